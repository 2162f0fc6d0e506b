"""A server for the tests of what it lets in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.serving import Serving, serving


@pytest.fixture(scope="module")
def _running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving(tmp_path_factory.mktemp("drafts")) as made:
        yield made


@pytest.fixture
def served(_running: Serving) -> Serving:
    """A server that nothing has reached in this test."""
    _running.reached.clear()
    _running.bugs.clear()
    return _running
