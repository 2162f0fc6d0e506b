"""Reports for reading in a terminal: the verdict, then flags, questions, what waits, and the rest in short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..report import SEVERITIES, Because, FileStatus, Outcome, Overview, Report, Result
from . import stream
from .terminal import Terminal
from .view import accepted, baseline, summary, words
from .view.families import FamilyFindings, by_family
from .view.findings import Finding, gather
from .view.questions import TopicQuestions, by_topic
from .view.sources import in_offer


def render(
    reports: Sequence[Report],
    *,
    color: bool = False,
    unicode: bool = True,
    width: int = 100,
    verbose: bool = False,
    quiet: bool = False,
) -> str:
    """Write the reports one after the other.

    `color` adds color to the words, `unicode` allows more than ASCII, `width` is in characters. `verbose` tells passes
    and what does not apply one by one, `quiet` leaves the verdict and the counts.
    """
    writer = Writer(color=color, unicode=unicode, width=width, verbose=verbose, quiet=quiet)
    return stream.written(writer, reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """The reports one after the other, with the options of `render`; nothing for a file without a report."""

    color: bool = False
    unicode: bool = True
    width: int = 100
    verbose: bool = False
    quiet: bool = False

    def piece(self, item: Report | FileStatus) -> str:
        """Return the text of one report."""
        if not isinstance(item, Report):
            return ""
        terminal = Terminal(color=self.color, unicode=self.unicode, width=self.width)
        block = _Block(terminal, item).lines(verbose=self.verbose, quiet=self.quiet)
        return "".join(f"{line}\n" for line in block)

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the texts with an empty line between them."""
        return stream.lined(pieces)


