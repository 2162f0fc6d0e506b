"""A crew calls functions in processes that may die, and loses nothing but what the dead ones had."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import wait
from pathlib import Path

import pytest

from offer_check.batch.crew import Crew, EndedError
from tests.batch import deeds
from tests.processes import gone, within

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")

ABANDONED = """
import os, signal
from offer_check.batch.crew import Crew
with Crew(2) as crew:
    print(crew.submit(os.getpid).result(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(1) as crew:
        yield crew


def test_calls_are_made_in_another_process_one_after_the_other(crew: Crew) -> None:
    pids = {crew.submit(deeds.number).result() for _ in range(3)}
    assert len(pids) == 1
    assert os.getpid() not in pids


def test_each_future_has_the_value_of_its_own_call(crew: Crew) -> None:
    assert list(crew.map(pow, [2, 3, 5], [5, 2, 1])) == [32, 9, 5]
    assert crew.submit(int, "ff", base=16).result() == 255


@pytest.mark.parametrize(
    ("deed", "number", "words"),
    [
        (deeds.die, signal.SIGKILL, "signal 9, Killed"),
        (deeds.die, signal.SIGSEGV, "signal 11, Segmentation fault"),
        (deeds.leave, 7, "exit code 7"),
    ],
)
def test_a_death_costs_the_call_that_died_and_says_how(crew: Crew, deed: object, number: int, words: str) -> None:
    futures = [crew.submit(pow, 2, 2), crew.submit(deed, number), crew.submit(pow, 2, 3)]  # type: ignore[arg-type]
    with pytest.raises(EndedError, match=f"^the process that worked on it ended with {words}$"):
        futures[1].result()
    assert (futures[0].result(), futures[2].result()) == (4, 8)


def test_a_process_killed_from_outside_costs_one_call(crew: Crew, tmp_path: Path) -> None:
    futures = [crew.submit(deeds.wait, tmp_path / "pid"), crew.submit(deeds.number)]
    assert within(10, (tmp_path / "pid").exists)
    victim = int((tmp_path / "pid").read_text())
    os.kill(victim, signal.SIGKILL)
    assert isinstance(futures[0].exception(), EndedError)
    assert futures[1].result() != victim


def test_a_process_killed_while_it_has_nothing_to_do_costs_nothing(crew: Crew) -> None:
    victim = crew.submit(deeds.number).result()
    os.kill(victim, signal.SIGKILL)
    assert gone(victim)
    assert crew.submit(deeds.number).result() != victim


def test_an_error_is_raised_as_it_is_and_the_process_lives(crew: Crew) -> None:
    before = crew.submit(deeds.number).result()
    with pytest.raises(ValueError, match=r"^plain$"):
        crew.submit(deeds.fail, False).result()
    with pytest.raises(RuntimeError, match=r"^OddError: odd$"):
        crew.submit(deeds.fail, True).result()
    assert crew.submit(deeds.number).result() == before


def test_what_cannot_be_sent_is_told_and_the_process_lives(crew: Crew) -> None:
    before = crew.submit(deeds.number).result()
    assert crew.submit(lambda: 1).exception() is not None
    assert crew.submit(open, os.devnull).exception() is not None
    assert crew.submit(deeds.number).result() == before


def test_what_a_library_prints_does_not_get_between_the_answers(crew: Crew) -> None:
    assert crew.submit(deeds.shout, "loud").result() == "loud"


def test_ctrl_c_does_not_reach_a_process(crew: Crew) -> None:
    assert crew.submit(deeds.interrupt).result() == "still here"


def test_calls_are_made_side_by_side_and_the_processes_end_with_the_block(tmp_path: Path) -> None:
    with Crew(2) as crew:
        futures = [crew.submit(deeds.wait, tmp_path / name, 0.2) for name in "ab"]
        assert within(10, lambda: (tmp_path / "a").exists() and (tmp_path / "b").exists())
        wait(futures)
    pids = [int((tmp_path / name).read_text()) for name in "ab"]
    assert len(set(pids)) == 2
    assert all(map(gone, pids))
    with pytest.raises(RuntimeError, match="no more calls"):
        crew.submit(deeds.number)


def test_an_error_in_the_block_ends_the_processes_in_their_work(tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Crew(1) as crew:  # noqa: PT012 - the block is what is tested
        busy, waiting = (crew.submit(deeds.wait, tmp_path / "pid") for _ in range(2))
        assert within(10, (tmp_path / "pid").exists)
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 30
    assert gone(int((tmp_path / "pid").read_text()))
    assert (type(busy.exception()), waiting.cancelled()) == (EndedError, True)


def test_processes_end_when_the_one_that_they_work_for_is_killed() -> None:
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", ABANDONED]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        pid = int(process.stdout.readline())
    assert process.returncode == -signal.SIGKILL
    assert gone(pid)
