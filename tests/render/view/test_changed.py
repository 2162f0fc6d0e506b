"""What the reader changed."""

from __future__ import annotations

from dataclasses import replace

from offer_check.render.view.changed import Changed, changed
from offer_check.render.view.parameters import Parameters
from tests.render import sample
from tests.render.sample_results import result

RULED = result("MIX-15", "pass", "They agree.")


def test_changed_numbers_wishes_and_further_packs_are_told() -> None:
    report = sample.report([RULED])
    packs = replace(report, rules=replace(report.rules, packs=("core", "extended", "program")))
    assert changed(packs) == Changed(
        (
            Parameters(
                "MIX-15", "Shares and days agree", ("tolerance: 15 percentage points",), "changed by you", changed=True
            ),
        ),
        sample.PREFERENCES,
        ("extended", "program"),
    )


def test_a_review_without_options_has_nothing_to_tell() -> None:
    assert changed(sample.empty()) == Changed((), (), ())
    assert not changed(sample.empty()).anything
    assert changed(sample.report([RULED])).anything
