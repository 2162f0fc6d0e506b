"""Two ways to do what is to be done on a page: with a mouse, and with the keyboard alone."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Page

from tests.browser.gestures import Gesture

MOST_TABS = 1500
"""More presses of Tab than any page has places to stop at, twice around."""


def by_id(id: str) -> str:
    """What finds an element, whatever stands in its id."""
    return f'[id="{id}"]'


class Hand(Protocol):
    """Whoever fills in a page."""

    def do(self, page: Page, gesture: Gesture) -> None:
        """One deed on one control."""

    def press(self, page: Page, selector: str) -> None:
        """Press a button or follow a link."""


class Mouse:
    """Points and clicks."""

    def do(self, page: Page, gesture: Gesture) -> None:
        place = page.locator(by_id(gesture.id))
        if gesture.deed == "choose":
            place.check()
        elif gesture.deed == "pick":
            place.select_option(gesture.text)
        elif gesture.deed == "write":
            place.fill(gesture.text)
        else:
            place.click()

    def press(self, page: Page, selector: str) -> None:
        page.locator(selector).first.click()


class Keyboard:
    """Has no mouse: Tab leads to every control, Space, Enter, arrows and letters do the rest."""

    def do(self, page: Page, gesture: Gesture) -> None:
        place = by_id(gesture.id)
        if gesture.deed == "choose":
            self._choose(page, place)
            return
        self._to(page, place)
        if gesture.deed == "pick":
            self._pick(page, place, gesture.text)
        elif gesture.deed == "open":
            page.keyboard.press("Enter")
        elif page.locator(place).get_attribute("type") == "date":
            year, month, day = gesture.text.split("-")
            page.keyboard.type(month + day + year)
        else:
            page.keyboard.press("Control+A")
            page.keyboard.type(gesture.text)

    def press(self, page: Page, selector: str) -> None:
        self._to(page, selector)
        page.keyboard.press("Enter")

    def _choose(self, page: Page, place: str) -> None:
        if page.locator(place).get_attribute("type") == "checkbox":
            self._to(page, place)
            page.keyboard.press("Space")
            return
        self._to(page, f'input[type=radio][name="{page.locator(place).get_attribute("name")}"]')
        for _ in range(20):
            if page.evaluate("place => document.activeElement.matches(place)", place):
                break
            page.keyboard.press("ArrowDown")
        assert page.locator(place).is_checked(), f"the arrows do not lead to {place}"

    def _pick(self, page: Page, place: str, value: str) -> None:
        """Letters lead near, arrows to the very option."""
        wanted = "([place, value]) => [...document.querySelector(place).options].findIndex(o => o.value === value)"
        index = page.evaluate(wanted, [place, value])
        label = page.evaluate("([place, at]) => document.querySelector(place).options[at].text", [place, index])
        page.keyboard.type(label.split(" (")[0])
        for _ in range(60):
            now = page.evaluate("place => document.querySelector(place).selectedIndex", place)
            if now == index:
                return
            page.keyboard.press("ArrowDown" if now < index else "ArrowUp")
        raise AssertionError(f"{value} is not to be had with the keyboard in {place}")

    def _to(self, page: Page, selector: str) -> None:
        """Press Tab until an element has the focus."""
        for _ in range(MOST_TABS):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {selector}")
