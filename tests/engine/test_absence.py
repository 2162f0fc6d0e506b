"""What must be absent is looked for only when all facts are there: the phase comes first in a rule, and last of all."""

from __future__ import annotations

import itertools
import json
from typing import Any

import durable_rules_engine as durable
import pytest

from offer_check import api
from offer_check.checker.checker import Checker
from offer_check.compiler.clause import Atom, Clause, Compiled, Join, Match, Target
from offer_check.facts.build import Fact
from tests.engine import naive
from tests.engine.programs import evaluate, fired, hashed, rule

NEEDED = {"a": {"$and": [{"kind": "patient"}]}}
HAD = {"n$not": {"$and": [{"kind": "license"}, {"state": {"a": "state"}}, {"state": {"a": "state"}}]}}
PHASE = {"p": {"phase": 1}}
FACTS = ({"kind": "patient", "state": "NY"}, {"kind": "patient", "state": "CA"}, {"kind": "license", "state": "NY"})
UNLICENSED = rule(
    "LIC-01",
    Match("patient", "place"),
    absent=[Match("license", "n", (Atom("state", "eq", Join("place", "state")),))],
)


def test_without_a_phase_an_absence_is_taken_for_granted_too_early() -> None:
    end = naive.run({"LIC-01": {"all": [NEEDED, HAD]}}, *FACTS)
    assert end.printed == [["LIC-01", {"a": "f0"}], ["LIC-01", {"a": "f1"}]]  # f0 is New York, which has its license


def test_a_phase_that_comes_last_in_the_rule_does_not_help() -> None:
    end = naive.run({"LIC-01": {"all": [NEEDED, HAD, PHASE]}}, *FACTS, {"phase": 1})
    assert [bound["a"] for _, bound in end.printed] == ["f1", "f0"]
    end = naive.run({"LIC-01": {"all": [PHASE, NEEDED, HAD]}}, *FACTS, {"phase": 1})
    assert [bound["a"] for _, bound in end.printed] == ["f1"]


@pytest.mark.parametrize("order", tuple(itertools.permutations(range(3))), ids=str)
def test_an_absence_is_right_in_every_order_of_facts(order: tuple[int, ...]) -> None:
    facts = [Fact(FACTS[i]["kind"], {"state": FACTS[i]["state"]}) for i in order]
    found = fired(evaluate([UNLICENSED], facts=facts))
    assert found == {UNLICENSED.target: {(("place", hashed(Fact("patient", {"state": "CA"}))),)}}


def test_an_absence_sees_what_an_earlier_stratum_derives() -> None:
    derived = rule("license", Match("compact", "row"), give={"state": Join("row", "state")})
    facts = [Fact("patient", {"state": "NY"}), Fact("patient", {"state": "CA"}), Fact("compact", {"state": "NY"})]
    found = evaluate([derived], [UNLICENSED], facts=facts)
    assert [dict(b["place"].values) for b in found.fired[UNLICENSED.target]] == [{"state": "CA"}]


def test_a_condition_of_an_absence_alone_holds_where_nothing_is() -> None:
    alone = rule("X-01", absent=[Match("license", "n")])
    assert evaluate([alone], facts=[]).holds(alone.target)
    assert not evaluate([alone], facts=[Fact("license", {"state": "NY"})]).holds(alone.target)


def test_a_condition_of_nothing_always_holds() -> None:
    nothing = Compiled(Target("gate", "0"), Clause())
    assert evaluate([nothing], facts=[]).holds(nothing.target)


def test_the_rules_as_they_are_keep_to_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    create = durable.create_ruleset
    monkeypatch.setattr(durable, "create_ruleset", lambda n, text: (written.append(text), create(n, text))[1])
    Checker(api.load_rules().select(packs=("core", "extended", "program")))
    rules: dict[str, dict[str, Any]] = json.loads(written[0])
    assert len(rules) > 300
    assert rules["heartbeat"] == {"all": [{"p": {"#phase": 0}}]}
    for name, body in rules.items():
        late = any(key.endswith("$not") for pattern in body["all"] for key in pattern)
        assert list(body) == ["all"], name
        assert ("p" in body["all"][0]) == late or name == "heartbeat", name
    assert not any(word in written[0] for word in ('"$or"', '"$nex"', '"$ex"', '"$s"', '"$div"', '"$iany"', '"$mt"'))
