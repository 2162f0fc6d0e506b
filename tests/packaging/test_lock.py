"""What the scripts install is written down: version by version, with the digest of every file that may be taken."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
NPM = sorted((ROOT / "requirements").glob("*/package-lock.json"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MACHINES = [
    {"python_version": version, "python_full_version": f"{version}.0", "sys_platform": system, "platform_system": name}
    for version in ("3.11", "3.12", "3.13")
    for system, name in (("linux", "Linux"), ("darwin", "Darwin"))
]
_INSTALLS = re.compile(r"-m pip .*install|\"pip\", \"install\"|^npm |\"npm\", |\b(?:npx|uvx|curl|wget|pipx) ")
_HASH = re.compile(r" --hash=sha256:[0-9a-f]{64}")


def locked(lock: Path) -> Iterator[tuple[Requirement, str]]:
    """The requirements of a lock, each with its digests as they stand there."""
    lines = lock.read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    for line in filter(None, (line.partition("# ")[0].strip() for line in lines if not line.startswith("#"))):
        wanted, sign, digests = line.partition("--hash")
        yield Requirement(wanted), " ".join((sign + digests).split())


def wanted() -> Iterator[str]:
    """All that pyproject.toml asks for: to build, to run, with every extra, to work on it."""
    yield from PROJECT["build-system"]["requires"]
    yield from PROJECT["project"]["dependencies"]
    for extra in PROJECT["project"]["optional-dependencies"].values():
        yield from extra
    yield from PROJECT["dependency-groups"]["dev"]


def on(marker: Marker | None, machine: Mapping[str, str]) -> bool:
    return marker is None or marker.evaluate({**machine})


def version_of(name: str, machine: Mapping[str, str]) -> list[str]:
    """The versions of a package that a machine gets."""
    found = (one for one, _ in locked(ROOT / "requirements/dev.txt") if canonicalize_name(one.name) == name)
    return [next(iter(one.specifier)).version for one in found if on(one.marker, machine)]


def test_the_locks_are_those_that_are_known() -> None:
    assert [lock.stem for lock in LOCKS] == ["build", "dev", "lock"]
    assert [lock.parent.name for lock in NPM] == ["browser", "sarif"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_has_one_version_and_the_digests_of_each_package(lock: Path) -> None:
    found = list(locked(lock))
    assert found
    for one, digests in found:
        assert [specifier.operator for specifier in one.specifier] == ["=="], one
        assert one.url is None
        assert re.fullmatch(f"(?:{_HASH.pattern})+", f" {digests}"), one


@pytest.mark.parametrize("file", [*LOCKS, *NPM], ids=lambda file: "/".join(file.parts[-2:]))
def test_a_lock_names_no_address(file: Path) -> None:
    assert re.findall(r"(?i)[a-z]+://|--(?:extra-)?index-url|--find-links|@ ?file|\"resolved\"", file.read_text()) == []


@pytest.mark.parametrize(
    "machine", MACHINES, ids=lambda machine: f"{machine['python_version']}-{machine['sys_platform']}"
)
def test_every_requirement_of_the_project_is_met_by_the_version_in_the_lock(machine: Mapping[str, str]) -> None:
    versions = {text: version_of(canonicalize_name(Requirement(text).name), machine) for text in wanted()}
    assert {text: found for text, found in versions.items() if len(found) != 1} == {}
    unmet = [text for text, (found,) in versions.items() if not Requirement(text).specifier.contains(found)]
    assert unmet == [], "scripts/lock writes the lock anew"


def test_what_is_installed_before_building_is_in_the_lock() -> None:
    names = {canonicalize_name(one.name) for one, _ in locked(ROOT / "requirements/build.txt")}
    assert {"pip", "setuptools"} <= names


@pytest.mark.parametrize("lock", NPM, ids=lambda lock: lock.parent.name)
def test_every_package_of_npm_has_a_version_and_a_digest(lock: Path) -> None:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    asked = json.loads(lock.with_name("package.json").read_text(encoding="utf-8"))["dependencies"]
    assert packages.pop("")["dependencies"] == asked
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [name for name, about in packages.items() if not about["integrity"].startswith("sha512-")] == []


def test_no_script_installs_what_is_not_in_a_lock() -> None:
    scripts = [file for file in (ROOT / "scripts").iterdir() if file.is_file()]
    lines = [(file.name, line.strip()) for file in scripts for line in file.read_text(encoding="utf-8").splitlines()]
    found = {(name, line) for name, line in lines if _INSTALLS.search(line) and not line.startswith("#")}
    unheld = {(name, line) for name, line in found if not re.search(r"--require-hashes|npm ci|\"ci\"", line)}
    assert dict(unheld) == {
        # The function that the lines below it call, each with --require-hashes or with --no-index.
        "setup": 'install() { .venv/bin/python -m pip install --quiet "$@"; }',
        # Writes the lock of npm, and installs nothing.
        "lock": "npm install --silent --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts \\",
    }
    calls = [line for name, line in lines if name == "setup" and line.startswith("install -")]
    assert len(calls) == 3
    assert all("--require-hashes" in call or "--no-index --no-deps" in call for call in calls)
