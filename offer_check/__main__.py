"""`python -m offer_check` is `offer-check`."""

from __future__ import annotations

from .cli import main

main()
