"""Drafts are on the disk when they have been changed, whole, and nobody loses what somebody else has typed."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from offer_check.errors import Fault, InputError
from offer_check.web.drafts import Drafts, UnknownDraft
from offer_check.web.stored import Stored
from tests.architecture.tree import ROOT
from tests.web.writing import counted

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OFFER = {"offer_format": 1, "about": {"specialty": "dermatology"}, "pay": {"base": "forty"}}


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    """A folder that is not there yet, and a clock that is a minute further each time."""
    minutes: Iterator[int] = count()
    return Drafts(tmp_path / "data" / "drafts", now=lambda: NOON + timedelta(minutes=next(minutes)))


def setting(**values: Any) -> Callable[[Mapping[str, Any]], Mapping[str, Any]]:
    return lambda offer: {**offer, **values}


def writer(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.web.writing", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_new_draft_is_found_again_as_it_was_given(drafts: Drafts) -> None:
    made = drafts.new(OFFER, file="/home/ada/lakeside.offer.yaml", digest="0f" * 32)
    assert made == Stored(
        id=made.id,
        revision=1,
        changed="2026-11-23T12:00:00+00:00",
        file="/home/ada/lakeside.offer.yaml",
        digest="0f" * 32,
        offer=OFFER,
    )
    assert Drafts(drafts.folder).get(made.id) == made
    assert len(made.id) == 12


def test_the_file_of_a_draft_says_what_it_is(drafts: Drafts) -> None:
    made = drafts.new(OFFER)
    data = json.loads((drafts.folder / f"{made.id}.json").read_text("ascii"))
    assert data == {
        "format": "offer-check-draft/1",
        "id": made.id,
        "revision": 1,
        "changed": "2026-11-23T12:00:00+00:00",
        "file": "",
        "digest": "",
        "offer": OFFER,
    }


def test_nobody_else_may_read_drafts(drafts: Drafts) -> None:
    made = drafts.new(OFFER)
    drafts.remove(drafts.new(OFFER).id)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [drafts.folder, *drafts.folder.iterdir()]}
    assert modes == {"drafts": 0o700, "removed": 0o700, ".lock": 0o600, f"{made.id}.json": 0o600}


def test_a_change_is_one_revision_more(drafts: Drafts) -> None:
    made = drafts.new(OFFER, file="/x.yaml")
    changed = drafts.change(made.id, setting(pay={"base": 40}))
    assert (changed.revision, changed.changed, changed.file) == (2, "2026-11-23T12:01:00+00:00", "/x.yaml")
    assert changed.offer == {**OFFER, "pay": {"base": 40}}
    assert drafts.get(made.id) == changed


def test_times_are_those_of_greenwich(tmp_path: Path) -> None:
    away = Drafts(tmp_path, now=lambda: NOON.astimezone(timezone(timedelta(hours=-6))))
    assert away.new(OFFER).changed == "2026-11-23T12:00:00+00:00"


def test_where_nothing_changes_nothing_is_written(drafts: Drafts) -> None:
    made = drafts.new(OFFER)
    path = drafts.folder / f"{made.id}.json"
    before = path.stat()
    assert drafts.change(made.id, lambda offer: json.loads(json.dumps(offer))) == made
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(("before", "after"), [(1, True), (0, False), (1, 1.0), (1.0, 1), (None, ""), ("1", 1)])
def test_values_that_are_alike_only_to_python_are_a_change(drafts: Drafts, before: object, after: object) -> None:
    made = drafts.new({"value": before})
    drafts.change(made.id, setting(value=after))
    assert repr(drafts.get(made.id).offer["value"]) == repr(after)


def test_a_change_that_fails_leaves_the_draft_and_lets_the_next_one_in(drafts: Drafts) -> None:
    made = drafts.new(OFFER)

    def broken(offer: Mapping[str, Any]) -> Mapping[str, Any]:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        drafts.change(made.id, broken)
    assert drafts.get(made.id) == made
    assert drafts.change(made.id, setting(notes="x")).revision == 2


@pytest.mark.parametrize("text", ["\ud800 half a character", "\0", "\u202e", "</script>", "é", "🩺" * 1000, "\r\n"])
def test_whatever_is_typed_is_kept(drafts: Drafts, text: str) -> None:
    made = drafts.new({text: text, "list": [text]})
    assert drafts.get(made.id).offer == {text: text, "list": [text]}


def test_a_draft_that_gets_too_long_keeps_what_it_had(drafts: Drafts) -> None:
    made = drafts.new(OFFER)
    with pytest.raises(InputError, match="at most 4,000,000; shorten what was pasted last"):
        drafts.change(made.id, setting(notes="x" * 4_000_000))
    assert drafts.get(made.id) == made


def test_all_drafts_are_listed_the_newest_first(drafts: Drafts) -> None:
    one, two, three = (drafts.new({"n": n}) for n in range(3))
    two = drafts.change(two.id, setting(n=5))
    assert drafts.all() == [two, three, one]


def test_without_a_folder_there_are_no_drafts_and_none_is_made(drafts: Drafts) -> None:
    assert (drafts.all(), drafts.damaged(), drafts.removed()) == ([], [], [])
    assert not drafts.folder.exists()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "it is not whole JSON"),
        (b'{"format": "offer-check-draft/1", "id": "AAAA', "it is not whole JSON"),
        (b"[" * 100_000, "it is not whole JSON"),
        (b"\xff\xfe", "it is not whole JSON"),
        (b"[]", "it does not say that its format is offer-check-draft/1"),
        (b'{"format": "offer-check-draft/2"}', "it does not say that its format is offer-check-draft/1"),
        (b'{"format": "offer-check-draft/1"}', "entries are missing, or there are others"),
    ],
)
def test_a_damaged_draft_is_told_skipped_and_left(drafts: Drafts, raw: bytes, reason: str) -> None:
    made = drafts.new(OFFER)
    path = drafts.folder / "AAAAAAAAAAAA.json"
    path.write_bytes(raw)
    hint = "move the file away to be rid of this message; nothing here deletes it"
    fault = Fault(path=str(path), message=f"this draft cannot be read: {reason}", hint=hint)
    assert (drafts.all(), drafts.damaged()) == ([made], [fault])
    with pytest.raises(InputError) as refused:
        drafts.get("AAAAAAAAAAAA")
    assert refused.value.faults == (fault,)
    assert path.read_bytes() == raw


@pytest.mark.parametrize(
    "wrong",
    [
        {"revision": "1"},
        {"revision": True},
        {"offer": []},
        {"id": "../x"},
        {"file": None},
        {"changed": "soon"},
        {"changed": 5},
        {"changed": "2026-11-23T12:00:00"},
        {"more": 1},
    ],
)
def test_a_draft_with_a_wrong_entry_is_damaged(drafts: Drafts, wrong: dict[str, Any]) -> None:
    path = drafts.folder / f"{drafts.new(OFFER).id}.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **wrong}))
    assert drafts.all() == []
    assert [fault.path for fault in drafts.damaged()] == [str(path)]


@pytest.mark.parametrize(
    "id", ["", "x", "../../x", "AAAAAAAAAAAA", "AAAAAAAAAAA/", "AAAAAAAAAAAA\n", "ÄAAAAAAAAAAA", "\0" * 12]
)
def test_what_is_no_id_is_unknown_to_all_that_take_one(drafts: Drafts, id: str) -> None:
    drafts.new(OFFER)
    for deed in (drafts.get, drafts.copy, drafts.remove, drafts.restore):
        with pytest.raises(UnknownDraft, match="there is no such draft here"):
            deed(id)
    with pytest.raises(UnknownDraft):
        drafts.change(id, setting(n=1))


def test_a_file_by_another_name_is_no_draft(drafts: Drafts) -> None:
    made = drafts.new(OFFER)
    (drafts.folder / "AAAAAAAAAAAA.json").write_bytes((drafts.folder / f"{made.id}.json").read_bytes())
    with pytest.raises(UnknownDraft):
        drafts.get("AAAAAAAAAAAA")


def test_a_copy_goes_its_own_way(drafts: Drafts) -> None:
    made = drafts.new(OFFER, file="/x.yaml", digest="0")
    copied = drafts.copy(made.id)
    assert (copied.offer, copied.file, copied.digest, copied.revision) == (OFFER, "", "", 1)
    drafts.change(copied.id, setting(n=1))
    assert drafts.get(made.id) == made


def test_a_removed_draft_comes_back_as_it_was(drafts: Drafts) -> None:
    made, other = drafts.new(OFFER), drafts.new({})
    assert drafts.remove(made.id) == made
    assert (drafts.all(), drafts.removed()) == ([other], [made])
    with pytest.raises(UnknownDraft):
        drafts.get(made.id)
    assert drafts.restore(made.id) == made
    assert (drafts.get(made.id), drafts.removed()) == (made, [])


def test_a_draft_is_found_by_the_file_that_it_stands_for(drafts: Drafts) -> None:
    made = drafts.new(OFFER, file="/a.yaml", digest="1")
    drafts.new(OFFER)
    changed = drafts.change(made.id, setting(n=1))
    assert drafts.of_file("/a.yaml", "1") == changed
    assert drafts.of_file("/a.yaml", "2") is None
    assert drafts.of_file("/b.yaml", "1") is None
    placed = drafts.placed(made.id, file="/b.yaml", digest="3")
    assert (drafts.of_file("/b.yaml", "3"), placed.revision, placed.offer) == (placed, 3, changed.offer)
    assert drafts.of_file("/a.yaml", "1") is None


def test_threads_that_change_different_keys_lose_nothing(drafts: Drafts) -> None:
    made = drafts.new({})

    def change(number: int) -> None:
        drafts.change(made.id, lambda offer: counted(offer, f"k{number % 5}"))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(change, range(50)))
    assert drafts.get(made.id).offer == dict.fromkeys(("k0", "k1", "k2", "k3", "k4"), 10)
    assert drafts.get(made.id).revision == 51


def test_processes_that_change_different_keys_lose_nothing(drafts: Drafts) -> None:
    id = drafts.new({}).id
    with writer("counting", drafts.folder, id, "a", 40) as one, writer("counting", drafts.folder, id, "b", 40) as other:
        for _ in range(40):
            drafts.change(id, lambda offer: counted(offer, "c"))
    assert (one.returncode, other.returncode) == (0, 0)
    assert drafts.get(id).offer == {"a": 40, "b": 40, "c": 40}


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks and kills")
def test_a_writer_that_is_killed_leaves_the_last_state_or_the_one_before(drafts: Drafts) -> None:
    with writer("killed", drafts.folder, 100) as process:
        out, _ = process.communicate(timeout=120)
    pairs = [tuple(map(int, line.split())) for line in out.splitlines()]
    assert (process.returncode, len(pairs)) == (0, 100)
    assert [pair for pair in pairs if pair[1] - pair[0] not in (0, 1)] == []
    assert len(drafts.all()) == 1
    assert drafts.damaged() == []
