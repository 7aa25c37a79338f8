"""A table is seen whole, across and down, or told."""

from __future__ import annotations

import pytest

from ceremony.model.card import Card
from ceremony.staging.pictures import draw, overfull


def table(head: list[str], *rows: list[str]) -> Card:
    return Card("table", {"title": "Bảng", "head": head, "rows": list(rows)})


def markdown(html: str) -> Card:
    return Card("text", {"html": html})


def test_twelve_narrow_columns_stand_closer_together() -> None:
    card = table([f"cột {n}" for n in range(1, 13)], ["1.234,5"] * 12)
    assert overfull(card) == []
    assert "--gap:16" in draw(card)


@pytest.mark.parametrize("columns", [14, 20])
def test_columns_that_leave_the_picture_are_told(columns: int) -> None:
    assert overfull(table([f"cột {n}" for n in range(columns)], ["1.234.567,5"] * columns)) == ["rows"]


def test_nine_long_columns_are_told() -> None:
    long = "Nghiêng-ngả-nghiêng-ngả"
    assert overfull(table([long] * 9, ["Tổ dân phố"] * 9)) == ["rows"]


def test_a_word_wider_than_its_column_is_told() -> None:
    assert overfull(table(["Địa chỉ"], ["https://" + "phuong-mau-" * 12 + ".vn"])) == ["rows"]


def test_too_many_rows_are_told() -> None:
    assert overfull(table(["a", "b"], *[["một", "hai"]] * 14)) == ["rows"]


def test_a_table_in_running_text_is_measured_across() -> None:
    row = "<tr>" + "<td>1.234.567,5</td>" * 16 + "</tr>"
    assert overfull(markdown(f"<table><tbody>{row}</tbody></table>")) == ["html"]
    assert overfull(markdown("<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>")) == []


def test_nested_points_are_measured_with_their_indents() -> None:
    item = "Vượt thu ngân sách được giao, giữ vững an ninh trật tự trên địa bàn dân cư"
    deep = f"<ul><li>{item}<ul>{f'<li>{item}</li>' * 3}</ul></li></ul>"
    assert overfull(Card("points", {"html": deep})) == []
    assert overfull(Card("points", {"html": deep * 6})) == ["html"]


def test_a_picture_in_running_text_takes_what_the_words_leave() -> None:
    words = "<p>" + "Xây dựng phong trào " * 18 + "</p>"
    drawn = draw(markdown(words + '<p><img src="/media/a.jpg" alt=""></p>'))
    high = float(drawn.split("--picture:")[1].split('"')[0])
    assert 240 <= high < 560
