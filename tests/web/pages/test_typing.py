"""No typing fires GO: into a form that has just opened, beside it, with an input method, or by paste."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from tests.running import Show, wait_until
from tests.web.pages.conftest import start_over

pytestmark = pytest.mark.browser

NAME = "Ông Trần Văn A"


def standing(show: Show) -> tuple[object, ...]:
    """What typing must never change."""
    view = show.view()
    return (view["program"]["cue"], view["standby"]["cue"], view["cover"], view["phase"])


def more(page: Page, entry: str) -> None:
    page.locator(".bottom__more").click()
    page.get_by_role("menuitem", name=entry).click()


def row_tools(page: Page, tool: str) -> None:
    page.locator("#tab-awards").click()
    row = page.locator(".q__row", has_text="mẫu 2").first
    row.locator(".q__more").click()
    row.get_by_role("button", name=tool).click()


def add(page: Page) -> None:
    page.locator("#tab-awards").click()
    page.get_by_role("button", name="Thêm người").click()


def sheet(tab: str) -> Callable[[Page], None]:
    return lambda page: page.locator(f"#tab-{tab}").click()


def rename(page: Page) -> None:
    page.locator(".screen").first.click()
    page.get_by_role("menuitem", name="Đổi tên").click()


# every form and every dialog: how it opens, and the field that has the focus then ("": nothing to type into)
FORMS: dict[str, tuple[Callable[[Page], None], str]] = {
    "stand-in": (lambda page: row_tools(page, "Nhận thay"), "by"),
    "swap": (lambda page: row_tools(page, "Đổi chỗ"), "queue-find"),
    "add": (add, "name"),
    "find": (lambda page: page.keyboard.press("F2"), "queue-find"),
    "message": (lambda page: page.keyboard.press("F8"), "message-text"),
    "messages": (sheet("messages"), ""),
    "rename": (rename, "name"),
    "pairing": (lambda page: more(page, "Ghép thiết bị"), ""),
    "rehearse": (lambda page: more(page, "Diễn tập"), "speed"),
    "papers": (lambda page: more(page, "tệp để in"), ""),
    "keys": (lambda page: more(page, "Phím"), ""),
    "close": (lambda page: more(page, "Kết thúc"), ""),
    "nothing": (lambda page: None, ""),
    "journal": (sheet("journal"), ""),
    "signing": (sheet("signing"), ""),
}


def open_field(page: Page, form: str) -> None:
    """Opens a form; its field has the focus then."""
    opens, field = FORMS[form]
    opens(page)
    page.wait_for_function(
        "(field) => [document.activeElement.name, document.activeElement.id].includes(field)", arg=field
    )


@pytest.fixture
def awards(console: Page, show: Show) -> Page:
    start_over(show, "trao/dot-1/1")
    expect(console.locator("#program-title")).to_contain_text("mẫu 1")
    console.evaluate("document.activeElement.blur()")
    return console


@pytest.mark.parametrize("form", FORMS)
def test_a_name_typed_right_after_a_form_opens_moves_nothing(awards: Page, show: Show, form: str) -> None:
    opens, field = FORMS[form]
    with show.socket("screen", name="trai"):
        expect(awards.locator(".screen").first).to_be_visible()
        before = standing(show)
        opens(awards)
        awards.keyboard.type(NAME)
        if field:
            focused = awards.evaluate("[document.activeElement.name, document.activeElement.id]")
            assert field in focused
            assert awards.evaluate(
                """() => { const box = document.activeElement.getBoundingClientRect();
                  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                  return hit === document.activeElement; }"""
            )
        awards.keyboard.type(NAME)
        assert standing(show) == before


def test_while_letters_come_the_page_says_above_go_that_space_is_not_go(awards: Page, show: Show) -> None:
    before = standing(show)
    awards.keyboard.type("Tran Van")
    expect(awards.locator("#answer")).to_contain_text("Space chưa phải GO")
    assert standing(show) == before
    expect(awards.locator("#answer")).not_to_contain_text("Space", timeout=5000)
    awards.keyboard.press("Space")
    wait_until(lambda: standing(show) != before)


def test_the_clicker_is_go_and_back_while_letters_come(awards: Page, show: Show) -> None:
    awards.keyboard.type("Tran")
    awards.keyboard.press("PageDown")
    wait_until(lambda: standing(show)[0] == "trao/dot-1/2")


@pytest.mark.parametrize("form", ["stand-in", "add", "find", "message"])
def test_the_clicker_is_go_while_a_field_of_one_line_has_the_focus(
    awards: Page, show: Show, form: str
) -> None:
    open_field(awards, form)
    awards.keyboard.type("Tran")
    awards.keyboard.press("PageDown")
    wait_until(lambda: standing(show)[0] == "trao/dot-1/2")
    assert awards.evaluate("document.activeElement.value") == "Tran"


@pytest.mark.parametrize("form", ["stand-in", "add", "find", "message"])
def test_escape_gives_the_keys_back_to_the_page(awards: Page, show: Show, form: str) -> None:
    open_field(awards, form)
    awards.keyboard.type("Tran")
    awards.keyboard.press("Escape")
    awards.keyboard.press("Space")
    wait_until(lambda: standing(show)[0] == "trao/dot-1/2")


def test_enter_sends_a_message_and_gives_the_keys_back(awards: Page, show: Show) -> None:
    open_field(awards, "message")
    awards.keyboard.type("Xin cho")
    awards.keyboard.press("Enter")
    wait_until(lambda: show.view()["messages"])
    awards.keyboard.press("Space")
    wait_until(lambda: standing(show)[0] == "trao/dot-1/2")


def test_panic_goes_while_a_word_is_half_written(awards: Page, show: Show) -> None:
    open_field(awards, "find")
    awards.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
          { key: "Process", code: "F10", keyCode: 229, isComposing: true, bubbles: true }))"""
    )
    wait_until(lambda: show.view()["cover"] == "holding")


