"""An offer together with the file that it was read from, which knows the place of every value."""

from __future__ import annotations

import os

from .. import source
from ..record import record
from ..source import Document
from .load import load
from .model import Offer
from .tables import Tables


@record()
class OfferFile:
    """An offer and its document."""

    document: Document
    offer: Offer


def read(path: str | os.PathLike[str], tables: Tables) -> OfferFile:
    """The offer in the file at `path`. Raises InputError (an OfferError for what is in the file) with all faults."""
    return of(source.read(path), tables)


def of(document: Document, tables: Tables) -> OfferFile:
    """The offer in a document. Raises OfferError with all faults."""
    return OfferFile(document, load(document, tables))
