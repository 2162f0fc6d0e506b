"""Texts in, texts a little or very much wrong out: what a random generator does to the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

Change = Callable[[bytes, Random, Sequence[bytes]], bytes]
LONGEST = 40_000
"""Bytes that an input seldom has more of: time is better spent on many inputs."""
ODD = (
    *(b"\x00", b"\t", b"\r", b"\r\n", b"\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
    *(b"\x1b[2J", b"\x7f", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xc0\xaf", b"\xf0\x9f\x98\x80", b"\x0c"),
    *(b"0", b"-1", b"-0", b"1e999", b"-1e999", b"1e-999", b".inf", b"-.inf", b".nan", b"NaN", b"Infinity", b"0x1F"),
    *(b"0o7", b"0b1", b"1_000", b"1:30:00", b"9" * 30, b"9" * 400, b"1" * 5000, b"0." + b"0" * 400 + b"1", b"1e400"),
    *(b"2027-01-31", b"2027-02-30", b"0000-00-00", b"9999-12-31", b"2027-01-31T00:00:00Z", b"20270131", b"2027-W01-1"),
    *(b"true", b"false", b"null", b"yes", b"No", b"on", b"~", b"''", b'""', b"[]", b"{}", b"[[]]", b"[{}]", b"{a: {}}"),
    *("٣٤".encode(), "½".encode(), "²".encode(), "İ".encode(), "ß".encode(), "ﬁ".encode(), "́".encode()),
    *(b"%s", b"{0}", b"{x}", b"{{", b"}}", b"{", b"}", b"[", b"]", b"<b>", b"&amp;", b"../..", b"$(id)", b"\\", b"/"),
)
"""Texts that readers are known to stumble over."""


def mutated(raw: bytes, random: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """`raw` after a few changes; `tokens` are words of its language, `others` what parts may be taken from."""
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5, 9))):
        if random.random() < 0.08:
            raw = _crossed(raw, random.choice(others), random)
        else:
            raw = random.choice(CHANGES)(raw, random, tokens)
    return raw[: LONGEST if random.random() < 0.999 else None]


def _crossed(raw: bytes, other: bytes, random: Random) -> bytes:
    return raw[: random.randint(0, len(raw))] + other[random.randint(0, len(other)) :]


def _span(raw: bytes, random: Random, most: int = 60) -> tuple[int, int]:
    start = random.randint(0, len(raw))
    return start, min(len(raw), start + random.randint(0, most))


def _byte(raw: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    start = random.randint(0, len(raw))
    return raw[:start] + bytes([random.choice((random.randrange(256), random.randrange(32, 127)))]) + raw[start + 1 :]


def _put(raw: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    start = random.randint(0, len(raw))
    return raw[:start] + random.choice(random.choice((tokens, tokens, ODD))) + raw[start:]


def _over(raw: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    start, end = _word(raw, random)
    return raw[:start] + random.choice(random.choice((tokens, ODD))) + raw[end:]


def _word(raw: bytes, random: Random) -> tuple[int, int]:
    """A stretch between blanks and signs: a key, a value."""
    start = end = random.randint(0, len(raw))
    while start > 0 and chr(raw[start - 1]) not in " \n\t:,[]{}\"'&=;/":
        start -= 1
    while end < len(raw) and chr(raw[end]) not in " \n\t:,[]{}\"'&=;/":
        end += 1
    return start, end


def _cut(raw: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    start, end = _span(raw, random)
    return raw[:start] + raw[end:]


def _twice(raw: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    start, end = _span(raw, random)
    return raw[:end] + raw[start:end] * random.choice((1, 1, 2, 5)) + raw[end:]


def _moved(raw: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    start, end = _span(raw, random)
    part, rest = raw[start:end], raw[:start] + raw[end:]
    at = random.randint(0, len(rest))
    return rest[:at] + part + rest[at:]


def _line(raw: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    """A line that is gone, there twice, moved, indented in another way, or continued."""
    lines = raw.split(b"\n")
    at, to = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines[at] = random.choice((b" ", b"  ", b"\t", b"- ", b"    ")) + lines[at]
        case 4:
            lines[at] = lines[at].lstrip()
        case _:
            lines[at : at + 2] = [b"".join(lines[at : at + 2])]
    return b"\n".join(lines)


def _ended(raw: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    return raw[: random.randint(0, len(raw))]


def _breaks(raw: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    return raw.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b" ", b"\n\r")), random.choice((1, 3, -1)))


def _many(raw: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    """The same again and again: depth, length, number."""
    start, token = random.randint(0, len(raw)), random.choice(random.choice((tokens, ODD, DEEP)))
    number: int = random.choice((3, 33, 300, 3_000, *((10_000,) if len(token) < 4 else ())))
    return raw[:start] + token * number + raw[start:]


DEEP = (b"[", b"{", b"[[", b'{"a":', b"- ", b"a: ", b"{a: ", b"? ", b"&a ", b"!!x ", b"'", b'"', b"\n ", b"a.", b"[a.")
CHANGES: tuple[Change, ...] = (
    *(_byte, _byte, _put, _put, _put, _over, _over, _over, _over, _cut, _cut, _twice, _moved, _line, _line, _line),
    *(_ended, _breaks),
)
SELDOM: tuple[Change, ...] = (_many,)
CHANGES = CHANGES * 4 + SELDOM
