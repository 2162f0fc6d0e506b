"""The hooks for pre-commit, installed and run by pre-commit itself in a repository of a user, without a network."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.docs.readme import named, section
from tests.packaging.conftest import alone
from tests.rules.orthopedics import house

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "examples" / "dermatology-econsult-service.offer.yaml"
BAD = ROOT / "examples" / "dermatology-app-employer.offer.yaml"
OFFLINE = ["unshare", "--map-root-user", "--net"]
UNREACHABLE = re.compile(
    r"Failed to establish a new connection|Temporary failure in name resolution|Name or service not known"
    r"|Network is unreachable|Connection refused|Read timed out|No route to host",
)
PLACE = re.compile(r"repo: .*\n    rev: .*")
POISON = "raise ImportError('nothing draws here')"


def git(folder: Path, *arguments: str) -> str:
    """A command of git that has to succeed, by a person with a name."""
    command = ["git", "-c", "user.name=A. Rivera", "-c", "user.email=a@example.org", *arguments]
    done = subprocess.run(command, cwd=folder, env=_plain(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def committed(folder: Path) -> str:
    """Make a repository of a folder, with all that is in it; gives the commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All")
    return git(folder, "rev-parse", "HEAD")


def _plain() -> dict[str, str]:
    """Our variables without those of a git or a pre-commit that runs these tests."""
    return {name: value for name, value in alone().items() if not name.startswith(("GIT_", "PRE_COMMIT"))}


@dataclass(frozen=True)
class Hooks:
    """pre-commit with our hooks installed; `config` is the README's, with this repository in its place."""

    home: Path
    config: str

    def pre_commit(self, folder: Path, *arguments: str, offline: bool = True) -> subprocess.CompletedProcess[str]:
        """Run pre-commit; offline in a network of its own, with nothing in it, where the system lets us."""
        command = [*(OFFLINE if offline and _can_unshare() else ()), sys.executable, "-m", "pre_commit", *arguments]
        variables = {"PRE_COMMIT_HOME": str(self.home), "CPPFLAGS": "-DPyEval_CallObject=PyObject_CallObject"}
        if offline:
            variables["PYTHONPATH"] = str(self.home / "poison")
        return subprocess.run(
            command,
            cwd=folder,
            env=_plain() | variables,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )


def _can_unshare() -> bool:
    return bool(shutil.which("unshare")) and subprocess.run([*OFFLINE, "true"], capture_output=True).returncode == 0


@pytest.fixture(scope="session")
def hooks(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    """The hooks as pre-commit installs them from a repository that holds what the source distribution does."""
    folder = tmp_path_factory.mktemp("hooks")
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        # Python 3.11 knows filters from 3.11.4 on only, and 3.12 warns where there is none.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(folder)
    (repository,) = folder.iterdir()
    commit = committed(repository)
    config = PLACE.sub(f"repo: {repository}\n    rev: {commit}", named(section("In CI"), ".pre-commit-config.yaml"))
    made = Hooks(folder / "home", config)
    (folder / "home" / "poison" / "weasyprint").mkdir(parents=True)
    (folder / "home" / "poison" / "weasyprint" / "__init__.py").write_text(POISON, encoding="utf-8")
    user = folder / "user"
    user.mkdir()
    (user / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    committed(user)
    done = made.pre_commit(user, "install-hooks", offline=False)
    if done.returncode and UNREACHABLE.search(done.stdout + done.stderr):
        pytest.skip("no network to install the hooks")
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture
def run(hooks: Hooks, tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Run a hook on files of a user, who has our configuration; gives the exit code and what pre-commit prints."""

    def hook(name: str, files: dict[str, Path | str]) -> tuple[int, str]:
        for path, content in {".pre-commit-config.yaml": hooks.config, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            text = content.read_text(encoding="utf-8") if isinstance(content, Path) else content
            (tmp_path / path).write_text(text, encoding="utf-8")
        committed(tmp_path)
        done = hooks.pre_commit(tmp_path, "run", name, "--all-files", "--verbose")
        return done.returncode, done.stdout + done.stderr

    return hook


def test_the_manifest_is_one() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _can_unshare(), reason="no right to take the network away")
def test_there_is_no_network_where_hooks_run() -> None:
    code = "import errno, socket, sys; sys.exit(socket.socket().connect_ex(('192.0.2.1', 9)) != errno.ENETUNREACH)"
    assert subprocess.run([*OFFLINE, sys.executable, "-c", code], check=False).returncode == 0


class TestInstalled:
    pytestmark = pytest.mark.slow

    def test_a_bad_offer_stops_a_commit(self, run: Callable[..., tuple[int, str]]) -> None:
        code, said = run("offer-check", {"offers/bad.yaml": BAD, "offers/good.yaml": GOOD})
        assert (code, "Failed" in said, "exit code: 1" in said) == (1, True, True)
        assert "MAL-06" in said

    def test_a_good_offer_passes(self, run: Callable[..., tuple[int, str]]) -> None:
        code, said = run("offer-check", {"good.offer.yaml": GOOD, "other.yaml": "not: an offer\n"})
        assert (code, "Passed" in said) == (0, True), said

    def test_waivers_and_schemas_beside_the_offers_are_no_offers(self, run: Callable[..., tuple[int, str]]) -> None:
        waivers = "waivers_format: 1\nwaivers: []\n"
        beside = {"offers/offer-check.waivers.yaml": waivers, "offers/waivers.schema.json": "{}"}
        code, said = run("offer-check-schema", {"offers/a.yaml": GOOD, **beside})
        assert (code, "Passed" in said) == (0, True), said

    def test_the_schema_alone_passes_a_bad_offer_and_refuses_a_typing_error(
        self, run: Callable[..., tuple[int, str]]
    ) -> None:
        assert run("offer-check-schema", {"offers/bad.yaml": BAD})[0] == 0
        code, said = run("offer-check-schema", {"offers/bad.yaml": "offer_format: 1\nabot: {}\n"})
        assert code == 1
        assert "offers/bad.yaml:2:1" in said
        assert "did you mean about" in said

    def test_house_rules_are_looked_through(self, run: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
        rules = {path.relative_to(tmp_path / "x"): path for path in house(tmp_path / "x/house-rules").rglob("*.yaml")}
        code, said = run("offer-check-rules", {str(name): path.read_text("utf-8") for name, path in rules.items()})
        assert (code, "Passed" in said) == (0, True), said
        code, said = run("offer-check-rules", {"house-rules/ort/ORT-02.yaml": "id: ORT-02\ntitel: Films\n"})
        assert (code, "house-rules/ort/ORT-02.yaml:2:1" in said) == (1, True), said
