"""What happens where Pango is missing."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys

import pytest

from offer_check.errors import MissingLibraryError
from offer_check.render.pdf import library

WITHOUT_PANGO = """
import cffi
def dlopen(self, name, *rest):
    raise OSError(f"cannot load library {name!r}")
cffi.FFI.dlopen = dlopen
from offer_check.errors import MissingLibraryError
from offer_check.render import renderer
from tests.render import sample
for name in ("text", "json"):
    renderer(name)([sample.report()])
try:
    renderer("pdf")([sample.report()])
except MissingLibraryError as error:
    print(error)
"""


def test_without_pango_one_line_says_what_to_install_and_the_other_formats_work() -> None:
    path = ":".join(sys.path)
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO], env={"PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == (
        "the PDF report needs the library Pango; install it with "
        "`apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0` (Debian, Ubuntu) "
        "or `brew install pango` (macOS)\n",
        "",
    )


def test_loading_leaves_the_search_for_libraries_as_it_was() -> None:
    before = ctypes.util.find_library
    assert library.load().__name__ == "weasyprint"
    assert ctypes.util.find_library is before


def test_an_error_of_another_kind_is_not_taken_for_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(ModuleNotFoundError):
        library.load()
    assert not issubclass(ModuleNotFoundError, MissingLibraryError)
