"""An HTML document as a browser understands it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from xml.etree.ElementTree import Element

import tinyhtml5

Kind = tuple[str, frozenset[str]]


class Page:
    """One document, parsed as browsers do."""

    def __init__(self, html: str) -> None:
        self.root: Element = tinyhtml5.parse(html, namespace_html_elements=False)

    @property
    def kinds(self) -> set[Kind]:
        """What kinds of elements there are, by name and names of attributes."""
        return {(str(element.tag), frozenset(map(str, element.attrib))) for element in self.root.iter()}

    def values(self, *attributes: str) -> set[str]:
        """The values of the attributes of these names."""
        return {e.attrib[a] for e in self.root.iter() for a in attributes if a in e.attrib}

    @property
    def styles(self) -> list[str]:
        """The style sheets."""
        return [element.text or "" for element in self.root.iter("style")]

    @cached_property
    def text(self) -> str:
        """What is to be read, with single spaces."""
        body = next(self.root.iter("body"))
        return " ".join(" ".join(_texts(body)).split())

    def has(self, words: str) -> bool:
        """Whether the words are to be read, wherever elements or lines begin."""
        return "".join(words.split()) in self._letters

    @cached_property
    def _letters(self) -> str:
        return "".join("".join(_texts(next(self.root.iter("body")))).split())


@cache
def page_of(html: str) -> Page:
    """The page, parsed once."""
    return Page(html)


def _texts(element: Element) -> Iterator[str]:
    if element.tag in ("style", "script") or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
