"""People who sit at an interview: one types lines in order, another answers whatever is asked by what she knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from offer_check.interview import Ended, OpenQuestions, Session, Store, Work
from offer_check.judge import Judge, Plan, judge

JUDGE = judge(Plan(as_of=date(2026, 11, 22)))
QUICK = judge(Plan(as_of=date(2026, 11, 22), select=("MAL-01",)))
"""A judge with one rule; what no rule reads is asked of everybody, so that almost all fields are."""
TABLES = JUDGE.checker.tables
_HEAD = re.compile(r"(?:\d+ of \d+\. |\d+ left\. |Row \d+: )?(?P<label>.*?)(?: \(needed\))?")


@dataclass
class Typist:
    """Types `lines` one after the other, then leaves; keeps what was said, with each prompt and each line typed."""

    lines: Iterable[str]
    said: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._rest = iter(self.lines)

    @property
    def text(self) -> str:
        return "\n".join(self.said)

    def say(self, text: str = "", *, indent: int = 0, hang: int = 0, kind: str = "") -> None:
        self.said.append(text)
        self.kinds.append(kind)

    def ask(self, prompt: str) -> str:
        line = next(self._rest, None)
        if line is None:
            raise Ended
        self.say(f"{prompt}{line}")
        return line

    def after(self, line: str) -> list[str]:
        """What was said between typing `line` and typing the next one."""
        start = next(number for number, said in enumerate(self.said) if said.endswith(f"> {line}")) + 1
        end = next((n for n, said in enumerate(self.said[start:], start) if re.match(r"[\w ]*> ", said)), None)
        return self.said[start:end]


@dataclass
class Expert(Typist):
    """Knows by the label of a question which lines to type there; presses Enter at all others, and goes everywhere."""

    lines: Iterable[str] = ()
    knows: Mapping[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._left = {label: list(lines) for label, lines in self.knows.items()}

    def ask(self, prompt: str) -> str:
        line = self._line(prompt)
        self.say(f"{prompt}{line}")
        return line

    def _line(self, prompt: str) -> str:
        if "Go into them?" in self.said[-2]:
            return "yes"
        label = next(self._label(n) for n in reversed(range(len(self.said))) if self.kinds[n] == "bold")
        self.asked.append(label)
        left = self._left.get(label)
        return left.pop(0) if left else ""

    def _label(self, number: int) -> str:
        found = _HEAD.fullmatch(self.said[number])
        return found["label"] if found else ""


def work_on(path: Path, *, judges: Judge = JUDGE) -> Work:
    """The offer in a file, or what is to become one."""

    def write(content: bytes) -> None:
        path.write_bytes(content)

    begin = b'{"offer_format": 1}\n' if path.suffix == ".json" else b"offer_format: 1\n"
    return Work(Store.open(str(path), TABLES, start=begin, write=write), judges)


def interviewed(
    path: Path,
    terminal: Typist,
    *,
    whole: bool = False,
    group: str = "",
    only_open: bool = False,
    judges: Judge = JUDGE,
) -> Work:
    """The offer in a file after an interview."""
    work = work_on(path, judges=judges)
    session = Session(terminal, work, whole=whole, group=group)
    (OpenQuestions(session) if only_open else session).run()
    return work
