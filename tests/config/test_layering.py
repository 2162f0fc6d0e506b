"""Whatever two sources say, what holds is what the documented order says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st

from offer_check.cli.given import Given
from offer_check.config import Origin
from offer_check.config.in_force import DEFAULTS

LIMITS = st.sampled_from(("critical", "major", "minor", "info", "never"))
RULES = st.lists(st.sampled_from(("LIC", "MAL-06", "CMP")), min_size=1, max_size=3)
NUMBERS = st.sampled_from((None, 0, 50, 75.5))
SAID = st.fixed_dictionaries(
    {},
    optional={
        "pack": st.lists(st.sampled_from(("core", "extended", "program")), min_size=1, max_size=2),
        "select": RULES,
        "ignore": RULES,
        "strict-baseline": st.booleans(),
        "fail-on": LIMITS,
        "fail-on-ask": LIMITS,
        "include-values": st.booleans(),
        "paper": st.sampled_from(("letter", "a4")),
        "set.MIX-02.most": NUMBERS,
        "set.MIX-02.least": NUMBERS,
    },
)
Said = dict[str, Any]

SOURCES = ("user", "nearest", "environment", "command line")
"""From the weakest to the strongest."""


def written(said: Said) -> str:
    lines = [f"{key} = {json.dumps(value)}" for key, value in said.items() if not key.startswith("set.")]
    numbers = {key.removeprefix("set."): value for key, value in said.items() if key.startswith("set.")}
    pairs = [f"{json.dumps(name)} = {json.dumps('none' if v is None else v)}" for name, v in numbers.items()]
    return "\n".join([*lines, "[set]", *pairs])


def variables(said: Said) -> dict[str, str]:
    spelled = {
        f"OFFER_CHECK_{key.upper().replace('-', '_')}": ",".join(value) if isinstance(value, list) else str(value)
        for key, value in said.items()
        if not key.startswith("set.")
    }
    return {**spelled, "OFFER_CHECK_SET": ", ".join(numbers(said))}


def numbers(said: Said) -> list[str]:
    changed = {key.removeprefix("set."): value for key, value in said.items() if key.startswith("set.")}
    return [f"{name}={'none' if value is None else value}" for name, value in changed.items()]


SHARED = ("pack", "select", "ignore")


def options(said: Said) -> tuple[Given, dict[str, Any]]:
    own = {k.replace("-", "_"): v for k, v in said.items() if k not in SHARED and not k.startswith("set.")}
    return Given(**{key: said[key] for key in SHARED if key in said}, set=numbers(said)), own


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("layers")
    (place / "user").mkdir()
    (place / "offers" / "drafts").mkdir(parents=True)
    return place


@generated(
    said=st.tuples(SAID, SAID),
    sources=st.sampled_from([(weak, strong) for i, weak in enumerate(SOURCES) for strong in SOURCES[i + 1 :]]),
)
@settings(max_examples=150)
def test_two_sources_hold_in_the_documented_order(
    folder: Path, said: tuple[Said, Said], sources: tuple[str, str]
) -> None:
    by_source = dict(zip(sources, said, strict=True))
    (folder / "user" / "offer-check.toml").write_text(written(by_source.get("user", {})), "utf-8")
    nearest = folder / "offers" / "offer-check.toml"
    nearest.unlink(missing_ok=True)
    if "nearest" in by_source:
        nearest.write_text(written(by_source["nearest"]), "utf-8")
        by_source.pop("user", None)  # files are not merged
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("platformdirs.user_config_dir", lambda *_, **__: str(folder / "user"))
        for name, value in variables(by_source.get("environment", {})).items():
            patch.setenv(name, value)
        given, own = options(by_source.get("command line", {}))
        found = given.in_force(str(folder / "offers" / "drafts" / "x.offer.yaml"), **own)
    expected = {name: setting.value for name, setting in DEFAULTS.items()}
    for source in SOURCES:
        expected |= {k: tuple(v) if isinstance(v, list) else v for k, v in by_source.get(source, {}).items()}
    assert {name: setting.value for name, setting in found.layer.items()} == expected
    last = {name: source for source in SOURCES for name in by_source.get(source, {})}
    assert {name: _source(s.origin) for name, s in found.layer.items() if s.origin.source != "default"} == last


def _source(origin: Origin) -> str:
    if origin.source != "file":
        return origin.source
    return "user" if "user" in Path(origin.name).parts else "nearest"
