"""What somebody types for one of several codes in, the code out: its number, its words, or enough of them."""

from __future__ import annotations

from collections.abc import Mapping

_YES = {"true": "yes", "false": "no"}


def code(text: str, labels: Mapping[str, str], *, numbered: bool = True) -> str:
    """The code that `text` stands for; `text` itself where it is none, or may be more than one.

    The beginning of the words is enough, or of one of them where no words begin like that.
    """
    if numbered and text.isdecimal() and text.isascii() and len(text) < 4 and 0 < int(text) <= len(labels):
        return [*labels][int(text) - 1]
    wanted = folded(_YES.get(text.lower(), text))
    names = {known: {folded(known), folded(label)} for known, label in labels.items()}
    exact = [known for known, spellings in names.items() if wanted in spellings]
    begun = [known for known, spellings in names.items() if any(name.startswith(wanted) for name in spellings)]
    inside = [known for known, spellings in names.items() if any(f" {wanted}" in name for name in spellings)]
    found = exact or begun or inside
    return found[0] if len(found) == 1 and wanted else text


def folded(text: str) -> str:
    """`text` in small letters, with a space for each run of blanks, hyphens and underscores."""
    return " ".join(text.lower().replace("-", " ").replace("_", " ").split())
