"""The questions of the form, asked at a terminal; each answer is written into the file of the offer at once."""

from __future__ import annotations

from .greeting import greet
from .open import OpenQuestions
from .review import command
from .session import Session
from .store import Store
from .terminal import LONGEST, Ended, Terminal
from .work import Work

__all__ = ["LONGEST", "Ended", "OpenQuestions", "Session", "Store", "Terminal", "Work", "command", "greet"]
