"""The templates of some folders, filled with a cleaned object."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ...errors import InputError
from ...report import SEVERITIES
from ...version import __version__
from ..view import summary, words
from ..view.findings import ids
from . import report
from .guard import TextGuard
from .mistake import fault_of

T = TypeVar("T")


class Pages:
    """Fills the templates of `folders`; a file in an earlier folder hides one of that name in a later folder."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["capital"] = words.sentence
        self._environment.globals |= {
            "SEVERITIES": SEVERITIES,
            "ids": ids,
            "page": report,
            "summary": summary,
            "version": __version__,
            "words": words,
        }

    def prepare(self, folder: str) -> None:
        """Compile the templates at the top and in `folder` before they are needed."""
        for name in self._environment.list_templates(extensions=["j2"]):
            if name.partition("/")[0] in (name, folder):
                self._environment.get_template(name)

    def fill(
        self, template: str, subject: T, arrange: Callable[[T], object], guard: TextGuard, *, style: str = ""
    ) -> str:
        """Return the document of `template`; InputError where a template is wrong.

        `guard` cleans every text of `subject`; `style` is CSS to put into the document. Where there is none, the
        document is one for print, whose style comes apart.
        """
        clean = guard.whole(subject)
        content = {"view": arrange(clean), "subject": clean, "guard": guard, "style": Markup(style)}
        try:
            return self._environment.get_template(template).render(content, medium="screen" if style else "print")
        except Exception as error:
            fault = fault_of(error, self._folders)
            if fault is None:
                raise
            raise InputError([fault]) from error
