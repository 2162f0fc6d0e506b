"""`offer-check interview` at a real terminal: from nothing to a finished offer, interrupted, killed, gone on with."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from offer_check import source
from tests.cli.conftest import ROOT, Run
from tests.cli.pseudo_terminal import AtTerminal, at_terminal

JOB = "offer_format: 1\nabout: {specialty: dermatology, role_type: [direct_to_consumer]}\n"
GLOWDERM = {
    "Specialty": ["dermatology"],
    "What the job mainly is": ["5, 4"],
    "Your stage": ["new"],
    "Name of the employer": ["GlowDerm Direct"],
    "Who employs": ["telehealth"],
    "Employee or contractor": ["5", "contractor"],
    "First working day": ["7/12/2027"],
    "Where you live": ["Georgia"],
    "States where patients will be during visits": ["FL, GA, TX, NC"],
    "Remote share of clinical work": ["all of it", "100%"],
    "Your licenses": ["GA, held, full application", "FL, pending", "TX, to be obtained, compact", ""],
    "Kind of policy": ["/e", "policy", "declarations, item 3", "CLAIMS-MADE", "1"],
    "Territory of the policy": ["FL GA TX"],
    "Tail coverage bought by": ["physician"],
    "Pay model": ["per visit, hourly"],
    "Examination within": ["/u as soon as practicable"],
    "Compliant platform": ["yes"],
    "Business associate agreement": ["no"],
}

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def label(shown: str) -> str:
    """The question that is asked last in what is shown."""
    found = re.findall(r"^(?:\d+ of \d+\. (.*?)(?: \(needed\))?|.*Go into them\?)$", shown, re.MULTILINE)
    return found[-1] if found else ""


def fill_in(terminal: AtTerminal, knows: Mapping[str, list[str]]) -> str:
    """Answer from what is known, Enter elsewhere, up to the further groups, and end there; gives what is shown then."""
    left = {key: list(lines) for key, lines in knows.items()}
    asked, shown = "", terminal.asked()
    while "Go into them?" not in shown:
        asked = label(shown) or asked
        shown = terminal.type(left[asked].pop(0) if left.get(asked) else "")
    assert not [key for key, lines in left.items() if lines]
    terminal.press(b"done\r")
    return terminal.rest()


def test_from_nothing_to_the_file_of_a_finished_offer(run: Run, folder: Path) -> None:
    with at_terminal("interview", "glowderm.offer.yaml", "--as-of", "2026-11-22") as terminal:
        review = fill_in(terminal, GLOWDERM)
        assert terminal.ended() == 0
        whole = terminal.shown
    path = folder / "glowderm.offer.yaml"
    assert path.read_text().startswith("# yaml-language-server: $schema=offer.schema.json\n\noffer_format: 1\n")
    assert (folder / "offer.schema.json").is_file()
    data = source.read(path).data
    assert data["licenses"][0] == {"state": "GA", "status": "held", "route": "full_application"}
    assert data["about"]["start_date"] == "2027-07-12"
    assert data["technology"] == {"platform_hipaa": "yes", "baa": "no"}
    assert data["unclear"] == {"safety.exam_within_days": "as soon as practicable"}
    where = {"source": "policy", "where": "declarations, item 3", "words": "CLAIMS-MADE"}
    assert data["evidence"] == {"malpractice.policy_type": where}
    done = run("check", path, "-f", "json", "--as-of", "2026-11-22")
    report = json.loads(done.out)
    flags = [result for result in report["results"] if result["outcome"] == "flag"]
    assert f"Verdict: {'Do not sign yet' if report['verdict'] == 'fail' else '?'}." in review
    assert f"{len(flags)} flags" in " ".join(review.split())
    assert all(
        f"({' '.join(filter(None, (flag['rule'], flag['subject'])))})" in " ".join(whole.split()) for flag in flags
    )
    assert "New flag, critical: " in whole


def test_ctrl_c_keeps_every_answer_and_the_next_run_goes_on_there(folder: Path) -> None:
    with at_terminal("interview", "a.offer.yaml") as terminal:
        terminal.asked()
        terminal.type("dermatology")
        terminal.type("direct")
        assert label(terminal.shown) == "Your stage"
        terminal.press(b"half an ans")
        assert terminal.interrupted() == 130
        assert terminal.shown.endswith("Everything is in a.offer.yaml. To go on: offer-check interview a.offer.yaml\n")
    assert source.read("a.offer.yaml").data["about"] == {
        "specialty": "dermatology",
        "role_type": ["direct_to_consumer"],
    }
    with at_terminal("interview", "a.offer.yaml") as terminal:
        shown = terminal.asked()
        assert "a.offer.yaml has 2 answers." in shown
        assert label(shown) == "Your stage"


def test_ctrl_c_before_the_first_answer_leaves_nothing(folder: Path) -> None:
    with at_terminal("interview", "a.offer.yaml") as terminal:
        terminal.asked()
        assert terminal.interrupted() == 130
        assert "Nothing was written yet." in terminal.shown
    assert list(folder.iterdir()) == []


def test_kill_9_loses_no_answer(folder: Path) -> None:
    path = folder / "a.offer.yaml"
    path.write_text(JOB.replace("\n", "   # mine\n", 1))
    with at_terminal("interview", "a.offer.yaml") as terminal:
        terminal.asked()
        terminal.type("new")
        terminal.type("Lakeside")
        terminal.press(b"half an ans")
        terminal.process.send_signal(signal.SIGKILL)
        assert terminal.process.wait(10) == -signal.SIGKILL
    about = source.read(path).data["about"]
    assert (about["career_stage"], about["employer_name"]) == ("new_attending", "Lakeside")
    assert "# mine" in path.read_text()
    with at_terminal("interview", "a.offer.yaml") as terminal:
        assert label(terminal.asked()) == "Who employs"


def test_ctrl_d_ends_kindly(folder: Path) -> None:
    (folder / "a.offer.yaml").write_text(JOB)
    with at_terminal("interview", "a.offer.yaml") as terminal:
        terminal.asked()
        terminal.type("new")
        terminal.press(b"\x04")
        assert terminal.ended() == 0
        assert "Everything is in a.offer.yaml." in terminal.shown


def test_back_skip_help_and_wrong_input_work_at_a_terminal(folder: Path) -> None:
    (folder / "a.offer.yaml").write_text(JOB)
    with at_terminal("interview", "a.offer.yaml", "--group", "malpractice") as terminal:
        assert label(terminal.asked()) == "Coverage provided by"
        assert 'Found "p"; accepted: employer, platform, physician, federal_tort.' in terminal.type("p")
        assert label(terminal.type("employer")) == "Kind of policy"
        assert "Why it matters: " in terminal.type("?")
        back = terminal.type("/b")
        assert label(back) == "Coverage provided by"
        assert "Now: employer" in back
        assert label(terminal.type("/s")) != "Kind of policy"
        terminal.press(b"/q\r")
        assert terminal.ended() == 0
    assert source.read("a.offer.yaml").data["malpractice"] == {"provided_by": "employer"}


def test_open_asks_what_waits_until_it_is_answered(folder: Path) -> None:
    example = (ROOT / "examples" / "dermatology-app-employer.offer.yaml").read_text()
    (folder / "a.offer.yaml").write_text(example)
    with at_terminal("interview", "a.offer.yaml", "--open", "--as-of", "2026-11-22") as terminal:
        shown = terminal.asked()
        number = int(re.findall(r"^(\d+) open questions?", shown, re.MULTILINE)[0])
        assert "To the employer: " in shown
        for _ in range(number - 1):
            terminal.type("")
        terminal.press(b"\r")
        assert "Review" in terminal.rest()
        assert terminal.ended() == 0
    assert (folder / "a.offer.yaml").read_text() == example


def test_a_dumb_terminal_gets_plain_lines(folder: Path) -> None:
    with at_terminal("interview", "a.offer.yaml", TERM="dumb") as terminal:
        fill_in(terminal, {"Specialty": ["2"], "What the job mainly is": ["10"]})
        assert terminal.ended() == 0
        assert "\x1b" not in terminal.raw
        assert "\x08" not in terminal.raw


def test_no_color_is_honored_and_color_says_nothing_alone(folder: Path) -> None:
    (folder / "a.offer.yaml").write_text(JOB)
    shown = []
    for environment in ({}, {"NO_COLOR": "1"}):
        with at_terminal("interview", "a.offer.yaml", "--group", "technology", **environment) as terminal:
            terminal.asked()
            terminal.type("/clear")
            terminal.press(b"/q\r")
            terminal.ended()
            shown.append(terminal)
    colored, plain = (bool(re.search(r"\x1b\[[0-9;]*m", terminal.raw)) for terminal in shown)
    assert (colored, plain) == (True, False)
    assert shown[0].shown == shown[1].shown


def test_forty_columns_are_enough(folder: Path) -> None:
    (folder / "a.offer.yaml").write_text(JOB)
    with at_terminal("interview", "a.offer.yaml", "--group", "malpractice", columns=40) as terminal:
        terminal.asked()
        terminal.type("?")
        terminal.press(b"/q\r")
        assert terminal.ended() == 0
    prose = [line for line in terminal.shown.splitlines() if "offer-check " not in line]
    assert max(map(len, prose)) <= 40
    assert "  offer-check interview a.offer.yaml --open\n" in terminal.shown


def test_what_stands_in_a_file_does_not_act_on_the_terminal(folder: Path) -> None:
    words = r'"\e]0;owned\a \u202e ::error"'
    text = (
        f"{JOB}pay: {{base: {words}}}\nunclear: {{pay.basis: {words}}}\nevidence: {{pay.model: {{source: {words}}}}}\n"
    )
    (folder / "a.offer.yaml").write_text(text)
    done = piped("a.offer.yaml", "--group", "pay", lines=b"\n" * 60)
    shown = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "owned" in shown
    assert not [character for character in shown if not (character.isprintable() or character == "\n")]


def piped(*arguments: str, lines: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "offer_check", "interview", *arguments]
    return subprocess.run(command, input=lines, capture_output=True, check=False)


def test_lines_from_a_pipe_are_answers(folder: Path) -> None:
    lines = b"dermatology\n5\nnew\ncaf\xe9\nCaf\xc3\xa9 Derm\n" + b"x" * 1_000_000 + b"\n\x1b[A\n9\n"
    done = piped("a.offer.json", lines=lines)
    assert done.returncode == 0, done.stderr
    out = done.stdout.decode()
    for told in ("not UTF-8 text", "has more than 10,000 characters", "a control character in it, U+001B"):
        assert told in out
    assert "\x1b" not in out
    about = json.loads(Path("a.offer.json").read_text())["about"]
    assert (about["employer_name"], about["employer_type"]) == ("Café Derm", "federal")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-"], "- is no file: each answer is written at once, so name one, such as lakeside.offer.yaml"),
        (["a.txt"], "a.txt: accepted: a name that ends in .yaml, .yml or .json"),
        (["no/a.yaml"], "no/a.yaml cannot be written: there is no folder no; make it first, or name another file"),
        (["a.yaml", "--from", "pay"], "--from 'pay'; accepted: start"),
        (["a.yaml", "--group", "py"], "--group 'py'; accepted: about, where, "),
    ],
)
def test_what_cannot_be_interviewed_is_told(arguments: list[str], told: str, run: Run, folder: Path) -> None:
    done = run("interview", *arguments)
    assert (done.code, done.out, list(folder.iterdir())) == (2, "", [])
    assert done.err.startswith(f"error: {told}")


def test_a_file_that_cannot_be_read_is_told_as_check_tells_it(run: Run, folder: Path) -> None:
    (folder / "a.yaml").write_text("offer_format: 1\nabout: [\n")
    done = run("interview", "a.yaml")
    assert (done.code, done.out) == (2, "")
    assert done.err == run("check", "a.yaml").err
