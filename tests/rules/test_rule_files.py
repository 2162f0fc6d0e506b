"""The rule files of the project: which there are, where they come from, and how their texts are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from offer_check.checker.checker import tables_of
from offer_check.compiler.lint import lint
from offer_check.judge.rules import every
from offer_check.rule.rule import Rule

FOLDER = Path(__file__).parents[2] / "rules"
RULES = every()
GUIDES = {"general-surgery": "GS", "dermatology": "D", "radiation-oncology": "RO"}
# id, pack, base severity, guides, title: the index of the catalogue and its pack `program`. Where the index names
# several severities the base is that of the rule. MAL-05: its row says that only D speaks of it, the index says all.
CATALOGUE = """
ACA-01 extended info     GS D RO Teaching, research and leadership access
ACA-02 core     major    GS D    Telehealth leadership has time and authority
ACA-03 extended info     GS RO   Tumor boards and didactics when remote
AUT-01 core     major    D       Clinical autonomy against protocol-driven care
AUT-02 extended major    GS D RO AI tools advise, physicians decide
AUT-03 extended info     D       Patient selection and continuity
AUT-04 extended minor    D RO    Clinical model and quality program of the company
AUT-05 extended minor    RO      Reviewer roles for payers
CAR-01 extended minor    GS D RO Telehealth is in the practice's plan
CAR-02 extended info     GS D RO Contact with colleagues
CAR-03 extended minor    GS D RO Skills and standing are kept
CAR-04 extended major    RO      Board certification in non-clinical roles
CAR-05 extended info     GS RO   A trial before going mostly remote
CAR-06 core     minor    GS D RO Outside remote work and portfolio careers are permitted
CLN-01 core     critical GS D    No procedure is promised remotely
CLN-02 core     critical GS      Possible acute abdomen is not closed remotely
CLN-03 core     critical GS      Deteriorating post-operative patient
CLN-04 core     major    GS      Complex wounds in immunocompromised patients
CLN-05 core     major    GS      Virtual-first follow-up only for low-risk cases
CLN-06 core     critical D       Suspicious pigmented lesion
CLN-07 core     critical D       Dermoscopy, biopsy and full skin examination
CLN-08 core     critical D       Systemic or rapidly evolving disease
CLN-09 core     critical RO      On-treatment visits are not made wholly virtual
CLN-10 core     critical RO      Physical infrastructure and on-site team for treatment
CLN-11 extended major    RO      Acute toxicity and subtle findings
CLN-12 core     major    RO      Remote plan approval and image-guidance checks
CLN-13 extended minor    RO      Initial consultations: selected patients only
CMP-01 core     critical GS D RO The pay model is named
CMP-02 core     major    GS D RO Per-consult and hourly work has a floor
CMP-03 extended major    GS RO   Second-opinion fee covers the whole job
CMP-04 extended minor    D RO    Benefits in remote and contractor roles
CMP-05 extended info     GS RO   Pay level of mostly remote roles is understood
CMP-06 extended info     RO      Hybrid hospital or academic role uses the ordinary plan
DOC-01 core     major    GS RO   Telehealth consent
DOC-02 core     minor    GS D RO Template records the limits of the remote examination
DOC-03 core     major    GS D RO Identity, patient location and platform are recorded each visit
DOC-04 extended minor    GS D RO Rationale, shared decision and return precautions
ESC-01 core     critical GS D RO A written route to in-person care
ESC-02 core     critical GS D RO How fast: same-day examination
ESC-03 core     major    GS D RO A receiver exists for distant patients
ESC-04 core     critical GS D RO The physician may convert or decline a remote visit
ESC-05 core     critical GS      Tele-triage: who decides transfer
ESC-06 core     critical GS      Inpatient e-consults when transfer is impossible
ESC-07 core     critical RO      On-treatment symptom checks need people on site
ESC-08 core     major    RO      Staff at the satellite during remote consults
ESC-09 extended minor    GS D RO Remote-monitoring alerts have an owner
IMG-01 core     minor    D       De-identified images: who owns them, who may teach with them
IMG-02 extended minor    D RO    Commercial or AI use of the physician's readings
LIC-01 core     critical GS D RO A license in every patient state
LIC-02 core     critical GS D RO The patient states are named
LIC-03 core     minor    GS D RO License where the physician will sit
LIC-04 core     major    GS D RO Who obtains and pays for extra licenses
LIC-05 core     major    GS RO   Licenses in hand by the start date
LIC-06 core     major    GS D RO Compact route really applies
LIC-07 core     critical GS D RO The compact is a route, not a license
LIC-08 core     critical RO      Second-opinion license exception is backed by counsel
LIC-09 extended minor    D RO    Renewals, CME and administration
LIC-10 extended major    GS D RO Patients outside the United States
MAL-01 core     critical GS D RO The policy names telemedicine
MAL-02 core     critical GS D RO Coverage in every patient state
MAL-03 core     critical GS RO   Out-of-state care is spelled out
MAL-04 core     critical D       Direct-to-consumer care is inside the policy
MAL-05 core     major    D       Claims-made or occurrence
MAL-06 core     major    D       Tail coverage when the policy is not occurrence
MAL-07 core     major    GS D RO Who provides and funds the coverage
MAL-08 core     major    GS D RO Scope of coverage matches the work
MAL-09 extended major    GS RO   Coverage for remote work without patients
MAL-10 extended minor    D RO    Carrier has confirmed before the first cross-state visit
MIX-01 core     major    GS D RO Remote and in-person split is written down
MIX-02 core     major    GS      Surgical remote share inside the usual band
MIX-03 core     critical GS RO   Claim of fully remote surgery or radiation oncology practice
MIX-04 core     critical D       Fully remote dermatology is limited to suitable work
MIX-05 extended info     GS      Starting block for a surgical virtual clinic
MIX-06 extended info     D       Group dermatology mix
MIX-07 core     minor    RO      Hub-and-spoke week
MIX-08 extended info     RO      Telehealth days in an ordinary radiation oncology job
MIX-09 extended minor    GS      Leadership role keeps the stated clinical days
MIX-10 core     minor    GS D RO Present telehealth volume
MIX-11 core     major    GS D RO Criteria for virtual versus in-person
MIX-12 core     major    D       Power to change the mix
MIX-13 extended minor    RO      Clustered or mixed telehealth days
MIX-14 core     major    GS D RO Geographic freedom is what it sounds like
MIX-15 core     minor    GS D RO The numbers agree with one another
MIX-16 extended minor    GS RO   Satellite travel is bounded and paid
MIX-17 core     minor    GS D RO Modality is named
MIX-18 extended minor    GS RO   Stand-alone remote job straight from training
MIX-19 extended info     GS D RO The offer matches what the physician said they want
PRG-01 program  info     GS RO   The program runs telehealth clinics regularly
PRG-02 program  info     D RO    Remote coverage of partner or satellite sites
PRG-03 program  info     RO      Residents join virtual boards and multidisciplinary clinics
PRG-04 program  info     RO      Central remote contouring or plan review
PRG-05 program  info     GS      Digital health in the curriculum
PRG-06 program  info     D       Dedicated teledermatology sessions with feedback
PRG-07 program  info     D       Store-and-forward consults
PRG-08 program  info     D       Supervised review of uncertain remote cases
PRG-09 program  info     GS RO   Documentation, coding and billing of telehealth are taught
PRX-01 core     major    GS D    Prescribing expected, and by whose rules
PRX-02 core     critical D       No product or prescription targets
PRX-03 core     major    D       Isotretinoin follow-up
PRX-04 extended major    GS      Controlled substances by telehealth
PRX-05 extended minor    GS D    Refills and systemic-drug monitoring
RPL-01 core     major    RO      Remote contouring and plan review formally agreed
RPL-02 extended critical RO      Contract contouring: who signs and who is responsible
RVU-01 core     major    GS D RO Telehealth visits earn full wRVU credit
RVU-02 core     major    GS      Bonus thresholds count telehealth
RVU-03 core     major    GS D RO Asynchronous and e-consult work is credited
RVU-04 core     major    GS      Post-operative virtual visits in the global period
RVU-05 extended minor    GS D    Audio-only visits
RVU-06 core     major    GS D    Pay difference between remote and in-person visits
RVU-07 core     minor    GS D    Coding and billing are somebody's job
RVU-08 extended major    GS D    Who carries payer differences and denials
SCH-01 core     major    D       Patients per hour is stated and safe
SCH-02 core     minor    RO      Radiation oncology telehealth clinic size
SCH-03 core     info     D RO    Slot length and buffer
SCH-04 core     minor    GS D    Time for documentation and image review
SCH-05 core     minor    D RO    Off-hours e-consults, inbox and images
SCH-06 core     major    GS D    Night and weekend share of coverage work
SCH-07 core     major    RO      Second-opinion turnaround
SCH-08 extended minor    GS D RO Meaning of 'flexible'
SCH-09 core     major    GS RO   Remote coverage does not overlap in-person duty
SOP-01 core     critical GS D RO Labeled as consultative, treating physician stays responsible
SOP-02 extended minor    GS RO   Report readable by patients and clinicians; records complete
SOP-03 extended minor    GS D RO Cases stay inside the physician's own field
SUP-01 core     minor    GS D RO Staff during virtual clinics and scheduling
SUP-02 core     info     D       Technical help for patients
SUP-03 core     major    GS D RO Records, labs, vitals and imaging ready before the visit
SUP-04 extended minor    GS      Niche programs have their team
TEC-01 core     critical GS D RO Privacy-compliant platform
TEC-02 core     minor    GS D RO Record integration
TEC-03 core     minor    GS RO   Imaging and planning system access
TEC-04 core     major    GS RO   Encrypted access from outside
TEC-05 extended minor    GS RO   Equipment, internet and a private room
TEC-06 core     major    GS D    Clinical images: secure storage and permanent record
TEC-07 extended info     RO      Downtime plan
TEC-08 core     major    D       Image quality standard and right to refuse
TRN-01 core     critical GS D RO Trainee telehealth is supervised and licensed
TRN-02 extended major    GS      Trainee-run check-ins are low-risk only
WRT-01 core     major    GS D RO Telehealth terms are in the agreement itself
WRT-02 core     info     GS D RO No open-ended wording on critical points
"""
BRITISH = re.compile(
    r"\b(licences?|licenced|behaviours?|favours?|favourable|colours?|honours?|labour|centres?|programmes?|judgement|"
    r"practis(e|ed|es|ing)|organis\w+|recognis\w+|authoris\w+|specialis\w+|minimis\w+|prioritis\w+|summaris\w+|"
    r"fulfil|enrol|cancell(ed|ing)|travell(ed|ing|er)|whilst|cheques?|defence|offence|catalogue|tumours?|anaesthe\w+|"
    r"paediatric\w*|haem\w+|oedema)\b",
    re.IGNORECASE,
)


def row(rule: Rule) -> str:
    """A rule as a line of the catalogue's index."""
    cited = {GUIDES[citation.guide] for citation in rule.sources}
    guides = " ".join(guide for guide in GUIDES.values() if guide in cited)
    return f"{rule.id:6} {rule.pack:8} {rule.severity:8} {guides:7} {rule.title}"


