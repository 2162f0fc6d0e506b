"""Trials and what decides -> the changes that lead to another outcome, values with the same effect in one."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from .. import source
from ..checker.decide import BLOCKING, Decision
from ..errors import InputError
from ..facts.build import Given
from ..offer import Preferences, load, load_preferences
from ..offer.file import OfferFile
from ..offer.values import Range
from ..report import OUTCOMES, SEVERITIES, Outcome, Severity
from ..source import Document
from .bench import Judge
from .data import edited, trimmed
from .model import Change, Edit, Option, Plain
from .spans import spans
from .trial import SAID, Trial

MOST = 400
"""Values that are tried at most for one subject."""
MOST_RUNS = 800
"""Runs of the engine for one offer, shared by its subjects; edits that one of them tried cost the others nothing."""
FEWEST = 15
"""Runs that each subject has in any case, unless there are very many of them."""
ORDER: Sequence[Outcome] = ("pass", "flag", "ask", "waiting", "not_applicable")
Tried = tuple[tuple[Change, ...], int, bool]
"""The changes, how many values were tried, and whether there were more than may be."""
Effect = tuple[Outcome, Severity | None, str]
"""An outcome with its severity, where it weighs, and its subject."""


@dataclass(frozen=True)
class Changes:
    """Tries what may change the outcomes of rules on one offer. `known` is what came of edits, for all subjects."""

    judge: Judge
    file: OfferFile
    preferences: Preferences | None
    known: dict[str, tuple[Decision, ...]] = field(default_factory=dict)

    def of(self, decision: Decision, trials: Iterable[Trial], *, more: int = 0) -> Tried:
        """What comes of trials. `more` subjects follow, for each of which some runs are kept."""
        known: list[tuple[Trial, Effect]] = []
        tried, last = 0, max(MOST_RUNS - FEWEST * more, min(len(self.known) + FEWEST, 2 * MOST_RUNS))
        for trial in trials:
            if tried == MOST or len(self.known) >= last:
                return _sorted(known, decision), tried, True
            tried += 1
            if (effect := self._effect(decision, trial.edits)) is not None:
                known.append((trial, effect))
        return _sorted(known, decision), tried, False

    def _effect(self, decision: Decision, edits: tuple[Edit, ...]) -> Effect | None:
        """What comes of edits; None where the offer cannot say that, or has no such subject any more."""
        key = f"{decision.rule.id} {edits!r}"
        if key not in self.known:
            given = self._given(edits)
            self.known[key] = () if given is None else self.judge.of(given, decision.rule.id)
        decisions = self.known[key]
        same = [d for d in decisions if d.subject == decision.subject]
        gone = [d for d in decisions if not d.subject and d.outcome == "not_applicable"] if decision.subject else []
        others = () if decision.subject else decisions
        found = min(same or gone or others, key=_worst, default=None)
        return _effect_of(found) if found else None

    @cached_property
    def document(self) -> Document:
        """The document less what the rules are not told of, so that it is read sooner. Nothing asks for its places."""
        whole, groups = self.file.document, self.judge.groups()
        return whole if groups is None else dataclasses.replace(whole, data=trimmed(whole.data, groups))

    def _given(self, edits: tuple[Edit, ...]) -> Given | None:
        document = self.document
        wishes = [edit for edit in edits if edit.path[0] == "preferences"]
        offer = [edit for edit in edits if edit.path[0] != "preferences"]
        try:
            changed = dataclasses.replace(document, data=edited(document.data, offer)) if offer else document
            read = load(changed, self.judge.ground.tables) if offer else self.file.offer
            return Given(read, self._wishes(wishes) if wishes else self.preferences)
        except InputError:
            return None

    def _wishes(self, edits: list[Edit]) -> Preferences:
        data: dict[str, Plain] = {"preferences": wishes(self.preferences)}
        raw = json.dumps(edited(data, edits)).encode()
        return load_preferences(source.read_bytes(raw, name="preferences", syntax="json"))


def _effect_of(decision: Decision) -> Effect:
    weighs = decision.outcome in BLOCKING
    return decision.outcome, decision.severity if weighs else None, decision.subject


def _sorted(tried: Sequence[tuple[Trial, Effect]], decision: Decision) -> tuple[Change, ...]:
    """The changes, by what they lead to."""
    return tuple(sorted(_grouped(tried, _effect_of(decision)), key=lambda change: ORDER.index(change.outcome)))


def _grouped(tried: Sequence[tuple[Trial, Effect]], same: Effect) -> Iterator[Change]:
    """One change for each field, way to say it and effect; none for what changes nothing."""
    for _, group in groupby(tried, key=lambda pair: (pair[0].field, pair[0].verb)):
        members = list(group)
        for effect in dict.fromkeys(effect for _, effect in members if effect != same):
            alike = [trial for trial, found in members if found == effect]
            outcome, severity, subject = effect
            yield Change(
                field=alike[0].field,
                label=alike[0].label,
                text=f"{SAID[alike[0].verb]} {spans(members, effect)}".rstrip(),
                outcome=outcome,
                severity=severity,
                subject=subject,
                options=tuple(Option(text=trial.text, edits=trial.edits) for trial in alike),
            )


def wishes(preferences: Preferences | None) -> dict[str, Plain]:
    """Preferences as plain data."""
    stated = {} if preferences is None else dict(preferences)
    return {name: _plain(value) for name, value in stated.items() if value is not None}


def _plain(value: object) -> Plain:
    if isinstance(value, Range):
        return {"min": float(value.low), "max": float(value.high)}
    return value if isinstance(value, bool | str) else str(value)


def _worst(decision: Decision) -> tuple[int, int, str]:
    """The order in which a report would name them."""
    return OUTCOMES.index(decision.outcome), SEVERITIES.index(decision.severity), decision.subject
