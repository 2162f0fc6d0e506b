"""One value, asked for until what is typed can be read: in one line, what is missing in it, or part by part."""

from __future__ import annotations

from typing import Any

from ..offer.refusal import Problem, Refused
from ..offer.scalars import STATE, TEXT
from ..offer.shapes import Shape
from ..offer.tables import Tables
from .command import COMMANDS, command
from .reading import plain
from .telling import how, refusals, say_choices
from .terminal import Back, Left, Terminal, typed


class Asker:
    """Asks at a terminal for values that may be typed."""

    def __init__(self, terminal: Terminal, tables: Tables) -> None:
        self.terminal = terminal
        self.tables = tables

    def read(self, line: str, shape: Shape) -> Any:
        """The data that a line stands for, or None, with words, where it stands for none.

        Parts that have to be there and are missing are asked for. Raises Back and Left.
        """
        raw = plain(line, shape, self.tables)
        raw = self._completed(raw, shape)
        problems = self.problems(raw, shape)
        for text in refusals(problems):
            self.terminal.say(text, kind="major")
        if problems and (shape.parts or shape.name == "fees"):
            self.terminal.say(f"Type {how(shape)}.")
        return None if problems else raw

    def problems(self, raw: Any, shape: Shape) -> tuple[Problem, ...]:
        """What is wrong with a value."""
        try:
            shape.read(raw, self.tables)
        except Refused as refused:
            return refused.problems
        return ()

    def value(self, label: str, shape: Shape, *, empty: str = "none") -> Any:
        """What is typed for a part under its label; None for an empty line. Raises Back and Left."""
        say_choices(self.terminal, shape, self.tables)
        self.terminal.say(f"{label}: {how(shape)}. Enter: {empty}.", indent=2)
        while line := self.line(f"{label}> ", shape):
            raw = self.read(line, shape)
            if raw is not None:
                return raw
        return None

    def parts(self, shape: Shape) -> Any:
        """A value that is asked for part by part; None where every part was left empty. Raises Back and Left."""
        if shape.parts:
            found = {name: self.value(_label(name), part) for name, part in shape.parts}
            return {name: raw for name, raw in found.items() if raw is not None} or None
        if shape.name == "state_map":
            return self._state_map()
        if shape.items:
            return self._items(shape.items)
        self.terminal.say(f"This is one value; type {how(shape)}.")
        return None

    def line(self, prompt: str, shape: Shape | None = None) -> str:
        """The next line inside a question, where only a few commands mean something. Raises Back and Left."""
        while True:
            line = typed(self.terminal, prompt)
            given = command(line)
            match given.name if given else None:
                case None:
                    return line
                case "quit":
                    raise Left
                case "back" | "skip":
                    raise Back
                case "help" if shape:
                    self.terminal.say(f"Type {how(shape)}; Enter leaves it out; /b leaves this question.", indent=2)
                case _:
                    self.terminal.say("Here, type a value or press Enter; /b leaves it, /q leaves the interview.")

    def _completed(self, raw: Any, shape: Shape) -> Any:
        """A mapping with the parts that have to be there, asked for where a number came without its unit."""
        if not isinstance(raw, dict) or not shape.required:
            return raw
        parts = dict(shape.parts)
        for name in shape.required:
            if name not in raw:
                value = self.value(_label(name), parts[name], empty="start again")
                if value is None:
                    raise Back
                raw = {**raw, name: value}
        return raw

    def _items(self, shape: Shape) -> list[Any] | None:
        found: list[Any] = []
        while True:
            label = f"Number {len(found) + 1}"
            if shape.parts:
                self.terminal.say(f"{label}:", indent=2)
                first, *others = shape.parts
                start = self.value(_label(first[0]), first[1], empty="that is all")
                if start is None:
                    return found or None
                rest = {name: self.value(_label(name), part) for name, part in others}
                item: Any = {first[0]: start, **{name: raw for name, raw in rest.items() if raw is not None}}
            else:
                item = self.value(label, shape, empty="that is all")
                if item is None:
                    return found or None
            found.append(item)

    def _state_map(self) -> dict[str, str] | None:
        found = {}
        while (state := self.value("State", STATE, empty="that is all")) is not None:
            said = self.value(f"What there is in {state}", TEXT)
            if said is not None:
                found[state] = said
        return found or None


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def commands(terminal: Terminal) -> None:
    """Say what may be typed instead of an answer."""
    terminal.say("Instead of an answer, or any beginning of these words:", indent=2)
    for name, deed in COMMANDS.items():
        terminal.say(f"/{name}: {deed}", indent=4, hang=2)
    terminal.say('An answer that begins with a slash stands in quotes: "/week".', indent=4, hang=2)
