"""Whoever types what an offer says, question by question, gets a file that says the same."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_check import source
from offer_check.form import Draft, kind_of, steps
from offer_check.form.fields import ENTERED
from offer_check.offer import FIELDS, file
from offer_check.offer.identity import at as found_at
from offer_check.offer.model import Offer
from offer_check.offer.paths import TABLES as ROWS
from offer_check.source.write import as_yaml
from tests.interview.lines import line_of, quoted
from tests.interview.people import QUICK, TABLES, Expert, interviewed
from tests.strategies import offers

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.offer.*"))


def asked(data: Mapping[str, Any]) -> set[str]:
    """The paths that are asked for."""
    kind = kind_of(Draft.of(data, TABLES), TABLES)
    return {question.path for step in steps(QUICK.checker, kind) for question in step.questions}


def known(data: Mapping[str, Any], paths: set[str]) -> tuple[dict[str, list[str]], Mapping[str, Any]]:
    """The lines to type at each question, by its label, for what an offer says there; and what that is, as data."""
    draft, wanted = Draft.of(data, TABLES), Draft()
    lines: dict[str, list[str]] = {}
    for path in FIELDS:
        if path not in paths:
            continue
        at, field = tuple(path.split(".")), FIELDS[path]
        answer = draft.answer(at)
        rows = found_at(data, at) if path in ROWS else None
        typed = [line for paper in answer.papers for line in evidence(paper)]
        typed += [f"/u {answer.words}"] if answer.words else []
        if rows:
            typed += list(table(rows, path))
        elif answer.value is not None:
            typed.append("none" if path in ROWS else line_of(answer.value, field.shape))
        if typed:
            lines[field.label] = typed
            wanted = wanted.answered(at, answer)
    return lines, wanted.data(TABLES)


def evidence(paper: Mapping[str, Any]) -> Iterator[str]:
    """Before the answer is there, nobody is asked what else a paper says."""
    yield from ("/e", str(paper["source"]))
    for part in ("where", "words"):
        yield quoted(paper[part]) if paper.get(part) else ""


def table(rows: list[dict[str, Any]], path: str) -> Iterator[str]:
    """Each row: what tells it from others, as a row in one line."""
    for row in rows:
        cells = {key: line_of(raw, FIELDS[f"{path}.{key}"].shape) for key, raw in row.items() if raw is not None}
        yield "; ".join(f"{key} {line}" for key, line in cells.items())


def offer_of(data: Mapping[str, Any]) -> Offer:
    text = as_yaml(data)
    return file.of(source.read_bytes(text.encode(), name="a.yaml", syntax="yaml"), TABLES).offer


def plainly(data: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is typed in more than one way: papers that say something else, and what is said of cells of rows."""
    papers: dict[str, Any] = {}
    for path, said in (data.get("evidence") or {}).items():
        if "[" not in path:
            several = said if isinstance(said, list) else [said]
            papers[path] = [{key: part for key, part in one.items() if key != "value"} for one in several]
    unclear = {path: words for path, words in (data.get("unclear") or {}).items() if "[" not in path}
    return {**data, "evidence": papers, "unclear": unclear}


def typed_in(data: Mapping[str, Any], path: Path) -> None:
    """Type what an offer says into the file at `path`, which is not there yet; it has to say the same in the end."""
    lines, wanted = known(plainly(data), asked(data))
    expert = Expert(knows=lines)
    work = interviewed(path, expert, judges=QUICK)
    assert work.wrong == {}
    assert lines.keys() <= set(expert.asked)
    assert file.read(path, TABLES).offer == offer_of(wanted)


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES[1::4], ids=lambda path: path.name)
def test_an_example_that_is_typed_in_is_that_example(path: Path, tmp_path: Path) -> None:
    typed_in(source.read(path).data, tmp_path / f"a.offer{path.suffix}")


@pytest.mark.slow
@settings(max_examples=8)
@given(data=offers(most=6), suffix=st.sampled_from([".yaml", ".json"]))
def test_an_offer_that_is_typed_in_is_that_offer(data: Mapping[str, Any], suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        typed_in(data, Path(folder, f"a.offer{suffix}"))


def test_almost_every_fact_is_asked_for() -> None:
    data = {"about": {"specialty": "dermatology", "role_type": ["direct_to_consumer"]}}
    assert len(ENTERED.keys() - asked(data)) < 5
