"""The offer as every later station sees it: its terms, its evidence, its unclear words, and the paths into them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from .entry import AsIs, Row
from .evidence import Evidence
from .flat import PARTS, flattened
from .paths import TABLES, RowNames, SourcePath, Target
from .refusal import Refused
from .terms import Terms

Stated = Literal["stated", "not_stated", "unclear"]


class Offer(Terms, title="Offer"):
    """What an offer says. Fields are asked for by path; `rows` knows the rows of its tables by name.

    `evidence` and `unclear` are by canonical path: rows are named by as much of their identity as is needed.
    """

    rows: Annotated[RowNames, AsIs()]
    evidence: Annotated[Mapping[str, tuple[Evidence, ...]], AsIs()]
    unclear: Annotated[Mapping[str, str], AsIs()]

    @classmethod
    def of(
        cls,
        terms: Terms,
        *,
        rows: RowNames,
        evidence: Mapping[str, tuple[Evidence, ...]],
        unclear: Mapping[str, str],
    ) -> Offer:
        """The offer with `terms` that were validated before."""
        stated = {name: getattr(terms, name) for name in Terms.model_fields}
        return cls.model_construct(terms.model_fields_set, **stated, rows=rows, evidence=evidence, unclear=unclear)

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """The value of every field by its path, of columns by the name of the row; None where nothing is stated."""
        return flattened(self, self.rows)

    @cached_property
    def vague(self) -> frozenset[str]:
        """The paths with words that cannot be checked, with all parts of what they name."""
        return frozenset((*self.unclear, *(path for whole in self.unclear for path in PARTS.get(whole, ()))))

    def value(self, path: str) -> Any:
        """The normalized value of a field, a column of a row or a part; None where it is not stated.

        Raises `KeyError` for a path that leads nowhere.
        """
        try:
            return self.values[path]
        except KeyError:
            return self.values[self.rows.canonical(self._target(path))]

    def state(self, path: str) -> Stated:
        """Whether a field is stated, not stated or unclear; a part is unclear with its whole."""
        if path not in self.values:
            path = self.rows.canonical(self._target(path))
        if path in self.vague:
            return "unclear"
        return "not_stated" if self.values[path] is None else "stated"

    def is_unclear(self, row: Row, column: str) -> bool:
        """Whether the column of a row of this offer has words that cannot be checked."""
        if not self.unclear:
            return False
        table = next(table for table, kind in TABLES.items() if isinstance(row, kind))
        identity = tuple(getattr(row, name) or "" for name in row.IDENTITY)
        number = self.rows.identities[table].index(identity)
        return f"{self.rows.name(table, number)}.{column}" in self.unclear

    def path_of(self, path: str) -> SourcePath:
        """The path in the file of a field, or of an entry of a list or map: `patients.states[TX]`.

        Raises `KeyError` for a path that leads nowhere.
        """
        whole, _, entry = path.partition("[")
        if not entry or whole in TABLES:
            return self._target(path).source
        return (*self._target(whole).source, *self._entry(whole, entry.removesuffix("]")))

    def _entry(self, whole: str, entry: str) -> SourcePath:
        entries = self.value(whole)
        if isinstance(entries, dict):
            return (entry,)
        codes = [getattr(item, "code", item) for item in entries or ()]
        return (codes.index(entry),) if entry in codes else ()

    def _target(self, path: str) -> Target:
        try:
            return self.rows.target(path)
        except Refused as refused:
            raise KeyError(str(refused)) from None
