"""A draft in, the offer that it makes out: without the answers that are wrong, which are told, each at its question."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .. import source
from ..offer import Offer
from ..offer.file import OfferFile
from ..offer.load import examine
from ..offer.paths import TABLES
from ..offer.refusal import Problem
from ..offer.tables import Tables
from .draft import BESIDE, Address, Draft
from .fields import ENTERED, Kind

NAME = "draft"


@dataclass(frozen=True, slots=True)
class Examined:
    """`file` is the offer without what is wrong: None while specialty or role is not known. `problems` is what is
    wrong, by the address of the question; at `()` what belongs to none."""

    file: OfferFile | None
    problems: Mapping[Address, tuple[Problem, ...]] = field(default_factory=dict)


def examined(draft: Draft, tables: Tables) -> Examined:
    """Read a draft the way a file is read, answer by answer."""
    problems: dict[Address, tuple[Problem, ...]] = {}
    kept = draft
    while True:
        data = kept.data(tables)
        offer, found = examine(data, tables)
        if offer is not None:
            return Examined(_file(data, offer), problems)
        wrong = _by_question(kept, (problem for problem in found if not _is_missing(problem)), tables)
        if kept is draft:
            problems = wrong
        if not wrong:
            return Examined(None, problems)
        kept = _without(kept, wrong)


def kind_of(draft: Draft, tables: Tables) -> Kind | None:
    """The kind of job that a draft describes; None while it does not say."""
    about = draft.values.get("about") or {}
    roles = about.get("role_type")
    codes = roles if isinstance(roles, list) else [roles]
    known = tuple(code for code in codes if isinstance(code, str) and code in tables.roles)
    specialty, stage = about.get("specialty"), about.get("career_stage")
    if not known or not isinstance(specialty, str) or specialty not in tables.specialties:
        return None
    stages = ENTERED["about.career_stage"].shape.choices
    return Kind(specialty=specialty, roles=known, stage=stage if stage in stages else "")


def _file(data: dict[str, Any], offer: Offer) -> OfferFile:
    raw = json.dumps(data, ensure_ascii=False).encode()
    return OfferFile(source.read_bytes(raw, name=NAME, syntax="json"), offer)


def _by_question(draft: Draft, problems: Iterable[Problem], tables: Tables) -> dict[Address, tuple[Problem, ...]]:
    places: dict[Address, Address] = {}
    places |= {("evidence", key): address for address, key in draft.keys(draft.papers, tables)}
    places |= {("unclear", key): address for address, key in draft.keys(draft.words, tables)}
    found: dict[Address, tuple[Problem, ...]] = {}
    for problem in problems:
        address = places.get(problem.path[:2]) or _question(problem.path)
        found[address] = (*found.get(address, ()), problem)
    return found


def _question(path: Address) -> Address:
    """The beginning of a path that leads to a field, to a column of a row, or to a row."""
    for end in range(1, len(path) + 1):
        words = ".".join(step for step in path[:end] if isinstance(step, str))
        if words in TABLES:
            return path[: end + 2]
        if words in ENTERED:
            return path[:end]
    return path


def _is_missing(problem: Problem) -> bool:
    """Whether it only says that a fact without which nothing is checked is not there yet."""
    return problem.path == ("about",) and problem.at_key


def _without(draft: Draft, wrong: Mapping[Address, tuple[Problem, ...]]) -> Draft:
    """The draft without what stands at the addresses: values, words and evidence; where only the evidence is wrong,
    without that."""
    noted = {address for address, found in wrong.items() if address[0] not in BESIDE and all(map(_is_evidence, found))}
    for address in noted:
        draft = draft.answered(address, replace(draft.answer(address), papers=()))
    addresses = wrong.keys() - noted
    rows = {address for address in addresses if ".".join(map(str, address[:-1])) in TABLES}
    cells = {address for address in addresses - rows if any(isinstance(step, int) for step in address)}
    # Cells while their row is there, rows while their table is.
    for address in cells:
        draft = draft.cleared(address)
    for *table, number in sorted(rows, reverse=True):
        draft = draft.without_row(".".join(map(str, table)), int(number))
    for address in addresses - rows - cells:
        draft = draft.cleared(address)
    return draft


def _is_evidence(problem: Problem) -> bool:
    return problem.path[:1] == ("evidence",)
