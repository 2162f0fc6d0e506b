"""The declaration of one field of an offer, and the base of the groups that hold fields."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import core_schema


class AsIs:
    """Annotates what the model only carries: it is not validated."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.any_schema()


class Group(BaseModel):
    """Fields under one key of an offer file. A field that is not stated is None."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Row(Group):
    """One row of a table. The fields named in `IDENTITY` tell rows apart."""

    IDENTITY: ClassVar[tuple[str, ...]]


def entry(label: str, description: str, *, found: str, required: bool = False) -> Any:
    """A field: its label, what to write there, and where it is usually found.

    `found` is O (offer letter or posting), A (agreement), Q (must be asked) or P (the physician knows it), or two of
    them with a slash.
    """
    default = ... if required else None
    return Field(default, title=label, description=description, json_schema_extra={"found": found})
