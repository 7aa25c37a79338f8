"""The prompter: what is read, where GO belongs, how large; it moves the eye, never the show."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests import sample
from tests.running import Show, make_workspace, wait_until
from tests.web.pages.conftest import Opener, start_over

pytestmark = pytest.mark.browser


@pytest.fixture
def stage(open_page: Opener, show: Show) -> Page:
    start_over(show, "ly-do")
    page = open_page(show, "stage")
    page.locator(".line").first.wait_for()
    return page


def test_the_place_of_go_stands_behind_the_last_word_before_it_and_the_next_words_follow(stage: Page) -> None:
    expect(stage.locator(".cue")).to_contain_text("▸ GO")
    lines = [text.replace("\u00a0", " ").strip() for text in stage.locator(".line").all_inner_texts()]
    assert lines == ["Kính thưa quý vị đại biểu.", "Xin trân trọng kính mời quý vị hướng lên màn hình."]
    expect(stage.locator(".line--next")).to_have_count(1)


def test_the_reader_stays_in_the_sentence_when_go_brings_its_cue(stage: Page, show: Show) -> None:
    stage.keyboard.press("PageDown")
    expect(stage.locator("#line-1")).to_have_attribute("data-state", "now")
    before = show.view()["program"]["cue"]
    show.go()
    assert show.view()["program"]["cue"] != before
    expect(stage.locator("#line-0")).to_contain_text("hướng lên màn hình")
    expect(stage.locator("#line-0")).to_have_attribute("data-state", "now")


def test_size_and_mirror_are_kept_in_this_browser(stage: Page) -> None:
    stage.locator(".tuner").click()
    stage.get_by_label("Cỡ chữ +").click()
    expect(stage.locator(".lines")).to_have_attribute("style", "font-size: 48pt")
    stage.locator("[aria-pressed]").click()
    expect(stage.locator("#page")).to_have_attribute("data-mirror", "true")
    stage.reload()
    expect(stage.locator(".lines")).to_have_attribute("style", "font-size: 48pt")
    expect(stage.locator("#page")).to_have_attribute("data-mirror", "true")


def test_by_itself_it_goes_on_a_sentence_at_a_time_and_never_past_go(
    open_page: Opener, own_show: Show
) -> None:
    words = "Một. Hai là hai. Ba là ba vậy."
    cues = tuple(replace(cue, script=words) if cue.id == "ly-do" else cue for cue in sample.rundown().cues)
    _run_by(own_show, cues)
    start_over(own_show, "ly-do")
    page = open_page(own_show, "stage")
    page.locator(".line").first.wait_for()
    assert page.locator(".line").first.inner_text().strip() == "Một. Hai là hai."  # too short to stand alone
    page.locator(".tuner").click()
    page.get_by_label("Tự chạy").nth(1).click()
    expect(page.locator("#line-1")).to_have_attribute("data-state", "now", timeout=9_000)
    page.wait_for_function("() => document.querySelector('#line-2') !== null")
    assert own_show.view()["program"]["cue"] == "ly-do"
    expect(page.locator("#line-2")).to_have_attribute("data-state", "")


def test_new_words_are_marked_until_the_mc_has_seen_them(open_page: Opener, own_show: Show) -> None:
    start_over(own_show, "ly-do")
    page = open_page(own_show, "stage")
    page.locator(".line").first.wait_for()
    said = "Xin trân trọng kính mời quý vị **hướng lên màn hình**. Phim dài bốn phút."
    _run_by(
        own_show,
        tuple(replace(cue, script=said) if cue.id == "phim" else cue for cue in sample.rundown().cues),
    )
    fresh = page.locator('.line[data-fresh="true"]')
    expect(fresh).to_have_text("Phim dài bốn phút.")
    page.locator(".band--new button").click()
    expect(fresh).to_have_count(0)
    wait_until(lambda: own_show.view()["changed"] == [])


def _run_by(show: Show, cues: tuple[object, ...]) -> None:
    """Restart with other cues: the record takes them over as a live edit would."""
    show.command("open")
    show.stop()
    make_workspace(show.workspace, replace(sample.rundown(), cues=cues))  # type: ignore[arg-type]
    show.restart()
    assert json.dumps(show.view()["phase"]) == '"open"'
