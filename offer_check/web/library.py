"""The libraries of the form in a browser, which are an extra: there, or what to install."""

from __future__ import annotations

from importlib.util import find_spec

from ..errors import MissingLibraryError

NEEDED = ("starlette", "uvicorn", "python-multipart")


def prove() -> None:
    """Raise MissingLibraryError, with what to install, where one is missing."""
    missing = [name for name in NEEDED if find_spec(name.replace("-", "_")) is None]
    if missing:
        raise MissingLibraryError(
            f"the form in a browser needs {', '.join(missing)}, which the extra `web` brings; install it with "
            f"`pipx inject offer-check {' '.join(missing)}`, or in an environment of your own with "
            f"`pip install {' '.join(missing)}`"
        )
