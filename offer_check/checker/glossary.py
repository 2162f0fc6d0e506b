"""The table of terms of the field -> the entries that a reader of a report meets there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..report import Entry, Result, Term
from ..ruleset.table import Table


def glossary(table: Table, results: Iterable[Result], terms: Iterable[Term]) -> Iterator[Entry]:
    """The rows of `table` of which one of the words under `seen` (with `|` between them) stands in a text of the
    results that apply, or of the terms, as a whole word, in capitals or not."""
    text = "\n".join((*_told(results), *(part for term in terms for part in (term.label, term.value))))
    for row in table.rows:
        words = "|".join(re.escape(word.strip()) for word in row["seen"].split("|"))
        if re.search(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE):
            yield Entry(term=row["term"], meaning=row["meaning"])


def _told(results: Iterable[Result]) -> Iterator[str]:
    """What a report tells of the results; of passes it is the title and the message."""
    for result in results:
        if result.outcome != "not_applicable":
            yield from (result.title, result.message)
        if result.outcome in ("flag", "ask", "waiting"):
            yield from (result.why, result.question, result.good)
            yield from (because.label for because in result.because)
