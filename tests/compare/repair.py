"""The examples, and what a negotiation changed in them, as reports of all packs."""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import Any

from offer_check import source
from offer_check.api import checker, load_rules
from offer_check.offer import file
from offer_check.report import Report
from offer_check.source import Document
from tests.examples.summary import DAY, EXAMPLES, ROOT

Data = dict[str, Any]
REPAIRS: list[Data] = source.read(ROOT / "tests" / "compare" / "repairs.yaml").data["repairs"]
APART = ("evidence/", "unclear/")
PATHS = {path.name: path for path in EXAMPLES}


def document_of(name: str) -> Document:
    """The document of an example."""
    return source.read(PATHS[name], name=name)


@cache
def example(name: str) -> Report:
    """The report on an example as it is."""
    return check(document_of(name))


def repaired(repair: Data) -> Report:
    """The report on an example with the changes of one repair."""
    data = changed(document_of(repair["offer"]).data, repair["set"])
    return check(as_json(data))


def check(document: Document) -> Report:
    """The report of all packs on the offer in a document."""
    judge = checker(load_rules(packs=("core", "extended", "program")))
    return judge.check(file.of(document, judge.tables), as_of=DAY)


def as_json(data: Data) -> Document:
    """Data as the document of a JSON file."""
    return source.read_bytes(json.dumps(data).encode(), name="changed.offer.json", syntax="json")


def changed(data: Data, changes: Data) -> Data:
    """The data with the values at dotted paths replaced, or taken out where the value is None.

    Evidence and unclear words are named by their part: `evidence/patients.states`.
    """
    offer = copy.deepcopy(data)
    for path, value in changes.items():
        part, _, name = path.partition("/") if path.startswith(APART) else path.partition(".")
        if value is None:
            del offer[part][name]
        else:
            offer.setdefault(part, {})
            if name:
                offer[part][name] = value
            else:
                offer[part] = value
    return offer
