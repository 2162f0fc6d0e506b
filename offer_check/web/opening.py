"""An offer file in, the draft that stands for it out."""

from __future__ import annotations

from ..errors import Fault, OfferError
from ..form import Draft
from ..offer.tables import Tables
from ..source import Document
from .drafts import Drafts
from .stored import Stored


def opened(document: Document, drafts: Drafts, tables: Tables, *, file: str = "") -> Stored:
    """The draft of a document: the one that it has since it was opened, where the file has not changed, else a new one.

    `file` is its absolute path, empty for what was sent by a browser. Values that are wrong stay as they are, for the
    form to show. Raises OfferError for what is no offer at all, or does not hold together.
    """
    if "offer_format" not in document.data:
        hint = "an offer begins with the line `offer_format: 1`"
        raise OfferError([Fault(path=document.name, message="this is no offer", hint=hint)])
    Draft.read(document, tables)
    known = drafts.of_file(file, document.digest) if file else None
    return known or drafts.new(document.data, file=file, digest=document.digest)
