"""How much one file may hold before it is refused."""

from __future__ import annotations

from typing import Final

BYTES: Final = 2_000_000
LEVELS: Final = 32
"""Mappings and lists inside one another; the top level is the first."""
VALUES: Final = 100_000
ALIASED: Final = 1_000
"""Values that YAML aliases may repeat, all aliases of a file together."""
KEY_LENGTH: Final = 200
NUMBER_LENGTH: Final = 100
INTEGERS: Final = range(-(2**63), 2**63)
PARAMETER: Final = 10**12
"""What a changed parameter of a rule stays below: one such as 1E+999999999 would be written out somewhere."""
PLACES: Final = 30
"""Digits behind the point of a parameter."""
FAULTS: Final = 100
"""After so many faults the rest of a file is not read."""
