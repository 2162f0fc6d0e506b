"""One rule on one offer: subjects, gates, rules that are not in the offer's packs, and the words of it all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from offer_check.checker.examples import TODAY
from offer_check.errors import UsageError
from offer_check.probe import json as as_json
from offer_check.probe import text
from offer_check.probe.model import Explanation, Probing, Way
from offer_check.probe.probing import Prober
from offer_check.render.terminal import Terminal
from offer_check.rule.pattern import AliasTest, FactPattern, Is
from offer_check.rule.rule import Alternative, Patterns
from tests.probe.cases import FILES, RULES, changed, offer, plain, probed, prober, told

EXAMPLES = {path.name.partition(".")[0]: path for path in FILES}
APP = EXAMPLES["dermatology-app-employer"]
MINIMAL: dict[str, Any] = {
    "offer_format": 1,
    "about": {"specialty": "general_surgery", "role_type": "hybrid_clinic"},
}
TAIL = """\
MAL-06: Tail coverage when the policy is not occurrence
ASK (critical). Not stated: Tail coverage bought by; Earlier work covered (nose coverage).
offer, as of 2026-11-22.

Applies
  This has to hold: it does.
      [true] the job has a role that is clinical
          What the job mainly is: hybrid clinic
  This must not hold: it does not.
      [false] “Kind of policy” is occurrence
          Kind of policy: claims-made; agreement, 7.2: “claims-made basis”
  This must not hold: that is open, which does not stop the rule.
      [not stated] what is stated shows a federal post (VA, DoD) held as an employee, not as a
        contractor
          Federal (VA/DoD) post: not stated
          Employee or contractor: not stated

Waits for
  MAL-05 (Claims-made or occurrence): its result is pass, which settles it.

Severity
  Critical, by the first step that holds.
    1. Critical: does not hold, because of what is open below.
      [not stated] what is stated shows an independent contractor or a member of a per-case panel
          Employee or contractor: not stated
    2. Critical: holds.
      [true] “Specialty” is General surgery
          Specialty: general surgery

Flags when
  No way holds; ways 1 and 2 may, once what is open is stated.
    1. Does not hold, because of what is open below.
      [not stated] “Tail coverage bought by” is physician
          Tail coverage bought by: not stated
    2. Does not hold, because of what is open below.
      [not stated] “Tail coverage bought by” is depends on how it ends
          Tail coverage bought by: not stated
      [not stated] “Tail coverage bought by, if the employer ends it without cause” is physician
          Tail coverage bought by, if the employer ends it without cause: not stated
