"""The checklist: every rule with what came of it on one line or two, what does not concern the job apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...report import Because, Outcome, Report
from .families import FamilyFindings, by_family
from .findings import Finding
from .sources import in_offer
from .words import value

CONCERNING: tuple[Outcome, ...] = ("error", "flag", "ask", "waiting", "pass")
LONGEST_VALUE = 60

_NO_BREAK = "\N{NO-BREAK SPACE}"
_WORD = re.compile(r"[\w.,]*\w")


@dataclass(frozen=True, slots=True)
class Checklist:
    """The findings of rules that concern the job, by family, and those of rules that do not."""

    concerning: tuple[FamilyFindings, ...]
    idle: tuple[Finding, ...]


def checklist(report: Report) -> Checklist:
    """Arrange all results of `report`."""
    idle = (finding for family in by_family(report, "not_applicable") for finding in family.findings)
    return Checklist(by_family(report, *CONCERNING), tuple(idle))


def basis(report: Report, finding: Finding) -> str:
    """Return what decided a finding beyond its messages: values that these do not have, and the lines of all.

    `Specialty: general surgery, line 12; lines 45, 46`. Long values, rows of a table mostly, stand in the terms only.
    """
    said = set(_WORD.findall(" ".join(finding.messages).lower()))
    told, lines = [], []
    for because in finding.basis:
        if _is_said(because, said):
            lines += [because.line] if in_offer(report, because) else []
        else:
            told.append(", ".join(_parts(report, because)))
    return "; ".join([*told, *_lines(lines)])


def _parts(report: Report, because: Because) -> Iterator[str]:
    text = value(because.value, because.state)
    yield because.label if len(text) > LONGEST_VALUE else f"{because.label}: {text}"
    if because.state != "not_stated" and in_offer(report, because):
        yield f"line{_NO_BREAK}{because.line}"


def _is_said(because: Because, said: set[str]) -> bool:
    return because.state == "stated" and set(_WORD.findall(because.value.lower())) <= said


def _lines(numbers: Iterable[int]) -> Iterator[str]:
    found = sorted(set(numbers))
    if found:
        yield f"line{'s' if len(found) > 1 else ''}{_NO_BREAK}{', '.join(map(str, found))}"
