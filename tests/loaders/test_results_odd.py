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
