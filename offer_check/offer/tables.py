"""The tables that the model reads: specialties, role types and jurisdictions, from the data files of a rules folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from .. import source
from ..errors import Fault, RuleError
from ..record import record

FILES = ("specialties", "roles", "jurisdictions", "boundaries")
_COLUMNS: Mapping[str, Mapping[str, type]] = {
    "specialties": {"specialty": str, "label": str, "abbreviation": str},
    "roles": {"role": str, "label": str, "groups": list},
    "jurisdictions": {"state": str, "name": str},
    "boundaries": {
        "code": str,
        "label": str,
        "specialties": list,
        "may_be_remote": str,
        "must_not_be_remote": str,
        "rules": list,
        "duty_only": str,
    },
}


@record()
class Specialty:
    """A medical specialty: the code in offers, the words in reports, the letters in lists."""

    code: str
    label: str
    abbreviation: str


@record()
class Role:
    """A type of job, and the groups of roles that rules name it by."""

    code: str
    label: str
    groups: tuple[str, ...]


@record()
class Tables:
    """What an offer may name, by code. A jurisdiction has just its name; what must not be promised remotely has its
    label, as a presentation of patients or as a duty, which may be one of the presentations or a duty only."""

    specialties: Mapping[str, Specialty]
    roles: Mapping[str, Role]
    jurisdictions: Mapping[str, str]
    presentations: Mapping[str, str] = field(default_factory=dict)
    duties: Mapping[str, str] = field(default_factory=dict)


def load(folder: Path) -> Tables:
    """The tables under `folder`, a rules folder.

    Raises `InputError` for a file that cannot be read, `RuleError` for rows that are not what they should be.
    """
    paths = {name: folder / "data" / f"{name}.yaml" for name in FILES}
    documents = {name: source.read(path) for name, path in paths.items()}
    return build({name: document.data for name, document in documents.items()})


def build(data: Mapping[str, Any]) -> Tables:
    """The tables from the parsed files, by stem; `RuleError` as in `load`."""
    faults = [fault for name in FILES for fault in _faults(name, data.get(name))]
    if faults:
        raise RuleError(faults)
    rows = {name: data[name]["rows"] for name in FILES}
    return Tables(
        specialties={
            row["specialty"]: Specialty(row["specialty"], row["label"], row["abbreviation"])
            for row in rows["specialties"]
        },
        roles={row["role"]: Role(row["role"], row["label"], tuple(row["groups"])) for row in rows["roles"]},
        jurisdictions={row["state"]: row["name"] for row in rows["jurisdictions"]},
        presentations={row["code"]: row["label"] for row in rows["boundaries"] if row["duty_only"] == "no"},
        duties={row["code"]: row["label"] for row in rows["boundaries"]},
    )


def _faults(name: str, data: Any) -> list[Fault]:
    path = f"data/{name}.yaml"
    rows = data.get("rows") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not rows:
        return [Fault(path=path, message="the table has no rows")]
    columns = _COLUMNS[name]
    accepted = ", ".join(columns)
    faults = [
        Fault(path=path, message=f"row {number} does not have exactly the columns of this table", accepted=accepted)
        for number, row in enumerate(rows, 1)
        if not (isinstance(row, dict) and {k: type(v) for k, v in row.items()} == columns)
    ]
    if faults:
        return faults
    codes = [row[next(iter(columns))] for row in rows]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    return [Fault(path=path, message=f"{code} stands in two rows") for code in twice]
