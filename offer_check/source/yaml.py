"""YAML text in, plain values and the places of all of them out."""

from __future__ import annotations

import re
from typing import Any

import yaml

from .composer import Composer
from .place import Node
from .refusal import Refusal
from .text import Text
from .yaml_syntax import bad_escape, complaint

_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def parse(text: Text) -> tuple[Any, Node]:
    """The value that `text` writes and its node; raises InputError with every fault up to one that ends the reading."""
    composer = Composer(text)
    for found in _INVISIBLE.finditer(text.characters):
        composer.fault(found.start(), _invisible(found[0]))
    if not composer.faults:
        _compose(composer, text)
    return composer.finish()


def _compose(composer: Composer, text: Text) -> None:
    # Some builds of PyYAML come without the C parser; the other one is ten times slower.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    parser = loader(text.characters)
    try:
        while parser.check_event():
            composer.take(parser.get_event())
    except yaml.MarkedYAMLError as problem:
        composer.stop(*complaint(problem, text.characters, text.lines.at))
    except ValueError:  # only of the Python parser, for an escape beyond U+10FFFF
        composer.stop(parser.index, bad_escape())


def _invisible(character: str) -> Refusal:
    # The parser would refuse some of these and take the others for line breaks, which they are not in YAML 1.2.
    code = ord(character)
    escape = f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
    return Refusal(
        f"invisible character U+{code:04X}", "printable text", f"delete it, or write {escape} in double quotes"
    )
