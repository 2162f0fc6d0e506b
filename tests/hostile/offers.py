"""Offers with a hostile text in every field that takes text, and in the evidence and unclear words of all others."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import cycle, islice
from typing import Any

from offer_check import api, source
from offer_check.offer import FIELDS, Field, file, tables
from offer_check.offer.identity import row_names
from offer_check.offer.paths import TABLES
from offer_check.offer.shapes import Shape
from offer_check.report import Because, Counts, Evidence, OfferInfo, Report, Result, Term, Waiver, WaiverEntry
from tests.examples.summary import DAY, ROOT
from tests.hostile.payloads import PAYLOADS

Data = dict[str, Any]

RULES = api.load_rules(packs=("core", "extended"))
KNOWN = tables.load(ROOT / "rules")
NAME = 120
"""How much of a text a name takes that paths have to repeat."""
TEXTUAL = ("text", "fees", "state_map")
SOURCES = ("posting", "offer_letter", "agreement", "policy", "verbal", "physician")
CAPACITY = {"about.label": 200, "about.employer_name": 200, "sites.name": NAME}


class Texts:
    """Hands out hostile texts one after the other, beginning with the one numbered `start`."""

    def __init__(self, start: int, *, harmless: bool = False) -> None:
        chosen = [f"word {payload.rpartition(' ')[2]}" for payload in PAYLOADS] if harmless else PAYLOADS
        self._next = islice(cycle(chosen), start, None)

    def take(self, longest: int = 4000) -> str:
        """The next text, from its start, with its name at the end."""
        text, _, name = next(self._next).rpartition(" ")
        return f"{text[: longest - len(name) - 1]} {name}"

    def several(self, number: int, longest: int) -> list[str]:
        return [self.take(longest) for _ in range(number)]


def stated(specialty: str, start: int, *, harmless: bool = False) -> Data:
    """The offer on which most rules flag, its texts and its evidence hostile."""
    path = ROOT / "tests" / "fixtures" / f"everything-wrong-{specialty}.offer.yaml"
    data: Data = copy.deepcopy(source.read(path).data)
    texts = Texts(start, harmless=harmless)
    _fill(data, texts)
    data["unclear"] = {key: texts.take() for key in data.get("unclear", {})}
    data["evidence"] = dict(_evidence(data, texts))
    return data


def unclear(specialty: str, role: str, start: int, *, harmless: bool = False) -> Data:
    """An offer that says something on every field, and nothing that can be checked."""
    data: Data = {"offer_format": 1, "about": {"specialty": specialty, "role_type": [role]}}
    texts = Texts(start, harmless=harmless)
    data["licenses"] = [{"state": state} for state in ("TX", "FL")]
    _fill(data, texts)
    silent = [path for path, field in FIELDS.items() if _may_be_unclear(field) and _at(data, path) is None]
    names, _ = row_names(data, KNOWN)
    cells = [
        f"{names.name(table, row)}.{column}"
        for table in ("licenses", "sites")
        for row in range(len(data[table]))
        for column in TABLES[table].model_fields
        if column not in data[table][row]
    ]
    data["unclear"] = {path: texts.take() for path in (*silent, *cells)}
    data["evidence"] = dict(_evidence(data, texts))
    return data


def report_on(data: Data, *, name: str = "hostile.offer.json") -> Report:
    """The report on an offer, some of its results accepted with a hostile reason."""
    document = source.read_bytes(json.dumps(data).encode(), name=name, syntax="json")
    report = api.check(file.of(document, KNOWN), RULES, as_of=DAY)
    found = tuple(_waived(report))
    return replace(report, results=found, counts=Counts.of(found), waivers=tuple(_entries(report)))


def _waived(report: Report) -> Iterator[Result]:
    texts = Texts(3)
    for number, result in enumerate(report.results):
        waiver = Waiver(reason=texts.take(), by=texts.take(), until="2027-01-31")
        yield replace(result, waiver=waiver if result.open and number % 9 == 0 else None)


def _entries(report: Report) -> Iterator[WaiverEntry]:
    """Waivers that are over, one of them on a result, and one that accepts nothing."""
    texts = Texts(5)
    for status, subject in (("expired", report.results[1].subject), ("unused", texts.take())):
        yield WaiverEntry(
            rule=report.results[1].rule,
            subject=subject,
            waiver=Waiver(reason=texts.take(), by=texts.take(), until="2020-01-31"),
            status=status,  # type: ignore[arg-type]
            remark=texts.take(),
            path=texts.take(),
            line=1,
        )


@cache
def reports(*, harmless: bool = False) -> tuple[Report, ...]:
    """Reports on three offers that say much and two that say nothing clearly; `harmless`: with plain words instead."""
    third = len(PAYLOADS) // 3
    wrong = [
        stated(specialty, third * number, harmless=harmless)
        for number, specialty in enumerate(("dermatology", "general-surgery", "radiation-oncology"))
    ]
    vague = [
        unclear("dermatology", "direct_to_consumer", 5, harmless=harmless),
        unclear("radiation_oncology", "remote_site_coverage", 17, harmless=harmless),
    ]
    return tuple(report_on(data) for data in (*wrong, *vague))


def slim(report: Report) -> Report:
    """The report with a fifth of what was found, and of the terms: for documents that take long to draw."""
    terms = (t for n, t in enumerate(report.terms[:400]) if n % 5 == 0 or t.field.startswith(("about.", "sites[")))
    found = report.results[::5]
    return replace(report, results=found, counts=Counts.of(found), terms=tuple(terms), parameters=())


def poisoned(report: Report, text: str) -> Report:
    """The report with `text` wherever a file could put one, past everything that reading a file refuses."""
    poison = {
        OfferInfo: ("path", "label", "employer", "note"),
        Result: ("subject", "message", "question"),
        Because: ("label", "value"),
        Evidence: ("where", "words", "value"),
        Term: ("label", "value"),
        Waiver: ("reason", "by"),
        WaiverEntry: ("subject", "remark", "path"),
    }

    def walked(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(walked, value))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        inner = {f.name: walked(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **(inner | dict.fromkeys(poison.get(type(value), ()), text)))

    found: Report = walked(report)
    named = (replace(r, subject=f"{text} {n}") for n, r in enumerate(found.results))
    return replace(found, results=tuple(named))


def _fill(data: Data, texts: Texts) -> None:
    data["sites"] = [*data.get("sites", []), *({"name": texts.take(NAME)} for _ in range(3))]
    for path, field in FIELDS.items():
        if _is_text(field.shape) and not (field.table or field.part_of or field.group == "preferences"):
            group, _, key = path.partition(".")
            data.setdefault(group, {})[key] = _value(field.shape, texts, CAPACITY.get(path, field.shape.high))
    for site in data["sites"]:
        site["name"] = texts.take(NAME)


def _is_text(shape: Shape) -> bool:
    items = shape.items
    return shape.name in TEXTUAL or bool(items and items.name in ("text", "promise"))


def _value(shape: Shape, texts: Texts, longest: int) -> Any:
    match shape.name:
        case "fees":
            return [{"label": text, "amount": 90, "per": "case"} for text in texts.several(3, 200)]
        case "state_map":
            return dict(zip(("TX", "FL", "GA", "CO"), texts.several(4, 4000), strict=True))
        case "list":
            return texts.several(4, 200)
    return texts.take(longest)


def _may_be_unclear(field: Field) -> bool:
    return not (field.required or field.table or field.part_of or field.group == "preferences" or field.path in TABLES)


def _evidence(data: Data, texts: Texts) -> Iterator[tuple[str, list[Data]]]:
    """Two papers on every field that the offer has, of the rows of tables too."""
    names, _ = row_names(data, KNOWN)
    plain = [p for p, f in FIELDS.items() if _may_be_unclear(f) and _at(data, p) is not None]
    cells = [
        f"{names.name(table, row)}.{column}"
        for table, identities in names.identities.items()
        for row in range(len(identities))
        for column in _at(data, table)[row]
    ]
    sources = cycle(SOURCES)
    for path in (*plain, *data["unclear"], *cells):
        yield path, [{"source": next(sources), "where": texts.take(200), "words": texts.take()} for _ in range(2)]


def _at(data: Data, path: str) -> Any:
    found: Any = data
    for step in path.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found
