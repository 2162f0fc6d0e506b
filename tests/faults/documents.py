"""Whether a document is whole, as those who read it would see: PDF, JSON, lines of JSON, XML, a table, YAML, HTML."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import yaml


def wrong(path: Path) -> str:
    """What is wrong with a document; empty where it is whole."""
    try:
        _READERS[path.suffix](path.read_bytes())
    except Exception as error:
        return f"{path.name} is not whole: {type(error).__name__}: {error}"[:300]
    return ""


def _pdf(raw: bytes) -> None:
    assert raw.startswith(b"%PDF-")
    assert raw.rstrip().endswith(b"%%EOF")
    for page in pypdf.PdfReader(io.BytesIO(raw), strict=True).pages:
        assert page.get_contents() is not None


def _json(raw: bytes) -> None:
    assert isinstance(json.loads(raw), dict)


def _lines(raw: bytes) -> None:
    assert raw.endswith(b"\n")
    for line in raw.splitlines():
        _json(line)


def _xml(raw: bytes) -> None:
    ElementTree.fromstring(raw)


def _table(raw: bytes) -> None:
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    assert raw.endswith(b"\n")
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


def _yaml(raw: bytes) -> None:
    assert raw.endswith(b"\n")
    assert isinstance(yaml.safe_load(raw), dict)


def _page(raw: bytes) -> None:
    assert raw.lower().startswith(b"<!doctype html>")
    assert raw.rstrip().endswith(b"</html>")


_READERS: Mapping[str, Callable[[bytes], None]] = {
    ".pdf": _pdf,
    ".json": _json,
    ".sarif": _json,
    ".jsonl": _lines,
    ".xml": _xml,
    ".csv": _table,
    ".yaml": _yaml,
    ".html": _page,
}
