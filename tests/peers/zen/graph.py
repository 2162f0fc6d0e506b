"""Ten rules as a decision graph of zen-engine, written by hand in `ten-rules.json`: an offer in, verdicts out.

The graph answers for the offer as a whole and once a patient state, gates among the ten included.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import zen

from offer_check.facts.build import Builder, Facts, Given
from offer_check.offer import Offer, Preferences
from offer_check.offer.tables import Tables
from offer_check.ruleset.ruleset import Rules

Verdicts = dict[tuple[str, str], tuple[str, str]]
"""Outcome and severity by rule and subject."""
TEN = ("LIC-01", "LIC-02", "MAL-02", "MAL-06", "RVU-01", "RVU-03", "MIX-02", "MIX-03", "ESC-01", "ESC-03")
SEVERITIES = {"LIC-01": "critical", "MAL-02": "critical", "ESC-03": "major"}
"""The rules on every patient state."""
WORDS = {
    "about": ("specialty", "engagement", "federal_employer", "career_stage"),
    "malpractice": ("policy_type", "states_covered", "tail_paid_by", "tail_if_employer_ends"),
    "patients": ("states", "sources"),
    "pay": ("model", "async_credit", "econsult_credit"),
    "safety": ("escalation_pathway",),
    "training": ("license_type",),
    "work_mix": ("visit_types", "includes_procedures_or_treatment"),
}
NUMBERS = {
    "computed": ("remote_share", "patient_states"),
    "pay": ("telehealth_wrvu_credit", "productivity_share_pct"),
}
ROWS = {"role": "roles", "visit_type": "visits", "license": "licenses", "partner": "partners"}
ITEMS = {
    "patient_state": ("states", "state"),
    "covered_state": ("covered", "state"),
    "pay.model": ("models", "is"),
    "patients.sources": ("sources", "is"),
}


class Zen:
    """The ten rules; the day and the preferences are nothing to them."""

    def __init__(self, rules: Rules, tables: Tables) -> None:
        content = Path(__file__).with_name("ten-rules.json").read_text("utf-8")
        self._decision = zen.ZenEngine().create_decision(content)
        self._builder = Builder(tables)
        assert {rule.id for rule in rules.active} == {*TEN}

    def decide(self, offer: Offer, *, as_of: date, preferences: Preferences | None = None) -> Verdicts:
        """Outcome and severity by rule and subject."""
        found = self.evaluate(self._builder.build(Given(offer, preferences)))
        verdicts = {(rule, ""): (outcome, severity) for rule, (outcome, severity) in found["offer"].items()}
        for rule, severity in SEVERITIES.items():
            said = {(rule, place): (outcome, of) for place, outcome, of in found[rule]}
            verdicts |= said or {(rule, ""): ("not_applicable", severity)}
        return verdicts

    def evaluate(self, facts: Facts) -> Mapping[str, Any]:
        """What the graph answers to the facts of an offer."""
        return self._decision.evaluate(json.dumps(context(facts)))["result"]


def context(facts: Facts) -> dict[str, Any]:
    """The facts that the ten rules read, as JSON has them: words, the two ends of numbers, and lists."""
    fields = facts.fields
    found: dict[str, Any] = {group: {n: fields[f"{group}.{n}"] for n in names} for group, names in WORDS.items()}
    for group, names in NUMBERS.items():
        ends = {n: {end: fields[f"{group}.{n}.{end}"] for end in ("low", "high")} for n in names}
        found[group] = {**found.get(group, {}), **ends}
    found["licensing"] = {"licenses": fields["licenses"]}
    found |= {name: [] for name in (*ROWS.values(), *(name for name, _ in ITEMS.values()))}
    for row in facts.rows:
        if row.kind in ROWS:
            found[ROWS[row.kind]].append(row.values)
        elif row.kind in ITEMS:
            name, key = ITEMS[row.kind]
            found[name].append(row.values[key])
    return found
