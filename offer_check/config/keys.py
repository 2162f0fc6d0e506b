"""The keys of a configuration as the reader, the environment and the documents need them; taken from the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from .model import Configuration, Named, spelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key. `several`: it takes a list; `choices` are the only texts that it takes; `named` is what a text names."""

    name: str
    field: str
    title: str
    description: str
    default: Any
    example: Any
    kind: Literal["text", "flag", "numbers"]
    several: bool
    choices: tuple[str, ...]
    named: Named | None

    @property
    def variable(self) -> str:
        """The variable of the environment that says the same."""
        return f"OFFER_CHECK_{self.field.upper()}"

    @property
    def item(self) -> str:
        """What one text may be."""
        if self.choices:
            return ", ".join(self.choices)
        return f"the path of a {self.named.value}" if self.named else "a rule or family, such as LIC-01 or LIC"

    @property
    def accepts(self) -> str:
        """What a file may give."""
        if self.kind == "flag":
            return "true or false"
        if self.kind == "numbers":
            return 'a table such as {"MIX-02.most" = 50}'
        return f'a list such as ["{self.example[0]}"]' if self.several else self.item


def _key(field: str, info: FieldInfo) -> Key:
    kind, several = info.annotation, get_origin(info.annotation) is tuple
    inner = get_args(kind)[0] if several else kind
    named = [mark for mark in (*info.metadata, *getattr(inner, "__metadata__", ())) if isinstance(mark, Named)]
    return Key(
        name=spelled(field),
        field=field,
        title=info.title or "",
        description=info.description or "",
        default=info.default,
        example=(info.examples or [""])[0],
        kind="flag" if kind is bool else "numbers" if get_origin(kind) is dict else "text",
        several=several,
        choices=get_args(inner) if get_origin(inner) is Literal else (),
        named=named[0] if named else None,
    )


KEYS: Mapping[str, Key] = {
    spelled(field): _key(field, info) for field, info in Configuration.model_fields.items() if field != "extend"
}
"""Every key that says how an offer is judged, by name, in order."""
