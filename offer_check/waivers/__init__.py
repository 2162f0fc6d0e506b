"""Recorded decisions to accept results: a waiver file in, reports out that show what is accepted, by whom, until when.

A waiver hides nothing: its rule is evaluated, the result keeps its outcome and is marked, and only the verdict and the
exit code leave it out. After its last day it is an ordinary result again.
"""

from __future__ import annotations

from .applying import applied, applying
from .notices import notices
from .reading import of, read
from .waivers import Acceptance, Waivers

__all__ = ["Acceptance", "Waivers", "applied", "applying", "notices", "of", "read"]
