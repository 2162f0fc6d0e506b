"""The commands that write files, each in a folder of its own, and what they write when nobody disturbs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MARK = "OFFER_CHECK_FAULTS"
DAY = ("--as-of", "2026-11-22")
MANY = ("sarif:out.sarif", "json:out.json", "csv:out.csv", "jsonl:out.jsonl", "junit:out.xml", "text")
ONE = ("pdf:out.pdf", "html:out.html", *MANY)
WAIVER = ("--reason", "Fine.", "--by", "Ada", "--until", "2027-01-31")
LINES = (b"dermatology", b"nonclinical", b"new", b"Lakeside", b"federal", b"/q")


@dataclass(frozen=True, slots=True)
class Deed:
    """A command over some of the offers; `lines` is what somebody types. `goes_on` where a further run of it goes on
    from what there is, so that not every file is written anew."""

    name: str
    arguments: tuple[str, ...]
    offers: int
    lines: tuple[bytes, ...] = ()
    goes_on: bool = False

    @property
    def helpers(self) -> bool:
        """Whether it starts processes of its own."""
        return self.arguments[0] == "report" or "2" in self.arguments or "pdf:out.pdf" in self.arguments


def _formats(targets: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for target in targets for word in ("-f", target))


DEEDS = (
    Deed("check -j 1", ("check", ".", "-j", "1", *DAY, *_formats(MANY)), 24),
    Deed("check -j 2", ("check", ".", "-j", "2", *DAY, *_formats(MANY)), 24),
    Deed("check, all formats", ("check", "00.offer.yaml", *DAY, *_formats(ONE)), 1),
    Deed("report -j 1", ("report", ".", "-j", "1", *DAY, "-o", "reports"), 2),
    Deed("report -j 2", ("report", ".", "-j", "2", *DAY, "-o", "reports"), 3),
    Deed("waive", ("waive", "RVU-01", "00.offer.yaml", *DAY, *WAIVER), 1, goes_on=True),
    Deed("interview", ("interview", "new.offer.yaml"), 0, LINES, goes_on=True),
    Deed("init", ("init", "new.offer.yaml", "--specialty", "dermatology", "--role", "nonclinical", "--force"), 0),
    Deed("compare", ("compare", "00.offer.yaml", "01.offer.yaml", *DAY, *_formats(("pdf:c.pdf", "json:c.json"))), 2),
)

TURNS = (0, 1, 2, 5, 6, 0, 1, 4, 7, 5, 0, 1, 3, 6, 2, 0, 1, 8, 6, 1)
"""Which deed has its turn; those that draw take longest, and come less often."""


def surroundings(mark: str = "") -> dict[str, str]:
    """The environment of a command, by which all processes that come of it are known."""
    return os.environ | {"PYTHONPATH": str(ROOT), MARK: mark, "PYTHONDONTWRITEBYTECODE": "1"}


def prepared(deed: Deed, folder: Path) -> Path:
    """A folder with the offers of a deed."""
    folder.mkdir()
    if deed.arguments[0] == "report":
        (folder / "reports").mkdir()
    sources = sorted([*ROOT.glob("examples/*.offer.yaml"), *ROOT.glob("tests/fixtures/*.offer.yaml")])
    for number in range(deed.offers):
        shutil.copyfile(sources[number % len(sources)], folder / f"{number:02}.offer.yaml")
    return folder


def begun(deed: Deed, folder: Path, *, mark: str = "", lines: Sequence[bytes] | None = None) -> subprocess.Popen[bytes]:
    """The command, in a session of its own."""
    typed = b"".join(line + b"\n" for line in (deed.lines if lines is None else lines))
    (folder.parent / f"{folder.name}.typed").write_bytes(typed)
    with (
        open(folder.parent / f"{folder.name}.out", "wb") as out,
        open(folder.parent / f"{folder.name}.err", "wb") as err,
        open(folder.parent / f"{folder.name}.typed", "rb") as given,
    ):
        command = [sys.executable, "-m", "offer_check", *deed.arguments]
        environment = surroundings(mark)
        return subprocess.Popen(
            command, cwd=folder, env=environment, stdin=given, stdout=out, stderr=err, start_new_session=True
        )


def files(folder: Path) -> dict[str, bytes]:
    """What is in a folder, and below."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What a deed comes to: the files, the exit code, the seconds; and every state of files on the way."""

    files: Mapping[str, bytes]
    code: int
    seconds: float
    steps: tuple[Mapping[str, bytes], ...]


def undisturbed(deed: Deed, folder: Path) -> Undisturbed:
    """Do it once to know; of what is typed, also the beginnings."""
    steps = []
    for number in range(len(deed.lines)):
        partly = prepared(deed, folder / f"step-{number}")
        begun(deed, partly, lines=deed.lines[:number]).wait(300)
        steps.append(files(partly))
    whole, start = prepared(deed, folder / "whole"), time.monotonic()
    code = begun(deed, whole).wait(300)
    return Undisturbed(files(whole), code, time.monotonic() - start, tuple(steps))
