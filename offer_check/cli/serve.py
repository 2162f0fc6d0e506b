"""`offer-check serve`: the form in a browser, from this machine to this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from .failure import orderly, report_bug
from .given import Given, day_of, judging

if TYPE_CHECKING:
    from ..judge import Judge, Plan
    from ..web.drafts import Drafts
    from ..web.keys import Keys
    from ..web.port import Listener

USUAL = 8642


@judging
def serve(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Offer files to open, besides the drafts kept here.")
    ] = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="N", help="Where to listen; 0 for any free port.")
    ] = USUAL,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address, and open no browser.")] = False,
    *,
    given: Given,
) -> None:
    """Fill in an offer in your browser, and see at once what it means; Ctrl-C ends the server.

    It can be reached from this machine only, and only with the address that is printed: the key in it opens the pages.
    Each answer is kept as soon as it is given. Nothing is sent anywhere.
    """
    from ..web import library

    library.prove()
    from .. import source
    from ..config import folders
    from ..web.drafts import Drafts
    from ..web.keys import kept
    from ..web.opening import opened

    names = list(files or ())
    judge = _judging(_plan(given, names), given)
    drafts, keys = Drafts(folders.drafts()), kept(folders.state())
    with orderly(), _listening(folders.state(), port, keys) as listener:
        ids = [opened(source.read(n), drafts, judge().checker.tables, file=os.path.abspath(n)).id for n in names]
        path = f"/offers/{ids[0]}/job" if len(ids) == 1 else "/"
        _run(judge, drafts, keys, listener, path=path, browser=not no_browser)


def _plan(given: Given, names: list[str]) -> Plan:
    """How drafts are judged. Raises UsageError where the files are not all to be judged alike."""
    plans = given.plans(names or [""])
    unlike = next((name for name, plan in zip(names, plans, strict=False) if plan != plans[0]), None)
    if unlike is not None:
        raise UsageError(
            f"{names[0]} and {unlike} have different configurations; serve one after the other, or give one "
            "configuration for both with --config"
        )
    return plans[0]


def _judging(plan: Plan, given: Given) -> Callable[[], Judge]:
    """The judge of the moment: a server may run past midnight, and the files of a plan may change meanwhile."""
    from ..judge import judge

    def current() -> Judge:
        return judge(replace(plan, as_of=day_of(given.as_of)))

    current()
    return current


@contextmanager
def _listening(folder: Path, port: int, keys: Keys) -> Iterator[Listener]:
    """The socket, and a mark that the port is ours. Raises UsageError where it cannot be had."""
    from ..web.port import PortTaken, address, is_marked, listening, marked, number

    try:
        listener = listening(port)
    except PortTaken:
        if not is_marked(folder, port):
            raise
        where = address(port, keys.key)
        raise UsageError(f"offer-check is running at port {port} already: open {where}, or take --port 0") from None
    with listener, marked(folder, number(listener)):
        yield listener


def _run(
    judge: Callable[[], Judge], drafts: Drafts, keys: Keys, listener: Listener, *, path: str, browser: bool
) -> None:
    """Answer until Ctrl-C, which is how this command ends when all is well."""
    import webbrowser

    from ..web.app import application
    from ..web.port import address, number
    from ..web.server import run

    port = number(listener)
    app = application(judge, drafts, keys, port=port, tell=report_bug)
    print(f"open {address(port, keys.key, path)}\nCtrl-C ends the server; what was typed is kept", file=sys.stderr)
    if browser and _can_show():
        # Other users of this machine may see the command that starts a browser: a key for one time will do there.
        webbrowser.open(address(port, keys.one_time(), path))
    with suppress(KeyboardInterrupt):
        run(app, listener)
    print("stopped", file=sys.stderr)


def _can_show() -> bool:
    """Whether somebody sits at a screen with windows; a browser in the terminal would take it from the server."""
    windows = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.stderr.isatty() and bool(windows)
