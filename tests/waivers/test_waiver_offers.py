"""Which offers an entry speaks of: several clients in one folder share nothing by accident."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_check import waivers
from offer_check.waivers.offers import literal, matcher
from tests.waivers.written import RULES, entry, file

CLIENTS = ("jones.offer.yaml", "smith.offer.yaml", "jones/second.offer.yaml", "jones/old/first.offer.yaml")


def spoken_of(pattern: str, folder: Path, *, offers: tuple[str, ...] = CLIENTS) -> set[str]:
    """The offers of the folder that an entry speaks of."""
    path = folder / "w.yaml"
    path.write_text(file(entry("MAL-06", offer=pattern)))
    found = waivers.read(str(path), rules=RULES)
    return {offer for offer in offers if found.on(str(folder / offer))}


@pytest.mark.parametrize(
    ("pattern", "offers"),
    [
        ("jones.offer.yaml", {"jones.offer.yaml"}),
        ("./jones.offer.yaml", {"jones.offer.yaml"}),
        ("jones/../smith.offer.yaml", {"smith.offer.yaml"}),
        ("*", {"jones.offer.yaml", "smith.offer.yaml"}),
        ("*.offer.yaml", {"jones.offer.yaml", "smith.offer.yaml"}),
        ("j*", {"jones.offer.yaml"}),
        ("[!j]*", {"smith.offer.yaml"}),
        ("?ones.offer.yaml", {"jones.offer.yaml"}),
        ("jones/*", {"jones/second.offer.yaml"}),
        ("jones/**", {"jones/second.offer.yaml", "jones/old/first.offer.yaml"}),
        ("**/old/*", {"jones/old/first.offer.yaml"}),
        ("**/first.offer.yaml", {"jones/old/first.offer.yaml"}),
        ("**", set(CLIENTS)),
        ("Jones.offer.yaml", set()),
        ("jones", set()),
        ("ones.offer.yaml", set()),
    ],
)
def test_a_pattern_stands_for_these_offers(pattern: str, offers: set[str], tmp_path: Path) -> None:
    assert spoken_of(pattern, tmp_path) == offers


@pytest.mark.parametrize(
    ("pattern", "path"),
    [("*a" * 25 + "b", "a" * 200), ("**/" * 25 + "x.yaml", "a/" * 40 + "y"), ("**/*a*a*a/" * 9 + "x", "aaaaa/" * 40)],
)
def test_a_pattern_of_many_stars_is_held_against_a_name_at_once(pattern: str, path: str) -> None:
    assert matcher(pattern).fullmatch(path) is None  # tried in every way, each takes longer than anybody lives


@pytest.mark.parametrize(
    ("pattern", "paths", "others"),
    [
        ("*a*b*", ("ab", "xaxbx", "aab", "abab"), ("ba", "b/a", "")),
        ("**/a/**/b/*", ("a/b/c", "a/a/b/c", "x/a/y/b/b/c"), ("b/a/c", "a/b", "a/b/c/d")),
        ("a/**/**/b", ("a/b", "a/x/b", "a/x/y/b"), ("b", "ab", "a/bb")),
        ("**/*.*.yaml", ("a.b.yaml", "x/a.b.yaml", "x/..yaml/a.b.yaml"), ("a.yaml", "x/a.b.yaml/y")),
    ],
)
def test_several_stars_stand_for_what_is_between(pattern: str, paths: tuple[str, ...], others: tuple[str, ...]) -> None:
    assert [path for path in (*paths, *others) if matcher(pattern).fullmatch(path)] == list(paths)


def test_an_offer_may_lie_beside_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "accepted").mkdir()
    assert spoken_of(
        "../jones.offer.yaml", tmp_path / "accepted", offers=("../jones.offer.yaml", "jones.offer.yaml")
    ) == {"../jones.offer.yaml"}


def test_an_offer_is_the_same_from_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jones").mkdir()
    (tmp_path / "w.yaml").write_text(file(entry("MAL-06", offer="jones/my.offer.yaml")))
    for folder, path, offer in (
        (tmp_path, "w.yaml", "jones/my.offer.yaml"),
        (tmp_path / "jones", "../w.yaml", "my.offer.yaml"),
        (Path("/"), str(tmp_path / "w.yaml"), str(tmp_path / "jones" / "my.offer.yaml")),
    ):
        monkeypatch.chdir(folder)
        found = waivers.read(path, rules=RULES)
        assert [e.offer for e in found.on(offer)] == ["jones/my.offer.yaml"]


def test_a_folder_that_is_a_link_is_the_folder_that_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    os.symlink(tmp_path / "real", tmp_path / "link")
    (tmp_path / "real" / "w.yaml").write_text(file(entry("MAL-06", offer="my.offer.yaml")))
    assert waivers.read(str(tmp_path / "real" / "w.yaml"), rules=RULES).on(str(tmp_path / "link" / "my.offer.yaml"))
    assert waivers.read(str(tmp_path / "link" / "w.yaml"), rules=RULES).on(str(tmp_path / "real" / "my.offer.yaml"))


def test_entries_are_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    offers = ("a*", "a.offer.yaml", "b.offer.yaml", "**")
    path.write_text(file(*(entry("MAL-06", offer=offer) for offer in offers)))
    found = waivers.read(str(path), rules=RULES).on(str(tmp_path / "a.offer.yaml"))
    assert [e.offer for e in found] == ["a*", "a.offer.yaml", "**"]


PARTS = st.text(st.sampled_from("ab.*?[]!-^&~| "), min_size=1, max_size=6).filter(lambda part: part not in (".", ".."))
PATHS = st.lists(PARTS, min_size=1, max_size=3).map("/".join)


@given(one=PATHS, other=PATHS)
def test_what_is_written_for_a_name_stands_for_that_name_alone(one: str, other: str) -> None:
    assert bool(matcher(literal(one)).fullmatch(other)) is (one == other)
