"""Inputs that follow what the code does: atheris changes those that reach something new, kind by kind.

It is not needed for anything else, and is there where it was installed: the group `fuzz` of pyproject.toml.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from .finds import found
from .kind import Kind
from .kinds import kind

SEEDS = 400
"""Inputs of the seeded kind that a run begins with."""
KNOWN = 64
"""Finds after which a run ends."""


def guided(name: str, *, seconds: float, finds: Path) -> int:
    """Run a kind for so long in a process of its own; 1 where it found something or died."""
    try:
        import atheris  # noqa: F401
    except ImportError:
        sys.exit("atheris is not installed: pip install atheris")
    finds.mkdir(parents=True, exist_ok=True)
    before = set(finds.iterdir())
    with tempfile.TemporaryDirectory(prefix="corpus-") as corpus:
        command = [sys.executable, "-m", "tests.fuzz.guided", name, str(seconds), str(finds), corpus]
        code = subprocess.run(command, cwd=Path(__file__).parents[2]).returncode
    return int(code != 0 or set(finds.iterdir()) != before)


class Hunt:
    """Tries what atheris gives it, and keeps a find of each sign."""

    def __init__(self, one: Kind, finds: Path) -> None:
        self.one, self.finds = one, finds
        self.count = 0
        self.signs: set[str] = set()

    def __call__(self, raw: bytes) -> None:
        """Try one input; what it breaks is kept, and the run goes on."""
        self.count += 1
        try:
            self.one.tried(raw)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            self._keep(raw, error)

    def _keep(self, raw: bytes, error: BaseException) -> None:
        find = found(self.one.name, "guided", self.count, raw, error)
        if find.sign in self.signs:
            return
        self.signs.add(find.sign)
        sys.stderr.write(f"find: {find.sign}\n  {find.keep(self.finds)}\n")
        if len(self.signs) >= KNOWN:
            os._exit(1)


def _run(name: str, seconds: float, finds: Path, corpus: Path) -> None:
    import atheris

    # What is already there cannot be watched any more, so this comes before the kind.
    watched = (
        "offer_check.source",
        "offer_check.rule",
        "offer_check.ruleset",
        "offer_check.config",
        "offer_check.waivers",
    )
    with atheris.instrument_imports(include=[*watched, "offer_check.offer", "offer_check.saved", "tomllib"]):
        one = kind(name)
    seeds, words = corpus / "seeds", corpus / "words"
    seeds.mkdir()
    for number in range(SEEDS):
        (seeds / str(number)).write_bytes(one.make(Random(number)))
    words.write_text("".join(map(_quoted, filter(None, one.tokens))), encoding="ascii")
    hunt = Hunt(one, finds)
    limit = [f"-max_total_time={int(seconds)}"] if seconds != float("inf") else []
    options = [
        *limit,
        *([f"-dict={words}"] if one.tokens else []),
        "-max_len=4096",
        "-rss_limit_mb=3000",
        "-timeout=60",
        "-close_fd_mask=0",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={finds}/{name}-guided-", str(seeds)], hunt)
    atheris.Fuzz()


def _quoted(word: bytes) -> str:
    """A line of a dictionary."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n'


if __name__ == "__main__":
    _run(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
