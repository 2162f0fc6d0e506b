"""Lines that a terminal can show and that do nothing to it."""

from __future__ import annotations

import pytest

from offer_check.render.terminal import Terminal


def test_a_long_text_is_wrapped_with_a_hanging_indent() -> None:
    terminal = Terminal(width=30)
    assert list(terminal.lines("one two three four five six seven", indent=2, hang=4)) == [
        "  one two three four five six",
        "      seven",
    ]


def test_a_long_word_is_kept_whole() -> None:
    assert list(Terminal(width=30).lines(f"see {'x' * 50}")) == ["see", "x" * 50]


def test_a_no_break_space_holds_words_together_and_is_printed_as_a_space() -> None:
    assert list(Terminal(width=20).lines("one two three, LIC-01\N{NO-BREAK SPACE}GA")) == [
        "one two three,",
        "LIC-01 GA",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("red \x1b[31m", "red <U+001B>[31m"),
        ("\x9b31m", "<U+009B>31m"),
        ("turned \u202e round", "turned <U+202E> round"),
        ("nul \x00", "nul <U+0000>"),
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("half \ud83d", "half <U+D83D>"),
        ("two\nlines\r\n and\ttabs", "two lines and tabs"),
        ("café 中文", "café 中文"),
        ("::error file=x::", ": :error file=x: :"),
        ("a ##[set-output]", "a ## [set-output]"),
    ],
)
def test_what_acts_is_shown_instead_of_sent(text: str, shown: str) -> None:
    assert Terminal().clean(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("“good” – fine…", '"good" - fine...'), ("café", "cafe"), ("中", "<U+4E2D>"), ("plain", "plain")],
)
def test_ascii_stands_in_for_what_the_terminal_cannot_write(text: str, shown: str) -> None:
    assert Terminal(unicode=False).clean(text) == shown


def test_no_line_can_begin_like_a_command_of_a_build_log() -> None:
    lines = Terminal(width=20).lines("a value of some length ::set-output name=x::y", indent=2)
    assert [line for line in lines if line.lstrip().startswith("::")] == []
    assert "".join("".join(lines).split()) == "avalueofsomelength::set-outputname=x::y"


def test_a_tag_says_everything_without_color_and_without_symbols() -> None:
    assert Terminal(unicode=False).tag("critical", "critical") == "[CRITICAL]"
    assert Terminal().tag("critical", "critical") == "■ [CRITICAL]"
    assert Terminal(color=True).tag("critical", "critical") == "\x1b[1;31m■ [CRITICAL]\x1b[0m"
