"""What nobody planned, played by hand on the quick sheet: what the hall sees, and with how many presses."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.hall import EVENT, Hall
from tests.e2e.hand import Hand
from tests.running import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

CARD = '.quick-layer[data-place="front"] .picture'


def words_on(screen: Page) -> str:
    """The words of the card on the hall; "" without one."""
    card = screen.locator(CARD)
    told = card.first.text_content() if card.count() else ""
    return " ".join((told or "").replace("\u00a0", " ").split())


def hall_reads(screen: Page, words: str) -> None:
    """Until a card stands on the hall with these words."""
    wait_until(lambda: words in words_on(screen))


def no_card(screen: Page) -> None:
    expect(screen.locator(".quick-layer[data-place]")).to_have_count(0)


def decoded(screen: Page) -> list[str]:
    """The addresses that a guest's camera reads off the hall."""
    picture = Image.open(io.BytesIO(screen.screenshot()))
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def pdf(folder: Path) -> Path:
    """A speaker's file of three pages."""
    deck = folder / "bài nói.pdf"
    document = pypdfium2.PdfDocument.new()
    for _ in range(3):
        document.new_page(800, 600)
    document.save(deck)
    return deck


def test_what_nobody_planned_is_on_the_hall_in_a_few_presses(hall: Hall) -> None:
    """Rows 20, 23, 24 and 25: a break, the guests' code, a photo, a sentence; and typing fires no GO."""
    assert hall.show.command("take", cue="ly-do")["ok"]
    console, screen = hall.page("console", 1366, 768), hall.page("screen/trai", 1920, 1080)
    hall.wait_shown(screen)
    taken: dict[str, int] = {}

    def played(row: str, work: Callable[[Hand], None]) -> None:
        hand = Hand(console)
        work(hand)
        taken[row] = hand.presses

    def photo(hand: Hand) -> None:
        hand.sheet("photo")
        hand.click(".quick__photo:has(img)")
        hand.show()
        expect(screen.locator(f"{CARD} img")).to_be_visible()

    def sentence(hand: Hand) -> None:
        hand.sheet("sentence")
        expect(console.locator("textarea[name=text]")).to_be_focused()
        console.keyboard.type("Mời chủ xe 43A-123.45 ra bãi xe", delay=5)
        hand.key("Enter")
        hand.show()
        hall_reads(screen, "43A-123.45")

    def recess(hand: Hand) -> None:
        hand.sheet("break")
        hand.click(".choices .key >> nth=2")
        hand.show()
        hall_reads(screen, "Tiếp tục lúc")

    def guests(hand: Hand) -> None:
        hand.sheet("guests")
        hand.show()
        hall_reads(screen, "/follow#token=")

    played("24", photo)
    played("25", sentence)
    played("20", recess)
    until = hall.show.view()["quick"]["countdown"]["until"]
    console.keyboard.press("F3")
    console.locator(".quick__time button").last.click()
    wait_until(lambda: hall.show.view()["quick"]["countdown"]["until"] == until + 5 * 60_000)
    console.keyboard.press("F3")
    expect(console.locator("#dialog")).to_have_count(0)
    played("23", guests)
    address = f"{hall.show.url}/follow#token={hall.show.tokens['follow']}"
    wait_until(lambda: decoded(screen) == [address])
    screen.set_viewport_size({"width": 1024, "height": 768})
    wait_until(lambda: decoded(screen) == [address])
    assert (taken["24"], taken["25"], taken["20"], taken["23"]) == (3, 4, 4, 3)
    assert hall.on_program() == "ly-do"
    console.locator("#quick-strip button").click()
    no_card(screen)


