"""Who is answered at all: of all requests, those of our own pages in the browser of whoever started the server go on;
the others get a status and plain words, and nothing of what they send is kept.
"""

from __future__ import annotations

from starlette.datastructures import URL
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .body import Limits, again, forgotten, has_body, lingering, posted, whole
from .keys import Keys
from .told import onward, told

NAMES = ("127.0.0.1", "localhost", "[::1]")
READING = ("GET", "HEAD")
METHODS = (*READING, "POST")
OPEN = "/static/"
"""Under this everybody on this machine may read: styles and script, without a word of any offer."""
DAYS = 30
"""How long a browser stays let in."""
_UNKNOWN = (
    "These pages are for the person who started offer-check. Open the address that was printed in the terminal, with "
    "the key in it: http://127.0.0.1:.../?key=...",
    "If the terminal is gone, start it again: offer-check serve",
)


class Guard:
    """Lets through to `app` what may come in at `port`."""

    def __init__(self, app: ASGIApp, *, keys: Keys, port: int, limits: Limits) -> None:
        self._app, self._keys, self._limits = app, keys, limits
        self._hosts = tuple(f"{name}:{port}" for name in NAMES) + (NAMES if port == 80 else ())
        self._cookie = f"offer-check-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request, body = Request(scope), None
        try:
            self._addressed(request)
            answer: ASGIApp = self._entry(request) or self._app
            if request.method not in READING:
                body = await whole(request.headers, receive, self._limits)
                receive = again(body, receive)
                await self._allowed(Request(scope, again(body, receive)))
        except ClientDisconnect:
            return
        except HTTPException as refusal:
            if body is None and has_body(request.headers):
                refusal, send = self._final(request, refusal, receive, send)
            answer = self._refused(request, refusal)
        try:
            await answer(scope, receive, send)
        finally:
            await forgotten(request)

    def _addressed(self, request: Request) -> None:
        """Raise HTTPException where the request is not meant for us, or cannot be understood in one way only."""
        headers = request.headers
        if headers.getlist("host") not in [[host] for host in self._hosts]:
            words = f"This is offer-check at {self._hosts[0]} on this machine, and answers under no other name."
            raise HTTPException(421, words)
        if request.method not in METHODS:
            words = f"The method {request.method[:20]} is not known here; accepted: {', '.join(METHODS)}."
            raise HTTPException(405, words, {"Allow": ", ".join(METHODS)})
        twofold = "transfer-encoding" in headers and "content-length" in headers
        if twofold or not request.scope["path"].startswith("/"):
            raise HTTPException(400, "The request is not put together as a browser does it.")
        if request.method in READING and has_body(headers):
            raise HTTPException(400, "To read a page, nothing has to be sent along.")

    def _entry(self, request: Request) -> Response | None:
        """The way in for whoever has the key, None for those who are in. Raises HTTPException for all others."""
        key = request.query_params.get("key")
        reading = request.method in READING
        if reading and key is not None and self._keys.opens(key):
            return self._let_in(request)
        self._from_us(request)
        if request.scope["path"].startswith(OPEN) and reading:
            return None
        if not self._keys.is_known(request.cookies.get(self._cookie, "")):
            raise HTTPException(403, "\n".join(_UNKNOWN))
        return None

    def _let_in(self, request: Request) -> Response:
        site = f"http://{request.headers['host']}"
        address = str(URL(f"{site}{request.url.path}?{request.url.query}").remove_query_params("key"))
        cookie = f"{self._cookie}={self._keys.key}; HttpOnly; SameSite=Strict; Path=/; Max-Age={DAYS * 86_400}"
        headers = {"Set-Cookie": cookie}
        # From elsewhere (a link in a terminal that is a web page), a redirection would come without the cookie.
        if request.headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
            return RedirectResponse(address, 303, headers)
        return onward(address, headers=headers)

    def _from_us(self, request: Request) -> None:
        """Raise HTTPException where another site has a hand in the request."""
        headers, reading = request.headers, request.method in READING
        site = f"http://{headers['host']}"
        origins = headers.getlist("origin")
        if not origins and not reading:
            origins = [_origin(page) for page in headers.getlist("referer")] or [""]
        if any(origin != site for origin in origins):
            words = "This was not sent by a page of offer-check at this address, so nothing was changed."
            raise HTTPException(403, f"{words}\nOpen the form here, and send it from there.")
        accepted = {"same-origin", "none"} if reading else {"same-origin"}
        if not accepted.issuperset(headers.getlist("sec-fetch-site")):
            words = "Another site leads here, and is not let in. Type the address into the browser yourself."
            raise HTTPException(403, words)

    async def _allowed(self, request: Request) -> None:
        """Raise HTTPException for a change without the token of our pages, in the head or in a field of a form."""
        token = request.headers.get("x-offer-check")
        if token is None:
            token = str((await posted(request)).get("token", ""))
        if not self._keys.allows(token):
            words = "The page that sent this is not one of ours, or an old one, so nothing was changed."
            raise HTTPException(403, f"{words}\nLoad the page anew and try again.")

    def _final(
        self, request: Request, refusal: HTTPException, receive: Receive, send: Send
    ) -> tuple[HTTPException, Send]:
        """An answer with the connection closed after it, as a body is left on it that nobody wants."""
        headers = {**(refusal.headers or {}), "Connection": "close"}
        final = HTTPException(refusal.status_code, refusal.detail, headers)
        return final, send if refusal.status_code == 408 else lingering(receive, send, self._limits.rest)

    def _refused(self, request: Request, refusal: HTTPException) -> Response:
        known = self._keys.is_known(request.cookies.get(self._cookie, ""))
        words = refusal.detail.split("\n")
        return told(refusal.status_code, words, to=request.headers, headers=refusal.headers, back=known)


def _origin(page: str) -> str:
    """The origin in the address of a page."""
    address = URL(page)
    return f"{address.scheme}://{address.netloc}"
