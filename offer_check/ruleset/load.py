"""Folders of rules -> `Rules`: every file read, every fault told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..errors import Fault, RuleError
from ..rule import build
from ..rule.rule import Derived, Rule
from ..rule.shape import shape_faults
from ..source import Document
from ..source import Path as At
from . import bundle, house
from .bundle import Programs
from .ruleset import Guide, Rules, Topic
from .table import Table, of, table

_GUIDE = {"guide": str, "title": str, "sections": list}


def load(folders: Iterable[Path], *, bundled: Path | None = None) -> Rules:
    """All rules of `folders`; the first is the base, the others add to it. `bundled` is the built bundle of the first.

    Raises RuleError with every fault: unreadable files, wrong shapes, an id or kind that two files claim, a folder
    without rules.
    """
    gathered = _Gathered()
    found: list[bundle.Read] = []
    roots = []
    for index, folder in enumerate(folders):
        if not folder.is_dir():
            raise RuleError([Fault(path=str(folder), message="no such rules folder")])
        found.append(bundle.read(folder, bundle=bundled if index == 0 else None))
        roots.append(str(folder))
        before = len(gathered.rules)
        for name, document in found[-1].documents.items():
            gathered.add(name, document, checked=found[-1].built)
        if len(gathered.rules) == before and not gathered.faults:
            gathered.faults.append(
                Fault(path=str(folder), message="the folder holds no rules", accepted="<family>/<ID>.yaml")
            )
    if gathered.faults:
        raise RuleError(gathered.faults)
    digests = [each.digest for each in found]
    total = digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()
    programs = found[0].programs if len(found) == 1 else {}
    return gathered.rules_set(total, tuple(roots), built=all(each.built for each in found), programs=programs)


class _Gathered:
    """What has been read so far, by kind of file."""

    def __init__(self) -> None:
        self.rules: dict[str, Rule] = {}
        self.derived: dict[str, Derived] = {}
        self.tables: dict[str, Table] = {}
        self.topics: dict[str, Topic] = {}
        self.guides: dict[str, Guide] = {}
        self.raw: dict[str, Any] = {}
        self.faults: list[Fault] = []

    def add(self, name: str, document: Document, *, checked: bool) -> None:
        """Read one document by where it lies; `checked` documents come out of a bundle."""
        if name.startswith("data/"):
            self._add_table(document, checked=checked)
        elif name.startswith("derived/"):
            kind, faults = build.derived(document, checked=checked)
            self.faults.extend(faults)
            if kind is not None:
                self._claim(self.derived, kind.kind, kind, document)
        elif name.rsplit(".", 1)[0] == "topics":
            self._add_topics(document, checked=checked)
        else:
            rule, faults = build.rule(document, checked=checked)
            self.faults.extend(faults)
            if rule is not None:
                self._claim(self.rules, rule.id, rule, document)

    def _claim(self, known: dict[str, Any], name: str, value: Any, document: Document, *, at: At = ()) -> None:
        if name in known:
            span = document.span(at)
            message = f"{name} is defined in {known[name].path} already"
            self.faults.append(Fault(path=document.name, line=span.line, column=span.column, message=message))
        known[name] = value

    def _add_table(self, document: Document, *, checked: bool) -> None:
        found, faults = table(document, checked=checked)
        self.faults.extend(faults)
        if found is None:
            return
        data = document.data
        if found.name in self.tables:
            data, more = house.combined(self.raw[found.name], document)
            found = of(data, document.name)
        else:
            more = house.unknown(document)
        self.faults.extend(more)
        self.tables[found.name], self.raw[found.name] = found, data
        if found.name == "guide":
            self._add_guides(document, anew=document.data.get("existing") == "replace")

    def _add_guides(self, document: Document, *, anew: bool) -> None:
        if anew:
            self.guides.clear()
        for index, row in enumerate(document.data["rows"]):
            if {name: type(value) for name, value in row.items()} != _GUIDE:
                span = document.span(("rows", index))
                message, accepted = "this row is no guide", ", ".join(_GUIDE)
                fault = Fault(
                    path=document.name, line=span.line, column=span.column, message=message, accepted=accepted
                )
                self.faults.append(fault)
                continue
            self.guides[row["guide"]] = Guide(row["guide"], row["title"], tuple(row["sections"]))

    def _add_topics(self, document: Document, *, checked: bool) -> None:
        faults = [] if checked else shape_faults(document, "topics")
        self.faults.extend(faults)
        for number, part in enumerate(() if faults else document.data["topics"]):
            topic = _topic(part, document.name)
            self._claim(self.topics, topic.id, topic, document, at=("topics", number))

    def rules_set(self, digest: str, roots: tuple[str, ...], *, built: bool, programs: Programs) -> Rules:
        """Everything, sorted by name."""
        return Rules(
            rules=dict(sorted(self.rules.items())),
            derived=dict(sorted(self.derived.items())),
            tables=dict(sorted(self.tables.items())),
            topics=self.topics,
            guides=self.guides,
            raw=self.raw,
            digest=digest,
            roots=roots,
            built=built,
            programs=programs,
        )


def _topic(part: Any, path: str) -> Topic:
    return Topic(
        id=part["topic"],
        title=part["title"],
        question=part["question"],
        lawyer=part.get("lawyer") or "",
        private=part.get("private") == "yes",
        path=path,
    )
