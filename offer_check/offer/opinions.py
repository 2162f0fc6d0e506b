"""Second opinions, and the images that patients send."""

from __future__ import annotations

from typing import Annotated

from .entry import Group, entry
from .lists import Texts
from .scalars import YesNo, choice


class SecondOpinion(Group, title="Second opinions"):
    """How second opinions are framed, prepared and limited."""

    label_consultative: YesNo = entry(
        "Labeled consultative", "Whether opinions are marked as advice to the treating physician.", found="A/Q"
    )
    treating_physician_in_loop: YesNo = entry(
        "Treating physician in loop", "Whether the treating physician gets the opinion.", found="Q"
    )
    report_template: YesNo = entry("Report template", "Whether there is a form for the report.", found="Q")
    records_by: Annotated[str | None, choice("platform", "patient", "physician")] = entry(
        "Records assembled by", "Who collects the records of a case.", found="Q"
    )
    may_return_incomplete: YesNo = entry(
        "May return incomplete", "Whether you may send back a case whose records are not complete.", found="Q"
    )
    case_scope: Texts = entry("Case scope", "The cases that are taken, in the words of the offer.", found="Q")
    may_decline_case: YesNo = entry("May decline a case", "Whether you may say no to a case.", found="Q")


class Images(Group, title="Images and data"):
    """Who owns patients' images, and what may be done with them."""

    owner: Annotated[str | None, choice("employer", "patient", "shared")] = entry(
        "Image owner", "Whose images they are.", found="A/Q"
    )
    physician_may_use_for_teaching: YesNo = entry(
        "Your teaching use", "Whether you may teach and publish with them.", found="A/Q"
    )
    deidentification_by: Annotated[str | None, choice("employer", "physician")] = entry(
        "De-identified by", "Who removes what identifies the patient.", found="Q"
    )
    commercial_use: YesNo = entry("Commercial or AI use", "Whether images are sold or train software.", found="A/Q")
    physician_credit_or_royalty: YesNo = entry(
        "Credit or royalty", "Whether you get a share or a mention for that.", found="A/Q"
    )
    patient_permission: YesNo = entry("Patient permission", "Whether patients are asked for it.", found="Q")
