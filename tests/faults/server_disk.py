"""A server whose drafts, or the file that it is to save to, are on a full disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.faults.places import disk, fill
from tests.faults.visits import Visits

LABEL = {"about.label!state": "stated", "about.label!value": "Lakeside"}


def serving(place: Path) -> Iterator[str]:
    """A server on a full disk:"""
    with (
        disk(place, 4096) as there,
        Visits(("core",), [there / "a.offer.yaml"], print, folder=there, small=0) as visits,
    ):
        id, file = visits.ids[0], there / "a.offer.yaml"
        draft = there / "data/offer-check/drafts" / f"{id}.json"
        before, was = draft.read_bytes(), file.read_bytes()
        fill(there)
        for path, status in ((f"/offers/{id}/answer?step=job", 500), (f"/offers/{id}/job", 500), ("/new", 500)):
            said = visits.ask("POST", path, LABEL, status=status).decode()
            if "No space left on device" not in said or "not saved" not in said or "drafts" not in said:
                yield f"{path} says {said[:300]!r}"
        if draft.read_bytes() != before:
            yield "the draft is not as before"
        (there / "filler").unlink()
        visits.ask("POST", f"/offers/{id}/job", LABEL, status=303)
        fill(there)
        said = visits.ask("POST", f"/offers/{id}/save", {"beside": "1"}, status=500).decode()
        if "No space left on device" not in said or "a-2.offer.yaml" not in said:
            yield f"saving says {said[:300]!r}"
        if file.read_bytes() != was:
            yield "the file is not as before"
        (there / "filler").unlink()
        visits.ask("POST", f"/offers/{id}/save", {"go": "1"}, status=303)
        if b"Lakeside" not in file.read_bytes():
            yield "the answer is not in the file after there is room again"
        yield from (f"{path.name} is left" for path in there.iterdir() if path.name.endswith(".part"))


CASES = (serving,)
