"""Folders upward, for what lies nearest to an offer; each folder is looked at once in a run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from .file import PROJECT

OWN = ("offer-check.toml", ".offer-check.toml")
WAIVERS = ("offer-check.waivers.yaml", "offer-check.waivers.yml", "offer-check.waivers.json")


class Search:
    """Finds the file that `look` sees in a folder, or in the nearest folder above it."""

    def __init__(self, look: Callable[[str], str | None]) -> None:
        self._look = look
        self._seen: dict[str, str | None] = {}

    def above(self, folder: str) -> str | None:
        """The file that is nearest to the absolute `folder`, or None."""
        passed = []
        found = None
        for here in upward(folder):
            known = here in self._seen
            found = self._seen[here] if known else self._look(here)
            passed.append(here)
            if known or found:
                break
        self._seen |= dict.fromkeys(passed, found)
        return found


def upward(folder: str) -> Iterator[str]:
    """The absolute `folder` and every folder above it."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def nearest(folder: str, is_configuration: Callable[[str], bool]) -> str | None:
    """The configuration in `folder`; a pyproject.toml counts only if it is one."""
    own = _first(folder, OWN)
    project = os.path.join(folder, PROJECT)
    return own or (project if os.path.isfile(project) and is_configuration(project) else None)


def waivers(folder: str) -> str | None:
    """The file of waivers in `folder`."""
    return _first(folder, WAIVERS)


def of_the_user() -> str:
    """The configuration of the user, empty where there is none."""
    path = user_path()
    return path if os.path.lexists(path) else ""


def user_path() -> str:
    """Where the user's configuration would be."""
    import platformdirs

    return os.path.join(platformdirs.user_config_dir("offer-check", appauthor=False), OWN[0])


def _first(folder: str, names: tuple[str, ...]) -> str | None:
    # A link that leads nowhere is there, too: whoever reads it says so.
    paths = (os.path.join(folder, name) for name in names)
    return next((path for path in paths if os.path.lexists(path)), None)
