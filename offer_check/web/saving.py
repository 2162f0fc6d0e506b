"""The way back: a draft is written into the file that it was opened from, or into a new one beside it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from ..errors import Fault, InputError
from ..replacement import replacement
from ..source import syntax_of
from .controls.spot import last
from .place import home
from .stage import apart, drafts_of, entries_of, onward, standing_of
from .written import changed_outside, fresh, raw


async def save(request: Request) -> Response:
    """Save to the file, or where `beside` was posted into a new one next to it."""
    entries = await entries_of(request)
    beside = bool(last(entries, "beside"))
    return await apart(_save, request, beside=beside)


def _save(request: Request, *, beside: bool) -> Response:
    here = standing_of(request)
    if not here.stored.file:
        raise InputError([Fault(path="this offer", message="was opened from no file", hint="download it instead")])
    path = Path(os.path.realpath(here.stored.file))
    if not beside and changed_outside(here):
        return onward(f"{home(here.id)}/results?told=changed#file-title")
    if beside:
        path = _free(path)
    content = fresh(here, syntax_of(path.name)) if beside else raw(here, syntax_of(path.name))
    with replacement(path, mode=0o600) as file:
        file.write(content)
    drafts_of(request).placed(here.id, file=str(path), digest=hashlib.sha256(content).hexdigest())
    return onward(f"{home(here.id)}/results?told=saved#file-title")


def _free(path: Path) -> Path:
    """A name beside a file that no file has: `offer-2.offer.yaml`."""
    name, ending = path.name, ""
    for known in (".offer.yaml", ".offer.yml", ".offer.json", path.suffix):
        if known and name.lower().endswith(known):
            name, ending = name[: -len(known)], name[-len(known) :]
            break
    numbers = (path.with_name(f"{name}-{number}{ending}") for number in range(2, 1000))
    return next(free for free in numbers if not free.exists())
