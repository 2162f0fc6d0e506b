"""The form in a browser: a server on this machine, for whoever started it, over offers that are being filled in."""

from __future__ import annotations
