"""An error while templates were filled -> the fault, with its place, of whoever wrote the template."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from ...errors import Fault


def fault_of(error: Exception, folders: Sequence[Path]) -> Fault | None:
    """What is wrong with a template of `folders`, which end with the bundled one; None where no template is to blame.

    An expression may fail in any way. In a template of a house that is a fault, in a bundled one it is a bug.
    """
    if isinstance(error, TemplateSyntaxError):
        return _fault(error.filename or str(folders[0]), error.lineno, error.message or "")
    file, line = _place(error) or (str(folders[0]), 0)
    if isinstance(error, TemplateNotFound):
        return _fault(file, line, f"there is no template {error.message}")
    if isinstance(error, TemplateError):
        return _fault(file, line, f"the template cannot be filled: {error.message}")
    if isinstance(error, UnicodeDecodeError):
        return _fault(file, line, "a template is not in UTF-8")
    of_a_house = line and any(Path(file).is_relative_to(folder) for folder in folders[:-1])
    if of_a_house and not isinstance(error, MemoryError):
        return _fault(file, line, f"the template cannot be filled: {type(error).__name__}: {error}")
    return None


def _place(error: Exception) -> tuple[str, int] | None:
    """The innermost line of a template in the way that the error took."""
    lines = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    return next((place for place in reversed(lines) if place[0].endswith(".j2")), None)


def _fault(file: str, line: int, message: str) -> Fault:
    return Fault(path=file, line=line, column=1 if line else 0, message=message)
