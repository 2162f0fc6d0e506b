"""What an input broke: its bytes in a file whose name says the kind, and beside it what happened."""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_NAME = re.compile(r"(?P<kind>[a-z-]+)-(?P<seed>\d+|guided)-(?P<number>\d+)\.find")


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """An input of a kind, and what came of it; finds with the same `sign` are taken for the same fault."""

    kind: str
    seed: str
    number: int
    raw: bytes
    sign: str
    told: str

    def keep(self, folder: Path) -> Path:
        """Write the input into a folder, and what happened beside it."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.kind}-{self.seed}-{self.number}.find"
        path.write_bytes(self.raw)
        path.with_suffix(".txt").write_text(f"{self.sign}\n\n{self.told}", encoding="utf-8", errors="replace")
        return path


def kind_of(path: Path) -> str:
    """The kind of the input in a file, by its name; empty where that does not say."""
    found = _NAME.fullmatch(path.name)
    return found["kind"] if found else ""


def sign(error: BaseException) -> str:
    """What is the same in two errors of one fault: the kind of error, and where in the program it came up."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "offer_check" in Path(frame.filename).parts]
    last = (own or frames)[-1]
    words = str(error) if isinstance(error, AssertionError) else ""
    coming = re.findall(r'File "[^"]*?([\w.]+)", line (\d+)', words)
    words = ":".join(coming[-1]) if coming else re.sub(r"\d+", "N", words)[:60]
    return f"{type(error).__name__} {Path(last.filename).name}:{last.lineno} {words}".strip()


def found(kind: str, seed: int | str, number: int, raw: bytes, error: BaseException) -> Find:
    """The find for an error that an input brought up."""
    told = "".join(traceback.format_exception(error))
    return Find(kind=kind, seed=str(seed), number=number, raw=raw, sign=sign(error), told=told)


def lost(kind: str, seed: int | str, number: int, raw: bytes, how: str) -> Find:
    """The find for an input over which a process died or was ended."""
    same = sha256(raw).hexdigest()[:8] if how == "hang" else ""
    return Find(kind=kind, seed=str(seed), number=number, raw=raw, sign=f"{how} {same}".strip(), told=how)