class _Block:
    """Writes one report, line by line."""

    def __init__(self, terminal: Terminal, report: Report) -> None:
        self.terminal = terminal
        self.report = report

    def lines(self, *, verbose: bool, quiet: bool) -> Iterator[str]:
        yield from self.head()
        if not quiet:
            errors = self.report.of("error")
            yield from self.section("Errors", "The tool failed on these rules; please report it.", errors)
            yield from self.flags()
            yield from self.questions()
            waiting = self.report.of("waiting")
            yield from self.section("Waiting", "To be decided once another point is settled.", waiting)
            yield from self.rest(verbose=verbose)
            yield from self.risks()
            yield ""
            yield from self.limits()
        yield from self.terminal.lines(_totals(self.report), hang=2)

    def head(self) -> Iterator[str]:
        report, terminal = self.report, self.terminal
        yield from terminal.lines(f"{report.offer.path}: {_about(report)}", hang=2)
        kind = {"fail": "critical", "incomplete": "ask", "review": "major", "ok": "info"}[report.verdict]
        yield f"{terminal.tag(kind, report.verdict)} {terminal.paint(summary.verdict(report), 'bold')}"
        yield from terminal.lines(summary.reason(report), indent=2)
        yield from (terminal.paint(line, "bold") for line in terminal.lines(accepted.critical(report), indent=2))
        yield from terminal.lines(baseline.standing(report), indent=2)

    def flags(self) -> Iterator[str]:
        for severity in SEVERITIES:
            results = [r for r in self.report.of("flag") if r.severity == severity]
            if results:
                yield from self.title(f"{words.HEADS[severity]}: {words.counted(len(results), 'flag')}")
            for finding in gather(results):
                yield ""
                yield from self.tagged(finding)
                yield from self.reasons(finding)
                yield from self.advice(finding, finding.questions)

    def questions(self) -> Iterator[str]:
        asks = self.report.of("ask")
        if asks:
            yield from self.title(f"Questions for the employer: {words.counted(len(asks), 'point')}")
        for group in by_topic(self.report):
            yield ""
            yield from self.topic(group)

    def topic(self, group: TopicQuestions) -> Iterator[str]:
        yield self.terminal.paint(self.terminal.clean(group.topic.title), "bold")
        yield from self.terminal.lines(group.question, indent=2)
        for finding in group.findings:
            yield from self.tagged(finding, indent=2)
            yield from self.reasons(finding, indent=4)
            yield from self.advice(finding, group.asked(finding), indent=4)

    def rest(self, *, verbose: bool) -> Iterator[str]:
        settled: tuple[tuple[Outcome, str], ...] = (("pass", "Passed"), ("not_applicable", "Not applicable"))
        for outcome, title in settled:
            families = by_family(self.report, outcome)
            results = [r for family in families for r in family.results]
            if results and verbose:
                yield from self.title(f"{title} ({len(results)})")
                yield from (line for family in families for line in self.family(family))
            elif results:
                yield ""
                yield from self.terminal.lines(f"{title} ({len(results)}): {_ids(results)}", hang=2)

    def family(self, family: FamilyFindings) -> Iterator[str]:
        yield from self.terminal.lines(family.title, indent=2)
        for finding in family.findings:
            yield from self.tagged(finding, indent=4)
            yield from self.reasons(finding, indent=6)

    def risks(self) -> Iterator[str]:
        """What was accepted, what of it is over, and which waivers accept nothing."""
        report = self.report
        if accepted.anything(report):
            yield from self.title("Accepted risks")
        for finding in accepted.accepted(report):
            waiver = finding.first.waiver
            if waiver is not None:
                last = accepted.until(report, waiver)
                text = f"In force: {_ids(finding.results)} until {last} by {waiver.by}: {waiver.reason}"
                yield from self.terminal.lines(text, indent=2, hang=2)
        for entry in accepted.expired(report):
            text = f"Over: {entry.id} until {entry.waiver.until} by {entry.waiver.by}: {entry.waiver.reason}"
            yield from self.terminal.lines(f"{text} ({entry.path}:{entry.line})", indent=2, hang=2)
        for entry in accepted.idle(report):
            text = f"Accepts nothing: {entry.id}, {accepted.why_idle(entry)} ({entry.path}:{entry.line})"
            yield from self.terminal.lines(text, indent=2, hang=2)

    def limits(self) -> Iterator[str]:
        report = self.report
        changed = [f"{p.rule} {p.name} = {p.value} {p.unit}".rstrip() for p in report.parameters if p.changed]
        past = [f"{table.title} (to be checked by {table.check_by})" for table in report.tables if not table.current]
        for title, items in (
            ("In the baseline and no concern any more", [gone.id for gone in baseline.gone(report)]),
            ("Not in the baseline, because their rules are new to it", baseline.new_rules(report)),
            ("Changed by you", changed),
            ("Past their date, so nothing passes or is flagged on them", past),
            ("Not looked at", report.not_looked_at),
        ):
            if items:
                yield from self.terminal.lines(f"{title}: {'; '.join(items)}", hang=2)

    def section(self, title: str, lead: str, results: Sequence[Result]) -> Iterator[str]:
        if results:
            yield from self.title(f"{title} ({len(results)})")
            yield from self.terminal.lines(lead, indent=2)
        for finding in gather(results):
            yield from self.tagged(finding, indent=2)
            yield from self.reasons(finding, indent=4)

    def title(self, text: str) -> Iterator[str]:
        yield from ("", self.terminal.paint(text.upper(), "bold"))

    def tagged(self, finding: Finding, *, indent: int = 0) -> Iterator[str]:
        """The line that a finding begins with; its tag may hold color codes, so it stands before the wrapped text."""
        kind = finding.severity if finding.outcome == "flag" else finding.outcome
        word = finding.severity if finding.outcome in ("flag", "ask", "waiting") else words.OUTCOMES[finding.outcome]
        known = baseline.mark(finding.first)
        line = f"{_ids(finding.results)}: {finding.first.title}{f' ({known})' if known else ''}"
        first, *more = self.terminal.lines(line, indent=indent, hang=4)
        yield f"{' ' * indent}{self.terminal.tag(kind, word)} {first.lstrip()}"
        yield from more

    def reasons(self, finding: Finding, *, indent: int = 2) -> Iterator[str]:
        """The messages of a finding, each with the values that decided it, and the waiver."""
        for reason in finding.reasons:
            for message in reason.messages:
                yield from self.terminal.lines(words.sentence(message), indent=indent)
            for because in reason.because:
                yield from self.terminal.lines(self.because(because), indent=indent + 2, hang=2)
        waiver = finding.first.waiver
        if waiver is not None:
            text = f"Accepted until {waiver.until} by {waiver.by}: {waiver.reason}"
            yield from self.terminal.lines(text, indent=indent, hang=2)
        for told in accepted.over(self.report, finding):
            yield from self.terminal.lines(told, indent=indent, hang=2)

    def because(self, because: Because) -> str:
        line = [f"{self.report.offer.path}:{because.line}"] if in_offer(self.report, because) else []
        places = "; ".join([*line, *([words.papers(because.evidence)] if because.evidence else [])])
        return f"{because.label}: {words.value(because.value, because.state)}" + (f" ({places})" if places else "")

    def advice(self, finding: Finding, questions: Iterable[str], *, indent: int = 2) -> Iterator[str]:
        first = finding.first
        for name, text in (("Why", first.why), *(("Ask", q) for q in questions), ("Good", first.good)):
            if text:
                yield from self.terminal.lines(f"{name}: {text}", indent=indent, hang=2)


def _about(report: Report) -> str:
    roles: Iterable[str] = report.offer.role_labels
    parts = (summary.label(report), report.offer.specialty_label, ", ".join(roles), f"as of {report.as_of}")
    return "; ".join(part for part in parts if part)


def _ids(results: Iterable[Result]) -> str:
    """Every id in full, and on one line, so that a search for it finds it."""
    return ", ".join(Finding((result,)).id.replace(" ", "\N{NO-BREAK SPACE}") for result in results)


def _totals(report: Report) -> str:
    parts = []
    for row in summary.counts(report):
        found = [f"{number} {severity}" for number, severity in zip(row.by_severity, SEVERITIES, strict=True) if number]
        split = f" ({', '.join(found)})" if row.outcome in ("flag", "ask") and found else ""
        parts.append(f"{row.total} {words.OUTCOMES[row.outcome].lower()}{split}")
    waived = f"; {report.counts.waived} of them accepted" if report.counts.waived else ""
    return f"{words.counted(report.counts.total, 'result')}: {', '.join(parts)}{waived}"
