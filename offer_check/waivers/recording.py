"""A decision to accept results of a report in; the waiver file with it out, proved to say it and nothing else anew."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass

from .. import source
from ..errors import ConfigError, InputError, UsageError
from ..report import Report, Waiver
from ..source import Document
from . import adding, reading
from .adding import Decision
from .applying import applied
from .choosing import Choice, existing
from .offers import literal, spelled
from .waivers import Acceptance, Waivers


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A waiver file as it is to be written: `raw`, where it was `old` (None where it is new); where the entry stands,
    what offers it speaks of; and the report without it and with it."""

    raw: bytes
    old: bytes | None
    line: int
    offer: str
    before: Report
    after: Report


def record(
    report: Report,
    choice: Choice,
    waiver: Waiver,
    *,
    path: str,
    rules: Collection[str],
    schema: str = "waivers.schema.json",
    renew: bool = False,
) -> Record:
    """The waiver file at `path` with an entry for `choice`; `report` is the one without waivers.

    If the file is new it names the `schema` for editors. `renew` changes the entry that is there already. Raises
    ConfigError for faults of the file, UsageError where there is an entry already (or none to renew), and where it
    cannot be written without disturbing the rest.
    """
    document = _document(path, schema)
    waivers = reading.of(document, rules=rules)
    before, entry = applied(report, waivers), existing(waivers, choice, report)
    _refuse(before, choice, waivers, entry, renew=renew)
    offer = literal(spelled(report.offer.path, waivers.folder))
    decision = Decision(rule=choice.rule, subject=choice.subject, offer=offer, waiver=waiver)
    raw = adding.renewed(document, entry, waiver) if entry else adding.added(document, decision)
    new = _read_back(raw, path, rules)
    if raw is None or new is None:
        raise UsageError(_by_hand(path, decision, entry))
    written = new.entries[entry.index if entry else -1]
    return Record(
        raw=raw,
        old=document.raw if os.path.lexists(path) else None,
        line=written.line,
        offer=written.offer,
        before=before,
        after=applied(report, new),
    )


def _document(path: str, schema: str) -> Document:
    if not os.path.lexists(path):
        return adding.begun(path, schema=schema)
    try:
        return source.read(path)
    except InputError as error:
        raise ConfigError(error.faults) from None


def _read_back(raw: bytes | None, path: str, rules: Collection[str]) -> Waivers | None:
    """The waivers that the new text says; None where it cannot be read."""
    try:
        return reading.of(source.read_bytes(raw or b"", name=path, syntax=source.syntax_of(path)), rules=rules)
    except InputError:
        return None


def _refuse(before: Report, choice: Choice, waivers: Waivers, entry: Acceptance | None, *, renew: bool) -> None:
    """Raise UsageError where there is an entry already, or none that could be renewed."""
    if renew:
        if entry is None:
            raise UsageError(f"{waivers.path} has no entry on {choice.id} of this offer; leave --renew out to add one")
        return
    if entry is not None:
        over = entry.waiver.until < before.as_of
        said = "was accepted" if over else "is accepted already,"
        until = f"by {entry.waiver.by} until {entry.waiver.until}" + (", which is over" if over else "")
        raise UsageError(
            f"{waivers.path}:{entry.line}: {choice.id} {said} {until}; give --renew for a new reason, name and last day"
        )
    accepted = {r.fingerprint: r.waiver for r in before.results if r.waiver}
    if all(result.fingerprint in accepted for result in choice.results):
        found = accepted[choice.results[0].fingerprint]
        raise UsageError(f"{choice.id} is accepted already, by {found.by} until {found.until}, see {waivers.path}")


def _by_hand(path: str, decision: Decision, entry: Acceptance | None) -> str:
    if entry is not None:
        return f"{path}:{entry.line}: the entry cannot be changed for sure without disturbing the rest; edit it by hand"
    line = adding.to_paste(decision, path)
    return f"{path}: an entry cannot be added for sure without disturbing the rest; add it to the list by hand: {line}"
