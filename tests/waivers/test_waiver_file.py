"""A waiver file is read whole, or refused with every fault at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from offer_check import waivers
from offer_check.errors import ConfigError
from offer_check.report import Waiver
from offer_check.waivers import Acceptance
from offer_check.waivers.model import ACCEPTS
from offer_check.waivers.schema import schema
from tests.waivers.written import RULES, entry, file, refused, said

WHOLE = """\
# The risks of the first draft.
waivers_format: 1
waivers:
  - rule: MAL-02
    subject: GA
    offer: ./drafts//jones.offer.yaml
    reason: >
      The carrier adds Georgia
      in January.
    by: A. Rivera
    until: 2027-01-31
  - {rule: LIC-05, offer: "**", reason: First year., by: B. Ode, until: "2027-06-30"}
"""
READ = (
    Acceptance(
        rule="MAL-02",
        subject="GA",
        offer="drafts/jones.offer.yaml",
        waiver=Waiver(reason="The carrier adds Georgia in January.", by="A. Rivera", until="2027-01-31"),
        line=4,
        index=0,
    ),
    Acceptance(
        rule="LIC-05",
        subject="",
        offer="**",
        waiver=Waiver(reason="First year.", by="B. Ode", until="2027-06-30"),
        line=12,
        index=1,
    ),
)


def test_a_file_says_what_was_accepted_by_whom_and_until_when() -> None:
    assert said(WHOLE) == waivers.Waivers(path="w.yaml", entries=READ)


def test_the_same_in_json_is_the_same() -> None:
    text = json.dumps({"$schema": "waivers.schema.json", **yaml.safe_load(WHOLE.replace("2027-01-31", '"2027-01-31"'))})
    assert [(e.rule, e.subject, e.offer, e.waiver) for e in said(text, path="w.json").entries] == [
        (e.rule, e.subject, e.offer, e.waiver) for e in READ
    ]


@pytest.mark.parametrize("listed", ["waivers:\n", "waivers: []\n", "waivers: null\n"])
def test_a_file_may_hold_nothing_yet(listed: str) -> None:
    assert said(f"waivers_format: 1\n{listed}").entries == ()


def test_all_faults_are_told_at_once_each_at_its_place(tmp_path: Path) -> None:
    text = """\
waivers_format: 2
waiver: x
waivers:
  - rule: MAL-2
    subject: 3
    offer: jones.offer.yaml
    reason: "  "
    by: ""
    untill: 2027-01-31
  - {rule: MAL-02, subject: GA, offer: "**", reason: r, by: b, until: 2027-02-30}
  - just words
  - {rule: mal-02, offer: /jones.offer.yaml, reason: r, by: b, until: 20270131}
