"""What a shell may complete besides commands and options: rules, formats, kinds of jobs. Quick, and never an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Words = list[tuple[str, str]]
"""What fits, each with a few words on it, which zsh and fish show."""
TITLE = "title: "


def rules(incomplete: str) -> Words:
    """The ids of the rules that come with the program."""
    return _fitting(_rules(), incomplete)


def rules_and_families(incomplete: str) -> Words:
    """Ids of rules, and the letters of their families."""
    found = dict(_rules())
    families = dict.fromkeys(f"{rule.partition('-')[0]}" for rule in found)
    return _fitting([*((family, "all rules of the family") for family in families), *found.items()], incomplete)


def formats(*names: str) -> Callable[[str], Words]:
    """What completes the name of one of these formats."""

    def complete(incomplete: str) -> Words:
        return _fitting(((name, "") for name in names), incomplete)

    return complete


def specialties(incomplete: str) -> Words:
    """The codes of the specialties."""
    from ..offer import tables

    folder = _folder()
    known = tables.load(folder).specialties.values() if folder else ()
    return _fitting(((one.code, one.label) for one in known), incomplete)


def roles(incomplete: str) -> Words:
    """The codes of the types of jobs."""
    from ..offer import tables

    folder = _folder()
    known = tables.load(folder).roles.values() if folder else ()
    return _fitting(((one.code, one.label) for one in known), incomplete)


def stages(incomplete: str) -> Words:
    """The career stages."""
    from ..offer import FIELDS

    return _fitting(((code, "") for code in FIELDS["about.career_stage"].shape.choices), incomplete)


def groups(incomplete: str) -> Words:
    """The groups of an offer, by the keys of a file."""
    from ..offer import GROUPS

    return _fitting(((key, title) for key, title in GROUPS.items() if key != "preferences"), incomplete)


def _fitting(words: Iterable[tuple[str, str]], beginning: str) -> Words:
    return [(word, help) for word, help in words if word.startswith(beginning)]


def _rules() -> Iterator[tuple[str, str]]:
    """Ids and titles, read off the second lines of the files: a shell does not wait for a reader of YAML."""
    folder = _folder()
    for path in sorted(folder.glob("*/[A-Z]*-[0-9]*.yaml"), key=lambda path: path.stem) if folder else ():
        with open(path, encoding="utf-8") as file:
            lines = [file.readline(), file.readline()]
        yield path.stem, lines[1].removeprefix(TITLE).strip().strip('"') if lines[1].startswith(TITLE) else ""


def _folder() -> Path | None:
    from .. import bundled
    from ..errors import OfferCheckError

    try:
        return bundled.folder("rules")
    except OfferCheckError:
        return None
