"""The README in parts: its sections, and the examples in them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """What stands under a heading."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def examples(text: str, language: str = "") -> list[str]:
    """The examples in one language, in order; those without a language are commands."""
    return [
        code for name, code in re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE) if name == language
    ]


def named(text: str, file: str) -> str:
    """The example that says in its first line which file it is."""
    (found,) = (
        code for language in ("yaml", "toml") for code in examples(text, language) if code.startswith(f"# {file}\n")
    )
    return found
