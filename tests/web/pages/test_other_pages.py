from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.running import Show, wait_until
from tests.web.pages.conftest import Opener, start_over

pytestmark = pytest.mark.browser


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize("name", ["console", "stage", "desk", "follow", "pair"])
def test_axe_finds_nothing_on(open_page: Opener, open_show: Show, name: str) -> None:
    open_show.go(2)
    open_show.command("message", text="Xin chờ", to="stage")
    page = open_page(open_show, name)
    page.locator("h1").first.wait_for()
    assert faults(page) == []


@pytest.mark.parametrize("tab", ["awards", "signing", "messages", "journal"])
def test_axe_finds_nothing_on_the_sheet(console: Page, tab: str) -> None:
    console.locator(f"#tab-{tab}").click()
    assert faults(console) == []


def test_axe_finds_nothing_in_dialogs_and_on_a_phone(open_page: Opener, open_show: Show) -> None:
    page = open_page(open_show, "console", (390, 844))
    page.locator(".bottom__more").click()
    assert faults(page) == []
    page.locator("[role=menuitem]").first.click()
    page.locator("#dialog").wait_for()
    assert faults(page) == []


def test_axe_would_find_a_button_without_a_name(console: Page) -> None:
    console.evaluate("document.querySelector('.bottom').append(document.createElement('button'))")
    assert any(fault.startswith("button-name") for fault in faults(console))


def test_the_stage_pages_by_sentence_and_tells_that_a_message_was_read(
    open_page: Opener, open_show: Show
) -> None:
    open_show.go(2)
    for message in open_show.view()["messages"]:
        open_show.command("message_clear", message=message["id"])
    open_show.command("message", text="Xin chờ đèn sáng", to="stage")
    page = open_page(open_show, "stage")
    expect(page.locator(".line")).to_have_count(2)
    page.keyboard.press("PageDown")
    expect(page.locator("#line-0")).to_have_attribute("data-state", "read")
    assert open_show.view()["program"]["cue"] == "phim"  # paging moves the eye, never the show
    page.get_by_role("button", name="Đã đọc").click()
    wait_until(lambda: all(message["read_at"] for message in open_show.view()["messages"]))
    expect(page.locator(".band")).to_have_count(0)


def test_the_desk_marks_who_is_there(open_page: Opener, open_show: Show) -> None:
    start_over(open_show, "trao/dot-1/1")
    page = open_page(open_show, "desk")
    row = page.locator(".q__row", has_text="Tập thể mẫu 2").first
    row.locator(".q__more").click()
    row.locator('[data-mark="present"]').click()
    wait_until(lambda: open_show.view()["entrants"]["nhan-002"] == "present")


def test_the_guests_see_what_is_on_and_no_name_before_its_time(open_page: Opener, open_show: Show) -> None:
    open_show.go()
    page = open_page(open_show, "follow")
    expect(page.locator("h1")).to_contain_text("Tuyên bố lý do")
    assert "Tập thể mẫu" not in page.content()


def test_a_number_from_the_console_pairs_a_device(console: Page, open_page: Opener, open_show: Show) -> None:
    console.locator(".bottom__more").click()
    console.get_by_role("menuitem", name="Ghép thiết bị").click()
    console.locator("#dialog").get_by_role("button", name="Sân khấu").click()
    pin = console.locator(".offer__pin").inner_text()
    device = open_page(open_show, "pair")
    device.locator("#code").press_sequentially(pin)
    device.wait_for_url("**/stage")
    expect(device.locator("h1")).to_be_visible()


def test_a_window_that_was_opened_with_a_code_keeps_its_token_and_nothing_else(
    open_page: Opener, open_show: Show
) -> None:
    code = open_show.http("POST", "/api/ticket", role="screen").json()["code"]
    screen = open_page(open_show, f"screen/cua#code={code}")
    expect(screen.locator(".layer[data-place='front']")).to_contain_text("Kính chào")
    assert "code" not in screen.url
    assert screen.evaluate("localStorage['ceremony.token.screen']") == open_show.tokens["screen"]
    screen.goto(f"{open_show.url}/screen/cua#code={code}")  # as a browser does that opens its windows again
    screen.reload()
    expect(screen.locator(".layer[data-place='front']")).to_contain_text("Kính chào")


def test_a_wrong_number_is_told_in_words(open_page: Opener, open_show: Show) -> None:
    page = open_page(open_show, "pair")
    page.locator("#code").press_sequentially("000000")
    expect(page.locator(".card__answer")).to_contain_text("không đúng")
