"""Rows of text as CSV for spreadsheets and programs alike: RFC 4180 with its line ends, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from functools import lru_cache

from .terminal import Terminal
from .view.words import cut

MARK = "\N{BYTE ORDER MARK}"
"""Begins a file: without it Excel on Windows reads UTF-8 as the old code page of the country. Other programs skip it;
Python's own reader wants `encoding="utf-8-sig"`."""

LONGEST = 32_767
"""How many characters of a cell a spreadsheet keeps."""

# Signs that begin a formula; the wide ones do so where Chinese or Japanese is typed. Spreadsheets set up for decimal
# commas end their cells at semicolons whatever the quotes say, so that a formula may begin after one, too.
_SIGN = "[-=+@\uff0d\uff1d\uff0b\uff20]"
_FORMULA = re.compile(rf"^(?=[\s']*{_SIGN})|(?<=;)(?=[\s'\"]*{_SIGN})")
_CLEAN = Terminal().clean


def lines(rows: Iterable[Iterable[str]]) -> str:
    """Return `rows` as CSV, every line with its end.

    A cell is one line, on which characters that act on a reader are shown; every sign that could begin a formula has
    one apostrophe more before it than it had, and what is too long ends with a mark.
    """
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return target.getvalue()


@lru_cache(maxsize=8192)
def _harmless(cell: str) -> str:
    return cut(_FORMULA.sub("'", _CLEAN(cell)), LONGEST)
