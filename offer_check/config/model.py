"""What a configuration can say: the one place that knows the keys, their meaning, their defaults and what they take."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Named(Enum):
    """Annotates a text that names something on the disk."""

    FILE = "file"
    FOLDER = "folder"


Limit = Literal["critical", "major", "minor", "info", "never"]
PackName = Literal["core", "extended", "program"]
Paper = Literal["letter", "a4"]
File = Annotated[str, Named.FILE]
Folder = Annotated[str, Named.FOLDER]
LIST = Field(strict=False)  # what a file holds is a list, what is kept a tuple


class Written:
    """Annotates the table of numbers: its schema is about what stands in a file, before `numbers` reads it."""

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return _NUMBERS


_NUMBER = {"anyOf": [{"type": "number"}, {"const": "none"}]}
_NUMBERS = {
    "type": "object",
    "additionalProperties": {"anyOf": [*_NUMBER["anyOf"], {"type": "object", "additionalProperties": _NUMBER}]},
}
Numbers = Annotated[dict[str, Decimal | None], Written()]


def _key(default: Any, title: str, description: str, *examples: Any) -> Any:
    return Field(default, title=title, description=description, examples=list(examples))


def spelled(name: str) -> str:
    """The key of a field: `fail-on` for `fail_on`."""
    return name.replace("_", "-")


class Configuration(BaseModel):
    """How offers are judged. Keys are spelled as the options of the command line; paths are relative to the file."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=spelled,
        title="offer-check configuration",
        defer_build=True,  # where nothing is configured nothing is validated
    )

    extend: File = _key(
        "", "Starts from", "Another configuration, which holds where this one is silent.", "../house.toml"
    )
    pack: Annotated[tuple[PackName, ...], LIST] = _key((), "Packs", "Packs of rules besides core.", ["extended"])
    select: Annotated[tuple[str, ...], LIST] = _key(
        (), "Selected rules", "Evaluate just these rules or families.", ["LIC", "MAL-06"]
    )
    ignore: Annotated[tuple[str, ...], LIST] = _key(
        (), "Ignored rules", "Leave out these rules or families.", ["LIC-01"]
    )
    rules: Annotated[tuple[Folder, ...], LIST] = _key(
        (), "Further rules", "Folders of further rules; an id that exists already is an error.", ["house-rules"]
    )
    set: Numbers = _key(
        {}, "Changed numbers", "Numbers that rules compare with, by rule and parameter.", {"MIX-02.most": 50}
    )
    preferences: File = _key("", "Wishes", "The file with your wishes, to compare offers with.", "wishes.yaml")
    waivers: File = _key(
        "", "Accepted risks", "The file of waivers; without it the nearest one upward from the offer.", "accepted.yaml"
    )
    baseline: File = _key("", "Baseline", "An earlier report that `check` holds results against.", "baseline.json")
    strict_baseline: bool = _key(False, "Strict baseline", "`check` exits with 1 where the baseline is stale.", True)
    fail_on: Limit = _key("major", "Limit for flags", "`check` exits with 1 for flags at or above this.", "critical")
    fail_on_ask: Limit = _key(
        "critical", "Limit for questions", "`check` exits with 1 for questions at or above this.", "never"
    )
    include_values: bool = _key(
        False, "Values", "Amounts and names in SARIF and annotations, which leave your machine.", True
    )
    paper: Paper = _key("letter", "Paper", "The paper of a PDF.", "a4")
    templates: Folder = _key("", "House style", "A folder of templates that come before the program's.", "house-style")
