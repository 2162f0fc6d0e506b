"""The one object that feeds every format: what a check of one offer found.

A report knows nothing of the engine or of files; formats only arrange what is here. Its JSON form is
`offer-check-report/1`, with a published schema (`offer-check schema report`).
"""

from __future__ import annotations

from .overview import FILE_FORMAT, FileStatus, Overview, Problem
from .report import (
    FORMAT,
    Boundary,
    Entry,
    Family,
    OfferInfo,
    Parameter,
    Report,
    RuleSet,
    Table,
    Term,
    Tool,
    Topic,
)
from .result import (
    ALL,
    CONCERNS,
    OUTCOMES,
    SEVERITIES,
    Baseline,
    Because,
    Evidence,
    Gone,
    Known,
    Outcome,
    Result,
    Section,
    Severity,
    Source,
    State,
    Waiver,
    WaiverEntry,
    fingerprint,
    sort_key,
)
from .summary import (
    BySeverity,
    Counts,
    Verdict,
    at_least,
    verdict_of,
)

__all__ = [
    "ALL",
    "CONCERNS",
    "FILE_FORMAT",
    "FORMAT",
    "OUTCOMES",
    "SEVERITIES",
    "Baseline",
    "Because",
    "Boundary",
    "BySeverity",
    "Counts",
    "Entry",
    "Evidence",
    "Family",
    "FileStatus",
    "Gone",
    "Known",
    "OfferInfo",
    "Outcome",
    "Overview",
    "Parameter",
    "Problem",
    "Report",
    "Result",
    "RuleSet",
    "Section",
    "Severity",
    "Source",
    "State",
    "Table",
    "Term",
    "Tool",
    "Topic",
    "Verdict",
    "Waiver",
    "WaiverEntry",
    "at_least",
    "fingerprint",
    "sort_key",
    "verdict_of",
]
