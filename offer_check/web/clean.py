"""Texts from an offer in, the same texts fit to be shown out: no character that acts, none that hides."""

from __future__ import annotations

import functools

from ..render.page.guard import TextGuard


@functools.lru_cache(maxsize=16_384)
def clean(text: str) -> str:
    """The text as a browser may show it. Most texts of a page are those of the page before: they are known already."""
    return TextGuard().text(text)
