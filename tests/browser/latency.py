"""How long an answer takes to show its effect in a browser, on a form in which every question is answered.

`python -m tests.browser.latency [-n ANSWERS]`: the time from the event in the page to the new checklist on it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Page, sync_playwright

from offer_check.form import Answer, Draft, Kind, examined, steps
from offer_check.form.fields import ENTERED
from offer_check.judge import Plan, judge
from offer_check.offer.example import example
from tests.browser.machine import QUIET, browser, lacking
from tests.browser.running import DAY, Running, running

BEGUN = {"specialty": "general_surgery", "role_type": ["hybrid_clinic"], "career_stage": "new_attending"}
KIND = Kind(specialty="general_surgery", roles=("hybrid_clinic",), stage="new_attending")
WARM = 3
"""Answers before the clock counts: the first ones find a server that has not checked anything yet."""
CHANGES = """async count => {
  const radios = [...document.querySelectorAll('#form .q > .picks input[value="stated:yes"]')];
  const found = [];
  for (let n = 0; n < count; n += 1) {
    const yes = radios[n % radios.length], group = [...document.getElementsByName(yes.name)];
    const other = group.find(box => box.value === (yes.checked ? 'stated:no' : 'stated:yes'));
    const saved = document.getElementById('saved');
    saved.textContent = '';
    const begun = performance.now();
    const done = new Promise(resolve => new MutationObserver((_, watch) => {
      if (saved.textContent) { watch.disconnect(); requestAnimationFrame(() => resolve(performance.now() - begun)); }
    }).observe(saved, { childList: true, characterData: true, subtree: true }));
    other.click();
    found.push(await done);
    await new Promise(resolve => setTimeout(resolve, 150));
  }
  return found }"""
"""Saved is said right after the checklist was replaced; the frame after that shows both."""


def filled_in() -> dict[str, Any]:
    """An offer in which every question of its job has an answer."""
    checker = judge(Plan(as_of=date.fromisoformat(DAY))).checker
    draft = Draft.of({"offer_format": 1, "about": BEGUN}, checker.tables)
    for question in (question for step in steps(checker, KIND) for question in step.questions):
        path = tuple(question.path.split("."))
        if draft.answer(path).state == "not_mentioned":
            draft = draft.answered(path, Answer(value=example(ENTERED[question.path], checker.tables)))
    wrong = examined(draft, checker.tables).problems
    assert not wrong, wrong
    return draft.data(checker.tables)


def measured(page: Page, server: Running, offer: dict[str, Any], count: int) -> list[float]:
    """Milliseconds from a change to its effect, on the page of the first facts."""
    page.goto(server.entry)
    buffer = json.dumps(offer).encode()
    page.set_input_files("#file", {"name": "full.offer.json", "mimeType": "application/json", "buffer": buffer})
    page.click("#open")
    page.wait_for_url("**/offers/**")
    page.goto(f"{page.url.rpartition('/')[0]}/first")
    found: list[float] = page.evaluate(CHANGES, count + WARM)
    return found[WARM:]


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--answers", type=int, default=30, help="how many answers to give (30)")
    options = parser.parse_args()
    if lacking():
        sys.exit(f"form-latency: {lacking()}")
    offer = filled_in()
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=list(QUIET))
        found = measured(chromium.new_page(), server, offer, options.answers)
        chromium.close()
    answers = sum(len(group) for group in offer.values() if isinstance(group, dict))
    middle, late, most = median(found), quantiles(found, n=20)[-1], max(found)
    figures = f"median {middle:.0f} ms, 95th percentile {late:.0f} ms, most {most:.0f} ms"
    sys.stdout.write(f"{answers} answers filled in, {len(found)} changed: {figures}\n")


if __name__ == "__main__":
    main()
