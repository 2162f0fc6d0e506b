"""Imports run one way, from the command line down to the errors."""

from __future__ import annotations

from graphlib import TopologicalSorter

import pytest

from tests.architecture.tree import MODULES, PACKAGE, Module, module_of

BEFORE_RULES = {"bundled", "errors", "facts", "offer", "record", "source", "validation", "version"}
BEFORE_CHECK = BEFORE_RULES | {"compiler", "engine", "report", "rule", "ruleset", "waivers", "wire"}
BEFORE_JUDGE = BEFORE_CHECK | {"baseline", "checker", "compare", "saved"}
BEFORE_CLI = BEFORE_JUDGE | {"batch", "book", "bug", "config", "form", "judge", "probe", "prose", "render", PACKAGE}

# What each station may know. A station that is not named here has no place in the package yet: give it one.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "record": set(),
    "version": set(),
    "bug": {"version"},
    "child": set(),
    "replacement": set(),
    "bundled": {"errors"},
    "source": {"errors"},
    "validation": {"errors", "source"},
    "offer": {"errors", "record", "source"},
    "facts": {"errors", "source", "offer", "record"},
    "rule": {"errors", "record", "source"},
    "ruleset": BEFORE_RULES | {"rule"},
    "compiler": BEFORE_RULES | {"rule", "ruleset"},
    "wire": BEFORE_RULES | {"rule", "ruleset", "compiler"},
    "engine": {"errors", "facts", "compiler", "record", "wire"},
    "report": {"record"},
    "waivers": {"errors", "source", "report", "validation"},
    "compare": {"errors", "report"},
    "saved": {"errors", "source", "report", "validation"},
    "baseline": {"errors", "source", "report", "compare", "saved"},
    "config": {"errors", "source", "validation"},
    "checker": BEFORE_CHECK,
    "prose": BEFORE_RULES | {"rule", "ruleset", "compiler"},
    "form": BEFORE_CHECK | {"checker"},
    "probe": BEFORE_CHECK | {"checker", "prose"},
    "book": BEFORE_RULES | {"rule", "ruleset", "compiler", "prose"},
    "render": {"errors", "bundled", "child", "compare", "report", "version"},
    "judge": BEFORE_JUDGE,
    "batch": BEFORE_JUDGE | {"bug", "child", "judge", "render"},
    "interview": BEFORE_JUDGE | {"form", "judge", "render"},
    PACKAGE: {"api", "errors", "report", "version"},
    "api": BEFORE_JUDGE | {"batch", "judge", "render"},
    "cli": BEFORE_CLI | {"api", "interview", "replacement", "web"},
    "__main__": {"cli"},
    "web": BEFORE_CLI | {"api", "replacement"},
}


def station_of(name: str) -> str:
    """The station of a dotted name; what the package's own `__init__` offers belongs to the package."""
    station = [*name.split("."), PACKAGE][1]
    return station if station in MAY_IMPORT else PACKAGE


def known_to(module: Module) -> set[str]:
    """The other stations that a module imports from."""
    inside = {name for name in module.imports if name.split(".")[0] == PACKAGE}
    return {station_of(name) for name in inside} - {module.station}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_imports_only_stations_before_its_own(module: Module) -> None:
    assert known_to(module) <= MAY_IMPORT[module.station]


def test_no_station_comes_before_itself() -> None:
    order = tuple(TopologicalSorter(MAY_IMPORT).static_order())
    assert set(order) == set(MAY_IMPORT)


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    graph = {m.name: {module_of(name) for name in m.imports_at_start} - {m.name} for m in MODULES}
    assert set(graph) <= set(TopologicalSorter(graph).static_order())


def test_an_import_is_seen_wherever_it_stands() -> None:
    text = """
import yaml
from offer_check import report
if TYPE_CHECKING:
    from offer_check.engine.run import Session
def read():
    from . import place
    from .. import errors
    from ..offer import load
"""
    module = Module(name="offer_check.source.read", text=text)
    assert module.imports == {
        "yaml",
        "offer_check.report",
        "offer_check.engine.run.Session",
        "offer_check.source.place",
        "offer_check.errors",
        "offer_check.offer.load",
    }
    assert module.imports_at_start == {"yaml", "offer_check.report"}
    assert Module(name="offer_check.source", text="from .read import read", is_package=True).imports == {
        "offer_check.source.read.read"
    }
