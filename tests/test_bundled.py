"""Where the rules and the templates are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_check import bundled
from offer_check.errors import OfferCheckError

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("kind", ["rules", "templates"])
def test_a_checkout_has_its_folders_beside_the_package(kind: bundled.Kind) -> None:
    assert bundled.folder(kind) == CHECKOUT / kind


def test_an_installed_package_has_its_folders_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "offer_check"
    (package / "_data" / "rules").mkdir(parents=True)
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(bundled, "PACKAGE", package)
    assert bundled.folder("rules") == package / "_data" / "rules"


def test_an_incomplete_installation_is_told_with_the_places_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundled, "PACKAGE", tmp_path / "offer_check")
    with pytest.raises(OfferCheckError, match="'templates' of offer-check is missing") as caught:
        bundled.folder("templates")
    assert str(tmp_path / "templates") in str(caught.value)
