"""Requests to the form, as no browser would send them: each gets an answer that is meant, and the draft stays whole."""

from __future__ import annotations

import asyncio
import html
import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from offer_check.offer import FIELDS
from offer_check.web.routes import ROUTES
from tests.web.visitor import Visitor

from .corpus import offers
from .kind import Kind
from .mutation import mutated
from .site import answered, site
from .values import value

ID = "{id}"
"""Stands for the draft of an input; `{token}` and `{cookie}` for those of the server."""
PATHS = tuple(route.path for route in ROUTES)  # type: ignore[attr-defined]
TYPES = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "application/json", "text/plain", "")
STEPS = ("job", "states", "results", "first", "licenses", "pay", "zz", "", "..", "%00", "a" * 300)
HEADERS: Mapping[str, Sequence[str]] = {
    "host": ("127.0.0.1:8642", "localhost:8642", "evil.example", "", "127.0.0.1", "[::1]:8642", "é"),
    "origin": ("http://127.0.0.1:8642", "null", "http://evil.example", "", "http://[", "http://127.0.0.1:8642/"),
    "referer": ("http://127.0.0.1:8642/x", "http://[::1", "//", "http://127.0.0.1:99999999/", ""),
    "content-length": ("0", "-1", "x", "9" * 5000, "٣", "5", "4000001", ""),
    "content-type": (
        *TYPES,
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\xff",
    ),
    "transfer-encoding": ("chunked", "gzip", ""),
    "sec-fetch-site": ("same-origin", "none", "cross-site", ""),
    "cookie": ("{cookie}", "a=b; {cookie}", "offer-check-8642=\xff", "offer-check-8642", "=" * 50, ";;;", "\x00"),
    "x-offer-check": ("{token}", "", "\xff", "x" * 5000),
    "accept": ("application/json", "text/html", "*/*;q=x", "\xff"),
    "range": ("bytes=0-1", "bytes=9-1", "x"),
    "if-modified-since": ("x", "Mon, 23 Nov 2026 10:00:00 GMT", "\xff"),
    "if-none-match": ("*", '"x"'),
}


@cache
def forms() -> tuple[Mapping[str, list[str]], ...]:
    """Names and values of the controls on pages of the form, as nobody touched them."""
    visitor = Visitor(Path(tempfile.mkdtemp(prefix="fuzz-pages-")))
    id = visitor.example("dermatology-app-employer.offer.yaml")
    links = set(re.findall(rf'"(/offers/{id}/[a-z_]+)"', visitor.get(f"/offers/{id}/job").text))
    found = []
    for link in sorted(links)[:8]:
        form: dict[str, list[str]] = {}
        for control in re.findall(r"<(?:input|select|textarea)[^>]*>", visitor.get(link).text):
            said = {name: html.unescape(text) for name, text in re.findall(r'(\w+)="([^"]*)"', control)}
            if "name" in said and (said.get("type") not in ("radio", "checkbox") or "checked" in control):
                text = "{token}" if said["name"] == "token" else said.get("value", "")
                form.setdefault(said["name"], []).append(text)
        found.append(form)
    return tuple(filter(None, found))


@cache
def controls() -> tuple[str, ...]:
    """The names of controls on these pages."""
    return tuple(sorted({name for form in forms() for name in form}))


def _make(random: Random) -> bytes:
    asked = [_request(random) for _ in range(random.choice((1, 1, 2)))]
    return json.dumps({"offer": random.randrange(len(offers())), "requests": asked}).encode()


def _request(random: Random) -> dict[str, Any]:
    form = random.random() < 0.7
    path = (
        random.choice(("/offers/{id}/answer", "/offers/{id}/{step}", "/offers/{id}/states")) if form else _path(random)
    )
    path = path.replace("{step}", random.choice(STEPS)).replace("{rule}", random.choice(("LIC-01", "zz", "%2e%2e")))
    if random.random() < 0.3:
        name = random.choice(("told", "removed", "with", "step", "key", "x"))
        path += "?" + urlencode({name: str(value(random, controls()))}, errors="replace")
    headers = {
        "host": "127.0.0.1:8642",
        "origin": "http://127.0.0.1:8642",
        "cookie": "{cookie}",
        "x-offer-check": "{token}",
    }
    kind, body = _body(random) if form or random.random() < 0.5 else ("", b"")
    headers |= {"content-type": kind, "content-length": str(len(body))} if body else {}
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        name = random.choice(list(HEADERS))
        headers[name] = random.choice(HEADERS[name])
    method = "POST" if body else "GET"
    method = random.choice(("PUT", "HEAD", "get", "POST", "GET", "\x00")) if random.random() < 0.04 else method
    return {"method": method, "path": path, "headers": [*headers.items()], "body": body.decode("latin-1")}


