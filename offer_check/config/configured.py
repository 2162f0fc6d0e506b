"""What is configured where, in one run: folders in, the settings that hold for the offers in them out."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..errors import ConfigError, Fault
from . import environment
from .file import Files, Loaded
from .in_force import DEFAULTS, InForce
from .problem import collected
from .reading import placed, shown
from .search import Search, nearest, of_the_user, waivers
from .setting import Layer, Origin, Setting


class Configured:
    """The configuration of one run; every file is read once, and every folder looked at once.

    `config` is a file to take instead of those that lie about; `environ` are the variables that count. `named` is the
    absolute path of the file that was named, empty if none was.
    """

    def __init__(self, *, config: str = "", environ: Mapping[str, str] = os.environ) -> None:
        self.environ = environ
        self.named = placed(config or environ.get(environment.CONFIG, "").strip(), os.getcwd())
        self._files = Files()
        self._search = Search(lambda folder: nearest(folder, self._files.is_configuration))
        self._waivers = Search(waivers)
        self._known: dict[str, InForce] = {}

    def at(self, folder: str) -> InForce:
        """What holds for the offers in the absolute `folder`, the command line aside.

        Raises ConfigError with all faults of the files and variables that count there.
        """
        if folder not in self._known:
            self._known[folder] = self._read(folder)
        return self._known[folder]

    def file(self, folder: str) -> str:
        """The configuration file that counts in the absolute `folder`, empty where there is none."""
        return self.named or self._search.above(folder) or of_the_user()

    def waivers(self, folder: str) -> str:
        """The file of waivers that is nearest to the absolute `folder`, empty where there is none."""
        return shown(self._waivers.above(folder) or "")

    def _read(self, folder: str) -> InForce:
        faults: list[Fault] = []
        said: Layer = {}
        loaded = Loaded({})
        with collected(faults):
            said = environment.layer(self.environ)
        with collected(faults):
            path = self.file(folder)
            if path:
                loaded = self._files.load(path)
        if faults:
            raise ConfigError(faults)
        found = self.waivers(folder)
        lying: Layer = {"waivers": Setting(found, Origin("found", found))} if found else {}
        return InForce({**DEFAULTS, **lying, **loaded.layer, **said}, loaded.files)
