"""Shells complete commands, options, rules, formats and kinds of jobs, quickly and without a word on standard error."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from offer_check import bundled
from offer_check.errors import OfferCheckError
from offer_check.render import COMPARISON, FORMATS, LETTER, OVERVIEW
from tests.cli.conftest import ROOT, Done, Run

STAGES = ["resident_or_fellow", "new_attending", "established", "late_career"]
LIC = [f"LIC-{number:02}" for number in range(1, 11)]
OFFER_CHECK = Path(sys.executable).parent / "offer-check"


def completed(run: Run, monkeypatch: pytest.MonkeyPatch, line: str, shell: str = "bash") -> Done:
    """What the program answers a shell that asks how `line` may go on."""
    words = line.split()
    monkeypatch.setenv("_OFFER_CHECK_COMPLETE", f"complete_{shell}")
    if shell == "bash":
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(words) - (not line.endswith(" "))))
    else:
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    return run()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("offer-check ov", ["overview"]),
        ("offer-check rules t", ["test"]),
        ("offer-check check --strict", ["--strict-baseline"]),
        ("offer-check check -f j", ["json", "jsonl", "junit"]),
        ("offer-check check -f ", list(FORMATS)),
        ("offer-check compare a b -f ", list(COMPARISON)),
        ("offer-check questions a -f ", list(LETTER)),
        ("offer-check overview a -f ", list(OVERVIEW)),
        ("offer-check check a.yaml --pack ", ["core", "extended", "program"]),
        ("offer-check check --fail-on m", ["major", "minor"]),
        ("offer-check explain LIC-", LIC),
        ("offer-check waive LIC-0", LIC[:9]),
        ("offer-check check --select LI", ["LIC", *LIC]),
        ("offer-check report a --ignore LIC-1", ["LIC-10"]),
        ("offer-check init --specialty ", ["general_surgery", "dermatology", "radiation_oncology"]),
        ("offer-check init --role t", ["telehealth_leadership", "trainee_supervised"]),
        ("offer-check init --stage ", STAGES),
        ("offer-check interview a --group pa", ["patients", "pay"]),
        ("offer-check schema w", ["waivers"]),
        ("offer-check explain ZZZ-", []),
        ("offer-check check --pack x", []),
    ],
)
def test_a_line_goes_on_with(line: str, expected: list[str], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done = completed(run, monkeypatch, line)
    found = done.out.split("\n") if done.out else []
    assert ([word for word in found if word], done.err, done.code) == (expected, "", 0)


def test_zsh_shows_what_a_rule_is_about(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done = completed(run, monkeypatch, "offer-check explain LIC-01", "zsh")
    assert (done.code, done.err) == (0, "")
    assert done.out == '_arguments \'*: :(("LIC-01":"A license in every patient state"))\'\n'


def test_fish_shows_what_a_role_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done = completed(run, monkeypatch, "offer-check init --role nonc", "fish")
    assert (done.code, done.err, done.out) == (0, "", "nonclinical\tNon-clinical role\n")


@pytest.mark.parametrize(
    "line", ["offer-check explain L", "offer-check init --specialty d", "offer-check init --role n"]
)
def test_an_installation_without_rules_completes_nothing(line: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(kind: str) -> Path:
        raise OfferCheckError(f"no {kind}")

    monkeypatch.setattr(bundled, "folder", missing)
    done = completed(run, monkeypatch, line)
    assert (done.code, done.out.strip(), done.err) == (0, "", "")


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "complete -o default -F _offer_check_completion offer-check"),
        ("zsh", "compdef _offer_check_completion offer-check"),
        ("fish", "complete --command offer-check --no-files"),
    ],
)
def test_each_shell_gets_its_script(shell: str, line: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    done = run("--show-completion", shell)
    assert (done.code, done.err) == (0, "")
    assert line in done.out


@pytest.mark.parametrize(
    ("shell", "file"),
    [
        ("bash", ".bash_completions/offer-check.sh"),
        ("zsh", ".zfunc/_offer-check"),
        ("fish", ".config/fish/completions/offer-check.fish"),
    ],
)
def test_each_shell_gets_its_script_installed(
    shell: str, file: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    done = run("--install-completion", shell)
    assert (done.code, done.err) == (0, "")
    assert "offer-check" in (tmp_path / file).read_text("utf-8")


@pytest.mark.skipif(not shutil.which("bash") or not OFFER_CHECK.exists(), reason="needs bash and the script")
def test_bash_itself_completes_with_the_script(tmp_path: Path) -> None:
    script = f"""
        PATH={OFFER_CHECK.parent}:$PATH
        source <(_OFFER_CHECK_COMPLETE=source_bash offer-check)
        COMP_WORDS=(offer-check explain MAL-0); COMP_CWORD=2
        _offer_check_completion offer-check
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    bash = ["bash", "--noprofile", "--norc", "-c", script]
    done = subprocess.run(bash, capture_output=True, text=True, cwd=tmp_path, check=False, stdin=subprocess.DEVNULL)
    assert (done.stdout.split(), done.stderr) == ([f"MAL-0{number}" for number in range(1, 10)], "")


@pytest.mark.parametrize("words", ["explain LIC-", "check -f ", "init --specialty "])
def test_a_completion_loads_neither_the_engine_nor_the_libraries_that_draw(words: str) -> None:
    code = "import sys; from offer_check.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    environment = {
        "_OFFER_CHECK_COMPLETE": "complete_bash",
        "COMP_WORDS": f"offer-check {words}",
        "COMP_CWORD": str(1 + len(words.split()) - (not words.endswith(" "))),
    }
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=True)
    assert done.stdout.strip()
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert loaded & {"durable_rules_engine", "weasyprint", "jinja2"} == set()
