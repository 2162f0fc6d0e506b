"""A kind of job in, the form that describes an offer of it out: which facts to fill in, the first ones first.

An offer that is being filled in is a draft; questions are asked in steps, and each answer is one of a draft.
"""

from __future__ import annotations

from .answer import Answer
from .course import Section, Step, steps
from .draft import Address, Draft
from .examine import Examined, examined, kind_of
from .fields import Form, Group, Kind, form
from .open import asked, awaited, entered
from .question import Question, questions
from .template import template

__all__ = [
    "Address",
    "Answer",
    "Draft",
    "Examined",
    "Form",
    "Group",
    "Kind",
    "Question",
    "Section",
    "Step",
    "asked",
    "awaited",
    "entered",
    "examined",
    "form",
    "kind_of",
    "questions",
    "steps",
    "template",
]
