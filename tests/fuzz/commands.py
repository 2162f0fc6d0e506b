"""Whole commands: any options over odd files end with an exit code that is documented, and without a traceback."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from offer_check.cli import main

from .configurations import CONFIG
from .corpus import files
from .kind import Kind
from .mutation import mutated
from .offers import OFFER
from .rule_files import RULES
from .saved_reports import SAVED, seeds
from .waiver_files import TEXT, WAIVERS

CODES = (0, 1, 2)
COMMANDS: tuple[tuple[str, ...], ...] = (
    *(
        ("check", "o.offer.yaml"),
        ("check", "o.offer.json"),
        ("check", "."),
        ("check", "-"),
        ("check", "o.offer.yaml", "n.yaml"),
    ),
    *(
        ("check", "o.offer.yaml", "--schema-only"),
        ("questions", "o.offer.yaml"),
        ("overview", "."),
        ("config", "o.offer.yaml"),
    ),
    *(
        ("compare", "old.json", "o.offer.yaml"),
        ("matrix", "o.offer.yaml", "o.offer.json"),
        ("explain", "LIC-01"),
        ("config",),
    ),
    *(
        ("explain", "LIC-01", "--offer", "o.offer.yaml"),
        ("rules", "list"),
        ("rules", "lint"),
        ("rules", "test", "--select", "LIC-01"),
        ("schema", "offer"),
    ),
    *(
        ("init", "new.offer.yaml", "--specialty", "dermatology", "--role", "hybrid_clinic"),
        ("waive", "LIC-05", "o.offer.yaml"),
    ),
    *(
        ("report", "o.offer.yaml", "-o", "missing/o.pdf"),
        ("rules", "doc"),
        ("nothing",),
        (),
        ("schema", "x"),
        ("init", "o.offer.yaml"),
    ),
)
SHARED: tuple[tuple[str, ...], ...] = (
    *(("--as-of", day) for day in ("2026-11-22", "0001-01-01", "9999-12-31", "2027-06-30", "2027-02-30", "x", "")),
    *(("--pack", "extended"), ("--pack", "zz"), ("--select", "LIC"), ("--select", ""), ("--ignore", "LIC-01")),
    *(
        ("--set", text)
        for text in ("MIX-02.most=50", "MIX-02.most=none", "MIX-02.most=1e999", "MIX-02.most=NaN", "A.b=1")
    ),
    *(
        ("--waivers", "w.yaml"),
        ("--no-waivers",),
        ("--preferences", "n.yaml"),
        ("--config", "c.toml"),
        ("--rules", "house"),
    ),
)
"""Options of every command that judges offers."""
OPTIONS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "check": (
        *(
            ("-f", form)
            for form in ("text", "json", "jsonl", "csv", "sarif", "markdown", "html:out.html", "junit", "github")
        ),
        *(
            ("--baseline", "old.json"),
            ("--baseline", "old.json", "--strict-baseline"),
            ("--fail-on", "never"),
            ("-v",),
            ("-q",),
        ),
        *(
            ("--fail-on-ask", "minor"),
            ("--include-values",),
            ("--color", "always"),
            ("--github", "-f", "sarif"),
            ("-j", "2"),
        ),
    ),
    "questions": (("-f", "markdown"), ("-f", "html"), ("--for", "lawyer")),
    "compare": (("-f", "json"), ("-f", "html:c.html"), ("--exit-code",), ("--stdin-filename", "x.json")),
    "matrix": (("-f", "csv"), ("-f", "json"), ("-f", "html:m.html")),
    "overview": (("-f", "csv"), ("-f", "json"), ("-f", "markdown")),
    "waive": (
        ("--reason", "x: #y", "--by", "y", "--until", "2027-01-01", "--subject", "GA"),
        ("--reason", "x", "--by", "y", "--until", "9999-12-31"),
    ),
    "rules": (("--rules", "house"), ("--rules", "house"), ("--rules", "missing")),
}
ODD: tuple[tuple[str, ...], ...] = (
    *(
        ("-f", "zz"),
        ("-f", ""),
        ("--config", "missing.toml"),
        ("--rules", "missing"),
        ("--fail-on", "zz"),
        ("-j", "0"),
        ("-j", "x"),
    ),
    *(
        ("--help",),
        ("--zz",),
        ("--", "x"),
        ("\udc80",),
        ("--set", "x"),
        ("--set", "="),
        ("--until", "x"),
        ("--color", "x"),
    ),
)
JUDGING = ("check", "report", "questions", "compare", "matrix", "overview", "explain", "config", "waive")


def _make(random: Random) -> bytes:
    arguments = list(random.choice(COMMANDS))
    for _ in range(random.choice((0, 1, 1, 2, 3))):
        arguments += random.choice(_options(arguments[0] if arguments else "", random))
    if random.random() < 0.05 and arguments:
        words = tuple(word.encode("utf-8", "replace") for option in (*SHARED, *ODD) for word in option)
        at = random.randrange(len(arguments))
        arguments[at] = mutated(arguments[at].encode("utf-8", "replace"), random, words, words)[:200].decode(
            "utf-8", "replace"
        )
        arguments[at] = arguments[at].replace("\0", "").replace("/", "_")
    made = {
        "o.offer.yaml": _odd(random, random.choice(files(".yaml")), OFFER.make(random)[1:]),
        "o.offer.json": _odd(random, random.choice(files(".json")), OFFER.make(random)[1:]),
        "w.yaml": _odd(random, TEXT, WAIVERS.make(random)),
        "old.json": _odd(random, random.choice(seeds()), SAVED.make(random)),
        "c.toml": CONFIG.make(random)[1:],
        "n.yaml": b"career_stage: new\n",
    }
    if "house" in arguments:
        name, _, text = RULES.make(random).partition(b"\n")
        made[f"house/{name.decode()}"] = text
    if random.random() < 0.15:
        made["offer-check.toml"] = made["c.toml"]
    if random.random() < 0.15:
        made["offer-check.waivers.yaml"] = made["w.yaml"]
    texts = {name: raw.decode("latin-1") for name, raw in made.items()}
    return json.dumps({"arguments": arguments, "files": texts, "process": random.random() < 0.02}).encode()


def _options(command: str, random: Random) -> tuple[tuple[str, ...], ...]:
    if random.random() < 0.05:
        return ODD
    own = OPTIONS.get(command, ())
    return own if own and random.random() < 0.6 else SHARED if command in JUDGING else own or ODD


def _odd(random: Random, sound: bytes, odd: bytes) -> bytes:
    """Mostly a sound file: a command reads several, and gets no further than to one that is none."""
    return odd if random.random() < 0.35 else sound


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-commands-")) / "a" / "b" / "c"


def _attempt(raw: bytes) -> str:
    try:
        asked = json.loads(raw)
    except ValueError:
        return "nothing"
    here = _folder()
    shutil.rmtree(here, ignore_errors=True)
    for name, text in asked["files"].items():
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_bytes(text.encode("latin-1"))
    before = os.getcwd()
    os.chdir(here)
    try:
        code, out, err = (process if asked["process"] else inside)(asked["arguments"], asked["files"])
    finally:
        os.chdir(before)
    return proved(asked["arguments"], code, out, err)


def proved(arguments: list[str], code: int, out: str, err: str) -> str:
    """The word for an exit code; AssertionError where it or what was written is not as documented."""
    assert "Traceback" not in out + err, err[-1500:]
    assert "bug in offer-check" not in out + err, re.sub(r"\s+", " ", err)[-1500:]
    assert code in CODES, f"exit code {code} of {arguments}: {err[-300:]}"
    assert code != 2 or err.strip(), f"exit code 2 of {arguments} without a word"
    return f"code {code}"


def inside(arguments: list[str], files: Any) -> tuple[int, str, str]:
    """Run a command in this process: what came of it, and what it wrote."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "surrogateescape") for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(files["o.offer.yaml"].encode("latin-1")), "utf-8")
    code: Any = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), patch.object(sys, "stdin", given):
        with patch.object(sys, "argv", ["offer-check", *arguments]):
            try:
                main()
            except SystemExit as end:
                code = end.code or 0
        out.flush()
        err.flush()
    return int(code), _text(out), _text(err)


def _text(stream: Any) -> str:
    return str(stream.buffer.getvalue(), "utf-8", "replace")


def process(arguments: list[str], files: Any) -> tuple[int, str, str]:
    """Run a command in a process of its own."""
    words = [argument.encode("utf-8", "surrogateescape") for argument in arguments]
    done = subprocess.run(
        [sys.executable, "-m", "offer_check", *words],
        input=files["o.offer.yaml"].encode("latin-1"),
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


COMMAND = Kind(name="command", make=_make, attempt=_attempt, each=300, seconds=20)
