"""A kind of job in, the form that describes an offer of it out: which facts to fill in, the first ones first."""

from __future__ import annotations

from .fields import Form, Group, Kind, form
from .template import template

__all__ = ["Form", "Group", "Kind", "form", "template"]
