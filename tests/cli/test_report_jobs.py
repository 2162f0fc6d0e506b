"""`report -j N`: the same files, messages and exit code as with one; a studio that dies costs one file."""

from __future__ import annotations

import signal
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from offer_check.cli.studios import Studios, ordered
from offer_check.render.pdf.studio import StoppedError
from tests.cli.conftest import ROOT, Run
from tests.processes import gone, within
from tests.render.pdf import slow_formats

PINNED = ("--as-of", "2026-11-22", "--select", "LIC-01")
SMALL = (ROOT / "tests" / "fixtures" / "minimal.offer.yaml").read_bytes()
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")


@pytest.mark.slow
def test_what_is_written_and_told_does_not_depend_on_how_many_draw(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    offers = [Path(f"{name}.offer.yaml") for name in "abcd"]
    for offer in offers:
        offer.write_bytes(b"a: [" if offer.name[0] in "bd" else SMALL)
    found = []
    for jobs in ("1", "2"):
        done = run("report", *offers, *PINNED, "-j", jobs, "-o", "out")
        found.append((done, [path.read_bytes() for path in sorted(Path("out").iterdir())]))
    assert found[0] == found[1]
    done, documents = found[0]
    assert (done.code, done.out, len(documents)) == (2, "out/a.pdf\nout/c.pdf\n", 2)
    assert [line.split(":")[1] for line in done.err.splitlines()] == [" b.offer.yaml", " d.offer.yaml"]


def test_documents_come_in_the_order_in_which_they_were_begun_and_a_death_costs_one() -> None:
    with Studios(2) as studios:
        draw = partial(studios.draw, None)
        begun = [
            draw(slow_formats.render, "a", name="a"),
            draw(slow_formats.die, signal.SIGKILL, name="b"),
            draw(slow_formats.render, "c", name="c"),
        ]
        first, second, third = ordered(begun, ahead=1)
        assert (first.result(), third.result()) == (b"a", b"c")
        with pytest.raises(StoppedError, match=r"^drawing b ended with signal 9, Killed$"):
            second.result()


def test_each_folder_of_templates_has_what_it_prepared(tmp_path: Path) -> None:
    with Studios(1) as studios:
        folders = [None, tmp_path, tmp_path, None]
        pids = [studios.draw(folder, slow_formats.number, None, name="x").result() for folder in folders]
    assert [pids[0] == pids[1], pids[1] == pids[2], pids[2] == pids[3]] == [False, True, False]


@linux
def test_an_error_ends_what_is_being_drawn() -> None:
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Studios(1) as studios:  # noqa: PT012 - the block is what is tested
        pid = int(studios.draw(None, slow_formats.number, None, name="x").result())
        busy, waiting = (studios.draw(None, slow_formats.wait, 60, name="x") for _ in range(2))
        assert within(10, busy.running)
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 30
    assert (gone(pid), waiting.cancelled(), busy.done()) == (True, True, True)