def _path(random: Random) -> str:
    path: str = random.choice(PATHS)
    if random.random() < 0.2:
        raw = mutated(
            path.encode(), random, (b"/", b"%2f", b"%00", b"..", b"{id}", b"//", b"%ff"), (b"/static/form.js",)
        )
        path = quote(raw[:2000], safe="/%{}?=&")
    return path


def _body(random: Random) -> tuple[str, bytes]:
    """A form with changed answers, encoded in one of the ways there are, now and then not well."""
    known = random.choice(forms())
    entries = [(name, text) for name, texts in known.items() for text in texts]
    entries = random.sample(entries, min(len(entries), random.choice((1, 3, 10, 1000)))) if entries else []
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        entries.insert(random.randint(0, len(entries)), (_control(random), _text(random)))
    if random.random() < 0.6:
        kind, body = TYPES[0], urlencode(entries, errors="replace").encode()
    else:
        kind, body = TYPES[1], _multipart(entries, random)
    if random.random() < 0.15:
        body = mutated(body, random, (b"&", b"=", b"%", b"\r\n--b", b"\r\n", b'"; filename="', b"%00", b"+"), (body,))
    return kind if random.random() < 0.95 else random.choice(TYPES), body


def _control(random: Random) -> str:
    name = random.choice(controls())
    match random.randrange(8):
        case 0:
            return (
                name.partition("!")[0]
                + "!"
                + random.choice(("state", "value", "words", "was", "shown", "zz", "value!min"))
            )
        case 1:
            return random.choice(list(FIELDS)) + "!" + random.choice(("state", "value", "words", "min", "max", "per"))
        case 2:
            return re.sub(r"\d+", random.choice(("0", "999", "٣", "-1", "1" * 30)), name)
        case 3:
            return mutated(name.encode(), random, (b"!", b".", b"0", b"value"), (b"x",))[:300].decode(
                "utf-8", "replace"
            )
        case 4:
            return random.choice(
                ("file", "token", "beside", "add", "remove", "go", "!", "a!", "licenses!add", "sites!remove")
            )
    return name


def _text(random: Random) -> str:
    known = (
        "stated",
        "unclear",
        "not_mentioned",
        "stated:yes",
        "stated:",
        "1",
        "40",
        "yes",
        "on",
        "",
        "2027-01-01",
        "TX",
    )
    if random.random() < 0.5:
        return random.choice(known)
    return str(value(random, controls()))


def _multipart(entries: Sequence[tuple[str, str]], random: Random) -> bytes:
    """A form as with files; offers and reports among them."""
    parts = []
    for name, text in entries:
        parts.append(f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n')
    name = random.choice(("x.offer.yaml", "x.json", "", "../../x.yaml", "a\\b.yaml", "\x00.yaml", "é" * 300, ".json"))
    content = (
        json.dumps(random.choice(offers())) if random.random() < 0.7 else random.choice(("", "a: [", "{}", "\x00"))
    )
    parts.append(f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n{content}\r\n')
    return ("".join(parts) + "--b--\r\n").encode("utf-8", "replace")


def _attempt(raw: bytes) -> str:
    try:
        asked = json.loads(raw)
    except ValueError:
        return "nothing"
    here = site()
    id = here.fresh(asked["offer"])
    statuses = [asyncio.run(answered(here, request, id)) for request in asked["requests"]]
    here.drafts.all()
    assert not here.drafts.damaged(), "a draft was damaged"
    return str(statuses[-1])


HTTP = Kind(name="http", make=_make, attempt=_attempt, each=1_000, seconds=10)
