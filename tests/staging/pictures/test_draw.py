"""Cards become pictures: the right parts, live parts named, truth marked."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from ceremony.model.card import LAYOUTS, Card
from ceremony.staging.pictures import draw, overfull
from ceremony.staging.pictures.events import star_points
from tests.gallery import LONGEST, REAL

VOID = {"br", "img", "hr"}


class Outline(HTMLParser):
    """The elements of a fragment: tag, class, other attributes; and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def with_class(self, name: str) -> list[dict[str, str]]:
        return [attrs for _, attrs in self.elements if name in attrs.get("class", "").split()]

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] for _, attrs in self.elements if attribute in attrs]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_empty_card_of_every_layout_is_drawn(layout: str) -> None:
    outline = Outline(draw(Card(layout)))
    assert outline.elements[0][0] == "section"
    assert outline.elements[0][1]["class"] == f"card card--{layout}"
    assert outline.open == []


@pytest.mark.parametrize("name", sorted(REAL))
def test_every_picture_is_well_formed_and_carries_its_mark_once(name: str) -> None:
    card = REAL[name]
    outline = Outline(draw(card))
    assert outline.open == []
    assert len(outline.with_class("mark")) == bool(card.mark)


@pytest.mark.parametrize("name", sorted(REAL))
def test_style_attributes_hold_numbers_only(name: str) -> None:
    for style in Outline(draw(REAL[name])).values("style"):
        for part in style.split(";"):
            variable, value = part.split(":")
            assert variable.startswith("--")
            float(value)


@pytest.mark.parametrize("name", sorted(REAL))
def test_never_two_motifs_on_a_screen(name: str) -> None:
    assert len(Outline(draw(REAL[name])).with_class("motif")) <= 1


@pytest.mark.parametrize("name", ["batch", "names", "pledge", "figure"])
def test_names_and_numbers_have_quiet(name: str) -> None:
    assert Outline(draw(REAL[name])).with_class("motif") == []


def test_the_row_being_read_is_lit_and_its_name_stands_above() -> None:
    html = draw(REAL["batch"])
    lit = [attrs for attrs in Outline(html).with_class("row") if attrs["data-state"] == "lit"]
    assert [attrs["data-key"] for attrs in lit] == ["nhan-003"]
    assert 'class="reading__name"' in html


def test_a_batch_counts_live() -> None:
    assert {"called", "of"} <= set(Outline(draw(REAL["batch"])).values("data-slot"))


def test_a_pledge_has_a_tile_for_everyone_and_the_count_at_the_end() -> None:
    outline = Outline(draw(REAL["pledge"]))
    assert len(outline.values("data-key")) == 17
    assert [a["data-key"] for a in outline.with_class("tile") if a.get("data-state") == "current"] == [
        "ky-06"
    ]
    assert "tile--count" in outline.with_class("tile")[-1]["class"]
    assert {"signed", "signers"} <= set(outline.values("data-slot"))


def test_a_missing_figure_is_said_in_words_and_has_no_bar() -> None:
    html = draw(REAL["figure-missing"])
    assert "chưa có số liệu" in html
    assert len(Outline(html).with_class("bar__track")) == 2


def test_a_missed_target_looks_like_any_other() -> None:
    assert "danger" not in draw(LONGEST["figure"])


def test_a_countdown_has_its_clock_and_sixty_seconds() -> None:
    outline = Outline(draw(REAL["countdown"]))
    assert outline.values("data-countdown") == ["time"]
    assert len(outline.values("data-second")) == 60


def test_the_flag_is_the_flag() -> None:
    html = draw(Card("salute", {}, "DỮ LIỆU MẪU"))
    assert "#DA251D" in html and "#FFFF00" in html
    assert "MẪU" not in html
    points = [tuple(map(float, pair.split(","))) for pair in star_points(960, 540, 324).split()]
    assert len(points) == 10
    assert points[0] == (960, 216)  # one ray points up
    (ax, ay), (bx, by), (cx, cy) = points[0], points[1], points[4]  # a straight edge runs through two rays
    assert abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) < 1


def test_a_name_is_never_under_a_twelfth_of_the_height_on_one_line() -> None:
    for name in ("speaker", "speaker-wide", "person"):
        hero = Outline(draw(REAL[name])).with_class("hero")[0]
        assert float(hero["style"].removeprefix("--size:")) >= 90


def test_real_words_fit_everywhere() -> None:
    assert {name: overfull(card) for name, card in REAL.items() if overfull(card)} == {}


@pytest.mark.parametrize(
    ("card", "field"),
    [
        (
            Card(
                "title", {"headline": ["Hội nghị tổng kết phong trào thi đua yêu nước toàn phường năm nay"]}
            ),
            "headline",
        ),
        (Card("speaker", {"name": "Nguyễn " * 20}), "name"),
        (Card("points", {"points": ["Một câu dài " * 40] * 6}), "points"),
        (Card("text", {"html": "<p>" + "Một câu dài " * 300 + "</p>"}), "html"),
        (Card("names", {"names": [{"no": n, "name": "Cá nhân"} for n in range(60)]}), "names"),
        (Card("holding", {"sentence": "Xin chờ " * 40}), "sentence"),
        (Card("table", {"rows": [["một", "hai"]] * 30}), "rows"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.layout,
)
def test_what_cannot_stand_is_named(card: Card, field: str) -> None:
    assert field in overfull(card)


def test_a_picture_speaks_the_language_of_the_event() -> None:
    assert "Starts in" in draw(REAL["countdown"], language="en")
    assert "Còn" in draw(REAL["countdown"])


def test_pictures_come_only_from_the_event() -> None:
    assert 'src="/media/anh/mau.jpg"' in draw(REAL["picture"])
    for src in (
        "../secrets.json",
        "//evil.example/x.png",
        "http://evil.example/x",
        "/etc/passwd",
        "javascript:x",
        "a\\b",
    ):
        assert "<img" not in draw(Card("picture", {"src": src}))


def test_the_last_page_of_a_list_stands_like_the_pages_before_it() -> None:
    rows = [{"no": n, "name": f"Hộ mẫu {n}", "unit": "Khu dân cư 4"} for n in range(1, 9)]
    full, last = (
        draw(Card("names", {"title": "Danh sách", "page": 1, "pages": 2, "places": 8, "names": part}))
        for part in (rows, rows[:3])
    )
    alone = draw(Card("names", {"title": "Danh sách", "names": rows[:3]}))
    height, higher = ('style="--row:93"', 'style="--row:150"')
    assert [height in full, height in last, higher in alone] == [True, True, True]
