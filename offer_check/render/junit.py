"""Reports as JUnit XML, as Jenkins and GitLab read it: a suite a file, a case a result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, indent, tostring

from ..report import CONCERNS, FileStatus, Overview, Problem, Report, Result, at_least
from . import stream
from .disclosure import region
from .terminal import Terminal
from .view import sources, words

COUNTERS = ("tests", "failures", "errors", "skipped")
ELEMENTS = {"failure": "failures", "error": "errors", "skipped": "skipped"}
_shown = Terminal().shown


def render(reports: Sequence[Report], *, fail_on: str = "major", fail_on_ask: str = "critical") -> str:
    """Write the reports as one set of suites.

    A flag at or above `fail_on` is a failure, and so is an ask or a waiting at or above `fail_on_ask`; both are a
    severity or `never`.
    """
    return stream.written(Writer(fail_on=fail_on, fail_on_ask=fail_on_ask), reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """One set of suites, with the options of `render`; for a file without a report, a case with an error a problem."""

    fail_on: str = "major"
    fail_on_ask: str = "critical"

    def piece(self, item: Report | FileStatus) -> str:
        """Return the suite of one file, after a line with its counters, which the set adds up."""
        cases = [*(self._cases(item) if isinstance(item, Report) else _problems(item))]
        told = Counter(ELEMENTS[element.tag] for case in cases for element in case if element.tag in ELEMENTS)
        counters = {name: str(told[name]) for name in COUNTERS} | {"tests": str(len(cases))}
        path = item.offer.path if isinstance(item, Report) else item.path
        suite = _element("testsuite", name=path, **counters, time="0")
        suite.extend(cases)
        return f"{' '.join(counters.values())}\n{_xml(suite)}\n"

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the set: the counters of all suites, and the suites as they came."""
        totals = Counter(dict.fromkeys(COUNTERS, 0))
        with stream.kept(_counted(pieces, totals)) as suites:
            counters = " ".join(f'{name}="{number}"' for name, number in totals.items())
            yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="offer-check" {counters} time="0">\n'
            yield from suites
            yield "</testsuites>\n"

    def _cases(self, report: Report) -> Iterator[Element]:
        for result in report.results:
            name = f"{result.id}: {result.title}"
            case = _case(result.family, name, report.offer.path, region(result).line)
            case.extend(self._told(report, result))
            yield case

    def _told(self, report: Report, result: Result) -> Iterator[Element]:
        """What a case holds; nothing for a pass."""
        outcome, severity = result.outcome, result.severity
        headline = result.question if outcome == "ask" else result.message
        limit = self.fail_on if outcome == "flag" else self.fail_on_ask
        if outcome == "error":
            yield _element("error", type="error", message=headline)
        elif outcome == "not_applicable":
            yield _element("skipped", message=headline)
        elif outcome in CONCERNS and not result.counts:
            yield _element("skipped", message=f"{words.outcome(result)}: {result.message} {_settled(result)}")
        elif outcome in CONCERNS and at_least(severity, limit):
            yield _element("failure", *_body(report, result), type=severity, message=headline)
        elif outcome == "flag":
            yield _element("system-out", *_body(report, result))
        elif outcome in CONCERNS:
            yield _element("skipped", message=headline)


def _settled(result: Result) -> str:
    """Why a concern is no failure whatever its severity."""
    waiver = result.waiver
    if waiver is None:
        return "This is in the baseline."
    return f"Accepted until {waiver.until} by {waiver.by}: {waiver.reason}"


def _body(report: Report, result: Result) -> Iterator[str]:
    yield f"{words.outcome(result)}: {result.message}"
    for because in result.because:
        place = sources.place(report, because)
        yield f"{because.label}: {words.value(because.value, because.state)}" + (f" ({place})" if place else "")
    told = {"Why": result.why, "Ask": result.question, "Good": result.good}
    yield from (f"{name}: {text}" for name, text in told.items() if text)
    yield from sources.cited(result.sources)


def _problems(item: FileStatus) -> Iterator[Element]:
    unplaced = Problem(path=item.path, line=0, column=0, message=item.error)
    for problem in item.problems or (unplaced,):
        case = _case(item.status, str(problem), item.path, problem.line or 1)
        case.append(_element("error", type=item.status, message=problem.message))
        yield case


def _case(group: str, name: str, path: str, line: int) -> Element:
    return _element("testcase", classname=group, name=name, file=path, line=str(line), time="0")


def _element(tag: str, *lines: str, **attributes: str) -> Element:
    element = Element(tag, {name: _shown(value) for name, value in attributes.items()})
    element.text = "\n".join(map(_shown, lines)) or None
    return element


def _xml(suite: Element) -> str:
    """Return a suite in ASCII, so that it is the same whatever the terminal writes, and no line of it is a command."""
    indent(suite, level=1)
    plain: str = tostring(suite, encoding="us-ascii").decode()
    return "  " + plain.replace("::", ":&#58;").replace("##", "#&#35;")


def _counted(pieces: Iterable[str], totals: Counter[str]) -> Iterator[str]:
    """Yield the suites of `pieces`, and add their counters to `totals`."""
    for piece in pieces:
        counters, _, suite = piece.partition("\n")
        totals.update(dict(zip(COUNTERS, map(int, counters.split()), strict=True)))
        yield suite
