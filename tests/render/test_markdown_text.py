"""Any text as Markdown: shown as it stands, and nothing in it acts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from offer_check.render.markdown.blocks import Strong, heading, inline, points, quote, table
from offer_check.render.markdown.escape import LONGEST_WORD, shown, text
from offer_check.render.page.guard import CUT, LONGEST_TEXT
from tests.render import gfm

FRAGMENTS = [
    *"\\`*_{}[]()#+-.!|<>&~:@/$=^'\"%;, \t\n\r0123aAbwxhz\xa0é中א",
    *("www.", "http://", "https://x.org/a_b", "ftp://f", "//x.org", "mailto:a@b.org", "xmpp:a@b.org/r", "a@b.org"),
    *("@user", "#12", "GH-7", "o/r#3", ":smile:", ":100:", ":+1:", "::error::", "##[x]", "$x$", "$$", "$5", "`$x$`"),
    *("&lt;", "&copy", "&#39;", "&amp;", "<b>", "</b>", "<!--", "-->", "<?", "<a href=x>", "<https://x.org>"),
    *("[a](b)", "![a](b)", "[^1]", "[^1]: ", "[a]: b", "[ ] ", "[x] ", "**", "__", "~~", "```", "~~~", "***", "---"),
    *("===", "# ", "## ", " #", "1. ", "1) ", "- ", "+ ", "* ", "> ", "    ", "| - | - |", "|---|", "\\|", "{{", "{%"),
    *("\x00", "\x1b[2J", "\x9b", "\u200b", "\u202e", "\u2066", "\ufeff", "\U000e0041", "\ud800", "\u2028", "\u0301"),
]
texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=12).map("".join)


@pytest.mark.parametrize(
    "plain",
    [
        "Northlake Virtual Care, P.C. (invented)",
        "$320,000 a year - 5% for R&D, 1.5 days/week; 9 a.m. to 5 p.m.",
        "follow_up at 10:30:45, e-mail or fax!",
        "“on a claims-made basis” < 5 > 3 = 2 + 1",
        "José’s clinic 中文 שלום",
    ],
)
def test_ordinary_words_stay_as_they_are(plain: str) -> None:
    assert text(plain) == plain


@pytest.mark.parametrize(
    ("plain", "escaped"),
    [
        ("1. first", r"1\. first"),
        ("- point", r"\- point"),
        ("# head #", r"\# head \#"),
        ("> said", r"\> said"),
        ("a|b", r"a\|b"),
        ("[a](javascript:b)", r"\[a\](javascript:b)"),
        ("<script>", "&lt;script>"),
        ("&lt; R&D", "&amp;lt; R&D"),
        ("www.x.org https://x.org", r"www\.x.org https:\//x.org"),
        ("a@x.org #12 :smile:", "a@&#8203;x.org #&#8203;12 :&#8203;smile:"),
        ("::error::", r"\::&#8203;error\::"),
        ("${7*7} $x$", r"\$\{7\*7} \$x\$"),
        ("{{ 7*7 }}", r"\{\{ 7\*7 }}"),
        ("  a\tb\n\nc ", "a b c"),
        ("a\u202eb\u200bc\x1bd\ue000e\u3164", "a&lt;U+202E>b&lt;U+200B>c&lt;U+001B>d&lt;U+E000>e&lt;U+3164>"),
    ],
)
def test_what_acts_is_escaped_where_it_stands(plain: str, escaped: str) -> None:
    assert text(plain) == escaped


@given(texts)
@example("\\|")
@example("&")
@example("<")
def test_a_text_is_read_as_itself_wherever_it_stands(plain: str) -> None:
    seen = shown(plain)
    assume(seen)
    document = _everywhere(plain)
    assert {token.type for token in gfm.tokens(document)} <= gfm.INERT
    assert gfm.lines(document) == [seen, f"Before {seen} after", seen, "-", seen, *_cells(seen)]


@given(texts)
@example("www.x.org a@x.org mailto:a@x.org https://x.org ftp://x.org")
def test_github_reads_a_text_as_itself_and_finds_nothing_in_the_page(plain: str) -> None:
    seen = shown(plain)
    assume(seen)
    tags, page = gfm.github(_everywhere(plain))
    assert tags <= gfm.TAGS
    texts = [seen, "Before", seen, "after", seen, "-", seen, *_cells(seen)]
    assert page.replace(gfm.JOINT, "").split() == " ".join(texts).split()
    assert gfm.FOUND_LATER.search(page) is None


def _everywhere(plain: str) -> str:
    """A text as heading, in a paragraph, a point, a point under it, a quotation, and in a table."""
    return "\n\n".join(
        (
            heading(2, plain),
            inline(("Before", Strong(plain), "after")),
            points((plain, "-")),
            quote(plain),
            table((plain, "b"), [("1", Strong(plain)), ((plain, plain), "c")]),
        )
    )


def _cells(seen: str) -> list[str]:
    return [seen, "b", "1", seen, f"{seen} {seen}", "c"]


@given(st.text() | texts)
def test_nothing_invisible_is_left_in_a_text(plain: str) -> None:
    assert {unicodedata.category(character) for character in text(plain)} & {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Zl",
        "Zp",
    } == set()


def test_an_endless_word_is_shortened_with_a_mark() -> None:
    assert shown(f"a {'x' * 1_000_000} b") == f"a {'x' * LONGEST_WORD}{CUT}{CUT}"
    assert shown(f"a {'x' * (LONGEST_WORD + 1)} b") == f"a {'x' * LONGEST_WORD}{CUT} b"
    assert shown("x" * LONGEST_WORD) == "x" * LONGEST_WORD


def test_a_text_without_spaces_in_chinese_is_no_endless_word() -> None:
    assert shown("遠距醫療" * 500) == "遠距醫療" * 500


def test_a_long_text_is_cut_with_a_mark() -> None:
    assert shown("word " * 10_000) == f"{('word ' * (LONGEST_TEXT // 5)).rstrip()}{CUT}"
    assert shown(f"a{' ' * 1_000_000}b") == f"a{CUT}"
    assert shown("word " * (LONGEST_TEXT // 5)) == ("word " * (LONGEST_TEXT // 5)).rstrip()


def test_a_line_leaves_out_runs_without_a_word() -> None:
    assert inline(("a", "", Strong(" "), "b")) == "a b"
