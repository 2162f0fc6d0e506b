"""Text of an offer as Markdown: a reader sees what was written, and nothing in it acts.

Escaped is what CommonMark or GitHub could act on where it stands; words, prices and dates stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html.entities import html5

from ..page.guard import CUT, LONGEST_TEXT

LONGEST_WORD = 200
JOINT = "&#8203;"
"""A space without width. GitHub finds mentions, issues and emoji in the finished page, where a backslash is gone."""

_BREAKS = re.compile(r"\s+")
# Chinese, Japanese and Korean are written without spaces.
_WORD = re.compile(
    rf"[^\s\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]{{{LONGEST_WORD + 1},}}",
)
# Signs that show nothing though their category does not say so: fillers, joiners, variants, a blank of Braille.
_BLANK = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SIGNLESS = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
_ACTS = re.compile(
    r"""
    (?P<sign>
        [\\`*\[\]{|~]
        | (?<![^\W_])_ | _(?![^\W_])        # inside a word it is no emphasis
        | \$(?![0-9])                       # a formula ends at one that no digit follows
        | /(?=/) | (?<=[Ww]{3})\.           # addresses
        | :(?=:)                            # a line that a build log takes for a command
        | ^(?: [-+](?=[ -]|\Z) | [=>] | \#(?=\#{0,5}(?:[ ]|\Z)) )   # lists, lines, quotes, headings
        | (?: ^ | (?<=[ ]) )\#(?=\#*\Z)     # the end of a heading
    )
    | (?P<number> ^\d{1,9}(?=[.)](?:[ ]|\Z)) )
    | (?P<entity> <(?=[A-Za-z/!?]|\Z) | &(?=\#|(?P<name>[A-Za-z][A-Za-z0-9]*)) )
    | (?P<joint> @(?=\S) | \#(?=\d) | (?<![A-Za-z0-9])(?i:gh-)(?=\d) | :(?=(?:100|1234|[+-]1|[\w+-]*[A-Za-z][\w+-]*):) )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=4096)  # what rules and forms say is in every report
def text(plain: str) -> str:
    """Return `plain` as Markdown for one line: for a paragraph, a heading, a list or a cell of a table."""
    return _ACTS.sub(_inert, shown(plain))


def shown(plain: str) -> str:
    """Return what a reader sees of `plain`: one line with single spaces, invisible characters by their number.

    A word of more than LONGEST_WORD characters and a text of more than LONGEST_TEXT end with a mark.
    """
    line = _BREAKS.sub(" ", plain[: 2 * LONGEST_TEXT]).strip()
    if len(line) > LONGEST_TEXT or len(plain) > 2 * LONGEST_TEXT:
        line = f"{line[:LONGEST_TEXT].rstrip()}{CUT}"
    line = _WORD.sub(lambda word: f"{word[0][:LONGEST_WORD]}{CUT}", line)
    return line if line.isascii() and line.isprintable() else "".join(map(_visible, line))


def _visible(character: str) -> str:
    if unicodedata.category(character) in _SIGNLESS or _BLANK.match(character):
        return f"<U+{ord(character):04X}>"
    return character


def _inert(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "number":
            return f"{found[0]}\\"
        case "joint":
            return f"{found[0]}{JOINT}"
        case "sign":
            return f"\\{found[0]}"
    if found[0] == "<":
        return "&lt;"
    return "&" if found["name"] and f"{found['name']};" not in html5 else "&amp;"
