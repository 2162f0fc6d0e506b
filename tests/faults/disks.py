"""Faults of where something is written. Each yields what is wrong: what should be as before, or was not told."""

from __future__ import annotations

import os
import resource
import shutil
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.documents import wrong
from tests.faults.places import NOBODY, OFFER, disk, fill, in_shell, names, nobody, run, shut

DAY = ("--as-of", "2026-11-22")
FREE = ("--fail-on", "never", "--fail-on-ask", "never")
TARGETS = {form: f"out.{end}" for form, end in (("sarif", "sarif"), ("json", "json"), ("csv", "csv"), ("junit", "xml"))}
WAIVER = ("waive", "RVU-01", "a.offer.yaml", *DAY, "--reason", "Fine.", "--by", "Ada", "--until", "2027-01-31")
INTERVIEW = b"5\nnew\nLakeside\n/q\n"
JOB = "offer_format: 1\nabout:\n  specialty: dermatology\n"
FULL = "No space left on device; make room there"
SHUT = "name a"


def _written(place: Path, spoiled: Callable[[Path], None], word: str) -> Iterator[str]:
    """All that writes, on a disk that takes nothing any more; then, of some, on one that does again."""
    with disk(place) as there:
        (there / "i.offer.yaml").write_text(JOB)
        for name in TARGETS.values():
            (there / name).write_text("former")
        (there / "a.pdf").write_text("former")
        spoiled(there)
        before = {name: (there / name).read_bytes() for name in names(there)}
        formats = [f"--format={form}:{there / name}" for form, name in TARGETS.items()]
        # One target is on a disk that is in order: it has to be left as it was, too.
        (place / "good.jsonl").write_text("former")
        commands = [
            (("check", "a.offer.yaml", *DAY, *formats, f"--format=jsonl:{place / 'good.jsonl'}"), b"", "out."),
            (("report", "a.offer.yaml", *DAY), b"", "a.pdf"),
            (("report", "a.offer.yaml", *DAY, "-o", "new.pdf"), b"", "new.pdf"),
            ((*WAIVER,), b"", "waivers"),
            (("interview", "i.offer.yaml"), INTERVIEW, "i.offer.yaml"),
            (("interview", "new.offer.yaml"), b"dermatology\n" + INTERVIEW, ""),
            (("init", "n.offer.yaml", "--specialty", "dermatology", "--role", "nonclinical"), b"", ""),
            (("questions", "a.offer.yaml", *DAY, "-f", "text:q.txt"), b"", "q.txt"),
        ]
        for arguments, typed, path in commands:
            done = run(there, *arguments, typed=typed)
            yield from (f"{arguments[0]} {arguments[1]}: {fault}" for fault in done.wrong(2, word, path))
            now = {name: (there / name).read_bytes() for name in names(there)}
            yield from (f"{arguments[0]}: {name} changed" for name in before if now.get(name) != before[name])
            yield from (f"{arguments[0]}: {name} is left" for name in now.keys() - before.keys())
        if (place / "good.jsonl").read_text() != "former":
            yield "check: a target on a disk in order was written"


def full(place: Path) -> Iterator[str]:
    """A full disk:"""
    yield from _written(place, fill, FULL)


def read_only(place: Path) -> Iterator[str]:
    """A disk that may not be written:"""
    yield from _written(place, shut, SHUT)


def room_again(place: Path) -> Iterator[str]:
    """A disk that is full in the middle of an interview and of a run, and has room again:"""
    with disk(place, 256) as there:
        (there / "i.offer.yaml").write_text(JOB)
        (there / "out.json").write_text("{}")
        (there / "filler").write_bytes(b"x" * 200_000)
        check = ("check", *["a.offer.yaml"], *DAY, *FREE, "-f", "json:out.json")
        yield from run(there, *check).wrong(2, FULL, "out.json")
        if (there / "out.json").read_text() != "{}":
            yield "the target is not as before"
        (there / "filler").unlink()
        yield from run(there, *check).wrong(0)
        yield from filter(None, [wrong(there / "out.json")])
        yield from run(there, "interview", "i.offer.yaml", typed=INTERVIEW).wrong(0)
        yield from (f"{name} is left" for name in set(names(there)) - {"a.offer.yaml", "i.offer.yaml", "out.json"})


def limited(place: Path) -> Iterator[str]:
    """A limit to the size of files:"""
    (place / "a.offer.yaml").write_text(OFFER)
    (place / "out.json").write_text("former")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        done = run(place, "check", "a.offer.yaml", *DAY, "-f", "json:out.json", "-f", "csv:out.csv")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    yield from done.wrong(2, "File too large; raise the limit", "out.")
    if (names(place), (place / "out.json").read_text()) != (["a.offer.yaml", "out.json"], "former"):
        yield f"{names(place)} are left"


