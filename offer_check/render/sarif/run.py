"""The one run of a SARIF file: results as they come, then the rules, files and notifications that there were."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ...report import FileStatus
from ...version import __version__
from . import notification
from .piece import Piece, unpacked
from .place import ROOT, artifact
from .text import line

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
NEWLINES = ["\r\n", "\n", "\r"]
_SEMANTIC = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")


class Run:
    """Writes the run, and gathers on the way what has to be told in the end. `states`: each result has one."""

    def __init__(self, *, states: bool, values: bool, root: str) -> None:
        self.states = states
        self.values = values
        self.root = root
        self.between = "\n"
        self.packed = ""
        self.rules: dict[str, dict[str, Any]] = {}
        self.numbers: list[int] | None = None
        self.report: dict[str, Any] = {}
        self.packs: dict[str, None] = {}
        self.artifacts: list[dict[str, Any]] = []
        self.notifications: list[dict[str, Any]] = []

    def head(self) -> Iterator[str]:
        """Yield what stands before the results."""
        yield f'{{"$schema":{line(SCHEMA)},\n"version":"2.1.0",\n"runs":[{{"results":['

    def results(self, piece: Piece) -> Iterator[str]:
        """Yield the results of a piece, and remember the rest of it."""
        self.report = self.report or piece.about["report"]
        self.packs |= dict.fromkeys(piece.about["report"]["packs"])
        self.artifacts.append(piece.about["artifact"])
        self.notifications += piece.about["notifications"]
        if piece.rules != self.packed:
            self._learn(piece.rules)
        for state, result in piece.results:
            if self.states or state != "absent":
                yield self.between + self._result(state, result)
                self.between = ",\n"

    def rest(self, files: Iterable[FileStatus]) -> Iterator[str]:
        """Yield what stands after the results; `files` are all files, of which some may have no report."""
        for status in files:
            if status.status != "checked":
                self.artifacts.append({"location": artifact(status.path, self.root), "roles": ["analysisTarget"]})
                self.notifications += notification.of_file(status, self.root, values=self.values)
        yield "]"
        for name, value in self._properties():
            yield f",\n{line(name)}:{line(value)}"
        yield "}]}\n"

    def _learn(self, packed: str) -> None:
        """Take in the rules of a report; where they are not those of the reports before, their numbers differ."""
        self.packed = packed
        known = unpacked(packed)
        for rule in known:
            self.rules.setdefault(rule["id"], rule)
        order = {name: number for number, name in enumerate(self.rules)}
        numbers = [order[rule["id"]] for rule in known]
        self.numbers = None if numbers == list(range(len(numbers))) else numbers

    def _result(self, state: str, result: str) -> str:
        if self.numbers is not None:
            value = json.loads(result)
            if "ruleIndex" in value:
                value["ruleIndex"] = self.numbers[value["ruleIndex"]]
            result = line(value)
        return f'{result[:-1]},"baselineState":"{state}"}}' if self.states else result

    def _properties(self) -> Iterator[tuple[str, Any]]:
        tool = self.report.get("tool", {"name": "offer-check", "version": __version__})
        yield "tool", {"driver": {**tool, **_semantic(tool["version"]), **self._descriptors()}}
        yield "automationDetails", {"id": "/".join(filter(None, ("offer-check", "+".join(self.packs)))) + "/"}
        yield "invocations", [self._invocation()]
        yield "originalUriBaseIds", {ROOT: {"description": {"text": "The folder in which offer-check ran."}}}
        yield "artifacts", self.artifacts
        yield "columnKind", "unicodeCodePoints"
        yield "newlineSequences", NEWLINES
        yield "defaultEncoding", "utf-8"
        if self.report:
            yield "properties", {"asOf": self.report["asOf"], "rules": self.report["rules"]}

    def _invocation(self) -> dict[str, Any]:
        if not self.notifications:
            return {"executionSuccessful": True}
        return {"executionSuccessful": False, "toolExecutionNotifications": self.notifications}

    def _descriptors(self) -> dict[str, Any]:
        kinds = notification.descriptors(self.notifications)
        return {"rules": list(self.rules.values()), **({"notifications": kinds} if kinds else {})}


def _semantic(version: str) -> dict[str, str]:
    return {"semanticVersion": version} if _SEMANTIC.fullmatch(version) else {}
