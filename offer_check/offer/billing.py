"""Who codes and bills the work, and the benefits beside pay."""

from __future__ import annotations

from typing import Annotated

from .compounds import Dollars
from .entry import Group, entry
from .lists import choices
from .scalars import Text, YesNo, choice


class Billing(Group, title="Billing"):
    """Who assigns codes and sends bills, and what you get for it."""

    coded_by: Annotated[str | None, choice("coder", "physician", "vendor")] = entry(
        "Codes assigned by", "Who picks the billing codes of a visit.", found="Q"
    )
    billed_by: Annotated[str | None, choice("employer", "billing_company", "physician")] = entry(
        "Bills sent by", "Who sends the bills.", found="A/Q"
    )
    telehealth_codes_provided: YesNo = entry(
        "Telehealth code sheet", "Whether you get a list of the codes for remote work.", found="Q"
    )
    audio_only_rule: Text = entry("Telephone visit rule", "How visits without video are billed.", found="Q")


class Benefits(Group, title="Benefits"):
    """What comes beside pay."""

    cme_support: Dollars = entry("CME allowance", "Money for continuing education, with its period.", found="O/A")
    listed: Annotated[
        tuple[str, ...] | None,
        choices("health", "disability", "retirement", "paid_leave", "parental_leave", "life"),
    ] = entry("Benefits named in the offer", "Each benefit that the offer names; [] means none.", found="O/A")
    contractor_uplift: YesNo = entry(
        "Rate raised because there are no benefits", "Whether a contractor's rate makes up for benefits.", found="A/Q"
    )
    conference_support: YesNo = entry("Conference support", "Whether conferences are paid for.", found="Q")
