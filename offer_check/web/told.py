"""What a browser is told where there is no page for it: a status and plain words, as a small page or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response

from .clean import clean

TITLES: Mapping[int, str] = {
    400: "This request makes no sense here",
    403: "Not let in",
    404: "There is no such page",
    405: "That cannot be done here",
    408: "That took too long",
    413: "That is too large",
    421: "Another address is meant",
    422: "This cannot be used as it is",
    500: "Something went wrong",
    503: "Too much at once",
}

_PAGE = """<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">{further}
<title>{title} - offer-check</title>
<link rel="stylesheet" href="/static/form.css">
</head>
<body>
<main id="main">
<h1>{title}</h1>
{words}
</main>
</body>
</html>
"""


def told(
    status: int,
    words: str | Iterable[str],
    *,
    to: Headers,
    headers: Mapping[str, str] | None = None,
    back: bool = True,
) -> Response:
    """The answer to a request with the headers `to`: JSON `{status, title, words: [...]}` where that is asked for.

    `words` are a paragraph or several; `back` puts a link to the list of drafts under them.
    """
    title = TITLES.get(status, "This did not work")
    paragraphs = list(map(clean, [words] if isinstance(words, str) else words))
    if "application/json" in to.get("accept", ""):
        return JSONResponse({"status": status, "title": title, "words": paragraphs}, status, headers)
    shown = [f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs]
    if back:
        shown.append('<p><a href="/">Your drafts</a></p>')
    return HTMLResponse(_PAGE.format(title=title, words="\n".join(shown), further=""), status, headers)


def onward(address: str, *, headers: Mapping[str, str]) -> Response:
    """A page that goes on to `address` by itself; for the browser, that is where the next request comes from."""
    to = escape(address)
    words = f'<p><a href="{to}">To the form</a></p>'
    further = f'\n<meta http-equiv="refresh" content="0; url={to}">'
    return HTMLResponse(_PAGE.format(title="One moment", words=words, further=further), 200, headers)
