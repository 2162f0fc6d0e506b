"""How an offer is to be judged in, a judge out: it reads an offer and gives the report, with all that was asked for."""

from __future__ import annotations

from .judge import Judge, judge
from .plan import Plan

__all__ = ["Judge", "Plan", "judge"]
