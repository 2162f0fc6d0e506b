"""What the summary of a step says of one file, and of all of them together, as blocks of Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...report import CONCERNS, SEVERITIES, BySeverity, FileStatus, Overview, Report, Result, WaiverEntry
from .. import disclosure
from ..markdown.blocks import Line, heading, inline, points, table
from ..terminal import SYMBOLS
from ..view.words import OUTCOMES, VERDICTS, counted, cut

MOST_ROWS = 300
LONGEST_CELL = 300
NOT_CHECKED = "Not checked"


def head(overview: Overview) -> Iterator[str]:
    """Yield how many offers have which verdict."""
    verdicts = Counter(VERDICTS[file.verdict] if file.verdict else NOT_CHECKED for file in overview.files)
    order = (NOT_CHECKED, *VERDICTS.values())
    yield heading(2, f"offer-check: {counted(len(overview.files), 'offer')}")
    yield table(("Verdict", "Offers"), [(name, str(verdicts[name])) for name in order if verdicts[name]], right=[1])


def listed(report: Report) -> tuple[Result, ...]:
    """Return the results that the part on a file lists: the open ones that count, and rules that failed."""
    return tuple(result for result in report.results if result.counts or result.outcome == "error")


def blocks(item: Report | FileStatus, *, include_values: bool, root: str) -> Iterator[str]:
    """Yield what there is to say of one file."""
    if isinstance(item, FileStatus):
        yield heading(3, f"{disclosure.relative(item.path, root)}: {NOT_CHECKED}")
        yield from _problems(item, include_values=include_values)
        return
    yield heading(3, f"{disclosure.relative(item.offer.path, root)}: {VERDICTS[item.verdict]}")
    yield inline(" ".join(_counts(item)))
    found = listed(item)
    if found:
        rows = [_row(result, include_values=include_values) for result in found[:MOST_ROWS]]
        yield table(("Severity", "Result", "What it is about", "Line"), rows, right=[3])
    yield from _more(len(found))
    stale = [waiver for waiver in item.waivers if waiver.status in ("expired", "unused")]
    if stale:
        yield points(map(_waiver, stale))


def _problems(status: FileStatus, *, include_values: bool) -> Iterator[str]:
    if not status.problems:
        yield inline(disclosure.unchecked(status))
        return
    told = ((p.line, disclosure.fault(p, include_values=include_values)) for p in status.problems[:MOST_ROWS])
    yield points(f"line {line}: {words}" if line else words for line, words in told)
    yield from _more(len(status.problems))


def _more(found: int) -> Iterator[str]:
    if found > MOST_ROWS:
        yield inline(f"And {found - MOST_ROWS} more in this file.")


def _counts(report: Report) -> Iterator[str]:
    counts = report.counts
    yield f"{_by_severity(counts.flag, 'flag')}, {_by_severity(counts.ask, 'ask')}, {counts.waiting} waiting,"
    yield f"{counts.passed} passed, {counts.not_applicable} not applicable."
    if counts.waived:
        yield f"Accepted by a waiver, and not listed: {counts.waived}."
    old = sum(r.open and not r.counts for r in report.results)
    if old:
        yield f"No worse than in the baseline, and not listed: {old}."
    if report.baseline and report.baseline.gone:
        yield f"In the baseline, and settled since: {len(report.baseline.gone)}."


def _by_severity(counts: BySeverity, noun: str) -> str:
    kinds = (f"{getattr(counts, severity)} {severity}" for severity in SEVERITIES if getattr(counts, severity))
    return counted(counts.total, noun) + (f" ({', '.join(kinds)})" if counts.total else "")


def _row(result: Result, *, include_values: bool) -> tuple[Line, ...]:
    line = str(disclosure.region(result).line)
    if result.outcome not in CONCERNS:
        return _kind(result), result.id, f"{result.title}: offer-check failed on this rule, the log says why", line
    about = f"{result.title}. {result.message}" if include_values else result.title
    return _kind(result), result.id, cut(about, LONGEST_CELL), line


def _kind(result: Result) -> str:
    sign = SYMBOLS[result.severity if result.outcome == "flag" else result.outcome]
    return f"{sign} {result.severity} {OUTCOMES[result.outcome].lower()}"


def _waiver(entry: WaiverEntry) -> str:
    about = f"{entry.rule} {entry.subject}".rstrip()
    end = f", last day {entry.waiver.until}" if entry.status == "expired" else ""
    return f"Waiver {entry.status}: {about}{end} ({entry.path}, line {entry.line})"
