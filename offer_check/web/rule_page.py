"""A rule in words: what applies, flags and passes, where it comes from, and the questions of a draft that it reads."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ..compiler.vocabulary import vocabulary
from ..errors import OfferCheckError
from ..prose.explain import parts
from ..prose.page import Page
from .clean import clean
from .pages import page
from .place import Link, home, spot, to_question
from .stage import apart, drafts_of, judge_of
from .standing import Standing, standing


async def show(request: Request) -> Response:
    """The page of a rule; with `?offer=` it leads back to that draft."""
    return await apart(_show, request)


def _show(request: Request) -> Response:
    judge = judge_of(request)
    rules, tables = judge.checker.rules, judge.checker.tables
    rule = rules.rules.get(request.path_params["rule"])
    if rule is None:
        raise HTTPException(404)
    words, here = Page(rule, rules, tables, vocabulary(rules, tables)), _draft(request)
    content = {
        "rule": rule,
        "head": words.head(),
        "parts": list(parts(words)),
        "questions": _questions(here, rule.id) if here else (),
        "back": Link(clean(here.name), f"{home(here.id)}/{here.keys[-1]}#{spot(rule.id)}") if here else None,
    }
    return page(request, "rule.html.j2", content)


def _draft(request: Request) -> Standing | None:
    try:
        return standing(drafts_of(request).get(request.query_params.get("offer", "")), judge_of(request))
    except OfferCheckError:
        return None


def _questions(here: Standing, rule: str) -> tuple[Link, ...]:
    """The questions of a draft that a rule reads."""
    reading = (path for path, (_, q) in here.questions.items() if any(known.id == rule for known in q.rules))
    found = (to_question(here.id, path, here.questions) for path in reading)
    return tuple(link for link in found if link)
