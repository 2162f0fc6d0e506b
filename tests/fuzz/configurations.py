"""Configuration files with something odd in them, offer-check.toml and pyproject.toml: refused, or in force."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path
from random import Random

from offer_check.cli.given import Given
from offer_check.config.keys import KEYS
from offer_check.errors import InputError, OfferCheckError, UsageError
from offer_check.judge.rules import rules_of

from .kind import Kind, refused
from .mutation import mutated
from .readers import TOML_WORDS

SEEDS = (
    b"""pack = ["core", "extended"]
select = ["LIC", "MAL-01"]
ignore = ["LIC-05"]
fail-on = "critical"
fail-on-ask = "never"
paper = "a4"
waivers = "w.yaml"
preferences = "p.yaml"
baseline = "b.json"
strict-baseline = true
include-values = false

[set]
"MIX-02.most" = 50
MIX-03.most = 12.5
"ESC-01.most" = "none"
""",
    b'extend = "other.toml"\nrules = ["house"]\ntemplates = "house"\n',
    b'[project]\nname = "x"\n\n[tool.offer-check]\npack = ["core"]\nset = {"MIX-02.most" = 1}\n\n[tool.other]\na = 1\n',
    b"",
)
WORDS = (
    *TOML_WORDS,
    *(f"{name} = ".encode() for name in KEYS),
    *(
        b'"none"',
        b'"never"',
        b'["core"]',
        b"[set]\n",
        b'"MIX-02.most" = ',
        b"[set.MIX-02]\n",
        b'"\\u0000"',
        b'"~x/y"',
        b'"a\\u0000b"',
    ),
    *(
        b'"LIC-01"',
        b'["LIC-05", 1]',
        b'"other.toml"',
        b'"offer-check.toml"',
        b'extend = "."\n',
        b'"\\u202e"',
        b"1e400",
        b"-0.0",
    ),
)


@cache
def folder() -> Path:
    """A folder deep inside of one that goes, so that paths that lead up lead nowhere."""
    made = Path(tempfile.mkdtemp(prefix="fuzz-config-")) / "a" / "b" / "c"
    made.mkdir(parents=True)
    (made / "other.toml").write_text('pack = ["program"]\nextend = "third.toml"\n')
    (made / "third.toml").write_text("[set]\n'MIX-02.most' = 3\n")
    (made / "house").mkdir()
    return made


def _make(random: Random) -> bytes:
    seed = random.choice(SEEDS)
    return (b"p" if b"[tool." in seed or random.random() < 0.05 else b"o") + mutated(seed, random, WORDS, SEEDS)


def _attempt(raw: bytes) -> str:
    """The first byte says whether the file is a pyproject.toml."""
    path = folder() / ("pyproject.toml" if raw[:1] == b"p" else "offer-check.toml")
    path.write_bytes(raw[1:])
    before = os.getcwd()
    os.chdir(folder())
    try:
        given = Given(as_of="2026-11-22")
        plan = given.plan("o.offer.yaml", fail_on=None, baseline=None)
        given.trail("o.offer.yaml")
        given.prove("o.offer.yaml")
        given.house("o.offer.yaml")
        if not plan.rules:
            rules_of(plan)
    except InputError as error:
        return refused(error)
    except UsageError:
        return "no such rule"
    except OfferCheckError:
        return "refused"
    finally:
        os.chdir(before)
        path.unlink()
    return "in force"


CONFIG = Kind(name="config", make=_make, attempt=_attempt, each=5_000, tokens=WORDS)
