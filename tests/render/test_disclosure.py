"""What may be told where others read along, and what stays out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_check import source
from offer_check.errors import InputError
from offer_check.offer import file
from offer_check.render.disclosure import Region, fault, pointer, region, relative, sentences
from offer_check.report import Because, Problem
from tests.examples.summary import EXAMPLES, report_on, stem
from tests.hostile.offers import KNOWN
from tests.render.sample_results import SHARE, TAIL, because, result

BAD = """\
offer_format: 1
about:
  specialty: zqa
  role_type: [direct_to_consumer, "zqb: c"]
  start_date: 31.12.1999
  label: [zqd]
patients: {states: [TX, TX, zqe]}
pay: {base: 420000, guarantee_months: -987, productivity_share_pct: "4321 zqf"}
work_mix: {remote_share_pct: {min: 97, max: 96.5}}
workload: {minimum_hours: 9000.5}
sites:
  - {name: zqh, kind: zqi}
  - {name: zqh}
licenses:
  - {state: TX, status: zqj, expected_date: 2027-02-30}
evidence:
  sites[zqk].state: {source: agreement}
  pay.base: {source: zql, words: "420,000"}
unclear: {pay.base: [zqm]}
"""
SECRETS = ("zq", "420", "987", "4321", "97", "96", "9000", "31.12", "02-30")


def problems(text: str) -> list[Problem]:
    """The faults of a file that is no offer."""
    with pytest.raises(InputError) as refused:
        file.of(source.read_bytes(text.encode(), name="a.yaml", syntax="yaml"), KNOWN)
    return [Problem(path=f.path, line=f.line, column=f.column, message=f.text) for f in refused.value.faults]


def test_a_fault_is_told_without_what_the_file_says() -> None:
    found = problems(BAD)
    assert len(found) >= 15
    told = [fault(problem) for problem in found]
    assert [line for line in told if any(secret in line for secret in SECRETS)] == []
    assert all(any(secret in problem.message for problem in found) for secret in SECRETS)
    assert {
        "about.specialty: found …; accepted: general_surgery, dermatology, radiation_oncology",
        "work_mix.remote_share_pct: found a range whose min, …, is above its max, …",
        "workload.minimum_hours: found …; accepted: a number from 0 to 744 (hours/month) or {min, max}",
        "sites (row 2): found … a second time (compare line 12)",
        "evidence.sites[…].state: there is no row …; accepted: sites[…]; did you mean sites[…]?",
    } <= set(told)


def test_a_fault_is_told_with_what_the_file_says_where_that_is_asked_for() -> None:
    found = problems(BAD)
    assert [fault(problem, include_values=True) for problem in found] == [problem.message for problem in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "a: 'zq\n",
            "not YAML: text in quotes is not closed; accepted: a closing quote; add the quote that is missing",
        ),
        ("zq: 1\nzq: 2\n", "key … is given again, first at 1:1; accepted: each key once; keep one of the two"),
    ],
)
def test_a_file_that_is_no_yaml_is_told_with_its_places(text: str, told: str) -> None:
    assert [fault(problem) for problem in problems(text)] == [told]


@pytest.mark.parametrize("path", EXAMPLES, ids=stem)
def test_what_a_finding_says_has_no_value_and_no_name_of_the_employer(path: Path) -> None:
    report = report_on(path)
    said = "\n".join(line for r in report.results if r.open for line in sentences(r))
    values = {t.value for t in report.terms if "$" in t.value or (t.state == "unclear" and " " in t.value)}
    assert values
    assert report.offer.employer
    assert [value for value in (*values, report.offer.employer, report.offer.label) if value in said] == []


def test_a_finding_names_the_fields_that_decide_it_or_that_are_missing() -> None:
    vague = because("Credit", "competitive", 52, unclear=True)
    assert sentences(result("MAL-06", "flag", "Found.", TAIL, SHARE))[0] == (
        "Decided by: group.who_pays_for_tail_coverage, group.remote_share."
    )
    assert sentences(result("RVU-03", "ask", "Open.", because("Pay"), vague, SHARE))[0] == (
        "Not stated: group.pay. Unclear: group.credit. Stated, but open: group.remote_share."
    )
    many = result("RVU-03", "ask", "Open.", *(because(f"F{n}") for n in range(9)))
    assert sentences(many)[0].endswith("group.f4, group.f5 and 3 more fields.")


def test_what_waits_says_for_what() -> None:
    waiting = result("ESC-02", "waiting", "Waits for ESC-01 (a written way to in-person care).")
    assert sentences(waiting)[0] == "Waits for ESC-01 (a written way to in-person care)."


@pytest.mark.parametrize(
    ("field", "subject", "told"),
    [
        ("licenses[TX].status", "", "licenses[TX].status"),
        ("work_mix.visit_types[new, video].share", "", "work_mix.visit_types[new, video].share"),
        ("sites[Northlake Main].state", "", "sites[…].state"),
        ("sites[Northlake Main].state", "Northlake Main", "sites[Northlake Main].state"),
        ("sites[a]b[c].state", "", "sites[…].state"),
        ("pay.base", "", "pay.base"),
    ],
)
def test_an_entry_in_words_of_the_offer_is_not_told(field: str, subject: str, told: str) -> None:
    assert pointer(Because(field=field, label="", state="stated"), subject) == told


def test_a_finding_stands_where_the_first_field_with_a_place_does() -> None:
    table = Because(field="compact[TX]", label="Members", value="yes", state="stated")
    assert region(result("MIX-02", "flag", "Much.", table, SHARE)) == Region(40, 12, 40, 15)
    assert region(result("MIX-02", "flag", "Much.", table)) == Region(1, 1, 1, 1)


def test_a_path_is_told_from_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "repository" / "offers"
    inside.mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "repository")
    monkeypatch.chdir(inside)
    assert relative("a.yaml") == "a.yaml"
    assert relative("./x/../a.yaml") == "a.yaml"
    assert relative(str(inside / "a.yaml")) == "a.yaml"
    assert relative("a.yaml", str(tmp_path / "repository")) == "offers/a.yaml"
    assert relative("a.yaml", str(tmp_path / "link")) == "offers/a.yaml"
    assert relative("../a.yaml") == "../a.yaml"
    assert relative(str(tmp_path / "a.yaml")) == (tmp_path / "a.yaml").as_posix()
