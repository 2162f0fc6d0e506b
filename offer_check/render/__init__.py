"""The formats: reports in, text or bytes out. Each is one module, imported when somebody asks for it.

A format is a function `render(reports, **options)` without side effects. Adding one takes its module and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from ..errors import UsageError

Render = Callable[..., str | bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """Where a format is written, and whether it makes bytes (`binary`) or text."""

    module: str
    binary: bool = False


FORMATS: Mapping[str, Format] = {
    "json": Format("offer_check.render.json"),
    "pdf": Format("offer_check.render.pdf", binary=True),
    "text": Format("offer_check.render.text"),
}


def renderer(name: str) -> Render:
    """Return the `render` function of the format `name`; UsageError where there is no such format."""
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}; the formats are {', '.join(FORMATS)}")
    render: Render = import_module(FORMATS[name].module).render
    return render
