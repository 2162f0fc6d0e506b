"""The rule book: every rule of a set in words, for whoever has to read it and sign it off."""

from __future__ import annotations

from ..errors import UsageError
from .book import book
from .model import Book
from .open import open_values

__all__ = ["FORMS", "Book", "book", "open_values", "render"]


FORMS = ("markdown", "html")


def render(book: Book, form: str) -> str:
    """The book as Markdown or as one HTML document. Raises UsageError for another form."""
    if form not in FORMS:
        raise UsageError(f"unknown form {form!r} of the rule book; accepted: {', '.join(FORMS)}")
    if form == "html":
        from . import html  # brings a template engine, which no other command needs

        return html.render(book)
    from . import markdown

    return markdown.render(book)
