"""All groups of an offer, in the order in which forms and reports show them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .about import About
from .academic import Academic, Training
from .autonomy import Autonomy, Quality
from .billing import Benefits, Billing
from .career import Agreement, Career, Strategy
from .documentation import Documentation
from .entry import Group, entry
from .licensing import License, Licensing
from .malpractice import Indemnity, Malpractice
from .opinions import Images, SecondOpinion
from .patients import Patients
from .pay import Pay
from .prescribing import Prescribing
from .rows import rows
from .safety import Intake, Safety
from .scalars import FormatVersion, Text
from .support import Support
from .technology import Technology
from .where import Site, Where
from .work_mix import WorkMix
from .workload import Workload


class Terms(Group, title="Offer"):
    """What an offer states, group by group. A group that is not stated is None."""

    offer_format: FormatVersion = entry("Format of this file", "Always 1.", found="P", required=True)
    schema_: Text = Field(None, alias="$schema", title="Schema", description="Where an editor finds the JSON Schema.")
    about: About
    where: Where | None = None
    sites: Annotated[tuple[Site, ...] | None, rows(Site)] = entry(
        "Sites", "One row for each site: its name, state and kind.", found="O/A"
    )
    patients: Patients | None = None
    work_mix: WorkMix | None = None
    workload: Workload | None = None
    licenses: Annotated[tuple[License, ...] | None, rows(License)] = entry(
        "Your licenses", "One row for each state and route.", found="P/A"
    )
    licensing: Licensing | None = None
    malpractice: Malpractice | None = None
    indemnity: Indemnity | None = None
    pay: Pay | None = None
    billing: Billing | None = None
    benefits: Benefits | None = None
    safety: Safety | None = None
    intake: Intake | None = None
    support: Support | None = None
    technology: Technology | None = None
    documentation: Documentation | None = None
    prescribing: Prescribing | None = None
    autonomy: Autonomy | None = None
    quality: Quality | None = None
    second_opinion: SecondOpinion | None = None
    images: Images | None = None
    academic: Academic | None = None
    training: Training | None = None
    career: Career | None = None
    strategy: Strategy | None = None
    agreement: Agreement | None = None
