"""Reports as Markdown for GitHub, and to paste into an e-mail: the same findings as in the PDF, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ...report import SEVERITIES, FileStatus, Overview, Report
from .. import stream
from ..page.report import View
from . import closing, cover, findings, sections
from .blocks import heading

WRITERS: Mapping[str, Callable[[View], Iterable[str]]] = {
    "terms": cover.terms,
    "errors": findings.errors,
    **{f"flags-{severity}": partial(findings.flags, severity=severity) for severity in SEVERITIES},
    "questions": findings.questions,
    "waiting": findings.waiting,
    "states": sections.states,
    "calendar": sections.calendar,
    "unpaid": sections.unpaid,
    "mix": sections.mix,
    "boundaries": sections.boundaries,
    "checklist": closing.checklist,
    "accepted": closing.accepted,
    "baseline": closing.since,
    "changed": closing.changed,
    "parameters": closing.parameters,
    "limits": closing.limits,
    "glossary": closing.glossary,
    "tables": closing.tables,
    "sources": closing.sources,
    "provenance": closing.provenance,
}
"""What writes the section of a name; which there are, in which order and with which title, the view says."""


def render(reports: Sequence[Report]) -> str:
    """Write the reports one after the other."""
    return stream.written(Writer(), reports)


@dataclass(frozen=True, slots=True)
class Writer:
    """The reports one after the other; nothing for a file without a report."""

    def piece(self, item: Report | FileStatus) -> str:
        """Return the document of one report."""
        return "\n\n".join(_blocks(View(item))) + "\n" if isinstance(item, Report) else ""

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the documents with an empty line between them."""
        return stream.lined(pieces)


def _blocks(view: View) -> Iterator[str]:
    yield from cover.cover(view)
    for section in view.sections:
        yield heading(2, section.title)
        yield from WRITERS[section.anchor](view)
