"""`waive`: a decision is added to the waiver file, what stands there stays, and what cannot be accepted is refused."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run

OFFER = """\
offer_format: 1
about: {specialty: dermatology, role_type: [hybrid_clinic]}
patients: {states: [TX, GA, FL]}
malpractice: {states_covered: [TX]}
"""
HEAD = """\
# yaml-language-server: $schema=waivers.schema.json
# What was accepted, why, by whom, and until which day (that day included). Every rule is still evaluated, every
# report shows what is accepted, and after its last day it is open again. Add with: offer-check waive
waivers_format: 1
waivers:
"""
GEORGIA = """\
  - rule: MAL-02
    subject: GA
    offer: my.offer.yaml
    reason: The carrier adds Georgia in January.
    by: A. Rivera
    until: 2027-01-31
"""
FLORIDA = GEORGIA.replace("GA", "FL")
GIVEN = ("--reason", "The carrier adds Georgia in January.", "--by", "A. Rivera", "--until", "2027-01-31")
DAY = ("--as-of", "2026-11-23")
NAME = "offer-check.waivers.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an offer in which GA and FL are not covered."""
    (tmp_path / "my.offer.yaml").write_text(OFFER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def waive(run: Run, *arguments: str, offer: str = "my.offer.yaml") -> Done:
    """Accept MAL-02 in the offer, unless the arguments begin with another rule."""
    rule, *options = arguments if arguments[0][:1].isalpha() else ("MAL-02", *arguments)
    return run("waive", rule, *options, *DAY, offer)


def test_a_first_decision_makes_a_file_beside_the_offer_and_says_what_it_did(run: Run, folder: Path) -> None:
    done = waive(run, "--subject", "GA", *GIVEN)
    assert (folder / NAME).read_text() == HEAD + GEORGIA
    assert done == Done(
        0,
        "offer-check.waivers.yaml:6: MAL-02 GA (flag, critical) of my.offer.yaml is accepted by A. Rivera "
        "until 2027-01-31\n"
        "verdict before: Do not sign yet; now: Do not sign yet\n"
        "every report still shows it, and after 2027-01-31 it is open again\n",
        "wrote waivers.schema.json\nwarning: critical, and no longer in the verdict: MAL-02 GA\n",
    )


def test_the_next_check_takes_it_as_accepted_until_its_last_day_is_over(run: Run) -> None:
    for state in ("GA", "fl"):
        assert waive(run, "--subject", state, *GIVEN).code == 0
    for day, code in (("2027-01-31", 0), ("2027-02-01", 1)):
        assert run("check", "my.offer.yaml", "--select", "MAL-02", "--as-of", day).code == code


def test_a_new_file_names_the_schema_that_is_there_or_is_put_beside_it(run: Run, folder: Path) -> None:
    assert waive(run, "--subject", "GA", *GIVEN).code == 0
    assert (folder / "waivers.schema.json").read_text() == run("schema", "waivers").out
    (folder / "jones").mkdir()
    assert waive(run, "--subject", "GA", *GIVEN, "--waivers", "jones/mine.yaml").code == 0
    assert (
        (folder / "jones" / "mine.yaml")
        .read_text()
        .startswith("# yaml-language-server: $schema=../waivers.schema.json\n")
    )
    assert [path.name for path in (folder / "jones").iterdir()] == ["mine.yaml"]


def test_a_further_decision_leaves_every_byte_of_the_file_where_it_was(run: Run, folder: Path) -> None:
    before = (
        b"\xef\xbb\xbf# mine\r\nwaivers_format: 1\r\nwaivers: # all\r\n-   {rule: 'MAL-06', reason: \"x\", by: y, "
        b"until: 2027-01-31, offer: '**'}  # tail\r\n\r\n# the end"
    )
    (folder / NAME).write_bytes(before)
    assert waive(run, "--subject", "GA", *GIVEN).code == 0
    after = (folder / NAME).read_bytes()
    entry = (
        b"-   {rule: MAL-02, subject: GA, offer: my.offer.yaml, reason: The carrier adds Georgia in January., "
        b"by: A. Rivera, until: 2027-01-31}\r\n"
    )
    at = before.index(b"\r\n# the end")
    assert after == before[:at] + entry + before[at:]


def test_the_nearest_file_upward_is_taken_and_names_the_offer_from_there(run: Run, folder: Path) -> None:
    (folder / "jones [1]").mkdir()
    (folder / "my.offer.yaml").rename(folder / "jones [1]" / "my.offer.yaml")
    (folder / NAME).write_text(HEAD)
    assert waive(run, "--subject", "GA", *GIVEN, offer="jones [1]/my.offer.yaml").code == 0
    assert (folder / NAME).read_text() == HEAD + GEORGIA.replace("my.offer", "jones [[]1]/my.offer")
    done = run("check", ".", "--select", "MAL-02", *DAY, "-f", "json")
    assert done.out.count('"status": "in_force"') == 1


def test_another_file_can_be_named_even_if_it_is_new_and_json(run: Run, folder: Path) -> None:
    for state in ("GA", "FL"):
        assert waive(run, "--subject", state, *GIVEN, "--waivers", "mine.json").code == 0
    assert not (folder / NAME).exists()
    assert run("check", "my.offer.yaml", "--select", "MAL-02", *DAY, "--waivers", "mine.json").code == 0


def test_a_rule_about_the_whole_offer_takes_no_subject(run: Run, folder: Path) -> None:
    assert waive(run, "mal-06", *GIVEN).code == 0
    assert (folder / NAME).read_text() == HEAD + GEORGIA.replace("MAL-02", "MAL-06").replace("    subject: GA\n", "")
    assert "MAL-06 speaks of the whole offer here; leave --subject out" in waive(run, "MAL-06", "--subject", "GA").err


def test_a_star_accepts_every_subject_and_those_to_come(run: Run, folder: Path) -> None:
    done = waive(run, "--subject", "*", *GIVEN)
    assert (folder / NAME).read_text() == HEAD + GEORGIA.replace("GA", '"*"')
    assert done.err.endswith("warning: critical, and no longer in the verdict: MAL-02 FL, MAL-02 GA\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("MAL-02",), 'MAL-02 speaks of single subjects; open: FL, GA; name one: --subject NAME, or --subject "*"'),
        (("MAL-02", "--subject", "G"), "MAL-02 has no result on 'G'; open: FL, GA; did you mean GA?"),
        (("MAL-02", "--subject", "TX"), "MAL-02 TX: it passes; there is nothing to accept (open: FL, GA)"),
        (("MAL-2", "--subject", "GA"), "unknown rule 'MAL-2'; did you mean MAL-02?"),
        (("WISH-99",), "unknown rule 'WISH-99'"),
        (("CLN-09",), "CLN-09: it does not apply; there is nothing to accept"),
        (
            ("MAL-02", "--subject", "GA", "--ignore", "MAL"),
            "MAL-02 is not evaluated here, so there is nothing to accept",
        ),
        (("MAL-06", "--reason", "x"), "missing: --by, --until; an acceptance has a reason, a name and a last day"),
        (("MAL-06", *GIVEN, "--reason", "  "), "missing: --reason;"),
        (("MAL-06", *GIVEN, "--until", "2026-11-22"), "--until 2026-11-22 is over on 2026-11-23"),
        (
            ("MAL-06", *GIVEN, "--until", "2027-02-30"),
            "--until '2027-02-30' is no day; accepted: the last day, such as",
        ),
        (("MAL-06", *GIVEN, "--renew"), "offer-check.waivers.yaml has no entry on MAL-06 of this offer"),
        (("MAL-06", *GIVEN, "--no-waivers"), "--no-waivers: this command writes to a waiver file"),
        (("MAL-06", *GIVEN, "--reason", "half \udce9"), "cannot be added for sure"),
    ],
)
def test_what_cannot_be_accepted_is_refused_and_nothing_is_written(
    run: Run, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = waive(run, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert os.listdir(folder) == ["my.offer.yaml"]


def test_the_last_day_may_be_today(run: Run) -> None:
    assert waive(run, "MAL-06", *GIVEN, "--until", "2026-11-23").code == 0


def test_a_rule_of_another_pack_says_how_to_have_it_evaluated(run: Run) -> None:
    assert "it is in the pack program: --pack program" in waive(run, "PRG-01", *GIVEN).err


def test_what_is_accepted_already_is_told_with_its_place(run: Run, folder: Path) -> None:
    (folder / NAME).write_text(HEAD + GEORGIA)
    done = waive(run, "--subject", "ga", *GIVEN)
    assert done.err == (
        "error: offer-check.waivers.yaml:6: MAL-02 GA is accepted already, by A. Rivera until 2027-01-31; "
        "give --renew for a new reason, name and last day\n"
    )
    (folder / NAME).write_text(HEAD + GEORGIA.replace("GA", '"*"'))
    assert (
        "MAL-02 GA is accepted already, by A. Rivera until 2027-01-31, see offer-check.waivers.yaml"
        in waive(run, "--subject", "GA", *GIVEN).err
    )


@pytest.mark.parametrize("until", ["2026-11-22", "2026-12-31"])
def test_an_entry_is_renewed_where_it_stands(run: Run, folder: Path, until: str) -> None:
    old = HEAD + GEORGIA.replace("2027-01-31", f"{until}  # one year") + "  # all\n" + FLORIDA
    (folder / NAME).write_text(old)
    new = ("--reason", "Still: no", "--by", "B. Ode", "--until", "2027-12-31")
    assert waive(run, "--subject", "GA", *new, "--renew").code == 0
    assert (folder / NAME).read_text() == old.replace("The carrier adds Georgia in January.", '"Still: no"', 1).replace(
        "A. Rivera", "B. Ode", 1
    ).replace(until, "2027-12-31", 1)


def test_an_entry_that_is_over_is_told_to_be_renewed(run: Run, folder: Path) -> None:
    (folder / NAME).write_text(HEAD + GEORGIA.replace("2027-01-31", "2026-11-22"))
    assert (
        "GA was accepted by A. Rivera until 2026-11-22, which is over; give --renew"
        in waive(run, "--subject", "GA", *GIVEN).err
    )


def test_what_leaves_no_sure_place_is_left_alone_and_the_entry_is_printed(run: Run, folder: Path) -> None:
    (folder / NAME).write_text("waivers_format: 1\nwaivers: ~\n")
    done = waive(run, "--subject", "GA", *GIVEN)
    assert done.code == 2
    assert done.err.endswith(
        "add it to the list by hand: - {rule: MAL-02, subject: GA, offer: my.offer.yaml, "
        "reason: The carrier adds Georgia in January., by: A. Rivera, until: 2027-01-31}\n"
    )
    assert (folder / NAME).read_text() == "waivers_format: 1\nwaivers: ~\n"


def test_a_file_with_faults_is_not_added_to(run: Run, folder: Path) -> None:
    (folder / NAME).write_text(HEAD + GEORGIA.replace("reason", "reson"))
    done = waive(run, "--subject", "FL", *GIVEN)
    assert done.code == 2
    assert "offer-check.waivers.yaml:9:5: unknown key 'reson'" in done.err
    assert (folder / NAME).read_text() == HEAD + GEORGIA.replace("reason", "reson")


def test_a_link_is_not_written_through(run: Run, folder: Path) -> None:
    (folder / "real.yaml").write_text(HEAD)
    (folder / NAME).symlink_to("real.yaml")
    done = waive(run, "--subject", "GA", *GIVEN)
    assert done.code == 2
    assert "is a link to" in done.err
    assert (folder / "real.yaml").read_text() == HEAD


def test_the_permissions_of_the_file_stay(run: Run, folder: Path) -> None:
    (folder / NAME).write_text(HEAD)
    (folder / NAME).chmod(0o640)
    assert waive(run, "--subject", "GA", *GIVEN).code == 0
    assert (folder / NAME).stat().st_mode & 0o777 == 0o640


def test_words_of_an_acceptance_cannot_act_on_the_terminal_or_the_file(run: Run, folder: Path) -> None:
    words = ("--reason", 'x"\n- rule: MAL-06\x1b[31m', "--by", "::error::\x9bme", "--until", "2027-01-31")
    done = waive(run, "--subject", "GA", *words)
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "\x9b" not in done.out
    assert (folder / NAME).read_text().count("- rule:") == 2
    found = run("check", "my.offer.yaml", "--select", "MAL-02", *DAY, "-f", "json").out
    assert found.count('"status": "in_force"') == 1


@pytest.mark.parametrize("offer", ["-", "."])
def test_a_decision_is_about_one_file(run: Run, offer: str) -> None:
    assert waive(run, "MAL-06", *GIVEN, offer=offer).err.startswith(f"error: {offer} is not the file of one offer")


@pytest.mark.slow
def test_on_a_terminal_what_is_missing_is_asked_for(folder: Path) -> None:
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "offer_check", "waive", "MAL-06", *GIVEN[:2], *DAY, "my.offer.yaml"]
    with subprocess.Popen(command, stdin=child, stdout=subprocess.PIPE, stderr=child) as process:
        os.write(parent, b"A. Rivera\n2027-01-31\n")
        process.communicate(timeout=60)
    os.close(child)
    os.close(parent)
    assert process.returncode == 0
    assert (folder / NAME).read_text() == HEAD + GEORGIA.replace("MAL-02", "MAL-06").replace("    subject: GA\n", "")
