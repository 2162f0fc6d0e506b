"""What a PDF needs to be readable by everybody and for long, and the offer inside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from offer_check.render.pdf import Attachment, render
from tests.render import sample
from tests.render.pdf.structure import Document

ROOT = Path(__file__).parents[3]
VERAPDF = ROOT / "scripts" / "verapdf"
BRIEF = {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1"}
"""Java optimizes less of a program that soon ends: half the time for the same answers."""


@pytest.fixture(scope="module")
def content(sample_offer: Attachment) -> bytes:
    return render([sample.report()], embed=sample_offer)


@pytest.fixture(scope="module")
def document(content: bytes) -> Document:
    return Document(content)


def test_it_claims_to_be_for_everybody_and_for_long(document: Document) -> None:
    assert document.claims == {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}


def test_the_claim_that_is_no_part_of_the_archive_standard_is_described(document: Document) -> None:
    assert document.described_properties == {"http://www.aiim.org/pdfua/ns/id/": {"part"}}


def test_its_colors_mean_the_same_everywhere(document: Document) -> None:
    intents = [intent.get_object() for intent in document.catalog["/OutputIntents"]]
    assert [str(i["/S"]) for i in intents] == ["/GTS_PDFA1"]
    assert str(intents[0]["/OutputConditionIdentifier"]).endswith("sRGB")


def test_what_is_said_twice_about_it_is_the_same(document: Document) -> None:
    about = document.reader.metadata
    assert about is not None
    assert document.described == {
        "dc:title": about.title,
        "dc:creator": about.author,
        "dc:description": about.subject,
        "pdf:Producer": about.producer,
        "xmp:CreatorTool": about.creator,
        "xmp:CreateDate": "2026-11-22T00:00:00Z",
        "xmp:ModifyDate": "2026-11-22T00:00:00Z",
    }


def test_the_offer_inside_is_the_offer_to_the_byte(document: Document, sample_offer: Attachment) -> None:
    assert document.reader.attachments == {sample_offer.name: [sample_offer.content]}


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_the_offer_inside_says_what_it_is(sample_offer: Attachment, kind: str) -> None:
    offer = replace(sample_offer, name=f"an offer.{kind}", media_type=f"application/{kind}")
    files = Document(render([sample.empty()], embed=offer)).associated_files
    assert [(f["/AFRelationship"], f["/F"], f["/UF"], f["/EF"]["/F"].get_object()["/Subtype"]) for f in files] == [
        ("/Source", f"an offer.{kind}", f"an offer.{kind}", f"/application/{kind}")
    ]


def test_the_offer_inside_has_the_date_of_the_review(document: Document) -> None:
    about = document.associated_files[0]["/EF"]["/F"].get_object()["/Params"]
    assert {str(about["/CreationDate"]), str(about["/ModDate"])} == {"D:20261122000000Z"}


@pytest.mark.parametrize("name", ["Praxis Dr. Grün.yaml", "オファー.yaml", "half\udcff.yaml", "(a)\\b).yaml"])
def test_the_offer_inside_may_have_any_name(sample_offer: Attachment, name: str) -> None:
    document = Document(render([sample.empty()], embed=replace(sample_offer, name=name)))
    assert document.reader.attachments == {name.replace("\udcff", "?"): [sample_offer.content]}


def test_another_offer_inside_is_another_document(sample_offer: Attachment) -> None:
    documents = [None, sample_offer, replace(sample_offer, content=b"offer_format: 1\n")]
    names = [str(Document(render([sample.empty()], embed=d)).reader.trailer["/ID"]) for d in documents]
    assert len(set(names)) == 3


def test_the_same_offer_inside_gives_the_same_bytes(content: bytes, sample_offer: Attachment) -> None:
    assert render([sample.report()], embed=sample_offer) == content


@pytest.mark.slow
def test_a_validator_accepts_both_claims(content: bytes, tmp_path: Path) -> None:
    drawn = {"report": content, "a4": render([sample.report()], paper="a4"), "empty": render([sample.empty()])}
    for name, pdf in drawn.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
    if not (shutil.which("java") and (shutil.which("mvn") or _kept())):
        pytest.skip("veraPDF needs Java, and Maven for its first run")
    command = [sys.executable, VERAPDF, *(tmp_path / f"{name}.pdf" for name in drawn)]
    done = subprocess.run(command, env=os.environ | BRIEF, capture_output=True, text=True, check=False)
    if "dependency:copy" in done.stderr:
        pytest.skip("veraPDF could not be fetched")
    looks = 3 if shutil.which("qpdf") else 2
    assert (done.returncode, done.stdout.count("accepted"), done.stderr) == (0, looks * len(drawn), "")


def _kept() -> bool:
    said = subprocess.run([sys.executable, VERAPDF, "--where"], capture_output=True, text=True, check=True).stdout
    return Path(said.strip()).exists()
