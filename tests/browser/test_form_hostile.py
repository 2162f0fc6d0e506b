"""Text that means harm, in every field of the form that takes any: it stays text, and comes back as it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Page

from tests.browser.running import Running
from tests.browser.tasks import TASKS

pytestmark = pytest.mark.slow
HOSTILE = (
    "<script>window.hit = 1</script><img src=//example.org/x onerror='window.hit = 1'>",
    "\"'><svg onload=window.hit=1></textarea></script><!--",
    "{{7*7}}{% raw %}${7*7}#{7*7}",
    "javascript:window.hit=1",
    "before\u0000after\u001b[31m\u0007",
    "\u202egnp.exe\u2066\u200b\u00ad\ufeff",
    '=HYPERLINK("//example.org")\t@SUM(1)',
    "long " + "ab &amp; " * 500,
    "\ud83d\ude00 e\u0301 \u0645\u0631\u062d\u0628\u0627",
)
TEXTS = """() => [...document.querySelectorAll('#form input[type=text], #form textarea')].filter(box =>
  !box.name.endsWith('!words') || !/specialty|role_type/.test(box.name) &&
  !box.closest('.q').querySelector(':scope > .value :is(input[type=text], textarea)'))"""
"""A question has a value or words that are unclear: words where the value is none that one types, but for the two
questions without which there is no further page."""
FILL = f"""texts => ({TEXTS})().map((box, at) => {{
  box.value = texts[at % texts.length];
  box.dispatchEvent(new Event('input', {{ bubbles: true }}));
  return [box.name, box.value]}})"""
THERE = f"""async () => {{
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  return ({TEXTS.replace("() =>", "document =>", 1)})(page).map(box => [box.name, box.value]) }}"""
"""What the page is when it is loaded again."""
LOADED = ("job", "first", "states", "about")
"""The steps that are drawn again with such texts in their boxes: one of each kind."""
SAVED = "id => !localStorage.getItem(`offer-check:${id}`)"
INTACT = """() => [window.hit,
  document.querySelectorAll('main :is(img, script, iframe, svg, [onload], [onerror])').length,
  document.querySelectorAll('main a:not([href^="/"], [href^="#"])').length]"""


def is_there(name: str, text: str, boxes: Mapping[str, str]) -> bool:
    """Whether a text is in its box again, with a sign for zero characters, which no page can hold; or in the box that
    shows an answer as the file has it."""
    if boxes.get(name) == text.replace("\0", "\ufffd"):
        return True
    question = name.partition("!")[0]
    files = [value for key, value in boxes.items() if key.startswith(f"{question}!") and key.endswith("file")]
    return any(text in _texts(json.loads(value)) for value in files)


def _texts(value: object) -> Iterator[str]:
    """The texts in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(item)


def test_text_that_means_harm_stays_text_in_every_field(server: Running, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(server.entry)
    page.set_input_files("#file", TASKS["surgery-rural-hybrid"])
    page.click("#open")
    page.wait_for_url("**/offers/**")
    home, draft = page.url.rpartition("/")[0], page.url.split("/")[-2]
    steps = page.evaluate("() => [...document.querySelectorAll('#steps a')].map(link => link.pathname)")
    tried = 0
    for step in steps:
        page.goto(f"{server.site}{step}")
        sent = dict(page.evaluate(FILL, list(HOSTILE)))
        page.wait_for_function(SAVED, arg=draft)
        if step.endswith(LOADED):
            page.reload()
            assert page.evaluate(INTACT) == [None, 0, 0], step
        there = dict(page.evaluate(THERE))
        assert {name: text for name, text in sent.items() if not is_there(name, text, there)} == {}, step
        assert page.evaluate(INTACT) == [None, 0, 0], step
        tried += len(sent)
    for path in (f"{home}/results", f"{home}/report.html", f"{home}/questions.html", server.site):
        page.goto(path)
        assert page.evaluate(INTACT)[0] is None, path
    assert tried > 300
