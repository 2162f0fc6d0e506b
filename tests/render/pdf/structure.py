"""Reads what the tests ask of a PDF: its words, its outline, its tags and its links."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
CLAIMS = (("pdfaid", "part"), ("pdfaid", "conformance"), ("pdfuaid", "part"))


class Document:
    """One PDF."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(content))
        self.catalog: Any = self.reader.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page, with single spaces between them."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    def has(self, words: str) -> bool:
        """Whether the words stand somewhere, wherever their lines break."""
        return "".join(words.split()) in self._letters

    @cached_property
    def _letters(self) -> str:
        return "".join("".join(self.pages).split())

    @property
    def outline(self) -> list[str]:
        """The bookmarks of the first level."""
        return [str(entry["/Title"]) for entry in self.reader.outline if not isinstance(entry, list)]

    @property
    def starts(self) -> dict[str, int]:
        """The pages on which the sections begin, counted from 1."""
        entries: list[Any] = [entry for entry in self.reader.outline if not isinstance(entry, list)]
        return {str(e["/Title"]): (self.reader.get_destination_page_number(e) or 0) + 1 for e in entries}

    @cached_property
    def _about(self) -> ElementTree.Element:
        packet = ElementTree.fromstring(self.catalog["/Metadata"].get_data())
        found = packet.find("rdf:RDF", NAMES)
        assert found is not None
        return found

    @property
    def claims(self) -> dict[str, str]:
        """What the document says that it conforms to, as attributes of its metadata."""
        stated = {key: value for entry in self._about for key, value in entry.attrib.items()}
        known = {f"{{{NAMES[short]}}}{name}": f"{short}:{name}" for short, name in CLAIMS}
        return {known[key]: value for key, value in stated.items() if key in known}

    @property
    def described(self) -> dict[str, str]:
        """What the metadata say about the document that the information dictionary says, too."""
        found = {}
        for entry in self._about:
            for key, value in entry.attrib.items():
                found[_short(key)] = value
            for part in entry:
                found[_short(part.tag)] = " ".join("".join(part.itertext()).split())
        return {key: value for key, value in found.items() if key.partition(":")[0] in ("dc", "pdf", "xmp")}

    @property
    def described_properties(self) -> dict[str, set[str]]:
        """The names of properties that the metadata describe, by their namespace."""
        schemas = self._about.findall(".//pdfaExtension:schemas/rdf:Bag/rdf:li", NAMES)
        return {
            str(schema.findtext("pdfaSchema:namespaceURI", namespaces=NAMES)): {
                str(name.text) for name in schema.findall(".//pdfaProperty:name", NAMES)
            }
            for schema in schemas
        }

    @property
    def associated_files(self) -> list[DictionaryObject]:
        """The files that belong to the document."""
        return [file.get_object() for file in self.catalog["/AF"]]

    @cached_property
    def elements(self) -> list[DictionaryObject]:
        """The structure elements in reading order."""
        return list(_elements(self.catalog["/StructTreeRoot"]))

    def tagged(self, *names: str) -> list[DictionaryObject]:
        """The structure elements with one of `names`."""
        return [element for element in self.elements if element["/S"] in names]

    @property
    def links(self) -> list[DictionaryObject]:
        """The annotations of all pages."""
        return [link.get_object() for page in self.reader.pages for link in page.get("/Annots", ())]

    @property
    def fonts(self) -> list[DictionaryObject]:
        """The descriptors of all fonts."""
        faces = {
            str(face["/BaseFont"]): face
            for page in self.reader.pages
            for face in map(_object, page["/Resources"].get("/Font", {}).values())
        }
        return [face["/DescendantFonts"][0].get_object()["/FontDescriptor"] for face in faces.values()]


def _short(name: str) -> str:
    """`{http://...}title` as `dc:title`."""
    space, _, local = name.removeprefix("{").partition("}")
    shorts = {long: short for short, long in NAMES.items()}
    return f"{shorts.get(space, space)}:{local}"


def _object(reference: Any) -> Any:
    return reference.get_object()


def _elements(node: Any) -> Iterator[DictionaryObject]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node and not isinstance(node["/K"], NumberObject):
            yield from _elements(node["/K"])
