"""What every test runs under: hypothesis without a deadline, always the same cases where CI is set, and no
configuration of whoever runs the tests."""

from __future__ import annotations

import os
import tempfile

from hypothesis import HealthCheck, settings

settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("continuous", settings.get_profile("local"), derandomize=True, database=None)
settings.load_profile("continuous" if os.environ.get("CI") else "local")

# Whoever runs the tests may have a configuration, which is none of their business.
NOBODY = tempfile.TemporaryDirectory(prefix="offer-check-tests-")
os.environ["XDG_CONFIG_HOME"] = NOBODY.name
for name in [name for name in os.environ if name.startswith("OFFER_CHECK_") and name != "OFFER_CHECK_NODE_MODULES"]:
    del os.environ[name]
