"""Documents drawn side by side, each studio with a process of its own, and given back in the order of the offers."""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

from ..render.pdf import studio as studios


class Studios:
    """So many studios, which get ready at once, while a `with` block lasts; an error or Ctrl-C ends them in their work.

    `templates` is the folder of templates that most documents will name. UsageError where there is no such folder.
    """

    def __init__(self, size: int, templates: Path | None = None) -> None:
        self._size, self._templates = size, templates
        self._threads = ThreadPoolExecutor(size)
        self._free: queue.SimpleQueue[tuple[Path | None, studios.Studio]] = queue.SimpleQueue()
        self._open, self._closing = True, ExitStack()

    def __enter__(self) -> Studios:
        with ExitStack() as undone:
            for _ in range(self._size):
                self._free.put((self._templates, undone.enter_context(studios.Studio(self._templates))))
            self._closing = undone.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open = False
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._closing.close()
        self._threads.shutdown()

    def draw(
        self, house: Path | None, render: Callable[..., Any], subject: object, /, *, name: str, **options: Any
    ) -> Future[bytes]:
        """What `Studio.draw` will return or raise, in a studio that is ready for the templates in `house`."""
        return self._threads.submit(self._draw, house, render, subject, name=name, **options)

    def _draw(
        self, house: Path | None, render: Callable[..., Any], subject: object, /, *, name: str, **options: Any
    ) -> bytes:
        prepared, studio = self._free.get()
        try:
            if prepared != house:
                studio.__exit__(None, None, None)
                prepared, studio = house, self._closing.enter_context(studios.Studio(house))
            return studio.draw(render, subject, name=name, **options) if self._open else b""
        finally:
            self._free.put((prepared, studio))


def ordered(futures: Iterable[Future[bytes]], *, ahead: int) -> Iterator[Future[bytes]]:
    """The same futures; each once `ahead` further ones are under way."""
    under_way: deque[Future[bytes]] = deque()
    for future in futures:
        under_way.append(future)
        if len(under_way) > ahead:
            yield under_way.popleft()
    yield from under_way
