"""House rules for tests: one sound rule as text, changed key by key, in a folder on top of the real rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from offer_check.compiler.lint import lint
from offer_check.ruleset import bundle
from offer_check.ruleset.load import load
from offer_check.ruleset.ruleset import Rules
from tests.strategies import TABLES

FILE = "xyz/XYZ-01.yaml"
FOLDER = Path(__file__).parents[2] / "rules"
SOUND = {
    "id": "XYZ-01",
    "title": "A house rule",
    "since": "0.1.0",
    "severity": "major",
    "pack": "core",
    "topic": "licenses",
    "applies": "[]",
    "flag": "[{when: {malpractice.policy_type: claims_made}, message: Flagged.}]",
    "pass": "[{when: {malpractice.policy_type: occurrence}, message: Fine.}]",
    "why": "It matters to us.",
    "question": "Which is it?",
    "good": "The better one.",
    "sources": "[{guide: dermatology, section: FAQ 1}]",
    "examples": "{flag: [{offer: {}}], pass: [{offer: {}}], ask: [{offer: {}}]}",
}
"""A rule without faults, one key a line; `examples` is the last, on line 14."""
NEVER = "{flag: [{offer: {}}], ask: [{offer: {}}]}"
EXAMPLES = "{flag: [{offer: {}}], pass: [{offer: {}}], ask: [{offer: {}}], {more}: [{offer: {}}]}"


def text(**changes: str) -> str:
    """The sound rule with keys changed, or added at its end, from line 15 on. `pass_` stands for `pass`."""
    keys = {name.rstrip("_"): value for name, value in changes.items()}
    return "".join(f"{key}: {value}\n" for key, value in (SOUND | keys).items())


def with_examples(outcome: str) -> str:
    """The examples of the sound rule with one more outcome."""
    return EXAMPLES.replace("{more}", outcome)


@cache
def built(folder: Path) -> Path:
    """A bundle of the real rules, so that they are not parsed for every house."""
    target = folder / "rules.jsonl"
    bundle.write(FOLDER, target)
    return target


def rules_with(house: Path, files: dict[str, str], *, bundled: Path) -> Rules:
    """The real rules with `files` (by path under `house`) added to them."""
    for name, content in files.items():
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).write_text(content, encoding="utf-8")
    return load([FOLDER, house], bundled=bundled)


def flagging(when: str) -> str:
    """The sound rule with one flag, which may fault, and no pass."""
    return text(flag=f"[{{when: {when}, message: Flagged.}}]", pass_="[]", examples=NEVER)


def faults_of(load: Callable[[dict[str, str]], Rules], files: dict[str, str]) -> list[str]:
    """The faults that the lint finds in a house, without the name of its one rule."""
    return [str(fault).removeprefix(f"house/{FILE}:") for fault in lint(load(files), TABLES)]
