"""Runs an application on a socket until it is told to stop."""

from __future__ import annotations

import logging

import uvicorn
from starlette.types import ASGIApp

from .connection import Connection
from .port import Listener

HEAD = 32_768
"""Bytes of the head of a request: other programs on this machine set cookies for the same host."""
PATIENCE = 5
"""Seconds for answers that are under way when the server is to stop."""


def run(app: ASGIApp, listener: Listener) -> None:
    """Answer requests until the process is interrupted: answers that are under way are ended first.

    Raises KeyboardInterrupt then, or what the handler of a signal to terminate raises.
    """
    server(app).run(sockets=[listener])


def server(app: ASGIApp) -> uvicorn.Server:
    """The server for an application, which says nothing by itself."""
    for library in ("uvicorn", "python_multipart"):
        log = logging.getLogger(library)
        log.addHandler(logging.NullHandler())
        log.propagate = False
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        h11_max_incomplete_event_size=HEAD,
        timeout_graceful_shutdown=PATIENCE,
    )
    return uvicorn.Server(config)