def messages(rule: Rule) -> Iterator[str]:
    yield from (alternative.message for alternative in (*rule.flags, *rule.passes))


def texts(rule: Rule) -> Iterator[str]:
    """Everything of a rule that a reader may see."""
    yield from (rule.title, rule.why, rule.question, rule.good, rule.note)
    yield from messages(rule)
    yield from (line.otherwise for line in rule.applies)
    if rule.each:
        yield rule.each.otherwise


def test_the_rules_are_those_of_the_catalogue() -> None:
    assert [row(rule) for rule in RULES.rules.values()] == CATALOGUE.strip().splitlines()


def test_the_lint_has_nothing_to_say() -> None:
    assert lint(RULES, tables_of(RULES)) == ()


@pytest.mark.parametrize("rule", RULES.rules.values(), ids=lambda rule: rule.id)
def test_a_rule_stands_in_the_folder_of_its_family(rule: Rule) -> None:
    assert rule.path == f"rules/{rule.family.lower()}/{rule.id}.yaml"


@pytest.mark.parametrize("rule", RULES.rules.values(), ids=lambda rule: rule.id)
def test_every_message_is_there_and_ends_with_a_period(rule: Rule) -> None:
    assert [text for text in messages(rule) if not text.endswith(".") or text.endswith("..")] == []


@pytest.mark.parametrize("rule", RULES.rules.values(), ids=lambda rule: rule.id)
def test_a_question_can_be_sent_as_it_stands(rule: Rule) -> None:
    assert rule.question[:1].isupper()
    assert rule.question.endswith(("?", "."))
    assert "{" not in rule.question


@pytest.mark.parametrize("rule", RULES.rules.values(), ids=lambda rule: rule.id)
def test_texts_are_in_us_spelling_and_without_dashes_for_commas(rule: Rule) -> None:
    assert [text for text in texts(rule) if BRITISH.search(text) or re.search(r"—| – | - ", text)] == []


@pytest.mark.parametrize("rule", RULES.rules.values(), ids=lambda rule: rule.id)
def test_reasons_and_titles_are_phrases_without_a_period(rule: Rule) -> None:
    reasons = [rule.title, *(line.otherwise for line in rule.applies), *([rule.each.otherwise] if rule.each else [])]
    assert [text for text in reasons if text.endswith(".") or not text.strip()] == []


def test_british_spelling_is_seen() -> None:
    assert BRITISH.search("a licence in every centre")
    assert not BRITISH.search("a license in every center")
