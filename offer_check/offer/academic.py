"""Teaching, research, leadership, and the telehealth side of training."""

from __future__ import annotations

from typing import Annotated

from .codes import VISIT_KINDS
from .entry import Group, entry
from .lists import choices
from .numbers import Percent
from .scalars import Text, YesNo, choice


class Academic(Group, title="Academic work and leadership"):
    """Time and rights for teaching, research and the lead of a program."""

    teaching: Text = entry("Teaching role", "What you teach, and to whom.", found="O")
    research_time: Percent = entry("Protected research time", "Share of working time.", found="O/A")
    leadership_path: Text = entry("Leadership path", "The way to a leading role, as the offer puts it.", found="Q")
    admin_time_pct: Percent = entry("Paid administrative time", "Share of working time.", found="O/A")
    decision_rights: Annotated[tuple[str, ...] | None, choices("triage_protocols", "escalation", "integration")] = (
        entry("Decision rights", "What you decide as the lead of the program; [] means nothing.", found="Q")
    )
    remote_tumor_board: YesNo = entry("Boards by video", "Whether you can join boards remotely.", found="Q")


class Training(Group, title="Training"):
    """Supervised telemedicine during residency or fellowship, and what the program teaches."""

    supervising_attending: Annotated[str | None, choice("named", "none")] = entry(
        "Supervisor", "Whether an attending is named.", found="A"
    )
    license_type: Annotated[str | None, choice("training", "full")] = entry(
        "Training or full license", "The license that you work under.", found="P"
    )
    program_permission: YesNo = entry("Program permission", "Whether your program allows the work.", found="P")
    visit_scope: Annotated[str | None, choice("low_risk", "any")] = entry(
        "Visits that a trainee runs", "Which visits you run yourself.", found="Q"
    )
    program_telehealth_clinics: YesNo = entry(
        "The program runs telehealth clinics regularly", "Whether residents take part in such clinics.", found="Q"
    )
    program_telehealth_visit_types: Annotated[tuple[str, ...] | None, choices(*VISIT_KINDS)] = entry(
        "Visit types seen by video", "The kinds of visits in these clinics.", found="Q"
    )
    program_remote_coverage: YesNo = entry(
        "Remote coverage of partner or satellite sites", "Whether the program covers other sites remotely.", found="Q"
    )
    program_virtual_boards: YesNo = entry(
        "Residents join virtual boards or multidisciplinary clinics", "Whether they take part by video.", found="Q"
    )
    program_remote_planning: YesNo = entry(
        "Central remote contouring or plan review", "Whether residents learn planning at a distance.", found="Q"
    )
    program_digital_curriculum: YesNo = entry(
        "Digital health in the curriculum", "Whether the curriculum names it.", found="Q"
    )
    program_telederm_sessions: YesNo = entry(
        "Dedicated teledermatology sessions", "Whether sessions are set aside for it.", found="Q"
    )
    program_formal_feedback: YesNo = entry(
        "Teledermatology sessions with formal feedback", "Whether residents get feedback on their cases.", found="Q"
    )
    program_store_and_forward: YesNo = entry(
        "Residents read store-and-forward consults", "Whether they read images without a visit.", found="Q"
    )
    program_supervised_case_review: YesNo = entry(
        "Supervised review of uncertain remote cases", "Whether such cases are looked at together.", found="Q"
    )
    program_billing_teaching: YesNo = entry(
        "Documentation, coding and billing of telehealth are taught", "Whether residents learn them.", found="Q"
    )
