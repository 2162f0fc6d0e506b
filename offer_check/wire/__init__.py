"""What the engine is told, in its own words: a program as a definition, facts and values as JSON.

durable_rules 2.0.28 takes what is beyond its limits and then crashes, or answers wrongly. What it is told is kept
within them here; nothing of this needs the engine, so that a build can do it.
"""

from .definition import Definition, define
from .listener import Binding, Bound, Listener

__all__ = ["Binding", "Bound", "Definition", "Listener", "define"]
