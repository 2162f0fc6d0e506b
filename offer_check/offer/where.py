"""Where the physician lives and sits, and the sites of the job."""

from __future__ import annotations

from typing import Annotated, ClassVar

from .compounds import HowFar
from .entry import Group, Row, entry
from .lists import choices, state_list
from .numbers import DaysPerWeek
from .scalars import State, YesNo, choice, text


class Where(Group, title="Places"):
    """Where the physician lives and works from."""

    physician_home_state: State = entry("Where you live", "Also where you sit, if you work from home.", found="P")
    remote_work_states: Annotated[tuple[str, ...] | str | None, state_list("anywhere")] = entry(
        "States where you may sit when you work remotely",
        "The states that the offer names, or anywhere if it sets no limit.",
        found="A/Q",
    )
    main_site_state: State = entry("Main campus state", "The state of the main place of work.", found="O")
    must_live_near_site: YesNo = entry(
        "Residence near a campus required", "Whether you have to live within reach of a campus.", found="A"
    )
    max_distance: HowFar = entry(
        "Residence within", "The farthest that you may live from the campus, in miles or minutes.", found="A"
    )
    remote_site: Annotated[str | None, choice("home", "telehealth_office", "either")] = entry(
        "Remote work from", "The kind of place that remote work is done from.", found="O/Q"
    )
    private_workspace_required: Annotated[str | None, choice("required_own", "provided", "either")] = entry(
        "Private room required or provided", "Who sees to a room in which patients cannot be overheard.", found="A/Q"
    )


class Site(Row, title="Site"):
    """A place where patients are seen or treated."""

    IDENTITY: ClassVar[tuple[str, ...]] = ("name",)

    name: Annotated[str, text(longest=200)] = entry(
        "Site", "Its name, different from the names of all other sites.", found="O", required=True
    )
    state: State = entry("State of the site", "The state that it stands in.", found="O")
    kind: Annotated[tuple[str, ...] | None, choices("main", "satellite", "partner_hospital", "treating")] = entry(
        "What the site is", "One kind or several; treating means that treatment is given there.", found="O/Q"
    )
    physician_on_site_days: DaysPerWeek = entry(
        "Days with a physician on site",
        "Days a week on which a physician of the specialty is there in person.",
        found="Q",
    )
    staff_present: Annotated[tuple[str, ...] | None, choices("nurse", "therapist", "ma", "app", "physician")] = entry(
        "Who is with the patient", "The staff beside the patient during remote care; [] means nobody.", found="Q"
    )
    physicist_therapist_present: YesNo = entry(
        "Physicist and therapists present", "Whether both are there while patients are treated.", found="Q"
    )
