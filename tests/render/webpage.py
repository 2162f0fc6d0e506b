"""An HTML document as a browser takes it apart: elements in order, what is around them, and the text in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "col", "img", "input", "meta", "path", "rect", "circle"}


@dataclass(eq=False)
class Element:
    """One element: its tag, its attributes, what it stands in, and the pieces of text and elements in it."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    content: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All text in it, with single spaces."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for piece in self.content:
            if isinstance(piece, str):
                yield piece
            elif piece.tag == "br":
                yield " "
            else:
                yield from piece._pieces()

    def all(self, *tags: str) -> list[Element]:
        """The elements in it with one of these tags, all where none is named, in the order of the document."""
        return [element for element in self._elements() if not tags or element.tag in tags]

    def _elements(self) -> Iterator[Element]:
        for piece in self.content:
            if isinstance(piece, Element):
                yield piece
                yield from piece._elements()

    def by_id(self, name: str) -> Element:
        """The element in it with this id."""
        (found,) = (element for element in self.all() if element.attributes.get("id") == name)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.open = Element("", {})
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.content.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert tag == self.open.tag, f"</{tag}> closes <{self.open.tag}>"
        assert self.open.parent is not None
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.content.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def read(html: str) -> Element:
    """The document; AssertionError where an element is not closed, or a comment was left in."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open is reader.root, f"<{reader.open.tag}> stays open"
    assert reader.comments == []
    return reader.root
