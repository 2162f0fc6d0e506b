"""A question in, what is said of it out: what is asked, what may be typed, what is there already, why it matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..form import Answer, Question
from ..form.labels import labels
from ..offer import display
from ..offer.refusal import Problem, Refused, found
from ..offer.shapes import Shape
from ..offer.tables import Tables
from ..render.view import words
from ..report import Evidence, Result
from .terminal import Terminal

_HOW: Mapping[str, str] = {
    "yes_no": "yes or no",
    "choice": "a number, or the words",
    "text": "in words",
    "state": "a state, such as TX or Texas",
    "date": "a day, such as 2027-07-01 or 7/1/2027",
    "board_certified": "yes, no, or the day on which it is expected, such as 7/1/2027",
    "money": "such as 420,000 per year, or 150-180 per hour (year, month, hour, case, visit, consult)",
    "fees": "such as 400 per case; for several: first opinion: 400 per case; addendum: 50 per case",
    "patients_per_hour": "any of these: median 4, minimum 3, maximum 5",
    "minutes_per_visit": "one or both: new 45, follow-up 20",
    "distance": "such as 30 miles, or 40 minutes",
    "limit": "such as 5 hours, or 3 cases",
    "backup": "yes or no, with minutes where they are known: yes, 60 minutes",
    "payment_date": "such as completion, 30 days (completion, invoice or month end)",
    "dea": "who pays and where: paid by employer, states TX, FL",
    "wrvu_credit": "full, none, or a number in percent",
    "state_map": "words for each state: CO: clinic in Denver; NV: none",
}
_LISTS: Mapping[str, str] = {
    "choice": "numbers or words, with commas between: 1, 3; none where there are none",
    "state": "states, with commas between: TX, Florida; none where there are none",
    "text": "words, with semicolons or commas between; none where there are none",
    "promise": "each with a semicolon behind it; none where there are none; known work may have its code in brackets",
}


def tell(terminal: Terminal, question: Question, tables: Tables, *, head: str) -> None:
    """Say what is asked, and how it is answered."""
    terminal.say()
    terminal.say(f"{head}{question.label}{' (needed)' if question.field.required else ''}", kind="bold")
    terminal.say(question.about, indent=2)
    say_choices(terminal, question.field.shape, tables)
    if question.field.shape.name != "table":
        terminal.say(f"Type {how(question.field.shape)}.", indent=2)
    terminal.say(f"Where: {question.where}.", indent=2)


def say_choices(terminal: Terminal, shape: Shape, tables: Tables) -> None:
    """Number the codes that may be picked, one a line; states are known by heart."""
    picked = shape.items if shape.name == "list" and shape.items else shape
    if picked.name == "choice":
        for number, label in enumerate(labels(picked, tables).values(), 1):
            terminal.say(f"{number}. {label}", indent=4, hang=3)
    elif picked.name == "text" and picked.choices:
        terminal.say(f"For example: {', '.join(map(display.spelled, picked.choices))}", indent=4, hang=2)


def how(shape: Shape) -> str:
    """What may be typed: `yes or no`."""
    if shape.name == "list" and shape.items:
        text = _LISTS[shape.items.name]
        text = text.replace("; none where there are none", "") if shape.low else text
    elif shape.name == "number":
        text = f"a number{f' ({shape.unit})' if shape.unit else ''}, or a range such as 8-12"
    else:
        text = _HOW[shape.name]
    fixed = [word for word in (*shape.words, *dict(shape.same)) if word not in text.split()]
    return ", or ".join([text, *map(display.spelled, fixed)])


def stands(answer: Answer, question: Question, tables: Tables) -> Iterator[str]:
    """What is there already, in words; nothing where nothing is."""
    if answer.state == "stated" and question.field.shape.name != "table":
        yield f"Now: {value(answer.value, question.field.shape, tables)}"
    if answer.state == "unclear":
        yield f"Now: unclear, “{answer.words}”"
    for paper in answer.papers:
        yield f"Evidence: {paper_words(paper, question.field.shape, tables)}"


def value(raw: Any, shape: Shape, tables: Tables) -> str:
    """Plain data as a report shows it; what is wrong, as it was typed."""
    try:
        read = shape.read(raw, tables)
    except Refused:
        return raw if isinstance(raw, str) else found(raw)
    known = labels(shape.items or shape, tables)
    if shape.name != "state" and isinstance(read, str) and read in known:
        return known[read]
    return display.show(read, shape)


def paper_words(paper: Mapping[str, Any], shape: Shape, tables: Tables) -> str:
    """One paper in words: `agreement, 7.2: “claims-made”`."""
    said = value(paper["value"], shape, tables) if paper.get("value") is not None else ""
    texts = {key: str(paper.get(key) or "") for key in ("source", "where", "words")}
    return words.evidence(Evidence(**texts, value=said))


def refusals(problems: Iterable[Problem]) -> Iterator[str]:
    """What is wrong with a value, in the words of the model."""
    for problem in problems:
        accepted = f"; accepted: {problem.accepted}" if problem.accepted else ""
        hint = f"; {problem.hint}" if problem.hint else ""
        text = words.sentence(f"{problem.message}{accepted}{hint}")
        yield text if text.endswith("?") else f"{text}."


def say_help(terminal: Terminal, question: Question, open_results: Iterable[Result]) -> None:
    """Say why an answer matters, where it is found, which rules read it, and what waits for it."""
    if question.why:
        terminal.say(f"Why it matters: {question.why}", indent=2)
    terminal.say(f"Where it is usually found: {question.where}.", indent=2)
    if question.field.shape.name != "table":
        terminal.say(f"Type {how(question.field.shape)}.", indent=2)
    for rule in question.rules:
        terminal.say(f"{rule.id}: {rule.title}", indent=4, hang=2)
    if question.rules:
        terminal.say("These rules read it; offer-check explain ID tells more.", indent=2)
    else:
        terminal.say("No rule reads it; it stands in the report.", indent=2)
    for result in open_results:
        terminal.say(f"{words.outcome(result)}: {result.title}. {result.question}", indent=2, hang=2)