"""


def bound(**fields: Any) -> Any:
    """The smallest offer with groups added."""
    return {**MINIMAL, **fields}


def one(probing: Probing, subject: str = "") -> Explanation:
    """The explanation of one subject."""
    (found,) = (e for e in probing.explanations if e.result.subject == subject)
    return found


def written(probing: Probing, **terminal: Any) -> str:
    """An explanation as the command prints it."""
    return text.write(probing, clean=Terminal(**terminal).clean)


def test_every_pattern_is_told_with_what_it_was_found_in() -> None:
    data = bound(
        malpractice={"policy_type": "claims_made"},
        evidence={"malpractice.policy_type": {"source": "agreement", "where": "7.2", "words": "claims-made basis"}},
    )
    assert written(prober("MAL-06").probe(plain(data))).startswith(TAIL)


def test_values_are_told_with_their_lines() -> None:
    lines = written(probed("LIC-01", APP))
    assert "License CA, where it stands: not held (line 77)" in lines


def test_each_subject_has_an_explanation_and_one_can_be_chosen() -> None:
    states = offer(APP).document.data["patients"]["states"]
    assert [e.result.subject for e in probed("LIC-01", APP).explanations] == sorted(states)
    chosen = prober("LIC-01").probe(offer(APP), subject="ny")
    assert chosen.explanations == (one(probed("LIC-01", APP), "NY"),)


@pytest.mark.parametrize(
    ("rule", "known"), [("LIC-01", "CA, FL, GA, NC, NY, TX"), ("MAL-06", "none; the rule speaks of the whole offer")]
)
def test_an_unknown_subject_is_refused_with_the_known_ones(rule: str, known: str) -> None:
    with pytest.raises(UsageError, match=f"its subjects: {known}"):
        prober(rule).probe(offer(APP), subject="ZZ")


def test_a_gate_that_is_open_is_named_and_what_follows_is_for_information() -> None:
    found = one(probed("RVU-01", EXAMPLES["bare-posting"]))
    (gate,) = (part for part in found.parts if part.kind == "after")
    assert (gate.rule, gate.settled, gate.came) == ("CMP-01", False, "it is a question, so this rule waits")
    assert {part.kind for part in found.parts if not part.reached} == {"severity", "flag", "pass"}
    assert "Decided above. What follows is for information." in written(probed("RVU-01", EXAMPLES["bare-posting"]))


def test_a_subject_that_nobody_listed_leaves_what_speaks_of_it_open() -> None:
    found = one(prober("LIC-01").probe(plain(MINIMAL)))
    ways = [way for part in found.parts if part.kind in ("flag", "pass") for way in part.ways]
    assert [pattern.truth for way in ways for pattern in way.patterns] == ["unknown", "unknown"]


def test_a_rule_that_does_not_apply_is_told_up_to_there() -> None:
    found = one(
        prober("MIX-02").probe(
            plain(changed(MINIMAL, ()) | {"about": {**MINIMAL["about"], "specialty": "dermatology"}})
        )
    )
    assert [part.kind for part in found.parts] == ["applies"] * 4
    assert [part.settled for part in found.parts] == [False, True, True, True]
    assert "so the rule does not apply: only the surgical guide" in found.parts[0].came


def test_a_rule_of_another_pack_is_explained_as_well() -> None:
    extended = next(rule.id for rule in RULES.rules.values() if rule.pack == "program")
    core = RULES.select(packs=("core",))
    assert not core.is_active(extended)
    assert Prober(core, extended, TODAY).probe(plain(MINIMAL)) == prober(extended).probe(plain(MINIMAL))


def way_of(when: Patterns, rows: list[dict[str, str]]) -> Way:
    """The only way to flag of a rule with these patterns, on an offer with license rows."""
    altered = replace(RULES.rules["LIC-02"], flags=(Alternative(when),), passes=(), applies=(), after=(), each=None)
    rules = replace(RULES, rules={**RULES.rules, "LIC-02": altered}, built=True)
    found = one(Prober(rules, "LIC-02", TODAY).probe(plain(bound(licenses=rows))))
    (way,) = (way for part in found.parts for way in part.ways)
    return way


def test_patterns_that_hold_of_different_entries_only_are_told_so() -> None:
    row, route = FactPattern("license", (), "row"), AliasTest("row", "route", Is("compact"))
    rows = [{"state": "TX", "route": "compact", "status": "pending"}, {"state": "FL", "status": "held"}]
    way = way_of((row, route, AliasTest("row", "status", Is("held"))), rows)
    assert (way.truth, [p.truth for p in way.patterns]) == ("unknown", ["true", "true", "unknown"])
    assert [p.together for p in way.patterns] == [False, False, True]


def test_an_absence_after_an_entry_speaks_of_other_entries() -> None:
    row, others = FactPattern("license", (), "row"), FactPattern("license", negated=True)
    way = way_of((row, others, AliasTest("row", "status", Is("held"))), [{"state": "TX", "status": "pending"}])
    assert [p.truth for p in way.patterns] == ["true", "true", "false"]


def test_a_table_past_its_day_leaves_open_what_rests_on_it() -> None:
    late = Prober(RULES, "LIC-06", date(2030, 1, 1)).probe(offer(APP), subject="TX")
    (found,) = late.explanations
    joined = [p.truth for part in found.parts if part.kind == "pass" for p in part.ways[1].patterns]
    assert (found.result.outcome, joined) == ("ask", ["true", "unknown"])
    assert "not relied on: due for a check since 2027-01-15" in " ".join(written(late).split())


@pytest.mark.parametrize("name", ["bare-posting", "everything-wrong-dermatology"])
def test_rules_are_explained_on_the_barest_and_the_worst_offer(name: str) -> None:
    for rule in list(RULES.rules)[::28]:
        assert probed(rule, EXAMPLES[name]).explanations


def test_nothing_is_tried_where_that_is_not_wanted() -> None:
    found, tried = told("MAL-06", APP), probed("MAL-06", APP)
    assert [replace(e, changes=(), needs=(), tried=0) for e in tried.explanations] == [
        replace(e, needs=()) for e in found.explanations
    ]


def test_text_of_an_offer_does_not_act_on_a_terminal() -> None:
    words = "claims\x9b31m \u202egniht\u202c ::error::x"
    data = bound(
        malpractice={"policy_type": "claims_made"}, unclear={"malpractice.tail_paid_by": words.replace("\x9b", "")}
    )
    data["evidence"] = {"malpractice.policy_type": {"source": "policy", "words": "a\u202eb ::warning::c"}}
    lines = written(prober("MAL-06").probe(plain(data)), unicode=False)
    assert lines.isascii()
    assert "<U+202E>" in lines
    assert "::" not in lines


def test_lines_keep_to_the_width() -> None:
    lines = text.write(probed("LIC-05", APP), clean=Terminal().clean, width=72)
    assert max(map(len, lines.splitlines())) <= 72


def test_the_json_form_holds_everything_and_acts_on_nothing() -> None:
    data = bound(malpractice={"policy_type": "claims_made"}, unclear={"malpractice.tail_paid_by": "to be \u202eagreed"})
    raw = as_json.write(prober("MAL-06").probe(plain(data)))
    found = json.loads(raw)
    assert raw.isascii()
    assert (found["format"], found["rule"]) == ("offer-check-explanation/1", "MAL-06")
    (first,) = found["explanations"]
    assert first["result"]["outcome"] == "ask"
    assert [part["kind"] for part in first["parts"]] == [*["applies"] * 3, "after", "severity", "flag", "pass"]
    assert first["changes"][0]["options"][0]["edits"] == [
        {"path": ["malpractice", "tail_paid_by"], "value": "employer"},
        {"path": ["unclear", "malpractice.tail_paid_by"], "value": None},
    ]


def test_the_offer_is_left_as_it_was() -> None:
    path: Path = EXAMPLES["general-surgery-hybrid-clinic"]
    before = json.dumps(offer(path).document.data)
    prober("LIC-01").probe(offer(path))
    assert json.dumps(offer(path).document.data) == before
