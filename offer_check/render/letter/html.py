"""The letter and the list for the lawyer as one HTML file, whose content can be pasted into a mail program."""

from __future__ import annotations

from pathlib import Path

from .. import page
from ..view.lawyer import LawyerList
from ..view.letter import Letter
from .view import LAWYER, LETTER, View


def render(subject: Letter | LawyerList, *, templates: Path | None = None) -> str:
    """Write the letter, or the list; the templates of a folder come before the bundled ones.

    UsageError where there is no such folder; InputError where a template is wrong.
    """
    template = LETTER if isinstance(subject, Letter) else LAWYER
    return page.html(template, subject, View, templates=templates)
