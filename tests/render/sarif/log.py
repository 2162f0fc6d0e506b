"""Reads SARIF as the standard says, without our writer: runs, results by their ids, and the characters of a region."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

Json = dict[str, Any]


def run_of(text: str) -> Json:
    """The one run of a SARIF file."""
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def rule_of(run: Json, result: Json) -> Json:
    """The rule of a result, found by its index."""
    rule: Json = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"]
    return rule


def id_of(result: Json) -> str:
    """The id of a result: `LIC-01 TX`."""
    return f"{result['ruleId']} {result['properties'].get('subject', '')}".rstrip()


def by_id(run: Json) -> Mapping[str, Json]:
    """The results of a run on one offer; no two may have the same id."""
    found = {id_of(result): result for result in run["results"]}
    assert len(found) == len(run["results"])
    return found


def places(result: Json) -> list[Json]:
    """All places of a result, the first one first."""
    return [*result["locations"], *result.get("relatedLocations", [])]


def texts(value: Any) -> list[str]:
    """Every text in `value`, keys included."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for pair in value.items() for part in pair for text in texts(part)]
    return [text for part in value for text in texts(part)] if isinstance(value, Sequence) else []


def cut(text: str, region: Json, run: Json) -> str:
    """The characters of a region (3.30.2 of the standard) in the text of a file; the region has to be inside of it.

    A byte order mark is no part of the text.
    """
    assert run["columnKind"] == "unicodeCodePoints"
    text = text.removeprefix("\ufeff")
    lines = _lines(text, run["newlineSequences"])
    first, last = region["startLine"], region.get("endLine", region["startLine"])
    assert 1 <= first <= last <= len(lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    # Beyond the last character of a line, its newline included, there is one more place: behind it.
    for number, column in ((first, region["startColumn"]), (last, region["endColumn"])):
        assert 1 <= column <= len(lines[number - 1]) + 1
    start, end = starts[first - 1] + region["startColumn"] - 1, starts[last - 1] + region["endColumn"] - 1
    assert start <= end
    return text[start:end]


def _lines(text: str, newlines: Sequence[str]) -> list[str]:
    """The lines of a text with their newlines."""
    pieces = re.split(f"({'|'.join(map(re.escape, newlines))})", text)
    lines = ["".join(pair) for pair in zip(pieces[::2], [*pieces[1::2], ""], strict=True)]
    return lines if lines[-1] else lines[:-1]
