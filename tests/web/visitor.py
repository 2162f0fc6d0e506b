"""A browser without script over the application in this process: pages, their forms, and what is sent of them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import httpx
import tinyhtml5
from starlette.applications import Starlette

from offer_check import source
from offer_check.judge import Judge, Plan, judge
from offer_check.web.app import application
from offer_check.web.drafts import Drafts
from offer_check.web.keys import new
from offer_check.web.opening import opened
from offer_check.web.standing import Standing, standing
from tests.web.submitted import Entries, values

PLAN = Plan(as_of=date(2026, 11, 23))
SITE = "http://127.0.0.1:8642"
EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Shown:
    """A page, or any other answer."""

    answer: httpx.Response

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def path(self) -> str:
        return self.answer.url.path

    @property
    def query(self) -> str:
        return self.answer.url.query.decode()

    @property
    def fragment(self) -> str:
        return self.answer.url.fragment

    @property
    def text(self) -> str:
        return self.answer.text

    @cached_property
    def root(self) -> Element:
        """The elements of the page."""
        root: Element = tinyhtml5.parse(self.answer.content, namespace_html_elements=False, transport_encoding="utf-8")
        return root

    def by_id(self, id: str) -> Element:
        """The element of that id."""
        return next(element for element in self.root.iter() if element.attrib.get("id") == id)

    def has(self, id: str) -> bool:
        """Whether there is an element of that id."""
        return any(element.attrib.get("id") == id for element in self.root.iter())

    def words(self, id: str) -> str:
        """The text of an element, white space as single spaces."""
        return " ".join("".join(self.by_id(id).itertext()).split())

    def sent(self, form: str = "form") -> Entries:
        """What is sent of a form that nobody touched."""
        entries: Entries = {}
        for element in self.by_id(form).iter():
            for value in values(element):
                entries.setdefault(element.attrib["name"], []).append(value)
        return entries

    def every(self, *tags: str) -> Iterator[Element]:
        """All elements of these kinds."""
        return (element for element in self.root.iter() if element.tag in tags)


@dataclass
class Visitor:
    """Somebody who was let in; drafts are kept in `folder`."""

    folder: Path
    bugs: list[BaseException] = field(default_factory=list)

    @cached_property
    def judge(self) -> Judge:
        return judge(PLAN)

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self.folder / "drafts")

    @cached_property
    def _app(self) -> Starlette:
        self._keys = new()
        return application(lambda: self.judge, self.drafts, self._keys, port=8642, tell=self.bugs.append)

    def get(self, path: str, **headers: str) -> Shown:
        """A page."""
        return self._ask("GET", path, headers=headers)

    def post(self, path: str, entries: Mapping[str, Any], *, files: Mapping[str, Any] | None = None) -> Shown:
        """What comes after a form was sent; redirections are followed."""
        return self._ask("POST", path, data={"token": self.token, **entries}, files=files)

    def answer(self, id: str, entries: Mapping[str, Any], *, step: str = "first") -> dict[str, Any]:
        """What the script gets for answers."""
        answer: dict[str, Any] = self.post(f"/offers/{id}/answer?step={step}", entries).answer.json()
        return answer

    @property
    def token(self) -> str:
        assert self._app
        return self._keys.token

    def example(self, name: str, *, folder: Path | None = None) -> str:
        """The id of a draft of an example; as a file that was opened in `folder`, if one is named."""
        path = (folder or EXAMPLES) / name
        if folder:
            path.write_bytes((EXAMPLES / name).read_bytes())
        tables = self.judge.checker.tables
        return opened(source.read(path), self.drafts, tables, file=str(path) if folder else "").id

    def standing(self, id: str) -> Standing:
        """Where a draft stands."""
        return standing(self.drafts.get(id), self.judge)

    def offer(self, id: str) -> Mapping[str, Any]:
        """The data of a draft."""
        return self.drafts.get(id).offer

    def _ask(self, method: str, path: str, **options: Any) -> Shown:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app, raise_app_exceptions=False)
            headers = {"Origin": SITE, **options.pop("headers", {})}
            async with httpx.AsyncClient(transport=transport, base_url=SITE, follow_redirects=True) as client:
                client.cookies.set("offer-check-8642", self._keys.key)
                return await client.request(method, path, headers=headers, **options)

        assert self._app
        answer = asyncio.run(ask())
        assert self.bugs == []
        return Shown(answer)


def changed(entries: Entries, **answers: str | Sequence[str]) -> dict[str, Any]:
    """What is sent with other answers: `malpractice__policy_type__state="stated:occurrence"`."""
    renamed = {re.sub("__(?=[^_]*$)", "!", name, count=1).replace("__", "."): told for name, told in answers.items()}
    return {**entries, **renamed}
