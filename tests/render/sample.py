"""A made-up report that has something in every section, for the tests of the formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from offer_check.report import (
    Boundary,
    Counts,
    Entry,
    Evidence,
    Family,
    OfferInfo,
    Parameter,
    Report,
    Result,
    RuleSet,
    State,
    Table,
    Term,
    Tool,
    Topic,
    sort_key,
    verdict_of,
)
from tests.render.sample_results import AGREEMENT, POLICY, results

OFFER = OfferInfo(
    path="offers/northlake.offer.yaml",
    digest="c0ffee11" * 8,
    label="Northlake, second draft",
    employer="Northlake Virtual Care, P.C.",
    note="The second draft, after the first call.",
    specialty="dermatology",
    specialty_label="Dermatology",
    role_type=("direct_to_consumer", "hybrid_clinic"),
    role_labels=("Direct to consumer", "Hybrid clinic"),
)


FIELDS = {
    "Patient states": "patients.states",
    "Pay model": "pay.model",
    "First working day": "about.start_date",
    "License TX, state of the license": "licenses[TX].state",
    "License TX, where it stands": "licenses[TX].status",
    "License FL, state of the license": "licenses[FL].state",
    "License FL, where it stands": "licenses[FL].status",
    "License FL, expected on": "licenses[FL].expected_date",
}


def term(group: str, label: str, value: str, line: int, *evidence: Evidence, state: State = "stated") -> Term:
    """One field as read; a label with a known field has that, a day has its ends."""
    field = FIELDS.get(label) or f"{group}.{label}".lower().replace(" ", "_")
    end = value if value.startswith("2027-") else ""
    return Term(
        field=field,
        group=group,
        label=label,
        value=value,
        state=state,
        low=end,
        high=end,
        evidence=evidence,
        line=line,
    )


TERMS = (
    term("The job", "Specialty", "Dermatology", 3),
    term("The job", "What the job mainly is", "Direct to consumer, hybrid clinic", 4),
    term("The job", "First working day", "2027-07-01", 6, Evidence(source="offer_letter", where="page 1")),
    term(
        "Patients",
        "Patient states",
        "CO, FL, GA, NC, OH, TX, WA",
        9,
        Evidence(source="offer_letter", where="Exhibit A, 2"),
    ),
    term("Licenses", "License TX, state of the license", "TX", 14),
    term("Licenses", "License TX, where it stands", "held", 14, Evidence(source="physician")),
    term("Licenses", "License FL, state of the license", "FL", 15),
    term("Licenses", "License FL, where it stands", "pending", 15),
    term("Licenses", "License FL, expected on", "soon", 15, state="unclear"),
    term("Licenses", "Who files for licenses", "as needed", 22, state="unclear"),
    term("Malpractice", "States covered", "FL, NC, OH, TX, WA", 29, replace(POLICY, words="Florida, Texas and others")),
    term("Malpractice", "Policy type", "claims-made", 30, AGREEMENT),
    term("Malpractice", "Who pays for tail coverage", "physician", 31, AGREEMENT),
    term("Pay", "Pay model", "salary plus wRVU", 48),
    term("Pay", "Base salary", "$320,000 a year", 49, Evidence(source="offer_letter", where="page 2")),
    term("Pay", "Credit for remote visits", "80", 51),
    term("Pay", "Asynchronous credit", "competitive", 52, state="unclear"),
)
TOPICS = (
    Topic(
        id="licenses",
        title="Licenses",
        question="Which licenses does the job need, who files and pays for them, and by when?",
    ),
    Topic(id="malpractice", title="Malpractice", question="Which states and kinds of work does the policy name?"),
    Topic(id="credit", title="Credit for remote work", question="How is each kind of remote work credited and paid?"),
    Topic(id="pay", title="Pay", question="Which pay model applies, and to which work?"),
    Topic(id="mix", title="Work mix", question="What is the split between remote and in-person work?"),
    Topic(
        id="escalation",
        title="Escalation",
        question="What happens when a remote patient has to be seen in person?",
    ),
)
FAMILIES = (
    Family(id="LIC", title="Licensure"),
    Family(id="MAL", title="Malpractice"),
    Family(id="RVU", title="Credit and billing"),
    Family(id="CMP", title="Pay model"),
    Family(id="MIX", title="Visit mix and place"),
    Family(id="ESC", title="Escalation"),
)
TABLES = (
    Table(
        name="compact_member",
        title="Members of the physician compact",
        as_of="2026-07-16",
        check_by="2027-01-15",
        source="Commission of the compact, list of member states",
        current=True,
    ),
    Table(
        name="parity",
        title="States with payment parity",
        as_of="2025-12-01",
        check_by="2026-06-01",
        source="State laws as collected in December 2025",
        current=False,
    ),
)
BAND = "Telemedicine careers in dermatology, Remote share"
PARAMETERS = (
    Parameter(rule="MIX-02", name="most", value="60", unit="percent remote", source=BAND, changed=False),
    Parameter(rule="MIX-02", name="least", value="20", unit="percent remote", source=BAND, changed=False),
    Parameter(rule="MIX-15", name="tolerance", value="15", unit="percentage points", source="", changed=True),
    Parameter(rule="ESC-02", name="days", value="", unit="days", source="", changed=False),
)
NOT_LOOKED_AT = (
    "Non-compete and other restrictive covenants",
    "Term and termination",
    "Call and night duty",
    "Benefits and retirement",
    "Taxes of contractors",
)
PREFERENCES = (term("Your preferences", "Wanted remote share, at most", "60 percent", 1),)
BOUNDARIES = (
    Boundary(
        code="procedure",
        label="Procedures and operations",
        may="planning it",
        must_not="the operation",
        rules=("MIX-11",),
        named=("Duties listed as remote",),
    ),
)
GLOSSARY = (Entry(term="Tail coverage", meaning="An extension of a claims-made policy."),)


def report(found: Sequence[Result] | None = None, **changes: Any) -> Report:
    """The sample; `found` replaces its results, `changes` any other field."""
    listed = tuple(sorted(results() if found is None else found, key=sort_key))
    whole = Report(
        tool=Tool(name="offer-check", version="0.1.0"),
        rules=RuleSet(count=29, digest="9f2b" * 16, packs=("core",)),
        offer=OFFER,
        as_of="2026-11-22",
        verdict=verdict_of(listed),
        counts=Counts.of(listed),
        results=listed,
        terms=TERMS,
        topics=TOPICS,
        families=FAMILIES,
        tables=TABLES,
        parameters=PARAMETERS,
        not_looked_at=NOT_LOOKED_AT,
        preferences=PREFERENCES,
        boundaries=BOUNDARIES,
        glossary=GLOSSARY,
    )
    return replace(whole, **changes)


def empty() -> Report:
    """A report on an offer to which no rule applied."""
    nothing: Any = dict.fromkeys(
        (
            *("terms", "topics", "families", "tables", "parameters"),
            *("not_looked_at", "preferences", "boundaries", "glossary"),
        ),
        (),
    )
    return report([], **nothing)
