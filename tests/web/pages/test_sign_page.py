"""Who writes on the tablet: a pen with its pressure, without one a finger, never the side of a hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from ceremony.model.ink import POINT
from tests.running import Show, wait_until

pytestmark = pytest.mark.browser

CUE, SIGNER = "ky/01", "ky-01"
KEPT = "JSON.parse(localStorage['ceremony.ink'] || '{\"strokes\": []}').strokes.filter((one) => one.length)"
TIP, PALM = 8, 60  # how far a touch reaches, CSS pixels


class Hand:
    """Fingers and a pen upon the pad, as the machine reports them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.touches: dict[int, dict[str, Any]] = {}
        self.devices: CDPSession = page.context.new_cdp_session(page)
        pad = page.locator("#pad").bounding_box()
        assert pad is not None
        self.left, self.top = pad["x"] + 60, pad["y"] + 60

    def touch(self, kind: str, finger: int, x: float, y: float, reach: float = TIP) -> None:
        """A finger comes down, moves or goes up."""
        at = {"x": self.left + x, "y": self.top + y, "radiusX": reach, "radiusY": reach, "id": finger}
        if kind == "touchEnd":
            self.touches.pop(finger)
        else:
            self.touches[finger] = at
        told = list(self.touches.values())
        self.devices.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    def finger_line(self, finger: int = 1, reach: float = TIP, y: float = 0) -> None:
        """A whole line drawn by a finger."""
        self.touch("touchStart", finger, 0, y, reach)
        for step in range(1, 8):
            self.touch("touchMove", finger, 25 * step, y + step % 3 * 9, reach)
        self.touch("touchEnd", finger, 175, y, reach)

    def pen(self, kind: str, x: float, y: float, force: float = 0.5) -> None:
        """The pen comes down, moves or goes up."""
        pressed = {"buttons": 1, "button": "left", "clickCount": 1} if kind != "mouseReleased" else {}
        at = {"x": self.left + x, "y": self.top + y, "pointerType": "pen", "force": force, "button": "left"}
        self.devices.send("Input.dispatchMouseEvent", {"type": kind, **at, **pressed})

    def pen_line(self, y: float = 0, forces: tuple[float, ...] = (0.2, 0.4, 0.6, 0.8)) -> None:
        """A whole line drawn by the pen, harder and harder."""
        self.pen("mousePressed", 0, y, forces[0])
        for step, force in enumerate(forces, 1):
            self.pen("mouseMoved", 30 * step, y + step % 2 * 12, force)
        self.pen("mouseReleased", 30 * len(forces), y, 0)


def strokes(page: Page) -> list[list[int]]:
    """What was written and not taken back, as the tablet keeps it."""
    kept: list[list[int]] = page.evaluate(KEPT)
    return kept


