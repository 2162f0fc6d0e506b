"""Where a format goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..render import FORMATS, Format


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file that it goes to; standard output without one."""

    format: str
    path: Path | None = None


def outputs(requests: list[str], formats: Mapping[str, Format] = FORMATS) -> list[Output]:
    """`-f NAME` and `-f NAME:PATH`, text where there are none. Raises UsageError for names that are not among `formats`
    and for two formats on standard output."""
    found = [_output(request, formats) for request in requests] or [Output("text")]
    plain = [o.format for o in found if o.path is None]
    if len(plain) > 1:
        raise UsageError(f"only one format can go to standard output, not {' and '.join(plain)}; name files: text:PATH")
    return found


def _output(request: str, formats: Mapping[str, Format]) -> Output:
    name, colon, path = request.partition(":")
    if name not in formats:
        raise UsageError(f"unknown format {name!r}; accepted: {', '.join(formats)}")
    if colon and not path:
        raise UsageError(f"no file in -f {request!r}; accepted: {name}:PATH")
    if formats[name].binary and not path:
        raise UsageError(f"{name} goes to a file, not to standard output: -f {name}:report.{name}")
    return Output(name, Path(path) if path else None)


def write(content: str | bytes, path: Path | None) -> None:
    """Write to standard output, or put a whole file in the place of `path`."""
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(_encoded(content) if isinstance(content, str) else raw)
        sys.stdout.flush()
        return
    if path.is_dir():
        raise UsageError(f"{path} is a folder; accepted: the name of a file")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(path))
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _encoded(text: str) -> bytes:
    return text.encode(sys.stdout.encoding or "utf-8", "replace")
