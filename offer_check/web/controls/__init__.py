"""The controls of the form: a value of some shape in, what a page shows for it out, and back from what was posted."""

from __future__ import annotations

from .control import Control, Option, ident, sent
from .kinds import drawn, posted
from .spot import Entries, Spot

__all__ = ["Control", "Entries", "Option", "Spot", "drawn", "ident", "posted", "sent"]
