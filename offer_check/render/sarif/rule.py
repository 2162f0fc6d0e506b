"""The rules of a report as SARIF describes rules; results have all that there is to know of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ...report import Report, Result, Severity, Source
from ..markdown.escape import shown
from ..view.sources import cited
from ..view.words import cut
from .level import LEVELS
from .piece import packed
from .text import LONGEST, description, line, markdown, message

_PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation"}


class Rule(NamedTuple):
    """What the results of one rule have in common."""

    id: str
    title: str
    why: str
    question: str
    good: str
    severity: Severity
    pack: str
    family: str
    topic: str
    sources: tuple[Source, ...]

    @classmethod
    def of(cls, result: Result) -> Rule:
        """Return the rule of a result."""
        return cls(
            id=result.rule,
            title=result.title,
            why=result.why,
            question=result.question,
            good=result.good,
            severity=result.base_severity,
            pack=result.pack,
            family=result.family,
            topic=result.topic,
            sources=result.sources,
        )


def rules_of(report: Report) -> tuple[Rule, ...]:
    """Return the rules of a report by id; every active rule has a result."""
    found = {result.rule: result for result in reversed(report.results)}
    return tuple(Rule.of(found[name]) for name in sorted(found))


@lru_cache(maxsize=8)
def described(rules: tuple[Rule, ...]) -> str:
    """Return the descriptions of rules, packed; they are the same for every report of most runs."""
    return packed(line([_described(rule) for rule in rules]))


def _described(rule: Rule) -> dict[str, Any]:
    level = LEVELS[rule.severity]
    tags = dict.fromkeys(filter(None, (rule.pack, rule.family, rule.topic)))
    return {
        "id": rule.id,
        "shortDescription": {"text": description(rule.title, rule.id)},
        "fullDescription": {"text": description(rule.why, rule.title or rule.id)},
        "help": _help(rule),
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": list(tags),
            "precision": "high",
            "problem.severity": _PROBLEMS[level],
            "sources": [cut(shown(source), LONGEST) for source in cited(rule.sources)],
        },
    }


def _help(rule: Rule) -> dict[str, str]:
    parts = dict(_parts(rule))
    if not parts:
        return {"text": description(rule.title, rule.id)}
    return {
        "text": "\n".join(f"{name}: {message(text)}" for name, text in parts.items()),
        "markdown": "\n\n".join(f"**{name}:** {markdown(text)}" for name, text in parts.items()),
    }


def _parts(rule: Rule) -> Iterator[tuple[str, str]]:
    for name, text in (
        ("Why", rule.why),
        ("Ask", rule.question),
        ("Good", rule.good),
        ("Sources", " · ".join(cited(rule.sources))),
    ):
        if text.strip():
            yield name, text
