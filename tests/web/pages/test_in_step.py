"""Two screens of one film: what counts is the frame that is seen, not the clock of the player."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests import sample
from tests.running import running_show

pytestmark = pytest.mark.browser

# A player that shows the frames it is told to, ``late`` milliseconds after the film's own time.
WATCHED = """async (late) => {
  const { makeShown } = await import("/static/js/screen/shown.js");
  let ask = null;
  const video = { requestVideoFrameCallback: (tell) => { ask = tell; } };
  const shown = makeShown(video, (at) => at);
  const errors = [shown.error];
  for (const each of late) {
    shown.look();
    shown.look();
    const at = performance.now();
    ask(at, { mediaTime: (at - each) / 1000, expectedDisplayTime: at });
    errors.push(shown.error);
  }
  shown.forget();
  return [...errors.map((one) => one === null ? null : Math.round(one)), shown.error];
}"""
RATE = """async ([error, rate]) => (await import("/static/js/screen/film.js")).nudgedRate(error, rate)"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    with running_show(tmp_path_factory.mktemp("step"), sample.rundown()) as show:
        context = browser.new_context()
        page = context.new_page()
        page.goto(show.address("screen/trai"))
        yield page
        context.close()


def watched(page: Page, *late: float) -> list[Any]:
    """What is known before the first frame, after each, and after everything is forgotten."""
    told: list[Any] = page.evaluate(WATCHED, late)
    return told


def rate(page: Page, error: float, now: float = 1.0) -> float:
    """How fast a film runs on, which is seen so many milliseconds ahead of its time."""
    return float(page.evaluate(RATE, [error, now]))


def test_nothing_is_believed_before_three_frames_and_nothing_after_a_jump(page: Page) -> None:
    assert watched(page, 8, 8, 8) == [None, None, None, 0, None]


def test_a_frame_that_waits_for_the_next_refresh_is_on_time(page: Page) -> None:
    for late in (0.0, 8.0, 16.7):
        assert rate(page, watched(page, late, late, late)[3]) == 1


def test_one_odd_frame_changes_nothing(page: Page) -> None:
    assert watched(page, 8, 90, 8)[3] == 0


def test_a_film_seen_a_frame_late_runs_faster_until_its_frame_is_right(page: Page) -> None:
    late = watched(page, 41, 41, 41)[3]
    faster = rate(page, late)
    assert late == -33
    assert 1 < faster <= 1.02
    assert rate(page, -14, faster) == faster
    assert rate(page, -10, faster) == 1


def test_a_film_seen_a_frame_early_runs_slower(page: Page) -> None:
    assert 0.98 <= rate(page, 26) < 1


def test_what_is_nearly_right_is_left_alone(page: Page) -> None:
    assert rate(page, -17) == rate(page, 17) == 1
