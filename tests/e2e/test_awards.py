"""The acceptance scenario of the awards: 133 recipients, and everything that happens to them on the day.

Six absences, three swaps, one late addition, one posthumous award, one wrong name retracted, the power cut in
the middle of a batch: and no name stands in the hall whose person was not called.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ceremony.core.events import CueTaken
from ceremony.core.events_awards import NameRetracted
from ceremony.documents.record import Record, read_record
from tests.e2e.hall import EVENT, Hall, open_hall
from tests.running import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]
GONE_IN_MS = 150
# Notes, picture by picture, which names anybody in the hall can read, and when each of them was there first.
WATCH = """
window.seen = [];
let before = "";
const cover = () => ["black", "blank"].some((id) => !document.getElementById(id).hidden)
  || document.getElementById("holding").dataset.cover === "true";
const look = () => {
  const front = document.querySelector('.layer[data-place="front"] .picture');
  const visible = (one) => getComputedStyle(one).visibility === "visible";
  const names = !front || cover() ? [] : [...front.querySelectorAll(".row__name, .reading__name, .hero")]
    .filter(visible).map((one) => one.textContent.replace(/\\s+/g, " ").trim()).filter(Boolean);
  const now = names.join("|");
  if (now !== before) { before = now; window.seen.push({ at: Date.now(), names }); }
  requestAnimationFrame(look);
};
addEventListener("DOMContentLoaded", () => requestAnimationFrame(look));
"""


def test_the_right_person_is_on_the_screen_always(tmp_path: Path, browser: Browser) -> None:
    folder = tmp_path / "hall"
    with open_hall(folder, browser) as hall:
        screen = hall.page("screen/chinh", script=WATCH)
        console, desk = hall.page("console", 1366, 768), hall.page("desk", 1024, 768)
        show = hall.show
        assert show.command("open")["ok"]
        assert show.command("take", cue="trao-thuong/dot-1")["ok"]
        desk.locator(".q__row").first.wait_for()
        away = _six_are_absent(hall)
        _reach(hall, "trao-thuong/dot-2")
        _three_swaps(hall, desk)
        _reach(hall, "trao-thuong/dot-5")
        _one_is_added(hall, desk)
        _reach(hall, "trao-thuong/dot-7")
        wrong = _one_wrong_name(hall, desk, screen)
        _reach(hall, "trao-thuong/dot-9")
        show.go(3)
        before = show.view()
        show.kill()
        seen = screen.evaluate("() => window.seen")
        show.restart()
        after = show.view()
        assert (after["program"]["cue"], after["standby"]["cue"]) == (
            before["program"]["cue"],
            before["standby"]["cue"],
        )
        assert after["awards"]["line"] == before["awards"]["line"]
        expect(console.locator("#lost")).to_have_count(0, timeout=15_000)
        _to_the_end(hall)
        seen = screen.evaluate("() => window.seen") or seen
        counts = show.view()["counts"]
        assert show.command("close")["ok"]
        assert hall.faults == []
        record = read_record(_journal(folder))
    assert counts["recipients"] == 133
    assert counts["received"] == 133 - len(away) - 1  # one more is absent in the list itself
    assert counts["absent"] == len(away) + 1
    _nobody_was_shown_who_was_not_called(record, seen)
    assert record.state.manners["ca-nhan-33"].kind == "posthumous"
    assert record.state.status(wrong) == "received"
    turns = [mark for event in record.events if isinstance(event, CueTaken) for mark in event.marks]
    had = [who for who, status in turns if status == "on_stage"]
    assert sorted(set(had)) == sorted(
        one.id
        for one in record.rundown.entrants
        if record.state.status(one.id) == "received" and one.kind == "recipient"
    )
    assert {who for who in had if had.count(who) > 1} == {wrong}


def _journal(folder: Path) -> Path:
    return folder / ".ceremony" / EVENT / "show.db"


def _reach(hall: Hall, cue: str) -> None:
    """GO, as the operator would, until this cue is on program; every picture painted."""
    while hall.on_program() != cue:
        _step(hall)


def _step(hall: Hall) -> None:
    view = hall.show.go()
    wait_until(lambda: _painted(hall, view["seq"]), 10)


def _painted(hall: Hall, seq: int) -> bool:
    rows = [row for row in hall.show.view()["screens"] if row["role"] == "screen" and row["connected"]]
    return bool(rows) and all((row["painted_seq"] or 0) >= seq for row in rows)


def _line(hall: Hall, batch: str) -> list[dict[str, Any]]:
    found = hall.show.http("GET", f"/api/people?batch={batch}", role="desk").json()["people"]
    assert isinstance(found, list)
    return found


def _six_are_absent(hall: Hall) -> list[str]:
    """Known at the door: one in each of six batches."""
    away = []
    for number in (1, 3, 4, 6, 8, 10):
        who = _line(hall, f"trao-thuong/dot-{number}")[2]["id"]
        assert hall.show.command("mark", role="desk", subject=who, status="absent")["ok"]
        away.append(who)
    return away


def _three_swaps(hall: Hall, desk: Page) -> None:
    """Two by the assistants, one who simply walks up before the others and is scanned."""
    line = _line(hall, "trao-thuong/dot-2")
    assert hall.show.command("queue_swap", role="desk", subject=line[0]["id"], other=line[1]["id"])["ok"]
    assert hall.show.command("queue_swap", role="desk", subject=line[2]["id"], other=line[4]["id"])["ok"]
    desk.locator("#queue-find").fill(line[3]["id"])
    desk.keyboard.press("Enter")
    expect(desk.locator(".q__confirmed-name")).to_have_text(line[3]["name"])
    wait_until(lambda: hall.show.view()["standby"]["subject"] == line[3]["id"])


def _one_is_added(hall: Hall, desk: Page) -> None:
    desk.get_by_role("button", name="Thêm người").click()
    desk.locator(".q__add [name=name]").fill("Trần Thị Ổi")
    desk.get_by_role("button", name="Thêm vào cuối đợt").click()
    wait_until(lambda: hall.show.view()["counts"]["recipients"] == 133)


def _one_wrong_name(hall: Hall, desk: Page, screen: Page) -> str:
    """The second of the line stands there, the first is shown: one key, the right one, GO."""
    _step(hall)
    view = hall.show.view()
    wrong, right = view["program"]["subject"], view["standby"]["subject"]
    desk.keyboard.press("F6")
    wait_until(lambda: screen.evaluate("() => window.seen.at(-1).names.length") == 0)
    desk.locator("#queue-find").fill(right)
    desk.keyboard.press("Enter")
    wait_until(lambda: hall.show.view()["standby"]["subject"] == right)
    _step(hall)
    assert hall.show.view()["program"]["subject"] == right
    assert hall.show.command("queue_pick", role="desk", subject=wrong)["ok"]
    _step(hall)
    return str(wrong)


def _to_the_end(hall: Hall) -> None:
    """GO to the last recipient, and past them."""
    while hall.on_program() and str(hall.on_program()).startswith("trao-thuong"):
        _step(hall)


def _nobody_was_shown_who_was_not_called(record: Record, seen: list[dict[str, Any]]) -> None:
    names = {who.id: " ".join(who.name.split()) for who in record.rundown.entrants if who.kind == "recipient"}
    by_name = {name: who for who, name in names.items()}
    called: dict[str, int] = {}  # since when
    off: list[tuple[int, str]] = []
    for event in record.events:
        for who, status in getattr(event, "marks", ()):
            if status in ("called", "on_stage"):
                called.setdefault(who, event.at)
        if isinstance(event, NameRetracted):
            off.append((event.at, names[event.subject]))
    shown = 0
    for picture in seen:
        for name in picture["names"]:
            if name in by_name:
                shown += 1
                assert called[by_name[name]] <= picture["at"] + 1
    assert shown > 500
    for at, name in off:
        gone = next(picture["at"] for picture in seen if picture["at"] >= at and name not in picture["names"])
        assert gone - at < GONE_IN_MS
