"""The page of a report and its style as files, for a WeasyPrint process that does nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from offer_check import bundled, check, load_offer
from offer_check.render.page.guard import TextGuard
from offer_check.render.page.pages import Pages
from offer_check.render.page.report import TEMPLATE, View
from offer_check.render.pdf import assets

EMPTY_PAGE = "import sys, weasyprint; weasyprint.HTML(string='<p lang=en>').write_pdf(sys.argv[1])"
SAME_PAGE = """
import sys, weasyprint
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[3], stylesheets=[sys.argv[2]], pdf_variant="pdf/ua-1")
"""


def write(offer: str, folder: str, as_of: str) -> None:
    """The HTML and the CSS of the report on an offer, with fonts and marks beside them."""
    target, templates = Path(folder), bundled.folder("templates")
    report = check(load_offer(offer), as_of=date.fromisoformat(as_of))
    for name, asset in assets.read([templates]).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)
    style = (templates / "report.css").read_text("utf-8") + "@page { size: letter }"
    target.joinpath("report.css").write_text(style.replace("url(asset:", "url("), "utf-8")
    page = Pages([templates]).fill(TEMPLATE, report, View, TextGuard(assets.drawable()))
    target.joinpath("report.html").write_text(page, "utf-8")
