"""The physician's licenses, and who helps with and pays for them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from .entry import Group, Row, entry
from .lists import States
from .scalars import STATE, Certified, Day, State, YesNo, choice


class License(Row, title="License"):
    """One license: the state, how far it is, and the route to it."""

    IDENTITY: ClassVar[tuple[str, ...]] = ("state", "route")

    state: Annotated[str, STATE] = entry("State of the license", "The state that grants it.", found="P", required=True)
    status: Annotated[str | None, choice("held", "pending", "to_be_obtained", "not_held", "exception_claimed")] = entry(
        "Where it stands",
        "Pending means filed, to_be_obtained not filed yet, not_held not held and not planned.",
        found="P",
    )
    route: Annotated[
        str | None,
        choice(
            "full_application",
            "compact",
            "telehealth_registration",
            "training",
            old=(("full", "full_application"), ("compact_expedited", "compact")),
        ),
    ] = entry("How it is obtained", "The way in which the state grants it.", found="P/A")
    expected_date: Day = entry("Expected on", "The day on which the license should be there.", found="P/A")


class Licensing(Group, title="Licensing support"):
    """Who does and pays what until the licenses are there, and what the offer builds on."""

    principal_state: State = entry(
        "State of Principal License", "The state through which you use the interstate compact.", found="P"
    )
    board_certified: Certified = entry("Board certified", "Yes, no, or the date on which you expect to be.", found="P")
    relies_on_compact: YesNo = entry(
        "Offer counts on the compact", "Whether the plan for licenses goes through the interstate compact.", found="O/Q"
    )
    text_says_compact_is_enough: YesNo = entry(
        "Text treats compact as permission",
        "Whether the paper reads as if the compact alone allowed practice in other states.",
        found="O/A",
    )
    cost_paid_by: Annotated[str | None, choice("employer", "physician", "shared", "platform")] = entry(
        "New license costs paid by", "Who pays the fees of licenses that the job needs.", found="A/Q"
    )
    application_work_by: Annotated[str | None, choice("employer", "physician", "vendor")] = entry(
        "Applications prepared by", "Who fills in and follows the applications.", found="Q"
    )
    if_late: Annotated[str | None, choice("pay_protected", "start_slips_unpaid", "state_deferred")] = entry(
        "If a license is late", "What happens to pay and start when a license does not come in time.", found="A/Q"
    )
    targets_from_day_one: YesNo = entry(
        "Productivity targets count from the first day although licenses are still to come",
        "Whether targets run before you can see the patients they need.",
        found="A/Q",
    )
    renewals_paid_by: Annotated[str | None, choice("employer", "physician")] = entry(
        "Renewal costs", "Who pays for renewals.", found="A/Q"
    )
    renewals_tracked_by: Annotated[str | None, choice("employer", "physician")] = entry(
        "Renewals tracked by", "Who keeps the dates of renewals.", found="Q"
    )
    exception_relied_on: YesNo = entry(
        "Second-opinion exception relied on",
        "Whether states are entered by an exception for consultations instead of a license.",
        found="Q",
    )
    exception_signed_off_by_legal: YesNo = entry(
        "Exception signed off by counsel", "Whether a lawyer confirmed it in a memo.", found="Q"
    )
    exception_states: States = entry("States that the memo names", "The states that counsel looked at.", found="Q")
    foreign_authority_confirmed: YesNo = entry(
        "Authority per country confirmed", "Whether the right to practice was confirmed for each country.", found="Q"
    )
