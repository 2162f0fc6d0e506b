"""A report as one HTML document, ready to be drawn: the templates filled with a cleaned report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ...errors import Fault, InputError
from ...report import SEVERITIES, Report
from ..view import summary, words
from ..view.findings import ids
from . import assets, view
from .guard import TextGuard

TEMPLATE = "report.html.j2"


class Pages:
    """Fills the templates of `folders`; a file in an earlier folder hides one of that name in a later folder."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folder = folders[0]
        self._environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {
            "SEVERITIES": SEVERITIES,
            "ids": ids,
            "page": view,
            "summary": summary,
            "words": words,
        }

    def html(self, report: Report) -> str:
        """Return the document; InputError where a template is wrong."""
        guard = TextGuard(assets.drawable())
        clean = guard.whole(report)
        try:
            template = self._environment.get_template(TEMPLATE)
            return template.render(view=view.View(clean), report=clean, guard=guard)
        except TemplateError as error:
            raise InputError([self._fault(error)]) from error

    def _fault(self, error: TemplateError) -> Fault:
        if isinstance(error, TemplateSyntaxError):
            return Fault(
                path=error.filename or str(self._folder), line=error.lineno, column=1, message=error.message or ""
            )
        return Fault(path=str(self._folder), message=f"a template cannot be filled: {error.message}")
