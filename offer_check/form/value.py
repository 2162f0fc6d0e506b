"""Plain data as YAML on one line: texts without quotes where nothing can misread them."""

from __future__ import annotations

import json
import re
from typing import Any

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:[ .,/()'-]*[A-Za-z0-9_()]+)*\.?|\d{4}-\d{2}-\d{2}")
_WORDS = frozenset(("true", "false", "null"))


def written(value: Any, *, inside: bool = False) -> str:
    """`value` as it may stand after a key; `inside` a list or mapping, where a comma ends it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value if _is_plain(value, inside=inside) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {written(item, inside=True)}' for key, item in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(written(item, inside=True) for item in value)}]"
    return str(value)


def _is_plain(text: str, *, inside: bool) -> bool:
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _WORDS and not (inside and "," in text)
