"""A line with several values in, the values out: split at semicolons, else at commas; one in quotes may have either."""

from __future__ import annotations

import csv
import re

_CODES = re.compile(r"(?:[0-9]{1,3}|[A-Za-z]{2})(?: +(?:[0-9]{1,3}|[A-Za-z]{2}))+")


def several(line: str, *, words: bool) -> list[str]:
    """The values of a line; where they are `words` of a list, numbers and two-letter codes may have blanks between."""
    if words and _CODES.fullmatch(line):
        return line.split()
    found = split(line, ";")
    return found if len(found) > 1 or line.rstrip().endswith(";") else split(line, ",")


def split(line: str, separator: str) -> list[str]:
    """The texts between separators, without quotes around them; a quote inside quotes is doubled."""
    (texts,) = csv.reader([line], delimiter=separator, skipinitialspace=True)
    return [text.strip() for text in texts if text.strip()]
