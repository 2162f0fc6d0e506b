"""How an outcome is told: the kind and the level of a SARIF result, and the level of a rule."""

from __future__ import annotations

from collections.abc import Mapping

from ...report import Gone, Outcome, Result, Severity
from .. import disclosure

LEVELS: Mapping[Severity, str] = {"critical": "error", "major": "error", "minor": "warning", "info": "note"}
"""The level of a flag, and of a rule."""

_KINDS: Mapping[Outcome, str] = {"ask": "open", "waiting": "open", "pass": "pass", "not_applicable": "notApplicable"}


def kind_and_level(found: Result | Gone) -> tuple[str, str]:
    """Return kind and level of a result: only what fails has a level."""
    return ("fail", LEVELS[found.severity]) if found.outcome == "flag" else (_KINDS[found.outcome], "none")


def level_at_github(result: Result) -> tuple[str, str]:
    """Return kind and level of an open finding for GitHub, which shows what fails, and nothing else."""
    return "fail", disclosure.level(result)
