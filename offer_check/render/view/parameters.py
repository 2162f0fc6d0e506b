"""The numbers that rules compare with: those of one rule and one origin on one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...report import Parameter, Report
from .sources import guides, origin

UNSET = "unset, so its condition is off"


@dataclass(frozen=True, slots=True)
class Parameters:
    """Numbers of one rule that come from one place."""

    rule: str
    title: str
    numbers: tuple[str, ...]
    origin: str
    changed: bool


def parameters(report: Report) -> tuple[Parameters, ...]:
    """Gather the numbers of the rules that concern the job, and those that the reader changed, in the report's order.

    `title` is empty for a rule without a result.
    """
    known, titles = guides(report), {r.rule: r.title for r in report.results}
    idle = titles.keys() - {r.rule for r in report.results if r.outcome != "not_applicable"}
    groups: dict[tuple[str, str, bool], list[Parameter]] = {}
    for p in report.parameters:
        if p.changed or p.rule not in idle:
            groups.setdefault((p.rule, origin(p, known), p.changed), []).append(p)
    return tuple(
        Parameters(rule, titles.get(rule, ""), _numbers(found), source, changed)
        for (rule, source, changed), found in groups.items()
    )


def _numbers(found: Sequence[Parameter]) -> tuple[str, ...]:
    return tuple(f"{p.name.replace('_', ' ')}: {f'{p.value} {p.unit}'.rstrip() if p.value else UNSET}" for p in found)
