"""What is told of baselines after a run: each matter on one line a file, however many offers there are."""

from __future__ import annotations

from offer_check.baseline import notices, stale
from offer_check.report import Baseline, Gone, fingerprint


def gone(rule: str) -> Gone:
    return Gone(
        rule=rule, subject="TX", outcome="ask", severity="major", title="A check", fingerprint=fingerprint(rule, "TX")
    )


def base(offer: str = "", *rules: str, path: str = "base.json", new: tuple[str, ...] = ()) -> Baseline:
    day = "2026-10-01" if offer else ""
    return Baseline(path=path, as_of=day, offer=offer, gone=tuple(map(gone, rules)), new_rules=new)


def test_where_all_is_as_it_was_nothing_is_told() -> None:
    held = {"a.yaml": base("a.yaml"), "./b.yaml": base("b.yaml")}
    assert (notices(held, strict=True), stale(held)) == ((), False)
    assert (notices({}), stale({})) == ((), False)


def test_what_is_gone_is_named_by_offer_where_there_are_several() -> None:
    held = {"a.yaml": base("a.yaml", "LIC-01"), "b.yaml": base("b.yaml", "MAL-02")}
    assert stale(held)
    assert notices(held) == (
        "base.json has 2 entries that are no concern any more: a.yaml: LIC-01 TX, b.yaml: MAL-02 TX",
    )


def test_a_long_list_is_cut() -> None:
    held = {f"{number}.yaml": base() for number in range(9)}
    assert notices(held) == (
        "base.json has no report on 0.yaml, 1.yaml, 2.yaml, 3.yaml, 4.yaml, 5.yaml and 3 more: "
        "all that is found there is new",
    )


def test_each_baseline_file_is_told_apart() -> None:
    held = {
        "a.yaml": base("old/a.yaml", path="one.json"),
        "b.yaml": base("b.yaml", path="two.json", new=("MIX-02", "LIC-01")),
        "c.yaml": base("c.yaml", path="two.json", new=("LIC-01",)),
    }
    assert notices(held) == (
        "one.json has a report on another path, taken for the same offer: a.yaml (then old/a.yaml)",
        "two.json was made without LIC-01, MIX-02: what these rules find is new",
    )


def test_a_strict_run_says_how_to_renew_the_baseline() -> None:
    assert notices({"a.yaml": base("a.yaml", "LIC-01")}, strict=True) == (
        "base.json has 1 entry that is no concern any more: LIC-01 TX",
        "with --strict-baseline this is exit code 1; to renew the baseline: -f json:base.json",
    )
