"""What every test runs under: hypothesis without a deadline, always the same cases where CI is set, no configuration
of whoever runs the tests; and slow tests come first."""

from __future__ import annotations

import gc
import os
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("continuous", settings.get_profile("local"), derandomize=True, database=None)
settings.load_profile("continuous" if os.environ.get("CI") else "local")

# Whoever runs the tests may have a configuration and drafts, which are none of their business.
NOBODY = tempfile.TemporaryDirectory(prefix="offer-check-tests-")
os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = NOBODY.name
for name in [name for name in os.environ if name.startswith("OFFER_CHECK_") and name != "OFFER_CHECK_NODE_MODULES"]:
    del os.environ[name]

# What a script starts with `&` does not hear Ctrl-C, nor does what is started from there; tests send it to programs.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Containers often forbid Python to keep what it compiled; the processes of the tests would compile all of it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_configure(config: pytest.Config) -> None:
    """Let programs that tests start be those of this checkout; built before where many tests start many of them."""
    if hasattr(config, "workerinput"):
        return
    from tests import built

    folders = built.build(Path(NOBODY.name, "built")) if config.getoption("dist", "no") != "no" else []
    given = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([*map(str, folders), str(built.ROOT), *([given] if given else [])])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let modules with slow tests come first, then those with many, so that no process is alone with one in the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    many = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.path not in slow, -many[item.path], item.path))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Spare the garbage collector the tests themselves, which last and are many times what a test makes."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.collect()
        gc.freeze()
