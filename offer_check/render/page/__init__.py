"""Documents in HTML: templates filled with a cleaned object, for the screen as one file, or to be drawn as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ... import bundled
from ...errors import UsageError

if TYPE_CHECKING:
    from .pages import Pages

__all__ = ["folders", "html"]

T = TypeVar("T")


def html(template: str, subject: T, arrange: Callable[[T], object], *, templates: Path | None = None) -> str:
    """Fill `template` with `subject`, a frozen dataclass, as one file that loads nothing and needs no script.

    Every text of `subject` is cleaned before `arrange` makes what the template calls `view`. `templates` is a folder
    whose files come before the bundled ones. UsageError where it does not exist, InputError where a template is wrong.
    """
    from .guard import TextGuard
    from .style import screen

    where = folders(templates)
    return _pages(where).fill(template, subject, arrange, TextGuard(), style=screen(where))


def folders(templates: Path | None) -> tuple[Path, ...]:
    """The folders of templates, the earlier before the later; UsageError where `templates` is no folder."""
    if templates is None:
        return (bundled.folder("templates"),)
    if not templates.is_dir():
        raise UsageError(f"the folder of templates {str(templates)!r} does not exist")
    return (templates, bundled.folder("templates"))


@cache
def _pages(where: tuple[Path, ...]) -> Pages:
    from .pages import Pages

    return Pages(where)
