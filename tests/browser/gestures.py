"""An answer of an offer file and the controls of its question in, what a person does with them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Box:
    """A control on a page; `value` is what it sends when it is chosen, `options` are those of a list, code to words."""

    id: str
    name: str
    type: str
    value: str
    options: Mapping[str, str]
    question: str

    @property
    def part(self) -> str:
        """What of the answer it holds: `state`, `value`, `papers.0.where`."""
        return self.name.partition("!")[2]


@dataclass(frozen=True, slots=True)
class Gesture:
    """One deed: `choose` a radio button or a box, `pick` from a list, `write`, or `open` what is folded."""

    deed: Literal["choose", "pick", "write", "open"]
    id: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be said to a question: a value, or words that are unclear, and where it stands."""

    value: Any = None
    words: str = ""
    paper: Mapping[str, Any] | None = None


def written(value: Any) -> str:
    """A value of a file as a person types it, or as a control sends it."""
    return {True: "yes", False: "no"}.get(value) or str(value) if isinstance(value, bool) else str(value)


def gestures(said: Said, boxes: list[Box]) -> Iterator[Gesture]:
    """What answers a question by its boxes, in the order of the page."""
    wanted = set(_wanted(said, boxes))
    found = [gesture for box in boxes for gesture in _with(box, wanted)]
    assert len(found) == len(wanted), f"{boxes[0].question}: {wanted} is not to be had on the page, just {found}"
    for at, gesture in enumerate(found):
        papers = "--papers-" in gesture.id
        if papers and not any("--papers-" in before.id for before in found[:at]):
            yield Gesture("open", f"{boxes[0].question}-papers-title")
        yield gesture


def _with(box: Box, wanted: set[tuple[str, str]]) -> Iterator[Gesture]:
    for part, text in wanted:
        if part != box.part:
            continue
        if box.type in ("radio", "checkbox"):
            if box.value == text:
                yield Gesture("choose", box.id)
        elif box.type == "select":
            yield Gesture("pick", box.id, text)
        else:
            yield Gesture("write", box.id, text)


def _wanted(said: Said, boxes: list[Box]) -> Iterator[tuple[str, str]]:
    """The parts of an answer, with what each is to hold."""
    for part, text in (said.paper or {}).items():
        yield f"papers.0.{part}", str(text)
    if said.words:
        yield "state", "unclear"
        yield "words", said.words
    elif said.value is not None:
        yield from _value(said.value, boxes)


def _value(value: Any, boxes: list[Box]) -> Iterator[tuple[str, str]]:
    text, offered = written(value), {(box.part, box.value) for box in boxes}
    offered |= {(box.part, code) for box in boxes for code in box.options}
    if ("state", f"stated:{text}") in offered:
        yield "state", f"stated:{text}"
        return
    if ("state", "stated") in offered:
        yield "state", "stated"
    word = "none" if value == [] else text
    if ("instead", word) in offered:
        yield "instead", word
    elif {"min", "max"} & set(value if isinstance(value, Mapping) else ()):
        yield "value", written(value["min"])
        yield "value.to", written(value["max"])
    else:
        yield from _parts(value, boxes)


def _parts(value: Any, boxes: list[Box]) -> Iterator[tuple[str, str]]:
    parts = {box.part for box in boxes}
    if isinstance(value, list) and "lines" in parts:
        yield "lines", "\n".join(value)
    elif isinstance(value, list) and "value" in parts:
        yield from (("value", written(item)) for item in value)
    elif isinstance(value, list):
        yield from ((f"{n}.{key}", written(item)) for n, row in enumerate(value) for key, item in row.items())
    elif isinstance(value, Mapping) and "0.state" in parts:
        for number, (state, words) in enumerate(value.items()):
            yield from ((f"{number}.state", state), (f"{number}.words", words))
    elif isinstance(value, Mapping):
        yield from ((key, written(item)) for key, item in value.items())
    else:
        yield "value", written(value)
