"""A waiver file in, its entries out, or every fault of it at its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from pydantic import ValidationError

from .. import source
from ..errors import ConfigError, Fault, InputError
from ..report import Waiver
from ..source import Document
from ..validation import fault, faults_of, found, meant
from . import offers
from .model import ACCEPTS, KEYS, Accepted, WaiverFile
from .waivers import Acceptance, Waivers

_Raw = tuple[int, dict[str, Any]]


def read(path: str, *, rules: Collection[str]) -> Waivers:
    """The waivers in the file at `path`, where there are the rules with the ids `rules`. Raises ConfigError with every
    fault."""
    try:
        document = source.read(path)
    except InputError as error:
        raise ConfigError(error.faults) from None
    return of(document, rules=rules)


def of(document: Document, *, rules: Collection[str]) -> Waivers:
    """The waivers in a document, where there are the rules `rules`. Raises ConfigError with every fault."""
    entries = list(_raw(document.data.get("waivers")))
    only = _Only(document)
    faults = [*_unknown(document, entries, rules), *only.faults(entries), *_repeated(document, entries, only)]
    try:
        file = WaiverFile.model_validate(document.data)
    except ValidationError as error:
        raise ConfigError([*faults, *faults_of(document, error, accepts=ACCEPTS, keys=KEYS)]) from None
    if faults:
        raise ConfigError(faults)
    accepted = (_acceptance(document, *entry, only) for entry in enumerate(file.waivers or ()))
    return Waivers(path=document.name, entries=tuple(accepted))


def _raw(listed: Any) -> Iterator[_Raw]:
    """The entries, as far as they are mappings, with their numbers: what is wrong with one is told beside the rest."""
    if isinstance(listed, list):
        yield from ((number, entry) for number, entry in enumerate(listed) if isinstance(entry, dict))


def _acceptance(document: Document, number: int, entry: Accepted, only: _Only) -> Acceptance:
    return Acceptance(
        rule=entry.rule,
        subject=entry.subject,
        offer=offers.normal(entry.offer) if entry.offer else only.offer,
        waiver=Waiver(reason=entry.reason, by=entry.by, until=entry.until.isoformat()),
        line=document.span(("waivers", number)).line,
        index=number,
    )


class _Only:
    """What an entry that names no offer speaks of: the only offer beside the file."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._offer: str | None = None

    @property
    def offer(self) -> str:
        """The name of the only offer, as a pattern; empty where there is none or where there are several."""
        if self._offer is None:
            self._offer = offers.literal(offers.alone(offers.folder_of(self._document.name)))
        return self._offer

    def faults(self, entries: list[_Raw]) -> Iterator[Fault]:
        """The faults of entries that do not say which offer, and of offers that cannot be meant."""
        for number, entry in entries:
            offer = entry.get("offer")
            if "offer" not in entry and not self.offer:
                message = "does not say which offer; there is not just one beside this file"
                yield fault(self._document, ("waivers", number), message, ACCEPTS["offer"], "add a line with offer:")
            elif isinstance(offer, str) and (reason := _unusable(offer)):
                yield fault(self._document, ("waivers", number, "offer"), reason, ACCEPTS["offer"])


def _unusable(offer: str) -> str:
    """Why a text cannot stand for an offer; empty where it can."""
    if offer.startswith(("/", "~")) or re.match("[A-Za-z]:", offer) or "\\" in offer:
        return f"found {found(offer)}, which is no path from this file with / between folders"
    try:
        offers.matcher(offer.strip())
    except re.error:
        return f"found {found(offer)}, which is no pattern"
    return ""


def _unknown(document: Document, entries: list[_Raw], rules: Collection[str]) -> Iterator[Fault]:
    for number, entry in entries:
        rule = entry.get("rule")
        if isinstance(rule, str) and rule.strip() and rule.strip() not in rules:
            hint = meant(rule, rules) or "offer-check rules list has all rules"
            yield fault(document, ("waivers", number, "rule"), f"unknown rule {found(rule)}", ACCEPTS["rule"], hint)


def _repeated(document: Document, entries: list[_Raw], only: _Only) -> Iterator[Fault]:
    """The faults of entries on the same rule, subject and offer as an earlier one."""
    seen: dict[tuple[str, ...], int] = {}
    for number, entry in entries:
        texts = [entry.get(key, "") for key in ("rule", "subject", "offer")]
        if "rule" not in entry or not all(isinstance(text, str) for text in texts):
            continue
        rule, subject, offer = (text.strip() for text in texts)
        first = seen.setdefault((rule, subject.casefold(), offers.normal(offer) if offer else only.offer), number)
        if first != number:
            line = document.span(("waivers", first)).line
            message = f"{rule} {subject}".rstrip() + f" of the same offer is there already, at line {line}"
            yield fault(document, ("waivers", number), message, "one entry a result", "keep one of the two")
