"""Checks a physician's telemedicine job offer against declarative rules, and says what decided each finding.

from offer_check import check, load_offer, load_rules

rules = load_rules()
report = check(load_offer("offer.yaml", rules), rules)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from .api import check, check_files, load_offer, load_preferences, load_rules
    from .errors import EngineError, InputError, OfferCheckError, OfferError, RuleError, UsageError
    from .report import FileStatus, Report, Result

__all__ = [
    "EngineError",
    "FileStatus",
    "InputError",
    "OfferCheckError",
    "OfferError",
    "Report",
    "Result",
    "RuleError",
    "UsageError",
    "__version__",
    "check",
    "check_files",
    "load_offer",
    "load_preferences",
    "load_rules",
]

_HOMES = {
    "api": ("check", "check_files", "load_offer", "load_preferences", "load_rules"),
    "errors": ("EngineError", "InputError", "OfferCheckError", "OfferError", "RuleError", "UsageError"),
    "report": ("FileStatus", "Report", "Result"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: the command line must start quickly."""
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
