"""The command line: one module a command, and the one place that prints and exits."""

from __future__ import annotations

from .app import main

__all__ = ["main"]
