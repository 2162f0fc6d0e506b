"""Malpractice coverage, and who stands in for what it leaves open."""

from __future__ import annotations

from typing import Annotated

from .codes import WORK_KINDS
from .entry import Group, entry
from .lists import choices, state_list
from .scalars import YesNo, choice


class Malpractice(Group, title="Malpractice coverage"):
    """Who provides the policy, what kind it is, which work and states it covers, who buys the tail."""

    provided_by: Annotated[str | None, choice("employer", "platform", "physician", "federal_tort")] = entry(
        "Coverage provided by", "Whose policy covers you; federal_tort is the government's own liability.", found="O/A"
    )
    premium_paid_by: Annotated[str | None, choice("employer", "platform", "physician", "shared")] = entry(
        "Premium paid by", "Who pays for the policy.", found="A"
    )
    policy_type: Annotated[str | None, choice("claims_made", "occurrence", "claims_paid", "self_insured_trust")] = (
        entry("Kind of policy", "What decides whether a later claim is still covered.", found="A/Q")
    )
    covers_telemedicine: YesNo = entry(
        "Telemedicine named in the policy", "Whether the policy itself names telemedicine as covered.", found="Q"
    )
    states_covered: Annotated[tuple[str, ...] | str | None, state_list("all_us", "where_licensed")] = entry(
        "Territory of the policy",
        "The states that it covers, all_us, or where_licensed if it follows your licenses.",
        found="Q",
    )
    covers_out_of_state_care: YesNo = entry(
        "Cross-state care named", "Whether care of patients in other states is named as covered.", found="Q"
    )
    covers_direct_to_consumer: YesNo = entry(
        "Consumer-initiated care covered", "Whether patients who come by themselves are covered.", found="Q"
    )
    scope_includes: Annotated[tuple[str, ...] | None, choices(*WORK_KINDS)] = entry(
        "Kinds of work named as covered", "Each kind that the policy or certificate names.", found="Q"
    )
    scope_excludes: Annotated[tuple[str, ...] | None, choices(*WORK_KINDS)] = entry(
        "Kinds of work named as excluded", "Each kind that the policy rules out.", found="Q"
    )
    tail_paid_by: Annotated[
        str | None, choice("employer", "platform", "physician", "shared", "depends_on_how_it_ends", "not_needed")
    ] = entry("Tail coverage bought by", "Who pays for cover of claims that come after you leave.", found="A")
    tail_if_employer_ends: Annotated[str | None, choice("employer", "platform", "physician", "shared")] = entry(
        "Tail coverage bought by, if the employer ends it without cause",
        "Who pays for the tail in that case.",
        found="A",
    )
    prior_acts_cover: YesNo = entry(
        "Earlier work covered (nose coverage)", "Whether the policy takes over work done before it began.", found="A/Q"
    )
    covers_foreign_claims: YesNo = entry("Suits abroad covered", "Whether suits from abroad are covered.", found="Q")
    certificate_available: YesNo = entry(
        "Certificate shown", "Whether you saw, or will get, the certificate of insurance.", found="Q"
    )
    carrier_confirmed_in_writing: YesNo = entry(
        "Carrier confirmed cross-state telehealth", "Whether the insurer itself confirmed it in writing.", found="Q"
    )


class Indemnity(Group, title="Indemnity"):
    """What the employer answers for beside the policy."""

    employer_indemnifies: YesNo = entry(
        "Employer indemnifies administrative acts",
        "Whether it stands in for such decisions.",
        found="A",
    )
    ai_errors: YesNo = entry(
        "Employer indemnifies AI-related errors", "Whether it also stands in for errors of AI tools.", found="Q"
    )
