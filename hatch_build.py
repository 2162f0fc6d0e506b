"""What a wheel holds besides the package: the rules, the templates, and one file with every rule already parsed
and compiled.

An editable install gets none of it: there the folders of the checkout itself are read.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.builders.wheel import WheelBuilderConfig

DATA = "offer_check/_data"


class BundleHook(BuildHookInterface[WheelBuilderConfig]):
    """Adds `rules/`, `templates/` and `rules.jsonl` to a wheel under `offer_check/_data/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files to include; `version` is `standard`, or `editable`, which includes none."""
        if version == "editable":
            return
        folders = {name: Path(self.root, name) for name in ("rules", "templates")}
        bundle = Path(tempfile.mkdtemp(prefix="offer-check-"), "rules.jsonl")
        write_bundle(self.root, folders["rules"], bundle)
        build_data["force_include"] |= {str(folder): f"{DATA}/{name}" for name, folder in folders.items()}
        build_data["force_include"][str(bundle)] = f"{DATA}/rules.jsonl"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary bundle."""
        for source, target in build_data["force_include"].items():
            if target == f"{DATA}/rules.jsonl":
                Path(source).unlink()
                Path(source).parent.rmdir()


def write_bundle(root: str, rules: Path, target: Path) -> None:
    """Compile `rules` into `target` with the package of the checkout, which is not installed while it is built."""
    sys.path.insert(0, root)
    try:
        from offer_check.wire import stored

        stored.write(rules, target)
    finally:
        sys.path.remove(root)
