"""Which offers an entry speaks of: paths and patterns from the folder of the waiver file, as one spells them there."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice

_WILD = re.compile(r"[*?\[]")
_PART = re.compile(r"\*|\?|\[!?\]?[^]]*\]|.", re.DOTALL)
_NAMED = re.compile(r".+\.offer\.(?:ya?ml|json)")


def spelled(offer: str, folder: str) -> str:
    """The path of an offer from the absolute `folder`: what an entry that speaks of it alone would say, if there is
    nothing in the name that a pattern would take for more."""
    try:
        found = os.path.relpath(_settled(offer), folder)
    except ValueError:  # on another drive
        found = _settled(offer)
    return found.replace(os.sep, "/")


def literal(path: str) -> str:
    """A pattern that stands for `path` and nothing else."""
    return _WILD.sub(lambda sign: f"[{sign[0]}]", path)


def normal(pattern: str) -> str:
    """A pattern without detours: `./a//b.yaml` is `a/b.yaml`."""
    return posixpath.normpath(pattern)


def is_wild(pattern: str) -> bool:
    """Whether a pattern may stand for several offers."""
    return bool(_WILD.search(pattern))


@lru_cache(maxsize=1024)
def matcher(pattern: str) -> re.Pattern[str]:
    """What matches the spelled paths of the offers that `pattern` stands for: `*` and `?` stop at a slash, `**` as a
    part of a path stands for any number of folders."""
    *folders, name = normal(pattern).split("/")
    first, *others = _between("**", folders)
    below = "".join(f"(?>(?:[^/]+/)*?{_folders(group)})" for group in others[:-1] if group)
    last = f"(?:[^/]+/)*{_folders(others[-1])}" if others else ""
    return re.compile(_folders(first) + below + last + ("(?:[^/]+/)*[^/]+" if name == "**" else _part(name)), re.DOTALL)


def alone(folder: str) -> str:
    """The name of the only offer that lies in `folder`; empty where there is none, or more than one."""
    try:
        found = list(islice(_offers(folder), 2))
    except OSError:
        found = []
    return found[0] if len(found) == 1 else ""


def folder_of(path: str) -> str:
    """The absolute folder of a waiver file, links followed."""
    return os.path.dirname(_settled(path))


def _settled(path: str) -> str:
    """An absolute path by way of real folders; the file itself may be a link, as it is called by its name."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(_real(folder), name)


@lru_cache(maxsize=1024)
def _real(folder: str) -> str:
    return os.path.realpath(folder)


def _offers(folder: str) -> Iterator[str]:
    """Files that are offers by their name, or seem to be offers by what they say."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file() and (_NAMED.fullmatch(entry.name) or _seems_offer(entry)):
                yield entry.name


def _seems_offer(entry: os.DirEntry[str]) -> bool:
    if not entry.name.endswith((".yaml", ".yml", ".json")) or entry.name.endswith(".schema.json"):
        return False
    try:
        with open(entry.path, "rb") as file:
            return b"offer_format" in file.read(65_536)
    except OSError:
        return False


def _folders(parts: Iterable[str]) -> str:
    return "".join(f"{_part(part)}/" for part in parts)


def _part(pattern: str) -> str:
    """One part of a path as a regular expression.

    What stands between two stars is taken where it comes first and kept (`(?>...)`): a further look would find nothing
    else, and twenty stars would take forever to find that out.
    """
    first, *others = map("".join, _between("*", _PART.findall(pattern), _sign))
    below = "".join(f"(?>[^/]*?{piece})" for piece in others[:-1] if piece)
    return first + below + (f"[^/]*{others[-1]}" if others else "")


def _between(mark: str, signs: Iterable[str], written: Callable[[str], str] = str) -> list[list[str]]:
    """What stands before, between and behind the marks."""
    found: list[list[str]] = [[]]
    for sign in signs:
        if sign == mark:
            found.append([])
        else:
            found[-1].append(written(sign))
    return found


def _sign(found: str) -> str:
    if found == "?":
        return "[^/]"
    if len(found) == 1:
        return re.escape(found)
    start, signs = ("[^/", found[2:-1]) if found.startswith("[!") else ("[", found[1:-1])
    return start + re.sub(r"([\\\[\]^&~|])", r"\\\1", signs) + "]"
