"""The awards desk in real browsers: who is found, scanned, picked, recalled, hidden, taken back."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, expect

from tests.running import Show, wait_until
from tests.web.pages.conftest import Opener, start_over

pytestmark = pytest.mark.browser

NAMES = {"nhan-001": "Tập thể mẫu 1", "nhan-002": "Tập thể mẫu 2", "nhan-003": "Cá nhân mẫu 3"}


@pytest.fixture
def awards(own_show: Show) -> Show:
    """A show whose first recipient is on stage."""
    start_over(own_show, "trao/dot-1/1")
    return own_show


@pytest.fixture
def desk(open_page: Opener, awards: Show) -> Page:
    page = open_page(awards, "desk")
    page.locator(".q__row").first.wait_for()
    return page


def standby(show: Show) -> str:
    return str(show.view()["standby"]["subject"])


@pytest.mark.parametrize("typed", ["ca nhan", "cas nhaan"])
def test_a_name_typed_without_marks_or_in_telex_is_found_and_confirmed_large(
    desk: Page, awards: Show, typed: str
) -> None:
    desk.locator("#queue-find").fill(typed)
    expect(desk.locator(".q__found li")).to_have_count(1)
    desk.keyboard.press("Enter")
    expect(desk.locator(".q__confirmed-name")).to_have_text(NAMES["nhan-003"])
    wait_until(lambda: standby(awards) == "nhan-003")


def test_enter_chooses_nobody_out_of_a_list_that_was_found_for_fewer_letters(
    desk: Page, awards: Show
) -> None:
    desk.locator("#queue-find").fill("mau")
    expect(desk.locator(".q__found li").first).to_contain_text(NAMES["nhan-001"])
    desk.evaluate(
        """() => { const field = document.querySelector("#queue-find");
          field.value = "nhan-003";
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })); }"""
    )
    expect(desk.locator(".q__confirmed-name")).to_have_text(NAMES["nhan-003"])
    wait_until(lambda: standby(awards) == "nhan-003")


def test_a_scanned_card_picks_its_person_wherever_the_focus_is(desk: Page, awards: Show) -> None:
    desk.evaluate(
        """() => { for (const key of [..."nhan-003", "Enter"])
          document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })); }"""
    )
    wait_until(lambda: standby(awards) == "nhan-003")
    expect(desk.locator(".q__confirmed")).to_be_visible()


def test_slow_typing_outside_a_field_does_nothing(desk: Page, awards: Show) -> None:
    desk.keyboard.type("nhan-003", delay=70)
    desk.keyboard.press("Enter")
    assert standby(awards) == "nhan-002"


def test_an_unknown_card_picks_nobody_and_says_so(desk: Page, awards: Show) -> None:
    desk.locator("#queue-find").fill("nhan-999")
    desk.keyboard.press("Enter")
    expect(desk.locator(".q__found")).to_contain_text("Không thấy ai")
    assert standby(awards) == "nhan-002"


def test_one_press_takes_the_last_change_back(desk: Page, awards: Show) -> None:
    desk.locator(".q__row", has_text=NAMES["nhan-003"]).first.locator(".q__pick").click()
    wait_until(lambda: standby(awards) == "nhan-003")
    desk.get_by_role("button", name="Hoàn tác").click()
    wait_until(lambda: standby(awards) == "nhan-002")


def screen_of(open_page: Opener, show: Show) -> Page:
    page = open_page(show, "stage")  # a page with a token first, so that the screen's address is known
    page.goto(show.address("screen/hall"))
    page.locator('.layer[data-place="front"]').wait_for()
    return page


def test_the_rows_in_the_hall_stand_as_the_people_do(open_page: Opener, desk: Page, awards: Show) -> None:
    screen = screen_of(open_page, awards)
    awards.command("queue_swap", subject="nhan-002", other="nhan-003")
    awards.go()
    expect(screen.locator('.layer[data-place="front"] .picture')).to_contain_text(NAMES["nhan-003"])


def test_a_wrong_name_leaves_every_screen_in_under_150_ms_and_the_right_one_comes(
    open_page: Opener, desk: Page, awards: Show
) -> None:
    screen = screen_of(open_page, awards)
    expect(screen.locator('.layer[data-place="front"]')).to_contain_text(NAMES["nhan-001"])
    screen.evaluate(
        """() => { window.gone = new Promise((tell) => {
          const look = () => {
            const front = document.querySelector('.layer[data-place="front"]');
            if (front.textContent.includes("Tập thể mẫu 1")) requestAnimationFrame(look);
            else tell(Date.now());
          }; look(); }); }"""
    )
    pressed = time.time() * 1000
    assert awards.command("retract", expected="trao/dot-1/1", correct="nhan-003")["ok"]
    assert screen.evaluate("() => window.gone") - pressed < 150
    expect(screen.locator('.layer[data-place="front"]')).to_contain_text(NAMES["nhan-003"])
    row = awards.http("GET", "/api/people?q=nhan-001", role="desk").json()["people"][0]
    assert row["status"] == "called"


def test_names_are_hidden_at_once_and_come_back(open_page: Opener, desk: Page, awards: Show) -> None:
    screen = screen_of(open_page, awards)
    desk.get_by_role("button", name="Ẩn tên").click()
    expect(screen.locator("#blank")).to_be_visible()
    desk.get_by_role("button", name="Hiện lại").click()
    expect(screen.locator("#blank")).to_be_hidden()


def test_who_was_passed_by_is_shown_and_recalled_by_one_press(desk: Page, awards: Show) -> None:
    awards.command("take", cue="trao/dot-1/3")
    expect(desk.locator(".q__missed")).to_contain_text(NAMES["nhan-002"])
    desk.get_by_role("button", name="Mời lại").click()
    wait_until(lambda: standby(awards) == "nhan-002")


def test_one_key_takes_a_wrong_name_off_and_the_right_one_follows(
    open_page: Opener, desk: Page, awards: Show
) -> None:
    screen = screen_of(open_page, awards)
    desk.keyboard.press("F6")
    expect(screen.locator("#blank")).to_be_visible()
    desk.locator("#queue-find").fill("ca nhan")
    expect(desk.locator(".q__found li")).to_have_count(1)
    desk.keyboard.press("Enter")
    wait_until(lambda: standby(awards) == "nhan-003")
    awards.go()
    expect(screen.locator("#blank")).to_be_hidden()
    expect(screen.locator('.layer[data-place="front"]')).to_contain_text(NAMES["nhan-003"])


def test_somebody_typed_at_the_desk_is_a_recipient_at_once(desk: Page, awards: Show) -> None:
    desk.get_by_role("button", name="Thêm người").click()
    desk.locator(".q__add [name=name]").fill("Trần Thị Ổi")
    desk.get_by_role("button", name="Thêm vào cuối đợt").click()
    expect(desk.locator(".q__row", has_text="Trần Thị Ổi").first).to_be_visible()
    assert awards.view()["counts"]["recipients"] == 4
