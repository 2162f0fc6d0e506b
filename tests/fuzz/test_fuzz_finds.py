"""What `scripts/fuzz` found: each input, made small, in a test that is named after what was wrong."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from starlette.applications import Starlette

from offer_check.errors import InputError
from offer_check.source import read_bytes
from offer_check.web.server import server
from tests.fuzz.kinds import kind
from tests.interview.people import Typist, interviewed
from tests.web.visitor import Visitor


@pytest.mark.parametrize("name", ["[x]", "{min: 1}"])
def test_a_row_of_a_house_table_with_a_list_or_a_mapping_in_its_first_column_is_refused(name: str) -> None:
    table = f"table: not_looked_at\nexisting: extend\nrows: [{{text: {name}}}, {{text: x}}]\n"
    assert kind("rules").tried(f"data/ZZZ-01.yaml\n{table}".encode()) == "refused"


@pytest.mark.parametrize("part", ["a", '"a \\" b"', "'a'"])
@pytest.mark.parametrize("head", ["", "[", "[[", "x = {", "x = [{b = 1, "])
def test_a_key_of_many_thousand_parts_in_a_toml_file_is_refused_at_once(head: str, part: str) -> None:
    raw = f"a = 1\n{head}{f'{part} . ' * 100_000}b = 1\n".encode()
    with pytest.raises(InputError, match=r"a\.toml:2:\d+: more than 32 levels of nesting"):
        read_bytes(raw, name="a.toml", syntax="toml")


def test_a_key_of_32_parts_and_dots_in_texts_are_read() -> None:
    written = f"{'a.' * 31}b = 1\nc = '{'a.' * 100}'\nd = [{'1.5, ' * 50}]\ne = \"{'. ' * 90}\"\n"
    assert set(read_bytes(written.encode(), name="a.toml", syntax="toml").data) == {"a", "c", "d", "e"}


@pytest.mark.parametrize("file", ["zz: 1\n", "zz: {a: b}\npay: {}\n"])
def test_an_interview_on_a_file_with_nothing_but_unknown_keys_begins(tmp_path: Path, file: str) -> None:
    path = tmp_path / "a.offer.yaml"
    path.write_text(file)
    typist = Typist(["/q"])
    interviewed(path, typist)
    assert "zz" in typist.text


def test_a_request_whose_length_has_thousands_of_digits_is_told_that_it_is_too_large() -> None:
    headers = [("host", "127.0.0.1:8642"), ("origin", "http://127.0.0.1:8642"), ("cookie", "{cookie}")]
    request = {"method": "POST", "path": "/new", "headers": [*headers, ("content-length", "9" * 5000)], "body": ""}
    assert kind("http").tried(json.dumps({"offer": 0, "requests": [request]}).encode()) == "413"


def test_what_libraries_note_of_a_broken_form_is_not_printed() -> None:
    server(Starlette())
    for library in ("uvicorn", "python_multipart"):
        log = logging.getLogger(library)
        assert log.handlers
        assert not log.propagate


def test_an_offer_format_without_a_value_is_filled_in_by_an_interview(tmp_path: Path) -> None:
    path = tmp_path / "a.offer.yaml"
    path.write_text("offer_format:\nabout: {specialty: dermatology}\n")
    interviewed(path, Typist(["nonclinical", "/q"]))
    about = {"specialty": "dermatology", "role_type": ["nonclinical"]}
    assert read_bytes(path.read_bytes(), name="a", syntax="yaml").data == {"offer_format": 1, "about": about}


def test_a_file_whose_offer_format_has_no_value_can_be_opened_in_the_form(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    raw = b"offer_format:\nabout: {specialty: dermatology, role_type: nonclinical}\n"
    page = visitor.post("/open", {}, files={"file": ("a.yaml", raw)})
    assert (page.status, page.path.rpartition("/")[2]) == (200, "job")


@pytest.mark.parametrize("key", ["waivers", "extend"])
def test_a_configured_path_that_is_far_too_long_is_named_by_its_beginning(key: str) -> None:
    assert kind("config").tried(f'o{key} = "{"x" * 100_000}"\n'.encode()) == "refused"
