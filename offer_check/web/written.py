"""A draft in, the offer file that it makes out: its name, its bytes, and the report on just these."""

from __future__ import annotations

import os
import re
import unicodedata

from .. import source
from ..errors import InputError
from ..offer import FIELDS
from ..report import Report
from ..source import Document, amend
from ..source.read import Syntax
from ..source.write import as_json, as_yaml
from .standing import Standing

LONGEST = 60
ORDER = tuple(tuple(path.split(".")) for path in FIELDS)
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def stem(standing: Standing) -> str:
    """The beginning of the names of files about a draft: its name in plain letters, such as `acme-derm-virtual`."""
    plain = unicodedata.normalize("NFKD", standing.name).encode("ascii", "ignore").decode().lower()
    return _NOT_PLAIN.sub("-", plain)[:LONGEST].strip("-") or "offer"


def file_name(standing: Standing, syntax: Syntax) -> str:
    """What its offer file is called."""
    return f"{stem(standing)}.offer.{syntax}"


def syntax_of(path: str) -> Syntax:
    """How the file at a path is written."""
    return "json" if path.lower().endswith(".json") else "yaml"


def raw(standing: Standing, syntax: Syntax) -> bytes:
    """The offer file, with everything that was typed, right or wrong.

    Where the draft was opened from a file that is still the same, it is that file with the answers put in: its comments
    stay.
    """
    origin = _origin(standing) if standing.stored.file and syntax_of(standing.stored.file) == syntax else None
    amended = amend.put(origin, (), _data(standing), syntax=syntax, order=ORDER) if origin else None
    return amended or fresh(standing, syntax)


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


def _origin(standing: Standing) -> Document | None:
    """The file that the draft was opened from; None where it is another one by now, or is gone."""
    try:
        found = source.read(standing.stored.file)
    except InputError:
        return None
    return found if found.digest == standing.stored.digest else None
