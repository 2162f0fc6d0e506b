"""All commands of `offer-check`, and the way from an exception to an exit code."""

from __future__ import annotations

import sys
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from . import (
    check,
    compare,
    config,
    doctor,
    explain,
    init,
    interview,
    matrix,
    overview,
    questions,
    report,
    rules,
    schema,
    serve,
    waive,
)
from .failure import exit_code, open_streams


class Commands(TyperGroup):
    """All commands; what ends one from outside is told here, before typer makes an exit code of its own of it."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # typer has its own Context
        """Run a command."""
        try:
            return super().invoke(ctx)
        except (BrokenPipeError, KeyboardInterrupt) as error:
            raise typer.Exit(exit_code(error)) from None


app = typer.Typer(
    cls=Commands,
    help="Check a physician's telemedicine job offer against rules drawn from three career guides.",
    epilog="Exit codes: 0 nothing to report at the limits set, 1 something is flagged or still to be asked, "
    "2 an offer, a rule or an option cannot be used, 3 a bug, 130 interrupted, 141 the reader of the output went away.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the versions of program, rules and engine, and exit.", is_eager=True),
    ] = False,
) -> None:
    """Nothing is sent anywhere. This is not legal advice."""
    if version:
        from .version import lines

        print(*lines(), sep="\n")
        raise typer.Exit


app.command("check")(check.check)
app.command("report")(report.report)
app.command("questions")(questions.questions)
app.command("compare")(compare.compare)
app.command("matrix")(matrix.matrix)
app.command("overview")(overview.overview)
app.command("explain")(explain.explain)
app.add_typer(rules.app, name="rules")
app.command("init")(init.init)
app.command("interview")(interview.interview)
app.command("waive")(waive.waive)
app.command("serve")(serve.serve)
app.command("config")(config.config)
app.command("schema")(schema.schema)
app.command("doctor")(doctor.doctor)


def run() -> NoReturn:
    """Run the command line and exit."""
    open_streams()
    try:
        command = typer.main.get_command(app)
        code = command.main(prog_name="offer-check", standalone_mode=False)
    except BaseException as error:
        code = exit_code(error)
    sys.exit(code if isinstance(code, int) else 0)
