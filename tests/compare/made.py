"""Short reports for tests: each result is `RULE[ SUBJECT] outcome severity`, each term `field=value`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from offer_check.report import Because, Report, Result, RuleSet, Term, Tool, Waiver
from tests.render.sample import OFFER, report
from tests.render.sample_results import result

ACCEPTED = Waiver(reason="Known.", by="A. Rivera", until="2027-01-31")


def one(text: str, **changes: Any) -> Result:
    """The result that `text` describes; `changes` replace any of its fields."""
    rule, *subject, outcome, severity = text.split()
    found = result(rule, "flag", "What was found.", subject=" ".join(subject))
    return replace(found, outcome=outcome, severity=severity, **changes)  # type: ignore[arg-type]


def stated(field: str, value: str = "", line: int = 1, **changes: Any) -> Term:
    """A term of a group that is named like the first part of its field."""
    group = field.partition(".")[0].partition("[")[0]
    made = Term(field=field, group=group, label=f"The {field}", value=value, state="stated", line=line)
    return replace(made, **changes)


def silent(field: str) -> Because:
    """A deciding field that is not stated."""
    return Because(field=field, label=f"The {field}", state="not_stated")


def of(*results: str | Result, terms: tuple[Term, ...] = (), **changes: Any) -> Report:
    """The report with these results and terms; `changes` replace any other field."""
    found = [one(r) if isinstance(r, str) else r for r in results]
    return report(found, terms=terms, **{"preferences": (), **changes})


def named(label: str, path: str, *results: str | Result, **changes: Any) -> Report:
    """The report on an offer of this label in this file."""
    return of(*results, offer=replace(OFFER, label=label, path=path, employer=""), **changes)


OLDER = Tool(name="offer-check", version="0.1.0")
RULES = RuleSet(count=3, digest="ab" * 32, packs=("core", "extended"))
