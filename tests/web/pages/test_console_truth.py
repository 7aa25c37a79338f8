"""The console tells what the hall sees and what must be decided: words over it, covers, second presses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.running import Show, wait_until
from tests.web.pages.conftest import start_over

pytestmark = pytest.mark.browser


def test_words_over_the_hall_stand_in_the_small_picture_and_one_press_takes_them_away(
    console: Page, open_show: Show
) -> None:
    for kind, text in (("message", "Mời đại biểu về chỗ"), ("clock", "")):
        assert open_show.command("overlay_on", kind=kind, text=text, note="")["ok"]
    expect(console.locator("#program-overlays .overlay--message")).to_have_text("Mời đại biểu về chỗ")
    expect(console.locator("#program-overlays .overlay--clock")).to_be_visible()
    console.locator(".chip").click()
    wait_until(lambda: not open_show.view()["overlays"])
    expect(console.locator(".chip")).to_have_count(0)
    expect(console.locator("#program-overlays .overlay")).to_have_count(0)


def test_a_person_chosen_fills_the_lower_third(console: Page, open_show: Show) -> None:
    console.locator("#tab-messages").click()
    console.locator("[name=subject]").select_option(index=1)
    expect(console.locator(".stack [name=text]")).to_have_value("Bà Nguyễn Thị Hương")
    expect(console.locator(".stack [name=note]")).to_have_value("Tổ trưởng Tổ dân phố 55")
    console.locator(".stack").get_by_role("button", name="Hiện", exact=True).click()
    expect(console.locator("#program-overlays .overlay--lower-third")).to_contain_text("Bà Nguyễn Thị Hương")
    wait_until(lambda: open_show.view()["overlays"][0]["subject"] == "nguyen-thi-huong")
    console.locator(".chip").click()
    wait_until(lambda: not open_show.view()["overlays"])


@pytest.mark.parametrize("cover", ["blackout", "panic", "blank"])
def test_what_covers_the_hall_covers_the_small_picture(console: Page, open_show: Show, cover: str) -> None:
    fields = {"on": True} if cover == "blank" else {}
    if cover == "blank":
        start_over(open_show, "trao/dot-1/1")
    assert open_show.command(cover, **fields)["ok"]
    expect(console.locator(".pane__cover")).to_be_visible()
    drawn = console.locator("#cover-picture")
    if cover == "panic":
        expect(drawn).to_contain_text("Hội nghị sẽ tiếp tục")
    elif cover == "blank":
        expect(drawn.locator(".motif--whole")).to_have_count(1)
    else:
        expect(drawn).to_be_empty()


def test_go_over_a_film_asks_above_go_and_counts_and_the_second_press_does_it(
    console: Page, open_show: Show
) -> None:
    start_over(open_show, "phim")
    expect(console.locator(".transport")).to_be_visible()
    console.keyboard.press("PageDown")
    expect(console.locator(".answer--ask")).to_be_visible()
    expect(console.locator(".answer__left")).to_have_text("3")
    assert open_show.view()["program"]["cue"] == "phim"

    def gone() -> bool:
        console.keyboard.press("PageDown")
        console.wait_for_timeout(300)  # a hand's pace: sooner it is the bounce of a key
        return bool(open_show.view()["program"]["cue"] != "phim")

    wait_until(gone)


def test_leaving_people_behind_is_said_above_go_and_one_press_calls_them(
    console: Page, open_show: Show
) -> None:
    start_over(open_show, "trao/dot-1/3")
    expect(console.locator(".leaving")).to_contain_text("Tập thể mẫu 2")
    console.locator(".leaving").get_by_role("button", name="Mời lại").click()
    wait_until(lambda: open_show.view()["standby"]["cue"] != "be-mac")
    expect(console.locator(".leaving")).to_have_count(0)
