"""Between two pictures on the same ground: old words go, then new ones come, and nothing flashes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Browser

from ceremony.loaders.production import load_production
from ceremony.model.rundown import Cue
from ceremony.staging.pictures import draw
from ceremony.staging.stage import stage
from tests.gallery import REAL
from tests.hall_page import HOLD, hall_page, put

pytestmark = pytest.mark.browser

HOUSE = Path(__file__).resolve().parents[3]
FADE = 400
SEEN = 0.12  # words under this opacity are not read

# The words that are seen and how much, layer by layer; what an opaque layer covers is not seen.
WORDS = """(moments) => {
  const pile = [...document.querySelectorAll(':is(.layer:not(#holding), #waiting)[data-place]')];
  const clear = (colour) => colour === 'transparent' || /, 0\\)$/.test(colour);
  const opacity = (node, top) => {
    let product = 1;
    for (let up = node; up && up !== top.parentElement; up = up.parentElement)
      product *= Number(getComputedStyle(up).opacity);
    return product;
  };
  const look = () => {
    const sorted = [...pile].sort((a, b) => getComputedStyle(a).zIndex - getComputedStyle(b).zIndex);
    return sorted.map((layer, at) => {
      let through = 1;
      for (const over of sorted.slice(at + 1))
        if (!clear(getComputedStyle(over).backgroundColor))
          through *= 1 - Number(getComputedStyle(over).opacity);
      const seen = {};
      const texts = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const words = texts.currentNode.textContent.trim();
        const owner = texts.currentNode.parentElement;
        if (!words || getComputedStyle(owner).visibility === 'hidden') continue;
        const share = opacity(owner, layer) * through;
        if (share > (seen[words] || 0)) seen[words] = share;
      }
      return { old: layer.dataset.place === 'old', seen };
    });
  };
  const running = document.getAnimations();
  for (const one of running) one.pause();
  return moments.map((moment) => {
    for (const one of running) one.currentTime = moment;
    return look();
  });
}"""
TEXTS = """(html) => { const box = document.createElement('div'); box.innerHTML = html;
  const found = []; const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) found.push(walk.currentNode.textContent.trim());
  return found.filter(Boolean); }"""
FINISH = "() => document.getAnimations().forEach((one) => one.finish())"
MOMENTS = [0, 30, 80, 140, 159, 165, 200, 260, 330, 399]


@cache
def cues() -> dict[str, Cue]:
    """One cue of every layout of the founding event, and a second one where a layout follows itself."""
    production, _ = load_production(HOUSE, "thanh-khe-tay-2021")
    assert production is not None
    found: dict[str, Cue] = {}
    for cue in stage(production).cues:
        if cue.film:
            continue
        name = cue.layout if cue.layout not in found else f"{cue.layout}-2"
        found.setdefault(name, cue)
    return found


def same_ground(cue: Cue) -> bool:
    return 'data-ground="theme"' in cue.html


DIPPING = [name for name, cue in cues().items() if same_ground(cue)]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Any]:
    page = hall_page(browser)
    yield page
    page.close()


def cross(page: Any, before: str, after: str) -> None:
    """From one picture to another, under way."""
    put(page, before)
    page.evaluate(FINISH)
    put(page, after, fade_ms=FADE)


def double(page: Any, before: str, after: str) -> list[str]:
    """Moments at which words that only the old picture has are read beside words of the new one."""
    old, new = page.evaluate(TEXTS, before), page.evaluate(TEXTS, after)
    faults = []
    for moment, layers in zip(MOMENTS, page.evaluate(WORDS, MOMENTS), strict=True):
        gone = [
            w for layer in layers for w, s in layer["seen"].items() if s > SEEN and w in old and w not in new
        ]
        come = [
            w for layer in layers for w, s in layer["seen"].items() if s > SEEN and w in new and w not in old
        ]
        if gone and come:
            faults.append(f"{moment} ms: {gone[:2]} with {come[:2]}")
    return faults


def light(page: Any, moment: int | None = None) -> float:
    """Mean brightness of the screen, 0–255; ``moment``: ms after the change began."""
    if moment is not None:
        page.evaluate(
            "(at) => document.getAnimations().forEach((one) => { one.pause(); one.currentTime = at; })",
            moment,
        )
    shot = Image.open(io.BytesIO(page.screenshot())).convert("L")
    return float(ImageStat.Stat(shot).mean[0])


@pytest.mark.parametrize("first", DIPPING)
def test_words_of_two_pictures_are_never_read_together(page: Any, first: str) -> None:
    faults = {}
    for second in DIPPING:
        if second == first:
            continue
        cross(page, cues()[first].html, cues()[second].html)
        if found := double(page, cues()[first].html, cues()[second].html):
            faults[second] = found
        page.evaluate(FINISH)
    assert faults == {}


def test_a_dissolve_of_two_names_would_be_caught(page: Any) -> None:
    plain = [draw(REAL[name]).replace(' data-ground="theme"', "") for name in ("speaker", "speaker-wide")]
    cross(page, *plain)
    assert double(page, *plain) != []
    page.evaluate(FINISH)


@pytest.mark.parametrize("theme", ["ceremonial", "blue", "sunlight"])
def test_a_change_goes_to_the_ground_and_comes_back_without_a_flash(browser: Browser, theme: str) -> None:
    page = hall_page(browser, theme, (480, 270))
    put(page, '<section class="card" data-ground="theme"></section>')
    bare = light(page)
    names = ["title", "speaker", "batch", "batch-2", "figure", "pledge", "thanks"]
    wrong = {}
    for first, second in pairwise(names):
        put(page, cues()[first].html)
        page.evaluate(FINISH)
        begun = light(page)
        put(page, cues()[second].html, fade_ms=FADE)
        during = [light(page, moment) for moment in (10, 100, 160, 220, 320)]
        page.evaluate(FINISH)
        ends = (begun, light(page), bare)
        if min(during) < min(ends) - 2 or max(during) > max(ends) + 2:
            wrong[f"{first} → {second}"] = (ends, during)
    page.close()
    assert wrong == {}


FRONT = "() => document.querySelector('[data-place=front] .card')?.textContent || ''"
PILED = "() => document.querySelectorAll('.layer[data-place]').length"
A, B, C = (draw(REAL[name]) for name in ("speaker", "thanks", "opener"))


def words_at(page: Any, moment: int) -> dict[str, float]:
    """What is read at a moment of the change, and how strongly."""
    found: dict[str, float] = {}
    for layer in page.evaluate(WORDS, [moment])[0]:
        for words, share in layer["seen"].items():
            found[words] = max(share, found.get(words, 0))
    return found


@pytest.mark.parametrize("broken_at", [20, 100, 159, 200, 300])
@pytest.mark.parametrize("last", [C, A], ids=["another", "back"])
def test_a_second_press_during_a_change_goes_on_from_what_is_seen(
    page: Any, broken_at: int, last: str
) -> None:
    cross(page, A, B)
    before = words_at(page, broken_at)
    put(page, last, key=last + "again", fade_ms=FADE)
    after = words_at(page, 0)
    skipped = {w for w in page.evaluate(TEXTS, B) if before.get(w, 0) <= SEEN}
    assert not any(after.get(w, 0) > SEEN for w in skipped)
    assert all(abs(after.get(w, 0) - share) < 0.1 for w, share in before.items() if share > SEEN)
    old = A if broken_at < 160 else B
    assert double(page, old, last) == []
    page.evaluate(FINISH)
    page.wait_for_function("() => document.querySelectorAll('.layer[data-place]').length === 1")
    assert page.evaluate(FRONT) == page.evaluate(
        "(h) => new DOMParser().parseFromString(h, 'text/html').body.textContent", last
    )


def test_a_cut_stays_a_cut_also_during_a_change(page: Any) -> None:
    cross(page, A, B)
    page.evaluate("() => document.getAnimations().forEach((one) => { one.pause(); one.currentTime = 250; })")
    put(page, C)
    assert page.evaluate("() => document.getAnimations().length") == 0
    assert page.evaluate(PILED) == 1
    assert words_at(page, 0) == dict.fromkeys(page.evaluate(TEXTS, C), 1)


def test_the_first_picture_takes_the_place_of_the_title_by_a_fade_and_undo_brings_it_back(
    browser: Browser,
) -> None:
    page = hall_page(browser)
    title = draw(REAL["title"])
    page.evaluate("(html) => { window.title(html); window.put(null); }", title)
    put(page, A, fade_ms=FADE)
    assert words_at(page, 0).get("Lê Văn Cương", 0) == 0
    assert double(page, title, A) == []
    page.evaluate(FINISH)
    page.wait_for_function("() => !document.querySelector('[data-place=old]')")
    assert page.evaluate(FRONT).endswith("Bí thư Đảng ủy phường")
    page.evaluate(f"() => {{ window.put(null, 400); {HOLD} }}")
    assert double(page, A, title) == []
    page.evaluate(FINISH)
    page.wait_for_function("() => !document.querySelector('.layer[data-place]')")
    page.close()


def test_a_screen_that_joins_late_shows_the_picture_at_once(browser: Browser) -> None:
    page = hall_page(browser)
    put(page, A, fade_ms=FADE)
    assert page.locator("[data-fade], [data-dip], [data-place=old]").count() == 0
    assert all(share == 1 for share in words_at(page, 0).values())
    page.close()


def test_a_photograph_dissolves_as_before(page: Any) -> None:
    put(page, draw(REAL["picture"]))
    page.wait_for_selector(".layer[data-place=front] .card--picture")
    put(page, A, fade_ms=FADE)
    assert page.evaluate("() => document.querySelectorAll('.layer[data-fade]').length") == 1
    page.evaluate(FINISH)


ROWS = """(moments) => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const running = document.getAnimations();
  for (const one of running) one.pause();
  const front = document.querySelector('[data-place=front]');
  const ground = numbers(getComputedStyle(front).backgroundColor);
  const faults = [];
  for (const moment of moments) {
    for (const one of running) one.currentTime = moment;
    for (const row of front.querySelectorAll('.row')) {
      const plate = getComputedStyle(row, '::before');
      const share = Number(plate.opacity), accent = numbers(plate.backgroundColor);
      const back = ground.map((c, at) => c + (accent[at] - c) * share);
      for (const words of row.querySelectorAll('.row__name, .row__no')) {
        const style = getComputedStyle(words);
        if (style.visibility === 'hidden' || Number(style.opacity) < 0.5) continue;
        const [a, b] = [light(numbers(style.color)), light(back)].sort((x, y) => y - x);
        const contrast = (a + 0.05) / (b + 0.05);
        if (contrast < (words.matches('.row__no') ? 2.8 : 3))
          faults.push(`${moment} ms ${row.dataset.key} ${words.className}: ${contrast.toFixed(2)}`);
      }
    }
  }
  return faults;
}"""


@pytest.mark.parametrize("theme", ["ceremonial", "blue", "sunlight"])
def test_the_lit_row_can_be_read_while_the_plate_goes_on(browser: Browser, theme: str) -> None:
    page = hall_page(browser, theme)
    people = ["tap-the-01", "tap-the-02"]
    put(page, cues()["batch"].html, marks={people[0]: "current", people[1]: "waiting"})
    page.evaluate(FINISH)
    put(page, cues()["batch-2"].html, fade_ms=FADE, marks={people[0]: "received", people[1]: "current"})
    assert page.evaluate("() => document.getAnimations().length") > 3
    assert page.evaluate(ROWS, list(range(0, 260, 8))) == []
    page.close()
