"""Whether a document has the shape of its kind of file. What has it is then read as plain data."""

from __future__ import annotations

from typing import Literal

from ..errors import Fault
from ..source import Document

Kind = Literal["rule", "derived", "table", "topics"]


def shape_faults(document: Document, kind: Kind) -> list[Fault]:
    """What keeps `document` from being a file of `kind`; nothing where its shape is right."""
    # Imported here: the models cost some 30 ms, and an installed program reads a bundle of rules that passed the lint.
    from pydantic import BaseModel, ValidationError

    from . import file
    from .faults import faults_of

    models: dict[Kind, type[BaseModel]] = {
        "rule": file.RuleFile,
        "derived": file.DerivedFile,
        "table": file.TableFile,
        "topics": file.TopicsFile,
    }
    try:
        models[kind].model_validate(document.data)
    except ValidationError as error:
        return list(faults_of(error, document, models[kind]))
    return []
