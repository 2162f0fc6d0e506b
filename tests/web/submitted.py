"""A control drawn as a page has it, and what a browser without script sends of such a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from offer_check import bundled

Entries = dict[str, list[str]]

_BREAK = re.compile(r"\r\n?|\n")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@cache
def _macros() -> Any:
    folder = FileSystemLoader(bundled.folder("templates"))
    environment = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.get_template("web/controls.html.j2").module


def drawn(control: Any, macro: str = "control", **options: Any) -> str:
    """The HTML of a control, or of a whole answer."""
    return str(getattr(_macros(), macro)(control, **options))


def page(html: str) -> Element:
    """The elements of a page that has nothing but `html` in it."""
    form = f"<!DOCTYPE html><title>Page</title><form>{html}</form>"
    root: Element = tinyhtml5.parse(form.encode(), namespace_html_elements=False, transport_encoding="utf-8")
    return root


def submitted(html: str) -> Entries:
    """What a browser sends of the form, as a server reads it."""
    entries: Entries = {}
    for element in page(html).iter():
        for value in values(element):
            entries.setdefault(element.attrib["name"], []).append(_BREAK.sub("\r\n", value))
    return entries


def values(element: Element) -> Iterator[str]:
    """The values of a control that count, as the standard has it for each kind."""
    kind = element.attrib.get("type")
    if element.tag == "textarea":
        yield element.text or ""
    elif element.tag == "select":
        options = list(element.iter("option"))
        yield [*options[:1], *(option for option in options if "selected" in option.attrib)][-1].attrib["value"]
    elif element.tag == "input" and kind in ("radio", "checkbox"):
        yield from [element.attrib["value"]] if "checked" in element.attrib else []
    elif element.tag == "input":
        text = re.sub("[\r\n]", "", element.attrib["value"])
        yield text if kind != "date" or _DATE.fullmatch(text) else ""
