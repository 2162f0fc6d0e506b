"""The folders that the program itself keeps things in, by the customs of the system."""

from __future__ import annotations

from pathlib import Path


def drafts() -> Path:
    """Where the offers are that are being filled in."""
    return _data() / "drafts"


def state() -> Path:
    """Where things are that last from one start to the next and that nobody would miss."""
    import platformdirs

    return platformdirs.user_state_path("offer-check", appauthor=False)


def _data() -> Path:
    import platformdirs

    return platformdirs.user_data_path("offer-check", appauthor=False)
