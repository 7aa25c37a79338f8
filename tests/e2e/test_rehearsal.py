"""A rehearsal from the console: the same show, people who are not there; the real record stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.hall import Hall, open_hall
from tests.running import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
BATCH = "trao-thuong/dot-1"


@pytest.fixture
def waiting(tmp_path: Path, browser: Browser) -> Iterator[Hall]:
    """The founding event before doors: a show that is not open yet can be rehearsed."""
    with open_hall(tmp_path, browser) as hall:
        yield hall
        assert hall.faults == []


def rehearse(console: Page, speed: str) -> None:
    """Through the menu, as an operator does it."""
    console.locator(".bottom__more").click()
    console.get_by_role("menuitem", name="Diễn tập").click()
    console.locator(".rehearse select").select_option(speed)
    console.get_by_role("button", name="Bắt đầu diễn tập").click()


def back_to_the_show(console: Page) -> None:
    console.locator(".bottom__more").click()
    console.get_by_role("menuitem", name="Diễn tập").click()
    console.get_by_role("button", name="Trở về buổi lễ thật").click()


def rehearsing(hall: Hall) -> object:
    try:
        return hall.show.view()["rehearsal"]
    except (OSError, KeyError):
        return None


def statuses(hall: Hall) -> set[str]:
    return {row["status"] for row in hall.show.view("desk")["awards"]["line"]}


def test_an_operator_rehearses_with_people_who_come_and_goes_back_to_an_untouched_show(waiting: Hall) -> None:
    console, stage, screen = (waiting.page(name, 1366, 768) for name in ("console", "stage", "screen/trai"))
    rehearse(console, "20")
    wait_until(lambda: rehearsing(waiting) is True, 10)
    expect(console.locator(".plate").first).to_contain_text("DIỄN TẬP", timeout=10_000)
    assert waiting.show.command("open")["ok"]
    expect(console.locator(".plate").first).to_contain_text("×20", timeout=10_000)
    expect(stage.locator(".head__rehearsal")).to_have_text("Diễn tập", timeout=10_000)
    assert waiting.show.command("standby", cue=BATCH)["ok"]
    wait_until(lambda: "present" in statuses(waiting), 20)
    assert waiting.show.view()["program"] is None, "simulated people never press GO"
    assert waiting.show.command("go", expected=BATCH)["ok"]
    waiting.wait_shown(screen)
    assert "diễn tập" not in screen.inner_text("body").casefold()
    assert waiting.show.command("close")["ok"]
    back_to_the_show(console)
    wait_until(lambda: rehearsing(waiting) is False, 10)
    assert waiting.show.view()["phase"] == "waiting"
    expect(console.locator(".plate").first).not_to_contain_text("DIỄN TẬP", timeout=10_000)
