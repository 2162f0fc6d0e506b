"""Keys last from one start to the next, and only as long as nobody else could read them."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from offer_check.web.keys import FILE, kept, new


def test_keys_are_the_same_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "offer-check"
    first = kept(folder)
    assert kept(folder) == first
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / FILE)] == [0o700, 0o600]


def test_starts_at_the_same_time_have_the_same_keys(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(kept, [tmp_path] * 32))
    assert len({(keys.key, keys.token) for keys in made}) == 1


@pytest.mark.parametrize("mode", [0o644, 0o660, 0o604])
def test_keys_that_others_could_have_read_are_made_anew(tmp_path: Path, mode: int) -> None:
    first = kept(tmp_path)
    (tmp_path / FILE).chmod(mode)
    second = kept(tmp_path)
    assert {first.key, first.token}.isdisjoint({second.key, second.token})
    assert kept(tmp_path) == second


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"key": 1, "token": 2}', '{"key": "", "token": ""}', '{"key": "short"}']
)
def test_damaged_keys_are_made_anew(tmp_path: Path, text: str) -> None:
    kept(tmp_path)
    (tmp_path / FILE).write_text(text)
    made = kept(tmp_path)
    assert min(len(made.key), len(made.token)) >= 32
    assert kept(tmp_path) == made


def test_key_and_token_open_different_things() -> None:
    keys = new()
    assert (keys.opens(keys.key), keys.is_known(keys.key), keys.allows(keys.token)) == (True, True, True)
    assert (keys.opens(keys.token), keys.is_known(keys.token), keys.allows(keys.key)) == (False, False, False)
    assert not any((keys.opens(""), keys.is_known(""), keys.allows("")))


def test_a_key_for_one_time_is_used_up_and_is_never_a_cookie() -> None:
    keys = new()
    once = keys.one_time()
    assert not keys.is_known(once)
    assert (keys.opens(once), keys.opens(once)) == (True, False)


def test_keys_are_not_shown() -> None:
    keys = new()
    keys.one_time()
    assert repr(keys) == "Keys()"
