"""A report in, the questions that it leaves open out: which answers its asks and waitings wait for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..facts.computed import COMPUTED
from ..offer import FIELDS
from ..report import Because, Report, Result
from .fields import ENTERED


def awaited(report: Report) -> Mapping[str, tuple[Result, ...]]:
    """The open asks and waitings by the path of the question whose answer they wait for, worst first.

    Where everything is stated and that does not do (`open_ended`, an exception that is only claimed), it is the answers
    stated so far that wait for better ones.
    """
    found: dict[str, tuple[Result, ...]] = {}
    for result in report.results:
        if result.open and result.outcome in ("ask", "waiting"):
            open_ones = asked(because for because in result.because if because.state != "stated")
            for path in open_ones or asked(result.because):
                found[path] = (*found.get(path, ()), result)
    return found


def asked(because: Iterable[Because]) -> tuple[str, ...]:
    """The paths of the questions behind the fields that decided something, each once."""
    return tuple(dict.fromkeys(path for reason in because for path in entered(reason.field)))


def entered(field: str) -> tuple[str, ...]:
    """The questions behind a field as results name it: of a column and a row its table, of a part its whole, of what
    is computed its parts; none for what nobody enters, such as a row of a dated table."""
    if field in COMPUTED:
        return tuple(dict.fromkeys(path for part in COMPUTED[field].parts for path in entered(part)))
    if "[" in field:
        field = field.partition("[")[0]
    known = FIELDS.get(field)
    path = (known.table or known.part_of or known.path) if known else ""
    return (path,) if path in ENTERED else ()
