"""What stands at the foot of a picture has a strip of its own: it covers no mark, no witness, no name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from ceremony.staging.pictures import draw, overfull
from tests.gallery import LONG_NAME, LONG_UNIT, LONGEST, REAL
from tests.hall_page import hall_page, put

pytestmark = pytest.mark.browser

LONG = f"{LONG_NAME} {LONG_UNIT} {LONG_UNIT}"[:200]
OVERLAYS = {
    "message": [{"id": "1", "kind": "message", "text": "Mời quý vị nghỉ giải lao 15 phút", "note": ""}],
    "long-message": [{"id": "2", "kind": "message", "text": LONG, "note": LONG}],
    "lower-third": [{"id": "3", "kind": "lower-third", "text": LONG_NAME, "note": LONG_UNIT}],
    "clock": [{"id": "4", "kind": "clock", "text": "", "note": ""}],
    "all": [
        {"id": "5", "kind": "message", "text": LONG[:120], "note": ""},
        {"id": "6", "kind": "lower-third", "text": LONG[:90], "note": LONG[:110]},
        {"id": "7", "kind": "clock", "text": "", "note": ""},
    ],
}
CARDS = {f"real-{name}": card for name, card in REAL.items()} | {
    f"long-{name}": card for name, card in LONGEST.items() if not overfull(card)
}
COVERED = """(overlays) => {
  window.overlays.set(overlays, 420);
  for (const one of document.getAnimations()) one.finish();
  const boxes = (css) => [...document.querySelectorAll(css)]
    .map((one) => [one.className, one.getBoundingClientRect()]).filter(([, box]) => box.width && box.height);
  const over = (a, b, by) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > by
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;
  const faults = [];
  const laid = boxes('.overlay');
  const parts = '.mark, .witnesses, .witness, .row, .tile, .line, .counter, .photo';
  for (const [name, a] of laid) {
    if (a.left < -1 || a.right > innerWidth + 1 || a.bottom > innerHeight + 1 || a.top < 0)
      faults.push(`${name} leaves`);
    for (const [other, b] of boxes(`.layer[data-place=front] :is(${parts})`))
      if (over(a, b, 1)) faults.push(`${name} over ${other}`);
    for (const [other, b] of laid) if (a !== b && over(a, b, 0)) faults.push(`${name} over ${other}`);
  }
  if (laid.length !== overlays.length) faults.push(`${laid.length} of ${overlays.length} are seen`);
  return faults;
}"""


CLEAR = "() => { window.overlays.set([], 0); document.getAnimations().forEach((one) => one.finish()); }"


@pytest.fixture(scope="module", params=[(1280, 720), (1024, 768)], ids=["16:9", "4:3"])
def hall(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Any]:
    page = hall_page(browser, size=request.param)
    yield page
    page.close()


@pytest.fixture
def page(hall: Any) -> Any:
    hall.evaluate(CLEAR)
    hall.wait_for_function("() => !document.querySelector('.overlay')")
    return hall


@pytest.mark.parametrize("kind", sorted(OVERLAYS))
def test_no_overlay_covers_anything_of_any_picture(page: Any, kind: str) -> None:
    faults = {}
    for name, card in CARDS.items():
        put(page, draw(card))
        if found := page.evaluate(COVERED, OVERLAYS[kind]):
            faults[name] = found[:3]
    assert faults == {}


def test_a_picture_that_made_no_room_would_be_caught(page: Any) -> None:
    page.add_style_tag(content=".footed .picture { transform: none !important; }")
    put(page, draw(REAL["batch"]))
    assert any("mark" in fault for fault in page.evaluate(COVERED, OVERLAYS["long-message"]))
    page.evaluate("() => document.head.lastElementChild.remove()")


def test_the_room_is_given_back_when_the_words_have_gone(page: Any) -> None:
    put(page, draw(REAL["batch"]))
    page.evaluate(COVERED, OVERLAYS["message"])
    page.evaluate(CLEAR)
    page.wait_for_function(
        "() => getComputedStyle(document.getElementById('fit')).getPropertyValue('--foot') === '0'"
    )
    assert page.locator(".overlay").count() == 0


def test_a_message_takes_the_place_of_another_at_once(page: Any) -> None:
    page.evaluate(COVERED, OVERLAYS["message"])
    assert page.evaluate(COVERED, OVERLAYS["long-message"]) == []
