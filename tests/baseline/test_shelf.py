"""Which earlier report an offer is held against, whatever the file was written by; and what is said of broken files."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from offer_check.baseline import Shelf
from offer_check.errors import InputError
from offer_check.render.json import render
from offer_check.report import OfferInfo
from tests.baseline.kept import FORMS, shelf, together
from tests.compare.made import named
from tests.render.sample import OFFER, report

RULES = {"A": "MAL-01", "B": "MIX-01", "OTHER": "ESC-01"}
A, B, OTHER = (named(name, f"offers/{name}.yaml", f"{rule} flag major") for name, rule in RULES.items())
ANEW = "write it anew: offer-check check FILE... -f json:PATH"


def asked(path: str, **changes: str) -> OfferInfo:
    return replace(OFFER, path=path, **{"employer": "", **changes})  # type: ignore[arg-type]


def found(shelf: Shelf, offer: OfferInfo, *, alone: bool = False) -> str | None:
    earlier = shelf.on(offer, alone=alone)
    return earlier.offer.path if earlier else None


@pytest.mark.parametrize("form", FORMS)
def test_each_report_is_found_by_the_path_of_its_offer(form: str, tmp_path: Path) -> None:
    kept = shelf(tmp_path / "base", A, B, OTHER, form=FORMS[form])
    for name, rule in RULES.items():
        earlier = kept.on(asked(f"./offers/{name}.yaml"))
        assert earlier
        assert [past.rule for past in earlier.results] == [rule]
        assert (earlier.as_of, earlier.offer.path) == (A.as_of, f"offers/{name}.yaml")


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
@pytest.mark.parametrize("form", FORMS)
def test_a_shell_may_have_changed_line_ends_or_marked_the_text(form: str, change: object, tmp_path: Path) -> None:
    path = tmp_path / "base"
    path.write_bytes(change(FORMS[form]([A, B])).encode())  # type: ignore[operator]
    assert [found(Shelf(str(path)), asked(f"offers/{name}.yaml")) for name in "AB"] == [
        "offers/A.yaml",
        "offers/B.yaml",
    ]


def test_a_whole_report_alone_is_a_baseline(tmp_path: Path) -> None:
    path = tmp_path / "base.json"
    path.write_text(render([report()]), "utf-8")
    assert found(Shelf(str(path)), OFFER) == OFFER.path


def test_files_that_had_no_report_then_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "base.jsonl"
    line = {"format": "offer-check-file/1", "path": "offers/bad.yaml", "status": "invalid", "error": "", "problems": []}
    path.write_text(f"{json.dumps(line)}\n\n{FORMS['jsonl']([A])}", "utf-8")
    kept = Shelf(str(path))
    assert (found(kept, asked("offers/A.yaml")), found(kept, asked("offers/bad.yaml"))) == ("offers/A.yaml", None)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("elsewhere/A.yaml", "offers/A.yaml"), ("C:\\work\\A.yaml", "offers/A.yaml"), ("offers/C.yaml", None)],
)
def test_an_offer_that_was_moved_is_found_by_its_file_name(path: str, expected: str | None, tmp_path: Path) -> None:
    assert found(shelf(tmp_path / "base", A, B), asked(path)) == expected


def test_a_file_name_that_two_reports_have_finds_none(tmp_path: Path) -> None:
    kept = shelf(tmp_path / "base", named("x", "one/offer.yaml"), named("y", "two/offer.yaml"))
    assert found(kept, asked("three/offer.yaml")) is None


def test_the_only_report_is_meant_where_one_offer_is_judged_alone(tmp_path: Path) -> None:
    kept = shelf(tmp_path / "base", A)
    assert found(kept, asked("second-draft.yaml"), alone=True) == "offers/A.yaml"
    assert found(kept, asked("second-draft.yaml")) is None
    assert found(shelf(tmp_path / "more", A, B), asked("second-draft.yaml"), alone=True) is None


@pytest.mark.parametrize("changes", [{"specialty": "general_surgery"}, {"employer": "Another employer"}])
def test_a_report_on_another_job_is_not_taken_for_that_of_a_moved_offer(
    changes: dict[str, str], tmp_path: Path
) -> None:
    then = replace(A, offer=replace(A.offer, employer="Northlake"))
    kept = shelf(tmp_path / "base", then)
    assert found(kept, asked("elsewhere/A.yaml", employer="Northlake")) == "offers/A.yaml"
    assert found(kept, asked("elsewhere/A.yaml", **changes), alone=True) is None
    assert found(kept, asked("offers/A.yaml", **changes)) == "offers/A.yaml"


def refused(path: Path, text: str | bytes) -> list[str]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as caught:
        Shelf(str(path))
    return [str(fault).removeprefix(str(path)) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1:1: the file is empty"),
        ("[1]", ":1:1: the file holds a list at its top level"),
        ("offer_format: 1\n", ":1:1: "),
        ('{"offer_format": 1, "about": {}}', ":1:18: offer_format: this is an offer, not a report"),
        ('{"format": "offer-check-report/2"}', ":1:12: format: unknown format 'offer-check-report/2'"),
        ('{"hello": 1}', ":1:1: format: no format"),
        (b"%PDF-1.7", ": "),
        ("{}".encode("utf-16"), ": "),
        ('{"reports": [{"format": "offer-check-report/9"}]}', ":1:25: reports[0].format: unknown format"),
        ('{"reports": 7}', ":1:1: format: no format"),
    ],
)
def test_a_file_that_is_no_report_is_refused_in_one_line(text: str | bytes, said: str, tmp_path: Path) -> None:
    (line,) = refused(tmp_path / "base.json", text)
    assert line.startswith(said)


def test_a_report_cut_off_is_refused_where_it_ends(tmp_path: Path) -> None:
    text = together([A, B])
    cut = text[: text.index('"MIX-01"')].rstrip()
    (line,) = refused(tmp_path / "base.json", cut)
    assert line.startswith(
        f":{cut.count(chr(10)) + 1}:{len(cut) - cut.rindex(chr(10))}: not JSON: the file ends too early"
    )


def test_a_list_of_reports_cut_off_after_one_is_refused(tmp_path: Path) -> None:
    text = together([A, B])
    cut = text[: text.index("\n  ],") + 1]
    (line,) = refused(tmp_path / "base.json", cut)
    assert line.startswith(f":{cut.count(chr(10)) + 1}:1: not JSON: the file ends too early")


def test_a_fault_of_a_later_report_has_its_line_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "base.json"
    text = together([A, B])
    head, tail = text[: text.index("MIX-01")], text[text.index("MIX-01") :]
    text = head + tail.replace('"severity": "major"', '"severity": "huge"', 1)
    at = text[: text.index('"huge"')]
    place = f":{at.count(chr(10)) + 1}:{len(at) - at.rindex(chr(10))}"
    assert refused(path, text) == [
        f"{place}: results[0].severity: found 'huge'; accepted: critical, major, minor or info; {ANEW}"
    ]


def test_a_fault_of_a_line_has_its_place(tmp_path: Path) -> None:
    first, second = FORMS["jsonl"]([A, B]).splitlines()
    changed = second.replace('"as_of":"2026-11-22"', '"as_of":7', 1)
    column = changed.index('"as_of":7') + len('"as_of":') + 1
    assert refused(tmp_path / "base.jsonl", f"{first}\n{changed}\n") == [
        f":2:{column}: as_of: found 7; accepted: a text; {ANEW}"
    ]


def test_two_reports_on_one_offer_are_refused(tmp_path: Path) -> None:
    (line,) = refused(tmp_path / "base.jsonl", FORMS["jsonl"]([A, A]))
    assert line == ":2:1: a second report on offers/A.yaml; accepted: one report an offer"


@pytest.mark.parametrize(
    "make", [lambda path: None, lambda path: path.mkdir(), os.mkfifo], ids=["none", "folder", "pipe"]
)
def test_a_file_that_cannot_be_opened_is_told(make: object, tmp_path: Path) -> None:
    path = tmp_path / "base.json"
    make(path)  # type: ignore[operator]
    with pytest.raises(InputError) as caught:
        Shelf(str(path))
    (fault,) = caught.value.faults
    assert fault.message.startswith("the baseline cannot be read: ")