def test_pasted_words_quieten_space(awards: Page, show: Show) -> None:
    before = standing(show)
    awards.evaluate("""() => document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true }))""")
    awards.keyboard.press("Space")
    expect(awards.locator("#answer")).to_contain_text("Space chưa phải GO")
    assert standing(show) == before


def test_a_field_that_goes_away_under_the_hand_leaves_no_go_behind(awards: Page, show: Show) -> None:
    before = standing(show)
    open_field(awards, "stand-in")
    awards.keyboard.type("Tran")
    expect(awards.locator("#answer")).to_contain_text("Space")
    awards.evaluate("document.querySelector('.q__ask').remove()")
    awards.wait_for_timeout(1600)  # longer than letters count
    awards.keyboard.press("Space")
    expect(awards.locator("#answer")).to_contain_text("Space chưa phải GO")
    assert standing(show) == before


@pytest.mark.parametrize("way", ["disabled = true", "style.display = 'none'", "blur()"])
def test_a_field_that_loses_the_focus_by_no_hand_leaves_no_go_behind(
    awards: Page, show: Show, way: str
) -> None:
    before = standing(show)
    open_field(awards, "message")
    awards.keyboard.type("Xin")
    expect(awards.locator("#answer")).to_contain_text("Space")
    awards.wait_for_timeout(1600)  # longer than letters count
    awards.evaluate(f"document.querySelector('#message-text').{way}")
    awards.wait_for_function("() => document.activeElement === document.body")
    awards.keyboard.press("Space")
    expect(awards.locator("#answer")).to_contain_text("Space chưa phải GO")
    assert standing(show) == before


def test_the_clicker_is_go_after_something_was_chosen_from_a_list(awards: Page, show: Show) -> None:
    sheet("messages")(awards)
    awards.locator("select[name=kind]").click()
    awards.keyboard.press("Escape")
    awards.keyboard.press("PageDown")
    wait_until(lambda: standing(show)[0] == "trao/dot-1/2")
    assert awards.locator("select[name=kind]").input_value() == "lower-third"


