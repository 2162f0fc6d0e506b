"""Names and values of conditions as words: fields by their labels, codes spelled out, numbers with their unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
}
"""What people call a fact; other kinds are called by their own name."""
CALLED = {("site_staff", "is"): "profession", ("site_kind", "is"): "kind", ("partner", "is"): "partner"}
"""What people call a property whose own name says too little."""
STATES = {
    "stated": "is stated",
    "not_stated": "is not stated",
    "unclear": "is in words that cannot be checked",
    "listed": "is stated with entries",
    "empty": "is stated without entries",
    "number": "is a number",
    "date": "is a date",
    "amount": "is an amount",
    "text": "is given in words",
}
"""How the states of a value read."""


@dataclass(frozen=True, slots=True)
class Words:
    """Knows what one rule's conditions call things. `aliases` has the kinds of the facts that they name."""

    rules: Rules
    tables: Tables
    vocabulary: Vocabulary
    parameters: Mapping[str, Parameter]
    aliases: Mapping[str, str]

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
                return f"{plain(value)} {unit}".rstrip()
            case Reference():
                return self._reference(value)
        return self.code(value)

    def code(self, code: str) -> str:
        """A code as words: the label of a specialty or role, else its letters spelled out."""
        if code in self.tables.specialties:
            return self.tables.specialties[code].label
        if code in self.tables.roles:
            return f"“{self.tables.roles[code].label}”"
        return spelled(code)

    def _reference(self, reference: Reference) -> str:
        if reference.property and reference.alias in self.aliases:
            kind = self.aliases[reference.alias]
            noun = f"that {self.noun(kind)}"
            if len(self.vocabulary.kinds[kind].properties) == 1:
                return "that state" if reference.property == "state" else noun
            return f"the {self.property(kind, reference.property)} of {noun}"
        if reference.name in self.vocabulary.fields:
            return self.label(reference.name)
        return self.parameter(reference.name)

    def property(self, kind: str, name: str) -> str:
        """What people call a property of a fact."""
        return "value" if name == "is" and (kind, name) not in CALLED else CALLED.get((kind, name), spelled(name))

    def message(self, text: str) -> str:
        """A message with its placeholders as `[what goes there]`."""
        return PLACEHOLDER.sub(lambda found: f"[{self._placeholder(found[1])}]", text)

    def _placeholder(self, name: str) -> str:
        alias, _, prop = name.partition(".")
        if name in self.parameters:
            known = self.parameters[name].value
            return "unset" if known is None else plain(known)
        if prop and alias in self.aliases:
            return spelled(prop)
        return self.label(name).removesuffix(" (computed)").strip("“”")

    def parameter(self, name: str) -> str:
        """A parameter by its value and its name."""
        known = self.parameters[name]
        if known.value is None:
            return f"the parameter {name} (unset)"
        return f"{plain(known.value)} {unit_of(known.unit)} (parameter {name})"


def unit_of(unit: str) -> str:
    """A unit as it is read: `days/week` is `days a week`."""
    return unit.replace("/", " a ")


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
