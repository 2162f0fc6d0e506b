"""The catalog of fields: every field of the model by its dotted path, in the order of the model.

A column of a table is `licenses.status`, with `table` naming the table; a part of a compound value is
`workload.patients_per_hour.median`, with `part_of` naming the field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, get_args

from pydantic.fields import FieldInfo

from ..record import record
from .compounds import CompoundShape
from .entry import Group
from .preferences import Preferences
from .rows import TableShape
from .shapes import Shape
from .terms import Terms

_OUTSIDE = ("offer_format", "schema_")


@record(kw_only=True)
class Field:
    """What there is to know of one field: how it is called, what it may hold, where it is found (O, A, Q, P)."""

    path: str
    group: str
    label: str
    description: str
    shape: Shape
    unit: str
    found: str
    required: bool = False
    table: str = ""
    part_of: str = ""


def shape_of(info: FieldInfo) -> Shape | None:
    """The shape in the annotation of a pydantic field; None for a group."""
    return next((m for m in info.metadata if isinstance(m, Shape)), None)


def group_of(info: FieldInfo) -> type[Group]:
    """The model of a pydantic field that holds a group."""
    kinds: list[Any] = [info.annotation, *get_args(info.annotation)]
    return next(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Group))


def _groups() -> Iterator[tuple[str, str]]:
    for key, info in Terms.model_fields.items():
        if key not in _OUTSIDE:
            yield key, info.title or str(group_of(info).model_config["title"])
    yield "preferences", str(Preferences.model_config["title"])


def _fields() -> Iterator[Field]:
    for key, info in Terms.model_fields.items():
        if key in _OUTSIDE:
            continue
        if shape_of(info):
            yield from _field(key, key, info)
        else:
            yield from _members(key, group_of(info))
    yield from _members("preferences", Preferences)


def _members(key: str, model: type[Group], table: str = "") -> Iterator[Field]:
    group = key.partition(".")[0]
    for name, info in model.model_fields.items():
        yield from _field(f"{key}.{name}", group, info, table)


def _field(path: str, group: str, info: FieldInfo, table: str = "") -> Iterator[Field]:
    shape = shape_of(info)
    assert shape, path
    assert isinstance(info.json_schema_extra, dict), path
    field = Field(
        path=path,
        group=group,
        label=info.title or "",
        description=info.description or "",
        shape=shape,
        unit=shape.unit,
        found=str(info.json_schema_extra["found"]),
        required=info.is_required(),
        table=table,
    )
    yield field
    if isinstance(shape, TableShape):
        yield from _members(path, shape.row, table=path)
    if isinstance(shape, CompoundShape):
        yield from _parts(field)


def _parts(field: Field) -> Iterator[Field]:
    for name, shape in field.shape.parts:
        yield Field(
            path=f"{field.path}.{name}",
            group=field.group,
            label=f"{field.label}: {name.replace('_', ' ')}",
            description=field.description,
            shape=shape,
            unit=shape.unit,
            found=field.found,
            part_of=field.path,
        )


FIELDS: Mapping[str, Field] = MappingProxyType({field.path: field for field in _fields()})
GROUPS: Mapping[str, str] = MappingProxyType(dict(_groups()))
