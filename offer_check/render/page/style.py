"""The style of documents for the screen: one text of CSS with the marks inside, so that nothing has to be loaded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote

from ...errors import Fault, InputError

STYLES = ("tokens.css", "screen.css", "house.css")
FORM = ("tokens.css", "web/form.css")

_ASSET = re.compile(r"url\(asset:(?P<name>[^)]+)\)")


@cache
def screen(folders: Sequence[Path], names: Sequence[str] = STYLES) -> str:
    """Return the styles of the `folders`, an earlier one before a later one of the same name."""
    text = "\n".join(sheets(names, folders))
    return _ASSET.sub(lambda found: _inline(found["name"], folders), text)


def sheets(names: Sequence[str], folders: Sequence[Path]) -> list[str]:
    """Return the texts of the style sheets of these names that exist; the first folder that has one wins.

    InputError where one is no text.
    """
    found = (next((f / name for f in folders if (f / name).is_file()), None) for name in names)
    return [_text(path) for path in found if path]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise InputError([Fault(path=str(path), message="is not in UTF-8")]) from None


def _inline(name: str, folders: Sequence[Path]) -> str:
    text = sheets([name], folders)
    return f'url("data:image/svg+xml,{quote(text[0])}")' if text else "none"
