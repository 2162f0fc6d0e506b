"""Rules, derived facts, tables and topics of a house, as somebody might write them who has not read how: they are
refused, or compiled, and then explained and asked about offers."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from offer_check import bundled, source
from offer_check.book import book, render
from offer_check.checker.checker import Checker, tables_of
from offer_check.checker.examples import run
from offer_check.compiler.lint import lint
from offer_check.errors import InputError, UsageError
from offer_check.offer import FIELDS, file
from offer_check.prose.explain import explain
from offer_check.ruleset import bundle
from offer_check.ruleset.load import load
from offer_check.ruleset.ruleset import Rules
from tests.rules import houses

from .corpus import ROOT, YAML_WORDS
from .kind import Kind, refused
from .mutation import mutated
from .values import changed
from .values import file as written

DAY = date(2026, 11, 22)
BASE = ("lic/LIC-01", "lic/LIC-02", "mal/MAL-01")
NAME = "ZZZ-01"
LANGUAGE = (
    *("fact", "as", "is", "code", "not", "when", "unless", "otherwise", "without", "while", "message", "also", "any"),
    *(
        "gt",
        "lt",
        "at_least",
        "at_most",
        "$place.state",
        "$about.start_date",
        "$most",
        "{place.state}",
        "{most}",
        "each",
    ),
    *("stated", "not_stated", "unclear", "yes", "no", "critical", "major", "existing", "extend", "replace", "rows"),
    *("parameters", "severity", "optional", "examples", "offer", "outcome", "derive", "from", "table", "weak", "name"),
)


@dataclass(frozen=True, slots=True)
class Base:
    """A small set of rules, its bundle, and an offer to ask them about."""

    folder: Path
    bundle: Path
    house: Path
    raw: bytes


@cache
def base() -> Base:
    """The tables, topics and derived facts of the program with a few of its rules, and a house with one."""
    top, known = Path(tempfile.mkdtemp(prefix="fuzz-rules-")), bundled.folder("rules")
    for part in ("data", "derived"):
        shutil.copytree(known / part, top / "base" / part)
    for name in ("topics.yaml", *(f"{rule}.yaml" for rule in BASE)):
        (top / "base" / name).parent.mkdir(exist_ok=True)
        shutil.copy(known / name, top / "base" / name)
    (top / "house" / houses.FILE).parent.mkdir(parents=True)
    (top / "house" / houses.FILE).write_text(houses.text())
    bundle.write(top / "base", top / "base.json")
    raw = (ROOT / "examples" / "dermatology-app-employer.offer.yaml").read_bytes()
    return Base(top / "base", top / "base.json", top / "house", raw)


@cache
def seeds() -> tuple[tuple[str, bytes, Any], ...]:
    """Where a file would lie, its text and its data: of all rules, derived facts, tables and topics that there are."""
    known = bundled.folder("rules")
    found = []
    for path in sorted(known.rglob("*.yaml")):
        inside, text = path.relative_to(known), path.read_text(encoding="utf-8")
        folder = inside.parts[0] if inside.parts[0] in ("data", "derived") else "zzz"
        name = "topics.yaml" if inside.name == "topics.yaml" else f"{folder}/{NAME}.yaml"
        text = text.replace(path.stem, NAME) if folder == "zzz" else text
        data = source.read_bytes(text.encode(), name=name, syntax="yaml").data
        found.append((name, text.encode(), data))
    return tuple(found)


def _make(random: Random) -> bytes:
    name, text, data = random.choice(seeds())
    if "after" in data and random.random() < 0.9:
        data = {key: value for key, value in data.items() if key != "after"}
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
    if name.startswith("data/") and random.random() < 0.8:
        data = {**data, "existing": random.choice(("extend", "replace")), "rows": list(data.get("rows", ()))[:4]}
        text = written(data)
    if name.startswith("derived/") and random.random() < 0.7:
        data = {**data, "derive": "zzz_fact"}
    if random.random() < 0.3:
        texts = [seed for _, seed, _ in seeds()]
        text = mutated(text, random, (*YAML_WORDS, *(word.encode() for word in LANGUAGE)), texts)
    else:
        words = (*LANGUAGE, *data, *random.sample(list(FIELDS), 20))
        text = written(changed(data, random, words=words, others=[seed for *_, seed in seeds()]))
    return name.encode() + b"\n" + text


def _attempt(raw: bytes) -> str:
    """The first line says where the file lies in the folder of the house."""
    name, _, text = raw.partition(b"\n")
    if not re.fullmatch(rb"(?:[a-z]+/)?[\w-]+\.yaml", name):
        return "nothing"
    here = base()
    path = here.house / name.decode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    try:
        rules = load([here.folder, here.house], bundled=here.bundle)
        tables = tables_of(rules)
        faults = lint(rules, tables)
        asked(rules, here.raw, whole=len(raw) % 8 == 0)
    except InputError as error:
        return refused(error)
    finally:
        path.unlink()
    return "sound, with faults" if faults else "sound"


def asked(rules: Rules, raw: bytes, *, whole: bool) -> None:
    """Compile rules, try them on an offer and their examples, and put the new one, or the `whole` book, in words.

    Raises RuleError.
    """
    try:
        chosen = rules.select(packs=("core", "extended", "program"))
        checker = Checker(chosen)
    except UsageError:
        return
    offer = file.of(source.read_bytes(raw, name="o.yaml", syntax="yaml"), checker.tables)
    report = checker.check(offer, as_of=DAY)
    assert report.results
    own = chosen.rules.get(NAME)
    if own is not None:
        assert explain(own, chosen, checker.tables)
        list(run(chosen.select(select=[NAME])))
        if whole:
            assert render(book(chosen, checker.tables), "markdown")


RULES = Kind(
    name="rules",
    make=_make,
    attempt=_attempt,
    each=400,
    seconds=10,
)
