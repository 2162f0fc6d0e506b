"""Proves rules sound: every name known, every word possible, no circles, no pass by silence; all faults at once."""

from .lint import lint, sound

__all__ = ["lint", "sound"]
