"""Waiver files with something odd in them: refused at their places, or read and held against reports."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from offer_check import source, waivers
from offer_check.errors import InputError
from offer_check.judge import Plan, judge
from offer_check.report import Report, Waiver
from offer_check.waivers.adding import Decision, added, renewed

from .corpus import ROOT, YAML_WORDS
from .kind import Kind, refused
from .mutation import mutated
from .values import changed, file

DAY = date(2026, 11, 22)
WORDS = (
    *("waivers_format", "waivers", "rule", "subject", "offer", "reason", "by", "until", "LIC-05", "MAL-01", "*", "**"),
    *("**/x.offer.yaml", "[a", "[!]", "{a,b}", "../o.yaml", "a/./b", "TX", "GA", "Georgia", "all", "2027-06-30", "?"),
)
SEED: Any = {
    "waivers_format": 1,
    "waivers": [
        {
            "rule": "LIC-05",
            "subject": "GA",
            "offer": "o.offer.yaml",
            "reason": "Filed",
            "by": "A. R.",
            "until": "2027-06-30",
        },
        {"rule": "MAL-01", "offer": "*.yaml", "reason": "Asked", "by": "A. R.", "until": "2026-11-22"},
        {"rule": "LIC-01", "subject": "*", "offer": "**", "reason": "x", "by": "y", "until": "2026-01-01"},
    ],
}
TEXT = b"""# decisions
waivers_format: 1
waivers:
  - {rule: LIC-05, subject: GA, offer: o.offer.yaml, reason: Filed in May, by: A. Rivera, until: 2027-06-30}
  - rule: MAL-01
    offer: "*.yaml"
    reason: >-
      Asked, and
      answered
    by: A. Rivera  # herself
    until: 2026-12-01
"""


@cache
def report() -> Report:
    """A report on an offer of many states."""
    plan = judge(Plan(as_of=DAY))
    raw = (ROOT / "examples" / "dermatology-app-employer.offer.yaml").read_bytes()
    return plan.report(plan.of(source.read_bytes(raw, name="o.offer.yaml", syntax="yaml")))


@cache
def folder() -> Path:
    """A folder with one offer in it, for waiver files that name none."""
    made = Path(tempfile.mkdtemp(prefix="fuzz-waivers-"))
    (made / "o.offer.yaml").write_text("offer_format: 1\n")
    return made


def _make(random: Random) -> bytes:
    if random.random() < 0.5:
        words = (*YAML_WORDS, *(word.encode() for word in WORDS))
        return mutated(TEXT, random, words, (TEXT, file(SEED)))
    return file(changed(SEED, random, words=WORDS, others=[SEED]))


def _attempt(raw: bytes) -> str:
    name = os.path.join(folder(), f"offer-check.waivers.{'json' if raw[:1] == b'{' else 'yaml'}")
    syntax = source.syntax_of(name)
    rules = {result.rule for result in report().results}
    try:
        document = source.read_bytes(raw, name=name, syntax=syntax)
        found = waivers.of(document, rules=rules)
    except InputError as error:
        return refused(error, raw)
    applied = waivers.applied(report(), found)
    assert len(applied.results) == len(report().results)
    waivers.notices(applied.waivers, as_of=DAY)
    new = Waiver(reason="x: y", by="#", until="2027-01-01")
    made = [added(document, Decision(rule="LIC-01", subject="TX", offer="o.offer.yaml", waiver=new))]
    made += [renewed(document, entry, new) for entry in found.entries[:1]]
    for each in filter(None, made):
        source.read_bytes(each, name=name, syntax=syntax)
    return "read"


WAIVERS = Kind(name="waivers", make=_make, attempt=_attempt, each=20_000, tokens=YAML_WORDS)
