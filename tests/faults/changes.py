"""Offers and folders that somebody else changes while they are read. Each yields what is wrong."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.documents import wrong
from tests.faults.places import OFFER, names, run

DAY = ("--as-of", "2026-11-22")
TARGETS = ("json:../out.json", "sarif:../out.sarif", "csv:../out.csv", "junit:../out.xml", "jsonl:../out.jsonl")
FORMATS = tuple(f"--format={target}" for target in TARGETS)
ONE, OTHER = OFFER, OFFER.replace("[TX]", "[GA, FL]") + "# " + "x" * 20_000 + "\n"


@contextmanager
def _meanwhile(change: Callable[[int], None]) -> Iterator[None]:
    """Change something again and again while a `with` block lasts."""
    over = threading.Event()

    def again() -> None:
        number = 0
        while not over.is_set():
            with contextlib.suppress(OSError):
                change(number)
            number += 1
            time.sleep(0.0005)

    thread = threading.Thread(target=again)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _offers(place: Path) -> list[Path]:
    (place / "offers").mkdir()
    paths = [place / "offers" / f"{number:02}.offer.yaml" for number in range(24)]
    for path in paths:
        path.write_text(ONE)
    return paths


def _checked(place: Path, codes: set[int], rounds: int = 4) -> Iterator[str]:
    """Check the folder while it changes, alone and with help: what is written is whole and speaks of each file once."""
    for number in range(rounds):
        done = run(place / "offers", "check", ".", *DAY, "-j", 1 + number % 2, *FORMATS)
        yield from done.wrong(done.code if done.code in codes else min(codes))
        for target in TARGETS:
            yield from filter(None, [wrong(place / target.partition("../")[2])])
        files = [file["path"] for file in json.loads((place / "out.json").read_text())["files"]]
        if len(set(files)) != len(files):
            yield "a file is told twice"
        yield from (f"{name} is left" for name in names(place) if name.endswith(".part"))


def replaced(place: Path) -> Iterator[str]:
    """Offers that are replaced whole while they are read:"""
    paths = _offers(place)

    def change(number: int) -> None:
        path = paths[number % len(paths)]
        beside = path.with_suffix(".new")
        beside.write_text((ONE, OTHER)[number // len(paths) % 2])
        os.replace(beside, path)

    with _meanwhile(change):
        # Whoever replaces a file whole may not make it wrong: each report is of one text or the other.
        yield from _checked(place, {1})


def truncated(place: Path) -> Iterator[str]:
    """Offers that are emptied and written anew in their places while they are read:"""
    paths = _offers(place)
    with _meanwhile(lambda number: _none(paths[number % len(paths)].write_text(OTHER))):
        yield from _checked(place, {1, 2})


def removed(place: Path) -> Iterator[str]:
    """Offers that go and come back while they are read:"""
    paths = _offers(place)

    def change(number: int) -> None:
        path = paths[number % len(paths)]
        path.unlink() if path.exists() else path.write_text(ONE)

    with _meanwhile(change):
        yield from _checked(place, {1, 2})


def walked(place: Path) -> Iterator[str]:
    """Folders that go and come back while offers are looked for:"""
    _offers(place)

    def change(number: int) -> None:
        folder = place / "offers" / f"sub-{number % 50}"
        if folder.exists():
            shutil.rmtree(folder)
        else:
            folder.mkdir()
            (folder / "x.offer.yaml").write_text(ONE)

    with _meanwhile(change):
        yield from _checked(place, {1, 2})


def target_taken(place: Path) -> Iterator[str]:
    """A target whose folder goes while the run is on its way:"""
    _offers(place)
    (place / "to").mkdir()
    gone = threading.Timer(0.8, shutil.rmtree, [place / "to"])
    gone.start()
    done = run(place / "offers", "check", ".", *DAY, "-f", "json:../to/out.json")
    gone.join()
    yield from done.wrong(2, "to/out.json")


def _none(_: object) -> None:
    return None


CASES = (replaced, truncated, removed, walked, target_taken)
