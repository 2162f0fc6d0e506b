"""A table as one question: whether it is mentioned, which rows a page showed. Its cells are questions themselves."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from ..form import Answer, Draft
from ..form.fields import ENTERED
from ..offer.identity import row_names
from ..offer.tables import Tables
from .answering import Answering, answering
from .controls import Entries
from .posted import answer, digest

NONE = "none"
_WORD = ENTERED["about.label"].shape
"""A table that is asked for as a whole is like a word: `none`, or nothing."""


def shown(draft: Draft, table: str, tables: Tables) -> str:
    """What tells the rows of a table from others, so that a page with other rows changes none of these."""
    rows, _ = row_names(draft.values, tables)
    known = [list(identity or ()) for identity in rows.identities.get(table, ())]
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()[:8]


def digest_of(said: Answer, name: str, tables: Tables) -> str:
    """What the page that shows the table carries as `!was`."""
    return digest(_WORD, _word(said), name, tables)


def answering_of(said: Answer, name: str, tables: Tables) -> Answering:
    """What a page shows of the table as a whole."""
    return answering(_WORD, _word(said), name, tables)


def answer_of(entries: Entries, name: str, tables: Tables, before: Answer) -> Answer:
    """The answer for a table as a whole. The rows that it has stay."""
    said = answer(_WORD, entries, name, tables, _word(before))
    if before.value:
        return replace(before, papers=said.papers)
    return replace(said, value=None if said.value is None else [])


def _word(said: Answer) -> Answer:
    return replace(said, value=NONE if said.value == [] else None)
