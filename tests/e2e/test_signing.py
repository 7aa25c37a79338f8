"""The signing with four browsers: 17 signers, one absent; a kill and a cut link in mid-signature."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ceremony.core.ink_svg import paths
from ceremony.documents.pledge_register import sealed_register
from ceremony.documents.record import read_record
from ceremony.model.ink import Ink
from tests.e2e.hall import EVENT, Hall
from tests.running import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

ITEM = "ky-cam-ket"
ABSENT, KILLED, CUT, PAPER = 4, 3, 6, 9
DRAWN = """(subject) => {
  const tile = document.querySelector(`.layer[data-place="front"] [data-key="${subject}"]`);
  const lines = tile ? [...tile.querySelectorAll('.tile__ink path')] : [];
  return { state: tile && tile.dataset.state, paths: lines.map((line) => line.getAttribute('d')).sort() };
}"""
KEPT = "JSON.parse(localStorage['ceremony.ink'] || '{\"strokes\": []}').strokes"


class Table:
    """The table where people sign: operator, hall, the signers' tablet and the witnesses' one."""

    def __init__(self, hall: Hall) -> None:
        self.hall, self.show = hall, hall.show
        self.console = hall.page("console", 1366, 768)
        self.screen = hall.page("screen/trai", 1280, 720)
        self.tablet = hall.page("sign", 1024, 768)
        self.witness = hall.page("sign", 1024, 768)
        self.console.locator("#tab-signing").click()
        expect(self.console.locator(".seat")).to_have_count(2)
        for page, seat in ((self.tablet, "Người ký"), (self.witness, "Chứng kiến")):
            self.seat(page, seat)

    def seat(self, page: Page, words: str) -> None:
        """The operator puts a tablet in its place."""
        client = page.evaluate("localStorage['ceremony.client.sign']")
        rows = [row["client"] for row in self.show.view()["screens"] if row["role"] == "sign"]
        chosen = self.console.locator(".seat").nth(rows.index(client))
        chosen.get_by_role("button", name=words).click()
        expect(page.locator(".calm__small")).to_contain_text("người ký" if "ký" in words else "chứng kiến")

    def call(self, number: int) -> str:
        """GO brings the next signer; who it is."""
        subject = f"ky-{number:02}"
        wait_until(lambda: self.show.command("go", expected=f"{ITEM}/{subject}")["ok"])
        return subject

    def let(self, subject: str) -> None:
        """The operator opens the slot."""
        self.console.locator(".signing__now .key--main").click()
        wait_until(lambda: (self.show.view()["signing"]["slot"] or {}).get("subject") == subject)
        expect(self.tablet.locator("#sign")).to_have_attribute("data-shown", "slot")

    def press(self, number: int) -> tuple[float, float]:
        """The pen comes down."""
        pad = self.tablet.locator("#pad").bounding_box()
        assert pad is not None
        x, y = pad["x"] + pad["width"] * 0.25, pad["y"] + pad["height"] * 0.5
        self.tablet.mouse.move(x, y + number)
        self.tablet.mouse.down()
        return x, y

    def move(self, at: tuple[float, float], number: int, first: int, last: int) -> None:
        """The pen goes on its way."""
        for step in range(first, last):
            self.tablet.mouse.move(at[0] + 16 * step, at[1] + (step % 3 - 1) * (20 + 3 * number))

    def draw(self, number: int) -> None:
        """A whole signature of one stroke."""
        at = self.press(number)
        self.move(at, number, 1, 16)
        self.tablet.mouse.up()

    def confirm(self, subject: str) -> list[list[int]]:
        """The signer confirms; what was drawn on the tablet."""
        strokes: list[list[int]] = self.tablet.evaluate(KEPT)
        self.tablet.locator(".act--main").first.click()
        wait_until(lambda: self.show.view()["entrants"][subject] == "signed")
        return strokes

    def attest(self, subject: str) -> None:
        """The witnesses confirm on their tablet."""
        expect(self.witness.locator(".attest__name")).to_be_visible()
        self.witness.locator(".attest .act--main").click()
        wait_until(lambda: self.show.view()["entrants"][subject] == "witnessed")

    def ink(self, subject: str) -> list[list[int]]:
        """What the server holds."""
        found = self.show.http("GET", f"/api/ink?of={subject}", role="console").json()["inks"]
        strokes: list[list[int]] = found[subject]["strokes"]
        return strokes

    def on_the_wall(self, subject: str) -> bool:
        """Whether the hall sees just what the server holds, drawn as the register draws it."""
        strokes = tuple(tuple(stroke) for stroke in self.ink(subject))
        seen: dict[str, Any] = self.screen.evaluate(DRAWN, subject)
        return bool(strokes) and seen["paths"] == sorted(paths(Ink(strokes=strokes)).values())


def test_seventeen_sign_through_a_kill_and_a_cut_and_the_count_is_true(hall: Hall) -> None:
    table = Table(hall)
    assert hall.show.command("take", cue=f"{ITEM}/loi-cam-ket")["ok"]
    expect(table.screen.locator('.layer[data-place="front"] .vow__text')).to_contain_text("Tôi cam kết")
    for number in range(1, 18):
        if number == ABSENT:
            assert hall.show.command("skip_absent", expected=f"{ITEM}/ky-{number:02}")["ok"]
            continue
        subject = table.call(number)
        if number == PAPER:
            table.console.locator(".signing__now").get_by_role("button", name="Ký giấy").click()
            wait_until(lambda who=subject: hall.show.view()["entrants"][who] == "signed")  # type: ignore[misc]
            table.attest(subject)
            continue
        table.let(subject)
        if number == KILLED:
            kill_in_mid_signature(table, number, subject)
        elif number == CUT:
            cut_in_mid_stroke(table, number, subject)
        else:
            table.draw(number)
        wait_until(lambda who=subject: table.on_the_wall(who))  # type: ignore[misc]
        drawn = table.confirm(subject)
        assert table.ink(subject) == drawn
        table.attest(subject)
    everybody_is_told_the_truth(hall, table)


def kill_in_mid_signature(table: Table, number: int, subject: str) -> None:
    """kill -9 while the pen is down: nothing acknowledged is lost, the tablet goes on."""
    at = table.press(number)
    table.move(at, number, 1, 8)
    wait_until(lambda: sum(map(len, table.ink(subject))) >= 4 * 3)
    before = table.ink(subject)[0]
    table.show.kill()
    table.move(at, number, 8, 12)
    expect(table.tablet.locator(".band")).to_be_visible(timeout=6_000)  # it says so, and goes on drawing
    table.show.restart()
    table.move(at, number, 12, 16)
    table.tablet.mouse.up()
    wait_until(lambda: table.ink(subject) == table.tablet.evaluate(KEPT))
    assert table.ink(subject)[0][: len(before)] == before
    expect(table.tablet.locator(".band")).to_have_count(0)


def cut_in_mid_stroke(table: Table, number: int, subject: str) -> None:
    """The link drops while the pen is down, another stroke follows, the page is loaded anew in between."""
    at = table.press(number)
    table.move(at, number, 1, 6)
    table.tablet.context.set_offline(True)
    table.move(at, number, 6, 14)
    table.tablet.mouse.up()
    kept = table.tablet.evaluate(KEPT)
    table.tablet.context.set_offline(False)
    table.tablet.reload()
    expect(table.tablet.locator("#sign")).to_have_attribute("data-shown", "slot")
    wait_until(lambda: table.ink(subject) == kept)
    table.draw(number + 1)
    wait_until(lambda: len(table.ink(subject)) == 2)
    wait_until(lambda: table.ink(subject) == table.tablet.evaluate(KEPT))


def everybody_is_told_the_truth(hall: Hall, table: Table) -> None:
    tally = "Đã ký 16/17 – ký bổ sung 1"
    assert hall.show.go()["program"]["cue"] == f"{ITEM}/da-ky"
    expect(table.screen.locator('.layer[data-place="front"] [data-slot="tally"]')).to_have_text(tally)
    stage, follow = hall.page("stage"), hall.page("follow", 390, 844)
    expect(stage.locator(".head__tally")).to_have_text(tally)
    expect(stage.locator(".lines")).to_contain_text("Mười sáu trên mười bảy bản cam kết đã được ký.")
    expect(follow.locator(".line__tally")).to_have_text(tally)
    expect(table.console.locator(".desk__count")).to_have_text(tally)
    states = [table.screen.evaluate(DRAWN, f"ky-{number:02}")["state"] for number in range(1, 18)]
    assert states.count("witnessed") == 16
    assert states[ABSENT - 1] == "absent"
    register = sealed_register(read_record(hall.show.workspace / ".ceremony" / EVENT / "show.db"))
    acts = [line.act for line in register.lines]
    assert (acts.count("signed"), acts.count("witnessed"), acts.count("absent")) == (16, 16, 1)
    assert [line.subject for line in register.lines if line.means == "paper"] == [f"ky-{PAPER:02}"]
    assert register.head["tally"] == tally
    assert json.dumps(hall.faults) == "[]"
