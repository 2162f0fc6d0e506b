"""A report that holds something of everything that is not for the employer, and the words by which to find it."""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

from offer_check import api, source
from offer_check.offer import load_preferences
from offer_check.report import Report, Waiver, WaiverEntry
from tests.examples.summary import DAY

OFFER = Path(__file__).parent / "private-notes.offer.yaml"
WISHES = "{remote_share_min: 83, day_pattern: clustered, setting: academic, outside_work: yes}"
WAIVER = Waiver(reason="Accepted for the tangerine bonus.", by="Bartholomew Quince", until="2031-05-06")
WAIVED = ("MAL-06", "SUP-02")
"""A flag and an ask."""

OVER = WaiverEntry(
    rule="LIC-04",
    subject="",
    waiver=Waiver(reason="Took it for the persimmon.", by="Wilhelmina Sloe", until="2019-08-07"),
    status="expired",
    path="damson.waivers.yaml",
    line=3,
)
IDLE = replace(
    OVER, rule="LIC-01", subject="Medlar", status="unused", remark="the rule has no result on Medlar", line=9
)

MARKS = (
    # the name of the offer, and the note
    *("Quillfeather", "zanzibar", "private-notes"),
    # spoken words, where they were spoken, and what only they say: states, a clinic, a salary, words
    *("xylophone", "marmalade", "kumquat", "bassoon", "gooseberry", "friends there", "Pangolin", "rhubarb"),
    *("437", "employer alone", "NV", "WY", "Nevada", "Wyoming"),
    # what the physician noted as known to nobody else
    *("hopscotch", "my own hope"),
    # wishes
    *("83", "clustered", "academic", "preference"),
    # what was accepted, by whom, until when, and the rules that it is about
    *("tangerine", "Bartholomew", "2031", *WAIVED),
    # what was accepted once, what never, and where that is written
    *("persimmon", "Wilhelmina", "2019", "Medlar", "damson"),
)


@functools.cache
def report() -> Report:
    """The report on the offer with everything private in it, two results of which are accepted."""
    wishes = load_preferences(source.read_bytes(WISHES.encode(), name="wishes.yaml", syntax="yaml"))
    rules = api.load_rules(packs=("core", "extended"))
    found = api.check(api.load_offer(OFFER), rules, as_of=DAY, preferences=wishes)
    results = (replace(r, waiver=WAIVER) if r.id in WAIVED else r for r in found.results)
    return replace(found, results=tuple(results), waivers=(OVER, IDLE))
