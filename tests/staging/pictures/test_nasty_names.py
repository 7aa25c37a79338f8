"""Two hundred nasty names in every picture of awards and pledges, measured in a browser at three sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from ceremony.language.binding import bind, bind_name
from ceremony.model.card import Card
from ceremony.staging.pictures import draw, overfull
from ceremony.staging.pictures.honour import honour_places
from ceremony.staging.pictures.rolls import batch_places, list_places
from tests.nasty_names import BODIES, PEOPLE
from tests.staging.pictures.test_measured import MEASURE, look

NAMES = (*map(bind_name, PEOPLE), *map(bind, BODIES))
SIZES = ((1920, 1080), (1280, 720), (1024, 768))
FLOOR = 32
AREAS = ("Khu dân cư số 12", "Công an phường Thanh Khê Tây", "")
NAMED = ".row__name, .hero, .signer__name, .reading__name, .honour__words"
# Every card in its turn; what is small is told with the words that are.
ALL = f"""(cards) => {{
  const measure = {MEASURE};
  const room = document.querySelector('.picture');
  return cards.flatMap((card, turn) => {{
    room.innerHTML = card;
    const unit = room.getBoundingClientRect().height / 1080;
    const small = [...room.querySelectorAll('.card *')].filter((one) =>
      [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
      && !one.closest('.mark') && parseFloat(getComputedStyle(one).fontSize) < {FLOOR} * unit - .05);
    const two = [...room.querySelectorAll('{NAMED}')].filter((one) =>
      one.querySelectorAll('.line').length > 2);
    const tight = [...room.querySelectorAll('.row')].filter((one) => {{
      const number = document.createRange();
      number.selectNodeContents(one.querySelector('.row__no'));
      const words = one.querySelector('.row__words, .row__name').getBoundingClientRect();
      return number.getBoundingClientRect().right > words.left - 10 * unit;
    }});
    return [...measure(), ...tight.map((one) => 'number: ' + one.textContent),
      ...small.map((one) => 'small: ' + one.textContent),
      ...two.map((one) => 'three lines: ' + one.textContent)].map((fault) => `${{turn}}: ${{fault}}`);
  }});
}}"""


def batches() -> Iterator[Card]:
    """Every name lit once, in grids of 1 to 24."""
    start, size = 0, 0
    while start < len(NAMES):
        size = size % 24 + 1
        part = NAMES[start : start + size]
        places = batch_places(part)
        for first in range(0, len(part), places):
            rows = [{"key": f"k{turn}", "no": turn + 1, "name": name} for turn, name in enumerate(part)]
            shown = rows[first : first + places]
            for row in shown:
                fields = {"eyebrow": "Giấy khen · Đợt 14", "rows": shown, "lit": row["key"], "called": 132}
                yield Card("batch", {**fields, "of": 132}, "DỮ LIỆU MẪU")
        start += size


def lists() -> Iterator[Card]:
    """Every name in pages of 1 to 24, numbered up to over a thousand."""
    start, most = 0, 0
    while start < len(NAMES):
        most = most % 24 + 1
        rows = [
            {"no": start * 6 + turn + 1, "name": name, "unit": AREAS[turn % 3] if start % 2 else ""}
            for turn, name in enumerate(NAMES[start : start + most])
        ]
        places = list_places(rows, most)
        for first in range(0, len(rows), places):
            fields = {"title": "Danh sách tặng Giấy khen", "page": 1, "pages": 9, "foot": ""}
            yield Card("names", {**fields, "names": rows[first : first + places]}, "DỮ LIỆU MẪU")
        start += most


def honoured() -> Iterator[Card]:
    """Every name on rolls of honour of 1 to 33."""
    start, size = 0, 0
    while start < len(NAMES):
        size = size % 33 + 1
        part = NAMES[start : start + size]
        places = honour_places(part)
        for first in range(0, len(part), places):
            rows = [{"key": f"k{turn}", "name": name} for turn, name in enumerate(part)]
            shown = rows[first : first + places]
            fields = {"eyebrow": "Bảng danh dự", "title": "Danh hiệu Tập thể lao động tiên tiến"}
            yield Card("honour", {**fields, "page": 1, "pages": 9, "names": shown}, "DỮ LIỆU MẪU")
        start += size


def persons() -> Iterator[Card]:
    """Everybody alone; people beside a photograph too."""
    for turn, name in enumerate(NAMES):
        fields = {
            "form": "Tập thể Lao động tiên tiến",
            "name": name,
            "unit": AREAS[turn % 3],
            "reason": ["Đã có thành tích xuất sắc trong phong trào năm 2021"] if turn % 2 else [],
            "called": 132,
            "of": 132,
        }
        yield Card("person", fields, "DỮ LIỆU MẪU")
        if turn < len(PEOPLE):
            yield Card("person", {**fields, "photo": "anh/mau.jpg", "alt": name}, "ẢNH MẪU")


def signers() -> Iterator[Card]:
    """Every person at the signing table."""
    rows = [{"key": f"ky-{n}", "no": n, "name": "Tổ trưởng", "area": f"Khu dân cư {n}"} for n in range(1, 18)]
    witnesses = [
        {"name": "Lê Văn Cương", "title": "Bí thư Đảng ủy phường"},
        {"name": "Lê Thị Nhật Diệu", "title": "Chủ tịch Ủy ban nhân dân phường"},
        {"name": "Lê Hoàng", "title": "Chủ tịch Ủy ban Mặt trận phường"},
        {"name": "Đồng Phú Quý", "title": "Trưởng Công an phường"},
    ]
    for name in map(bind_name, PEOPLE):
        now = [{**rows[4], "name": name}]
        fields = {"eyebrow": "Ký cam kết thực hiện tốt nhiệm vụ năm 2022", "current": "ky-5", "signed": 4}
        yield Card("pledge", {**fields, "signers": rows[:4] + now + rows[5:], "witnesses": witnesses})


LAYOUTS = {"batch": batches, "names": lists, "honour": honoured, "person": persons, "pledge": signers}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Any]:
    shown, cards = look(), dict[str, str]()
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.route("**/*", lambda route: shown.answer(route, cards))
    whole = shown.page_of(Card("title", {"headline": ["Ổ"]}), "ceremonial")
    fitted = "width:min(100vw,177.78vh);height:min(100vh,56.25vw)"  # as the hall's screen letterboxes
    cards["/card"] = whole.replace("width:100vw;height:100vh", fitted)
    page.goto("http://x/card")
    page.evaluate("() => Promise.all([...document.fonts].map((font) => font.load())).then(() => true)")
    yield page
    page.close()


def faults(page: Any, cards: list[Card], size: tuple[int, int]) -> list[str]:
    """What is wrong with the cards at this size, each with the number of its card."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    told: list[str] = page.evaluate(ALL, [draw(card) for card in cards])
    return told


def test_there_are_two_hundred_names_of_up_to_a_hundred_and_twenty_letters() -> None:
    assert len(set(NAMES)) == len(NAMES) == 200
    assert max(map(len, NAMES)) in range(110, 121)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_name_is_too_long_for_its_picture(layout: str) -> None:
    assert [card.fields for card in LAYOUTS[layout]() if overfull(card)] == []


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_name_leaves_its_place_or_is_too_small(page: Any, layout: str, size: tuple[int, int]) -> None:
    assert faults(page, list(LAYOUTS[layout]()), size) == []


@pytest.mark.browser
def test_a_small_and_a_wide_name_and_a_long_number_are_caught(page: Any) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    card = draw(next(batches()))
    assert page.evaluate(ALL, [card]) == []
    small = re.sub(r"(row__name[^>]*--size:)[\d.]+", r"\g<1>31", card)
    wide = card.replace("--size:94", "--size:940")
    tight = card.replace('"row__no">1<', '"row__no">100000<')
    assert [bool(page.evaluate(ALL, [spoiled])) for spoiled in (small, wide, tight)] == [True, True, True]
