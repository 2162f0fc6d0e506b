"""`offer-check serve`: it starts, says where, keeps what was opened, and ends as it should."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from offer_check.web import keys, library, server
from offer_check.web.port import is_marked
from tests.cli.conftest import Run

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
OFFER = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\npay: {base: forty}\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person who never started the program before."""
    for name in ("DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The servers that were to run; each ends at once."""
    ran: list[object] = []
    monkeypatch.setattr(server, "run", lambda app, listener: ran.append(app))
    return ran


@contextmanager
def started(home: Path, *arguments: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command in a process of its own, and the address that it prints."""
    command = [sys.executable, "-m", "offer_check", "serve", *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=home, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stderr
        try:
            yield process, process.stderr.readline().removeprefix("open ").strip()
        finally:
            process.kill()


def ended(process: subprocess.Popen[str], number: signal.Signals) -> tuple[int, str, str]:
    process.send_signal(number)
    assert process.stdout
    assert process.stderr
    out, err = process.stdout.read(), process.stderr.read()
    return process.wait(timeout=20), out, err


def drafts_in(home: Path) -> list[Mapping[str, object]]:
    files = sorted((home / "data" / "offer-check" / "drafts").glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    return [json.loads(path.read_text()) for path in files]


@pytest.mark.slow
def test_the_address_that_is_printed_opens_the_pages_and_ctrl_c_ends_them(home: Path) -> None:
    with started(home, "--port", 0) as (process, address):
        at = urlsplit(address)
        assert (at.hostname, at.path) == ("127.0.0.1", "/")
        with httpx.Client(base_url=f"http://{at.netloc}", trust_env=False) as client:
            assert client.get("/nothing").status_code == 403
            assert client.get(f"{at.path}?{at.query}").headers["location"] == f"http://{at.netloc}/"
            assert client.get("/nothing").status_code == 404
        said = ended(process, signal.SIGINT)
    assert said == (0, "", "Ctrl-C ends the server; what was typed is kept\nstopped\n")


@pytest.mark.slow
def test_a_request_to_terminate_ends_it(home: Path) -> None:
    with started(home, "--port", 0) as (process, address):
        assert address
        assert ended(process, signal.SIGTERM)[0] == 143


@pytest.mark.slow
def test_a_browser_that_was_let_in_stays_so_over_a_crash_and_a_restart(home: Path) -> None:
    with httpx.Client(trust_env=False) as client:
        with started(home, "--port", 0) as (process, address):
            site = urlsplit(address)._replace(path="", query="").geturl()
            client.get(address)
            process.kill()
        with started(home, "--port", urlsplit(site).port) as (process, again):
            assert again == address
            assert client.get(f"{site}/nothing").status_code == 404
            ended(process, signal.SIGINT)


@pytest.mark.slow
def test_a_second_start_says_where_the_first_one_is(home: Path, run: Run) -> None:
    with started(home, "--port", 0) as (process, address):
        port = urlsplit(address).port
        done = run("serve", "--port", str(port))
        ended(process, signal.SIGINT)
    told = f"error: offer-check is running at port {port} already: open {address}, or take --port 0\n"
    assert (done.code, done.out, done.err) == (2, "", told)


def test_a_port_of_another_program_is_told_without_the_key(home: Path, run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("serve", "--port", str(port))
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"error: port {port} is used by another program; name another one with --port, or let the system choose: "
        "--port 0\n"
    )


@pytest.mark.slow
def test_a_mark_ends_with_the_process_that_set_it(home: Path) -> None:
    with started(home, "--port", 0) as (process, address):
        port, folder = urlsplit(address).port or 0, home / "state" / "offer-check"
        assert is_marked(folder, port)
        process.kill()
        process.wait()
        assert not is_marked(folder, port)


def test_a_file_is_opened_as_a_draft_with_all_that_is_wrong_in_it(home: Path, run: Run, stopped: list[object]) -> None:
    file = home / "lakeside.offer.yaml"
    file.write_text(OFFER)
    done = run("serve", "--port", "0", file)
    (draft,) = drafts_in(home)
    address = urlsplit(done.err.split()[1])
    assert (done.code, done.out, len(stopped)) == (0, "", 1)
    assert address.path == f"/offers/{draft['id']}/job"
    assert parse_qs(address.query) == {"key": [keys.kept(home / "state" / "offer-check").key]}
    assert (draft["file"], draft["revision"]) == (str(file), 1)
    assert draft["offer"] == {
        "offer_format": 1,
        "about": {"specialty": "dermatology", "role_type": "direct_to_consumer"},
        "pay": {"base": "forty"},
    }


@pytest.mark.usefixtures("stopped")
def test_a_file_that_has_not_changed_keeps_its_draft(home: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    file = home / "lakeside.offer.yaml"
    file.write_text(OFFER)
    run("serve", "--port", "0", file)
    monkeypatch.chdir(home)
    run("serve", "--port", "0", "lakeside.offer.yaml")
    assert len(drafts_in(home)) == 1
    file.write_text(OFFER.replace("forty", "fifty"))
    run("serve", "--port", "0", file)
    assert [draft["offer"]["pay"] for draft in drafts_in(home)] == [{"base": "forty"}, {"base": "fifty"}]  # type: ignore[index]


def test_several_files_begin_with_the_list(home: Path, run: Run, stopped: list[object]) -> None:
    for name in "ab":
        (home / f"{name}.yaml").write_text(OFFER)
    done = run("serve", "--port", "0", home / "a.yaml", home / "b.yaml")
    assert urlsplit(done.err.split()[1]).path == "/"
    assert len(drafts_in(home)) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("waivers: []\n", "this is no offer; an offer begins with the line `offer_format: 1`"),
        ("offer_format: [1\n", ":2:1: "),
        (None, "no such file"),
    ],
)
def test_what_is_no_offer_is_not_opened(
    home: Path, run: Run, stopped: list[object], text: str | None, told: str
) -> None:
    file = home / "x.yaml"
    if text is not None:
        file.write_text(text)
    done = run("serve", "--port", "0", file)
    assert (done.code, stopped, drafts_in(home)) == (2, [], [])
    assert done.err.startswith(f"error: {file}")
    assert told in done.err


def test_files_that_are_judged_in_two_ways_are_not_served_together(home: Path, run: Run, stopped: list[object]) -> None:
    for name, pack in (("a", "extended"), ("b", "program")):
        (home / name).mkdir()
        (home / name / "offer-check.toml").write_text(f'pack = ["{pack}"]\n')
        (home / name / "x.offer.yaml").write_text(OFFER)
    done = run("serve", "--port", "0", home / "a" / "x.offer.yaml", home / "b" / "x.offer.yaml")
    assert (done.code, stopped) == (2, [])
    assert "have different configurations; serve one after the other" in done.err


@pytest.mark.usefixtures("home")
def test_what_is_wrong_in_a_waiver_file_is_told_at_the_start(tmp_path: Path, run: Run, stopped: list[object]) -> None:
    (tmp_path / "w.yaml").write_text("waivers: 5\n")
    done = run("serve", "--port", "0", "--waivers", tmp_path / "w.yaml")
    assert (done.code, stopped) == (2, [])
    assert f"error: {tmp_path / 'w.yaml'}:1:10: " in done.err


@pytest.mark.usefixtures("home", "stopped")
@pytest.mark.parametrize(
    ("terminal", "screen", "options", "opens"),
    [(True, ":0", (), True), (False, ":0", (), False), (True, "", (), False), (True, ":0", ("--no-browser",), False)],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_a_browser_is_opened_for_a_person_at_a_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, terminal: bool, screen: str, options: tuple[str, ...], opens: bool
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(webbrowser, "open", shown.append)
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda stream: terminal)
    done = run("serve", "--port", "0", *options)
    printed = parse_qs(urlsplit(done.err.split()[1]).query)["key"]
    assert len(shown) == opens
    # What others see in the list of processes is not the key that lasts.
    assert [parse_qs(urlsplit(address).query)["key"] == printed for address in shown] == [False] * opens


@pytest.mark.usefixtures("home")
def test_without_the_extra_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "find_spec", lambda name: None)
    needed = "starlette uvicorn python-multipart"
    told = (
        f"the form in a browser needs {needed.replace(' ', ', ')}, which the extra `web` brings; install it with "
        f"`pipx inject offer-check {needed}`, or in an environment of your own with `pip install {needed}`"
    )
    done = run("serve", "--port", "0")
    assert (done.code, done.out, done.err) == (2, "", f"error: {told}\n")
    doctor = run("doctor")
    assert (doctor.code, f"\nform in a browser: {told}\n" in doctor.out) == (0, True)


def test_doctor_names_the_libraries_of_the_form(run: Run) -> None:
    assert "\nform in a browser: starlette " in run("doctor").out
