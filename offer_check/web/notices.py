"""What came of a post in, its key in the address of the next page and the words about it out."""

from __future__ import annotations

from collections.abc import Mapping

from .taking import Taken

SAVED, ROWS, ELSEWHERE = "saved", "rows", "elsewhere"
NOTICES: Mapping[str, tuple[str, ...]] = {
    ROWS: ("The rows of a table had been changed elsewhere. What you typed into them was not taken over: look again.",),
    ELSEWHERE: ("An answer on this page had been changed elsewhere too. Yours counts now.",),
}
"""Words by key; all went well where there are none."""


def told(done: Taken) -> str:
    """The key of the gravest that there is to say."""
    return ROWS if done.lost else ELSEWHERE if done.overtaken else SAVED


def notices(key: str) -> tuple[str, ...]:
    """The words, none for a key that is not known."""
    return NOTICES.get(key, ())
