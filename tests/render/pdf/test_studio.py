"""Drawing in another process: the same bytes, the same errors, and an end to whatever takes too long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from offer_check.errors import Fault, InputError, MissingLibraryError, UsageError
from offer_check.render.pdf import Attachment, render
from offer_check.render.pdf import studio as studios
from offer_check.render.pdf.studio import DrawingError, StoppedError, Studio
from tests.render import sample
from tests.render.pdf import slow_formats

LOADED = "from offer_check.render.pdf.studio import Studio; import sys; print('weasyprint' in sys.modules)"
LEFT = """
import os, signal, sys
from offer_check.render.pdf.studio import Studio
with Studio() as studio:
    print(studio.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
INTERRUPTED = """
import sys
from offer_check.render.pdf.studio import Studio
from tests.render.pdf import slow_formats
with Studio() as studio:
    print(studio.pid, flush=True)
    studio.draw(slow_formats.wait, 60, name="a document")
"""


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    with Studio() as studio:
        yield studio


def gone(pid: int) -> bool:
    """Whether a process ends within some seconds."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].startswith("Z"):  # only its parent can tell
                return True
        except ProcessLookupError:
            return True
        except FileNotFoundError:  # there is no /proc
            pass
        time.sleep(0.1)
    return False


def python(code: str) -> subprocess.Popen[str]:
    """A process that runs `code`."""
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen([sys.executable, "-c", code], env=surroundings, stdout=subprocess.PIPE, text=True)


def test_the_bytes_are_those_of_drawing_here(studio: Studio, sample_offer: Attachment) -> None:
    reports, options = [sample.report()], {"paper": "a4", "embed": sample_offer}
    here = render(reports, **options)
    assert studio.draw(render, reports, name="a report", **options) == here
    assert studio.draw(render, reports, name="a report", **options) == here


def test_one_process_draws_one_document_after_the_other(studio: Studio) -> None:
    pids = {studio.draw(slow_formats.number, None, name="a document") for _ in range(3)}
    assert pids == {str(studio.pid).encode()}


def test_after_some_documents_comes_a_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studios, "DOCUMENTS", 2)
    with Studio() as studio:
        pids = [studio.draw(slow_formats.number, None, name="a document") for _ in range(5)]
    assert [pids[0] == pids[1], pids[2] == pids[3], len(set(pids))] == [True, True, 3]


def test_what_draws_is_loaded_in_the_other_process_only() -> None:
    with python(LOADED) as process:
        assert process.communicate()[0] == "False\n"


def test_faults_arrive_as_they_are(studio: Studio) -> None:
    with pytest.raises(InputError) as raised:
        studio.draw(slow_formats.refuse, "input", name="a document")
    assert type(raised.value) is InputError
    assert raised.value.faults == (
        Fault(path="a", message="bad"),
        Fault(path="b", line=2, column=3, message="worse", hint="try"),
    )


@pytest.mark.parametrize(("kind", "error"), [("usage", UsageError), ("library", MissingLibraryError)])
def test_errors_arrive_as_they_are(studio: Studio, kind: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"^as it is$"):
        studio.draw(slow_formats.refuse, kind, name="a document")


def test_a_bug_says_what_and_where_and_how_it_came_about(studio: Studio) -> None:
    with pytest.raises(DrawingError, match=r"drawing x: ZeroDivisionError: a bug at slow_formats.py:\d+") as raised:
        studio.draw(slow_formats.fail, None, name="x")
    assert "in fail" in raised.value.__notes__[0]


@pytest.mark.parametrize("render", [slow_formats.wait, slow_formats.hang])
def test_what_takes_too_long_is_stopped_and_the_next_document_is_drawn(render: object) -> None:
    with Studio(seconds=3) as studio:
        studio.draw(slow_formats.render, "ready", name="a document")
        first, begun = studio.pid, time.monotonic()
        with pytest.raises(StoppedError, match=r"^drawing a document was stopped after 3 s$"):
            studio.draw(render, 60, name="a document")  # type: ignore[arg-type]
        assert time.monotonic() - begun < 20
        assert (studio.pid, gone(first or 0)) == (None, True)
        assert studio.draw(slow_formats.render, "next", name="a document") == b"next"
        assert studio.pid not in (None, first)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is bounded on Linux")
def test_what_needs_too_much_memory_is_stopped_and_the_next_document_is_drawn() -> None:
    with Studio(memory=1 << 30) as studio:
        with pytest.raises(StoppedError, match=r"^drawing a document was stopped: it took more than 1024 MB$"):
            studio.draw(slow_formats.grow, 2 << 30, name="a document")
        assert studio.draw(slow_formats.render, "next", name="a document") == b"next"


@pytest.mark.parametrize(
    ("number", "words"), [(signal.SIGKILL, "signal 9, Killed"), (signal.SIGSEGV, "signal 11, Segmentation fault")]
)
def test_a_process_that_dies_is_told_with_its_signal(studio: Studio, number: int, words: str) -> None:
    with pytest.raises(StoppedError, match=f"^drawing a document ended with {words}$"):
        studio.draw(slow_formats.die, number, name="a document")
    assert studio.draw(slow_formats.render, "next", name="a document") == b"next"


def test_a_process_that_leaves_is_told_with_its_code(studio: Studio) -> None:
    with pytest.raises(StoppedError, match="ended without a document and with exit code 7"):
        studio.draw(slow_formats.leave, 7, name="a document")


def test_a_process_killed_from_outside_while_it_waits_is_told() -> None:
    with Studio() as studio:
        studio.draw(slow_formats.render, "ready", name="a document")
        os.kill(studio.pid or 0, signal.SIGKILL)
        assert gone(studio.pid or 0)
        with pytest.raises(StoppedError, match="signal 9"):
            studio.draw(slow_formats.render, "x" * 1_000_000, name="a document")


def test_what_is_printed_does_not_get_between_the_answers(studio: Studio, capfd: pytest.CaptureFixture[str]) -> None:
    assert studio.draw(slow_formats.talk, "a", name="a document") == b"a"
    assert studio.draw(slow_formats.render, "b", name="a document") == b"b"
    assert capfd.readouterr() == ("", "")


def test_the_terminals_ctrl_c_goes_past_the_process_that_draws(studio: Studio) -> None:
    assert studio.draw(slow_formats.ignores_interrupts, None, name="a document") == b"still here"


def test_ctrl_c_ends_both_processes() -> None:
    with python(INTERRUPTED) as process:
        assert process.stdout
        child = int(process.stdout.readline())
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == -signal.SIGINT
    assert gone(child)


def test_a_studio_whose_program_was_killed_ends() -> None:
    with python(LEFT) as process:
        child = int(process.communicate()[0])
    assert gone(child)


def test_an_error_in_the_block_ends_the_process() -> None:
    children = []

    def interrupted() -> None:
        with Studio() as studio:
            children.append(studio.pid or 0)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [gone(child) for child in children] == [True]


def test_a_folder_of_templates_that_is_none_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        Studio(tmp_path / "none")


def test_templates_of_ones_own_are_used_and_their_faults_are_told(tmp_path: Path) -> None:
    (tmp_path / "letterhead.html.j2").write_text("<p>Line one</p>\n{% if %}")
    with Studio(tmp_path) as studio, pytest.raises(InputError) as raised:
        studio.draw(render, [sample.empty()], name="a report", templates=tmp_path)
    assert [(Path(f.path).name, f.line) for f in raised.value.faults] == [("letterhead.html.j2", 2)]


def test_no_module_of_the_folder_at_hand_gets_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    with Studio() as studio:
        assert studio.draw(slow_formats.render, "fine", name="a document") == b"fine"
