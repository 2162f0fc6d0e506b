"""The formats: reports in, text or bytes out. Each is one module, imported when somebody asks for it.

A format is a function `render(reports, **options)` without side effects. Adding one takes its module and a line here.
One that can be written piece by piece, for any number of files, also has a class `Writer(**options)` (see `stream`).
What compares reports, or asks from one, has formats of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import UsageError

if TYPE_CHECKING:
    from .stream import Writer

Render = Callable[..., str | bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """Where a format is written, whether it makes bytes (`binary`) or text, and whether it holds just one report."""

    module: str
    binary: bool = False
    single: bool = False


FORMATS: Mapping[str, Format] = {
    "csv": Format("offer_check.render.csv"),
    "github": Format("offer_check.render.github"),
    "html": Format("offer_check.render.html", single=True),
    "json": Format("offer_check.render.json"),
    "jsonl": Format("offer_check.render.jsonl"),
    "junit": Format("offer_check.render.junit"),
    "markdown": Format("offer_check.render.markdown"),
    "pdf": Format("offer_check.render.pdf", binary=True, single=True),
    "sarif": Format("offer_check.render.sarif"),
    "text": Format("offer_check.render.text"),
}
"""The formats of reports."""

COMPARISON: Mapping[str, Format] = {
    name: Format(f"offer_check.render.comparison.{name}", binary=name == "pdf")
    for name in ("html", "json", "pdf", "text")
}
"""The formats of two reports on one offer, compared."""

SIDE_BY_SIDE: Mapping[str, Format] = {
    name: Format(f"offer_check.render.side_by_side.{name}", binary=name == "pdf")
    for name in ("csv", "html", "json", "pdf", "text")
}
"""The formats of several offers side by side."""

OVERVIEW: Mapping[str, Format] = {
    name: Format(f"offer_check.render.overview.{name}") for name in ("csv", "json", "markdown", "text")
}
"""The formats of a folder of offers in short."""

LETTER: Mapping[str, Format] = {
    name: Format(f"offer_check.render.letter.{name}", binary=name == "pdf")
    for name in ("html", "markdown", "pdf", "text")
}
"""The formats of the questions to the employer, or to the lawyer."""


def renderer(name: str, formats: Mapping[str, Format] = FORMATS) -> Render:
    """Return the `render` function of the format `name`; UsageError where there is no such format."""
    render: Render = import_module(_known(name, formats).module).render
    return render


def writer(name: str, **options: Any) -> Writer:
    """Return the writer of the report format `name`; UsageError where there is no such format, or it holds one report
    only."""
    if _known(name, FORMATS).single:
        raise UsageError(f"{name} holds one report; for several offers, use another format or: offer-check report")
    made: Writer = import_module(FORMATS[name].module).Writer(**options)
    return made


def _known(name: str, formats: Mapping[str, Format]) -> Format:
    if name not in formats:
        raise UsageError(f"unknown format {name!r}; the formats are {', '.join(formats)}")
    return formats[name]
