"""What an offer comes to so far: counts, verdict, flags, what is still open, and what to do next."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping

from ..form import awaited, entered
from ..offer import FIELDS
from ..offer.faults import spoken
from ..render.view import summary, words
from ..report import Outcome, Report, Result
from .telling import refusals
from .terminal import Terminal
from .work import Work

MOST = 12
_NO_BREAK = "\N{NO-BREAK SPACE}"


def review(terminal: Terminal, work: Work) -> None:
    """Say it all."""
    terminal.say()
    terminal.say("Review", kind="bold")
    _wrong(terminal, work)
    if work.report is None:
        terminal.say("There is no review yet: the specialty and the type of job are not known.")
        return
    terminal.say(f"Verdict: {summary.verdict(work.report)}. {summary.reason(work.report)}")
    terminal.say(f"{_counts(work.report)}.")
    _list(terminal, "Flags:", [r for r in work.report.of("flag") if r.open])
    _waits(terminal, work.report)


def ending(terminal: Terminal, work: Work) -> None:
    """Say what it comes to, and which commands may come next."""
    review(terminal, work)
    terminal.say()
    if work.is_new:
        terminal.say("Nothing was answered, so no file was written.")
        return
    following = {f"Everything is in {work.path}. To go on:": command("interview", work.path)}
    if work.report:
        following["The report:"] = command("report", work.path)
        following["The letter to the employer:"] = command("questions", work.path)
        following["When the answers come in:"] = f"{command('interview', work.path)} --open"
    for title, typed in following.items():
        terminal.say(f"{title} {typed.replace(' ', _NO_BREAK)}", hang=2)


def command(name: str, path: str) -> str:
    """A command on the offer, as one types it in a shell."""
    return f"offer-check {name} {shlex.quote(path)}"


def _wrong(terminal: Terminal, work: Work) -> None:
    for at, problems in work.wrong.items():
        for text in refusals(problems):
            terminal.say(f"Not counted, as it is wrong: {spoken(at)}: {text}", kind="major", hang=2)


def _counts(report: Report) -> str:
    nouns: Mapping[Outcome, str] = {"flag": "flag", "ask": "open question", "waiting": "waiting point"}
    found = [words.counted(sum(r.open for r in report.of(outcome)), noun) for outcome, noun in nouns.items()]
    fine = f"{len(report.of('pass'))} stated and fine"
    return words.listed([*found, fine, f"{len(report.of('not_applicable'))} that do not concern this job"])


def _list(terminal: Terminal, title: str, results: list[Result]) -> None:
    if results:
        terminal.say(title)
    for result in results[:MOST]:
        terminal.say(f"[{result.severity}] {result.title} ({result.id}). {result.message}", indent=2, hang=2)
    if len(results) > MOST:
        terminal.say(f"and {len(results) - MOST} more; the report has them all.", indent=2)


def _waits(terminal: Terminal, report: Report) -> None:
    waiting = list(_waiting(report))
    if waiting:
        terminal.say(f"{words.counted(len(waiting), 'fact')} would answer what is open, the gravest first:")
    for text in waiting[:MOST]:
        terminal.say(text, indent=2, hang=2)
    if len(waiting) > MOST:
        terminal.say(f"and {len(waiting) - MOST} more; --open asks for all of them.", indent=2)


def _waiting(report: Report) -> Iterator[str]:
    """The labels of the questions that are open, each with the gravest severity that waits for it."""
    for path, results in awaited(report).items():
        for known in entered(path):
            yield f"[{results[0].severity}] {FIELDS[known].label}"
