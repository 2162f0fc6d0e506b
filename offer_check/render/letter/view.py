"""What the templates of the letter and of the list for the lawyer call `view`: the words around the questions."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

from ..view import words
from ..view.lawyer import LawyerList
from ..view.letter import Letter
from . import wording

MARK = "★"
LETTER = "letter/email.html.j2"
EDITION = "letter/edition.html.j2"
LAWYER = "letter/lawyer.html.j2"
LONGEST_HEAD = 70


@dataclass(frozen=True, slots=True)
class View:
    """A letter or a list with its wording."""

    subject: Letter | LawyerList
    wording: ModuleType = wording
    mark: str = MARK

    @property
    def short(self) -> str:
        """The title as it fits the head of a page."""
        title = wording.subject(self.subject) if isinstance(self.subject, Letter) else wording.heading(self.subject)
        return words.cut(title, LONGEST_HEAD)
