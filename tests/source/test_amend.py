"""An entry added to a list of a file: the old bytes stay where they were, and the file says one entry more."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_check import source
from offer_check.source.amend import appended, one_line, replaced
from offer_check.source.read import Syntax

ENTRY = {"rule": "MAL-02", "reason": 'He said: "yes", #1', "until": "2027-01-31"}
LINES = """\
- rule: MAL-02
  reason: "He said: \\"yes\\", #1"
  until: 2027-01-31"""
BRACES = '{rule: MAL-02, reason: "He said: \\"yes\\", #1", until: 2027-01-31}'
OBJECT = '{"rule": "MAL-02", "reason": "He said: \\"yes\\", #1", "until": "2027-01-31"}'


def indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line for line in text.split("\n"))


def data_of(raw: bytes, syntax: Syntax) -> Mapping[str, object]:
    found: Mapping[str, object] = source.read_bytes(raw, name="list", syntax=syntax).data
    return found


def added(text: str, entry: Mapping[str, str] = ENTRY, *, syntax: Syntax = "yaml") -> str | None:
    document = source.read_bytes(text.encode(), name="list", syntax=syntax)
    raw = appended(document, ("list",), entry, syntax=syntax)
    return None if raw is None else raw.decode()


def is_inserted(old: bytes, new: bytes) -> bool:
    """Whether `new` is `old` with something put in at one place."""
    most = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    return any(new.endswith(old[start:]) for start in range(most + 1)) and len(new) > len(old)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("list:\n", f"list:\n{indented(LINES, 2)}\n"),
        ("list:", f"list:\n{indented(LINES, 2)}"),
        ("list:  # nothing yet\n\nx: 1\n", f"list:  # nothing yet\n{indented(LINES, 2)}\n\nx: 1\n"),
        ("list: []\n", f"list: [{BRACES}]\n"),
        ("list: [  # none\n]\n", f"list: [{BRACES}  # none\n]\n"),
        ("{list: , x: 1}\n", f"{{list: [{BRACES}] , x: 1}}\n"),
        ("list:\n- rule: a\nx: 1\n", f"list:\n- rule: a\n{LINES}\nx: 1\n"),
        ("list:\n  - rule: a # why\n", f"list:\n  - rule: a # why\n{indented(LINES, 2)}\n"),
        ("list:\n  - rule: a", f"list:\n  - rule: a\n{indented(LINES, 2)}"),
        (
            "list:\n  - rule: a\n    # of a\n  # of all\n",
            f"list:\n  - rule: a\n    # of a\n{indented(LINES, 2)}\n  # of all\n",
        ),
        ("list:\n  - {rule: a}\n...\n", f"list:\n  - {{rule: a}}\n  - {BRACES}\n...\n"),
        ("list:\n  - rule: |+\n      a\n\n\nx: 1\n", f"list:\n  - rule: |+\n      a\n\n\n{indented(LINES, 2)}\nx: 1\n"),
        ("list: [{rule: a}] # x\n", f"list: [{{rule: a}}, {BRACES}] # x\n"),
        ("list: [\n  {rule: a},\n]\n", f"list: [\n  {{rule: a}},\n  {BRACES},\n]\n"),
        ("list: [\n  {rule: a} # of a\n]\n", f"list: [\n  {{rule: a}} # of a\n  , {BRACES}\n]\n"),
        ("list: [\n  {rule: a}\n]\n", f"list: [\n  {{rule: a}},\n  {BRACES}\n]\n"),
    ],
)
def test_an_entry_is_written_as_the_entries_before_it(before: str, after: str) -> None:
    assert added(before) == after


def test_dashes_with_more_blanks_behind_them_stay_in_line() -> None:
    assert added("list:\n-   rule: a\n", {"rule": "b", "by": "c"}) == "list:\n-   rule: a\n-   rule: b\n    by: c\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"list": []}', f'{{"list": [\n  {OBJECT}\n]}}'),
        ('{\n  "list": []\n}\n', f'{{\n  "list": [\n    {OBJECT}\n  ]\n}}\n'),
        ('{"list": [ ]}', f'{{"list": [{OBJECT} ]}}'),
        ('{"list": [{"rule": "a"}], "x": 1}', f'{{"list": [{{"rule": "a"}}, {OBJECT}], "x": 1}}'),
        ('{"list": [\n  {"rule": "a"}\n]}', f'{{"list": [\n  {{"rule": "a"}},\n  {OBJECT}\n]}}'),
    ],
)
def test_an_entry_of_a_json_file_is_json(before: str, after: str) -> None:
    assert added(before, syntax="json") == after


def test_a_json_file_with_a_line_for_each_key_keeps_that_form() -> None:
    data = {"x": 1, "list": [{"rule": "a", "by": "b"}]}
    wanted = {"x": 1, "list": [*data["list"], ENTRY]}  # type: ignore[misc]
    for indent in (1, 2, 4, "\t"):
        assert added(json.dumps(data, indent=indent), syntax="json") == json.dumps(wanted, indent=indent)


def test_lines_end_as_the_others_do() -> None:
    assert added("x: 1\r\nlist:\r\n  - rule: a\r\n", {"rule": "b", "by": "c"}) == (
        "x: 1\r\nlist:\r\n  - rule: a\r\n  - rule: b\r\n    by: c\r\n"
    )


def test_a_byte_order_mark_stays() -> None:
    document = source.read_bytes(b"\xef\xbb\xbflist: []\n", name="list", syntax="yaml")
    assert appended(document, ("list",), {"rule": "b"}, syntax="yaml") == b"\xef\xbb\xbflist: [{rule: b}]\n"


@pytest.mark.parametrize(
    ("text", "syntax"),
    [
        ("list: ~\n", "yaml"),
        ("list: text\n", "yaml"),
        ("other: []\n", "yaml"),
        ("x: &all [{rule: a}]\nlist: *all\n", "yaml"),
        ('{"list": null}', "json"),
    ],
)
def test_what_leaves_no_sure_place_is_left_alone(text: str, syntax: Syntax) -> None:
    assert added(text, syntax=syntax) is None


def test_half_a_character_is_not_written() -> None:
    assert added("list: []\n", {"rule": "\ud83d"}) is None


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30) | st.sampled_from(
    [
        "yes",
        "NO",
        "null",
        "1",
        "1.5",
        "0x1",
        "2027-01-31",
        "a: b",
        "- a",
        "#",
        "a #b",
        "'",
        '"',
        "{",
        "[a]",
        "*a",
        "%",
        "~",
    ]
)
ENTRIES = st.dictionaries(st.sampled_from(["rule", "subject", "reason", "by"]), TEXTS, min_size=1)
COMMENTS = st.sampled_from(["", "", "  # a comment", "  #: - [x]"])
BREAKS = st.sampled_from(["\n", "\n", "\r\n"])
JSON_BLANKS = st.sampled_from(["", " ", "\n", "\n  "])


def quoted(text: str, style: str) -> str:
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in json.dumps(text, ensure_ascii=False))


@st.composite
def yaml_files(draw: st.DrawFn) -> bytes:
    """A file with a list: block, flow or nothing; comments, blank lines and other keys about it."""
    entries = draw(st.lists(ENTRIES, max_size=3))
    form, new = draw(st.sampled_from(["block", "flow", "lines", "mixed"])), draw(BREAKS)
    style, margin = draw(st.sampled_from(["'", '"'])), draw(st.sampled_from(["", "  ", "    "]))
    dash = margin + draw(st.sampled_from(["- ", "-   "]))

    def pairs(entry: Mapping[str, str]) -> list[str]:
        return [f"{key}: {quoted(text, style)}" for key, text in entry.items()]

    def braces(entry: Mapping[str, str]) -> str:
        return f"{{{', '.join(pairs(entry))}}}"

    def comment() -> str:
        return draw(COMMENTS)

    lines: list[str] = []
    if not entries:
        lines = [draw(st.sampled_from(["list:", "list: []", "list: [ ]", "list: [", "list:  "]))]
        lines += ["]"] if lines[0].endswith("[") else []
    elif form == "block":
        lines = ["list:" + comment()]
        for entry in entries:
            first, *rest = pairs(entry)
            lines += [f"{dash}{first}{comment()}", *(f"{' ' * len(dash)}{pair}{comment()}" for pair in rest)]
            lines += draw(st.sampled_from([[], [""], [f"{margin}    # about it"], [f"{margin}# about all", ""]]))
    elif form == "mixed":
        lines = ["list:", *(f"{dash}{braces(entry)}{comment()}" for entry in entries)]
    elif form == "flow":
        lines = [f"list: [{', '.join(map(braces, entries))}]{comment()}"]
    else:
        last = draw(st.sampled_from(["", ","]))
        ends = [*[","] * (len(entries) - 1), last]
        written = [f"  {braces(entry)}{end}{comment()}" for entry, end in zip(entries, ends, strict=True)]
        lines = ["list: [" + comment(), *written, "]"]
    before = draw(st.sampled_from([[], ["# head", ""], ["other: 1"]]))
    after = draw(st.sampled_from([[], [""], ["# end"], ["other2: [1, 2]"], ["", "# end", "", "z: {a: b}", "..."]]))
    text = new.join([*before, *lines, *after]) + draw(st.sampled_from(["", new]))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


@given(raw=yaml_files(), entry=ENTRIES)
def test_any_yaml_file_keeps_its_bytes_and_says_one_entry_more(raw: bytes, entry: dict[str, str]) -> None:
    document = source.read_bytes(raw, name="list", syntax="yaml")
    new = appended(document, ("list",), entry, syntax="yaml")
    assert new is not None
    assert is_inserted(raw, new)
    assert data_of(new, "yaml") == {**document.data, "list": [*(document.data["list"] or []), entry]}


@given(
    entries=st.lists(ENTRIES, max_size=3),
    entry=ENTRIES,
    indent=st.sampled_from([None, 0, 2, "\t"]),
    ascii=st.booleans(),
)
def test_any_json_file_keeps_its_bytes_and_says_one_entry_more(
    entries: list[dict[str, str]], entry: dict[str, str], indent: int | str | None, ascii: bool
) -> None:
    data = {"a": 1, "list": entries, "z": [2]}
    raw = json.dumps(data, indent=indent, ensure_ascii=ascii).encode()
    new = appended(source.read_bytes(raw, name="list", syntax="json"), ("list",), entry, syntax="json")
    assert new is not None
    assert is_inserted(raw, new)
    assert data_of(new, "json") == {**data, "list": [*entries, entry]}


@given(entry=ENTRIES)
def test_an_entry_on_one_line_can_be_pasted_into_a_list(entry: dict[str, str]) -> None:
    pasted = f"list:\n  {one_line(entry, syntax='yaml')}\n"
    assert data_of(pasted.encode(), "yaml") == {"list": [entry]}
    assert json.loads(one_line(entry, syntax="json")) == entry


def test_values_are_replaced_where_they_stand_and_nowhere_else() -> None:
    text = "list:\n  - rule: a  # one\n    reason: >\n      long\n      text\n    by: 'x'\n  - rule: a\n"
    document = source.read_bytes(text.encode(), name="list", syntax="yaml")
    values = {("list", 0, "reason"): "new: text", ("list", 0, "by"): "B. Ode", ("list", 1, "rule"): "a"}
    assert replaced(document, values, syntax="yaml") == (
        b'list:\n  - rule: a  # one\n    reason: "new: text"\n    by: B. Ode\n  - rule: a\n'
    )


def test_a_value_that_others_repeat_is_not_replaced() -> None:
    document = source.read_bytes(b"list: [&x a, *x]\n", name="list", syntax="yaml")
    assert replaced(document, {("list", 0): "b"}, syntax="yaml") is None


def test_a_value_that_is_not_there_is_not_replaced() -> None:
    document = source.read_bytes(b"list: []\n", name="list", syntax="yaml")
    assert replaced(document, {("list", 0, "by"): "b"}, syntax="yaml") is None