@pytest.fixture
def tablet(own_show: Show, browser: Browser) -> Iterator[Page]:
    """A tablet with a touch screen, the slot of the first signer open on it."""
    context = browser.new_context(viewport={"width": 1024, "height": 768}, has_touch=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(own_show.address("sign"))
    expect(page.locator(".calm__title")).to_be_visible()
    for command, fields in (("open", {}), ("take", {"cue": CUE})):
        assert own_show.command(command, **fields)["ok"]
    client = page.evaluate("localStorage['ceremony.client.sign']")
    assert own_show.command("slot_open", subject=SIGNER, tablet=client)["ok"]
    expect(page.locator("#sign")).to_have_attribute("data-shown", "slot")
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def hand(tablet: Page) -> Hand:
    return Hand(tablet)


def on_server(show: Show, count: int) -> list[list[int]]:
    """The strokes that the server holds, once there are so many."""

    def read() -> list[list[int]]:
        told = show.http("GET", f"/api/ink?of={SIGNER}", role="console").json()["inks"]
        return [one for one in told[SIGNER]["strokes"] if one] if SIGNER in told else []

    wait_until(lambda: len(read()) == count)
    return read()


def test_a_finger_writes_and_its_points_reach_the_server_as_they_were_drawn(
    own_show: Show, tablet: Page, hand: Hand
) -> None:
    hand.finger_line()
    wait_until(lambda: len(strokes(tablet)) == 1)
    assert on_server(own_show, 1) == strokes(tablet)
    assert set(strokes(tablet)[0][2::POINT]) == {0}, "a finger has no pressure"


def test_a_pen_writes_with_its_pressure(own_show: Show, tablet: Page, hand: Hand) -> None:
    hand.pen_line()
    [drawn] = on_server(own_show, 1)
    pressures = drawn[2::POINT]
    assert pressures[0] < max(pressures) == pytest.approx(0.8 * 255, abs=2)
    assert all(pressures), "a pen always presses"


def test_a_second_finger_beside_the_first_leaves_no_mark(tablet: Page, hand: Hand) -> None:
    hand.touch("touchStart", 1, 0, 0)
    hand.touch("touchMove", 1, 30, 10)
    hand.touch("touchStart", 2, 200, 150)
    for step in range(2, 6):
        hand.touch("touchMove", 2, 200 + 20 * step, 150)
        hand.touch("touchMove", 1, 30 * step, 10)
    hand.touch("touchEnd", 2, 300, 150)
    hand.touch("touchEnd", 1, 150, 10)
    wait_until(lambda: len(strokes(tablet)) == 1)
    assert tablet.evaluate("document.querySelector('#pad').hasAttribute('data-drawn')")


def test_the_side_of_a_hand_leaves_no_mark(tablet: Page, hand: Hand) -> None:
    hand.finger_line(reach=PALM)
    hand.finger_line(y=90)
    wait_until(lambda: len(strokes(tablet)) == 1)


def test_a_finger_that_turns_out_to_be_a_palm_is_taken_back(own_show: Show, tablet: Page, hand: Hand) -> None:
    hand.touch("touchStart", 1, 0, 0)
    hand.touch("touchMove", 1, 30, 0)
    wait_until(lambda: tablet.evaluate("document.querySelector('#pad').hasAttribute('data-drawn')"))
    hand.touch("touchMove", 1, 60, 0, PALM)
    hand.touch("touchEnd", 1, 60, 0, PALM)
    hand.finger_line(y=120)
    wait_until(lambda: len(strokes(tablet)) == 1)
    assert on_server(own_show, 1) == strokes(tablet)


def test_a_hand_that_lies_down_before_the_pen_comes_is_taken_back(
    own_show: Show, tablet: Page, hand: Hand
) -> None:
    hand.touch("touchStart", 1, 300, 200)
    hand.touch("touchMove", 1, 310, 205)
    hand.pen_line()
    hand.touch("touchEnd", 1, 310, 205)
    [drawn] = on_server(own_show, 1)
    assert all(drawn[2::POINT]), "what is left is the pen's"


def test_once_a_pen_was_seen_fingers_leave_no_mark(own_show: Show, tablet: Page, hand: Hand) -> None:
    hand.pen_line()
    hand.finger_line(y=120)
    hand.pen_line(y=60)
    assert len(on_server(own_show, 2)) == 2
    assert len(strokes(tablet)) == 2


def test_without_its_pen_a_tablet_can_be_told_that_fingers_write_again(
    own_show: Show, tablet: Page, hand: Hand
) -> None:
    hand.pen_line()
    on_server(own_show, 1)
    assert own_show.command("slot_close")["ok"]
    tablet.locator(".calm__quiet").click()
    client = tablet.evaluate("localStorage['ceremony.client.sign']")
    assert own_show.command("slot_open", subject=SIGNER, tablet=client)["ok"]
    expect(tablet.locator("#sign")).to_have_attribute("data-shown", "slot")
    hand.finger_line()
    [drawn] = on_server(own_show, 1)
    assert set(drawn[2::POINT]) == {0}
