"""The checklist beside the form: where a draft stands in, findings in piles with ways to their questions out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..form import asked
from ..render.view import summary, words
from ..render.view.findings import Finding, gather
from ..render.view.sources import cited
from ..report import SEVERITIES, Report, Result
from .clean import clean
from .place import Link, spot, to_question, to_rule
from .standing import Standing

VERDICT_MARKS = {"fail": "critical", "incomplete": "ask", "review": "major", "ok": "info"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """A value that decided: its name, and what the offer has."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding. `mark` names its sign, `word` says it; `links` lead to the questions that decide it, `waits` to
    those without an answer."""

    id: str
    rule: str
    about: str
    name: str
    mark: str
    word: str
    title: str
    messages: tuple[str, ...]
    because: tuple[Because, ...]
    ask: tuple[str, ...]
    good: str
    why: str
    sources: tuple[str, ...]
    links: tuple[Link, ...]
    waits: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Findings of one kind; `open` says whether they are shown before anybody asks for them, `full` whether each is
    told in full."""

    key: str
    mark: str
    title: str
    number: int
    entries: tuple[Entry, ...]
    open: bool
    full: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are of something: `2`, `flags`."""

    mark: str
    number: int
    noun: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Everything that follows from the answers so far; without `verdict` nothing does yet."""

    verdict: str = ""
    mark: str = "info"
    words: str = ""
    reason: str = ""
    counts: tuple[Count, ...] = ()
    piles: tuple[Pile, ...] = ()


NOTHING_YET = Checklist(
    words="The checklist begins with two answers",
    reason="Say the specialty and the type of job: they decide which points matter.",
)


def checklist(standing: Standing) -> Checklist:
    """The checklist of a draft, every text fit to be shown."""
    if standing.report is None:
        return NOTHING_YET
    report = standing.report
    return Checklist(
        verdict=report.verdict,
        mark=VERDICT_MARKS[report.verdict],
        words=summary.verdict(report),
        reason=summary.reason(report),
        counts=tuple(_counts(report)),
        piles=tuple(_Piles(standing, report).all()),
    )


def _counts(report: Report) -> Iterator[Count]:
    for outcome, noun in (("flag", "flag"), ("ask", "question"), ("waiting", "waiting"), ("pass", "fine")):
        number = len(report.of(outcome))  # type: ignore[arg-type]  # all four are outcomes
        yield Count(
            mark=outcome, number=number, noun=noun if number == 1 or outcome in ("waiting", "pass") else f"{noun}s"
        )


@dataclass(frozen=True, slots=True)
class _Piles:
    standing: Standing
    report: Report
    named: Counter[str] = field(default_factory=Counter)

    def all(self) -> Iterator[Pile]:
        """What is wrong first, then what is open, then what is not."""
        report = self.report
        yield from self._pile("error", report.of("error"), "error", "Could not be evaluated", opened=True)
        for severity in SEVERITIES:
            flags = [r for r in report.of("flag") if r.severity == severity and r.waiver is None]
            yield from self._pile(f"flag-{severity}", flags, severity, words.HEADS[severity], opened=True)
        for severity in SEVERITIES:
            asks = [r for r in report.of("ask") if r.severity == severity and r.waiver is None]
            title = f"To ask: {severity}"
            yield from self._pile(f"ask-{severity}", asks, "ask", title, opened=severity == "critical")
        waiting = [r for r in report.of("waiting") if r.waiver is None]
        yield from self._pile("waiting", waiting, "waiting", "Waiting for another answer")
        accepted = [r for r in report.results if r.waiver is not None]
        yield from self._pile("accepted", accepted, "accepted", "Accepted by you")
        yield from self._pile("pass", report.of("pass"), "pass", "Fine as stated", full=False)
        idle = report.of("not_applicable")
        yield from self._pile("not_applicable", idle, "not_applicable", "Does not concern this job", full=False)

    def _pile(
        self, key: str, results: Iterable[Result], mark: str, title: str, *, opened: bool = False, full: bool = True
    ) -> Iterator[Pile]:
        found = gather(results)
        if found:
            number = sum(len(finding.results) for finding in found)
            entries = tuple(self._entry(finding, full=full) for finding in found)
            yield Pile(key=key, mark=mark, title=title, number=number, entries=entries, open=opened, full=full)

    def _entry(self, finding: Finding, *, full: bool) -> Entry:
        first = finding.first
        self.named[first.rule] += 1
        number = "" if self.named[first.rule] == 1 else f".{self.named[first.rule]}"
        because = finding.basis if full else ()
        flagged = first.outcome == "flag"
        return Entry(
            id=f"{spot(first.rule)}{number}",
            rule=first.rule,
            about=to_rule(first.rule, self.standing.id),
            name=clean(finding.id),
            mark=first.severity if flagged else first.outcome,
            word=words.outcome(first),
            title=clean(first.title),
            messages=tuple(clean(words.sentence(text)) for text in finding.messages),
            because=tuple(Because(label=clean(b.label), value=clean(words.value(b.value, b.state))) for b in because),
            ask=tuple(map(clean, finding.questions)) if full else (),
            good=clean(first.good) if full else "",
            why=clean(first.why) if full else "",
            sources=tuple(map(clean, cited(first.sources))) if full else (),
            links=self._links(asked(finding.because)),
            waits=self._links(asked(b for b in finding.because if b.state != "stated")) if full else (),
        )

    def _links(self, paths: Iterable[str]) -> tuple[Link, ...]:
        found = (to_question(self.standing.id, path, self.standing.questions) for path in paths)
        return tuple(link for link in found if link)
