"""What is built holds everything that it needs, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import yaml

from tests.packaging.conftest import alone

ROOT = Path(__file__).parents[2]
FOLDERS = ("offer_check", "rules", "templates", "examples", "schema", "scripts", "tests", "docs")
FILES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "hatch_build.py", ".ci/run")
PYDANTIC = ("pydantic", "pydantic_core", "annotated_types", "typing_extensions.py", "typing_inspection")
"""The library with those that it needs."""

pytestmark = pytest.mark.slow


def files_in(*folders: str) -> set[str]:
    """The files under folders of the checkout, without what Python leaves there."""
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_source_distribution_is_complete(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert (files_in(*FOLDERS) | set(FILES)) - names == set()


def test_the_wheel_holds_the_package_with_rules_templates_and_bundle(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    data = {f"offer_check/_data/{name}" for name in files_in("rules", "templates")}
    assert names == files_in("offer_check") | data | {"offer_check/_data/rules.jsonl"}


def test_an_editable_wheel_holds_no_copies(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel:editable", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env=alone(), capture_output=True, check=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as archive:
        assert [name for name in archive.namelist() if "_data" in name] == []


def test_the_bundle_is_written_where_only_the_libraries_of_a_build_are_installed(tmp_path: Path) -> None:
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    installed = Path(yaml.__file__).parents[1]
    for name in ("yaml", "_yaml", *PYDANTIC):
        (libraries / name).symlink_to(installed / name)
    code = (
        "import sys; from pathlib import Path; sys.path += sys.argv[1:3]\n"
        "from offer_check.wire import stored; stored.write(Path(sys.argv[3]), Path(sys.argv[4]))"
    )
    target = tmp_path / "rules.jsonl"
    arguments = [str(libraries), str(ROOT), str(ROOT / "rules"), str(target)]
    subprocess.run([sys.executable, "-I", "-S", "-B", "-c", code, *arguments], cwd=tmp_path, check=True)
    assert target.stat().st_size > 0
