"""The earlier reports of a baseline file, found by the offer that they are on and read when one is asked for."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from ..errors import Fault, InputError
from ..report import OfferInfo
from ..saved import pieces
from .earlier import Earlier, Offer
from .reading import reports_in


@dataclass(frozen=True, slots=True)
class _Place:
    """One report: the offer that it is on, and the report itself, or where in the file it stands alone."""

    offer: Offer
    report: Earlier | pieces.Piece


class Shelf:
    """A baseline file, read through once to know that it is sound. What stays is who is where, so that ten thousand
    reports need little memory."""

    def __init__(self, path: str) -> None:
        """Raises InputError where the file cannot be read, and with the faults of the first report that is none."""
        self.path = path
        self._places: dict[str, _Place] = {}
        self._names: dict[str, list[_Place]] = {}
        try:
            for piece, raw in pieces.pieces(path):
                self._add(reports_in(raw, piece, path=path), piece)
        except OSError as problem:
            message = f"the baseline cannot be read: {problem.strerror or problem}"
            raise InputError([Fault(path=path, message=message, accepted="what check -f json wrote")]) from None

    def on(self, offer: OfferInfo, *, alone: bool = False) -> Earlier | None:
        """The report on `offer`: that of the same path, else the one of the same file name, else, where the offer is
        judged `alone`, the only one there is. The last two must not be on a job of another specialty or employer."""
        place = self._places.get(normal(offer.path)) or self._moved(offer, alone=alone)
        if place is None:
            return None
        if isinstance(place.report, Earlier):
            return place.report
        (report,) = reports_in(pieces.read(self.path, place.report), place.report, path=self.path)
        return report

    def _moved(self, offer: OfferInfo, *, alone: bool) -> _Place | None:
        """The one place that may be on an offer whose path is not known."""
        found = self._names.get(_name(offer.path)) or (list(self._places.values()) if alone else [])
        return found[0] if len(found) == 1 and _may_be(found[0].offer, offer) else None

    def _add(self, reports: tuple[Earlier, ...], piece: pieces.Piece) -> None:
        for report in reports:
            path = report.offer.path
            if normal(path) in self._places:
                fault = Fault(
                    path=self.path,
                    line=piece.line,
                    column=1,
                    message=f"a second report on {path}",
                    accepted="one report an offer",
                )
                raise InputError([fault])
            place = _Place(report.offer, piece if len(reports) == 1 else report)
            self._places[normal(path)] = place
            self._names.setdefault(_name(path), []).append(place)


def normal(path: str) -> str:
    """A path by which the same file is the same, however it was spelled."""
    return posixpath.normpath(path.replace("\\", "/"))


def _name(path: str) -> str:
    return normal(path).rpartition("/")[2]


def _may_be(then: Offer, now: OfferInfo) -> bool:
    """Whether two offers may be one: nothing that names the job contradicts it."""
    same_employer = not (then.employer and now.employer) or then.employer == now.employer
    return then.specialty == now.specialty and same_employer
