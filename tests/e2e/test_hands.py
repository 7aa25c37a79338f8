"""What goes wrong around a show: double presses, two operators, a lost link, a file broken meanwhile."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.hall import Hall
from tests.running import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_two_consoles_pressing_go_together_move_one_step(hall: Hall) -> None:
    pages = [hall.page("console", 1366, 768), hall.page("console", 1366, 768)]
    for page in pages:
        expect(page.locator("#go-next")).to_contain_text("Kính chào")
    for page in pages:
        page.evaluate("document.querySelector('#go').click()")
    wait_until(lambda: hall.on_program() == "don-khach")
    wait_until(lambda: len(hall.show.view()["refusals"]) == 1)
    assert hall.on_program() == "don-khach"
    assert hall.show.view()["standby"]["cue"] == "chao-co"
    wait_until(lambda: any(page.locator("#refusal").inner_text() for page in pages))


def test_a_double_click_moves_one_step_and_is_seen_to_be_refused(hall: Hall) -> None:
    console = hall.page("console", 1366, 768)
    expect(console.locator("#go-next")).to_contain_text("Kính chào")
    console.locator("#go").dblclick(delay=5)
    wait_until(lambda: hall.on_program() == "don-khach")
    expect(console.locator("#refusal")).not_to_be_empty()
    assert hall.show.view()["standby"]["cue"] == "chao-co"


def test_a_silent_link_keeps_the_picture_and_the_console_says_so_within_four_seconds(hall: Hall) -> None:
    console, screen = hall.page("console", 1366, 768), hall.page("screen/trai")
    assert hall.show.command("take", cue="tham-luan-1")["ok"]
    view = hall.wait_shown(screen)
    screen.context.set_offline(True)
    wait_until(lambda: _silent(hall), 6)
    assert hall.shows(screen, view["program"]["html"])
    wait_until(lambda: "im lặng" in console.inner_text("body"))
    assert hall.show.command("take", cue="tham-luan-2")["ok"]
    screen.context.set_offline(False)
    hall.wait_shown(screen)


def test_a_console_that_lost_the_server_says_so_and_comes_back_by_itself(hall: Hall) -> None:
    console = hall.page("console", 1366, 768)
    expect(console.locator("#go-next")).to_contain_text("Kính chào")
    hall.show.kill()
    expect(console.locator("#lost")).to_be_visible(timeout=4_500)
    hall.show.restart()
    expect(console.locator("#lost")).to_be_hidden(timeout=5_000)


def test_saving_a_slide_during_the_show_changes_what_has_not_run(hall: Hall) -> None:
    screen = hall.page("screen/trai")
    assert hall.show.command("take", cue="ly-do")["ok"]
    running = hall.wait_shown(screen)
    slide = hall.show.workspace / "slides" / hall.show.event / "cam-on.md"
    slide.write_text(slide.read_text(encoding="utf-8").replace("cảm ơn", "cám ơn"), encoding="utf-8")
    wait_until(lambda: hall.show.view()["rev"] != running["rev"])
    after = hall.show.view()
    assert after["program"]["key"] == running["program"]["key"]
    assert after["clocks"]["item"] == running["clocks"]["item"]
    assert hall.show.command("take", cue="be-mac")["ok"]
    assert "cám" in hall.wait_shown(screen)["program"]["html"]


def test_a_corrected_card_on_air_is_offered_and_one_press_shows_it(hall: Hall) -> None:
    console, screen = hall.page("console", 1366, 768), hall.page("screen/trai")
    assert hall.show.command("take", cue="chi-dao")["ok"]
    hall.wait_shown(screen)
    agenda = hall.show.workspace / "agendas" / hall.show.event / "agenda.yaml"
    text = agenda.read_text(encoding="utf-8")
    assert text.count("Quận ủy viên, Bí thư Đảng ủy phường") >= 1
    agenda.write_text(text.replace("Quận ủy viên, Bí thư", "Thành ủy viên, Bí thư"), encoding="utf-8")
    note = console.locator(".strip .note--look")
    expect(note).to_contain_text("bản sửa", timeout=20_000)
    note.get_by_role("button", name="Chiếu bản sửa").click()
    expect(screen.locator('.layer[data-place="front"]')).to_contain_text("Thành ủy viên", timeout=10_000)
    expect(note).to_have_count(0)


def test_a_broken_file_keeps_the_last_good_one_and_names_its_line(hall: Hall) -> None:
    console = hall.page("console", 1366, 768)
    agenda = hall.show.workspace / "agendas" / hall.show.event / "agenda.yaml"
    good = agenda.read_text(encoding="utf-8")
    rev = hall.show.view()["rev"]
    agenda.write_text(good.replace("kind: flag", "kind: flga"), encoding="utf-8")
    problem = wait_until(lambda: hall.show.view()["problems"])[0]
    line = 1 + good[: good.index("kind: flag")].count("\n")
    assert (problem["file"].rsplit("/", 1)[-1], problem["line"]) == ("agenda.yaml", line)
    wait_until(lambda: f"agenda.yaml:{line}" in console.inner_text("body"))
    assert hall.show.view()["rev"] == rev
    hall.show.go()
    agenda.write_text(good, encoding="utf-8")
    wait_until(lambda: not hall.show.view()["problems"])


def _silent(hall: Hall) -> bool:
    """Whether the server knows that no screen answers."""
    rows = [row for row in hall.show.view()["screens"] if row["role"] == "screen"]
    return bool(rows) and all(row["stale"] or not row["connected"] for row in rows)
