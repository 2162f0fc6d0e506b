"""`offer-check doctor`: look at an installation and say what is missing."""

from __future__ import annotations

import platform
import sys

import typer

from ..errors import MissingLibraryError, OfferCheckError
from ..version import __version__
from .failure import UNUSABLE

PACKAGES = ("durable-rules", "pydantic", "jinja2", "weasyprint", "PyYAML", "typer", "font-source-sans-pro")


def doctor() -> None:
    """Check the installation: rules, engine, fonts and the libraries that the PDF needs."""
    print(f"offer-check {__version__} on Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    print("packages: " + ", ".join(f"{name} {_version(name)}" for name in PACKAGES))
    sound = True
    for title, look in (("rules", _rules), ("engine", _engine), ("PDF", _pdf)):
        try:
            print(f"{title}: {look()}")
        except OfferCheckError as error:
            sound = False
            print(f"{title}: {error}")
    print(f"form in a browser: {_form()}")
    if not sys.stdout.encoding.lower().startswith("utf"):
        print(f"terminal: {sys.stdout.encoding}, so plain ASCII is printed")
    raise typer.Exit(0 if sound else UNUSABLE)


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _rules() -> str:
    from ..api import load_rules

    rules = load_rules(packs=("core", "extended", "program"))
    return f"{len(rules.rules)} rules, digest {rules.digest[:12]}, from {', '.join(rules.roots)}"


def _engine() -> str:
    from ..api import load_rules
    from ..checker.examples import run

    outcomes = list(run(load_rules().select(select=["LIC-01"])))
    failed = [o for o in outcomes if o.fault]
    if failed:
        raise OfferCheckError(f"{len(failed)} of {len(outcomes)} examples of LIC-01 went wrong: {failed[0].fault}")
    return f"{len(outcomes)} examples of LIC-01 come out as they should"


def _form() -> str:
    """An extra: without it, an installation is sound."""
    from ..web import library

    try:
        library.prove()
    except MissingLibraryError as error:
        return str(error)
    return ", ".join(f"{name} {_version(name)}" for name in library.NEEDED)


def _pdf() -> str:
    from ..render.pdf import library

    library.load()
    return "the libraries are there, and the fonts load"
