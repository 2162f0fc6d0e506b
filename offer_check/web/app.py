"""The application: a judge, the drafts and the keys in, and what answers every request out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from ..judge import Judge
from .body import USUAL, Limits
from .crowd import MOST, Crowd
from .drafts import Drafts
from .failure import HANDLERS, Failures, Tell
from .guard import Guard
from .headers import StrictHeaders
from .keys import Keys
from .routes import ROUTES
from .static import ROUTE


def application(
    judge: Callable[[], Judge],
    drafts: Drafts,
    keys: Keys,
    *,
    port: int,
    tell: Tell,
    limits: Limits = USUAL,
    most: int = MOST,
    routes: Sequence[BaseRoute] = ROUTES,
) -> Starlette:
    """What answers at `port`.

    Pages find `judge`, `drafts` and `token` in `request.app.state`. `judge` is asked at each request, because the day
    and the files that it read may have changed. `tell` gets every error that nobody meant; `most` is how many requests
    are worked on at a time.
    """
    app = Starlette(
        routes=[ROUTE, *routes],
        middleware=[
            Middleware(StrictHeaders),
            Middleware(Crowd, most=most),
            Middleware(Failures, tell=tell),
            Middleware(Guard, keys=keys, port=port, limits=limits),
        ],
        exception_handlers=HANDLERS,
    )
    # A redirection to the address with another slash would say no more than "no such page" does.
    app.router.redirect_slashes = False
    app.state.judge, app.state.drafts, app.state.token = judge, drafts, keys.token
    return app
