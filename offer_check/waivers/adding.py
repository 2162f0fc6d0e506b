"""A new decision for a waiver file: the bytes of the file with it, and not a byte of the rest disturbed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import source
from ..report import Waiver
from ..source import Document, Path, syntax_of
from ..source.amend import appended, one_line, replaced
from ..source.read import Syntax
from .waivers import Acceptance

_HEAD: Mapping[Syntax, str] = {
    "yaml": """\
# yaml-language-server: $schema=@
# What was accepted, why, by whom, and until which day (that day included). Every rule is still evaluated, every
# report shows what is accepted, and after its last day it is open again. Add with: offer-check waive
waivers_format: 1
waivers:
""",
    "json": """\
{
  "$schema": "@",
  "waivers_format": 1,
  "waivers": []
}
""",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is accepted, in which offer (a path or pattern from the folder of the waiver file), and how."""

    rule: str
    subject: str
    offer: str
    waiver: Waiver

    @property
    def fields(self) -> dict[str, str]:
        """The entry as a file holds it."""
        waiver = self.waiver
        subject = {"subject": self.subject} if self.subject else {}
        return {"rule": self.rule, **subject, "offer": self.offer, **_told(waiver)}


def begun(path: str, *, schema: str) -> Document:
    """What a new waiver file at `path` holds before its first entry; `schema` is where editors find the schema."""
    head = _HEAD[syntax_of(path)].replace("@", schema)
    return source.read_bytes(head.encode(), name=path, syntax=syntax_of(path))


def added(document: Document, decision: Decision) -> bytes | None:
    """The file with the decision at its end; None where the text leaves no place that is sure."""
    return appended(document, ("waivers",), decision.fields, syntax=syntax_of(document.name))


def renewed(document: Document, entry: Acceptance, waiver: Waiver) -> bytes | None:
    """The file with reason, name and last day of `entry` changed; None where that cannot be done for sure."""
    values: dict[Path, str] = {("waivers", entry.index, key): text for key, text in _told(waiver).items()}
    return replaced(document, values, syntax=syntax_of(document.name))


def to_paste(decision: Decision, path: str) -> str:
    """The entry on one line, as a person may paste it into the list of the file at `path`."""
    return one_line(decision.fields, syntax=syntax_of(path))


def _told(waiver: Waiver) -> dict[str, str]:
    return {"reason": waiver.reason, "by": waiver.by, "until": waiver.until}