def test_the_arrows_of_a_clicker_are_go_after_a_click_on_the_words(awards: Page, show: Show) -> None:
    awards.locator("#sheet").click(position={"x": 20, "y": 60})
    awards.keyboard.press("ArrowDown")
    wait_until(lambda: standing(show)[0] == "trao/dot-1/2")


def test_a_form_is_filled_and_sent_by_the_keyboard_alone(awards: Page, show: Show) -> None:
    open_field(awards, "add")
    for words in ("Lê Thị B", "", "Giấy khen", ""):
        awards.keyboard.type(words)
        awards.keyboard.press("Tab")
    awards.keyboard.press("Enter")
    wait_until(lambda: any(row["name"].endswith("Thị\xa0B") for row in show.view()["awards"]["line"]))
    assert standing(show)[0] == "trao/dot-1/1"


def test_a_wrong_name_goes_though_a_dialog_is_open(awards: Page, show: Show) -> None:
    more(awards, "Phím")
    expect(awards.locator("#dialog")).to_be_visible()
    awards.keyboard.press("F4")
    hidden = awards.locator(".pane__cover--blank")
    expect(hidden).to_be_attached()  # the page knows it; twice in a hurry the hall stays covered
    assert show.view()["cover"] == "blank"
    awards.keyboard.press("F4")
    wait_until(lambda: show.view()["cover"] is None)
    awards.keyboard.press("F6")
    wait_until(lambda: standing(show)[0] != "trao/dot-1/1" or show.view()["cover"] == "blank")


@pytest.mark.parametrize("key", ["F3", "F8"])
def test_a_key_that_opens_something_is_heard_though_a_dialog_is_open(
    awards: Page, show: Show, key: str
) -> None:
    more(awards, "Phím")
    expect(awards.locator(".dialog--keys")).to_be_visible()
    awards.keyboard.press(key)
    expect(awards.locator(".dialog--keys")).to_have_count(0)
    if key == "F3":
        expect(awards.locator(".dialog--quick")).to_be_visible()
    else:
        awards.wait_for_function("() => document.activeElement.id === 'message-text'")


# --- the rule itself, on any sequence of keys -------------------------------------------------------------

READ = """async (presses) => {
  const { makeTyping } = await import("/static/js/console/typing.js");
  const { meaning } = await import("/static/js/console/keys.js");
  let now = 0;
  const typing = makeTyping(() => now);
  return presses.map(([gap, key, composing]) => {
    now += gap;
    const event = new KeyboardEvent("keydown", { key, keyCode: composing ? 229 : 0, isComposing: composing });
    Object.defineProperty(event, "target", { value: document.body });
    return typing.hear(event) ? "typing" : meaning(event, false);
  });
}"""

LETTERS = st.characters(categories=("Lu", "Ll", "Lt", "Lm", "Lo", "Nd"), exclude_characters="ﷺ")
METHOD = st.sampled_from(["Backspace", "Dead", "Process", "Unidentified", "Delete"])
BETWEEN = st.sampled_from([" ", " ", " ", "Enter", "ArrowLeft", "ArrowRight", "ArrowDown", "ArrowUp", "."])
GAP = st.integers(0, 1499)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.tuples(GAP, LETTERS | METHOD, st.booleans()),
    rest=st.lists(st.tuples(GAP, LETTERS | METHOD | BETWEEN, st.just(False)), max_size=40),
)
def test_what_a_keyboard_types_after_a_letter_is_no_command(
    module_console: Page,
    first: tuple[int, str, bool],
    rest: list[tuple[int, str, bool]],
) -> None:
    assert set(module_console.evaluate(READ, [first, *rest])) <= {"", "typing"}


def test_a_space_long_after_the_letters_is_go_again(module_console: Page) -> None:
    assert module_console.evaluate(READ, [[0, "a", False], [1500, " ", False]]) == ["", "go"]
