"""A fourth specialty as data and rules: as further rows of a copied rules folder, or as a folder of house rules."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.rules.houses import FOLDER

SPECIALTY = "orthopedic_surgery"
ROWS = {
    "data/specialties.yaml": "{specialty: orthopedic_surgery, label: Orthopedic surgery, abbreviation: OS}",
    "data/families.yaml": "{family: ORT, title: Orthopedics}",
    "data/guides.yaml": "{guide: orthopedics, title: A Guide of the House, sections: [Remote Fracture Clinics]}",
}
"""One more row for each of three tables that are there."""
TOPIC = (
    "{topic: films, title: Films before the visit, "
    'question: "Who takes the films before my visits, and where are they?"}'
)
BAND = """\
table: remote_band
title: Usual remote share by specialty
as_of: 2026-11-01
check_by: 2027-11-01
sure: medium
source: what the house has seen
rows:
  - {specialty: orthopedic_surgery, least: 10, most: 40, weak: no}
  - {specialty: general_surgery, least: 20, most: 60, weak: no}
"""
SHARE = """\
id: ORT-01
title: Orthopedic remote share inside the usual band
since: 0.2.0
severity: major
pack: core
topic: remote_work
applies:
  - {when: {about.specialty: orthopedic_surgery}, otherwise: not an orthopedic job}
  - {when: {fact: role, is: hybrid}, otherwise: not a hybrid role}
after:
  - {rule: MIX-01, while: {computed.remote_share: not_stated}}
flag:
  - when: [{fact: remote_band, as: band, specialty: $about.specialty}, {computed.remote_share: {gt: $band.most}}]
    message: "{computed.remote_share} percent of the work is remote, more than the usual {band.most}."
  - when: [{fact: remote_band, as: band, specialty: $about.specialty}, {computed.remote_share: {lt: $band.least}}]
    message: "{computed.remote_share} percent of the work is remote, less than the usual {band.least}."
    severity: info
pass:
  - when:
      - {fact: remote_band, as: band, specialty: $about.specialty}
      - {computed.remote_share: {gte: $band.least, lte: $band.most}}
    message: "{computed.remote_share} percent of the work is remote, inside the usual {band.least} to {band.most}."
why: A surgeon who seldom sees a joint in person loses the feel for it.
question: What share of my week is remote?
good: A share inside the band, with a review after half a year.
sources: [{guide: orthopedics, section: Remote Fracture Clinics}]
examples:
  flag:
    - {offer: {about.specialty: orthopedic_surgery, work_mix.remote_share_pct: 41}, severity: major}
    - {offer: {about.specialty: orthopedic_surgery, work_mix.remote_share_pct: 9}, severity: info}
  pass:
    - {offer: {about.specialty: orthopedic_surgery, work_mix.remote_share_pct: 10}}
    - {offer: {about.specialty: orthopedic_surgery, work_mix.remote_share_pct: 40}}
  ask:
    - offer: {about.specialty: orthopedic_surgery, work_mix.remote_share_pct: {min: 35, max: 45}}
    - name: the band is old
      offer: {about.specialty: orthopedic_surgery, work_mix.remote_share_pct: 41}
      as_of: 2027-11-02
  waiting:
    - {offer: {about.specialty: orthopedic_surgery}}
  not_applicable:
    - {offer: {work_mix.remote_share_pct: 41}}
"""
FILMS = """\
id: ORT-02
title: Films are taken before a remote visit
since: 0.2.0
severity: critical
pack: core
topic: films
applies:
  - {when: {about.specialty: orthopedic_surgery}, otherwise: not an orthopedic job}
flag:
  - {when: {safety.imaging_available: no}, message: No films can be taken before a visit.}
pass:
  - {when: {safety.imaging_available: yes}, message: Films are taken before the visit.}
why: A fracture that slips is seen on a film, not on a video.
question: Who takes the films before my visits?
good: A radiology site within reach of every patient.
sources: [{guide: orthopedics, section: Remote Fracture Clinics}, {guide: general-surgery, section: FAQ 1}]
examples:
  flag:
    - {offer: {about.specialty: orthopedic_surgery, safety.imaging_available: no}, severity: critical}
  pass:
    - {offer: {about.specialty: orthopedic_surgery, safety.imaging_available: yes}}
  ask:
    - {offer: {about.specialty: orthopedic_surgery}}
  not_applicable:
    - {offer: {safety.imaging_available: no}}
"""
NEW = {"data/remote-band.yaml": BAND, "ort/ORT-01.yaml": SHARE, "ort/ORT-02.yaml": FILMS}
"""The files that no rules folder has yet."""


def copied(target: Path) -> Path:
    """A copy of the rules with the specialty in it."""
    shutil.copytree(FOLDER, target)
    for name, row in {**ROWS, "topics.yaml": TOPIC}.items():
        with (target / name).open("a", encoding="utf-8") as file:
            file.write(f"  - {row}\n")
    return _with_new_files(target)


def house(target: Path) -> Path:
    """A folder that adds the specialty to the rules."""
    tables = {"data/specialties.yaml": "specialties", "data/families.yaml": "family", "data/guides.yaml": "guide"}
    (target / "data").mkdir(parents=True)
    for name, row in ROWS.items():
        (target / name).write_text(f"table: {tables[name]}\nexisting: extend\nrows:\n  - {row}\n", encoding="utf-8")
    (target / "topics.yaml").write_text(f"topics:\n  - {TOPIC}\n", encoding="utf-8")
    return _with_new_files(target)


def _with_new_files(target: Path) -> Path:
    for name, content in NEW.items():
        (target / name).parent.mkdir(exist_ok=True)
        (target / name).write_text(content, encoding="utf-8")
    return target