"""
    accepts = {key: f"; accepted: {words}" for key, words in ACCEPTS.items()}
    assert refused(text, tmp_path) == [
        f"1:17: waivers_format: found 2{accepts['waivers_format']}",
        "2:1: unknown key 'waiver'; accepted: waivers_format, waivers; did you mean waivers?",
        f"4:5: waivers[0].until: is missing{accepts['until']}",
        f"4:11: waivers[0].rule: unknown rule 'MAL-2'{accepts['rule']}; did you mean MAL-02?",
        f"5:14: waivers[0].subject: found 3{accepts['subject']}",
        f"7:13: waivers[0].reason: found '  '{accepts['reason']}",
        f"8:9: waivers[0].by: found an empty text{accepts['by']}",
        "9:5: unknown key 'untill'; accepted: rule, subject, offer, reason, by, until; did you mean until?",
        f"10:71: waivers[1].until: found '2027-02-30'{accepts['until']}",
        "11:5: waivers[2]: found 'just words'; accepted: a mapping of keys to values",
        f"12:12: waivers[3].rule: unknown rule 'mal-02'{accepts['rule']}; did you mean MAL-02?",
        "12:27: waivers[3].offer: found '/jones.offer.yaml', which is no path from this file with / between folders"
        + accepts["offer"],
        f"12:71: waivers[3].until: found 20270131{accepts['until']}",
    ]


@pytest.mark.parametrize(
    "until",
    [
        "soon",
        "2027-02-30",
        "2027-1-31",
        "31.01.2027",
        "2027-W04-7",
        '"20270131"',
        "2027-01-31T00:00:00",
        "2027",
        "",
        "~",
    ],
)
def test_what_is_no_day_is_refused(until: str, tmp_path: Path) -> None:
    (fault,) = refused(file(entry("MAL-06", until=until)), tmp_path)
    assert fault.startswith("3:")
    assert "waivers[0].until: found " in fault
    assert fault.endswith(ACCEPTS["until"])


@pytest.mark.parametrize("key", ["rule", "reason", "by", "until"])
def test_a_key_that_is_missing_is_told(key: str, tmp_path: Path) -> None:
    kept = [line for line in WHOLE.splitlines(keepends=True)[:11] if not line.strip(" -").startswith(f"{key}:")]
    text = "".join(kept).replace("    subject", "  - subject") if key == "rule" else "".join(kept)
    text = text.replace("reason: >", "reason: x") if key != "reason" else text
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("      ")]
    (fault,) = refused("".join(lines), tmp_path)
    assert fault == f"4:5: waivers[0].{key}: is missing; accepted: {ACCEPTS[key]}"


@pytest.mark.parametrize(
    "text", ["waivers: []\n", "waivers_format: true\nwaivers: []\n", "waivers_format: '1'\nwaivers: []\n"]
)
def test_the_version_of_the_format_is_required(text: str, tmp_path: Path) -> None:
    (fault,) = refused(text, tmp_path)
    assert "waivers_format" in fault
    assert fault.endswith("accepted: 1")


@pytest.mark.parametrize("listed", ["waivers: {}\n", "waivers: MAL-02\n", ""])
def test_the_waivers_are_a_list(listed: str, tmp_path: Path) -> None:
    (fault,) = refused(f"waivers_format: 1\n{listed}", tmp_path)
    assert fault.endswith(f"accepted: {ACCEPTS['waivers']}")


def test_a_second_entry_on_the_same_result_is_refused_wherever_it_is_spelled_otherwise(tmp_path: Path) -> None:
    text = file(
        entry("MAL-02", "GA", offer="jones.offer.yaml"),
        entry("MAL-02", "TX", offer="jones.offer.yaml"),
        entry("MAL-02", "GA", offer="smith.offer.yaml"),
        entry("MAL-02", "ga", offer="./jones.offer.yaml", until="2027-12-31"),
    )
    assert refused(text, tmp_path) == [
        "6:5: waivers[3]: MAL-02 ga of the same offer is there already, at line 3; accepted: one entry a result; "
        "keep one of the two"
    ]


def test_what_is_no_yaml_is_refused_with_its_place(tmp_path: Path) -> None:
    (fault,) = refused("waivers_format: 1\nwaivers: [\n", tmp_path)
    assert fault.startswith("3:1: not YAML")


def test_a_file_that_is_not_there_is_a_fault_of_the_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        waivers.read(str(tmp_path / "none.yaml"), rules=RULES)


@pytest.mark.parametrize("name", ["my.offer.yaml", "my.offer.json", "anything.yaml"])
def test_an_entry_without_an_offer_speaks_of_the_only_one_beside_the_file(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("offer_format: 1\n")
    (tmp_path / "notes.yaml").write_text("format: none\n")
    path = tmp_path / "w.yaml"
    path.write_text(file("  - {rule: MAL-06, reason: r, by: b, until: 2027-01-31}\n"))
    assert [e.offer for e in waivers.read(str(path), rules=RULES).entries] == [name]


@pytest.mark.parametrize("names", [(), ("a.offer.yaml", "b.offer.yaml"), ("a.offer.yaml", "b.yaml")])
def test_an_entry_without_an_offer_is_refused_where_several_could_be_meant(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    for name in names:
        (tmp_path / name).write_text("offer_format: 1\n")
    assert refused(file("  - {rule: MAL-06, reason: r, by: b, until: 2027-01-31}\n"), tmp_path) == [
        "3:5: waivers[0]: does not say which offer; there is not just one beside this file; accepted: "
        f"{ACCEPTS['offer']}; add a line with offer:"
    ]


@pytest.mark.parametrize("offer", ["/a.yaml", "~/a.yaml", "C:/a.yaml", "c:a.yaml", "a\\\\b.yaml", "[z-a].yaml", " "])
def test_what_cannot_stand_for_an_offer_is_refused(offer: str, tmp_path: Path) -> None:
    (fault,) = refused(file(entry("MAL-06", offer=offer)), tmp_path)
    assert fault.startswith("3:27: waivers[0].offer: found ")
    assert fault.endswith(ACCEPTS["offer"])


VALUES = st.sampled_from([None, "", " ", "GA", "2027-01-31", "2027-13-01", 1, True, [], {}])
ENTRIES = st.dictionaries(st.sampled_from(["rule", "subject", "offer", "reason", "by", "until", "extra"]), VALUES)


@given(
    data=st.fixed_dictionaries(
        {"waivers_format": st.sampled_from([1, 2, "1"]), "waivers": st.lists(ENTRIES, max_size=2)}
    )
)
def test_the_schema_refuses_what_is_refused_for_its_shape(data: dict[str, object]) -> None:
    checker = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    try:
        said(json.dumps(data), path="w.json", rules=["GA", "2027-01-31", "2027-13-01"])
    except ConfigError as error:
        beyond = ("already", "does not say which offer")
        shape = [fault for fault in error.faults if not any(words in fault.message for words in beyond)]
        assert checker.is_valid(data) is (not shape)
    else:
        assert checker.is_valid(data)


def test_the_schema_is_valid_and_takes_the_example() -> None:
    Draft202012Validator.check_schema(schema())
    data = yaml.safe_load(WHOLE.replace("2027-01-31", '"2027-01-31"'))
    assert Draft202012Validator(schema()).is_valid(data)
    assert not Draft202012Validator(schema()).is_valid({**data, "waivers": [{**data["waivers"][0], "untill": "x"}]})


def test_every_key_of_the_schema_is_explained() -> None:
    found = schema()
    keys = {**found["properties"], **found["$defs"]["Accepted"]["properties"]}
    assert [name for name, key in keys.items() if not (key.get("title") and key.get("description"))] == []
