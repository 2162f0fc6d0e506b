"""What every test runs under: hypothesis without a deadline, and always the same cases where CI is set."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("continuous", settings.get_profile("local"), derandomize=True, database=None)
settings.load_profile("continuous" if os.environ.get("CI") else "local")
