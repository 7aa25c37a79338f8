from __future__ import annotations

import signal

import pytest
from playwright.sync_api import Page, expect

from tests.running import Show, wait_until
from tests.web.pages.conftest import Opener

pytestmark = pytest.mark.browser


def on_air(show: Show) -> str | None:
    program = show.view()["program"]
    return program["cue"] if program else None


@pytest.mark.parametrize("way", ["mouse", "Space", "PageDown", "ArrowRight", "Enter"])
def test_go_takes_one_step_by(console: Page, open_show: Show, way: str) -> None:
    if way == "mouse":
        console.locator("#go").click()
    elif way == "Enter":
        console.locator("#go").press("Enter")
    else:
        console.keyboard.press(way)
    wait_until(lambda: on_air(open_show) == "ly-do")
    expect(console.locator('.item[data-state="on-air"]')).to_contain_text("Tuyên bố lý do")
    expect(console.locator("#go-next")).to_contain_text("Phim báo cáo")


def test_page_up_goes_back_one_step(console: Page, open_show: Show) -> None:
    open_show.go()
    expect(console.locator("#program-title")).to_contain_text("Hội nghị tổng kết")
    console.keyboard.press("PageUp")
    wait_until(lambda: on_air(open_show) == "don-khach")


def test_a_key_that_stays_down_does_one_step_and_is_seen_to_be_refused(
    console: Page, open_show: Show
) -> None:
    for _ in range(30):
        console.keyboard.down("PageDown")  # the driver marks all but the first as repeated
    expect(console.locator("#refusal")).not_to_be_empty()
    console.keyboard.up("PageDown")
    assert on_air(open_show) == "ly-do"


def test_a_double_click_does_one_step_and_is_seen_to_be_refused(console: Page, open_show: Show) -> None:
    console.locator("#go").dblclick()
    expect(console.locator("#refusal")).not_to_be_empty()
    assert on_air(open_show) == "ly-do"


def test_typing_vietnamese_in_the_message_field_triggers_nothing(console: Page, open_show: Show) -> None:
    before = open_show.view()["entries"]
    console.keyboard.press("F8")
    field = console.locator("#message-text")
    expect(field).to_be_focused()
    field.press_sequentially("Xin moiwf quys vij. Bb .. 1234567890 f9")
    for key in ("Space", "ArrowRight", "ArrowLeft", "Home", "End", "Escape"):
        field.press(key)
    assert open_show.view()["entries"] == before
    assert field.input_value().startswith("Xin moiwf")


def test_letters_digits_and_escape_do_nothing_on_the_console(console: Page, open_show: Show) -> None:
    before = open_show.view()["entries"]
    for key in [*"aswbBGg1590", "Escape", "F5", "Tab"]:
        console.keyboard.press(key)
    assert open_show.view()["entries"] == before


def test_f9_covers_the_hall_and_uncovers_it_even_while_typing(console: Page, open_show: Show) -> None:
    console.keyboard.press("F8")
    console.keyboard.press("F9")
    wait_until(lambda: open_show.view()["cover"] == "black")
    expect(console.locator(".pane__cover")).to_be_visible()
    console.wait_for_timeout(450)  # two quick presses are one
    console.keyboard.press("F9")
    wait_until(lambda: open_show.view()["cover"] is None)


HURRY = """async ([kind, cover, pause]) => {
  const { cover: press } = await import("/static/js/console/commands.js");
  const done = [];
  const store = { view: { cover: null }, act: (type) => done.push(type), refuse: () => done.push("refused") };
  press(store, kind);
  store.view = { cover };
  store.coveredAt -= pause;
  press(store, kind);
  return done;
}"""


@pytest.mark.parametrize(("kind", "cover"), [("blackout", "black"), ("panic", "holding")])
def test_a_hand_that_presses_twice_in_a_hurry_does_not_uncover_the_hall(
    console: Page, kind: str, cover: str
) -> None:
    assert console.evaluate(HURRY, [kind, cover, 0]) == [kind, "refused"]
    assert console.evaluate(HURRY, [kind, cover, 400]) == [kind, "release"]


