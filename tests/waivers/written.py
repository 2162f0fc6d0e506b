"""Waiver files as a person writes them, and what comes of them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from offer_check import source, waivers
from offer_check.errors import ConfigError
from offer_check.waivers import Waivers

RULES = ("ESC-02", "LIC-01", "LIC-04", "LIC-05", "MAL-02", "MAL-06", "MIX-11")


def entry(rule: str, subject: str = "", *, offer: str = "**", until: str = "2027-01-31", by: str = "A. Rivera") -> str:
    """An entry on one line."""
    about = f'subject: "{subject}", ' if subject else ""
    return f'  - {{rule: {rule}, {about}offer: "{offer}", reason: Because of {rule}, by: {by}, until: {until}}}\n'


def file(*entries: str) -> str:
    """A file with these entries."""
    return "waivers_format: 1\nwaivers:\n" + "".join(entries)


def said(text: str, *, path: str = "w.yaml", rules: Collection[str] = RULES) -> Waivers:
    """What a file of this text says."""
    syntax = "json" if path.endswith(".json") else "yaml"
    return waivers.of(source.read_bytes(text.encode(), name=path, syntax=syntax), rules=rules)


def refused(text: str, tmp_path: Path, *, name: str = "w.yaml") -> list[str]:
    """What is said of a file of this text: place and message."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        waivers.read(str(path), rules=RULES)
    assert {fault.path for fault in caught.value.faults} == {str(path)}
    return [f"{fault.line}:{fault.column}: {fault.text}" for fault in caught.value.faults]
