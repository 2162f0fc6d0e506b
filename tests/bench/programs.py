"""What is measured: the commands of a wheel in an environment of its own, or of the checkout, and those of peers."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from .timing import run

ROOT = Path(__file__).resolve().parents[2]
AS_OF = "2026-11-22"
PEERS = ("check-jsonschema", "clipspy", "zen-engine")
SHOWN = (
    *("offer-check", "durable-rules", "pydantic", "PyYAML", "jinja2", "weasyprint"),
    *(*PEERS, "jsonschema", "ruamel.yaml"),
)
"""The packages whose versions are told."""
NO_FAILING = ("--as-of", AS_OF, "--fail-on", "never", "--fail-on-ask", "never")
CALL = """
import gc, json, sys
from importlib import import_module
gc.set_threshold(10_000)  # as every command does
sys.path.append(sys.argv[1])  # at the end, so that an installed package comes first
module, _, name = sys.argv[2].partition(":")
print(json.dumps(getattr(import_module(module), name)(*json.loads(sys.argv[3]))))
"""


@dataclass(frozen=True, slots=True)
class Programs:
    """The folder `bin` of an environment that holds this program and its peers."""

    folder: Path

    def check(self, *arguments: str) -> list[str]:
        """`offer-check check` that succeeds whatever it finds."""
        return [f"{self.folder}/offer-check", "check", *NO_FAILING, *arguments]

    def report(self, *arguments: str) -> list[str]:
        """`offer-check report`."""
        return [f"{self.folder}/offer-check", "report", "--as-of", AS_OF, *arguments]

    def help(self) -> list[str]:
        """`offer-check --help`."""
        return [f"{self.folder}/offer-check", "--help"]

    def peer(self, *files: str) -> list[str]:
        """check-jsonschema with our schema."""
        return [f"{self.folder}/check-jsonschema", "--schemafile", f"{ROOT}/schema/offer.schema.json", *files]

    def python(self, code: str, *arguments: str) -> list[str]:
        """Python code in that environment."""
        return [f"{self.folder}/python", "-c", code, *arguments]

    def call(self, name: str, *arguments: Any) -> Any:
        """What a function of this repository (`package.module:function`) gives in that environment."""
        return json.loads(run(self.python(CALL, str(ROOT), name, json.dumps(arguments))))


@contextmanager
def programs(*, installed: bool) -> Iterator[Programs]:
    """Those of a wheel in an environment that is removed afterward, or those of the checkout."""
    if not installed:
        yield Programs(ROOT / ".venv/bin")
        return
    from . import environment  # what it imports is not in the environment that it makes

    with tempfile.TemporaryDirectory() as folder:
        environment.make(Path(folder))
        yield Programs(Path(folder, "bin"))


def versions(names: Sequence[str]) -> dict[str, str]:
    """The versions of installed packages; to be called in the environment that is measured."""
    return {name: metadata.version(name) for name in names}
