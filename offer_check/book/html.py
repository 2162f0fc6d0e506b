"""A book as one HTML document: no script, nothing loaded from elsewhere, headings in order, ready to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .. import bundled
from .model import Block, Book

TEMPLATE = "book/page.html.j2"


def render(book: Book) -> str:
    """The document, ending with a line feed."""
    return _environment().get_template(TEMPLATE).render(book=book).strip() + "\n"


def groupwise(blocks: Iterable[Block]) -> Sequence[tuple[str, Sequence[Block]]]:
    """Blocks of one kind that follow one another, together."""
    return [(kind, list(group)) for kind, group in groupby(blocks, key=lambda block: block.kind)]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(bundled.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["groupwise"] = groupwise
    return environment
