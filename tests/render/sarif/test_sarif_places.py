"""Where a result is: the address of its file, and its places in it, whatever the file is called."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from offer_check.render import renderer
from offer_check.report import Report, Table
from tests.render import sample
from tests.render.sample_results import because, result
from tests.render.sarif.log import Json, places, run_of

TOP = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
REFERENCE = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2}")


def run(report: Report, **options: Any) -> Json:
    return run_of(str(renderer("sarif")([report], **options)))


def address(path: str, root: str) -> dict[str, str]:
    """The address of the offer at `path`; it is the same wherever it is told."""
    report = sample.report([result("LIC-01", "flag", "So.", because("Pay", "1", 3))])
    written = run(replace(report, offer=replace(report.offer, path=path)), root=root)
    (told,) = written["results"]
    found: dict[str, str] = told["locations"][0]["physicalLocation"]["artifactLocation"]
    assert written["artifacts"][0]["location"] == found
    return found


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("my.offer.yaml", "my.offer.yaml"),
        ("./offers//my.offer.yaml", "offers/my.offer.yaml"),
        ("/repository/offers/my.offer.yaml", "offers/my.offer.yaml"),
        ("offers/../my.offer.yaml", "my.offer.yaml"),
        ("../repository/my.offer.yaml", "my.offer.yaml"),
        ("offers/Zürich 100% #1?.yaml", "offers/Z%C3%BCrich%20100%25%20%231%3F.yaml"),
        ("c:one.yaml", "c%3Aone.yaml"),
        ("offers\\my.offer.yaml", "offers%5Cmy.offer.yaml"),
        ("javascript:alert(1)//.yaml", "javascript%3Aalert%281%29/.yaml"),
        ("a\nb\x1b[2J\u202e.yaml", "a%0Ab%1B%5B2J%E2%80%AE.yaml"),
        ("bad-\udcff.yaml", "bad-%FF.yaml"),
        ("half-\ud800.yaml", "half-%EF%BF%BD.yaml"),
        ("stdin.yaml", "stdin.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("", "."),
    ],
)
def test_a_file_is_told_relative_to_the_root_with_slashes_and_percent_signs(path: str, uri: str) -> None:
    assert address(path, "/repository") == {"uri": uri, "uriBaseId": "%SRCROOT%"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("../my.offer.yaml", "file:///my.offer.yaml"),
        ("offers/../../other/my.offer.yaml", "file:///other/my.offer.yaml"),
        ("/repository-2/my offer.yaml", "file:///repository-2/my%20offer.yaml"),
    ],
)
def test_a_file_outside_of_the_root_is_told_by_its_absolute_address(path: str, uri: str) -> None:
    assert address(path, "/repository") == {"uri": uri}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("offers\\my offer.yaml", {"uri": "offers/my%20offer.yaml", "uriBaseId": "%SRCROOT%"}),
        ("offers/my.yaml", {"uri": "offers/my.yaml", "uriBaseId": "%SRCROOT%"}),
        ("C:\\Repository\\offers\\my.yaml", {"uri": "offers/my.yaml", "uriBaseId": "%SRCROOT%"}),
        ("..\\other\\my.yaml", {"uri": "file:///C:/other/my.yaml"}),
        ("D:\\my.yaml", {"uri": "file:///D:/my.yaml"}),
        ("\\\\server\\share\\my.yaml", {"uri": "file://server/share/my.yaml"}),
    ],
)
def test_a_file_of_windows_is_told_in_the_same_way(path: str, found: dict[str, str]) -> None:
    assert address(path, "C:\\Repository") == found


def test_without_a_root_it_is_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert address(str(tmp_path / "offers" / "my.yaml"), "")["uri"] == "offers/my.yaml"


@pytest.mark.parametrize("path", ["a\\b c\u202e.yaml", "/x/ü.yaml", "../%.yaml"])
def test_an_address_has_no_sign_that_addresses_do_not_have(path: str) -> None:
    assert REFERENCE.sub("", address(path, "/repository")["uri"]) == ""


def test_the_base_of_addresses_is_described_and_names_no_folder_of_this_machine() -> None:
    assert run(sample.report())["originalUriBaseIds"] == {
        "%SRCROOT%": {"description": {"text": "The folder in which offer-check ran."}}
    }


def test_dated_tables_and_wishes_of_the_reader_are_no_places_in_the_offer() -> None:
    table = Table(name="compact_member", title="Compact", as_of="2026-07-16", check_by="", source="x", current=True)
    outside = [replace(because("Texas", "member"), field=name) for name in ("compact_member[TX]", "preferences.most")]
    found = result("LIC-06", "flag", "So.", *outside, because("Pay", "1", 7))
    (told,) = run(sample.report([found], tables=(table,)))["results"]
    assert [place["physicalLocation"]["region"]["startLine"] for place in places(told)] == [7]


def test_a_result_without_a_field_is_at_the_top_of_its_file() -> None:
    (told,) = run(sample.report([result("LIC-08", "not_applicable", "No.")]), root="/repository")["results"]
    assert told["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "offers/northlake.offer.yaml", "uriBaseId": "%SRCROOT%"},
                "region": TOP,
            }
        }
    ]
    assert "relatedLocations" not in told


def test_a_field_that_has_a_place_comes_before_one_that_has_none() -> None:
    silent = replace(because("Pay"), column=1, end_column=1)
    (told,) = run(sample.report([result("LIC-01", "ask", "So.", silent, because("Model", "wRVU", 9))]))["results"]
    assert [place["message"]["text"] for place in places(told)] == ["Model: stated", "Pay: not stated"]
    assert places(told)[1]["physicalLocation"]["region"] == TOP


def test_a_result_has_no_more_places_than_github_takes() -> None:
    many = (because(f"Field {number}", "x", number + 1) for number in range(1500))
    (told,) = run(sample.report([result("LIC-01", "flag", "So.", *many)]))["results"]
    assert len(places(told)) == 1000
    assert [place["id"] for place in told["relatedLocations"]] == list(range(1, 1000))
