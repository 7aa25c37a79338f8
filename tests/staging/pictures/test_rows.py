"""Rows that people read from the last seat: few stand large, many small, all in one frame."""

from __future__ import annotations

import re

import pytest

from ceremony.model.card import Card
from ceremony.staging.award_cues import even_pages
from ceremony.staging.pictures import draw, overfull
from ceremony.staging.pictures.rolls import BATCH_HIGH, TALLEST, list_places

NAMES = [f"Nguyễn Thị Mẫu {n:02}" for n in range(1, 25)]


def batch(count: int, unit: str = "Hội Phụ nữ phường") -> str:
    rows = [{"key": f"k{n}", "no": n, "name": name, "unit": unit} for n, name in enumerate(NAMES[:count], 1)]
    card = Card("batch", {"eyebrow": "Đợt 1", "rows": rows, "lit": "k1"})
    assert overfull(card) == []
    return draw(card)


def row_height(html: str) -> float:
    return float(re.findall(r'class="rolls[^>]*--row:([\d.]+)', html)[0])


def row_sizes(html: str) -> set[float]:
    return {float(size) for size in re.findall(r'class="row__name[^>]*--size:([\d.]+)', html)}


@pytest.mark.parametrize("count", range(1, 25))
def test_a_batch_of_any_number_keeps_its_frame_and_uses_it(count: int) -> None:
    html = batch(count)
    rows = count if count <= 5 else -(-count // 2)
    high = row_height(html)
    assert high * rows <= BATCH_HIGH + 0.01
    assert high == pytest.approx(min(TALLEST, BATCH_HIGH / rows), abs=0.01)


def test_fewer_people_stand_larger() -> None:
    sizes = [max(row_sizes(batch(count))) for count in range(6, 25)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 56
    assert all(len(row_sizes(batch(count))) == 1 for count in range(1, 25))


@pytest.mark.parametrize(("count", "shown"), [(1, True), (6, True), (10, True), (16, False), (24, False)])
def test_units_stand_below_the_names_where_there_is_room(count: int, shown: bool) -> None:
    assert batch(count).count("row__unit") == (count if shown else 0)


def test_no_unit_is_shown_where_one_of_them_has_no_room() -> None:
    assert "row__unit" not in batch(6, "Ban Công tác Mặt trận và Chi hội Cựu chiến binh Khu dân cư số 12")
    assert "row__unit" not in batch(6, "")


def test_sixteen_with_long_units_stand_on_one_page_of_a_list() -> None:
    unit = "Ban Công tác Mặt trận Khu dân cư số 12"
    assert list_places([{"name": name, "unit": unit} for name in NAMES], 16) == 16


def test_pages_are_even_so_that_none_is_nearly_empty() -> None:
    assert [len(page) for page in even_pages(range(132), 16)] == [15] * 8 + [12]
    assert [len(page) for page in even_pages(range(17), 16)] == [9, 8]


def test_an_opener_without_words_below_its_title_has_no_rule() -> None:
    assert "rule" not in draw(Card("opener", {"title": "Quyết định khen thưởng"}))
    assert "rule" in draw(Card("opener", {"title": "Quyết định khen thưởng", "note": "Giấy khen"}))


def test_a_person_is_shown_with_honorific_and_how_the_award_is_conferred() -> None:
    html = draw(Card("person", {"honorific": "Ông", "name": "Trần Văn Mẫu", "manner": "Truy tặng"}))
    assert 'data-slot="manner">Truy tặng<' in html
    assert html.index("Truy tặng") < html.index("Ông") < html.index("Trần")
    assert 'data-slot="manner"></p>' in draw(Card("person", {"name": "Trần Văn Mẫu"}))


def test_the_part_that_begins_is_lit_and_those_before_it_are_done() -> None:
    html = draw(Card("programme", {"title": "Chương trình", "parts": ["Một", "Hai", "Ba"], "now": 2}))
    assert re.findall(r'data-key="part-(\d)" data-state="(\w*)"', html) == [
        ("1", "done"),
        ("2", "lit"),
        ("3", ""),
    ]


@pytest.mark.parametrize(
    ("words", "count"), [("Công bố quyết định, trao thưởng và ký cam kết năm 2022", 12), ("Tham luận", 20)]
)
def test_a_programme_of_many_parts_stands_on_its_slide(words: str, count: int) -> None:
    for parts in range(1, count + 1):
        assert overfull(Card("programme", {"title": "Chương trình", "parts": [words] * parts})) == []
