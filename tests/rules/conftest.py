"""Fixtures for rule sets that stand on the real rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from offer_check.ruleset.ruleset import Rules
from tests.rules.houses import built, rules_with

Load = Callable[[dict[str, str]], Rules]


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real rules as a bundle."""
    return built(tmp_path_factory.mktemp("bundle"))


@pytest.fixture
def load_house(tmp_path: Path, bundled: Path) -> Load:
    """The real rules with files of a folder `house` added."""
    return lambda files: rules_with(tmp_path / "house", files, bundled=bundled)
