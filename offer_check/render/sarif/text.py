"""Texts in SARIF: JSON on one line, and messages in which nothing acts on who reads them."""

from __future__ import annotations

import json
import re
from typing import Any

from ..markdown.escape import shown, text
from ..view.words import cut

LONGEST = 1024
"""GitHub's limit for the texts of a rule, in characters."""

_ENCODER = json.JSONEncoder(separators=(",", ":"), allow_nan=False)
_BRACE = re.compile(r"[{}]")
_LINK = re.compile(r"\](?=\()")


def line(value: Any) -> str:
    """Return `value` as JSON on one line, in ASCII. A build log takes `##[` anywhere in a line for a command, so no two
    number signs stand together."""
    return _ENCODER.encode(value).replace("##", r"#\u0023")


def message(plain: str) -> str:
    """Return `plain` as the plain text of a message: one line, no placeholder, no link, invisible characters by their
    number."""
    return _BRACE.sub(lambda brace: brace[0] * 2, _LINK.sub("] ", shown(plain)))


def description(plain: str, instead: str) -> str:
    """Return `plain` as a text of a rule, within the limit; where there is nothing in it, `instead`."""
    known = shown(plain) or shown(instead) or "-"
    return message(cut(known, max(1, LONGEST - len(_BRACE.findall(known)) - len(_LINK.findall(known)))))


def markdown(plain: str) -> str:
    """Return `plain` as Markdown in a message."""
    return _BRACE.sub(lambda brace: brace[0] * 2, text(plain))
