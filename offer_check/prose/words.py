"""Names and values of conditions as words: fields by their labels, codes spelled out, numbers with their unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..compiler.vocabulary import Vocabulary
from ..facts.computed import COMPUTED
from ..offer.catalog import FIELDS
from ..offer.display import spelled
from ..offer.tables import Tables
from ..rule.pattern import Reference, Value
from ..rule.rule import Parameter
from ..ruleset.ruleset import Rules

PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")
NOUNS = {
    "patient_state": "patient state",
    "covered_state": "state in the policy's territory",
    "remote_work_state": "state to work from remotely",
    "exception_state": "state of the second-opinion exception",
    "visit_type": "visit type",
    "site_kind": "kind of a site",
    "site_staff": "person with the patient at a site",
    "partner": "entry on in-person partners",
    "evidence": "piece of evidence",
    "unclear": "field with words that cannot be checked",
    "read_field": "field that a rule reads",
}
"""What people call a fact; other kinds are called by their own name."""
CALLED = {("site_staff", "is"): "profession", ("site_kind", "is"): "kind", ("partner", "is"): "partner"}
NAMES = {"is": "value", "of": "kind", "says": "wording", "until": "last day"}
"""What people call a property whose own name says too little: of one kind of fact, and of any."""
STATES = {
    "stated": "is stated",
    "not_stated": "is not stated",
    "unclear": "is in words that cannot be checked",
    "listed": "is stated with at least one entry",
    "empty": "is stated as an empty list",
    "number": "is a number",
    "date": "is a date",
    "amount": "is an amount",
    "text": "is given in words",
}
"""How the states of a value read."""


@dataclass(frozen=True, slots=True)
class Words:
    """Knows what one rule's conditions call things. `aliases` has the kinds of the facts that they name, `codes` what
    the codes are called that are not just spelled out."""

    rules: Rules
    tables: Tables
    vocabulary: Vocabulary
    parameters: Mapping[str, Parameter]
    aliases: Mapping[str, str]
    codes: Mapping[str, str] = field(default_factory=dict)

    def of(self, path: str) -> Words:
        """The words for the codes of a field."""
        if path == "about.specialty":
            return replace(self, codes={code: one.label for code, one in self.tables.specialties.items()})
        return replace(self, codes=self._roles()) if path == "about.role_type" else self

    def of_facts(self, kind: str) -> Words:
        """The words for the codes of facts of `kind`: roles and their groups, or what a table's file calls its own."""
        if kind in self.rules.tables:
            return replace(self, codes={code: f"“{said}”" for code, said in self.rules.tables[kind].words.items()})
        if kind == "role":
            groups = {group: spelled(group).replace(" ", "-") for r in self.tables.roles.values() for group in r.groups}
            return replace(self, codes={**groups, **self._roles()})
        return self.of(kind)

    def _roles(self) -> Mapping[str, str]:
        return {code: f"“{role.label}”" for code, role in self.tables.roles.items()}

    def label(self, path: str) -> str:
        """What the form calls a field, quoted."""
        if path in COMPUTED:
            return f"“{COMPUTED[path].label}” (computed)"
        return f"“{FIELDS[path].label.removeprefix('(column) ')}”"

    def noun(self, kind: str) -> str:
        """What people call a fact of `kind`, without an article."""
        if kind in NOUNS:
            return NOUNS[kind]
        if kind in self.vocabulary.fields:
            return f"entry of {self.label(kind)}"
        if kind in self.rules.tables:
            return f"entry of “{self.rules.tables[kind].title}”"
        return spelled(kind)

    def value(self, value: Value, unit: str = "") -> str:
        """One value: a word, a number with its unit, or what a reference stands for."""
        match value:
            case Decimal():
                return f"{plain(value)} {counted(unit, value)}".rstrip()
            case Reference():
                return self._reference(value)
        return self.code(value)

    def code(self, code: str) -> str:
        """A code as words; a field's path is its label."""
        return self.codes.get(code) or (self.label(code) if "." in code and code in FIELDS else spelled(code))

    def _reference(self, reference: Reference) -> str:
        if reference.property and reference.alias in self.aliases:
            return self.named(reference.alias, reference.property)
        if reference.name in self.vocabulary.fields:
            return self.label(reference.name)
        return self.parameter(reference.name)

    def named(self, alias: str, name: str) -> str:
        """What people call a property of the fact that `alias` names: `that state`, `the status of that license`."""
        kind = self.aliases[alias]
        noun = f"that {self.noun(kind)}"
        if len(self.vocabulary.kinds[kind].properties) == 1:
            return "that state" if name == "state" else noun
        return f"the {self.property(kind, name)} of {noun}"

    def property(self, kind: str, name: str) -> str:
        """What people call a property of a fact."""
        return CALLED.get((kind, name)) or NAMES.get(name) or spelled(name)

    def message(self, text: str) -> str:
        """A message with its placeholders as `[what goes there]`."""
        return PLACEHOLDER.sub(lambda found: f"[{self._placeholder(found[1])}]", text)

    def _placeholder(self, name: str) -> str:
        alias, _, prop = name.partition(".")
        if name in self.parameters:
            known = self.parameters[name].value
            return "unset" if known is None else plain(known)
        if prop and alias in self.aliases:
            return self.property(self.aliases[alias], prop)
        return self.label(name).removesuffix(" (computed)").strip("“”")

    def parameter(self, name: str) -> str:
        """A parameter by its value and its name."""
        known = self.parameters[name]
        if known.value is None:
            return f"the parameter {name} (unset)"
        return f"{plain(known.value)} {counted(unit_of(known.unit), known.value)} (parameter {name})"


def unit_of(unit: str) -> str:
    """A unit as it is read: `days/week` is `days a week`."""
    return unit.replace("/", " a ")


def counted(unit: str, number: Decimal) -> str:
    """A unit as it stands after a number: `1 day a week`."""
    first, space, rest = unit.partition(" ")
    return f"{first.removesuffix('s')}{space}{rest}" if number == 1 else unit


def plain(number: Decimal) -> str:
    """A number as people write it: no exponent, no trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def joined(texts: Iterable[str], word: str = "or") -> str:
    """`a, b or c`."""
    items = list(dict.fromkeys(texts))
    return f" {word} ".join([*([", ".join(items[:-1])] if items[:-1] else []), *items[-1:]])


def article(noun: str) -> str:
    """The noun with `a` or `an` before it."""
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def capital(text: str) -> str:
    """The text as the start of a sentence."""
    return text[:1].upper() + text[1:]
