"""An answer in, all that a page shows of it out: the state, the control of the value, the words, the papers."""

from __future__ import annotations

from dataclasses import dataclass

from ..form.answer import Answer, State
from ..offer.shapes import Shape
from ..offer.tables import Tables
from .control import Control, control
from .controls import sent
from .controls.control import fit
from .marks import Marks
from .papers import papers


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What is filled in for the question at the address `name`."""

    name: str
    state: State
    value: Control
    words: Control
    papers: Control

    @property
    def sent(self) -> dict[str, list[str]]:
        """What a browser sends when nobody touched it, with the state and the value apart."""
        drawn = (self.value, self.words, self.papers)
        return {f"{self.name}!state": [self.state], **{k: values for part in drawn for k, values in sent(part).items()}}

    @property
    def marks(self) -> Marks:
        """What the page carries as `!was`, to know later what was touched."""
        return Marks.of(self.sent, self.name)


def answering(shape: Shape, said: Answer, name: str, tables: Tables) -> Answering:
    """What a page shows of an answer of `shape`, any but a table, at the address `name`."""
    return Answering(
        name=name,
        state=said.state,
        value=control(shape, said.value, name, tables),
        words=Control(kind="text", name=f"{name}!words", label="The words", value=fit(said.words), long=True),
        papers=papers(said.papers, name, tables),
    )
