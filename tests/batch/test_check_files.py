"""`check_files`, the call for programs: the reports of many offers, from any executor, in the order of the files."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from offer_check import FileStatus, InputError, Report, UsageError, check, check_files, load_offer, load_rules
from offer_check.batch.crew import Crew
from offer_check.render import renderer
from tests.architecture.tree import ROOT

DAY = date(2026, 11, 22)
EXAMPLES = sorted((ROOT / "examples").glob("*.offer.*"))[:4]
CLUSTER = """
import sys
from datetime import date
from pathlib import Path

from distributed import Client, LocalCluster

from offer_check import check_files
from offer_check.render import writer

if __name__ == "__main__":
    to, *offers = sys.argv[1:]
    jsonl = writer("jsonl")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        assert len(client.scheduler_info()["workers"]) == 2
        found = check_files(offers, executor=client.get_executor(), as_of=date(2026, 11, 22))
        Path(to).write_text("".join(map(jsonl.piece, found)), "utf-8")
"""


class Elsewhere(Executor):
    """Another machine: what is here is not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        here, future = Path.cwd(), Future[Any]()
        os.chdir(self.folder)
        try:
            future.set_result(fn(*args, **kwargs))
        finally:
            os.chdir(here)
        return future


def test_the_reports_are_those_of_check_in_the_order_of_the_files() -> None:
    rules = load_rules()
    expected = [check(load_offer(path, rules), rules, as_of=DAY) for path in EXAMPLES]
    assert list(check_files(EXAMPLES, as_of=DAY)) == expected
    with Crew(2) as crew:
        assert list(check_files(map(str, EXAMPLES), as_of=DAY, executor=crew)) == expected


def test_a_file_without_a_report_has_a_status_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.offer.yaml").write_text("a: [")
    names = ["bad.offer.yaml", str(EXAMPLES[0]), "none.offer.yaml"]
    with ThreadPoolExecutor(1) as threads:
        bad, good, none = check_files(names, select=["LIC-01"], executor=threads)
    assert isinstance(bad, FileStatus)
    assert isinstance(good, Report)
    assert (bad.path, bad.status, bad.error[:21]) == ("bad.offer.yaml", "invalid", "bad.offer.yaml:1:5: n")
    assert none == FileStatus(
        path="none.offer.yaml",
        status="invalid",
        error="none.offer.yaml: no such file; check the spelling of the path",
        problems=none.problems,  # type: ignore[union-attr]
    )


def test_offers_are_sent_so_that_another_machine_needs_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("a.offer.yaml").write_bytes(EXAMPLES[0].read_bytes())
    (tmp_path / "there" / "none.offer.yaml").write_text("not this one")
    names = ["a.offer.yaml", "none.offer.yaml"]
    with Elsewhere(tmp_path / "there") as executor:
        found = list(check_files(names, executor=executor, as_of=DAY))
    assert found == list(check_files(names, as_of=DAY))


def test_the_options_are_those_of_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "wishes.yaml").write_text("remote_share_min: 37\n")
    (report,) = check_files(
        EXAMPLES[:1],
        as_of=DAY,
        packs=["core", "extended"],
        select=["MIX"],
        ignore=["MIX-01"],
        parameters={"MIX-12.notice": 30},
        preferences=tmp_path / "wishes.yaml",
    )
    assert isinstance(report, Report)
    assert report.rules.packs == ("core", "extended")
    assert {result.family for result in report.results} == {"MIX"}
    assert "MIX-01" not in {result.rule for result in report.results}
    assert [p.value for p in report.parameters if p.changed] == ["30"]
    assert [wish.value for wish in report.preferences] == ["37 percent"]


def test_faults_of_what_is_named_besides_the_offers_are_raised_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="LIC-01"):
        check_files([], select=["LICC-01"])
    with pytest.raises(InputError, match="no such rules folder"):
        check_files([], folders=[tmp_path / "none"])
    with pytest.raises(InputError, match=r"wishes\.yaml: no such file"):
        check_files([], preferences=tmp_path / "wishes.yaml")
    with pytest.raises(UsageError, match=r"MIX-02\.none"):
        check_files([], parameters={"MIX-02.none": Decimal(1)})


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="distributed is not installed")
def test_a_cluster_of_dask_gives_the_same_bytes(tmp_path: Path) -> None:
    script, target = tmp_path / "cluster.py", tmp_path / "out.jsonl"
    script.write_text(CLUSTER)
    command = [sys.executable, str(script), str(target), *map(str, EXAMPLES)]
    surroundings = os.environ | {"DASK_TEMPORARY_DIRECTORY": str(tmp_path)}
    done = subprocess.run(command, env=surroundings, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    reports = [report for report in check_files(EXAMPLES, as_of=DAY) if isinstance(report, Report)]
    assert target.read_text("utf-8") == renderer("jsonl")(reports)
