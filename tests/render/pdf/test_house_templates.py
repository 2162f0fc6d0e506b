"""What a house may change: a letterhead, colors, a logo; and what it may not: load anything, or run anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_check.errors import InputError
from offer_check.render.pdf import render
from tests.render import sample
from tests.render.pdf.structure import Document

LETTERHEAD = """
<div class="letterhead"><p class="house">Adler &amp; Brandt, physician contracts</p>
<p class="fine">For {{ subject.offer.label }}</p></div>
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#123456" d="M0 0h10v10H0z"/></svg>'
STYLE = """
.letterhead { background: url(asset:icons/logo.svg) no-repeat 100% 0; background-size: 9mm 9mm }
@media print { .letterhead { position: absolute; top: -11mm; width: 100% } }
.letterhead .house { color: #fedcba }
h2 { color: #abcdef }
"""


def furnished(folder: Path) -> Path:
    """The folder with a letterhead, a logo and colors in it."""
    (folder / "icons").mkdir()
    (folder / "icons" / "logo.svg").write_text(LOGO)
    (folder / "letterhead.html.j2").write_text(LETTERHEAD)
    (folder / "house.css").write_text(STYLE)
    return folder


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with a letterhead, a logo and colors."""
    return furnished(tmp_path)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The sample with the templates of the house."""
    return Document(render([sample.report()], templates=furnished(tmp_path_factory.mktemp("house"))))


@pytest.fixture(scope="module")
def plain() -> Document:
    """The sample with those of the program alone."""
    return Document(render([sample.report()]))


def drawn(document: Document, page: int) -> str:
    """What a page of the document does to draw, pictures included."""
    found = document.reader.pages[page]
    forms = found["/Resources"].get("/XObject", {}).values()  # type: ignore[attr-defined]
    streams = [found.get_contents(), *(form.get_object() for form in forms)]
    return b"\n".join(stream.get_data() for stream in streams if stream is not None).decode("latin-1")


def color(code: str) -> str:
    """The operator that chooses a color, as WeasyPrint writes it."""
    return " ".join(f"{int(code[n : n + 2], 16) / 255:.6f}".rstrip("0") for n in (1, 3, 5))


def test_the_letterhead_stands_at_the_head_of_the_first_page_only(ours: Document, plain: Document) -> None:
    head = "Adler & Brandt, physician contracts For Northlake, second draft"
    assert [head in page for page in ours.pages] == [True, *[False] * (len(ours.pages) - 1)]
    assert ours.starts == plain.starts


def test_the_letterhead_is_part_of_what_is_read_aloud_and_its_logo_is_not(ours: Document, plain: Document) -> None:
    assert len(ours.tagged("/P")) == len(plain.tagged("/P")) + 2
    assert len(ours.tagged("/Figure")) == len(plain.tagged("/Figure"))


@pytest.mark.parametrize(("code", "page"), [("#123456", 0), ("#fedcba", 0), ("#abcdef", 1)])
def test_colors_and_a_logo_are_those_of_the_house(ours: Document, plain: Document, code: str, page: int) -> None:
    assert [color(code) in drawn(document, page) for document in (plain, ours)] == [False, True]


@pytest.mark.parametrize(
    "style",
    [
        "@import url(http://example.org/a.css);",
        "@import 'file:///etc/passwd';",
        "@font-face { font-family: x; src: url(https://example.org/a.woff2) }",
        "h1 { background: url(file:///etc/passwd) }",
        "h1::before { content: url(data:image/svg+xml,x) }",
        "h1 { list-style-image: url(logo.png); display: list-item }",
        "@page { background: url(//example.org/a.png) }",
    ],
)
def test_a_style_that_asks_for_a_file_or_the_network_is_refused(tmp_path: Path, style: str) -> None:
    (tmp_path / "house.css").write_text(style)
    with pytest.raises(InputError, match="a report may load bundled assets only"):
        render([sample.empty()], templates=tmp_path)


@pytest.mark.parametrize(
    "picture", ["<image href='file:///etc/hostname' width='9' height='9'/>", "<use href='http://example.org/a.svg#x'/>"]
)
def test_a_logo_that_asks_for_a_file_or_the_network_does_not_get_it(house: Path, picture: str) -> None:
    (house / "icons" / "logo.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{picture}</svg>'
    )
    try:
        document = Document(render([sample.empty()], templates=house))
    except InputError as error:
        assert "bundled assets only" in str(error)  # noqa: PT017
    else:
        assert Path("/etc/hostname").read_text().strip() not in "".join(document.pages)
        assert document.reader.attachments == {}


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("<p>\n{% endif %}", 2, "Encountered unknown tag 'endif'"),
        ("<p>\n<p>{{ subject.owner }}", 2, "has no attribute 'owner'"),
        ("{{ 1 / 0 }}", 1, "ZeroDivisionError"),
    ],
)
def test_a_mistake_in_a_letterhead_is_told_with_its_line(house: Path, template: str, line: int, message: str) -> None:
    (house / "letterhead.html.j2").write_text(template)
    with pytest.raises(InputError) as raised:
        render([sample.empty()], templates=house)
    (fault,) = raised.value.faults
    assert (fault.path, fault.line) == (str(house / "letterhead.html.j2"), line)
    assert message in fault.message


@pytest.mark.parametrize("name", ["house.css", "letterhead.html.j2"])
def test_a_file_that_is_no_text_is_told(house: Path, name: str) -> None:
    (house / name).write_bytes(b"caf\xe9")
    with pytest.raises(InputError, match="not in UTF-8"):
        render([sample.empty()], templates=house)
