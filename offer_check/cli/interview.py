"""`offer-check interview`: the questions of the form, in the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from . import completion, editor
from .failure import INTERRUPTED, orderly, printable
from .given import Given, judging
from .output import write
from .target import ready

if TYPE_CHECKING:
    from ..offer.tables import Tables


@judging
def interview(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="The offer: a file to go on with, or a new one such as lakeside.offer.yaml."
        ),
    ],
    only_open: Annotated[
        bool, typer.Option("--open", help="Only what the rules still ask, worst first: for when answers come in.")
    ] = False,
    start: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="start",
            help="Go over all questions from the start, answered or not.",
            show_default="what has no answer",
        ),
    ] = "",
    group: Annotated[
        str,
        typer.Option(
            "--group",
            metavar="KEY",
            help="All questions of one group, such as pay, and no others.",
            autocompletion=completion.groups,
        ),
    ] = "",
    *,
    given: Given,
) -> None:
    """Ask for an offer, question by question, and write each answer into FILE at once.

    The order and the words are those of the form in the browser. Enter passes a question over, ? explains it, /back,
    /skip and /quit move; the rest of the file, comments too, stays as it is. Leave at any time: the next run goes on
    where an answer is missing. The exit code is 0 when it was gone through or left, 130 after Ctrl-C.
    """
    from ..interview import OpenQuestions, Session, Store, Work, command, greet
    from ..offer import GROUPS
    from .dialog import Dialog

    _fit(file)
    _known("--from", start, ["start"])
    _known("--group", group, [key for key in GROUPS if key != "preferences"])
    judges = given.judge(file)
    schema = editor.near(Path(file), "")
    begin = _start(file, editor.told(schema, Path(file)))
    put = partial(_put, Path(file), schema, judges.checker.tables)
    store = Store.open(file, judges.checker.tables, start=begin, write=put)
    work, dialog = Work(store, judges), Dialog()
    session = Session(dialog, work, whole=bool(start), group=group)
    try:
        with orderly():
            greet(dialog, work, whole=bool(start or group) or only_open)
            (OpenQuestions(session) if only_open else session).run()
    except KeyboardInterrupt:
        saved = "Nothing was written yet." if work.is_new else f"Everything is in {file}."
        print(f"\n{printable(saved)} To go on: {printable(command('interview', file))}", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None


def _known(option: str, given: str, known: Sequence[str]) -> None:
    """Raise UsageError for a word that an option does not take."""
    if given and given not in known:
        raise UsageError(f"{option} {given!r}; accepted: {', '.join(known)}")


def _fit(file: str) -> None:
    """Raise UsageError for what cannot be interviewed."""
    if file == "-":
        raise UsageError("- is no file: each answer is written at once, so name one, such as lakeside.offer.yaml")
    if not file.lower().endswith((".yaml", ".yml", ".json")):
        raise UsageError(f"{file}: accepted: a name that ends in .yaml, .yml or .json")
    ready(Path(file))


def _start(file: str, schema: str) -> bytes:
    """What a new file holds before the first answer."""
    if file.lower().endswith(".json"):
        return (json.dumps({"$schema": schema, "offer_format": 1}, indent=2) + "\n").encode()
    return f"# yaml-language-server: $schema={schema}\n\noffer_format: 1\n".encode()


def _put(path: Path, schema: str, tables: Tables, content: bytes) -> None:
    """Put the content in the place of the file; before a new one, which names it, the schema for editors."""
    from ..offer.schema import schema as offer_schema

    if not path.exists():
        editor.put(schema, offer_schema(tables), force=False)
    write(content, path)
