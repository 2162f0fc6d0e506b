"""What the tests of the PDF share."""

from __future__ import annotations

from datetime import date

import pytest

from offer_check.render.pdf import Attachment


@pytest.fixture(scope="session")
def sample_offer() -> Attachment:
    """An offer to put into a PDF."""
    return Attachment(
        "northlake.offer.yaml", b"offer_format: 1\r\n# na\xc3\xafve\n", "application/yaml", date(2026, 11, 22)
    )
