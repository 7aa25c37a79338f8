"""The founding event from first GO to closing: console, two screens, stage display and a guest's phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.hall import Hall, open_hall
from tests.running import wait_until

GUARD_MS = 260  # settings.go_guard_ms and a little
pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


def test_every_cue_reaches_every_screen_and_no_name_comes_early(tmp_path: Path, browser: Browser) -> None:
    with open_hall(tmp_path, browser) as hall:
        console = hall.page("console", 1366, 768)
        screens = [hall.page("screen/trai"), hall.page("screen/phai", 1920, 1080)]
        stage, follow = hall.page("stage"), hall.page("follow", 390, 844)
        console.locator("#go").click()  # opens the show
        wait_until(lambda: hall.show.view()["phase"] == "open")
        sealed = [entrant for entrant in _entrants(hall) if "mẫu" in entrant]
        walked = 0
        while standby := hall.show.view()["standby"]:
            expect(console.locator("#go")).to_have_attribute("aria-disabled", "false")
            expect(console.locator("#standby-title")).to_contain_text(standby["title"])  # seen, then pressed
            asks = hall.show.view()["press_again"]
            console.keyboard.press("PageDown" if walked % 2 else "Space")
            if asks:  # the film: told in words, and cut by the second press only
                expect(console.locator("#answer")).to_contain_text("Bấm GO lần nữa")
                assert hall.on_program() != standby["cue"]
                _leave_the_guard(hall, "refusals")
                console.keyboard.press("Space")
            wait_until(lambda cue=standby["cue"]: hall.on_program() == cue)  # type: ignore[misc]
            view = hall.wait_shown(*screens)
            _nobody_is_named_early(follow.inner_text("body"), sealed)
            if walked % 12 == 0:
                hall.wait_painted(2)
                title = view["program"]["title"].split(" ")[0]
                expect(console.locator("#program-title")).to_contain_text(title)  # it draws after the hall
                assert stage.inner_text("body").strip()
            walked += 1
            _leave_the_guard(hall)
        assert walked >= 180
        counts = hall.show.view()["counts"]
        assert (counts["recipients"], counts["signers"]) == (132, 17)
        assert counts["signed"] == 17
        refused = hall.show.command("go", expected=None)
        assert refused["code"] in ("at_end", "bad_command")
        assert hall.show.command("close")["ok"]
        assert hall.faults == []


def _entrants(hall: Hall) -> list[str]:
    rundown = hall.show.http("GET", "/api/rundown", role="console").json()
    return [entrant["name"] for entrant in rundown["entrants"]]


def _nobody_is_named_early(shown: str, sealed: list[str]) -> None:
    assert not [name for name in sealed if name in shown]


def _leave_the_guard(hall: Hall, since: str = "log") -> None:
    """Until the guard against a double GO lets the next press through, as a person's hand would."""

    def free() -> bool:
        view = hall.show.view()
        return bool(view["now"] - view[since][0]["at"] > GUARD_MS)

    wait_until(free)
