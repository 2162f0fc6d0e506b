"""`offer-check init`: a template that checks at once, a schema for editors, and nothing written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run
from tests.rules.orthopedics import SPECIALTY, house

KIND = ("--specialty", "dermatology", "--role", "direct_to_consumer")
SCHEMA = ROOT / "schema" / "offer.schema.json"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_template_is_written_with_a_schema_beside_it_and_checks(run: Run, folder: Path) -> None:
    done = run("init", "lakeside.offer.yaml", *KIND)
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines()[0] == "wrote offer.schema.json"
    assert done.err.splitlines()[1].startswith("wrote lakeside.offer.yaml: 42 facts to fill in first, ")
    assert done.err.endswith("; then: offer-check check lakeside.offer.yaml\n")
    first, _, third = Path("lakeside.offer.yaml").read_text("utf-8").splitlines()[:3]
    assert first == "# yaml-language-server: $schema=offer.schema.json"
    assert third == "# When it is filled in: offer-check check lakeside.offer.yaml"
    assert json.loads(Path("offer.schema.json").read_text("utf-8")) == json.loads(SCHEMA.read_text("utf-8"))
    checked = run("check", "lakeside.offer.yaml", "-f", "json")
    assert checked.code == 1
    report = json.loads(checked.out)
    assert (report["verdict"], report["counts"]["flag"]["critical"]) == ("incomplete", 0)


def test_a_dash_prints_the_template_and_writes_nothing(run: Run, folder: Path) -> None:
    done = run("init", "-", *KIND)
    assert (done.code, done.err, list(folder.iterdir())) == (0, "", [])
    assert done.out.startswith("# yaml-language-server: $schema=offer.schema.json\n# A job offer for offer-check.")
    run("init", "a.yaml", *KIND)
    assert done.out == Path("a.yaml").read_text("utf-8").replace("offer-check check a.yaml", "offer-check check FILE")


def test_a_file_that_is_there_is_not_written_over(run: Run, folder: Path) -> None:
    Path("a.yaml").write_text("mine\n")
    done = run("init", "a.yaml", *KIND)
    assert (done.code, done.err) == (
        2,
        "error: a.yaml is there already; name another file, or use --force to write over it\n",
    )
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"a.yaml": "mine\n"}
    assert run("init", "a.yaml", *KIND, "--force").code == 0
    assert Path("a.yaml").read_text().startswith("# yaml-language-server")


def test_a_schema_further_up_is_used(run: Run, folder: Path) -> None:
    run("init", "a.yaml", *KIND)
    Path("clients/rivera").mkdir(parents=True)
    done = run("init", "clients/rivera/b.yaml", *KIND)
    assert done.code == 0
    assert "schema" not in done.err
    assert (
        Path("clients/rivera/b.yaml")
        .read_text()
        .startswith("# yaml-language-server: $schema=../../offer.schema.json\n")
    )
    assert not Path("clients/rivera/offer.schema.json").exists()


def test_another_schema_stays_as_it_is_unless_that_is_forced(run: Run, folder: Path) -> None:
    Path("offer.schema.json").write_text("{}\n")
    done = run("init", "a.yaml", *KIND)
    assert done.code == 0
    assert done.err.startswith(
        "note: offer.schema.json is another schema than this program's; --force writes it anew\n"
    )
    assert Path("offer.schema.json").read_text() == "{}\n"
    run("init", "a.yaml", *KIND, "--force")
    assert json.loads(Path("offer.schema.json").read_text("utf-8")) == json.loads(SCHEMA.read_text("utf-8"))


@pytest.mark.parametrize(
    ("schema", "line", "there"),
    [
        ("schemas/offer.json", "schemas/offer.json", True),
        ("https://example.org/offer.json", "https://example.org/offer.json", False),
    ],
)
def test_the_schema_may_be_elsewhere(schema: str, line: str, there: bool, run: Run, folder: Path) -> None:
    Path("schemas").mkdir()
    assert run("init", "a.yaml", *KIND, "--schema", schema).code == 0
    assert Path("a.yaml").read_text().startswith(f"# yaml-language-server: $schema={line}\n")
    assert Path("schemas/offer.json").exists() == there
    assert not Path("offer.schema.json").exists()


def test_without_a_kind_of_job_it_says_which_there_are(run: Run, folder: Path) -> None:
    done = run("init", "a.yaml")
    assert (done.code, list(folder.iterdir())) == (2, [])
    specialty, role = sorted(done.err.splitlines(), reverse=True)
    assert specialty == (
        "error: --specialty: is needed; accepted: general_surgery (General surgery), dermatology (Dermatology), "
        "radiation_oncology (Radiation oncology)"
    )
    assert role.startswith("error: --role: is needed; accepted: hybrid_clinic (Clinic job with a telemedicine part), ")


def test_a_misspelled_kind_of_job_is_told_with_what_may_be_meant(run: Run, folder: Path) -> None:
    done = run("init", "a.yaml", "--specialty", "dermatolgy", "--role", "nonclinicl", "--stage", "new_atending")
    assert done.code == 2
    assert [line.rpartition("; ")[2] for line in sorted(done.err.splitlines())] == [
        "did you mean 'nonclinical'?",
        "did you mean 'dermatology'?",
        "did you mean 'new_attending'?",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.json", "a.json: a template has comments, so it is YAML; accepted: a name that ends in .yaml or .yml"),
        ("a", "a: a template has comments, so it is YAML; accepted: a name that ends in .yaml or .yml"),
        ("no/a.yaml", "no/a.yaml cannot be written: there is no folder no; make it first, or name another file"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_first(name: str, said: str, run: Run, folder: Path) -> None:
    done = run("init", name, *KIND)
    assert (done.code, done.err, list(folder.iterdir())) == (2, f"error: {said}\n", [])


def test_several_roles_and_a_stage_are_filled_in(run: Run, folder: Path) -> None:
    done = run("init", "-", *KIND, "--role", "nonclinical", "--stage", "new_attending", "--short")
    for line in ("  role_type: [direct_to_consumer, nonclinical]", "  career_stage: new_attending"):
        assert line in done.out.splitlines()
    assert "further facts" not in done.out


def test_rules_of_the_house_bring_their_specialties(run: Run, folder: Path) -> None:
    done = run("init", "-", "--specialty", SPECIALTY, "--role", "hybrid_clinic", "--rules", house(folder / "house"))
    assert (done.code, done.err) == (0, "")
    assert f"  specialty: {SPECIALTY}" in done.out.splitlines()
