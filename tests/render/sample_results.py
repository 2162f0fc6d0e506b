"""What a made-up check found: results of every outcome and severity, on states, on kinds of work and on the offer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from offer_check.report import Because, Evidence, Outcome, Result, Section, Severity, Source, Waiver, fingerprint

LICENSING = Source(
    guide="dermatology", title="Telemedicine careers in dermatology", section="Licensing and place of practice"
)
INSURANCE = Source(guide="dermatology", title="Telemedicine careers in dermatology", section="Malpractice")
AGREEMENT = Evidence(source="agreement", where="7.2", words="on a claims-made basis")
POLICY = Evidence(source="policy", where="endorsement 3")
LETTER = Evidence(source="offer_letter", where="page 2", words="80% of the wRVU value")
NO_LICENSE = Waiver(
    reason="The carrier adds Georgia in January; e-mail of October 3.", by="A. Rivera", until="2027-01-31"
)
FIRST_YEAR = Waiver(reason="Accepted for the first year.", by="A. Rivera", until="2027-06-30")

# rule: severity, topic, matrix column, title
RULES: dict[str, tuple[Severity, str, str, str]] = {
    "CMP-01": ("critical", "pay", "", "The pay model is named"),
    "ESC-01": ("critical", "escalation", "", "A written way to in-person care"),
    "ESC-02": ("major", "escalation", "", "How soon an examination can be had"),
    "ESC-03": ("major", "escalation", "In-person partner", "An in-person partner in every state"),
    "ESC-07": ("critical", "escalation", "", "Urgent findings have an owner"),
    "LIC-01": ("critical", "licenses", "License", "A license in every patient state"),
    "LIC-02": ("critical", "licenses", "", "The patient states are named"),
    "LIC-03": ("minor", "licenses", "", "License where the physician will sit"),
    "LIC-04": ("major", "licenses", "", "Who obtains and pays for extra licenses"),
    "LIC-05": ("major", "licenses", "In time", "Licenses in hand by the start date"),
    "LIC-06": ("major", "licenses", "", "The compact route really applies"),
    "LIC-08": ("critical", "licenses", "", "A second-opinion exception is backed by counsel"),
    "LIC-09": ("minor", "licenses", "", "Renewals and administration"),
    "MAL-01": ("critical", "malpractice", "", "The policy names telemedicine"),
    "MAL-02": ("critical", "malpractice", "Malpractice", "Coverage in every patient state"),
    "MAL-05": ("major", "malpractice", "", "Claims-made or occurrence"),
    "MAL-06": ("critical", "malpractice", "", "Tail coverage when the policy is not occurrence"),
    "MAL-07": ("critical", "malpractice", "", "Who provides and funds the coverage"),
    "MAL-08": ("major", "malpractice", "", "The coverage fits the work"),
    "MIX-01": ("major", "mix", "", "The remote and in-person split is written down"),
    "MIX-02": ("info", "mix", "", "Remote share inside the usual band"),
    "MIX-11": ("minor", "mix", "", "Room to leave unsuitable visits"),
    "MIX-15": ("minor", "mix", "", "Shares and days agree"),
    "MIX-17": ("major", "mix", "", "The kinds of visit are named"),
    "RVU-01": ("major", "credit", "", "Remote visits earn full credit"),
    "RVU-02": ("major", "credit", "", "Bonus thresholds count remote visits"),
    "RVU-03": ("major", "credit", "", "Asynchronous work is credited"),
    "RVU-06": ("major", "credit", "", "Pay difference between remote and in-person visits"),
    "RVU-07": ("minor", "credit", "", "Coding and billing are somebody's job"),
}
SECTIONS: dict[str, Section] = {
    "LIC-03": "sitting",
    "LIC-05": "calendar",
    "LIC-06": "calendar",
    "RVU-01": "unpaid",
    "RVU-02": "unpaid",
    "RVU-03": "unpaid",
    "MIX-02": "visit_mix",
    "MIX-15": "visit_mix",
}


def because(label: str, value: str = "", line: int = 1, *evidence: Evidence, unclear: bool = False) -> Because:
    """One deciding field: not stated where it has no value."""
    return Because(
        field=f"group.{label.lower().replace(' ', '_')}",
        label=label,
        value=value,
        state="unclear" if unclear else "stated" if value else "not_stated",
        evidence=evidence,
        line=line,
        column=12,
        end_line=line,
        end_column=12 + len(value),
    )


def result(rule: str, outcome: Outcome, message: str, *reasons: Because, subject: str = "", **changes: Any) -> Result:
    """One result of a rule of RULES; `changes` replace any of its other fields."""
    severity, topic, matrix, title = RULES[rule]
    found = Result(
        rule=rule,
        subject=subject,
        outcome=outcome,
        severity=severity,
        base_severity=severity,
        title=title,
        message=message,
        because=reasons,
        why=f"Without it the physician carries a risk that belongs to the employer ({title.lower()}).",
        question=f"How does the agreement settle this: {title.lower()}{f' ({subject})' if subject else ''}?",
        good="A sentence in the agreement that says it, with a date and a name.",
        sources=(INSURANCE if rule.startswith("MAL") else LICENSING,),
        family=rule[:3],
        pack="core",
        topic=topic,
        matrix=matrix,
        section=SECTIONS.get(rule),
        fingerprint=fingerprint(rule, subject),
        since="0.1.0",
    )
    return replace(found, **changes)


PATIENTS = because("Patient states", "CO, FL, GA, NC, OH, TX, WA", 9)
LICENSES = because("Licenses", "FL pending, NC held, OH held, TX held, WA held", 14)
COVERED = because("States covered", "FL, NC, OH, TX, WA", 29)
CLAIMS_MADE = because("Policy type", "claims-made", 30, AGREEMENT)
TAIL = because("Who pays for tail coverage", "physician", 31, AGREEMENT)
SHARE = because("Remote share", "100", 40)

# rule, outcome, subjects (with `|` between them), message, deciding fields, waiver
FOUND: list[tuple[str, Outcome, str, str, tuple[Because, ...], Waiver | None]] = [
    ("CMP-01", "pass", "", "The pay model is named.", (because("Pay model", "salary plus wRVU", 48),), None),
    ("ESC-01", "ask", "", "No way to in-person care is described.", (because("Way to in-person care"),), None),
    ("ESC-02", "waiting", "", "Waits for ESC-01: no way to in-person care is described.", (), None),
    (
        "ESC-03",
        "ask",
        "CO|GA|NC|OH|WA",
        "Nobody is named who examines patients in {}.",
        (because("In-person partner"),),
        None,
    ),
    ("ESC-03", "flag", "FL", "There is no partner in {}.", (because("In-person partner", "none", 61),), None),
    ("ESC-03", "pass", "TX", "{} has a partner.", (because("In-person partner", "clinic in Austin", 60),), None),
    ("ESC-07", "not_applicable", "", "radiation oncology only", (), None),
    ("LIC-01", "flag", "CO|GA", "No license for {} is held or planned.", (PATIENTS, LICENSES), None),
    ("LIC-01", "pass", "FL|NC|OH|TX|WA", "A license for {} is held or planned.", (LICENSES,), None),
    ("LIC-02", "pass", "", "Seven patient states are named.", (PATIENTS,), None),
    ("LIC-03", "ask", "", "The place of work is not stated.", (because("States you work from"),), None),
    (
        "LIC-04",
        "ask",
        "",
        "Nobody is named who pays for further licenses.",
        (because("Who pays for licenses"), because("Who files for licenses", "as needed", 22, unclear=True)),
        None,
    ),
    ("LIC-05", "ask", "FL", "No date is stated for {}.", (because("Expected date"),), None),
    ("LIC-05", "pass", "NC|OH|TX|WA", "The license of {} is held.", (LICENSES,), None),
    ("LIC-05", "waiting", "CO|GA", "Waits for LIC-01: no license for {} is listed yet.", (), None),
    ("LIC-06", "ask", "", "The principal state is not stated.", (because("State of principal license"),), None),
    ("LIC-08", "not_applicable", "", "no second opinions in this role", (), None),
    ("LIC-09", "error", "", "The rule could not be evaluated.", (), None),
    ("MAL-01", "pass", "", "Telemedicine is named.", (because("Telemedicine covered", "yes", 28, POLICY),), None),
    ("MAL-02", "flag", "CO", "The policy does not cover {}.", (COVERED,), None),
    ("MAL-02", "flag", "GA", "The policy does not cover {}.", (COVERED,), NO_LICENSE),
    ("MAL-02", "pass", "FL|NC|OH|TX|WA", "The policy covers {}.", (COVERED,), None),
    ("MAL-05", "pass", "", "The policy type is stated.", (CLAIMS_MADE,), None),
    ("MAL-06", "flag", "", "The tail of a claims-made policy falls to the physician.", (CLAIMS_MADE, TAIL), None),
    ("MAL-07", "pass", "", "The employer pays.", (because("Who provides the policy", "employer", 27),), None),
    (
        "MAL-08",
        "ask",
        "asynchronous images|e-consults|triage",
        "Nothing is said on coverage of {}.",
        (because("Work named in the policy"),),
        None,
    ),
    ("MIX-01", "pass", "", "The split is written down.", (SHARE,), None),
    ("MIX-02", "flag", "", "100 percent remote; the usual share is 20 to 60.", (SHARE,), None),
    ("MIX-11", "flag", "", "Visits cannot be refused.", (because("You may refuse a visit", "no", 44),), FIRST_YEAR),
    ("MIX-15", "not_applicable", "", "only days or only a share is stated", (), None),
    (
        "MIX-17",
        "pass",
        "",
        "The kinds are named.",
        (because("Kinds of visit", "new: video; follow-up: images", 41),),
        None,
    ),
    (
        "RVU-01",
        "flag",
        "",
        "Remote visits earn 80 percent of the credit, full credit is 100.",
        (because("Credit for remote visits", "80", 51, LETTER, Evidence(source="verbal")),),
        None,
    ),
    ("RVU-02", "ask", "", "The threshold is not explained.", (because("Threshold counts remote visits"),), None),
    (
        "RVU-03",
        "ask",
        "",
        "Credit is unclear.",
        (because("Asynchronous credit", "competitive", 52, unclear=True),),
        None,
    ),
    ("RVU-06", "pass", "", "Both pay the same.", (because("Remote against in-person pay", "same", 53),), None),
    ("RVU-07", "flag", "", "Nobody is named for coding and billing.", (because("Coding support", "no", 54),), None),
]


def results() -> list[Result]:
    """Every result of FOUND, unsorted."""
    return [
        result(rule, outcome, message.format(subject), *reasons, subject=subject, waiver=waiver)
        for rule, outcome, subjects, message, reasons, waiver in FOUND
        for subject in subjects.split("|")
    ]
