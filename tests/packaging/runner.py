"""Runs a script of the action as GitHub's runner does: inputs become variables, and files take what it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
INSTALL, CHECK = "Install offer-check", "Check the offers"
PROGRAM = Path(sys.executable).with_name("offer-check")

_EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")


@dataclass(frozen=True)
class Ran:
    """What became of a step: its exit code, its log, its outputs and its summary."""

    code: int
    out: str
    err: str
    outputs: Mapping[str, str]
    summary: str


@dataclass(frozen=True)
class Runner:
    """A machine with the repository of a user in `workspace`, and a folder `temporary` for tools."""

    workspace: Path
    temporary: Path

    def with_program(self) -> Runner:
        """The same machine after the installation, which took the program of this checkout."""
        programs = self.temporary / "offer-check" / "bin"
        programs.mkdir(parents=True)
        (programs / "offer-check").symlink_to(PROGRAM)
        return self

    def run(self, name: str, variables: Mapping[str, str] | None = None, **inputs: str) -> Ran:
        """Run the step `name`; inputs are written with `_`, what is not given has its default."""
        step = next(step for step in STEPS if step["name"] == name)
        script, output, summary = (self.temporary / file for file in ("script.sh", "output", "summary"))
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("", encoding="utf-8")
        summary.write_text("", encoding="utf-8")
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.temporary),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.workspace),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "RUNNER_TEMP": str(self.temporary),
            **({"PYTHONPATH": os.environ["PYTHONPATH"]} if name == CHECK else {}),
            **{variable: evaluated(str(value), given) for variable, value in step["env"].items()},
            **(variables or {}),
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.workspace,
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        said = output.read_text(encoding="utf-8").splitlines()
        return Ran(
            code=done.returncode,
            out=done.stdout,
            err=done.stderr,
            outputs=dict(line.split("=", 1) for line in said),
            summary=summary.read_text(encoding="utf-8"),
        )


def evaluated(text: str, inputs: Mapping[str, str]) -> str:
    """A value of `env` with its expressions evaluated: an input, or one of a few facts, and `||` between them."""
    return _EXPRESSION.sub(lambda found: _value(found[1], inputs), text)


def _value(expression: str, inputs: Mapping[str, str]) -> str:
    facts = {"github.action_path": str(ROOT), "steps.python.outputs.python-path": sys.executable}
    facts |= {f"inputs.{name}": about.get("default", "") for name, about in ACTION["inputs"].items()}
    facts |= {f"inputs.{name}": value for name, value in inputs.items()}
    return next((facts[name] for name in expression.split(" || ") if facts[name]), "")
