"""`offer-check explain`: one rule in prose; with an offer what it finds there, and what would change that."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from . import completion, options, terminal
from .given import Given
from .output import write

if TYPE_CHECKING:
    from ..offer import Preferences
    from ..probe.model import Probing
    from ..ruleset.ruleset import Rules


class Form(StrEnum):
    """How an explanation on an offer is written."""

    text = "text"
    json = "json"


def explain(
    rule: Annotated[
        str,
        typer.Argument(metavar="RULE", help="The id of a rule, such as LIC-01.", autocompletion=completion.rules),
    ],
    offer: Annotated[
        Path | None, typer.Option("--offer", metavar="FILE", help="Explain what the rule finds in this offer.")
    ] = None,
    subject: Annotated[
        str, typer.Option("--subject", metavar="NAME", help="Only the result on this subject, such as TX.")
    ] = "",
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write it, with --offer.")] = Form.text,
    preferences: options.PreferencesFile = None,
    config: options.ConfigFile = None,
    as_of: options.AsOf = "",
    rules: options.RuleFolders = [],
    set: options.Settings = [],
) -> None:
    """Explain a rule: when it applies, what it flags and passes, why, what to ask, and where it comes from.

    With an offer: every condition of the rule in words, each true, false or not stated, with the value found and where
    it stands; and which single change would lead to which outcome. The configuration of the offer counts; without an
    offer that of the current folder.
    """
    from ..api import load_preferences
    from ..checker.checker import tables_of
    from ..judge.rules import every
    from ..rule.faults import suggestion
    from ..ruleset.ruleset import PACKS

    given = Given(rules=rules, set=set, preferences=preferences, config=config, as_of=as_of)
    plan = given.plan(str(offer or ""))
    chosen = every(plan.rules).set(dict(plan.settings)).select(packs=PACKS)
    known = chosen.rules.get(rule.upper())
    if known is None:
        hint = suggestion(rule.upper(), chosen.rules)
        raise UsageError(f"unknown rule {rule!r}" + (f"; {hint}" if hint else "; offer-check rules list has them all"))
    if offer is not None:
        wishes = load_preferences(plan.preferences) if plan.preferences else None
        found = _probed(chosen, known.id, offer, subject, plan.as_of, wishes)
        write(_written(found, form), None)
        return
    if subject or preferences or as_of or form is not Form.text:
        raise UsageError("--subject, --preferences, --as-of and --format need --offer FILE")
    from ..prose import explain as prose

    print(prose(known, chosen, tables_of(chosen)), end="")


def _probed(rules: Rules, rule: str, path: Path, subject: str, day: date, wishes: Preferences | None) -> Probing:
    from ..checker.checker import tables_of
    from ..offer import file
    from ..probe.probing import Prober

    offer = file.read(path, tables_of(rules))
    return Prober(rules, rule, day).probe(offer, wishes, subject or None)


def _written(found: Probing, form: Form) -> str:
    if form is Form.json:
        from ..probe import json

        return json.write(found)
    from ..probe import text
    from ..render.terminal import Terminal

    shown = Terminal(unicode=terminal.unicode(), width=terminal.width())
    return text.write(found, clean=shown.clean, width=shown.width)
