"""Where rules and values come from, in few words: guides by short names, values by their line and their papers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ...report import Because, Parameter, Report, Source
from .words import papers, sentence

OWN_CHOICE = "our choice"
CHANGED = "changed by you"


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide by the name that findings use, and by the title that it has."""

    name: str
    title: str


def guides(report: Report) -> tuple[Guide, ...]:
    """Return the guides that the results cite, each once, by name."""
    titles = {guide_name(s): s.title for r in report.results for s in r.sources}
    return tuple(Guide(name, title) for name, title in sorted(titles.items()))


def guide_name(source: Source) -> str:
    """Return the short name of a guide: `General surgery guide`."""
    return f"{sentence(source.guide.replace('-', ' '))} guide"


def cited(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return each guide once, with its sections: `Dermatology guide: Licensing; Malpractice`."""
    sections: dict[str, list[str]] = {}
    for source in sources:
        sections.setdefault(guide_name(source), []).append(source.section)
    return tuple(f"{name}: {'; '.join(found)}" for name, found in sections.items())


def origin(parameter: Parameter, known: Iterable[Guide]) -> str:
    """Return where a number comes from, a guide by its short name."""
    if parameter.changed:
        return CHANGED
    for guide in known:
        if parameter.source.startswith(f"{guide.title}, "):
            return f"{guide.name}: {parameter.source.removeprefix(guide.title)[2:]}"
    return parameter.source or OWN_CHOICE


def place(report: Report, because: Because) -> str:
    """Return where a deciding value stands: its line in the offer, then its papers; empty for a fact from outside."""
    return place_among(because, _dated(report))


def place_among(because: Because, tables: Collection[str]) -> str:
    """Return the same as `place` for a report that used the dated `tables`."""
    line = [f"line {because.line}"] if _inside(because, tables) else []
    return "; ".join([*line, papers(because.evidence)] if because.evidence else line)


def in_offer(report: Report, because: Because) -> bool:
    """Whether the field is one of the offer, not an entry of a dated table or a preference of the reader."""
    return _inside(because, _dated(report))


def _dated(report: Report) -> Collection[str]:
    return {table.name for table in report.tables}


def _inside(because: Because, tables: Collection[str]) -> bool:
    return because.field.partition("[")[0] not in tables and not because.field.startswith("preferences.")
