"""Made-up findings in made-up files, and the log that a run over them gives."""

from __future__ import annotations

from dataclasses import replace

from offer_check.render.github import Writer
from offer_check.report import FileStatus, Outcome, Overview, Problem, Report, Result, Severity
from tests.render import sample
from tests.render.sample_results import TAIL, result

LEVELS = {
    ("flag", "critical"): "error",
    ("flag", "major"): "error",
    ("flag", "minor"): "warning",
    ("flag", "info"): "notice",
    ("ask", "critical"): "warning",
    ("ask", "major"): "warning",
    ("ask", "minor"): "notice",
    ("ask", "info"): "notice",
    ("waiting", "critical"): "warning",
    ("waiting", "major"): "warning",
    ("waiting", "minor"): "notice",
    ("waiting", "info"): "notice",
}
BAD = FileStatus(
    path="offers/bad.offer.yaml",
    status="invalid",
    problems=(
        Problem(path="offers/bad.offer.yaml", line=3, column=5, message="unknown key; accepted: states"),
        Problem(path="offers/bad.offer.yaml", line=9, column=1, message='pay.base: found "420k"; accepted: a number'),
    ),
)


def found(number: int, severity: Severity = "critical", outcome: Outcome = "flag") -> Result:
    """A result on a subject of its own."""
    return result("MAL-06", outcome, "Found.", TAIL, subject=f"N{number:03}", severity=severity)


def offer(path: str, *results: Result) -> Report:
    """A report of a file."""
    return sample.report(results, offer=replace(sample.OFFER, path=path))


def log_of(*items: Report | FileStatus, include_values: bool = False, root: str = "") -> str:
    """The log of a run over files."""
    writer = Writer(include_values=include_values, root=root)
    return "".join(writer.joined(map(writer.piece, items), Overview))
