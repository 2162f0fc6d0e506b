"""Offers with something odd in them, from the file to every format: a report, or a refusal, and never a bug."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from random import Random
from typing import Any

import yaml

from offer_check import source
from offer_check.batch.task import Task, run
from offer_check.errors import InputError
from offer_check.judge import Plan
from offer_check.offer import FIELDS
from offer_check.render import renderer, writer
from tests.oracle.offers import Sampler

from .corpus import offers
from .kind import Kind, refused
from .readers import TABLES
from .values import changed, file

DAY = date(2026, 11, 22)
PLANS = (Plan(as_of=DAY), Plan(as_of=DAY, packs=("core", "extended", "program")))
FORMATS = ("text", "json", "csv", "sarif", "markdown", "html", "jsonl", "junit", "github")
WORDS = tuple(
    sorted({step for path in FIELDS for step in (path, *path.split("."))} | {"offer_format", "evidence", "unclear"})
)


@cache
def _sampled(number: int) -> Any:
    return Sampler(Random(number), TABLES).offer()


def _make(random: Random) -> bytes:
    known = offers()
    data = random.choice(known) if random.random() < 0.4 else _sampled(random.randrange(300))
    if random.random() < 0.8:
        data = changed(data, random, words=WORDS, others=known)
    if random.random() < 0.5 and isinstance(data, dict):
        data = {**data, "offer_format": 1}
    if random.random() < 0.9:
        return bytes([random.randrange(256)]) + file(data)
    # A file of its own kind: nothing in it is quoted that need not be.
    return bytes([random.randrange(256)]) + yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "surrogatepass")


def _attempt(raw: bytes) -> str:
    """The first byte says which rules and which format."""
    if not raw:
        return "nothing"
    plan, name = PLANS[raw[0] % 2], FORMATS[raw[0] // 2 % len(FORMATS)]
    path = "fuzz.offer.json" if raw[1:2] == b"{" else "fuzz.offer.yaml"
    writers = () if name == "html" else (writer(name),)
    done = run(Task(path=path, plan=plan, raw=raw[1:], whole=True, writers=writers))
    assert done.status.status in ("checked", "invalid"), f"{done.status.error}\n{done.trace}"
    if done.report is None:
        assert done.status.problems
        try:
            source.read_bytes(raw[1:], name=path, syntax=source.syntax_of(path))
        except InputError as error:
            return refused(error, raw[1:])
        return "no offer"
    text = renderer(name)([done.report])
    if name in ("json", "sarif"):
        json.loads(text)
    assert text or name == "github"
    return "checked"


OFFER = Kind(name="offer", make=_make, attempt=_attempt, each=1_500)
