"""A draft in, the offer file that it makes out: its name, its bytes, and the report on just these."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from .. import source
from ..errors import InputError
from ..form.filed import filed
from ..report import Report
from ..source import syntax_of
from ..source.read import Syntax
from ..source.write import as_json, as_yaml
from .standing import Standing

LONGEST = 60
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def stem(standing: Standing) -> str:
    """The beginning of the names of files about a draft: its name in plain letters, such as `acme-derm-virtual`."""
    plain = unicodedata.normalize("NFKD", standing.name).encode("ascii", "ignore").decode().lower()
    return _NOT_PLAIN.sub("-", plain)[:LONGEST].strip("-") or "offer"


def file_name(standing: Standing, syntax: Syntax) -> str:
    """What its offer file is called."""
    return f"{stem(standing)}.offer.{syntax}"


def raw(standing: Standing, syntax: Syntax) -> bytes:
    """The offer file, with everything that was typed, right or wrong.

    Where the draft was opened from a file that is still the same, it is that file with the answers put in: its comments
    stay.
    """
    is_same = standing.stored.file and syntax_of(standing.stored.file) == syntax and not changed_outside(standing)
    return (_amended(standing, syntax) if is_same else None) or fresh(standing, syntax)


def fresh(standing: Standing, syntax: Syntax) -> bytes:
    """The offer file as one that nobody wrote before."""
    if syntax == "json":
        return as_json(_data(standing)).encode()
    head = f"# A job offer for offer-check. To check it: offer-check check {file_name(standing, syntax)}"
    return as_yaml(_data(standing), head=head).encode()


def report(standing: Standing) -> Report | None:
    """The report on the offer file as it would be written now, so that its lines are those of the file; where something
    cannot be used, on the rest. None while specialty or type of job is not known."""
    if standing.file is None or standing.problems:
        return standing.report
    syntax = syntax_of(standing.stored.file)
    name = os.path.basename(standing.stored.file) or file_name(standing, syntax)
    return standing.judge.report(standing.judge.of(source.read_bytes(raw(standing, syntax), name=name, syntax=syntax)))


def _data(standing: Standing) -> dict[str, object]:
    return standing.draft.data(standing.judge.checker.tables)


def changed_outside(standing: Standing) -> bool:
    """Whether the file is not the one any more that the draft was opened from, or saved to."""
    try:
        content = Path(standing.stored.file).read_bytes()
    except OSError:
        return True
    return hashlib.sha256(content).hexdigest() != standing.stored.digest


@lru_cache(maxsize=8)
def _amended(standing: Standing, syntax: Syntax) -> bytes | None:
    """The file that the draft was opened from with the answers put in; None where one of them cannot be."""
    try:
        origin = source.read(standing.stored.file)
        return filed(origin, standing.draft, standing.judge.checker.tables, syntax=syntax).raw
    except InputError:
        return None
