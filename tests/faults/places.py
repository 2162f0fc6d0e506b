"""Disks that are full or may not be written, a user without rights, and a command that runs into them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.deeds import ROOT, surroundings

OFFER = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\npatients: {states: [TX]}\n"
NOBODY = 65534
UNKIND = ("Traceback", "this is a bug", "Exception ignored", "Fatal Python error")


class Skipped(Exception):
    """A fault cannot be made here; the message says why."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command ended with and said."""

    code: int
    out: str
    err: str

    def wrong(self, code: int, *words: object) -> Iterator[str]:
        """What is wrong with it, if it had to end with `code`, and say these words in one line or more of error."""
        said = self.err.strip()[-400:]
        if self.code != code:
            yield f"exit code {self.code}, not {code}: {said}"
        yield from (f"says {word!r}: {said}" for word in UNKIND if word in self.err)
        yield from (f"does not say {word!s}: {said}" for word in words if str(word) not in self.err)


def run(
    folder: Path,
    *arguments: object,
    typed: bytes = b"",
    before: Sequence[str] = (),
    more: Mapping[str, str] | None = None,
) -> Done:
    """A command in a folder; `before` is what it is begun with, `more` goes into its environment."""
    command = [*before, sys.executable, "-m", "offer_check", *map(str, arguments)]
    done = subprocess.run(
        command,
        cwd=folder,
        env=surroundings() | dict(more or {}),
        input=typed,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def in_shell(folder: Path, line: str) -> Done:
    """A line for the shell in which `offer-check` is the command `oc`."""
    begun = f'oc() {{ "{sys.executable}" -m offer_check "$@"; }}; {line}'
    done = subprocess.run(
        ["sh", "-c", begun], cwd=folder, env=surroundings(), capture_output=True, timeout=300, check=False
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@contextmanager
def disk(place: Path, kilobytes: int = 512) -> Iterator[Path]:
    """A small disk with an offer on it. Raises Skipped without the rights for it."""
    mounted = place / "disk"
    mounted.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(mounted)]
    if (
        os.geteuid()
        or not shutil.which("mount")
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        raise Skipped("a disk of our own cannot be made here")
    try:
        (mounted / "a.offer.yaml").write_text(OFFER)
        yield mounted
    finally:
        subprocess.run(["umount", "-l", str(mounted)], check=True)


def fill(mounted: Path) -> None:
    """Leave no room on a disk."""
    with open(mounted / "filler", "wb", buffering=0) as file:
        for size in (65_536, 4_096, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


def shut(mounted: Path) -> None:
    """Let nobody write on a disk."""
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)


def nobody() -> tuple[str, ...]:
    """What begins a command as a user who may do nothing. Raises Skipped where that cannot be had."""
    before = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--")
    if os.geteuid() or not shutil.which("setpriv"):
        raise Skipped("another user cannot be taken here")
    probe = [*before, sys.executable, "-c", "import offer_check.cli.app"]
    if subprocess.run(probe, env=surroundings(), cwd=ROOT, capture_output=True, check=False).returncode:
        raise Skipped("another user may not read the program here")
    return before


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(os.listdir(folder))
