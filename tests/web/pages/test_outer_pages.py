"""Stage, desk, tablet and the guests' page in their main states: nothing covered, cut, or minded by axe."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.hall import EVENT, make_workspace
from tests.running import Show
from tests.web.layout import FAULTS, TOOLS

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

SIZES = {
    "stage": ((1280, 720),),
    "desk": ((1024, 768), (390, 844)),
    "sign": ((1024, 768), (390, 844)),
    "follow": ((390, 844),),
}
SIGNER, RECIPIENT = "ky-cam-ket/ky-14", "trao-thuong/dot-5/tap-the-14"
NO_RAIL = "GO or the rail is missing"  # which only the console has
ON_STAGE = '.q__list--line .q__row[data-status="on_stage"]'
# The band of a lost link lies over no word of the page.
UNDER = """() => {
  const band = document.querySelector('#lost, .band[role]').getBoundingClientRect();
  const words = document.createTreeWalker(document.querySelector('body'), NodeFilter.SHOW_TEXT);
  const range = document.createRange(), under = [];
  while (words.nextNode()) {
    const owner = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || owner.closest('#lost, .band, script, .unseen')) continue;
    if (!owner.checkVisibility({ checkVisibilityCSS: true })) continue;
    range.selectNodeContents(words.currentNode);
    for (const line of range.getClientRects())
      if (line.width && line.top < band.bottom - 1 && line.bottom > band.top + 1
          && line.left < band.right && line.right > band.left) under.push(words.currentNode.data.trim());
  }
  return under;
}"""

# The planted fault: the band as it would lie over the page.
OVER = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("#lost, .band { position: fixed !important; inset: 0 0 auto !important; z-index: 50; }");
  document.adoptedStyleSheets = [sheet];
}"""


class House:
    """A show and one page of every role."""

    def __init__(self, show: Show, pages: dict[str, Page]) -> None:
        self.show = show
        self.pages = pages

    def take(self, cue: str) -> None:
        assert self.show.command("take", cue=cue)["ok"]

    @property
    def tablet(self) -> str:
        """The tablet's own id."""
        rows = self.show.view()["screens"]
        return next(str(row["client"]) for row in rows if row["role"] == "sign" and row["connected"])

    def faults(self, *roles: str) -> list[str]:
        """What is wrong with these pages as they stand, at all of their sizes."""
        found = []
        for role in roles:
            for width, height in SIZES[role]:
                page = self.pages[role]
                page.set_viewport_size({"width": width, "height": height})
                laid: list[str] = page.evaluate(f"async () => {{{TOOLS} await frames(); {FAULTS}}}")
                minded = Axe().run(page).response["violations"]
                laid.remove(NO_RAIL)
                said = [*laid, *(f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in minded)]
                found += [f"{role} {width}×{height}: {one}" for one in said]
        return found


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[House]:
    show = Show(make_workspace(tmp_path_factory.mktemp("outer")), EVENT)
    contexts = {role: browser.new_context() for role in SIZES}
    pages = {role: context.new_page() for role, context in contexts.items()}
    for role, page in pages.items():
        page.goto(show.address(role))
        page.locator("h1").first.wait_for()
    yield House(show, pages)
    for context in contexts.values():
        context.close()
    show.stop()


def test_before_the_opening_every_page_says_so_and_offers_nothing_to_press(house: House) -> None:
    assert house.show.view()["phase"] == "waiting"
    stage, desk = house.pages["stage"], house.pages["desk"]
    expect(stage.locator("h1")).to_have_text("Buổi lễ chưa mở")
    expect(stage.locator(".next__title")).not_to_contain_text("Hết chương trình")
    expect(desk.locator("h1")).to_have_text("Buổi lễ chưa mở")
    expect(desk.locator(".person__marks--signer button")).to_have_count(0)
    assert house.faults(*SIZES) == []


def test_film_message_and_hold_leave_the_stage_whole(house: House) -> None:
    house.show.command("open")
    house.take("bao-cao")
    words = "Xin đồng chí nói ngắn lại, còn hai phút; mời đồng chí Chủ tịch chuẩn bị"
    house.show.command("message", text=words, to="stage")
    house.show.command("hold")
    expect(house.pages["stage"].locator(".band")).to_have_count(2)
    assert house.faults("stage", "follow") == []
    house.show.command("resume")


def test_while_somebody_signs_tablet_and_desk_are_whole_and_the_desk_shows_who(house: House) -> None:
    house.show.command("open")
    house.take(SIGNER)
    assert house.show.command("seat", tablet=house.tablet, seat="signer")["ok"]
    assert house.show.command("slot_open", subject="ky-14", tablet=house.tablet)["ok"]
    expect(house.pages["sign"].locator(".sign__name")).to_be_visible()
    expect(house.pages["desk"].locator('.person[data-status="at_table"]')).to_be_in_viewport()
    assert house.faults("sign", "desk", "follow") == []
    house.show.command("slot_close")


def test_in_the_awards_the_desk_keeps_who_is_on_stage_in_sight_but_not_from_under_a_hand_that_types(
    house: House,
) -> None:
    house.show.command("open")
    desk = house.pages["desk"]
    desk.set_viewport_size({"width": 390, "height": 844})
    house.take(RECIPIENT)
    expect(desk.locator(ON_STAGE)).to_be_in_viewport()
    assert house.faults("desk") == []
    desk.set_viewport_size({"width": 390, "height": 844})
    expect(desk.locator(ON_STAGE)).to_be_in_viewport()  # also after the tablet was turned
    desk.locator("#queue-find").click()
    before: float = desk.evaluate("() => scrollY")
    house.show.go()
    now = house.show.view("desk")["awards"]["on_stage"]["name"]
    expect(desk.locator(ON_STAGE)).to_contain_text(now)
    assert desk.evaluate("() => document.activeElement.id") == "queue-find"
    assert abs(desk.evaluate("() => scrollY") - before) < 60


def lost(house: House) -> dict[str, Any]:
    """What lies under each page's band while the server is silent."""
    assert house.show.child is not None
    house.show.child.send_signal(signal.SIGSTOP)
    try:
        for page in house.pages.values():
            page.locator("#lost, .band[role=status]").first.wait_for()
        return {
            f"{role} {width}": under
            for role, sizes in SIZES.items()
            for width, height in sizes
            if (under := measured(house.pages[role], width, height))
        }
    finally:
        house.show.child.send_signal(signal.SIGCONT)


def measured(page: Page, width: int, height: int) -> list[str]:
    """The words under the band at this size."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(f"async () => {{{TOOLS} await frames(); scrollTo(0, 0);}}")
    found: list[str] = page.evaluate(UNDER)
    return found


def test_a_lost_link_covers_no_word_of_any_page(house: House) -> None:
    house.show.command("open")
    house.take(SIGNER)
    for message in house.show.view()["messages"]:
        house.show.command("message_clear", message=message["id"])
    house.show.command("slot_open", subject="ky-15", tablet=house.tablet)
    expect(house.pages["sign"].locator(".sign__name")).to_be_visible()
    assert lost(house) == {}


def test_a_band_over_the_page_would_be_seen(house: House) -> None:
    for page in house.pages.values():
        page.evaluate(OVER)
    assert len(lost(house)) >= 4
    for page in house.pages.values():
        page.evaluate("() => { document.adoptedStyleSheets = []; }")
