"""A book as Markdown that GitHub shows well. Text stays text: everything that Markdown would act on is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Block, Book, Check, Contents, Grid, Link, Paragraph, Points, Section, Term

_ACTIVE = re.compile(r"([\\`*_\[\]<>&|~$])")
_OPENING = re.compile(r"^([#+=-]|\d+(?=[.)](\s|$)))")
_CODE = re.compile(r":(?=\w[\w+-]*:)")  # :smile:
_ADDRESS = re.compile(r"(?i)\b(https?|ftp)(?=:)|\b(www)(?=\.)|(?<=\w)@")


def text(plain: str) -> str:
    """`plain` on one line, so that Markdown shows it as it stands."""
    line = _ACTIVE.sub(r"\\\1", " ".join(plain.split()))
    line = _CODE.sub(r"\:", line)
    line = _ADDRESS.sub(lambda found: _apart(found[0]), line)
    return _OPENING.sub(_opened, line)


def _opened(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _apart(start: str) -> str:
    """The start of an address with a reference that ends it, so that nothing becomes a link by itself."""
    return "&#64;" if start == "@" else f"&#{ord(start[0])};{start[1:]}"


def render(book: Book) -> str:
    """The whole book, ending with a line feed."""
    lines = [f"# {text(book.title)}", "", text(book.edition), ""]
    lines += [f"- {_link(Link(section.title, section.anchor))}" for section in book.sections]
    for section in book.sections:
        lines += _section(section, 2)
    return "\n".join(lines) + "\n"


def _section(section: Section, level: int) -> Iterator[str]:
    yield from ("", f'<a id="{section.anchor}"></a>', "", f"{'#' * level} {text(section.title)}")
    for block in section.blocks:
        yield from _block(block)
    for inner in section.sections:
        yield from _section(inner, level + 1)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from ("", text(block.text))
        case Points():
            yield ""
            yield from _points(block)
        case Contents(head=head, links=links):
            yield from ("", f"- {_link(head)}", *(f"  - {_link(link)}" for link in links))
        case Term():
            yield from _term(block)
        case Grid():
            yield from ("", *_grid(block))
        case Check():
            return


def _link(link: Link) -> str:
    return f"[{text(link.text)}](#{link.anchor})"


def _points(block: Points) -> Iterator[str]:
    for point in block.points:
        yield f"- {text(point.text)}"
        yield from (f"  - {text(under)}" for under in point.under)


def _term(block: Term) -> Iterator[str]:
    """The name in bold before a single paragraph, or on a line of its own."""
    name = f"**{text(block.name)}.**"
    first, *others = block.blocks
    if isinstance(first, Paragraph):
        yield from ("", f"{name} {text(first.text)}")
    else:
        others = [first, *others]
        yield from ("", name)
    for inner in others:
        yield from _block(inner)


def _grid(block: Grid) -> Iterator[str]:
    for row in (block.head, ("---",) * len(block.head), *block.rows):
        cells = row if row[0] == "---" else tuple(map(text, row))
        yield f"| {' | '.join(cells)} |"
