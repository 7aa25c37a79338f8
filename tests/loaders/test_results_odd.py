"""Tables of results that are nearly as they should be: understood, asked about, or told; never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.loaders.results import load_results
from ceremony.model.problem import Severity
from tests.loaders.pages import Cell
from tests.loaders.results_tables import PLAIN, codes, read_book, taken, write_book

ROW: list[Cell] = [1, "Doanh thu", "tỷ đồng", 10, 12]


def test_a_header_of_three_rows_is_one_header(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["STT", "Chỉ tiêu", "ĐVT", "Năm 2021", None, None, "TH năm 2020"],
        [None, None, None, "Kế hoạch", "Thực hiện", None, None],
        [None, None, None, "Cả năm", "Cả năm", "So KH (%)", None],
        [*ROW, 120, 9],
    ]
    merged = ((0, 3, 0, 5), (1, 4, 1, 5), (0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 2, 2), (0, 6, 2, 6))
    results, problems = read_book(tmp_path, rows, merged=merged)
    one = taken((results, problems)).indicators[0]
    assert (one.plan, one.actual, one.last_year) == (10, 12, 9)
    assert problems == []


def test_a_unit_in_the_headings_is_the_unit_of_all_rows(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["STT", "Chỉ tiêu", "KH 2021 (tỷ đồng)", "TH 2021 (tỷ đồng)", "Tỷ lệ (%)"],
        [1, "Doanh thu", 10, 12, 120],
    ]
    assert taken(read_book(tmp_path, rows)).indicators[0].unit == "tỷ đồng"


@pytest.mark.parametrize(
    "name", ["Đơn vị thực hiện", "Cơ quan chủ trì", "Cơ sở kế hoạch", "Thời gian thực hiện"]
)
def test_a_hint_never_names_a_column_that_would_falsify(tmp_path: Path, name: str) -> None:
    results, problems = read_book(tmp_path, [[*PLAIN, name], [*ROW, "Phòng Kinh tế"]])
    assert taken((results, problems)).indicators[0].actual == 12
    assert codes(problems) == ["column-left"]
    assert "Có phải ý bạn" not in problems[0].hint


def test_bare_cung_ky_that_looks_like_per_cents_is_asked_about(tmp_path: Path) -> None:
    head: list[Cell] = ["STT", "Chỉ tiêu", "ĐVT", "KH năm 2026", "TH năm 2026", "cùng kỳ"]
    results, problems = read_book(tmp_path, [head, [1, "Thu ngân sách", "tỷ đồng", 45, 48.7, 118.2]])
    assert results is None
    assert codes(problems, Severity.ERROR) == ["last-year-share"]
    results, problems = read_book(tmp_path, [head, [1, "Thu ngân sách", "tỷ đồng", 45, 48.7, 41.2]])
    assert taken((results, problems)).indicators[0].last_year is not None


def test_figures_shown_in_millions_are_asked_about(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [PLAIN, [1, "Doanh thu", "triệu đồng", 8_200_000_000, 8_905_000_000]]
    results, problems = read_book(tmp_path, rows, formats={(1, 3): "#,##0,,", (1, 4): "#,##0,,"})
    assert results is None
    assert codes(problems, Severity.ERROR) == ["number-scaled", "number-scaled"]


def test_a_name_above_bullets_with_figures_is_put_before_their_names(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        PLAIN,
        ROW,
        [2, "Gia đình văn hóa"],
        [None, "- Số hộ", "hộ", 50, 60],
        [None, "- Tỷ lệ", "%", 90, 95],
        [3, "Camera", "camera", 5, 6],
    ]
    results, problems = read_book(tmp_path, rows)
    names = [one.name for one in taken((results, problems)).indicators]
    assert names == ["Doanh thu", "Gia đình văn hóa – Số hộ", "Gia đình văn hóa – Tỷ lệ", "Camera"]
    assert codes(problems, Severity.NOTE) == ["name-above"]


def test_numbers_in_order_tell_groups_from_names(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        PLAIN,
        ["A", "PHÁT TRIỂN KINH TẾ"],
        [1, "Kinh tế"],
        ["1.1", "Doanh thu", "tỷ đồng", 10, 12],
        [2, "Xã hội"],
        ["2.1", "Gia đình văn hóa", "%", 90, 92],
    ]
    results, problems = read_book(tmp_path, rows)
    assert [group.title for group in taken((results, problems)).groups] == ["Kinh tế", "Xã hội"]
    assert codes(problems) == []
    assert codes(problems, Severity.NOTE) == ["heading-above"]


def test_a_column_of_verdicts_is_held_against_the_figures(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        [*PLAIN, "Đánh giá"],
        [1, "Hộ nghèo", "hộ", 5, 4, "Không đạt"],
        [2, *ROW[1:], "Đạt"],
    ]
    assert codes(read_book(tmp_path, rows)[1]) == ["remark-contradicts"]


def test_how_many_were_met_is_told_and_no_group(tmp_path: Path) -> None:
    results, problems = read_book(tmp_path, [PLAIN, ROW, [None, "Đạt và vượt: 1/1 chỉ tiêu"]])
    assert len(taken((results, problems)).groups) == 1
    assert codes(problems, Severity.NOTE) == ["left-out"]


def test_a_row_with_dashes_only_is_an_indicator_without_figures(tmp_path: Path) -> None:
    results = taken(read_book(tmp_path, [PLAIN, ROW, [2, "Thu phí", "tỷ đồng", "–", "…"]]))
    assert [(one.name, one.actual) for one in results.indicators][1] == ("Thu phí", None)


def test_letters_of_an_old_font_are_read_and_told(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        PLAIN,
        [1, "Thu ng©n s¸ch nhµ n\xadíc", "tû ®ång", 10, 12],
        [2, "Hé kinh doanh míi", "hé", 50, 60],
    ]
    results, problems = read_book(tmp_path, rows)
    assert [one.name for one in taken((results, problems)).indicators] == [
        "Thu ngân sách nhà nước",
        "Hộ kinh doanh mới",
    ]
    assert codes(problems, Severity.NOTE) == ["text-old-font"]


def test_hidden_rows_and_sheets_are_told(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "results.xlsx", {"Biểu": [PLAIN, ROW, [2, "Camera", "camera", 5, 6]]}, hidden=[2]
    )
    results, problems = load_results(path, tmp_path)
    assert len(taken((results, problems)).indicators) == 2
    assert codes(problems) == ["rows-hidden"]


def test_a_growth_rate_may_be_small_and_a_promille_is_a_unit(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        [*PLAIN, "Chiều"],
        [1, "Tốc độ tăng trưởng", "%", 1.2, 1.3, "tăng"],
        [2, "Tỷ lệ sinh", "‰", 0.5, 0.4, "giảm"],
    ]
    assert read_book(tmp_path, rows)[1] == []


def test_a_name_over_two_rows_is_one_name(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        PLAIN,
        [1, "Tỷ lệ hộ dân đạt", "%", 90, 95],
        [None, "chuẩn nước sạch"],
        [2, *ROW[1:]],
    ]
    results, problems = read_book(tmp_path, rows)
    assert taken((results, problems)).indicators[0].name == "Tỷ lệ hộ dân đạt chuẩn nước sạch"
    assert len(taken((results, problems)).groups) == 1
    assert codes(problems, Severity.NOTE) == ["name-continued"]


def test_a_group_with_figures_of_its_own_is_group_and_indicator(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [PLAIN, ["I", "Tổng thu", "tỷ đồng", 20, 24], [1, "Thu thuế", "tỷ đồng", 10, 12]]
    results = taken(read_book(tmp_path, rows))
    assert [(one.group, one.name) for one in results.indicators] == [
        ("tong-thu", "Tổng thu"),
        ("tong-thu", "Thu thuế"),
    ]


def test_a_remark_on_a_row_of_its_own_is_told(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        [*PLAIN, "Ghi chú"],
        [*ROW, "Vượt"],
        [None, None, None, None, None, "(do tăng giá)"],
        [2, "Camera", "camera", 5, 6],
    ]
    results, problems = read_book(tmp_path, rows)
    assert len(taken((results, problems)).indicators) == 2
    assert codes(problems, Severity.NOTE) == ["left-out"]


def test_a_sign_of_per_cent_in_the_headings_is_the_unit(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["STT", "Chỉ tiêu", "KH 2021 (%)", "TH 2021 (%)"], [1, "Tỷ lệ hộ đạt", 90, 95]]
    assert taken(read_book(tmp_path, rows)).indicators[0].unit == "%"


def test_a_name_merged_over_two_units_is_the_name_of_both(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [PLAIN, [1, "Gia đình văn hóa", "hộ", 50, 60], [None, None, "%", 90, 95]]
    results = taken(read_book(tmp_path, rows, merged=((1, 0, 2, 0), (1, 1, 2, 1))))
    assert [(one.name, one.unit) for one in results.indicators] == [
        ("Gia đình văn hóa", "hộ"),
        ("Gia đình văn hóa", "%"),
    ]


@pytest.mark.parametrize(
    "text", ["Ch? tiêu;ĐVT;KH 2021;TH 2021\nNguy?n;h?;1;2\n", "Chỉ tiêu;ĐVT;KH;TH\nThuáº¿;tỷ;1;2\n"]
)
def test_letters_that_a_wrong_save_spoiled_are_refused_with_the_reason(tmp_path: Path, text: str) -> None:
    path = tmp_path / "results.csv"
    path.write_text(text, encoding="utf-8")
    results, problems = load_results(path, tmp_path)
    assert results is None
    assert {problem.code for problem in problems} <= {"results.text-lost", "results.text-misread"}
