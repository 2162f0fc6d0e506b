"""Lines typed at an interview, sense and nonsense: it asks on, and what it writes can be read."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from offer_check import source
from offer_check.errors import InputError
from offer_check.interview import OpenQuestions, Session, Store, Work
from offer_check.interview.command import COMMANDS
from offer_check.judge import Judge, Plan, judge
from tests.interview.people import Typist

from .corpus import files
from .kind import Kind
from .mutation import mutated
from .values import value

LINES = (
    *(
        "",
        "",
        "",
        "",
        "?",
        "yes",
        "no",
        "done",
        "none",
        "all",
        "1",
        "2",
        "3",
        "12",
        "0",
        "-1",
        "40",
        "40 - 50",
        "40-",
        "1e400",
    ),
    *(
        "TX",
        "TX, FL",
        "texas",
        "Texas; Florida",
        "2027-01-01",
        "1/2/2027",
        "next year",
        "dermatology",
        "hybrid_clinic",
        "1, 3",
    ),
    *(
        "420,000 per year",
        "$ 1.5k per hour",
        "5 miles",
        '"',
        '"a""b"',
        ";",
        ";;",
        ":",
        "a: b",
        "TX: tail",
        "label: 5 per visit",
    ),
    *(
        "/u as needed",
        "/u",
        "/e",
        "/b",
        "/s",
        "/c",
        "/p",
        "/r",
        "/h",
        "/zz",
        "/",
        "//",
        "/u " + "x" * 5000,
        "x" * 10_001,
    ),
    *(
        "agreement",
        "7.2",
        "page 3",
        "min 1; max 2",
        "value 1",
        "٣",
        "½",
        "999999999999999999999",
        "remove 1",
        "add",
        "delete",
    ),
)
STARTS = (b"offer_format: 1\n", b'{"offer_format": 1}')


@cache
def judges() -> Judge:
    """A judge with few rules, so that answers are quick."""
    return judge(Plan(as_of=date(2026, 11, 22), select=("MAL-01", "LIC-01")))


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-interview-"))


def _make(random: Random) -> bytes:
    """A first line says how the interview goes; then a file, a NUL byte, and what is typed."""
    start = random.choice((*STARTS, *STARTS, random.choice(files(".yaml")), random.choice(files(".json"))))
    if random.random() < 0.3:
        start = mutated(start, random, (b"offer_format: 2\n", b"about: x\n", b"pay: []\n", b"# x\n"), (start,))
    lines = ["dermatology", "hybrid_clinic"] if random.random() < 0.7 else []
    lines += [_line(random) for _ in range(random.choice((5, 40, 120)))]
    head = f"{'json' if start.startswith(b'{') else 'yaml'} {random.randrange(4)}".encode()
    return head + b"\n" + start + b"\0" + "\n".join(lines).encode("utf-8", "surrogatepass")


def _line(random: Random) -> str:
    match random.randrange(8):
        case 0:
            return str(value(random, LINES))[:20_000].replace("\n", " ")
        case 1:
            words = tuple(word.encode() for word in LINES if len(word) < 40)
            return (
                mutated(random.choice(words), random, words, words)[:300].decode("utf-8", "replace").replace("\n", " ")
            )
        case 2:
            return "/" + random.choice(list(COMMANDS)) + random.choice(("", " x", " 7.2"))
    return random.choice(LINES)


def _attempt(raw: bytes) -> str:
    head, _, rest = raw.partition(b"\n")
    start, _, typed = rest.partition(b"\0")
    ending, _, way = head.decode("latin-1").partition(" ")
    path = _folder() / f"x.offer.{'json' if ending == 'json' else 'yaml'}"
    path.write_bytes(start)
    own = judges()
    try:
        store = Store.open(str(path), own.checker.tables, start=start, write=path.write_bytes)  # type: ignore[arg-type]
    except InputError:
        return "refused"
    person, work = Typist(typed.decode("utf-8", "surrogatepass").split("\n")), Work(store, own)
    session = Session(person, work, whole=way == "1", group="pay" if way == "2" else "")
    try:
        (OpenQuestions(session) if way == "3" else session).run()
    except InputError:
        return "could not be written"
    if path.read_bytes() != start:
        source.read(path)
    assert person.said, "nothing was said"
    return "asked"


INTERVIEW = Kind(name="interview", make=_make, attempt=_attempt, each=400, seconds=20)
