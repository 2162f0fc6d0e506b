"""What the letter to the employer and the list for the lawyer say around the questions, in every format the same."""

from __future__ import annotations

from ..view.grounds import Ground
from ..view.lawyer import Fact, LawyerList, LawyerPoint
from ..view.letter import Letter, LetterTopic, Point
from ..view.words import OUTCOMES, sentence

LONGEST_NAME = 60
NOT_STATED = "Not stated in the papers"
IN_DETAIL = "In particular:"
ORDER = (
    "The questions are numbered and sorted by topic, so that each topic can go to the person who knows the answer. "
    "Under a question stands what I have noted so far, with its place in your papers where I know it; please correct "
    "me where I am mistaken."
)
NO_QUESTIONS = "I have no open questions about its telehealth terms."
CLOSING = (
    "Could you please send me the answers in writing, by these numbers, or as changes in the agreement itself? Where a "
    "point is settled already, the number of the clause is enough. What stands after “ref.” only helps me to match "
    "your answers with my notes."
)
THANKS = "Thank you for your time. I look forward to hearing from you."
REGARDS = "Kind regards,"

LAWYER_LEAD = (
    "A checklist review of the offer found the points below; it is no legal advice. A flag is a stated term that "
    "conflicts with a rule of the checklist, an ask is a point that the papers leave open. Lines are those of the "
    "offer file."
)
NOTHING_FOR_LAWYER = (
    "The review left no point open on a matter for a lawyer. That says nothing about what it does not look at."
)


def subject(letter: Letter) -> str:
    """Return the subject line."""
    named = letter.employer and len(letter.employer) <= LONGEST_NAME
    return f"Questions about the offer from {letter.employer}" if named else "Questions about your offer"


def greeting(letter: Letter) -> str:
    """Return the line with which the letter begins."""
    return f"Dear hiring team at {letter.employer}," if letter.employer else "Dear hiring team,"


def opening(letter: Letter) -> str:
    """Return the two sentences before the questions."""
    roles = "; ".join(map(_within, letter.roles))
    job = _within(letter.specialty) + (f" ({roles})" if roles else "")
    then = "Before I decide, I would be grateful for your answers to the questions below."
    return f"Thank you for the offer of a position in {job}. {then if letter.topics else NO_QUESTIONS}"


def order(letter: Letter, *, mark: str) -> str:
    """Return how the questions are sorted, and what `mark` means where some are marked."""
    first = f" Please answer the points marked {mark} first; they matter most for my decision."
    return ORDER + (first if letter.marked else "")


def lead(topic: LetterTopic) -> str:
    """Return the question of a topic; where it is only the head of its points, it says so."""
    head = topic.points and not topic.lead.refs
    return f"{topic.lead.question} {IN_DETAIL}" if head else topic.lead.question


def told(ground: Ground) -> str:
    """Return a field with what the papers say of it: `Tail coverage bought by: physician (agreement, 7.3)`."""
    said = (s.value + (f" ({'; '.join(s.papers)})" if s.papers else "") for s in ground.stated)
    return f"{ground.label}: {'; '.join(said)}"


def notes(point: Point) -> tuple[str, ...]:
    """Return what is noted under a question: what the papers state, then what they do not."""
    silent = [ground.label for ground in point.grounds if not ground.stated]
    lines = [told(ground) for ground in point.grounds if ground.stated]
    return (*lines, f"{NOT_STATED}: {'; '.join(silent)}") if silent else tuple(lines)


def reference(point: Point) -> str:
    """Return the ids that an answer settles, each in full; empty where there are none."""
    return f"ref. {refs(point.refs)}" if point.refs else ""


def refs(ids: tuple[str, ...]) -> str:
    """Return ids as a list, none of them broken at the end of a line."""
    return ", ".join(id_.replace(" ", "\N{NO-BREAK SPACE}") for id_ in ids)


def heading(matters: LawyerList) -> str:
    """Return the title of the list for the lawyer."""
    return f"Questions for my lawyer: {matters.offer}"


def about(matters: LawyerList) -> str:
    """Return which offer the list is about, in one line."""
    parts = (matters.employer, matters.specialty, *matters.roles, f"as of {matters.day}")
    return "; ".join(part for part in parts if part)


def tag(point: LawyerPoint) -> str:
    """Return what came of a rule, and how severe that is: `Flag, critical`."""
    return f"{OUTCOMES[point.outcome]}, {point.severity}"


def fact(found: Fact) -> str:
    """Return a field with its value and its places."""
    return f"{found.label}: {found.value}" + (f" ({found.places})" if found.places else "")


def messages(point: LawyerPoint) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the causes of a point: the sentences of each as one text, with the lines of its facts."""
    return tuple((" ".join(map(sentence, c.messages)), tuple(map(fact, c.facts))) for c in point.causes)


def _within(name: str) -> str:
    """A name as it stands inside a sentence: with a small first letter, but `VA or DoD`."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