def test_space_belongs_to_go_after_another_button_was_clicked(console: Page, open_show: Show) -> None:
    console.locator("#tab-journal").click()
    console.keyboard.press("Space")
    wait_until(lambda: on_air(open_show) == "ly-do")


def test_the_script_of_the_next_cue_is_shown(console: Page, open_show: Show) -> None:
    expect(console.locator("#next-script")).to_contain_text("Kính thưa quý vị đại biểu.")


def test_a_name_to_stress_stands_out_and_its_marks_are_gone(console: Page, open_show: Show) -> None:
    open_show.go()
    expect(console.locator("#next-script strong")).to_contain_text("màn")
    expect(console.locator("#next-script")).not_to_contain_text("*")


def test_a_silent_server_is_told_within_four_seconds(open_page: Opener, own_show: Show) -> None:
    pages = [open_page(own_show, page) for page in ("console", "stage", "follow", "desk")]
    for page in pages:
        page.locator("h1").first.wait_for()
        page.evaluate("document.fonts.ready")
    assert own_show.child is not None
    own_show.child.send_signal(signal.SIGSTOP)
    try:
        for page in pages:
            expect(page.locator("#lost")).to_be_visible(timeout=4000)
    finally:
        own_show.child.send_signal(signal.SIGCONT)
    for page in pages:
        expect(page.locator("#lost")).to_have_count(0, timeout=10000)


def test_a_message_without_a_server_waits_and_is_sent_once(open_page: Opener, own_show: Show) -> None:
    own_show.command("open")
    console = open_page(own_show, "console")
    expect(console.locator("#go-next")).to_contain_text("Kính chào")
    own_show.kill()
    expect(console.locator("#lost")).to_be_visible()
    console.keyboard.press("F8")
    expect(console.locator("#message-text")).to_be_focused()
    console.keyboard.type("Xin cho")
    console.keyboard.press("Enter")
    expect(console.locator("#answer")).to_contain_text("đang chờ")
    own_show.restart()
    wait_until(lambda: own_show.view()["messages"])
    expect(console.locator("#lost")).to_have_count(0)
    assert len(own_show.view()["messages"]) == 1


def test_the_console_is_whole_after_a_reload(console: Page, open_show: Show) -> None:
    open_show.go(2)
    console.reload()
    expect(console.locator("#program-title")).to_contain_text("Phim báo cáo")
    expect(console.locator(".transport")).to_be_visible()
    expect(console.locator("#program-picture .card")).to_have_count(1)


def test_one_press_marks_a_recipient_absent(console: Page, open_show: Show) -> None:
    console.locator("#tab-awards").click()
    row = console.locator(".q__row").nth(1)
    row.locator(".q__more").click()
    row.locator('[data-mark="absent"]').click()
    expect(row).to_contain_text("vắng mặt")
    found = open_show.http("GET", "/api/people?q=nhan-002", role="console").json()["people"]
    assert [one["status"] for one in found] == ["absent"]


def test_a_click_arms_an_item_and_a_double_click_takes_it(console: Page, open_show: Show) -> None:
    console.locator('[data-item="be-mac"] .item__main').click()
    wait_until(lambda: open_show.view()["standby"]["cue"] == "be-mac")
    console.locator('[data-item="tham-luan-1"] .item__main').dblclick()
    wait_until(lambda: on_air(open_show) == "tham-luan-1")


def test_nothing_moves_when_the_show_moves(console: Page, open_show: Show) -> None:
    def places() -> list[object]:
        return [
            console.locator(one).bounding_box() for one in ("#go", ".sheets .tabs", ".steps", ".pictures")
        ]

    before = places()
    console.locator("#go").dblclick()  # a step, and a refusal above GO
    expect(console.locator("#refusal")).not_to_be_empty()
    open_show.go()
    expect(console.locator(".transport")).to_be_visible()
    assert places() == before
