"""How offers are judged where they lie: configuration files and variables in, settings with their origins out."""

from __future__ import annotations

from .configured import Configured
from .in_force import InForce
from .setting import COMMAND_LINE, NUMBER, Layer, Origin, Setting

__all__ = ["COMMAND_LINE", "NUMBER", "Configured", "InForce", "Layer", "Origin", "Setting"]
