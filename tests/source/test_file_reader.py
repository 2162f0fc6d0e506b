"""Files: what is read by which rules, and what is refused before or after it is opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from offer_check.errors import Fault, InputError
from offer_check.source import read, read_bytes

SAVE = "save it again as UTF-8"
LATIN = "save the file as UTF-8 (in Windows-1252 the byte is"


def fault_of(path: str | Path, **options: str) -> Fault:
    with pytest.raises(InputError) as caught:
        read(path, **options)
    (fault,) = caught.value.faults
    return fault


def fault(message: str, accepted: str, hint: str = "", *, line: int = 0, column: int = 0) -> Fault:
    return Fault(path="offer", line=line, column=column, message=message, accepted=accepted, hint=hint)


def fault_in(raw: bytes) -> Fault:
    with pytest.raises(InputError) as caught:
        read_bytes(raw, name="offer", syntax="yaml")
    (fault,) = caught.value.faults
    return fault


@pytest.mark.parametrize(
    ("name", "is_json"),
    [("a.json", True), ("a.JSON", True), ("a.yaml", False), ("a.yml", False), ("a", False), ("json", False)],
)
def test_the_suffix_decides_how_a_file_is_read(tmp_path: Path, name: str, is_json: bool) -> None:
    file = tmp_path / name
    file.write_text('{"a": "\\/"}' if is_json else "a: /")
    assert read(file).data == {"a": "/"}


def test_messages_and_the_document_show_the_path_as_given_or_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("a: 1")
    assert read("a.yaml").name == "a.yaml"
    assert read(Path("a.yaml"), name="-").name == "-"
    assert fault_of("b.yaml", name="the offer").path == "the offer"


def test_a_file_that_is_not_there_is_one_fault_without_a_line(tmp_path: Path) -> None:
    missing = tmp_path / "offer.yaml"
    assert fault_of(missing) == Fault(path=str(missing), message="no such file", hint="check the spelling of the path")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    expected = Fault(path=str(tmp_path), message="is a directory", accepted="a file", hint="name a file in it")
    assert fault_of(tmp_path) == expected


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    pipe = tmp_path / "offer.yaml"
    os.mkfifo(pipe)
    assert fault_of(pipe) == Fault(
        path=str(pipe),
        message="is a device, a pipe or a socket",
        accepted="a regular file",
        hint="save it to a file first",
    )


def test_a_device_and_a_socket_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("here")
        assert fault_of("here").message == fault_of(os.devnull).message == "is a device, a pipe or a socket"


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "offer.yaml"
    file.write_text("a: 1")
    file.chmod(0)
    if os.access(file, os.R_OK):  # the superuser may read everything
        monkeypatch.setattr("builtins.open", _forbidden)
    hint = "check the permissions of the file and its folders"
    assert fault_of(file) == Fault(path=str(file), message="may not be read by you", hint=hint)


def _forbidden(*_: object) -> None:
    raise PermissionError


@pytest.mark.parametrize(
    ("path", "reason"),
    [("a\0b", "not a valid path"), ("a" * 300, "File name too long"), ("a.yaml/b.yaml", "Not a directory")],
)
def test_a_path_that_cannot_be_opened_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").touch()
    assert fault_of(path) == Fault(path=path, message=f"cannot be opened: {reason}", hint="check the path")


def test_two_million_bytes_are_read_and_one_more_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "offer.yaml"
    file.write_bytes(b"a: 1\n#".ljust(2_000_000, b"-"))
    assert read(file).data == {"a": 1}
    file.write_bytes(b"a: 1\n#".ljust(2_000_001, b"-"))
    expected = Fault(
        path=str(file),
        message="the file has 2,000,001 bytes",
        accepted="at most 2,000,000",
        hint="check that this is the right file",
    )
    assert fault_of(file) == expected


def test_fifty_megabytes_are_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "offer.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000)
    monkeypatch.setattr("builtins.open", _forbidden)
    assert fault_of(file).message == "the file has 50,000,000 bytes"


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = tmp_path / "offer.yaml", tmp_path / "grown.yaml"
    small.write_bytes(b"a: 1")
    large.write_bytes(b"#" * 3_000_000)
    as_before = os.stat(small)
    monkeypatch.setattr("os.stat", lambda path, **_: as_before)
    assert fault_of(large).message == "the file has more than 2,000,000 bytes"


def test_bytes_over_the_limit_are_refused() -> None:
    assert fault_in(b"#" * 2_000_001).message == "the file has 2,000,001 bytes"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a: 1".encode("utf-16"), fault("the file is encoded as UTF-16", "UTF-8", SAVE)),
        ("a: 1".encode("utf-32"), fault("the file is encoded as UTF-32", "UTF-8", SAVE)),
        ("a: 1".encode("utf-16-le"), fault("the file looks like UTF-16", "UTF-8", SAVE)),
        ("a: 1".encode("utf-16-be"), fault("the file looks like UTF-16", "UTF-8", SAVE)),
        (b"%PDF-1.7\n\0\xff", fault("the file is a PDF document", "YAML or JSON", "describe the offer in a text file")),
        ("a: é\nb: x\0".encode(), fault("a NUL byte: binary content", "text", line=2, column=5)),
        ("é: x\nb: é".encode() + b"\xe9!", fault("byte 0xE9 is not UTF-8", "UTF-8", f'{LATIN} "é")', line=2, column=5)),
        (b"a: \x81", fault("byte 0x81 is not UTF-8", "UTF-8", "save the file as UTF-8", line=1, column=4)),
        (b"a: \xed\xa0\x80", fault("byte 0xED is not UTF-8", "UTF-8", f'{LATIN} "í")', line=1, column=4)),
    ],
    ids=["UTF-16", "UTF-32", "UTF-16 LE", "UTF-16 BE", "PDF", "NUL", "Latin-1", "undefined", "surrogate"],
)
def test_what_is_no_text_in_utf_8_is_refused(raw: bytes, expected: Fault) -> None:
    assert fault_in(raw) == expected
