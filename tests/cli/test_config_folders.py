"""Each offer is judged by the configuration that lies nearest to it, in one run over several folders as well."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from offer_check.cli.given import Given
from tests.cli.conftest import Run

OFFER = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n"
AT = ("--as-of", "2026-11-22")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with offers in folders of their own; that of c has an empty table."""
    monkeypatch.chdir(tmp_path)
    for name in ("a", "a/deep/drafts", "b", "c"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "x.offer.yaml").write_text(OFFER, "utf-8")
    (tmp_path / "a" / "offer-check.toml").write_text("select = ['LIC-04']", "utf-8")
    (tmp_path / "a" / "deep" / "pyproject.toml").write_text("[tool.black]\n", "utf-8")
    (tmp_path / "b" / "pyproject.toml").write_text("[tool.offer-check]\nselect = ['MAL']\nignore = ['MAL-06']", "utf-8")
    (tmp_path / "c" / "pyproject.toml").write_text("[tool.offer-check]\n", "utf-8")
    (tmp_path / "offer-check.toml").write_text("select = ['CMP']", "utf-8")
    return tmp_path


def families(run: Run, *arguments: str) -> dict[str, set[str]]:
    """The families or rules that each offer was judged by."""
    done = run("check", *arguments, "-f", "json", "--fail-on-ask", "never", "--fail-on", "never", *AT)
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    return {
        report["offer"]["path"]: {result["rule"] for result in report["results"]}
        for report in found.get("reports", [found])
    }


def test_one_run_judges_each_folder_by_its_own_configuration(run: Run, folder: Path) -> None:
    found = families(run, ".")
    assert found["a/x.offer.yaml"] == found["a/deep/drafts/x.offer.yaml"] == {"LIC-04"}
    assert {rule[:3] for rule in found["b/x.offer.yaml"]} == {"MAL"}
    assert "MAL-06" not in found["b/x.offer.yaml"]
    assert len(found["c/x.offer.yaml"]) > 30  # an empty table counts: it stops the search
    assert found == {path: found_alone for name in found for path, found_alone in families(run, name).items()}


def test_the_command_line_holds_for_all_folders(run: Run, folder: Path) -> None:
    assert set.union(*families(run, ".", "--select", "LIC-04").values()) == {"LIC-04"}
    (folder / "one.toml").write_text("select = ['LIC-05']", "utf-8")
    assert set.union(*families(run, ".", "--config", "one.toml").values()) == {"LIC-05"}


def test_standard_input_lies_where_its_name_says(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments, rules in (((), "CMP"), (("--stdin-filename", "a/new.yaml"), "LIC")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(OFFER.encode())))
        (found,) = families(run, "-", *arguments).values()
        assert {rule[:3] for rule in found} == {rules}


def test_the_current_folder_does_not_count_for_an_offer_elsewhere(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "b")
    (found,) = families(run, "../a/x.offer.yaml").values()
    assert found == {"LIC-04"}


def test_a_link_to_an_offer_lies_where_the_link_is(run: Run, folder: Path) -> None:
    (folder / "b" / "link.offer.yaml").symlink_to("../a/x.offer.yaml")
    (found,) = families(run, "b/link.offer.yaml").values()
    assert {rule[:3] for rule in found} == {"MAL"}


def test_plans_of_folders_with_the_same_settings_are_equal(folder: Path) -> None:
    given = Given(as_of="2026-11-22")
    (folder / "c" / "pyproject.toml").write_text("tool = {offer-check = {select = ['LIC-04', 'LIC-04']}}", "utf-8")
    (folder / "wishes.yaml").write_text("preferences: {night_work: no}\n", "utf-8")
    (folder / "a" / "offer-check.toml").write_text("select = ['LIC-04']\npreferences = '../wishes.yaml'", "utf-8")
    (folder / "c" / ".offer-check.toml").write_text(
        "preferences = './../a/../wishes.yaml'\nselect = ['LIC-04']", "utf-8"
    )
    one, other = given.plans(["a/x.offer.yaml", "c/x.offer.yaml"])
    assert (one, hash(one)) == (other, hash(other))
    assert one.preferences == "wishes.yaml"
    assert given.plan("b/x.offer.yaml") != one


def test_many_offers_of_a_folder_cost_one_search(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    given = Given()
    first = given.plan("a/deep/drafts/1.offer.yaml")
    monkeypatch.setattr("os.path.lexists", looked.append)
    monkeypatch.setattr("builtins.open", lambda *_, **__: pytest.fail("a file is opened again"))
    assert {id(given.plan(f"a/deep/drafts/{number}.offer.yaml")) for number in range(1000)} == {id(first)}
    assert looked == []
    given.plan("a/deep/x.offer.yaml")
    assert looked == []


def test_the_style_of_the_house_is_that_of_the_folder(run: Run, folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "house.css").write_text("body { --marker: of-the-house }\n", "utf-8")
    (folder / "a" / "offer-check.toml").write_text("templates = '../house'\npaper = 'a4'", "utf-8")
    for command in (("check", "a/x.offer.yaml"), ("compare", "b/x.offer.yaml", "a/x.offer.yaml"), ("matrix", "a")):
        assert "of-the-house" in run(*command, "--format", "html", *AT).out
    assert "of-the-house" not in run("check", "b/x.offer.yaml", "--format", "html", *AT).out
