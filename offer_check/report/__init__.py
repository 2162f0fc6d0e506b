"""The one object that feeds every format: what a check of one offer found.

A report knows nothing of the engine or of files; formats only arrange what is here. Its JSON form is
`offer-check-report/1`, with a published schema (`offer-check schema report`).
"""

from __future__ import annotations

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
    OUTCOMES,
    SEVERITIES,
    Because,
    Evidence,
    Outcome,
    Result,
    Section,
    Severity,
    Source,
    State,
    Waiver,
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
    "FORMAT",
    "OUTCOMES",
    "SEVERITIES",
    "Because",
    "Boundary",
    "BySeverity",
    "Counts",
    "Entry",
    "Evidence",
    "Family",
    "OfferInfo",
    "Outcome",
    "Parameter",
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
    "at_least",
    "fingerprint",
    "sort_key",
    "verdict_of",
]
