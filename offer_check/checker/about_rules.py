"""What a report says of the rules themselves: the same for every offer, so it is made once."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from datetime import date

from ..compiler.program import Index
from ..report import Family, Parameter, Result, RuleSet, Source, Table, Topic
from ..rule.rule import Citation, Rule
from ..ruleset.ruleset import Rules
from .message import plain
from .plan import known


class AboutRules:
    """Speaks of one set of rules, of whose program this is the `index`."""

    def __init__(self, rules: Rules, index: Index) -> None:
        self._rules, self._index = rules, index
        self._results: dict[str, functools.partial[Result]] = {}

    @functools.cached_property
    def rule_set(self) -> RuleSet:
        """Which rules were evaluated."""
        return RuleSet(count=len(self._rules.active), digest=self._rules.digest, packs=self._rules.packs)

    @functools.cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The numbers that rules compare with."""
        return tuple(self._parameters())

    @functools.cached_property
    def not_looked_at(self) -> tuple[str, ...]:
        """What no rule looks at."""
        table = self._rules.tables.get("not_looked_at")
        return tuple(row["text"] for row in table.rows) if table else ()

    @functools.lru_cache(maxsize=16)  # noqa: B019 - lives as long as its checker
    def tables(self, as_of: date) -> tuple[Table, ...]:
        """The dated tables that rules use or rest on, with whether they are current on that day."""
        return tuple(self._tables(as_of))

    def result(self, rule: Rule) -> functools.partial[Result]:
        """A result of the rule; what depends on an offer is to be added: subject, outcome, message and the like."""
        if rule.id not in self._results:
            self._results[rule.id] = functools.partial(
                Result,
                rule=rule.id,
                base_severity=known(rule.severity) or "info",
                title=rule.title,
                why=rule.why,
                question=rule.question,
                good=rule.good,
                sources=tuple(map(self._source, rule.sources)),
                family=rule.family,
                pack=rule.pack,
                topic=rule.topic,
                matrix=rule.matrix,
                section=rule.section,
                since=rule.since,
            )
        return self._results[rule.id]

    def topics(self, results: Sequence[Result]) -> Iterator[Topic]:
        """The topics of the results."""
        used = {r.topic for r in results}
        return (topic for topic in self._topics if topic.id in used)

    def families(self, results: Sequence[Result]) -> Iterator[Family]:
        """The families of the results, those that the table of families has first."""
        used = {r.family for r in results}
        yield from (family for family in self._families if family.id in used)
        yield from (Family(id=name, title=name) for name in sorted(used - {family.id for family in self._families}))

    @functools.cached_property
    def _topics(self) -> tuple[Topic, ...]:
        return tuple(
            Topic(id=topic.id, title=topic.title, question=topic.question, lawyer=topic.lawyer, private=topic.private)
            for topic in self._rules.topics.values()
        )

    @functools.cached_property
    def _families(self) -> tuple[Family, ...]:
        table = self._rules.tables.get("family")
        titles = {row["family"]: row["title"] for row in table.rows} if table else {}
        return tuple(Family(id=name, title=title) for name, title in titles.items())

    def _source(self, citation: Citation) -> Source:
        title = self._rules.guides[citation.guide].title
        return Source(guide=citation.guide, title=title, section=citation.section)

    def _tables(self, as_of: date) -> Iterator[Table]:
        used = set(self._index.kinds).union(*(rule.rests_on for rule in self._rules.active))
        for table in self._rules.tables.values():
            if table.as_of and table.name in used:
                yield Table(
                    name=table.name,
                    title=table.title,
                    as_of=table.as_of,
                    check_by=table.check_by,
                    source=table.source,
                    sure=table.sure,
                    current=table.current(as_of),
                )

    def _parameters(self) -> Iterator[Parameter]:
        for rule in self._rules.active:
            for p in rule.parameters.values():
                source = p.source
                yield Parameter(
                    rule=rule.id,
                    name=p.name,
                    value="" if p.value is None else plain(p.value),
                    unit=p.unit,
                    source=f"{self._rules.guides[source.guide].title}, {source.section}" if source else "",
                    changed=p.changed,
                )
