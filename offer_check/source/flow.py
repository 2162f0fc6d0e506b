"""Plain data in, YAML on one line out: without quotes where nothing can misread it."""

from __future__ import annotations

import json
import re
from typing import Any

from .plain import plain, with_words

_PLAIN = re.compile(r"[^\W\d][\w .,/()\[\]'%+&;-]*(?<! )|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ENDS_FLOW = re.compile(r"[,\[\]]")
_OTHER = frozenset(("true", "false", "null"))
"""Words that are no text."""
_LONGEST_PLAIN = 200
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NAMED = {None: "null", True: "true", False: "false"}


def written(value: Any) -> str:
    """Plain `value` as people write it behind a key: yes and no for booleans. Raises ValueError as `plain` does."""
    return flow(with_words(plain(value)))


def flow(value: Any, *, inside: bool = False) -> str:
    """Plain `value` as it may stand behind a key; `inside` a list or mapping in brackets, where a comma ends it."""
    if isinstance(value, str):
        return text(value, inside=inside)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{text(key, inside=True)}: {flow(item, inside=True)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow(item, inside=True) for item in value)}]"
    return _NAMED[value] if value is None or isinstance(value, bool) else repr(value)


def text(value: str, *, inside: bool = False) -> str:
    """A text: bare where it reads as that text and nothing else, else in double quotes. So also for keys."""
    if _is_plain(value) and not (inside and _ENDS_FLOW.search(value)):
        return value
    return _UNSAFE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _is_plain(value: str) -> bool:
    return len(value) <= _LONGEST_PLAIN and bool(_PLAIN.fullmatch(value)) and value.lower() not in _OTHER


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
