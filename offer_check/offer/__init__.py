"""The offer: what a file states, field by field, or every fault that keeps it from being one."""

from __future__ import annotations

from .catalog import FIELDS, GROUPS, Field
from .evidence import Evidence
from .load import load, load_preferences
from .model import Offer
from .preferences import Preferences
from .tables import Tables

__all__ = ["FIELDS", "GROUPS", "Evidence", "Field", "Offer", "Preferences", "Tables", "load", "load_preferences"]
