"""What a waiver file can say: the one place that knows its keys, their meaning and what they take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from ..report import ALL

ACCEPTS: Mapping[str, str] = {
    "waivers_format": "1",
    "waivers": "a list of accepted results",
    "rule": "the id of a rule, such as MAL-02",
    "subject": f'what the result is about, such as GA, or "{ALL}" for all; nothing where it is about the whole offer',
    "offer": 'the path of the offer from this file, such as jones.offer.yaml, a pattern, or "**" for every offer',
    "reason": "why it was accepted, in words",
    "by": "who decided it",
    "until": "the last day, such as 2027-01-31",
}
"""What each key takes, as a fault says it."""


def _day(found: Any) -> date:
    # Only the one way of writing: fromisoformat also takes 20270131 and 2027-W04-7.
    try:
        day = date.fromisoformat(found) if isinstance(found, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != found:
        raise PydanticCustomError("no_day", "the last day, such as 2027-01-31")
    return day


def _no_truth(found: Any) -> Any:
    return None if found is True else found  # which equals 1


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"\S")]
Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=str)]


class _Keys(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Accepted(_Keys):
    """One decision to accept a result of a rule until a day. The rule is still evaluated and the result still shown."""

    rule: Text = Field(title="Rule", description="The id of the rule.", examples=["MAL-02"])
    subject: Text = Field(
        "",
        title="Subject",
        description="What the result is about, as reports name it: a state, a site, a kind of visit. Left out where "
        f'the rule speaks of the whole offer. "{ALL}" accepts the rule whatever it is about.',
        examples=["GA", ALL],
    )
    offer: Text = Field(
        "",
        title="Offer",
        description="The path of the offer from the folder of this file, or a pattern in which * stands for a part of "
        "a name and ** for any folders. May be left out where there is only one offer beside this file.",
        examples=["jones.offer.yaml", "jones/*.offer.yaml", "**"],
    )
    reason: Text = Field(
        title="Reason", description="Why it was accepted.", examples=["The carrier adds Georgia in January."]
    )
    by: Text = Field(title="Accepted by", description="Who decided it.", examples=["A. Rivera"])
    until: Day = Field(
        title="Last day",
        description="The last day on which it counts. From the day after, the result is open again.",
        examples=["2027-01-31"],
        json_schema_extra={"format": "date"},
    )


class WaiverFile(_Keys):
    """Results of rules that somebody decided to accept, each with a reason, a name and a last day."""

    model_config = ConfigDict(title="Waivers")

    schema_: str = Field("", alias="$schema", title="Schema", description="For editors; means nothing here.")
    waivers_format: Annotated[Literal[1], BeforeValidator(_no_truth)] = Field(
        title="Format", description="The version of this format."
    )
    waivers: Annotated[tuple[Accepted, ...], Field(strict=False)] | None = Field(
        title="Waivers", description="What was accepted."
    )


KEYS: Mapping[int, tuple[str, ...]] = {
    0: tuple(name for name in WaiverFile.model_fields if name != "schema_"),
    2: tuple(Accepted.model_fields),
}
"""The keys at each depth: of the file, and of an entry in its list."""
