"""Rules in plain English for people: what applies, flags, passes and waits, in the words of the form."""

from .explain import explain

__all__ = ["explain"]
