"""A rule with what fired for its probes -> its parts in the order in which they decide, and what came of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from ..checker.decide import BLOCKING, Decider, Decision
from ..checker.message import fill
from ..checker.paper import Paper
from ..prose.page import Page
from ..prose.patterns import clauses
from ..prose.words import joined
from ..report import SEVERITIES, Severity
from ..rule.rule import Alternative, Line
from .model import Part, Truth, Way
from .probes import Condition, conditions
from .truths import Truths

TITLES = {"when": "This has to hold", "any": "One of these has to hold", "unless": "This must not hold"}


@dataclass(frozen=True, slots=True)
class Parts:
    """Tells the parts of one decision. `decider` decided it, `page` has the words of the rule."""

    page: Page
    decider: Decider
    truths: Truths
    decision: Decision
    paper: Paper

    def all(self) -> tuple[Part, ...]:
        """Every part, those behind the one that ends the matter marked as not reached."""
        found: list[Part] = []
        reached = True
        for part in self._parts():
            found.append(replace(part, reached=reached))
            reached = reached and part.settled
        return tuple(found)

    def _parts(self) -> Iterator[Part]:
        known = self._conditions()
        rule = self.decision.rule
        for number, line in enumerate(rule.applies):
            yield self._line(number, line, known["applies", number])
        if self.decision.line is not None:
            return
        if rule.each is not None:
            yield self._each()
        if self.decision.outcome == "not_applicable":
            return
        for number in range(len(rule.after)):
            yield self._gate(number, known.get(("after", number), ()))
        if rule.steps:
            yield self._severity(tuple(known["severity", n] for n in range(len(rule.steps))))
        yield self._ways("flag", rule.flags, known.get(("flag", 0), ()))
        yield self._ways("pass", rule.passes, known.get(("pass", 0), ()))

    def _conditions(self) -> Mapping[tuple[str, int], tuple[Condition, ...]]:
        found = conditions(self.decision.rule)
        return {key: tuple(group) for key, group in groupby(found, key=lambda c: (c.kind, c.part))}

    def _way(self, condition: Condition, alternative: Alternative | None = None) -> Way:
        words = self.page.words(condition.when)
        texts = tuple(clauses((pattern,), words) for pattern in condition.when)
        return Way(
            truth=self.truths.whole(condition),
            patterns=self.truths.patterns(condition, texts),
            says=self._says(alternative) if alternative else "",
            severity=known(alternative.severity) if alternative else None,
        )

    def _says(self, alternative: Alternative) -> str:
        """The message of an alternative that held, filled; of another one nothing."""
        fired = next((f for f in self.decision.fired if f.alternative is alternative), None)
        return fill(alternative.message, fired.bindings, self.decision, self.paper) if fired else ""

    def _line(self, number: int, line: Line, found: tuple[Condition, ...]) -> Part:
        ways = tuple(map(self._way, found))
        held = self.decider.evaluation.holds(self.decider.index.gates[self.decision.rule.id, "applies", number])
        applies = held != (line.kind == "unless")
        came = _came(line, {way.truth for way in ways}) if applies else f"so the rule does not apply: {line.otherwise}"
        return Part(kind="applies", title=TITLES[line.kind], came=came, ways=ways, settled=applies)

    def _each(self) -> Part:
        rule, decision = self.decision.rule, self.decision
        assert rule.each is not None
        title = f"One result for each {self.page.words().noun(rule.each.kind)}"
        if decision.facts:
            return Part(kind="each", title=title, came=f"this one is about {decision.subject or 'the only one'}")
        if decision.outcome == "not_applicable":
            return Part(kind="each", title=title, came=f"does not apply: {decision.reason}", settled=False)
        return Part(kind="each", title=title, came="not known which there are, so it is asked once of the whole offer")

    def _gate(self, number: int, found: tuple[Condition, ...]) -> Part:
        """A rule that this one waits for, while a condition holds where there is one."""
        gate = self.decision.rule.after[number]
        rules, ways = self.decider.rules, tuple(map(self._way, found))
        title = f"{gate.rule} ({rules.rules[gate.rule].title})"
        if ways and ways[0].truth != "true":
            came, waits = "not waited for, because the condition for it does not hold", False
        else:
            decisions = self.decider.of(rules.rules[gate.rule])
            same = [d for d in decisions if d.subject == self.decision.subject] or list(decisions)
            blocking = next((d for d in same if d.outcome in BLOCKING), None)
            waits = blocking is not None
            said = blocking or next(iter(same), None)
            came = _settled(said, waits=waits)
        return Part(kind="after", title=title, came=came, ways=ways, settled=not waits, rule=gate.rule)

    def _severity(self, found: tuple[tuple[Condition, ...], ...]) -> Part:
        """The steps of severity, of which the first that holds decides."""
        steps = self.decision.rule.steps
        ways = tuple(
            replace(self._way(condition), severity=known(step.severity))
            for step, (condition,) in zip(steps, found, strict=True)
        )
        step = next((way for way in ways if way.truth == "true"), None)
        base = known(self.decision.rule.severity) or "info"
        came = f"{step.severity}, by the first step that holds" if step else f"{base}, as no step holds"
        return Part(kind="severity", title="Severity", came=came, ways=ways)

    def _ways(self, kind: str, alternatives: tuple[Alternative, ...], found: tuple[Condition, ...]) -> Part:
        ways = tuple(self._way(c, a) for c, a in zip(found, alternatives, strict=True))
        held = [str(n) for n, way in enumerate(ways, start=1) if way.truth == "true"]
        title = "Flags when" if kind == "flag" else "Passes when"
        if not ways:
            never = "it only asks and passes" if kind == "flag" else "it only flags and asks"
            return Part(kind="flag" if kind == "flag" else "pass", title=title, came=f"never: {never}")
        came = f"{_numbered(held)} {'holds' if len(held) == 1 else 'hold'}" if held else _no_way(ways)
        return Part(kind="flag" if kind == "flag" else "pass", title=title, came=came, ways=ways, settled=not held)


def _came(line: Line, truths: set[Truth]) -> str:
    """Why a line lets the rule apply."""
    if line.kind == "unless":
        return "it does not" if truths == {"false"} else "that is open, which does not stop the rule"
    if "true" in truths:
        return "it does" if line.kind == "when" else "one does"
    if line.skip:
        return "unclear words may mean it, which counts for the rule"
    return "that is open, which counts for the rule"


def _settled(said: Decision | None, *, waits: bool) -> str:
    """What came of a gate, and whether that settles it."""
    if said is None:
        return "it has no result, so nothing is waited for"
    about = f" for {said.subject}" if said.subject else ""
    outcome = {
        "not_applicable": "it does not apply",
        "ask": f"it is a question{about}",
        "waiting": f"it waits itself{about}",
    }.get(said.outcome, f"its result is {said.outcome}{about}")
    return f"{outcome}, so this rule waits" if waits else f"{outcome}, which settles it"


def _no_way(ways: tuple[Way, ...]) -> str:
    open_ones = [str(n) for n, way in enumerate(ways, start=1) if way.truth == "unknown"]
    if not open_ones:
        return "no way holds"
    return f"no way holds; {_numbered(open_ones)} may, once what is open is stated"


def _numbered(ways: list[str]) -> str:
    return f"{'way' if len(ways) == 1 else 'ways'} {joined(ways, 'and')}"


def known(name: str) -> Severity | None:
    """The severity of that name; None where a rule names none."""
    return next((severity for severity in SEVERITIES if severity == name), None)
