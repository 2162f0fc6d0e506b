"""Texts of a rule: a placeholder in a message names something that the alternative knows, and stands nowhere else."""

from __future__ import annotations

import re

from ...rule.faults import suggestion
from ...rule.rule import Rule
from ...source import Path
from .notes import Notes
from .scope import Scope, column_of

PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")


def check_message(scope: Scope, text: str, place: Path) -> None:
    """Note every placeholder of a message that stands for nothing, and every brace that is no placeholder."""
    for name in dict.fromkeys(PLACEHOLDER.findall(text)):
        if not _known(scope, name):
            hint = suggestion(name, scope.names())
            scope.notes.add(place, f"the placeholder {{{name}}} stands for nothing here", hint=hint)
    if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
        scope.notes.add(place, "a brace is no part of a placeholder", accepted="{alias.property}, {field}, {parameter}")


def check_plain(notes: Notes, rule: Rule) -> None:
    """Note every brace in the texts that are printed as they stand."""
    texts: dict[Path, str] = {
        ("title",): rule.title,
        ("why",): rule.why,
        ("question",): rule.question,
        ("good",): rule.good,
        **{("applies", i, "otherwise"): line.otherwise for i, line in enumerate(rule.applies)},
        ("each", "otherwise"): rule.each.otherwise if rule.each else "",
    }
    for place, text in texts.items():
        if re.search(r"[{}]", text):
            notes.add(place, f"a placeholder in {place[-1]}, which is printed as it stands", accepted="messages")


def _known(scope: Scope, name: str) -> bool:
    alias, _, prop = name.partition(".")
    if name in scope.parameters:
        return True
    if prop and alias in scope.bound:
        kind = scope.bound[alias]
        return not kind or prop in scope.vocabulary.kinds[kind].properties
    return name in scope.vocabulary.fields and not column_of(name)
