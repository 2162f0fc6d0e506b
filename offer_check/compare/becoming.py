"""What became of a result, in a few words that follow its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..report import Outcome, Report, Result
from .comparison import Kind
from .rank import concern
from .values import loose

_STANDS: Mapping[Outcome, str] = {
    "flag": "flagged",
    "ask": "to be asked",
    "waiting": "waiting for another point",
    "error": "not evaluated because of an error",
    "pass": "fine",
    "not_applicable": "not applicable",
}


def text(
    kind: Kind,
    old: Result | None,
    new: Result | None,
    *,
    own: Result,
    silent: tuple[str, ...],
    reports: tuple[Report, Report],
) -> str:
    """Say how a result became `kind`. `own` is the one with the fingerprint, `silent` are terms no longer stated."""
    if kind in ("new_rule", "dropped_rule"):
        return _rule(own, reports[kind == "dropped_rule"], missing_in="old" if kind == "new_rule" else "new")
    if kind == "replaced":
        return "told for each subject now" if old is own else "told for each subject before"
    said = _SAID[kind](old, new)
    if not silent:
        return said
    named = f"no longer stated, so it has to be asked: {', '.join(silent)}"
    if new is not None and concern(new):
        return f"{said}; {named}"
    return f"{said}; no longer stated: {', '.join(silent)}"


def _rule(own: Result, report: Report, *, missing_in: str) -> str:
    if _version(own.since) > _version(report.tool.version):
        return f"the rule came with version {own.since}, and the {missing_in} report is of {report.tool.version}"
    return f"the {missing_in} report did not evaluate this rule"


def _fixed(old: Result | None, new: Result | None) -> str:
    if new is None:
        return "no longer comes up" if old and old.subject else "told for each subject now, and none is a concern"
    if new.outcome == "not_applicable":
        return f"does not apply any more{_because(new)}"
    return "passes now"


def _new(old: Result | None, new: Result | None) -> str:
    if old is None:
        return "did not come up before" if new and new.subject else "was told for each subject, and none was a concern"
    if old.outcome == "not_applicable":
        return f"did not apply before{_because(old)}"
    return "passed before"


def _because(result: Result) -> str:
    return f" ({result.message.rstrip('.')})" if result.message else ""


def _moved(old: Result | None, new: Result | None) -> str:
    assert old
    assert new
    return f"was {_stands(old)}, is {_stands(new)}"


def _unchanged(old: Result | None, new: Result | None) -> str:
    assert old
    assert new
    if old.outcome != new.outcome:
        return _moved(old, new)
    return "" if _basis(old) == _basis(new) else "what decides it has changed"


def _waiver(old: Result | None, new: Result | None) -> str:
    if new is None or new.waiver is None:
        assert old
        return f"was accepted{_by(old)}; {_is_now(new)}"
    before = "did not come up before" if old is None else f"was {_stands(old)}"
    if old and old.waiver:
        return f"{before}, accepted{_by(old)}; is {_stands(new)}, accepted{_by(new)}"
    return f"{before}; is {_stands(new)}, accepted{_by(new)}"


def _is_now(new: Result | None) -> str:
    if new is None:
        return "not in the new report"
    return f"now {_stands(new)} and open again" if new.open else f"now {_stands(new)}"


def _by(result: Result) -> str:
    waiver = result.waiver
    return f" until {waiver.until} by {waiver.by} ({waiver.reason})" if waiver else ""


def _stands(result: Result) -> str:
    word = _STANDS[result.outcome]
    return f"{word} ({result.severity})" if result.outcome not in ("pass", "not_applicable") else word


def _basis(result: Result) -> frozenset[tuple[object, ...]]:
    return frozenset((b.field, b.state, loose(b.value)) for b in result.because)


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", text)))


_SAID: Mapping[Kind, Callable[[Result | None, Result | None], str]] = {
    "new": _new,
    "worse": _moved,
    "waiver": _waiver,
    "better": _moved,
    "fixed": _fixed,
    "unchanged": _unchanged,
    "settled": lambda old, new: "",
}
