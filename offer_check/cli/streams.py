"""The formats of `check` that are written file by file, with the options that each of them takes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..render import FORMATS, writer
from . import terminal
from .options import Color
from .output import Output
from .run import Stream

if TYPE_CHECKING:
    from ..judge import Plan
    from ..render.stream import Writer
    from ..report import Overview
    from .given import Given

SUMMARY = "GITHUB_STEP_SUMMARY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the command line says of the formats; `single` asks for JSON without a list around the report."""

    single: bool
    color: Color
    quiet: bool
    verbose: bool
    github: bool
    include_values: bool
    baseline: bool


class Streams:
    """The formats of `outputs` for offers that are judged by one plan or another."""

    def __init__(self, outputs: Sequence[Output], look: Look) -> None:
        self._parts = [output for output in outputs if not FORMATS[output.format].single]
        self._look = look
        self._made: dict[tuple[str, str], list[Stream]] = {}

    def of(self, plan: Plan) -> list[Stream]:
        """The streams of a run."""
        limits = plan.fail_on, plan.fail_on_ask
        if limits not in self._made:
            self._made[limits] = [*self._streams(*limits), *self._summary]
        return self._made[limits]

    def writers(self, plan: Plan) -> tuple[Writer, ...]:
        """What writes the pieces of an offer."""
        return tuple(stream.writer for stream in self.of(plan))

    @property
    def brief(self) -> bool:
        """Whether none of them says why a result came to be."""
        return self._look.quiet and all(part.format == "text" for part in self._parts)

    def _streams(self, fail_on: str, fail_on_ask: str) -> Iterator[Stream]:
        for part in self._parts:
            options = (
                self._options(part) if part.format != "junit" else {"fail_on": fail_on, "fail_on_ask": fail_on_ask}
            )
            yield Stream(writer(part.format, **options), part.path)

    def _options(self, part: Output) -> Mapping[str, Any]:
        look = self._look
        match part.format:
            case "json":
                return {"single": look.single}
            case "text":
                return self._text(part)
            case "github":
                return {"include_values": look.include_values, "root": _root()}
            case "sarif":
                return {"github": look.github, "include_values": look.include_values, "baseline": look.baseline}
        return {}

    def _text(self, part: Output) -> Mapping[str, Any]:
        asked = {"quiet": self._look.quiet, "verbose": self._look.verbose}
        if part.path is not None:
            return asked
        shown = {"color": terminal.colored(self._look.color), "width": terminal.width()}
        return {**asked, **shown, "unicode": terminal.unicode()}

    @cached_property
    def _summary(self) -> list[Stream]:
        """The summary of a step, which belongs to the format `github`; the step may have written something before."""
        file = os.environ.get(SUMMARY)
        if not file or "github" not in {part.format for part in self._parts}:
            return []
        from ..render.github import summary

        path = Path(file)
        room = summary.LIMIT - (path.stat().st_size if path.exists() else 0)
        made = summary.Writer(include_values=self._look.include_values, root=_root(), limit=room)
        return [Stream(made, path, append=True)]


def discreet(given: Given, paths: Iterable[str], own: Mapping[str, Any]) -> bool:
    """Whether every folder with offers lets amounts and names leave the machine."""
    folders = {os.path.dirname(path): path for path in paths}
    return all(given.in_force(path, **own).values.include_values for path in folders.values())


def warnings(outputs: Iterable[Output], overview: Overview, *, github: bool) -> Iterator[str]:
    """What readers of a format will not take."""
    if any(output.format == "sarif" for output in outputs):
        from ..render.sarif import limits

        yield from limits(overview, github=github)


def _root() -> str:
    """The folder from which GitHub tells the paths of annotations; empty for the working directory."""
    return os.environ.get("GITHUB_WORKSPACE", "") if os.environ.get("GITHUB_ACTIONS") else ""
