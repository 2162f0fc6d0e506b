"""The documents of a rules folder, from its files or from the one bundle that the build makes of them.

The bundle is lines of JSON: the digest over the folder and every document's data by its path; then, of each compiled
program, what it is of and the two lines that it was written as, which are read where they are wanted. It counts only
while the digest is that of the files, so an edited rule is always read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import Fault, InputError, RuleError
from ..record import record
from ..source import Document, read_bytes
from ..source.place import Lines, Node
from .contents import digest, files

Programs = Mapping[str, tuple[str, str]]


def write(folder: Path, target: Path, *, programs: Programs | None = None) -> None:
    """Write the bundle of `folder` to `target`. Raises RuleError where a file cannot be read."""
    contents = files(folder)
    documents = {name: document.data for name, document in parse(contents, prefix="").items()}
    lines = [_json({"digest": digest(contents), "documents": documents})]
    for name, program in (programs or {}).items():
        lines += [_json(name), *program]
    target.write_text("\n".join(lines), "utf-8", newline="\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@record()
class Read:
    """All documents of a folder by relative path, and the digest over them. `built`: they are from a bundle, which is
    current, and so are the `programs`."""

    documents: Mapping[str, Document]
    digest: str
    built: bool
    programs: Programs


def read(folder: Path, *, bundle: Path | None = None) -> Read:
    """What is in `folder`, from `bundle` while that is current."""
    contents = files(folder)
    found = digest(contents)
    if bundle is not None and bundle.is_file():
        first, *lines = bundle.read_bytes().decode().split("\n")
        made = json.loads(first)
        if made["digest"] == found:
            documents = {name: _placeless(name, data) for name, data in made["documents"].items()}
            programs = zip(map(json.loads, lines[::3]), zip(lines[1::3], lines[2::3], strict=True), strict=True)
            return Read(documents, found, True, dict(programs))
    return Read(parse(contents, prefix=f"{folder.name}/"), found, False, {})


def _placeless(name: str, data: Any) -> Document:
    return Document(name, data, "", Node(0, 0, None, None), Lines((0,)))


def parse(contents: Mapping[str, bytes], *, prefix: str) -> Mapping[str, Document]:
    """Read every file of `contents`; `prefix` goes before the names that messages show. All faults at once."""
    documents: dict[str, Document] = {}
    faults: list[Fault] = []
    for name, raw in contents.items():
        syntax = "json" if name.endswith(".json") else "yaml"
        try:
            documents[name] = read_bytes(raw, name=prefix + name, syntax=syntax)  # type: ignore[arg-type]  # one of the two
        except InputError as error:
            faults.extend(error.faults)
    if faults:
        raise RuleError(faults)
    return documents
