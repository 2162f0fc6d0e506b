"""A draft and the file that it came from in, the file that says what the draft does out: its comments stay."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Fault, InputError
from ..offer import FIELDS
from ..offer.tables import Tables
from ..source import Document, Path, amend
from ..source.plain import MISSING
from ..source.read import Syntax
from .changes import Change, changes
from .draft import Draft


def _beginnings(path: str) -> Iterator[Path]:
    """The paths of the mappings that a field is in, and its own."""
    steps = path.split(".")
    return (tuple(steps[:end]) for end in range(1, len(steps) + 1))


ORDER = (
    ("offer_format",),
    *dict.fromkeys(beginning for path in FIELDS for beginning in _beginnings(path)),
    ("evidence",),
    ("unclear",),
)
"""The paths of an offer file in the order of the model."""


def filed(document: Document, draft: Draft, tables: Tables, *, syntax: Syntax) -> Document:
    """The document with the answers of the draft put in, one by one; the same one where it says them already.

    Raises InputError where one of them cannot be written without a change of something else.
    """
    for change in changes(document.data, draft, tables):
        document = _amended(document, change, syntax)
    if "offer_format" not in document.data:
        document = _amended(document, Change(("offer_format",), 1), syntax)
    return document


def _amended(document: Document, change: Change, syntax: Syntax) -> Document:
    if change.gone:
        found = amend.amended(document, change.path, MISSING, syntax=syntax)
    else:
        found = amend.amended(document, change.path, change.value, syntax=syntax, order=ORDER)
    if found is None:
        path = ".".join(map(str, change.path))
        message = f"{path} cannot be changed here without a change of something else"
        raise InputError([Fault(path=document.name, message=message, hint="change it in the file by hand")])
    return found
