"""What kind of job the offer is for, and the paper that it stands on."""

from __future__ import annotations

from typing import Annotated, Any

from .compounds import Promises
from .entry import Group, entry
from .lists import codes, many
from .refusal import Problem
from .scalars import YES_NO, Day, Text, YesNo, choice, code, text

_NICHES = (
    *("bariatric", "colorectal_pelvic_floor", "wound_ostomy", "survivorship", "hernia"),
    *("pediatric", "hair", "pigmented_lesions", "psychodermatology"),
    *("cns", "gu", "breast", "sbrt"),
)


class About(Group, title="About the job"):
    """What kind of job it is, and for whom."""

    specialty: Annotated[str, code("specialties")] = entry(
        "Specialty", "Decides which guide the review follows.", found="O", required=True
    )
    subspecialty_focus: Annotated[tuple[str, ...] | None, many(text(*_NICHES, longest=200))] = entry(
        "Niche, if any", "A part of the specialty that the job is about; a code or your own words.", found="O/P"
    )
    role_type: Annotated[tuple[str, ...], codes("roles")] = entry(
        "What the job mainly is", "One type, or several where the job combines them.", found="O", required=True
    )
    career_stage: Annotated[str | None, choice("resident_or_fellow", "new_attending", "established", "late_career")] = (
        entry("Your stage", "Where you are in your career when the job starts.", found="P")
    )
    employer_type: Annotated[
        str | None,
        choice(
            "health_system",
            "academic_center",
            "group_practice",
            "private_practice",
            "telehealth_company",
            "oncology_network",
            "payer",
            "industry_or_startup",
            "federal",
        ),
    ] = entry("Who employs", "The kind of organization that makes the offer.", found="O")
    federal_employer: YesNo = entry(
        "Federal (VA/DoD) post",
        "Whether a federal agency employs; the employer type federal already says yes.",
        found="O",
    )
    engagement: Annotated[
        str | None, choice("employee", "independent_contractor", "faculty_appointment", "per_case_panel")
    ] = entry("Employee or contractor", "How the work is engaged, whatever the title says.", found="O/A")
    start_date: Day = entry("First working day", "The day on which work begins.", found="O/A")
    label: Annotated[str | None, text(longest=200)] = entry(
        "Name of this offer", "A short name of your choice for lists, comparisons and file names.", found="P"
    )
    employer_name: Annotated[str | None, text(longest=200)] = entry(
        "Name of the employer", "As the offer gives it.", found="O"
    )
    note: Text = entry("Your note", "Anything you want to keep with the offer; printed, never checked.", found="P")
    document: Annotated[str | None, choice("none_yet", "posting", "offer_letter", "agreement")] = entry(
        "Paper that you have in hand", "The most binding paper that this description was made from.", found="P"
    )
    full_time: YesNo = entry("Full-time commitment", "Whether the offer asks for full-time work.", found="O/A")
    promised_remotely: Promises = entry(
        "Things the offer says will be done remotely",
        "The words of each promise, with the code of the work that they describe if one fits.",
        found="O/A",
    )


def completed(raw: Any) -> Any:
    """The group as it stands in a file, with what one field says of another: a federal employer is one."""
    if isinstance(raw, dict) and raw.get("employer_type") == "federal" and raw.get("federal_employer") is None:
        return {**raw, "federal_employer": True}
    return raw


def contradictions(raw: Any) -> list[Problem]:
    """What two fields of the group say against each other."""
    if not isinstance(raw, dict) or raw.get("employer_type") != "federal":
        return []
    said = raw.get("federal_employer")
    if not (said is False or (isinstance(said, str) and YES_NO.get(said) is False)):
        return []
    message = "found no, but about.employer_type is federal"
    return [Problem(message=message, accepted="yes, or another employer_type", path=("about", "federal_employer"))]
