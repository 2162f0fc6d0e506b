"""`offer-check explain`: one rule in prose."""

from __future__ import annotations

from typing import Annotated

import typer

from ..errors import UsageError
from . import options
from .request import rules_of


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule, such as LIC-01.")],
    rules: options.RuleFolders = [],
    set: options.Settings = [],
) -> None:
    """Explain a rule: when it applies, what it flags and passes, why, what to ask, and where it comes from."""
    from ..checker.checker import tables_of
    from ..prose import explain as prose
    from ..rule.faults import suggestion

    chosen = rules_of(("core", "extended", "program"), (), (), rules, set)
    known = chosen.rules.get(rule.upper())
    if known is None:
        hint = suggestion(rule.upper(), chosen.rules)
        raise UsageError(f"unknown rule {rule!r}" + (f"; {hint}" if hint else "; offer-check rules list has them all"))
    print(prose(known, chosen, tables_of(chosen)), end="")
