"""The one place that calls durable_rules: a compiled program and facts in, what fired and what was derived out.

durable_rules 2.0.28 crashes or answers wrongly off a narrow path. Every step that keeps to that path stands here, with
its reason, and has a test that fails without it (tests/engine).
"""

from ..wire import Binding
from .engine import Engine
from .run import Evaluation

__all__ = ["Binding", "Engine", "Evaluation"]
