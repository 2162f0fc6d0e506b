"""Saved reports with something odd in them: refused, or compared with another, and taken as a baseline."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from offer_check import saved, source
from offer_check.baseline import Shelf, held, notices
from offer_check.compare import compare
from offer_check.errors import InputError
from offer_check.judge import Plan, judge
from offer_check.render import COMPARISON, renderer
from offer_check.report import Report

from .corpus import JSON_WORDS, ROOT
from .kind import Kind, refused
from .mutation import mutated
from .values import changed, file
from .waiver_files import DAY

NAMES = ("dermatology-app-employer.offer.yaml", "general-surgery-hybrid-clinic.offer.yaml")


@cache
def reports() -> tuple[Report, ...]:
    """Reports by a few rules, so that they are small."""
    own = judge(Plan(as_of=DAY, select=("LIC-01", "LIC-05", "MAL-01", "MIX-02")))
    raws = ((name, (ROOT / "examples" / name).read_bytes()) for name in NAMES)
    return tuple(own.report(own.of(source.read_bytes(raw, name=name, syntax="yaml"))) for name, raw in raws)


@cache
def seeds() -> tuple[bytes, ...]:
    """The reports as files: one, one a line, several in a list."""
    one, lines = renderer("json"), renderer("jsonl")
    texts = (
        one(reports()[:1]),
        one(reports()[1:]),
        one(reports(), single=False),
        lines(reports()),
        lines(reports()[:1]),
    )
    return tuple(text.encode() if isinstance(text, str) else text for text in texts)


@cache
def data() -> tuple[Any, ...]:
    """The same as data, as far as a file is one value."""
    return tuple(json.loads(raw) for raw in seeds()[:3])


@cache
def words() -> tuple[str, ...]:
    """The keys of reports, and some values."""
    found: dict[str, None] = {}

    def note(value: Any) -> None:
        if isinstance(value, dict):
            found.update(dict.fromkeys(value))
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            note(item)

    note(list(data()))
    return (*found, "flag", "ask", "pass", "waiting", "not_applicable", "critical", "GA", "LIC-01", "fail", "ok")


def _make(random: Random) -> bytes:
    if random.random() < 0.4:
        return mutated(random.choice(seeds()), random, (*JSON_WORDS, b'{"reports": [\n', b"\n{\n", b"\n}\n"), seeds())
    return file(changed(random.choice(data()), random, words=words(), others=data()))


def _attempt(raw: bytes) -> str:
    words = {_compared(raw), _held(raw)}
    return " and ".join(sorted(words))


def _compared(raw: bytes) -> str:
    """As `compare` takes it."""
    try:
        document = source.read_bytes(raw, name="old.json", syntax="json")
        if not saved.is_report(document):
            return "no report"
        found = saved.of(document)
    except InputError as error:
        return refused(error, raw)
    comparison = compare(found, reports()[0])
    form = ("text", "json", "html")[len(raw) % 3 if len(raw) % 40 == 0 else 0]
    assert renderer(form, COMPARISON)(comparison, **({"color": False} if form == "text" else {}))
    return "compared"


def _held(raw: bytes) -> str:
    """As `--baseline` takes it."""
    path = _file()
    path.write_bytes(raw)
    try:
        shelf = Shelf(str(path))
        new = [held(report, shelf, alone=alone) for report in reports() for alone in (False, True)]
    except InputError as error:
        return refused(error, raw)
    assert renderer("jsonl")(new)
    notices({report.offer.path: report.baseline for report in new if report.baseline}, strict=True)
    return "held"


@cache
def _file() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-saved-")) / "baseline.json"


SAVED = Kind(name="saved", make=_make, attempt=_attempt, each=2_000)
