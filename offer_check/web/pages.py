"""The pages: a template of the form and what it shows in, an answer for the browser out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from .. import bundled
from ..render.view import words
from .checklist import Entry
from .place import plain


def page(request: Request, template: str, shown: Mapping[str, object], *, status: int = 200) -> HTMLResponse:
    """The page that `template` makes of what is `shown`."""
    return HTMLResponse(filled(template, token=request.app.state.token, **shown), status)


def filled(template: str, **shown: Any) -> str:
    """The text that a template makes; every value in it is escaped."""
    return _environment().get_template(f"web/{template}").render(shown)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(bundled.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"capital": words.sentence, "plain": plain}
    made.globals |= {"counted": words.counted, "finding": _finding}
    return made


@lru_cache(maxsize=4096)
def _finding(entry: Entry) -> Markup:
    """A finding of the checklist in full: most are those of the checklist before."""
    return Markup(filled("finding.html.j2", found=entry))
