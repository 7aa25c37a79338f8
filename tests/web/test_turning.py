"""What comes by itself, in the process that runs a show and on its pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import expect

from ceremony.model.rundown import Film, Rundown
from tests import sample
from tests.running import running_show, wait_until
from tests.web.pages.conftest import Opener, open_page  # noqa: F401

DECK = ("don-khach", "don-khach/2", "don-khach/3")
EACH = 700


def turning() -> Rundown:
    whole = sample.rundown()
    deck = tuple(
        sample.cue(name, "don-khach", f"Ảnh {name}", advance="round", advance_ms=EACH) for name in DECK
    )
    return replace(whole, cues=(*deck, *whole.cues[1:]))


def following() -> Rundown:
    whole = sample.rundown()
    short = Film("phim/ngan.mp4", 900)
    film = (replace(one, film=short, advance="end", arm_end=True) if one.film else one for one in whole.cues)
    return replace(whole, cues=tuple(film))


def test_the_hall_turns_by_itself_and_go_leaves_the_round(tmp_path: Path, open_page: Opener) -> None:  # noqa: F811
    with running_show(tmp_path, turning()) as show:
        show.command("open")
        screen = open_page(show, f"screen/trai#token={show.tokens['screen']}")
        show.go()
        for name in DECK[1:] + DECK[:1]:
            expect(screen.locator('.layer[data-place="front"]')).to_contain_text(f"Ảnh {name}")
        assert show.view()["standby"]["cue"] == "ly-do"
        assert show.go()["program"]["cue"] == "ly-do"


def test_a_killed_show_turns_on_after_its_restart(tmp_path: Path) -> None:
    with running_show(tmp_path, turning()) as show:
        show.command("open")
        show.go()
        show.kill()
        show.restart()
        seen: set[str] = set()
        wait_until(lambda: seen.add(show.view()["program"]["cue"]) or seen == set(DECK))  # type: ignore[func-returns-value]


def test_the_next_cue_follows_the_film_and_go_waits_for_its_end(tmp_path: Path) -> None:
    with running_show(tmp_path, following()) as show:
        show.command("open")
        film = show.go(3)
        assert film["program"]["cue"] == "phim"
        refused = show.command("go", expected=film["standby"]["cue"])
        assert refused["code"] == "film_runs"
        wait_until(lambda: show.view()["program"]["cue"] == "tham-luan-1")
        assert show.view()["log"][0]["by"] == "timer"


def timed() -> Rundown:
    """The same pictures, each for a minute, then the next item: no round."""
    whole = turning()
    slow = (replace(one, advance="time", advance_ms=60_000) if one.advance else one for one in whole.cues)
    return replace(whole, cues=tuple(slow))


def test_the_operator_sees_it_coming_and_stops_it(tmp_path: Path, open_page: Opener) -> None:  # noqa: F811
    with running_show(tmp_path, timed()) as show:
        show.command("open")
        show.go()
        console = open_page(show, "console")
        chip = console.locator("#turn")
        expect(chip).to_contain_text("Tự chuyển sau")
        stage = open_page(show, "stage")
        expect(stage.locator("#turn")).to_contain_text("Tự chuyển sau")
        chip.get_by_role("button").click()
        expect(chip).to_contain_text("đang dừng")
        expect(stage.locator("#turn")).to_have_count(0)
        assert show.view()["turn"]["stopped"]
        chip.get_by_role("button").click()
        expect(chip).to_contain_text("Tự chuyển sau")


def test_a_deck_that_only_turns_is_no_news_for_the_stage(tmp_path: Path, open_page: Opener) -> None:  # noqa: F811
    with running_show(tmp_path, turning()) as show:
        show.command("open")
        show.go()
        stage = open_page(show, "stage")
        expect(stage.locator(".next")).to_contain_text("Hội nghị tổng kết")
        expect(stage.locator("#turn")).to_have_count(0)
