"""Libraries that only one station may touch, and deeds that only the command line may do."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.tree import MODULES, Module

# library: the modules (with all that is under them) that may import it
FENCES = {
    "durable": ("offer_check.engine",),
    "durable_rules_engine": ("offer_check.engine",),
    "yaml": ("offer_check.source",),
    "jinja2": ("offer_check.book.html", "offer_check.render", "offer_check.web"),
    "weasyprint": ("offer_check.render.pdf",),
    "tomllib": ("offer_check.source",),
    "platformdirs": ("offer_check.config",),
    "typer": ("offer_check.cli",),
    "click": ("offer_check.cli",),
    "rich": ("offer_check.cli",),
    "socket": ("offer_check.web.owner", "offer_check.web.port"),
    "starlette": ("offer_check.web",),
    "uvicorn": ("offer_check.web",),
    "python_multipart": (),
    "webbrowser": ("offer_check.cli.serve",),
    "ssl": (),
    "http": ("offer_check.web",),
    "urllib.request": (),
    "requests": (),
    "urllib3": (),
}
DEEDS = {"print", "input", "exit", "quit", "sys.exit", "os._exit", "SystemExit"}


def within(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


def deeds_of(module: Module) -> Iterator[str]:
    """Calls and raises in a module that end the program or talk to a person."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
        elif isinstance(node, ast.Raise) and node.exc:
            yield ast.unparse(node.exc)


@pytest.mark.parametrize("library", FENCES)
def test_a_library_is_imported_behind_its_fence_only(library: str) -> None:
    importers = {m.name for m in MODULES if any(within(name, (library,)) for name in m.imports)}
    assert {name for name in importers if not within(name, FENCES[library])} == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_only_the_command_line_prints_and_exits(module: Module) -> None:
    assert within(module.name, ("offer_check.cli",)) or DEEDS.isdisjoint(deeds_of(module))


def test_a_forbidden_deed_is_seen() -> None:
    module = Module(name="offer_check.x", text="def f():\n    print(1)\n    sys.exit(2)\n    raise SystemExit")
    assert set(deeds_of(module)) == {"print", "sys.exit", "SystemExit"}
