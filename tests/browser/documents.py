"""Every kind of HTML document that the program writes, by name, for a look at it in a real browser.

`python -m tests.browser.documents FOLDER` writes all of them as files.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from offer_check import book, compare
from offer_check.checker.checker import tables_of
from offer_check.cli.request import book_rules
from offer_check.render import COMPARISON, FORMATS, LETTER, SIDE_BY_SIDE, Format, renderer
from offer_check.render.view.lawyer import for_lawyer
from offer_check.render.view.letter import letter
from tests.examples.summary import EXAMPLES, FIXTURES, report_on, stem
from tests.render import sample
from tests.render.letter import private

OFFERS = {stem(path): path for path in (*EXAMPLES, *FIXTURES)}
REPEATED = tuple(name for name in OFFERS if name.startswith(("bare", "everything")))


def documents() -> Mapping[str, Callable[[], str]]:
    """What writes each document. The example offers are compared with one another, as two drafts of one would be."""
    found: dict[str, Callable[[], str]] = {f"report-{name}": partial(_report, name) for name in OFFERS}
    found["report-sample"] = partial(_html, FORMATS, [sample.report()])
    found["report-waivers"] = partial(_html, FORMATS, [replace(sample.report(), waivers=(private.OVER, private.IDLE))])
    for old, new in (*pairwise([stem(path) for path in EXAMPLES[:3]]), REPEATED[:2]):
        found[f"comparison-{old}-{new}"] = partial(_comparison, old, new)
    for name in (stem(EXAMPLES[0]), *REPEATED[:2]):
        found |= {f"letter-{name}": partial(_letter, name), f"lawyer-{name}": partial(_lawyer, name)}
    found["side-by-side-two"] = partial(_side_by_side, 2)
    found["side-by-side-all"] = partial(_side_by_side, len(EXAMPLES))
    found["rule-book"] = _book
    return found


def _html(formats: Mapping[str, Format], subject: object) -> str:
    written = renderer("html", formats)(subject)
    assert isinstance(written, str)
    return written


def _report(name: str) -> str:
    return _html(FORMATS, [report_on(OFFERS[name])])


def _comparison(old: str, new: str) -> str:
    return _html(COMPARISON, compare.compare(report_on(OFFERS[old]), report_on(OFFERS[new])))


def _side_by_side(number: int) -> str:
    return _html(SIDE_BY_SIDE, compare.side_by_side([report_on(path) for path in EXAMPLES[:number]]))


def _letter(name: str) -> str:
    return _html(LETTER, letter(report_on(OFFERS[name])))


def _lawyer(name: str) -> str:
    return _html(LETTER, for_lawyer(report_on(OFFERS[name])))


def _book() -> str:
    rules = book_rules()
    return book.render(book.book(rules, tables_of(rules)), "html")


def write(folder: Path, names: Mapping[str, Callable[[], str]]) -> None:
    """Write documents into a folder, each as `<name>.html`."""
    for name, made in names.items():
        (folder / f"{name}.html").write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), documents())
