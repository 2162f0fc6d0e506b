"""The scripts of the repository: they can be run, and `setup` says what is wrong with a machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = [*sorted((ROOT / "scripts").iterdir()), ROOT / ".ci/run"]
TOOLS = ("bash", "cat", "cmp", "dirname", "grep", "env", "id", "ls", "uname")


def machine(folder: Path, **programs: str) -> Path:
    """A folder of programs that stands for a machine: links to some of ours, and small scripts in place of others."""
    scripts = {name.replace("_", "-"): text for name, text in programs.items()}
    for name in set(TOOLS) - set(scripts):
        (folder / name).symlink_to(str(shutil.which(name)))
    for name, text in scripts.items():
        with (folder / name).open("x", encoding="utf-8") as program:  # never through a link, into the system
            program.write(f"#!{shutil.which('bash')}\n{text}\n")
        (folder / name).chmod(0o755)
    return folder


def setup(programs: Path) -> tuple[int, str]:
    """The exit code and the words of `scripts/setup` on that machine, in a checkout of its own."""
    checkout = programs.parent / "checkout"
    (checkout / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts/setup", checkout / "scripts")
    shutil.copy(ROOT / "pyproject.toml", checkout)
    command = [str(shutil.which("bash")), str(checkout / "scripts/setup")]
    done = subprocess.run(command, env={"PATH": str(programs)}, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """An empty folder for the programs of a machine."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_can_be_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
    if "bash" in script.read_text(encoding="utf-8").splitlines()[0]:
        subprocess.run(["bash", "-n", script], check=True)


def test_setup_on_a_bare_debian_installs_what_is_missing_and_says_it(programs: Path) -> None:
    log = programs.parent / "apt.log"
    machine(programs, apt_get=f'echo "$@" >>{log}; [ "$1" = update ]', ldconfig="true")
    (programs / "sudo").symlink_to(str(shutil.which("env")))
    packages = (
        "python3 python3-venv python3-dev gcc libc6-dev libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
        "poppler-utils qpdf git"
    )
    assert setup(programs) == (1, f"setup: installing system packages: {packages}\n")
    assert log.read_text(encoding="utf-8").splitlines() == [
        "update -qq",
        f"install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 {packages}",
    ]


def test_setup_without_the_right_to_install_says_what_an_administrator_has_to_run(programs: Path) -> None:
    machine(
        programs,
        apt_get="exit 1",
        ldconfig="true",
        id="echo 1000",
        gcc="true",
        qpdf="true",
        git="true",
        pdftotext="true",
    )
    (programs / "python3").symlink_to(sys.executable)
    code, words = setup(programs)
    assert code == 2
    assert words.startswith("setup: have an administrator run: apt-get install --no-install-recommends ")
    assert words.endswith("libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n")


def test_setup_without_a_package_manager_says_what_to_install(programs: Path) -> None:
    (machine(programs, ldconfig="true", gcc="true", qpdf="true", dnf="true") / "python3").symlink_to(sys.executable)
    code, words = setup(programs)
    assert code == 2
    assert words.splitlines()[1:] == [
        "setup: install them with: sudo dnf install python3 python3-devel gcc pango poppler-utils qpdf git"
    ]


def test_setup_on_a_mac_names_the_formulas(programs: Path) -> None:
    machine(programs, uname="echo Darwin")
    code, words = setup(programs)
    assert (code, words.splitlines()[1:]) == (
        2,
        ["setup: install them with: xcode-select --install; brew install python pango poppler qpdf git"],
    )


def test_setup_says_when_python_is_too_old(programs: Path) -> None:
    machine(programs, python3='[ "$1" = --version ] && echo Python 3.10.12')
    assert setup(programs) == (
        2,
        "setup: Python 3.11 or newer is needed, Python 3.10.12 was found; "
        "install a newer one, and name it: PYTHON=python3.12 scripts/setup\n",
    )
