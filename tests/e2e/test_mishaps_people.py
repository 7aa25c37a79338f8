"""People who are absent, early, swapped, on no list: played by hand, the presses counted, the hall seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.hand import Evening, Hand, on_front, open_evening
from tests.running import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Evening]:
    with open_evening(tmp_path_factory.mktemp("hall"), browser) as evening:
        yield evening


def test_an_absent_speaker_is_passed_by_with_two_presses(evening: Evening) -> None:
    """Row 1: ⋯, *Bỏ qua*; or the next row and GO. The hall keeps its picture until then."""
    hand = evening.at("tham-luan-1")
    before = on_front(evening.screen)
    evening.more(hand, "tham-luan-2", "Bỏ qua mục này")
    evening.wait_standby("chi-dao")
    assert (hand.presses, on_front(evening.screen)) == (2, before)
    assert evening.hall.show.command("skip", item="tham-luan-2", on=False)["ok"]


def test_a_leader_speaks_out_of_order_with_two_presses(evening: Evening) -> None:
    """Row 2: the row, Space; the show goes on from there, and two presses lead back to who was passed by."""
    hand = evening.at("tham-luan-1")
    hand.click(evening.row("chi-dao"))
    evening.wait_standby("chi-dao")
    hand.key("Space")
    evening.wait_program("chi-dao")
    assert (hand.presses, evening.standby()) == (2, "tiep-thu")
    hand.click(evening.row("tham-luan-2"))
    evening.wait_standby("tham-luan-2")
    hand.key("Space")
    evening.wait_program("tham-luan-2")
    assert hand.presses == 4


def test_two_parts_are_skipped_with_two_presses(evening: Evening) -> None:
    """Row 18: the third one's row, GO."""
    hand = evening.at("tham-luan-1")
    hand.click(evening.row("tiep-thu"))
    evening.wait_standby("tiep-thu")
    hand.click("#go")
    evening.wait_program("tiep-thu")
    assert hand.presses == 2


def test_a_speakers_time_runs_by_itself_on_the_stage_and_never_in_the_hall(evening: Evening) -> None:
    """Row 21: no press; one for a minute more."""
    hand = evening.at("tham-luan-1")
    clock = evening.stage.locator(".head__clock b")
    expect(clock).to_contain_text(":")
    assert hand.presses == 0
    left = evening.hall.show.view()["clocks"]["remaining_ms"]
    hand.click(evening.console.locator(".clocks__keys button").last)
    wait_until(lambda: evening.hall.show.view()["clocks"]["remaining_ms"] > left)
    assert hand.presses == 1
    front = evening.screen.locator('.layer[data-place="front"]')
    assert front.locator("[data-countdown]").count() == 0


def test_the_organiser_tells_the_mc_with_two_presses(evening: Evening) -> None:
    """Row 22: F8, words, Enter; a ready line takes F8 and a click. The hall sees nothing of it."""
    hand = evening.at("tham-luan-1")
    before = on_front(evening.screen)
    hand.key("F8")
    expect(evening.console.locator("#message-text")).to_be_focused()
    evening.console.keyboard.type("Xin nói ngắn lại", delay=5)
    hand.key("Enter")
    expect(evening.stage.locator(".bands")).to_contain_text("Xin nói ngắn lại")
    assert hand.presses == 2
    hand = Hand(evening.console)
    hand.key("F8")
    hand.click(evening.console.locator(".ready button").nth(1))
    expect(evening.stage.locator(".bands")).to_contain_text("Còn 1 phút")
    assert (hand.presses, on_front(evening.screen)) == (2, before)
    assert evening.hall.on_program() == "tham-luan-1"


def test_a_tablet_that_dies_is_replaced_by_paper_with_one_press(evening: Evening) -> None:
    """Row 17: *Ký giấy*; the wall shows a tick."""
    show = evening.hall.show
    evening.at("ky-cam-ket/loi-cam-ket")
    hand = evening.at("ky-cam-ket/ky-01")
    evening.console.locator("#tab-signing").click()
    tablet = evening.hall.page("sign", 1024, 768)
    client = wait_until(lambda: tablet.evaluate("localStorage['ceremony.client.sign']"))
    wait_until(lambda: show.command("seat", tablet=client, seat="signer")["ok"])
    assert show.command("slot_open", subject="ky-01", tablet=client)["ok"]
    expect(tablet.locator("#sign")).to_have_attribute("data-shown", "slot")
    tablet.context.close()
    hand.click(evening.console.locator(".signing__now").get_by_role("button", name="Ký giấy"))
    wait_until(lambda: show.view()["entrants"]["ky-01"] == "signed")
    tile = evening.screen.locator('.layer[data-place="front"] [data-key="ky-01"]')
    expect(tile).to_have_attribute("data-state", "signed")
    assert hand.presses == 1


def test_two_who_changed_places_are_swapped_with_three_presses(evening: Evening) -> None:
    """Row 16: ⋯, *Đổi chỗ*, the other one; nobody is shown meanwhile."""
    show = evening.hall.show
    evening.at("trao-thuong/dot-1")
    evening.console.locator("#tab-awards").click()
    rows = evening.console.locator(".q__list--line .q__row")
    rows.nth(3).wait_for()
    line = [row["id"] for row in show.view()["awards"]["line"]]
    before = on_front(evening.screen)
    hand = Hand(evening.console)
    hand.click(rows.nth(1).locator(".q__more"))
    hand.click(rows.nth(1).locator(".q__tools").get_by_role("button", name="Đổi chỗ"))
    hand.click(rows.nth(3).locator(".q__pick"))
    wait_until(lambda: [row["id"] for row in show.view()["awards"]["line"]][1] == line[3])
    assert [row["id"] for row in show.view()["awards"]["line"]][:4] == [line[0], line[3], line[2], line[1]]
    assert (hand.presses, on_front(evening.screen)) == (3, before)


def test_somebody_on_no_list_is_added_and_called_with_five_presses(evening: Evening) -> None:
    """Row 15: *Thêm người*, the name, Enter; F2, the name, Enter; GO. No space moves the show."""
    show = evening.hall.show
    evening.at("trao-thuong/dot-5")
    evening.console.locator("#tab-awards").click()
    hand, before = Hand(evening.console), on_front(evening.screen)
    hand.click(evening.console.get_by_role("button", name="Thêm người"))
    expect(evening.console.locator(".q__add [name=name]")).to_be_focused()
    evening.console.keyboard.type("Ông Trần Văn Ổi", delay=5)
    hand.key("Enter")
    wait_until(lambda: show.view()["awards"]["line"][-1]["name"].replace("\u00a0", " ") == "Ông Trần Văn Ổi")
    assert (evening.hall.on_program(), on_front(evening.screen)) == ("trao-thuong/dot-5", before)
    added = show.view()["awards"]["line"][-1]["id"]
    expect(evening.console.locator(".q__add")).to_have_count(0)
    hand.key("F2")
    expect(evening.console.locator("#queue-find")).to_be_focused()
    evening.console.keyboard.type("Trần Văn Ổi", delay=5)
    expect(evening.console.locator(".q__found li")).to_have_count(1)
    hand.key("Enter")
    wait_until(lambda: show.view()["standby"]["subject"] == added)
    expect(evening.console.locator("#go-next")).to_contain_text("Trần Văn Ổi")
    hand.key("PageDown")
    wait_until(lambda: show.view()["program"]["subject"] == added)
    evening.hall.wait_shown(evening.screen)
    assert "Trần Văn Ổi" in on_front(evening.screen)
    assert hand.presses == 5
