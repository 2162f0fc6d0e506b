"""The kinds of facts that every offer makes, and the properties of its fields: what conditions may speak of."""

from __future__ import annotations

from collections.abc import Mapping

from ..offer.catalog import FIELDS, Field
from ..offer.tables import Tables
from .computed import COMPUTED
from .property import Kind, Property, property_of

TABLES = {"licenses": "license", "work_mix.visit_types": "visit_type", "sites": "site"}
"""Table fields, with the kind of fact that a row makes."""
STATES = {
    "patients.states": "patient_state",
    "malpractice.states_covered": "covered_state",
    "where.remote_work_states": "remote_work_state",
    "licensing.exception_states": "exception_state",
}
"""Lists of states, with the kind of fact that an entry makes."""
COLUMNS = {"sites.kind": "site_kind", "sites.staff_present": "site_staff"}
"""Columns that are lists, with the kind of fact that an entry makes."""
NAMED = {"license": "state", "visit_type": "kind", "site": "name"}
READ_FIELD = "read_field"
"""Fields with evidence or unclear words that a rule which applies to the offer reads, and the highest base severity of
these rules. Known only once the rules that apply are: what speaks of it is decided after all other rules."""
TEXT = Property(open=True, always=True)


def fields(tables: Tables) -> Mapping[str, Property]:
    """Every field that conditions may test, by path, columns of tables and computed fields included."""
    found = {path: _property(field, tables) for path, field in FIELDS.items()}
    found |= {path: Property(("number",), measured="number") for path in COMPUTED}
    return found


def _property(field: Field, tables: Tables) -> Property:
    if field.path == "sites.name":
        return TEXT
    shape = field.shape
    choices: tuple[str, ...] = ()
    if shape.table:
        choices = tuple(getattr(tables, shape.table))
    prop = property_of(shape, items=items_of(field.path, shape.name), choices=choices)
    always = field.path in ("about.specialty", "about.role_type")
    return Property(prop.words, prop.open, prop.measured, always, prop.items)


def items_of(path: str, shape: str) -> str:
    """The kind of fact that the entries of a list or table field make, empty for other fields."""
    if shape == "table":
        return TABLES.get(path, "")
    if shape == "state_map":
        return "partner"
    return (STATES.get(path) or COLUMNS.get(path) or path) if shape == "list" else ""


def kinds(tables: Tables) -> Mapping[str, Kind]:
    """Every kind of fact that an offer makes, by name."""
    known = fields(tables)
    groups = {group for role in tables.roles.values() for group in role.groups}
    found = {
        "role": Kind(
            {
                "is": Property((*tables.roles, *sorted(groups)), always=True),
                "code": Property(tuple(tables.roles), always=True),
            },
            by="code",
            source="about.role_type",
        ),
        "partner": Kind(
            {"state": TEXT, "is": Property(("named", "none"), always=True)},
            by="state",
            source="safety.in_person_partner",
        ),
        "evidence": Kind({"field": TEXT, "source": TEXT, "says": Property(open=True)}, by="field"),
        "unclear": Kind({"field": TEXT}, by="field"),
        READ_FIELD: Kind({"field": TEXT, "severity": TEXT}, by="field"),
    }
    for path, kind in TABLES.items():
        columns = {p.rsplit(".", 1)[1]: p for p in known if p.startswith(f"{path}.")}
        properties = {name: known[p] for name, p in columns.items()}
        name = NAMED[kind]
        properties[name] = Property(properties[name].words, properties[name].open, always=True)
        found[kind] = Kind(properties, by=name, source=path, columns=columns)
    for column, kind in COLUMNS.items():
        found[kind] = Kind({"site": TEXT, "is": _item(FIELDS[column], tables)}, by="site", source="sites")
    for path, field in FIELDS.items():
        if field.shape.name == "list" and path not in COLUMNS:
            name = "state" if path in STATES else "is"
            found[STATES.get(path, path)] = Kind({name: _item(field, tables)}, by=name, source=path)
    return found


def _item(field: Field, tables: Tables) -> Property:
    items = field.shape.items
    if items is None:
        return TEXT
    if items.name == "promise":
        return Property(open=True)
    if items.table:
        return Property(tuple(getattr(tables, items.table)), always=True)
    return Property(items.choices, open=not items.choices, always=True)
