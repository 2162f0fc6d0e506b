"""What was asked for with `-f`: formats, and where each of them goes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..render import FORMATS, Format
from .target import ready, target


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file that it goes to; standard output without one."""

    format: str
    path: Path | None = None


def outputs(requests: list[str], formats: Mapping[str, Format] = FORMATS) -> list[Output]:
    """`-f NAME` and `-f NAME:PATH`, text where there are none.

    Raises UsageError for names that are not among `formats`, for two formats on standard output or in one file, and for
    files that cannot be written.
    """
    found = [_output(request, formats) for request in requests] or [Output("text")]
    plain = [o.format for o in found if o.path is None]
    if len(plain) > 1:
        raise UsageError(f"only one format can go to standard output, not {' and '.join(plain)}; name files: text:PATH")
    _apart(o.path for o in found if o.path is not None)
    return found


def spared(found: Sequence[Output], offers: Iterable[str]) -> None:
    """Raise UsageError where a format would be written over one of the offers."""
    there = {_identity(output.path): output for output in found if output.path is not None and output.path.is_file()}
    hit = there.keys() & set(map(_identity, offers)) if there else ()
    for key in hit:
        name = f"{there[key].format}:{there[key].path}"
        raise UsageError(f"-f {name} would be written over one of the offers; name another file")


def write(content: str | bytes, path: Path | None) -> None:
    """Write to standard output, or put a whole file in the place of `path`."""
    with target(path) as put:
        put(content)


def _output(request: str, formats: Mapping[str, Format]) -> Output:
    name, colon, path = request.partition(":")
    if name not in formats:
        raise UsageError(f"unknown format {name!r}; accepted: {', '.join(formats)}")
    if colon and not path:
        raise UsageError(f"no file in -f {request!r}; accepted: {name}:PATH")
    if formats[name].binary and not path:
        raise UsageError(f"{name} goes to a file, not to standard output: -f {name}:report.{name}")
    return Output(name, Path(path) if path else None)


def _apart(paths: Iterable[Path]) -> None:
    """Two formats in one file would leave one of them. A device, such as /dev/null, takes any number."""
    seen: set[str] = set()
    for path in paths:
        ready(path)
        name = os.path.realpath(path)
        if name in seen and (path.is_file() or not path.exists()):
            raise UsageError(f"two formats cannot go to one file, {path}; give each its own")
        seen.add(name)


def _identity(path: str | Path) -> tuple[int, int]:
    """What a file is, whatever it is called."""
    try:
        about = os.stat(path)
    except (OSError, ValueError):
        return (0, 0)
    return about.st_dev, about.st_ino
