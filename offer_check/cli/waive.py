"""`offer-check waive`: record that somebody accepts what a rule found, why, and until when."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from . import completion, editor, terminal
from .failure import printable
from .given import Given, judging
from .output import write

if TYPE_CHECKING:
    from ..judge import Judge
    from ..report import Waiver
    from ..waivers.choosing import Choice
    from ..waivers.recording import Record

SCHEMA = "waivers.schema.json"


@judging
def waive(
    rule: Annotated[
        str,
        typer.Argument(metavar="RULE", help="The id of the rule, such as MAL-02.", autocompletion=completion.rules),
    ],
    file: Annotated[str, typer.Argument(metavar="FILE", help="The offer.")],
    subject: Annotated[
        str, typer.Option("--subject", metavar="NAME", help='What the result is about, such as GA; "*" for all.')
    ] = "",
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is accepted. Required.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decided it. Required.")] = "",
    until: Annotated[
        str, typer.Option("--until", metavar="DATE", help="The last day, such as 2027-01-31. Required.")
    ] = "",
    renew: Annotated[
        bool, typer.Option("--renew", help="Give the entry that is there already a new reason, name and last day.")
    ] = False,
    *,
    given: Given,
) -> None:
    """Accept what a rule found in an offer, until a day.

    The decision is added to the waiver file: that of --waivers or of the configuration, else the nearest
    offer-check.waivers.yaml upward from the offer, else a new one beside the offer, with a schema for editors.
    Everything else in the file stays as it is. The rule is still evaluated, every report shows what is accepted, and
    after the last day it is open again.
    """
    from ..config.search import WAIVERS
    from ..judge import judge
    from ..waivers.choosing import choose
    from ..waivers.recording import record

    if given.no_waivers:
        raise UsageError("--no-waivers: this command writes to a waiver file; leave the option out")
    if file == "-" or os.path.isdir(file):
        raise UsageError(f"{file} is not the file of one offer; name that")
    plan = given.plan(file, alone=True)
    path = _target(plan.waivers or os.path.join(os.path.dirname(file), WAIVERS[0]))
    judges = judge(replace(plan, waivers=""))
    report = judges.report(judges.read(file))
    choice = choose(report, _evaluated(rule.upper(), judges), subject.strip())
    waiver = _waiver(reason, by, until, today=plan.as_of)
    schema = editor.near(Path(path), "", name=SCHEMA)
    told = editor.told(schema, Path(path))
    made = record(report, choice, waiver, path=path, rules=judges.checker.rules.rules, schema=told, renew=renew)
    _write(made, path, schema)
    _tell(made, choice, waiver, path)


def _target(path: str) -> str:
    """The waiver file; UsageError for a link, as it may lead anywhere and offers are named from its folder."""
    if os.path.islink(path):
        raise UsageError(f"{path} is a link to {os.path.realpath(path)}; name that file: --waivers FILE")
    return path


def _evaluated(rule: str, judges: Judge) -> str:
    """The id of a rule that is evaluated; UsageError for any other."""
    rules = judges.checker.rules
    if rule not in rules.rules:
        from ..validation import meant

        hint = meant(rule, rules.rules) or "offer-check rules list has them all"
        raise UsageError(f"unknown rule {rule!r}; {hint}")
    if not rules.is_active(rule):
        pack = rules.rules[rule].pack
        hint = f"it is in the pack {pack}: --pack {pack}" if pack not in rules.packs else "see offer-check config"
        raise UsageError(f"{rule} is not evaluated here, so there is nothing to accept; {hint}")
    return rule


def _waiver(reason: str, by: str, until: str, *, today: date) -> Waiver:
    """Reason, name and last day, asked for on a terminal where they are not given."""
    from ..report import Waiver

    wanted = {"--reason": reason, "--by": by, "--until": until}
    missing = [name for name, text in wanted.items() if not text.strip()]
    if missing and not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(f"missing: {', '.join(missing)}; an acceptance has a reason, a name and a last day")
    asked = {name: _ask(name) for name in missing}
    texts = {name: asked.get(name, text).strip() for name, text in wanted.items()}
    day = _last_day(texts["--until"], today)
    return Waiver(reason=texts["--reason"], by=texts["--by"], until=day.isoformat())


def _ask(name: str) -> str:
    questions = {
        "--reason": "Why is it accepted?",
        "--by": "Who decided it?",
        "--until": "Until which day, that day included (YYYY-MM-DD)?",
    }
    answer: str = typer.prompt(questions[name], prompt_suffix=" ", err=True)
    return answer


def _last_day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise UsageError(f"--until {text!r} is no day; accepted: the last day, such as {today + timedelta(days=90)}")
    if day < today:
        raise UsageError(f"--until {text} is over on {today}; accepted: that day or a later one")
    return day


def _write(made: Record, path: str, schema: str) -> None:
    """Put the file in its place, unless somebody else has just changed it; before a new one, its schema for editors."""
    now = Path(path).read_bytes() if os.path.lexists(path) else None
    if now != made.old:
        raise UsageError(f"{path} was changed by somebody else at the same time; try again")
    if made.old is None:
        from ..waivers.schema import schema as content

        editor.put(schema, content(), force=False)
    write(made.raw, Path(path))


def _tell(made: Record, choice: Choice, waiver: Waiver, path: str) -> None:
    from ..render.view.words import VERDICTS, listed, outcome

    found = listed(dict.fromkeys(outcome(result).lower() for result in choice.results))
    for line in (
        f"{path}:{made.line}: {choice.id} ({found}) of {made.offer} is accepted by {waiver.by} until {waiver.until}",
        f"verdict before: {VERDICTS[made.before.verdict]}; now: {VERDICTS[made.after.verdict]}",
        f"every report still shows it, and after {waiver.until} it is open again",
    ):
        print(terminal.printed(line))
    critical = [result.id for result in choice.results if result.severity == "critical"]
    if critical:
        print(printable(f"warning: critical, and no longer in the verdict: {', '.join(critical)}"), file=sys.stderr)
