"""Messages of rules with their placeholders filled, and the words for what no rule words: asks and waiting."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, zip_longest

from ..engine import Binding
from ..facts.build import Fact
from ..facts.property import SCALE
from ..offer.display import spelled
from ..report import Because
from .decide import Decision
from .paper import Paper
from .reading import Reading

UNWRITTEN = ("verbal", "posting")
PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")


def message(decision: Decision, because: Sequence[Because], paper: Paper, reading: Reading) -> str:
    """One or more sentences that state the fact."""
    match decision.outcome:
        case "flag" | "pass":
            said = _fired(decision, paper) or "As it should be."
            return said if reading.speaks_of(decision.rule, "evidence") else f"{said} {hearsay(because)}".rstrip()
        case "waiting" if decision.gate is not None:
            gate = decision.gate.rule
            return f"Waits for {gate.id} ({_lower(gate.title)}), which has to be settled first."
        case "ask":
            return _ask(because)
    return _sentence(decision.reason)


def _fired(decision: Decision, paper: Paper) -> str:
    texts = [fill(f.alternative.message, f.bindings, decision, paper) for f in decision.fired if f.alternative.message]
    return " ".join(dict.fromkeys(texts))


def fill(text: str, bindings: Iterable[Binding], decision: Decision, paper: Paper) -> str:
    """`text` with every placeholder filled; several firings join their distinct values."""
    if "{" not in text:
        return text
    between, names = _gaps(text)
    bindings = tuple(bindings)
    values = [_filling(name, bindings, decision, paper) for name in names]
    return "".join(chain.from_iterable(zip_longest(between, values, fillvalue="")))


@functools.lru_cache(maxsize=1024)
def _gaps(text: str) -> tuple[Sequence[str], Sequence[str]]:
    """What stands before, between and after the placeholders of a text, and their names."""
    parts = PLACEHOLDER.split(text)
    return parts[::2], parts[1::2]


def _filling(name: str, bindings: Sequence[Binding], decision: Decision, paper: Paper) -> str:
    if name in decision.rule.parameters:
        number = decision.rule.parameters[name].value
        return "unset" if number is None else plain(number)
    return ", ".join(dict.fromkeys(filter(None, _texts(name, bindings, paper)))) or "not stated"


def _texts(name: str, bindings: Sequence[Binding], paper: Paper) -> list[str]:
    """What a placeholder stands for: a property of bound facts, the entries of a list that matched, or a field."""
    alias, _, prop = name.partition(".")
    facts = [b[alias] for b in bindings if alias in b]
    if facts:
        return [_property(fact, prop, paper) for fact in facts]
    entries = [fact.origin for b in bindings for fact in b.values() if fact.origin.startswith(f"{name}[")]
    return [paper.text(path) for path in entries or [name]]


def _property(fact: Fact, prop: str, paper: Paper) -> str:
    if prop == "field":
        return paper.label(str(fact.values[prop]))
    low = fact.values.get(f"{prop}.low")
    if not isinstance(low, int):
        return spelled(str(fact.values[prop]))
    if fact.origin:
        return paper.text(f"{fact.origin}.{prop}")
    is_date = fact.values[prop] == "date"
    return date.fromordinal(low // SCALE).isoformat() if is_date else plain(Decimal(low) / SCALE)


def hearsay(because: Sequence[Because]) -> str:
    """The sentence about what decides and is written in no letter and no agreement; empty where there is nothing."""
    spoken = [b.label for b in because if b.evidence and all(e.source in UNWRITTEN for e in b.evidence)]
    return f"Known from spoken words or a posting only: {_listed(spoken)}." if spoken else ""


def _ask(because: Sequence[Because]) -> str:
    silent = [b.label for b in because if b.state == "not_stated"]
    vague = [f"{b.label} (“{b.value}”)" for b in because if b.state == "unclear"]
    said = [f"{b.label}: {b.value}" for b in because if b.state == "stated"]
    parts = []
    if silent:
        parts.append(f"Not stated: {_listed(silent)}.")
    if vague:
        parts.append(f"Cannot be checked: {_listed(vague)}.")
    if said:
        parts.append(f"Stated, but this does not settle it: {_listed(said)}.")
    return " ".join(parts) or "Not stated."


def _listed(texts: Sequence[str], most: int = 6) -> str:
    shown = list(dict.fromkeys(texts))
    more = len(shown) - most
    return "; ".join(shown[:most]) + (f"; and {more} more" if more > 0 else "")


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _lower(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def plain(number: Decimal) -> str:
    """A number as people write it: no exponent, no trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
