"""The values that an offer holds once it is read: exact numbers as ranges, money with its period, small compounds."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal

from ..record import record


@record()
class Range:
    """A number, or what lies between two numbers, both included; a plain number has `low == high`.

    `word` keeps the word that stood for the number (`full` wRVU credit); it does not count when ranges are compared.
    """

    low: Decimal
    high: Decimal
    word: str = field(default="", compare=False)


@record()
class Money:
    """US dollars, with what they are paid per: year, month, hour, case, visit or consult."""

    amount: Range
    per: str


@record()
class Fee:
    """What one kind of case pays. `label` is empty where a single fee is stated."""

    label: str
    amount: Range
    per: str


@record()
class Pace:
    """Patients or cases per hour; `minimum` is what the offer requires. At least one of the three is stated."""

    median: Range | None = None
    minimum: Range | None = None
    maximum: Range | None = None


@record()
class SlotLength:
    """Minutes for a visit, by kind of patient. At least one of the two is stated."""

    new: Range | None = None
    follow_up: Range | None = None


@record()
class Distance:
    """How far, in miles or in minutes of travel."""

    value: Range
    unit: str


@record()
class Limit:
    """The most work a week, in hours or in cases."""

    value: Range
    unit: str


@record()
class Backup:
    """Whether somebody can step in at the place, and within how many minutes. At least one of the two is stated."""

    available: bool | None = None
    minutes: Range | None = None


@record()
class PaymentDate:
    """What starts the clock of a payment, and within how many days it comes. At least one of the two is stated."""

    event: str | None = None
    days: Range | None = None


@record()
class Dea:
    """Who pays for DEA registrations, and in which states. At least one of the two is stated."""

    paid_by: str | None = None
    states: tuple[str, ...] | None = None


@record()
class Promise:
    """Words of the offer about work done remotely, with the code of that work where somebody picked one."""

    text: str
    code: str | None = None
