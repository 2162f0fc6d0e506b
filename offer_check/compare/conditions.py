"""What besides the offers differs between two reports: program, rules, day, numbers, dated facts, wishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..report import Report, Term
from .comparison import Condition
from .values import loose

NOT_THERE = "not given"
UNSET = "unset"


def conditions(old: Report, new: Report) -> Iterator[Condition]:
    """Every such difference, with both values as text."""
    for name, was, is_ in (
        ("version of the program", old.tool.version, new.tool.version),
        ("rules", _rules(old), _rules(new)),
        ("packs", ", ".join(old.rules.packs), ", ".join(new.rules.packs)),
        ("day of the check", old.as_of, new.as_of),
    ):
        if was != is_:
            yield Condition(name=name, old=was, new=is_)
    yield from _both("number", _numbers(old), _numbers(new))
    yield from _both("dated facts", _tables(old), _tables(new))
    yield from _differences("wish", _wishes(old.preferences), _wishes(new.preferences))


def _rules(report: Report) -> str:
    return f"{report.rules.count}, digest {report.rules.digest[:12]}"


def _both(what: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Condition]:
    """What both reports have; other rules or packs are told as such, not number by number."""
    return _differences(what, {n: old[n] for n in old if n in new}, {n: new[n] for n in new if n in old})


def _differences(what: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Condition]:
    for name in dict.fromkeys((*old, *new)):
        was, is_ = old.get(name, NOT_THERE), new.get(name, NOT_THERE)
        if loose(was) != loose(is_):
            yield Condition(name=f"{what}: {name}", old=was, new=is_)


def _numbers(report: Report) -> Mapping[str, str]:
    return {f"{p.rule} {p.name}": f"{p.value} {p.unit}".rstrip() if p.value else UNSET for p in report.parameters}


def _tables(report: Report) -> Mapping[str, str]:
    return {t.title: f"as of {t.as_of}" + ("" if t.current else ", past its date") for t in report.tables}


def _wishes(preferences: tuple[Term, ...]) -> Mapping[str, str]:
    return {term.label: term.value for term in preferences}
