"""The quick sheet on laptops and a phone: nothing minded by axe, GO and the rail beside it whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.e2e.hand import open_evening

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

SIZES = ((1366, 768), (1024, 768), (390, 844))
TABS = ("photo", "sentence", "break", "guests", "mend", "said")
# Keys of the hand that something lies over, at any of their corners.
COVERED = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let frames = 0; frames < 4; frames += 1) await frame();  // the page draws itself for its new size
  return [...document.querySelectorAll('#go, .rail .big')].filter((key) => {
    const { left, right, top, bottom } = key.getBoundingClientRect();
    const within = (x, y) => key.contains(document.elementFromPoint(x, y));
    return ![left + 12, right - 12].every((x) => within(x, top + 12) && within(x, bottom - 12));
  }).map((key) => key.textContent.trim());
}"""


def test_the_sheet_leaves_the_hand_its_keys_and_axe_minds_nothing(tmp_path: Path, browser: Browser) -> None:
    found: list[str] = []
    with open_evening(tmp_path, browser) as evening:
        evening.at("tham-luan-1")
        page = evening.console
        page.keyboard.press("F3")
        for tab in TABS:
            page.locator(f"#quick-tab-{tab}").click()
            expect(page.locator(f"#quick-tab-{tab}")).to_have_attribute("aria-selected", "true")
            expect(page.locator("#dialog")).not_to_contain_text("Đang tìm")
            for width, height in SIZES:
                page.set_viewport_size({"width": width, "height": height})
                found += [f"{tab} {width}: {key} is covered" for key in page.evaluate(COVERED)]
            minded = Axe().run(page).response["violations"]
            found += [f"{tab}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in minded]
    assert found == []
