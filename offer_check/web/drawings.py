"""Documents that are being drawn: one at a time, in a process that is bounded in time and memory; the last are kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from ..errors import OfferCheckError
from ..render.pdf.studio import Studio

KEPT = 6

Key = tuple[object, ...]


class Drawings:
    """Draws what it is asked for once, and keeps the last documents until others take their place."""

    def __init__(self) -> None:
        self._found: OrderedDict[Key, Future[bytes]] = OrderedDict()
        self._lock, self._turn = threading.Lock(), threading.Lock()

    def ask(self, key: Key, render: Callable[..., Any], subject: Callable[[], object], **options: Any) -> Future[bytes]:
        """The document called `key`, under way or done: what `render` makes of what `subject` gives.

        One that failed is drawn again when it is asked for again.
        """
        with self._lock:
            known = self._found.get(key)
            if known is not None and not (known.done() and known.exception()):
                self._found.move_to_end(key)
                return known
            self._found[key] = future = Future[bytes]()
            while len(self._found) > KEPT:
                self._found.popitem(last=False)
        # A thread that does not keep the program alive: a document that nobody waits for any more is not worth it.
        threading.Thread(target=self._draw, args=(future, render, subject, options), daemon=True).start()
        return future

    def known(self, key: Key) -> Future[bytes] | None:
        """The document called `key`, if it was asked for already."""
        with self._lock:
            return self._found.get(key)

    def _draw(
        self,
        future: Future[bytes],
        render: Callable[..., Any],
        subject: Callable[[], object],
        options: dict[str, Any],
    ) -> None:
        try:
            with self._turn, Studio() as studio:
                future.set_result(studio.draw(render, subject(), name="the document", **options))
        except (OfferCheckError, RuntimeError, OSError) as error:
            future.set_exception(error)
        except BaseException as error:
            future.set_exception(error)
            raise