def test_a_speakers_own_pdf_is_turned_by_the_clicker_and_one_press_leaves_it(
    hall: Hall, tmp_path: Path
) -> None:
    """Row 3."""
    deck = pdf(tmp_path)
    assert hall.show.command("take", cue="tham-luan-1")["ok"]
    console, screen = hall.page("console", 1366, 768), hall.page("screen/trai", 1920, 1080)
    hall.wait_shown(screen)
    hand, waits = Hand(console), hall.show.view()["standby"]["cue"]
    hand.sheet("photo")
    hand.presses += 1  # the drop
    console.locator("input[type=file]").set_input_files(deck)
    hand.show()
    expect(console.locator("#go-next")).to_contain_text("2/3")
    for page in (2, 3):
        console.wait_for_timeout(300)  # a hand is no faster
        console.keyboard.press("PageDown")
        wait_until(lambda page=page: hall.show.view()["quick"]["page"] == page - 1)  # type: ignore[misc]
        expect(screen.locator(f'{CARD} img[src$="-0{page}.jpg"]')).to_be_visible()
    console.wait_for_timeout(300)
    console.keyboard.press("PageDown")
    expect(console.locator("#refusal")).to_contain_text("hết tệp")
    console.keyboard.press("F10")
    wait_until(lambda: screen.locator("#holding").get_attribute("data-cover") == "true")
    assert hall.show.command("release")["ok"]
    expect(console.locator(".pane--program .pane__cover")).to_have_count(0)
    hand.click("#quick-strip button")
    no_card(screen)
    view = hall.show.view()
    assert (hand.presses, view["program"]["cue"], view["standby"]["cue"]) == (4, "tham-luan-1", waits)


def test_a_page_that_is_left_while_it_comes_leaves_none_behind(hall: Hall, tmp_path: Path) -> None:
    assert hall.show.command("take", cue="tham-luan-1")["ok"]
    console, screen = hall.page("console", 1366, 768), hall.page("screen/trai")
    hall.wait_shown(screen)
    hand = Hand(console)
    hand.sheet("photo")
    console.locator("input[type=file]").set_input_files(pdf(tmp_path))
    hand.show()
    expect(screen.locator(f'{CARD} img[src$="-01.jpg"]')).to_be_visible()
    card = hall.show.view()["quick"]["id"]
    pace = screen.context.new_cdp_session(screen)
    pace.send("Animation.enable")
    pace.send("Animation.setPlaybackRate", {"playbackRate": 0.02})  # the fade is caught in its middle
    wait_until(lambda: bool(hall.show.command("quick_turn", card=card, expected=0)["ok"]))
    screen.locator('.quick-layer[data-place="old"]').wait_for(state="attached")
    assert hall.show.command("quick_hide", card=card)["ok"]
    expect(screen.locator('.quick-layer[data-place="old"]')).to_have_count(0)
    pace.send("Animation.setPlaybackRate", {"playbackRate": 1})
    no_card(screen)


def test_a_wrong_name_on_air_and_how_it_is_said_are_mended_on_the_spot(hall: Hall) -> None:
    """Rows 4 and 14."""
    assert hall.show.command("take", cue="tham-luan-1")["ok"]
    console, screen = hall.page("console", 1366, 768), hall.page("screen/trai", 1920, 1080)
    stage = hall.page("stage")
    before = hall.wait_shown(screen)["program"]["html"]
    hand = Hand(console)
    hand.sheet("mend")
    expect(console.locator("input[name=name]")).not_to_have_value("")
    hand.write("input[name=name]", "Nguyễn Thị Hường")
    console.locator("input[name=name]").focus()
    hand.key("Enter")
    hand.show()
    wait_until(lambda: hall.show.view()["program"]["html"] != before)
    assert "Hường" in hall.wait_shown(screen)["program"]["html"]
    wait_until(lambda: "Hường" in stage.inner_text("body"))
    assert hall.show.view()["mended"][0]["changed"] == [["Nguyễn Thị Hương", "Nguyễn Thị Hường"]]
    assert hand.presses == 4
    hand = Hand(console)
    hand.sheet("said")
    hand.write("input[name=said]", "Hường, dấu huyền")
    console.locator("input[name=said]").focus()
    hand.key("Enter")
    wait_until(lambda: "Hường, dấu huyền" in stage.inner_text("body"))
    assert hand.presses == 3


def test_a_restart_brings_the_card_back(hall: Hall) -> None:
    media = hall.show.workspace / "media" / EVENT
    Image.new("RGB", (640, 360), "navy").save(media / "moi.jpg")
    told = hall.show.http("POST", "/api/quick", role="console", body={"do": "file", "src": "moi.jpg"}).json()
    assert told["ok"], told
    assert hall.show.command("quick_show", card=told["card"]["id"])["ok"]
    screen = hall.page("screen/trai")
    expect(screen.locator(f"{CARD} img")).to_be_visible()
    hall.show.kill()
    hall.show.restart()
    assert hall.show.view()["quick"]["id"] == told["card"]["id"]
    fresh = hall.page("screen/phai")
    expect(fresh.locator(f"{CARD} img")).to_be_visible()
