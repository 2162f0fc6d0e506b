"""What each kind of change is called, and what it means, in words for readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...compare import Kind


@dataclass(frozen=True, slots=True)
class Words:
    """A kind: its name in a count, the title over its changes, and what they have in common."""

    name: str
    title: str
    lead: str


WORDS: Mapping[Kind, Words] = {
    "new": Words("new", "New", "No concern in the old report, and one now."),
    "worse": Words("worse", "Worse", "A concern before, and a heavier one now."),
    "new_rule": Words(
        "new because the rule is new",
        "New because the rule is new",
        "The old report did not evaluate these rules: the old draft may have had the same fault.",
    ),
    "waiver": Words(
        "accepted or no longer accepted",
        "Accepted or no longer accepted",
        "Accepted by somebody in one of the two reports, and not or otherwise in the other.",
    ),
    "better": Words(
        "better (still open)",
        "Better, but still open",
        "A lighter concern than before. A term that was only left out is no better for that: it has to be asked.",
    ),
    "fixed": Words("fixed", "Fixed", "A concern in the old report, and none now."),
    "dropped_rule": Words(
        "no longer looked at",
        "No longer looked at",
        "The new report did not evaluate these rules, so nothing is known about what they flagged or asked.",
    ),
    "replaced": Words(
        "told another way",
        "Told another way",
        "One report speaks of the whole offer, the other of each subject; what is open of these is told there.",
    ),
    "unchanged": Words("unchanged", "Unchanged and still open", "A concern in both, as heavy as before."),
    "settled": Words("no concern in either", "No concern in either", "Fine, not applicable, or accepted in both."),
}
IN_FULL: tuple[Kind, ...] = ("new", "worse", "new_rule", "waiver", "better")
"""The kinds of which the reasons are told as well."""
ORDER: tuple[Kind, ...] = (*IN_FULL, "fixed", "dropped_rule", "replaced", "unchanged")
ALWAYS: tuple[Kind, ...] = ("new", "worse", "better", "fixed", "unchanged", "settled")
"""The kinds that are counted even where there are none."""
