"""The modules of the package as text: their names, lines, and what each of them imports, wherever the import stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = "offer_check"


@dataclass(frozen=True)
class Module:
    """One Python file of the package. `name` is dotted and starts with the package's: `offer_check.source.place`."""

    name: str
    text: str
    is_package: bool = False

    @property
    def station(self) -> str:
        """The part of the package that it belongs to: `source`; the package's own `__init__` is `offer_check`."""
        return self.name.split(".")[1] if "." in self.name else PACKAGE

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def imports(self) -> frozenset[str]:
        """Every name that is imported, dotted and absolute: in functions and for type checkers, too."""
        return frozenset(name for node in ast.walk(self.tree) for name in self.names_in(node))

    @property
    def imports_at_start(self) -> frozenset[str]:
        """The names that are imported as soon as the module is."""
        return frozenset(name for node in self.tree.body for name in self.names_in(node))

    def names_in(self, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = self.base_of(node)
            yield from (f"{base}.{alias.name}" for alias in node.names)

    def base_of(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        kept = parts[: len(parts) - node.level + self.is_package]
        return ".".join([*kept, node.module] if node.module else kept)


def read_modules() -> tuple[Module, ...]:
    """All modules of the package, by name."""
    files = sorted((ROOT / PACKAGE).rglob("*.py"))
    return tuple(
        Module(
            name=".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"),
            text=file.read_text(encoding="utf-8"),
            is_package=file.name == "__init__.py",
        )
        for file in files
    )


MODULES = read_modules()
NAMES = frozenset(module.name for module in MODULES)


def module_of(name: str) -> str:
    """The module that an imported name comes from: the name itself, or the part of it before a function or class."""
    while name not in NAMES and "." in name:
        name = name.rpartition(".")[0]
    return name
