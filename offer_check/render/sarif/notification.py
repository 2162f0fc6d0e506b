"""What kept the tool from checking something, as SARIF notifications: a rule that failed, a file without a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...report import FileStatus, Problem, Report
from .. import disclosure
from ..markdown.escape import shown
from .message import title
from .place import artifact, physical
from .text import message

RULE_FAILED = "rule-failed"

KINDS: Mapping[str, str] = {
    RULE_FAILED: "A rule could not be evaluated.",
    "invalid": "The file is no offer, or cannot be read.",
    "died": "The process that checked the file ended.",
    "failed": "A bug of offer-check kept it from checking the file.",
}
"""The notifications that there are; those of files are called as the status of the file."""

_HELP: Mapping[str, str] = {
    RULE_FAILED: "Nothing is known of the rule on this offer. Please report the bug.",
    "invalid": "Correct the file where the notification says; no rule was looked at.",
    "died": "Check the file again, alone; if that ends in the same way, please report it.",
    "failed": "Please report the line that offer-check printed on standard error.",
}


def descriptors(notifications: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the descriptions of the kinds that there are among `notifications`."""
    told = {found["descriptor"]["id"] for found in notifications}
    return [
        {
            "id": kind,
            "shortDescription": {"text": text},
            "fullDescription": {"text": text},
            "help": {"text": _HELP[kind]},
        }
        for kind, text in KINDS.items()
        if kind in told
    ]


def of_report(report: Report, file: dict[str, str], *, values: bool) -> Iterator[dict[str, Any]]:
    """Yield the notifications on rules that failed."""
    for result in report.of("error"):
        text = f"{title(result.title, result.subject)} {result.message if values else KINDS[RULE_FAILED]}"
        yield {**_notification(RULE_FAILED, text, physical(file)), "associatedRule": {"id": result.rule}}


def of_file(status: FileStatus, root: str, *, values: bool) -> Iterator[dict[str, Any]]:
    """Yield the notifications on a file without a report: one for each problem, with its place."""
    for problem in status.problems:
        yield _notification(status.status, disclosure.fault(problem, include_values=values), _place(problem, root))
    if not status.problems:
        text = status.error if values else disclosure.unchecked(status)
        yield _notification(status.status, text, physical(artifact(status.path, root)))


def _place(problem: Problem, root: str) -> dict[str, Any]:
    file = artifact(problem.path, root)
    if not problem.line:
        return physical(file)
    return physical(file, {"startLine": problem.line, "startColumn": max(1, problem.column)})


def _notification(kind: str, text: str, place: dict[str, Any]) -> dict[str, Any]:
    return {
        "descriptor": {"id": kind},
        "level": "error",
        "message": {"text": message(text) if shown(text) else KINDS[kind]},
        "locations": [{"physicalLocation": place}],
    }
