"""Where things are on the pages: questions, findings and rules in, addresses and ids out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..form import Address, Question

_NOT_A_NAME = re.compile(r"[^A-Za-z0-9_-]")


@dataclass(frozen=True, slots=True)
class Link:
    """Where something leads, and what it is called there."""

    label: str
    href: str


def plain(text: str) -> str:
    """A text as part of an id: letters, digits and hyphens."""
    return _NOT_A_NAME.sub("-", text)


def anchor(address: Address) -> str:
    """The id of a question on its page: `q-malpractice-policy_type`, `q-licenses-0-status`."""
    return plain("q-" + "-".join(map(str, address)))


def spot(rule: str) -> str:
    """The id of the first finding of a rule in the checklist."""
    return f"f-{plain(rule)}"


def home(id: str) -> str:
    """The address under which all pages of a draft are."""
    return f"/offers/{id}"


def to_rule(rule: str, id: str) -> str:
    """The address of a rule in words, from where the way back to a draft is known."""
    return f"/rules/{rule}?offer={id}"


def to_question(id: str, path: str, questions: Mapping[str, tuple[str, Question]]) -> Link | None:
    """The way to a question; None where it is not asked for this job."""
    if path not in questions:
        return None
    step, question = questions[path]
    return Link(question.label, f"{home(id)}/{step}#{anchor((path,))}")
