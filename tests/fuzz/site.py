"""The form with all its pages in this process, over a folder of drafts that each input finds fresh, and the laws of
what it answers."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette

from offer_check.judge import judge
from offer_check.web.app import application
from offer_check.web.drafts import Drafts
from offer_check.web.keys import Keys, new
from tests.web.visitor import PLAN

from .corpus import offers

PORT = 8642


@dataclass(frozen=True)
class Site:
    """The application, with a folder of drafts that is emptied between inputs."""

    folder: Path
    keys: Keys
    bugs: list[BaseException]

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self.folder)

    @cached_property
    def app(self) -> Starlette:
        own = judge(PLAN)
        return application(lambda: own, self.drafts, self.keys, port=PORT, tell=self.bugs.append)

    def fresh(self, offer: int) -> str:
        """The id of the one draft that there is from now on."""
        # A request before this one may still be worked on: what it needs of the folder stays.
        for path in self.folder.rglob("*.json"):
            path.unlink(missing_ok=True)
        return self.drafts.new(offers()[offer % len(offers())]).id

    def filled(self, text: str, id: str) -> str:
        """A text of an input with what only the server knows."""
        for name, known in (("id", id), ("token", self.keys.token), ("cookie", f"offer-check-{PORT}={self.keys.key}")):
            text = text.replace(f"{{{name}}}", known)
        return text


@cache
def site() -> Site:
    """The one site of this process."""
    return Site(Path(tempfile.mkdtemp(prefix="fuzz-drafts-")) / "drafts", new(), [])


async def answered(here: Site, request: Mapping[str, Any], id: str) -> int:
    """The status of the answer to a request as plain data, past any server. Raises as `proved`."""
    path, _, query = here.filled(request["path"], id).partition("?")
    body = here.filled(request["body"], id).encode("latin-1", "replace")
    headers = [(name, here.filled(said, id).encode("utf-8", "replace")) for name, said in request["headers"]]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request["method"],
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("ascii", "replace"),
        "query_string": query.encode("ascii", "replace"),
        "root_path": "",
        "headers": [(name.encode(), said) for name, said in headers if said],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", PORT),
    }
    messages: list[Any] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}, {"type": "http.disconnect"}]

    async def receive() -> Any:
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    async def send(message: Any) -> None:
        messages.append(message)

    await here.app(scope, receive, send)
    return proved(here.bugs, messages)


def proved(bugs: list[BaseException], messages: Sequence[Any]) -> int:
    """The status of an answer. Raises what the server was told of, AssertionError for an answer that is none."""
    if bugs:
        found = bugs[0]
        bugs.clear()
        raise found
    if not messages:
        return 0  # whoever asked was gone before
    started = [message for message in messages if message["type"] == "http.response.start"]
    assert len(started) == 1, f"{len(started)} answers"
    assert messages[0] is started[0], "an answer without a beginning"
    text = b"".join(message.get("body", b"") for message in messages if message["type"] == "http.response.body")
    assert b"Traceback" not in text, "a traceback in an answer"
    status: int = started[0]["status"]
    assert status < 500, f"status {status}: {text[-300:]!r}"
    return status
