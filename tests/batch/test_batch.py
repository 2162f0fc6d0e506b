"""A batch gives what came of each file in the order of the files, whichever executor did the work."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from offer_check.batch import Done, Task, batch, read, run
from offer_check.batch.crew import Crew
from offer_check.errors import ConfigError, Fault, RuleError, UsageError
from offer_check.judge import Plan
from offer_check.render import writer
from offer_check.report import FileStatus, Overview, Problem, Report

HEAD = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n"
PLAN = Plan(as_of=date(2026, 11, 22), select=("LIC-01", "MAL-01"))
NAMES = ("a", "b", "c", "d", "e")


@dataclass(frozen=True)
class Faulty:
    """A format that fails on one file."""

    name: str

    def piece(self, item: Report | FileStatus) -> str:
        if isinstance(item, Report) and item.offer.path == self.name:
            raise ZeroDivisionError("a bug\nin a format")
        return "piece"

    def joined(self, pieces: Iterator[str], overview: Callable[[], Overview]) -> Iterator[str]:
        yield from pieces


class Backward(Executor):
    """Does nothing before a result is asked for, and then the last first; loses the calls whose task is `lost`."""

    def __init__(self, lost: str = "", error: Exception | None = None) -> None:
        self.calls: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []
        self.lost, self.error, self.most = lost, error, 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.result = lambda timeout=None: self._result(future)  # type: ignore[method-assign]
        self.calls.append((future, fn, args))
        self.most = max(self.most, len(self.calls))
        return future

    def _result(self, future: Future[Any]) -> Any:
        while not future.done():
            one, function, (task,) = self.calls.pop()
            if task.path == self.lost:
                one.set_exception(self.error)
            else:
                one.set_result(function(task))
        return Future.result(future)


class Idle(Executor):
    """Makes the first call, and never another one."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if not self.futures:
            future.set_result(fn(*args, **kwargs))
        self.futures.append(future)
        return future


def task(name: str, text: str = HEAD, **options: Any) -> Task:
    return Task(path=name, plan=PLAN, raw=text.encode(), writers=(writer("jsonl"), writer("text")), **options)


def tasks() -> list[Task]:
    """Five offers, one of them none."""
    return [task(name, text="a: [" if name == "c" else HEAD) for name in NAMES]


@pytest.fixture(scope="module")
def expected() -> list[Done]:
    return list(batch(tasks()))


def test_without_an_executor_each_file_is_done_here(expected: list[Done]) -> None:
    assert [done.status.path for done in expected] == list(NAMES)
    assert [done.status.status for done in expected] == ["checked", "checked", "invalid", "checked", "checked"]
    assert expected[2].status.problems[0].path == "c"
    assert [len(done.pieces) for done in expected] == [2] * 5


@pytest.mark.parametrize("make", [lambda: ThreadPoolExecutor(2), lambda: Crew(2), Backward])
def test_every_executor_gives_the_same_in_the_same_order(make: Callable[[], Executor], expected: list[Done]) -> None:
    with make() as executor:
        assert list(batch(tasks(), executor)) == expected


def test_no_more_than_so_many_tasks_are_taken_before_they_are_asked_for(expected: list[Done]) -> None:
    taken: list[str] = []
    executor = Backward()
    found = batch((taken.append(t.path) or t for t in tasks()), executor, ahead=2)  # type: ignore[func-returns-value]
    assert taken == []
    assert (next(found), taken) == (expected[0], ["a", "b"])
    assert ([*found], taken, executor.most) == (expected[1:], list(NAMES), 2)


def test_what_is_under_way_is_cancelled_when_nobody_asks_any_more() -> None:
    executor = Idle()
    found = batch(tasks(), executor, ahead=3)
    next(found)
    assert [future.done() for future in executor.futures] == [True, False, False]
    found.close()  # type: ignore[attr-defined]
    assert [future.cancelled() for future in executor.futures] == [False, True, True]


def test_a_task_that_an_executor_loses_has_died_and_the_others_go_on(expected: list[Done]) -> None:
    found = list(batch(tasks(), Backward(lost="d", error=OSError("worker 7 went away"))))
    assert [*found[:3], found[4]] == [*expected[:3], expected[4]]
    assert found[3].status == FileStatus(
        path="d", status="died", error="the executor lost it: OSError: worker 7 went away"
    )
    assert found[3].pieces == (writer("jsonl").piece(found[3].status), "")


@pytest.mark.parametrize("error", [BrokenExecutor("broken"), CancelledError()])
def test_an_executor_that_is_no_more_ends_the_batch(error: Exception) -> None:
    with pytest.raises(type(error)):
        list(batch(tasks(), Backward(lost="b", error=error)))


def test_a_bug_costs_the_file_that_brought_it_up() -> None:
    found = list(batch(dataclasses.replace(t, writers=(Faulty("b"),)) for t in tasks()[:2]))
    assert [(done.status.status, done.pieces) for done in found] == [("checked", ("piece",)), ("failed", ("piece",))]
    error = found[1].status.error
    assert error.startswith("this is a bug in offer-check ")
    assert "ZeroDivisionError: a bug in a format at test_batch.py:" in error
    assert "in piece" in found[1].trace


@pytest.mark.parametrize("make", [nullcontext, lambda: ThreadPoolExecutor(1), lambda: Crew(1)])
def test_faults_of_the_plan_end_the_batch_as_they_are(make: Callable[[], Any], tmp_path: Path) -> None:
    rule = tmp_path / "x" / "XXX-01.yaml"
    rule.parent.mkdir()
    rule.write_text("id: [")
    house, unknown = (
        dataclasses.replace(PLAN, **change) for change in ({"rules": (str(tmp_path),)}, {"select": ("NON",)})
    )
    with make() as executor:
        with pytest.raises(RuleError) as raised:
            list(batch([dataclasses.replace(task("a"), plan=house)], executor))
        with pytest.raises(UsageError, match="NON"):
            list(batch([dataclasses.replace(task("a"), plan=unknown)], executor))
    assert [Path(fault.path).name for fault in raised.value.faults] == [rule.name]


def test_an_error_with_faults_can_be_sent() -> None:
    error = ConfigError([Fault(path="b", line=1, column=2, message="bad"), Fault(path="a", message="worse")])
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.faults, str(again)) == (ConfigError, error.faults, str(error))


def test_why_a_file_cannot_be_read_may_be_sent_in_place_of_it() -> None:
    error = ConfigError([Fault(path="a", message="no such file")])
    done = run(Task(path="a", plan=PLAN, raw=error))
    problem = Problem(path="a", line=0, column=0, message="no such file")
    assert done.status == FileStatus(path="a", status="invalid", error="a: no such file", problems=(problem,))


def test_whether_a_file_is_an_offer_is_seen_without_rules() -> None:
    nothing = dataclasses.replace(PLAN, select=("NON-01",))
    found = batch((dataclasses.replace(t, plan=nothing, writers=()) for t in tasks()), work=read)
    assert [done.status.status for done in found] == ["checked", "checked", "invalid", "checked", "checked"]
