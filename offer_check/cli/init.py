"""`offer-check init`: an annotated template for an offer of some kind."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import Fault, InputError, UsageError
from . import completion, editor, options
from .failure import printable
from .given import Given
from .output import write
from .target import ready

if TYPE_CHECKING:
    from ..checker.checker import Checker
    from ..form import Kind

STAGE = "about.career_stage"


def init(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The file to write, such as lakeside.offer.yaml; - prints it.")
    ],
    specialty: Annotated[
        str,
        typer.Option(
            "--specialty",
            metavar="CODE",
            help="The specialty of the job.",
            autocompletion=completion.specialties,
        ),
    ] = "",
    role: Annotated[
        list[str],
        typer.Option(
            "--role", metavar="CODE", help="What the job mainly is (repeatable).", autocompletion=completion.roles
        ),
    ] = [],
    stage: Annotated[
        str,
        typer.Option(
            "--stage", metavar="CODE", help="Your career stage, if it is to count.", autocompletion=completion.stages
        ),
    ] = "",
    short: Annotated[bool, typer.Option("--short", help="Just the facts to fill in first.")] = False,
    schema: Annotated[
        str,
        typer.Option(
            "--schema",
            metavar="PATH",
            help="Where editors find the schema; it is written there if there is none.",
            show_default=f"the nearest {editor.NAME} upward, else beside FILE",
        ),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
    rules: options.RuleFolders = [],
    config: options.ConfigFile = None,
) -> None:
    """Write a template for an offer: every fact that counts for the kind of job, explained, the first ones first.

    The file is valid as it stands and can be checked at once: what is not filled in becomes a question.
    """
    from ..form import form, template
    from ..offer.schema import schema as offer_schema

    path = None if file == "-" else Path(file)
    _fit(path, force=force)
    checker = _checker(rules, config, file)
    kind = _kind(checker, specialty, role, stage)
    made, place = form(checker, kind), path or Path("FILE")
    found = editor.near(place, schema)
    text = template(made, checker.tables, schema=editor.told(found, place), name=place.name, short=short)
    if path:
        editor.put(found, offer_schema(checker.tables), force=force)
    write(text, path)
    if path:
        counted = f"{made.first} facts to fill in first, {0 if short else len(made.fields) - made.first} more"
        print(printable(f"wrote {file}: {counted}; then: offer-check check {file}"), file=sys.stderr)


def _fit(path: Path | None, *, force: bool) -> None:
    """Raise UsageError where the template cannot be written to `path`."""
    if path is None:
        return
    if path.suffix not in (".yaml", ".yml"):
        raise UsageError(f"{path}: a template has comments, so it is YAML; accepted: a name that ends in .yaml or .yml")
    if path.exists() and not force and not path.is_dir():
        raise UsageError(f"{path} is there already; name another file, or use --force to write over it")
    ready(path)


def _checker(rules: Iterable[Path], config: Path | None, file: str) -> Checker:
    """What knows all the rules, those of the house as well."""
    from ..judge.rules import checker, every
    from ..ruleset.ruleset import PACKS

    plan = Given(rules=list(rules), config=config).plan("" if file == "-" else file)
    return checker(every(plan.rules).select(packs=PACKS))


def _kind(checker: Checker, specialty: str, roles: list[str], stage: str) -> Kind:
    """The kind of job. Raises InputError with all that is missing or unknown."""
    from ..form import Kind
    from ..offer import FIELDS

    known = checker.tables
    specialties = {code: found.label for code, found in known.specialties.items()}
    jobs = {code: found.label for code, found in known.roles.items()}
    stages = dict.fromkeys(FIELDS[STAGE].shape.choices, "")
    wrong = [
        *_wrong("--specialty", [specialty], specialties),
        *_wrong("--role", roles or [""], jobs),
        *(_wrong("--stage", [stage], stages) if stage else ()),
    ]
    if wrong:
        raise InputError(wrong)
    return Kind(specialty=specialty, roles=tuple(dict.fromkeys(roles)), stage=stage)


def _wrong(option: str, codes: Iterable[str], known: Mapping[str, str]) -> Iterable[Fault]:
    from ..rule.faults import suggestion

    accepted = ", ".join(f"{code} ({label})" if label else code for code, label in known.items())
    for code in codes:
        if code not in known:
            message = f"there is no {code!r}" if code else "is needed"
            hint = suggestion(code, known) if code else ""
            yield Fault(path=option, message=message, accepted=accepted, hint=hint)
