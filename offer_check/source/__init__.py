"""Files in, plain values that know their places out; what is ambiguous, unsafe or too large is refused."""

from __future__ import annotations

from .place import Document, Path, Place, Span
from .read import contents, read, read_bytes, syntax_of

__all__ = ["Document", "Path", "Place", "Span", "contents", "read", "read_bytes", "syntax_of"]
