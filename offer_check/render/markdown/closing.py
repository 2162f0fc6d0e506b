"""What stands last: the full checklist, what was accepted and changed, what is not looked at, where all comes from."""

from __future__ import annotations

from collections.abc import Iterator

from ...report import Table, WaiverEntry
from ..page.report import SURE, View
from ..view import baseline, words
from ..view.accepted import why_idle
from ..view.families import FamilyFindings
from ..view.findings import Finding
from . import marks
from .blocks import Line, Run, Strong, heading, inline, points, table
from .marks import apart, ids, marked, messages

CAUTION = (
    "This is information to prepare a negotiation, not legal advice. It compares the terms that were entered with "
    "rules drawn from published career guides; it has not read your papers, and it does not replace a lawyer who knows "
    "your agreement, your specialty and your states. A pass means that one stated value meets one rule, no more."
)


def checklist(view: View) -> Iterator[str]:
    """Write every result once: those of rules that concern the job by family, the others after them."""
    yield inline("Every rule and what came of it. What is flagged or asked is told in full further up.")
    for family in view.checklist.concerning:
        yield from _family(view, family)
    if view.checklist.idle:
        yield from _family(view, FamilyFindings("Not applicable", view.checklist.idle))


def _family(view: View, family: FamilyFindings) -> Iterator[str]:
    yield heading(3, family.title)
    yield table(("Rule", "Check", "Result", "Basis"), (_checked(view, finding) for finding in family.findings))


def _checked(view: View, finding: Finding) -> tuple[Line, ...]:
    first, basis = finding.first, view.basis(finding)
    why = (*messages(finding), f"({basis})" if basis else "")
    return ids(finding.results), first.title, tuple(marked(first, words.outcome(first))), why


def accepted(view: View) -> Iterator[str]:
    """Write the results with a waiver, what is over, and what accepts nothing."""
    yield inline(
        "Results that somebody decided to accept until a day, that day included. They stay in every count and outside "
        "the verdict."
    )
    if view.accepted:
        yield table(("Rule", "Check", "Result", "Until", "By", "Reason"), (_in_force(view, f) for f in view.accepted))
    if view.expired:
        yield heading(3, "Over, and open again")
        columns = ("Rule", "Until", "By", "Reason", "Written at")
        yield table(columns, ((e.id, e.waiver.until, e.waiver.by, e.waiver.reason, _at(e)) for e in view.expired))
    if view.idle:
        yield heading(3, "Entries that accept nothing")
        columns = ("Rule", "Why", "Until", "By", "Written at")
        yield table(columns, ((e.id, why_idle(e), e.waiver.until, e.waiver.by, _at(e)) for e in view.idle))


def _in_force(view: View, finding: Finding) -> tuple[Line, ...]:
    first, waiver = finding.first, finding.first.waiver
    who = (view.until(waiver), waiver.by, waiver.reason) if waiver else ("", "", "")
    return ids(finding.results), first.title, words.outcome(first), *who


def _at(entry: WaiverEntry) -> str:
    return f"{entry.path}:{entry.line}"


def since(view: View) -> Iterator[str]:
    """Write how the report stands to its baseline, and what of that is gone."""
    yield inline(view.standing)
    if rules := baseline.new_rules(view.report):
        yield inline(("Not in the baseline, because their rules are new to it:", *apart(rules, ",")))
    if gone := baseline.gone(view.report):
        yield heading(3, "No concern any more")
        yield table(("Rule", "Check", "Then"), ((one.id, one.title, baseline.then(one)) for one in gone))


def changed(view: View) -> Iterator[str]:
    """Write what differs from a review without any options."""
    found = view.changed
    yield inline(
        "What differs from a review without any options. Another reader of the same offer may find something else."
    )
    rows: list[tuple[Line, ...]] = [((p.title or "Number", f"({p.rule})"), apart(p.numbers)) for p in found.numbers]
    rows += ((wish.label, words.value(wish.value, wish.state)) for wish in found.wishes)
    if found.packs:
        rows.append(("Further rules", words.listed(found.packs)))
    yield table(("What", "Set to"), rows)


def parameters(view: View) -> Iterator[str]:
    """Write the numbers that rules compare with."""
    yield table(
        ("Rule", "Check", "Numbers", "Come from"),
        ((p.rule, p.title, apart(p.numbers), Strong(p.origin) if p.changed else p.origin) for p in view.parameters),
    )


def limits(view: View) -> Iterator[str]:
    """Write what no rule covers."""
    yield inline("No rule covers these, so nothing in this report speaks for or against them.")
    yield points(view.report.not_looked_at)


def glossary(view: View) -> Iterator[str]:
    """Write what terms of the field mean."""
    yield points((Strong(f"{entry.term}:"), entry.meaning) for entry in view.report.glossary)


def tables(view: View) -> Iterator[str]:
    """Write the dated facts."""
    yield inline(
        "Facts from outside that rules used. Past its date, a table neither passes nor flags anything; what depends on "
        "it becomes a question."
    )
    yield table(("Table", "As of", "Check by", "Source", "State"), map(_dated, view.report.tables))


def _dated(fact: Table) -> tuple[Line, ...]:
    sure = f"({SURE[fact.sure]})" if fact.sure else ""
    state: Run = "current" if fact.current else Strong("past its date")
    return fact.title, fact.as_of, fact.check_by, (fact.source, sure), state


def sources(view: View) -> Iterator[str]:
    """Write the guides that the results cite."""
    yield table(("In this report", "Title"), ((guide.name, guide.title) for guide in view.guides))


def provenance(view: View) -> Iterator[str]:
    """Write what the report was made from."""
    report = view.report
    yield inline(CAUTION)
    yield table(
        ("Made from", "Which"),
        (
            ("Offer", (report.offer.path, f"(SHA-256 {report.offer.digest})")),
            ("Rules", f"{marks.rules(report)} (SHA-256 {report.rules.digest})"),
            ("Program", f"{report.tool.name} {report.tool.version}"),
            ("Date taken as today", report.as_of),
        ),
    )
    yield inline("The same offer, rules and date give this same text.")
