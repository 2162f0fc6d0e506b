"""Bytes of a file in, its text out: encoding, byte order mark and binary content are settled here."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

from offer_check.errors import Fault, InputError

from . import limit
from .place import Lines
from .refusal import Refusal, quoted, too_long

_WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_BINARY = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "an Office document or a ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x1f\x8b": "a gzip archive",
}


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of one file, with its name and its lines."""

    name: str
    characters: str
    lines: Lines

    def fault(self, offset: int, refusal: Refusal) -> Fault:
        """`refusal` at the place of `offset`."""
        line, column = self.lines.at(offset)
        return Fault(path=self.name, line=line, column=column, **refusal._asdict())

    def refuse(self, offset: int, refusal: Refusal, earlier: Sequence[Fault] = ()) -> InputError:
        """The error that ends the reading at `offset`, together with the faults found `earlier`."""
        return InputError([*earlier, self.fault(offset, refusal)])


def decode(raw: bytes, *, name: str) -> Text:
    """The text of `raw`, which has to be UTF-8 (a byte order mark is dropped); raises InputError."""
    refusal = _unreadable(raw)
    if refusal:
        raise InputError([Fault(path=name, **refusal._asdict())])
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"\0" in raw:
        before = raw[: raw.index(0)].decode("utf-8", "replace")
        raise Text(name, before, Lines.of(before)).refuse(len(before), Refusal("a NUL byte: binary content", "text"))
    try:
        characters = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        good = raw[: problem.start].decode("utf-8")
        raise Text(name, good, Lines.of(good)).refuse(len(good), _not_utf8(raw[problem.start])) from None
    return Text(name, characters, Lines.of(characters))


def _unreadable(raw: bytes) -> Refusal | None:
    """Why the bytes as a whole are no text, if they are not."""
    if len(raw) > limit.BYTES:
        return too_long(len(raw))
    for start, what in _BINARY.items():
        if raw.startswith(start):
            return Refusal(f"the file is {what}", "YAML or JSON", "describe the offer in a text file")
    for start, what in _WIDE.items():
        if raw.startswith(start):
            return Refusal(f"the file is encoded as {what}", "UTF-8", "save it again as UTF-8")
    if len(raw) >= 4 and (raw[0] == 0) != (raw[1] == 0) and (raw[2] == 0) != (raw[3] == 0):
        return Refusal("the file looks like UTF-16", "UTF-8", "save it again as UTF-8")
    return None


def _not_utf8(byte: int) -> Refusal:
    looks = bytes([byte]).decode("cp1252", errors="ignore")
    hint = "save the file as UTF-8" + (f" (in Windows-1252 the byte is {quoted(looks)})" if looks else "")
    return Refusal(f"byte 0x{byte:02X} is not UTF-8", "UTF-8", hint)
