"""`offer-check rules doc` and `rules coverage`: what they write, where, and what they load for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run
from tests.rules.houses import text

HEAVY = {"durable_rules_engine", "weasyprint", "fontTools"}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with one rule of somebody's own."""
    folder = tmp_path / "house"
    (folder / "xyz").mkdir(parents=True)
    (folder / "xyz" / "XYZ-01.yaml").write_text(text(title="Snacks & <coffee>"), encoding="utf-8")
    return folder


def test_the_rule_book_is_markdown_on_standard_output(run: Run) -> None:
    done = run("rules", "doc")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# Rule book\n")
    assert done.out == run("rules", "doc", "--format", "markdown").out


def test_the_rule_book_goes_to_a_file_as_html(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "book.html"
    done = run("rules", "doc", "-f", "html", "-o", file)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert file.read_text(encoding="utf-8") == run("rules", "doc", "-f", "html").out


@pytest.mark.parametrize(
    ("form", "title"),
    [("markdown", "### XYZ-01 Snacks \\& \\<coffee\\>"), ("html", "<h3>XYZ-01 Snacks &amp; &lt;coffee&gt;</h3>")],
)
def test_house_rules_are_in_the_book(run: Run, house: Path, form: str, title: str) -> None:
    assert title in run("rules", "doc", "-f", form, "--rules", house).out.splitlines()


def test_another_form_is_refused(run: Run) -> None:
    done = run("rules", "doc", "-f", "pdf")
    assert (done.code, done.out) == (2, "")
    assert "markdown" in done.err


def test_a_faulty_house_rule_has_no_book(run: Run, house: Path) -> None:
    (house / "xyz" / "XYZ-01.yaml").write_text(text(also="[pay.modell]"), encoding="utf-8")
    done = run("rules", "doc", "--rules", house)
    assert (done.code, done.out) == (2, "")
    assert "unknown field 'pay.modell'" in done.err


def test_coverage_names_rules_and_reasons(run: Run, tmp_path: Path) -> None:
    lines = run("rules", "coverage").out.splitlines()
    assert lines[0] == "# Coverage of the guides"
    assert "  - LIC-10 Patients outside the United States" in lines
    assert "  - No rule: A heading over the four questions." in lines
    assert run("rules", "coverage", "-o", tmp_path / "coverage.md").out == ""
    assert (tmp_path / "coverage.md").read_text(encoding="utf-8").splitlines() == lines


@pytest.mark.parametrize("command", [("doc", "-f", "html"), ("doc",), ("coverage",)])
def test_neither_the_engine_nor_what_draws_is_loaded(command: tuple[str, ...]) -> None:
    code = (
        "import sys; from offer_check.cli import main; sys.argv = ['offer-check', 'rules', *sys.argv[1:]]\n"
        "try: main()\nfinally: print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "offer_check" in loaded
    assert loaded & HEAVY == set()
