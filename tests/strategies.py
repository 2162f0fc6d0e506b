"""Hypothesis strategies: valid offers as plain data, with any subset of fields, driven by the catalog of fields."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from offer_check.offer import FIELDS, Field, tables
from offer_check.offer.compounds import AMOUNT, CompoundShape, money
from offer_check.offer.identity import row_names
from offer_check.offer.numbers import CREDIT
from offer_check.offer.rows import TableShape
from offer_check.offer.scalars import ChoiceShape
from offer_check.offer.shapes import Shape

TABLES = tables.load(Path(__file__).parent.parent / "rules")
NUMBERS = (0, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 7, 10, 11, 15, 16, 19, 20, 30, 50, 59, 60, 61, 90, 94, 95, 99, 100, 180)
DATES = ("2026-11-22", "2026-12-31", "2027-01-01", "2027-07-01", "2028-02-29")
STATES = ("TX", "FL", "GA", "CO", "PR")
SPELLED = {True: (True, "yes", "Yes", "TRUE"), False: (False, "no", "No", "FALSE")}
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"])

Raw = SearchStrategy[Any]
Data = dict[str, Any]


def offers(*, paths: Collection[str] | None = None, most: int = 25) -> SearchStrategy[Data]:
    """Valid offer files as data: specialty, role, and up to `most` further fields, of `paths` where they are given.

    Some fields are unclear instead, some have evidence. `paths` are those of `FIELDS`; of a table the path of the
    whole, of a compound value too.
    """
    return _offers(paths, most)


@st.composite
def _offers(draw: st.DrawFn, paths: Collection[str] | None, most: int) -> Data:
    pool = [path for path in OPTIONAL if paths is None or path in paths]
    specialty, roles = draw(value_of(FIELDS["about.specialty"].shape)), draw(value_of(FIELDS["about.role_type"].shape))
    offer: Data = {"offer_format": 1, "about": {"specialty": specialty, "role_type": roles}}
    chosen = draw(st.lists(st.sampled_from(pool), unique=True, max_size=most)) if pool else []
    unclear = [path for path in chosen if draw(st.integers(0, 7)) == 0]
    for path in chosen:
        if path not in unclear:
            _put(offer, path, draw(value_of(FIELDS[path].shape)))
    _agree(offer, unclear)
    if unclear:
        offer["unclear"] = {path: draw(words()) for path in unclear}
    if draw(st.booleans()):
        _vague_cells(draw, offer)
        offer["evidence"] = {path: draw(papers(FIELDS[path])) for path in chosen if draw(st.booleans())}
    return offer


def _put(offer: Data, path: str, raw: Any) -> None:
    group, _, name = path.partition(".")
    if name:
        offer.setdefault(group, {})[name] = raw
    else:
        offer[group] = raw


def _agree(offer: Data, unclear: list[str]) -> None:
    about = offer["about"]
    if about.get("employer_type") == "federal":
        about.pop("federal_employer", None)
        unclear[:] = [path for path in unclear if path != "about.federal_employer"]


def _vague_cells(draw: st.DrawFn, offer: Data) -> None:
    names, _ = row_names(offer, TABLES)
    for table, identities in names.identities.items():
        for row, cells in enumerate(_rows(offer, table)):
            assert identities[row] is not None
            free = [c for c, f in COLUMNS[table].items() if not f.required and c not in cells]
            if free and draw(st.integers(0, 3)) == 0:
                column = draw(st.sampled_from(free))
                offer.setdefault("unclear", {})[f"{names.name(table, row)}.{column}"] = draw(words())


def _rows(offer: Data, table: str) -> list[Data]:
    found: Any = offer
    for step in table.split("."):
        found = found[step]
    return list(found)


def words() -> SearchStrategy[str]:
    """Words of an offer: a few that offers are known for, and any."""
    return st.sampled_from(["as needed", "TBD", "competitive", "José’s clinic"]) | st.text(LETTERS, min_size=1)


@cache
def papers(field: Field) -> Raw:
    """Evidence for a field: one paper or several, some with what the paper says."""
    parts: dict[str, Raw] = {"where": st.sampled_from(["7.2", "page 3"]), "words": words()}
    if not isinstance(field.shape, TableShape):
        parts["value"] = value_of(field.shape)
    source = st.sampled_from(["posting", "offer_letter", "agreement", "policy", "verbal", "physician"])
    paper = st.fixed_dictionaries({"source": source}, optional=parts)
    return paper | st.lists(paper, max_size=2)


@cache
def value_of(shape: Shape) -> Raw:
    """Raw values that `shape` accepts, null left out."""
    values = MAKERS.get(shape.name, _compound)(shape)
    fixed = (*shape.words, *dict(shape.same))
    return values | st.sampled_from(fixed) if fixed else values


def _yes_no(shape: Shape) -> Raw:
    return st.booleans().flatmap(lambda said: st.sampled_from(SPELLED[said]))


def _choice(shape: Shape) -> Raw:
    assert isinstance(shape, ChoiceShape)
    return st.sampled_from(shape.codes(TABLES))


def _text(shape: Shape) -> Raw:
    known = words().map(lambda text: text[: shape.high])
    return known | st.sampled_from(shape.choices) if shape.choices else known


def _state(shape: Shape) -> Raw:
    return st.sampled_from(STATES) | st.sampled_from(STATES).map(lambda code: TABLES.jurisdictions[code])


def _number(shape: Shape) -> Raw:
    plain = st.sampled_from([number for number in NUMBERS if shape.low <= number <= shape.high])
    return plain | st.tuples(plain, plain).map(lambda ends: {"min": min(ends), "max": max(ends)})


def _dollars() -> Raw:
    plain = st.sampled_from([0, 1.5, 90, 250, 420_000])
    return plain | st.tuples(plain, plain).map(lambda ends: {"min": min(ends), "max": max(ends)})


def _money(shape: Shape) -> Raw:
    return st.fixed_dictionaries({"amount": _dollars(), "per": value_of(dict(AMOUNT)["per"])})


def _list(shape: Shape) -> Raw:
    assert shape.items
    item = value_of(shape.items)
    fixed = {*shape.words, *dict(shape.same)}
    free = item.filter(lambda raw: not (isinstance(raw, str) and raw in fixed))
    several = st.lists(free, min_size=shape.low, max_size=4, unique_by=lambda raw: str(_plain(shape.items, raw)))
    return item | several


def _fees(shape: Shape) -> Raw:
    assert shape.items
    fee = st.fixed_dictionaries({"label": words(), "amount": _dollars(), "per": value_of(dict(AMOUNT)["per"])})
    return value_of(money()) | st.lists(fee, min_size=1, max_size=3, unique_by=lambda raw: str(raw["label"]).strip())


def _state_map(shape: Shape) -> Raw:
    said = st.just("none") | words()
    return st.dictionaries(st.sampled_from(STATES), said, min_size=1, max_size=3)


def _compound(shape: Shape) -> Raw:
    assert isinstance(shape, CompoundShape)
    parts = dict(shape.parts)
    names = st.sets(st.sampled_from(sorted(parts)), min_size=0 if shape.required else 1)
    chosen = names.map(lambda some: [name for name in parts if name in some or name in shape.required])
    mapping = chosen.flatmap(lambda some: st.fixed_dictionaries({name: value_of(parts[name]) for name in some}))
    return mapping | value_of(dict(shape.parts)[shape.lone]) if shape.lone else mapping


def _table(shape: Shape) -> Raw:
    assert isinstance(shape, TableShape)
    table = next(field.path for field in FIELDS.values() if field.shape is shape)
    cells = {name: value_of(field.shape) for name, field in COLUMNS[table].items()}
    required = {name: cells.pop(name) for name, field in COLUMNS[table].items() if field.required}
    row = st.fixed_dictionaries(required, optional=cells)

    def identity(raw: Data) -> str:
        shapes = COLUMNS[table]
        return str([_plain(shapes[name].shape, raw.get(name)) for name in shape.row.IDENTITY])

    return st.lists(row, max_size=4, unique_by=identity)


def _plain(shape: Shape | None, raw: Any) -> Any:
    assert shape
    return shape.read(raw, TABLES)


COLUMNS = {
    field.path: {f.path.rpartition(".")[2]: f for f in FIELDS.values() if f.table == field.path}
    for field in FIELDS.values()
    if isinstance(field.shape, TableShape)
}
OPTIONAL = tuple(
    field.path
    for field in FIELDS.values()
    if not (field.required or field.table or field.part_of or field.group == "preferences")
)
MAKERS: dict[str, Callable[[Shape], Raw]] = {
    "yes_no": _yes_no,
    "choice": _choice,
    "text": _text,
    "state": _state,
    "date": lambda shape: st.sampled_from(DATES),
    "board_certified": lambda shape: _yes_no(shape) | st.sampled_from(DATES),
    "number": _number,
    "wrvu_credit": lambda shape: _number(shape) | st.sampled_from(sorted(CREDIT)),
    "money": _money,
    "list": _list,
    "fees": _fees,
    "state_map": _state_map,
    "table": _table,
}
