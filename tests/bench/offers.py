"""Any number of different offers: the examples with other names, states, dates, amounts and clauses, drawn by a seed.

Each keeps the length, the comments and the style of its example, so that it costs to read what such a file costs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random

from .programs import ROOT

EXAMPLES = ROOT / "examples"
STATES = (
    *("AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA"),
    *("ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK"),
    *("OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY"),
)
SLOT = re.compile(
    r'(?:employer_name|label)"?: "?(?P<name>[A-Z][A-Za-z]+)'
    r"|\b(?P<day>20\d\d-\d\d-\d\d)\b"
    r'|\bamount"?: (?P<amount>\d+)'
    r'|\bwhere"?: "(?P<clause>\d+)(?=\.\d)'
    rf"|\b(?P<state>{'|'.join(STATES)})\b"
)
Piece = tuple[str, str]
"""A text, and what stands there: the name of a group of `SLOT`, or nothing for what stays."""


def write(folder: Path, kind: str, count: int, *, seed: int) -> list[str]:
    """Write so many offers of a kind (yaml, json) into a new folder; their paths."""
    folder.mkdir()
    paths = []
    for number, text in enumerate(islice(offers(kind, seed=seed), count)):
        path = folder / f"{number:05}.offer.{kind}"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def offers(kind: str, *, seed: int) -> Iterator[str]:
    """Offers of a kind without end, in turn of one example and the next."""
    random = Random(seed)
    examples = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob(f"*.offer.{kind}"))]
    for pieces in cycle([list(_pieces(text)) for text in examples]):
        yield _varied(pieces, random)


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for found in SLOT.finditer(text):
        name = str(found.lastgroup)
        yield text[end : found.start(name)], ""
        yield found[name], name
        end = found.end(name)
    yield text[end:], ""


def _varied(pieces: list[Piece], random: Random) -> str:
    # Each state is another one, so that rows with different states still have different states.
    states = dict(zip(STATES, random.sample(STATES, len(STATES)), strict=True))
    draw: Mapping[str, Callable[[str], str]] = {
        "": str,
        "state": states.__getitem__,
        "name": lambda word: _name(word, random),
        "day": lambda day: (date.fromisoformat(day) + timedelta(days=random.randint(-200, 200))).isoformat(),
        "amount": lambda amount: _amount(amount, random),
        "clause": lambda number: str(random.randint(1, 9) if len(number) == 1 else random.randint(10, 30)),
    }
    return "".join(draw[slot](text) for text, slot in pieces)


def _name(word: str, random: Random) -> str:
    letters = (random.choice("bdfgklmnprstv" if place % 2 == 0 else "aeiou") for place in range(len(word)))
    return "".join(letters).capitalize()


def _amount(amount: str, random: Random) -> str:
    low = 10 ** (len(amount) - 1)
    return str(min(max(round(int(amount) * random.uniform(0.8, 1.2)), low), 10 * low - 1))
