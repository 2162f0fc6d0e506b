"""Texts that try to act on a reader, a page, a terminal, a table or a build log; each ends with a name."""

from __future__ import annotations

import unicodedata

_TEXTS = {
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "style": "</style><style>*{display:none}</style>",
    "title": "</title></head><body onload=alert(1)>",
    "vector": "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "quotes": '"\' onmouseover=alert(1) x="',
    "entities": "&lt;b&gt; &#60;b&#62; &amp;amp; &copy",
    "comment": "<!-- --> <![CDATA[ ]]> <?php ?> <!DOCTYPE x>",
    "frame": '<iframe src="file:///etc/passwd"></iframe><object data="file:///etc/passwd"></object>',
    "attachment": '<link rel=attachment href="file:///etc/passwd"><base href="https://evil.example/">',
    "import": "@import url(https://evil.example/x.css); url(file:///etc/passwd)",
    "rule": "} @page { size: 1mm } * { content: url(https://evil.example) } {",
    "template": "{{ 7*7 }} {% raw %} {# x #} ${7*7} #{7*7} <%= 7*7 %>",
    "format": "{0} {subject} {x.__class__} %s %(x)s %n",
    "scheme": "javascript:alert(1) data:text/html,<b>x</b> vbscript:x",
    "file": "file:///etc/passwd ../../etc/passwd \\\\evil.example\\share",
    "address": "https://evil.example/?a=1&b=2 www.evil.example user@evil.example mailto:a@evil.example",
    "link": "[press here](javascript:alert(1)) [a]: https://evil.example [a][a] <https://evil.example>",
    "picture": "![x](https://evil.example/x.png) [^1] [^1]: x",
    "fence": "``` x ``` ~~~ `x` ~~x~~ **x** __x__ *x* _x_",
    "head": "# head ## ====== ------ > quote * point 1. first - [ ] box",
    "cells": "a | b | --- | --- | \\| \\\\| c",
    "mention": "@everyone #1 o/r#2 GH-3 :smile: $x$ $$x$$",
    "lines": "one\ntwo\n\n# three\n- four\tfive\u2028six\u2029seven",
    "override": "\u202eevil\u202c \u2066x\u2069 \u200f\u200e\u061c",
    "zero_width": "ze\u200bro \u200c\u200d\u2060\ufeff\u00ad\u180e wi\U000e0041\U000e007fdth\ufe0f",
    "emoji": "👩‍⚕️🏥 ❤️ 🇺🇸",
    "chinese": "遠距醫療合約 コンサルト 원격진료",
    "hebrew": "רפואה מרחוק التطبيب عن بعد",
    "marks": "Z\u0351\u036b\u0343\u036aal\u035d\u0358go\u0301\u0301\u0301",
    "fillers": "a\u3164b\u115fc\uffa0d\u2800e\u034ff",
    "odd": "\ue000\ufffe\uffff\U0010ffff\u0378",
    "workflow": "::error::stop",
    "mask": "::add-mask::x\n::set-output name=a::b",
    "log": "##[error]x ##vso[task.setvariable variable=a]b",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "separators": 'a,"b";c\t"d"\n"=1+1",',
    "query": "'; DROP TABLE offers; -- $(id) `id` ; rm -rf / && x",
    "names": "__proto__ constructor null NaN true yes [] {}",
    "word": "w" * 100,
}
PAYLOADS: tuple[str, ...] = tuple(f"{text} zq{name.replace('_', '')}" for name, text in _TEXTS.items())
"""Texts that an offer file may hold."""

REFUSED: tuple[str, ...] = ("a\x00b", "a\x1b[2J\x1b]0;x\x07b", "a\x9b31mb\x85", "a\ud800b", "a\x7fb\x08")
"""Texts that no offer file may hold; formats have to withstand them all the same."""


def name(payload: str) -> str:
    """The name that a text ends with."""
    return payload.rpartition(" ")[2]


ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def acting(text: str) -> set[str]:
    """The characters that act on a terminal or turn or hide what is read; line feeds are none."""
    return {c for c in set(text) - {"\n"} if unicodedata.category(c) in ACTING}
