"""A build log as GitHub's runner reads it: which of its lines are commands, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

REGISTERED = frozenset(
    {
        *("error", "warning", "notice", "debug", "group", "endgroup", "echo", "stop-commands", "add-mask", "add-path"),
        *("set-env", "set-output", "save-state", "add-matcher", "remove-matcher", "save-artifact", "upload-artifact"),
    }
)
_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


@dataclass(frozen=True)
class Found:
    """A command with its properties and its message, unescaped."""

    name: str
    properties: Mapping[str, str]
    message: str

    @property
    def id(self) -> str:
        """The result that an annotation is about, as its title has it."""
        return self.properties["title"].partition(" (")[0]


def commands(log: str) -> list[Found]:
    """Every command in a log, in order. Any line end that some reader knows ends a line."""
    return [found for line in log.splitlines() if (found := _command(line)) is not None]


def others(log: str) -> list[str]:
    """The lines that are no commands."""
    return [line for line in log.splitlines() if _command(line) is None]


def annotations(log: str) -> list[Found]:
    """The commands that annotate."""
    return [found for found in commands(log) if found.name in ("error", "warning", "notice")]


def _command(line: str) -> Found | None:
    return _of_today(line.lstrip()) or _of_old(line)


def _of_today(line: str) -> Found | None:
    """`::name key=value,key=value::message` at the beginning of a line."""
    head, sign, message = line[2:].partition("::")
    name, _, properties = head.partition(" ")
    if not line.startswith("::") or not sign or name.lower() not in REGISTERED:
        return None
    pairs = (part.split("=", 1) for part in properties.strip().split(",") if part)
    values = {pair[0]: _plain(pair[1], _PROPERTY) for pair in pairs if len(pair) == 2 and all(pair)}
    return Found(name, values, _plain(message, _DATA))


def _of_old(line: str) -> Found | None:
    """`##[name key=value;]message` anywhere in a line; `##vso[` is the same at Azure."""
    for mark in ("##[", "##vso["):
        head, sign, message = line.partition(mark)[2].partition("]")
        if mark in line and sign and head:
            return Found(head.partition(" ")[0], {}, message)
    return None


def _plain(text: str, escapes: Mapping[str, str]) -> str:
    for escape, sign in escapes.items():
        text = text.replace(escape, sign)
    return text
