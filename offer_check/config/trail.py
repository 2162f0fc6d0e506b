"""Where a configuration was looked for, for people who wonder why theirs does not count."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from .configured import Configured
from .environment import unknown
from .file import PROJECT
from .reading import shown
from .search import OWN, upward, user_path


@dataclass(frozen=True, slots=True)
class Passed:
    """A file that lies on the way and does not count, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Trail:
    """The folders that were looked at, the nearest first, and where the user's own configuration would be.

    Both are empty where a file was named, `user` also where a file was found before. `variables` look like ours and say
    nothing.
    """

    folders: tuple[str, ...] = ()
    user: str = ""
    passed: tuple[Passed, ...] = ()
    variables: tuple[str, ...] = ()


def trail(configured: Configured, folder: str) -> Trail:
    """The way from the absolute `folder` to the configuration that counts there."""
    variables = tuple(unknown(configured.environ))
    if configured.named:
        return Trail(variables=variables)
    file = configured.file(folder)
    folders = list(upward(folder))
    found = os.path.dirname(file) in folders
    if found:
        folders = folders[: folders.index(os.path.dirname(file)) + 1]
    return Trail(
        folders=tuple(map(shown, folders)),
        user="" if found else user_path(),
        passed=tuple(_passed(folders, file)),
        variables=variables,
    )


def _passed(folders: list[str], file: str) -> Iterator[Passed]:
    for folder in folders:
        for name in (*OWN, PROJECT):
            path = os.path.join(folder, name)
            if path != file and os.path.isfile(path):
                beside = os.path.dirname(file) == folder
                reason = f"{os.path.basename(file)} comes first" if beside else "no table [tool.offer-check]"
                yield Passed(shown(path), reason)