def without_rights(place: Path) -> Iterator[str]:
    """A user who may not write there, or not read:"""
    before = nobody()
    os.chmod(place.parent, 0o755)
    (place / "a.offer.yaml").write_text(OFFER)
    (place / "out.json").write_text("former")
    (place / "secret.offer.yaml").write_text(OFFER)
    os.chmod(place / "secret.offer.yaml", 0o600)
    check = ("check", "a.offer.yaml", *DAY)
    yield from run(place, *check, "-f", "json:out.json", before=before).wrong(2, "out.json may not be written by you")
    yield from run(place, *check, "-f", "json:new.json", before=before).wrong(2, "you may not write in")
    yield from run(place, *WAIVER, before=before).wrong(2, "waivers")
    yield from run(place, "interview", "a.offer.yaml", before=before, typed=INTERVIEW).wrong(2, "a.offer.yaml")
    yield from run(place, "check", "secret.offer.yaml", before=before).wrong(2, "may not be read by you")
    if (
        names(place) != ["a.offer.yaml", "out.json", "secret.offer.yaml"]
        or (place / "out.json").read_text() != "former"
    ):
        yield f"{names(place)} are left"
    (place / "own").mkdir()
    shutil.chown(place / "own", NOBODY, NOBODY)
    (place / "own" / "out.json").write_text("of the administrator")
    # He may write in the folder, not the file: it is not replaced behind the back of its owner.
    done = run(place, *check, "-f", "json:own/out.json", before=before)
    yield from done.wrong(2, "out.json may not be written by you")


def odd_targets(place: Path) -> Iterator[str]:
    """A target that is no file, or lies in none:"""
    (place / "a.offer.yaml").write_text(OFFER)
    (place / "dangling.json").symlink_to("nowhere/out.json")
    (place / "folder.pdf").mkdir()
    before = names(place)
    for target in ("dangling.json", "a.offer.yaml/out.json", "folder.pdf"):
        done = run(place, "check", "a.offer.yaml", *DAY, "-f", f"json:{target}")
        yield from (f"{target}: {fault}" for fault in done.wrong(2, target))
    yield from run(place, "report", "a.offer.yaml", "-o", "no/a.pdf").wrong(2, "no/a.pdf")
    os.mkfifo(place / "pipe.json")
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append((place / "pipe.json").read_bytes()), daemon=True)
    reader.start()
    yield from run(place, "check", "a.offer.yaml", *DAY, *FREE, "-f", "json:pipe.json").wrong(0)
    reader.join(10)
    if not heard or not heard[0].rstrip().endswith(b"}") or not stat.S_ISFIFO((place / "pipe.json").stat().st_mode):
        yield "a pipe did not get the document, or is none any more"
    if names(place) != sorted([*before, "pipe.json"]):
        yield f"{names(place)} are left"


def streams(place: Path) -> Iterator[str]:
    """Standard output or standard error on a full disk, or closed:"""
    (place / "a.offer.yaml").write_text(OFFER)
    lines = (
        "check a.offer.yaml",
        "check a.offer.yaml -f json",
        "report a.offer.yaml",
        "rules list",
        "schema offer",
        "config",
        "explain LIC-01",
        "--version",
        "--help",
        "doctor",
        "overview .",
    )
    for line in lines:
        said = in_shell(place, f"oc {line} >/dev/full")
        yield from (f"{line} >/dev/full: {fault}" for fault in said.wrong(2, "No space left on device"))
    for line, code in (
        ("check a.offer.yaml", 1),
        ("check none.yaml", 2),
        ("rules list", 0),
        ("check a.offer.yaml -q", 1),
    ):
        for stream in ("2>/dev/full", "2>&-"):
            said = in_shell(place, f"oc {line} {stream}")
            yield from (f"{line} {stream}: {fault}" for fault in said.wrong(code))
    for line, code in (("check a.offer.yaml -f json:out.json -f text", 1), ("rules list", 0)):
        said = in_shell(place, f"oc {line} >&- 2>&-")
        yield from (f"{line} >&-: {fault}" for fault in said.wrong(code))
    yield from filter(None, [wrong(place / "out.json")])


def no_home(place: Path) -> Iterator[str]:
    """No folder of one's own, no place for temporary files, and no current folder:"""
    (place / "a.offer.yaml").write_text(OFFER)
    nowhere = str(place / "nowhere")
    homes = {"HOME": nowhere, "TMPDIR": nowhere, "XDG_CACHE_HOME": nowhere, "XDG_CONFIG_HOME": nowhere}
    yield from run(place, "report", "a.offer.yaml", more=homes).wrong(0)
    yield from filter(None, [wrong(place / "a.pdf")])
    line = f"mkdir gone && cd gone && rmdir ../gone && oc check {place}/a.offer.yaml"
    done = in_shell(place, line)
    if done.code not in (1, 2):
        yield from done.wrong(2)
    yield from done.wrong(done.code)


CASES = (full, read_only, room_again, limited, without_rights, odd_targets, streams, no_home)
