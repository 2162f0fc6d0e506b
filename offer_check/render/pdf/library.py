"""WeasyPrint, imported when the first PDF is asked for: it needs Pango, which is not a Python package."""

from __future__ import annotations

import contextlib
import ctypes.util
import io
import sys
from collections.abc import Iterator
from types import ModuleType

from ...errors import MissingLibraryError

INSTALL = (
    "the PDF report needs the library Pango; install it with "
    "`apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0` (Debian, Ubuntu) "
    "or `brew install pango` (macOS)"
)


def load() -> ModuleType:
    """Return the module weasyprint; MissingLibraryError, with what to install, where Pango cannot be loaded."""
    try:
        # On failure WeasyPrint prints a hint of its own before it raises.
        with _quick_search(), contextlib.redirect_stdout(io.StringIO()):
            import weasyprint
    except OSError as error:
        raise MissingLibraryError(INSTALL) from error
    module: ModuleType = weasyprint
    return module


@contextlib.contextmanager
def _quick_search() -> Iterator[None]:
    """Skip `find_library` on Linux, where it starts ldconfig and gcc 22 times; the loader finds the names alone."""
    search = ctypes.util.find_library
    if sys.platform.startswith("linux"):
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search
