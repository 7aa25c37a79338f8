"""Pictures measured in a real browser: nothing overflows or overlaps, and the fit keeps its word."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from ceremony.model.card import Card
from ceremony.staging.pictures import draw, overfull
from ceremony.theme.fit import SLACK, width_em
from tests.gallery import LONGEST, REAL

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[3]
CARDS = {f"real-{name}": card for name, card in REAL.items()} | {
    f"long-{name}": card for name, card in LONGEST.items() if not overfull(card)
}
NESTED = (
    "<li>Vượt thu ngân sách được giao<ul><li>52 camera an ninh</li><li>99,7% hồ sơ đúng hạn</li></ul></li>"
)
COUNTED = '<ol><li value="98">Khu dân cư số 98</li><li value="113">Tổ 113 <strong>văn hóa</strong></li></ol>'
LONG_WORD = "https://phuong-mau.vn/" + "tin-tuc-thi-dua/" * 9
CARDS |= {
    "nested-points": Card("points", {"title": "Kết quả", "html": f"<ul>{NESTED * 3}</ul>"}),
    "counted-text": Card(
        "text", {"title": "Tiếp", "html": f"<p>Gồm:</p>{COUNTED}<blockquote>{COUNTED}</blockquote>"}
    ),
    "wide-table": Card("table", {"head": [f"cột {n}" for n in range(1, 13)], "rows": [["1.234,5"] * 12] * 9}),
    "table-in-text": Card("text", {"html": "<table><tr>" + "<td>1.234,5</td>" * 9 + "</tr></table>"}),
    "long-word": Card("points", {"points": [f"Xem {LONG_WORD}", "Khác"]}),
    "long-word-in-text": Card("text", {"html": f"<p>Xem {LONG_WORD}</p><ul><li>{LONG_WORD}</li></ul>"}),
}

MEASURE = """() => {
  const root = document.querySelector('.picture').getBoundingClientRect();
  const faults = [];
  const unit = root.height / 1080;
  const sides = (box) => [box.left, box.top, box.right, box.bottom].map(Math.round).join(' ');
  const line = (what, box) => `${what} ${sides(box)}`;
  const seen = document.createTreeWalker(document.querySelector('.card'), NodeFilter.SHOW_TEXT);
  while (seen.nextNode()) {
    const node = seen.currentNode;
    if (!node.textContent.trim()) continue;
    const owner = node.parentElement;
    if (owner.closest('[aria-hidden]') || getComputedStyle(owner).visibility === 'hidden') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const mark = owner.closest('.mark, .foot, .counter, .band');
    for (const box of range.getClientRects()) {
      const left = /* large figures hang out */ (owner.closest('.number__value') ? 104 : 112) * unit,
        right = root.width - 112 * unit;
      const low = root.height - (mark ? 54 : 66) * unit;  // glyph boxes are tall
      const high = 40 * unit;
      if (box.left < left || box.right > right || box.top < high || box.bottom > low)
        faults.push(line('safe area: ' + node.textContent.slice(0, 30), box));
    }
    for (let up = owner; up && !up.classList.contains('card'); up = up.parentElement) {
      if (getComputedStyle(up).overflow !== 'visible' && up.scrollWidth > up.clientWidth + 1)
        faults.push('cut: ' + node.textContent.slice(0, 30));
    }
  }
  const boxes = (css) => [...document.querySelectorAll(css)].map((e) => [e, e.getBoundingClientRect()]);
  for (const [row, box] of boxes('.row, .tile, .band')) {
    for (const each of row.querySelectorAll('.row .line, .tile__no, .caption .line')) {
      const inner = each.getBoundingClientRect();
      if (inner.right > box.right + 2 * unit || inner.height && inner.top < box.top - 14 * unit
          || inner.bottom > box.bottom + 14 * unit)
        faults.push(line('out of its row: ' + each.textContent.slice(0, 30), inner));
    }
  }
  const blocks = boxes('.eyebrow, .organiser, .headline, .lead, .date, .hero, .honorific, .post, .body, '
    + '.slide-title, .list-title, .table-title, .number__unit, .bars__sentence, .sentence, .signer__name, '
    + '.reading__name, .mark, .foot');
  blocks.forEach(([one, a], i) => blocks.slice(i + 1).forEach(([other, b]) => {
    if (one.contains(other) || !a.width || !b.width) return;
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 2 && high > 6 * unit) faults.push(`overlap: ${one.className} and ${other.className}`);
  }));
  return faults;
}"""

LINES = """() => [...document.querySelectorAll('.line')].map((line) => {
  const range = document.createRange();
  range.selectNodeContents(line);
  const holder = line.parentElement;
  const style = getComputedStyle(holder);
  return { text: line.textContent, width: range.getBoundingClientRect().width, weight: style.fontWeight,
    family: style.fontFamily, size: parseFloat(style.fontSize), spacing: parseFloat(style.letterSpacing) || 0,
    unit: document.querySelector('.picture').getBoundingClientRect().height / 1080 };
})"""


def look() -> Any:
    """The module that shows cards in a browser without a server."""
    spec = importlib.util.spec_from_file_location("look", ROOT / "tools" / "look.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Any]:
    shown = look()
    page: Any = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.cards = {}
    page.route("**/*", lambda route: shown.answer(route, page.cards))
    page.page_of = shown.page_of
    page.finish = shown.FINISH
    yield page
    page.close()


def broken_promises(page: Any) -> list[tuple[str, float, float]]:
    """Lines that the browser sets wider than the fit has promised."""
    faces = {"400": "Regular", "500": "Medium", "600": "SemiBold", "700": "Bold"}
    wrong = []
    for line in page.evaluate(LINES):
        family = "Inter" if line["family"].startswith("Inter") else "BeVietnamPro"
        font = f"{family}-{faces[line['weight']]}"
        tracking = line["spacing"] / line["size"]
        promised = width_em(line["text"], font, tracking=tracking) * SLACK * line["size"]
        if line["width"] > promised + 1:
            wrong.append((line["text"], line["width"], promised))
    return wrong


def put_up(page: Any, card: Card, size: tuple[int, int] = (1920, 1080)) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.cards["/card"] = page.page_of(card, "ceremonial")
    page.goto("http://x/card")
    page.evaluate(page.finish)


@pytest.mark.parametrize("name", sorted(CARDS))
def test_no_text_leaves_its_place_and_the_fit_keeps_its_word(page: Any, name: str) -> None:
    put_up(page, CARDS[name])
    assert page.evaluate(MEASURE) == []
    assert broken_promises(page) == []
    page.set_viewport_size({"width": 1280, "height": 720})
    assert page.evaluate(MEASURE) == []


def test_a_planted_oversize_text_is_caught(page: Any) -> None:
    put_up(page, REAL["speaker"])
    page.evaluate("() => document.querySelector('.hero').style.setProperty('--size', '420')")
    assert page.evaluate(MEASURE) != []


@pytest.mark.parametrize("name", ["title", "batch", "speaker"])
def test_a_picture_is_the_same_at_every_size(page: Any, name: str) -> None:
    def shares(size: tuple[int, int]) -> list[float]:
        put_up(page, REAL[name], size)
        widths: list[float] = page.evaluate(
            "() => [...document.querySelectorAll('.line')]"
            ".map((line) => line.getBoundingClientRect().left / innerHeight)"
        )
        return [round(width, 2) for width in widths]

    assert shares((1920, 1080)) == pytest.approx(shares((640, 360)), abs=0.012)


def test_every_card_draws_its_ornament_from_a_file_of_the_house(page: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    put_up(page, REAL["title"])
    assert "http://x/theme/drum-frame.svg" in asked
    assert all(url.startswith("http://x/") for url in asked)
    assert draw(REAL["title"]).count("motif") == 2
