"""Tables of results as offices keep them: groups, parts, totals, headers of two rows, several sheets."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.loaders.results import load_results
from ceremony.model.problem import Severity
from tests.loaders.biff import write_xls
from tests.loaders.open_document import write_ods
from tests.loaders.pages import Cell, Page, write_xlsx_pages
from tests.loaders.results_tables import HEAD, PLAIN, codes, read_book, taken, write_book

GROUPED: list[list[Cell]] = [
    HEAD,
    [1, "Kinh tế", "Thu ngân sách", "tỷ đồng", 10, 12, 9],
    [2, None, "Hộ kinh doanh mới", "hộ", 50, 60, 45],
    [3, "Văn hóa", "Gia đình văn hóa", "%", 95, 96, 94],
    [4, None, "Khu dân cư văn hóa", "khu", 15, 16, 14],
]


@pytest.mark.parametrize("write", [write_xlsx_pages, write_ods, write_xls])
@pytest.mark.parametrize("merged", [((1, 1, 2, 1), (3, 1, 4, 1)), ()])
def test_a_group_merged_or_said_once_holds_for_the_rows_below(tmp_path, write, merged) -> None:  # type: ignore[no-untyped-def]
    suffix = {"write_xlsx_pages": "xlsx", "write_ods": "ods", "write_xls": "xls"}[write.__name__]
    path = write(tmp_path / f"results.{suffix}", [Page("Biểu", GROUPED, merged)])
    results, problems = load_results(path, tmp_path)
    assert results is not None, problems
    assert [one.group for one in results.indicators] == ["kinh-te", "kinh-te", "van-hoa", "van-hoa"]
    assert [group.title for group in results.groups] == ["Kinh tế", "Văn hóa"]
    assert problems == []


def test_a_unit_merged_over_rows_is_theirs_and_a_figure_merged_is_asked_about(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        PLAIN,
        [1, "Thu ngân sách", "tỷ đồng", 10, 12],
        [2, "Thu thuế", None, None, 6],
    ]
    results = taken(read_book(tmp_path, rows, merged=((1, 2, 2, 2),)))
    assert [one.unit for one in results.indicators] == ["tỷ đồng", "tỷ đồng"]
    _, problems = read_book(tmp_path, rows, merged=((1, 3, 2, 3),))
    assert codes(problems, Severity.ERROR) == ["merged-number"]


def test_ditto_marks_are_what_stands_above(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        HEAD,
        [1, "Kinh tế", "Doanh thu", "tỷ đồng", 10, 12, 9],
        [2, '"', "Sản lượng", "-nt-", 5, 6, 4],
    ]
    results = taken(read_book(tmp_path, rows))
    assert [(one.group, one.unit) for one in results.indicators] == [("kinh-te", "tỷ đồng")] * 2


TWO_ROWS: list[list[Cell]] = [
    ["BIỂU KẾT QUẢ NĂM 2026"],
    ["STT", "Chỉ tiêu", "ĐVT", "TH năm 2025", "Năm 2026", None, "So sánh (%)", None],
    [None, None, None, None, "Kế hoạch", "Ước TH", "TH/KH", "So cùng kỳ"],
    ["I", "KINH TẾ"],
    [1, "Thu ngân sách", "tỷ đồng", 41, 45, 48, 1.067, 1.17],
]


@pytest.mark.parametrize("merged", [((1, 4, 1, 5), (1, 6, 1, 7)), ()])
def test_a_header_of_two_rows_is_one_header_and_comparisons_are_no_figures(tmp_path, merged) -> None:  # type: ignore[no-untyped-def]
    results, problems = read_book(tmp_path, TWO_ROWS, merged=merged)
    one = taken((results, problems)).indicators[0]
    assert (one.plan, one.actual, one.last_year) == (45, 48, 41)
    assert results is not None
    assert (results.year, results.title) == (2026, "Biểu kết quả năm 2026")
    assert [group.title for group in results.groups] == ["Kinh tế"]
    assert codes(problems) == []
    assert codes(problems, Severity.NOTE) == ["column-estimate"]


def test_a_comparison_that_the_figures_do_not_make_is_told(tmp_path: Path) -> None:
    rows = [*TWO_ROWS[:-1], [1, "Thu ngân sách", "tỷ đồng", 41, 45, 48, 1.2, 1.17]]
    _, problems = read_book(tmp_path, rows)
    assert codes(problems) == ["comparison-differs"]
    assert "106,7" in problems[-1].message or any("106,7" in one.message for one in problems)


@pytest.mark.parametrize(
    "name",
    [
        "So cùng kỳ",
        "So với cùng kỳ (%)",
        "Cùng kỳ (%)",
        "TH/KH (%)",
        "Tỷ lệ",
        "% so KH",
        "So sánh",
        "Tăng (+), giảm (-)",
        "TH 2026/TH 2025",
        "% năm trước",
        "Đạt tỷ lệ",
        "Tốc độ tăng (%)",
    ],
)
def test_a_column_of_comparisons_is_never_last_year(tmp_path: Path, name: str) -> None:
    rows: list[list[Cell]] = [
        ["STT", "Chỉ tiêu", "ĐVT", "KH năm 2026", "TH năm 2026", name],
        [1, "Thu ngân sách", "tỷ đồng", 45, 48.7, 108.2],
    ]
    results, problems = read_book(tmp_path, rows)
    assert taken((results, problems)).indicators[0].last_year is None
    assert codes(problems, Severity.ERROR) == []


def test_parts_belong_to_their_indicator(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        PLAIN,
        ["I", "Kinh tế"],
        [1, "Tổng thu ngân sách", "tỷ đồng", 10, 12],
        [None, "Trong đó:"],
        [None, "- Thuế ngoài quốc doanh", "tỷ đồng", 4, 5],
        [2, "Hộ kinh doanh mới", "hộ", 50, 60],
        [None, "- Trong đó: hộ do nữ làm chủ", "hộ", 20, 25],
    ]
    results, problems = read_book(tmp_path, rows)
    whole, new = taken((results, problems)).indicators
    assert results is not None
    assert [group.title for group in results.groups] == ["Kinh tế"]
    assert [(part.name, part.actual) for part in whole.of_which] == [("Thuế ngoài quốc doanh", 5)]
    assert [part.name for part in new.of_which] == ["hộ do nữ làm chủ"]
    assert codes(problems, Severity.NOTE) == ["part-of", "part-of"]
    assert codes(problems) == []


def test_rows_with_bullets_below_a_group_are_indicators(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        PLAIN,
        ["I", "Kinh tế"],
        [None, "- Thu ngân sách", "tỷ đồng", 10, 12],
        [None, "- Hộ kinh doanh mới", "hộ", 50, 60],
    ]
    results = taken(read_book(tmp_path, rows))
    assert [one.name for one in results.indicators] == ["Thu ngân sách", "Hộ kinh doanh mới"]


@pytest.mark.parametrize(
    "count",
    [
        [1, 2, 3, 4, 5, 6, 7],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["A", "B", "C", 1, 2, 3, "4=3/2"],
        [None, "A", "B", "C", 1, "2", "3=2/1"],
    ],
)
def test_a_row_that_counts_the_columns_is_no_indicator(tmp_path: Path, count: list[Cell]) -> None:
    results, problems = read_book(tmp_path, [HEAD, count, *GROUPED[1:]])
    assert len(taken((results, problems)).indicators) == 4
    assert problems == []


def test_a_name_without_figures_is_kept_and_told_and_no_chapter(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        PLAIN,
        ["I", "Kinh tế"],
        [1, "Thu ngân sách", "tỷ đồng", 10, 12],
        [2, "Xây nhà văn hóa"],
        [3, "Hộ kinh doanh mới", "hộ", 50, 60],
    ]
    results, problems = read_book(tmp_path, rows)
    assert [group.title for group in taken((results, problems)).groups] == ["Kinh tế"]
    assert results is not None
    assert [one.name for one in results.indicators][1] == "Xây nhà văn hóa"
    assert codes(problems) == ["name-only"]


def test_the_tables_own_count_is_compared(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [PLAIN, [1, "Doanh thu", "tỷ đồng", 10, 12], [None, "Tổng cộng: 1 chỉ tiêu"]]
    assert codes(read_book(tmp_path, rows)[1]) == []
    rows[-1] = [None, "Tổng số: 13 chỉ tiêu"]
    results, problems = read_book(tmp_path, rows)
    assert codes(problems) == ["total-count"]
    assert len(taken((results, problems)).indicators) == 1


def test_a_row_of_sums_is_compared_and_no_indicator(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        PLAIN,
        [1, "Doanh thu A", "tỷ đồng", 10, 12],
        [2, "Doanh thu B", "tỷ đồng", 5, 6],
        [None, "Tổng cộng", None, 15, 18],
    ]
    results, problems = read_book(tmp_path, rows)
    assert len(taken((results, problems)).indicators) == 2
    assert codes(problems) == []
    rows[-1] = [None, "Cộng", None, 15, 19]
    assert codes(read_book(tmp_path, rows)[1]) == ["total-sum"]


def test_who_signs_below_the_table_is_left_out_and_told(tmp_path: Path) -> None:
    rows = [
        *GROUPED,
        [],
        [None, "NGƯỜI LẬP BIỂU", None, None, "CHỦ TỊCH"],
        [None, "Lê Thị Mẫu", None, None, "Phan Mẫu"],
    ]
    results, problems = read_book(tmp_path, rows)
    assert len(taken((results, problems)).indicators) == 4
    told = [problem for problem in problems if problem.code == "results.left-out"]
    assert len(told) == 1
    assert all(word in told[0].message for word in ("NGƯỜI LẬP BIỂU", "Phan Mẫu"))
    assert codes(problems) == []


def test_the_header_again_on_a_new_page_is_no_row(tmp_path: Path) -> None:
    results, problems = read_book(tmp_path, [*GROUPED[:3], HEAD, *GROUPED[3:]])
    assert len(taken((results, problems)).indicators) == 4
    assert problems == []


def test_a_second_table_below_with_other_columns_is_read_by_its_own_header(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        *GROUPED[:3],
        ["Nhóm", "Chỉ tiêu", "TH 2021", "KH 2021", "ĐVT"],
        ["An ninh", "Camera", 52, 40, "camera"],
    ]
    last = taken(read_book(tmp_path, rows)).indicators[-1]
    assert (last.name, last.actual, last.plan, last.unit, last.group) == (
        "Camera",
        52,
        40,
        "camera",
        "an-ninh",
    )


def test_two_columns_for_one_field_are_a_question(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["Chỉ tiêu", "ĐVT", "KH giao", "KH 2021", "TH 2021"],
        ["Doanh thu", "tỷ đồng", 10, 11, 12],
    ]
    results, problems = read_book(tmp_path, rows)
    assert results is None
    assert codes(problems, Severity.ERROR) == ["column-again"]


def test_the_plan_of_next_year_is_told_and_not_read(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["Chỉ tiêu", "ĐVT", "TH 2020", "KH 2021", "TH 2021", "KH 2022"],
        ["Doanh thu", "tỷ đồng", 9, 10, 12, 13],
    ]
    results, problems = read_book(tmp_path, rows)
    one = taken((results, problems)).indicators[0]
    assert results is not None
    assert (results.year, one.plan, one.actual, one.last_year) == (2021, 10, 12, 9)
    assert codes(problems) == ["column-other-year"]


def test_every_sheet_of_the_year_is_read_and_older_ones_are_told(tmp_path: Path) -> None:
    field = {
        "Kinh tế": [PLAIN, [1, "Doanh thu", "tỷ đồng", 10, 12]],
        "An ninh": [PLAIN, [1, "Camera", "camera", 40, 52], [2, "Mô hình", "mô hình", 12, 13]],
    }
    results = taken(load_results(write_book(tmp_path / "a.xlsx", field), tmp_path))
    assert [(one.group, one.name) for one in results.indicators] == [
        ("kinh-te", "Doanh thu"), ("an-ninh", "Camera"), ("an-ninh", "Mô hình")]  # fmt: skip
    older: dict[str, list[list[Cell]]] = {
        "2021": [PLAIN, [1, "Doanh thu", "tỷ đồng", 10, 12]],
        "2020": [["Mã", "Nhóm", "Chỉ tiêu", "ĐVT", "KH 2020", "TH 2020", "Nguồn", "Ghi chú"],
                 ["A", "Nhóm", "Doanh thu", "tỷ đồng", 8, 9, "x", "y"]],
    }  # fmt: skip
    results, problems = load_results(write_book(tmp_path / "b.xlsx", older), tmp_path)
    assert taken((results, problems)).year == 2021
    assert codes(problems) == ["sheet-other-year"]


def test_the_agency_above_the_title_is_who_reports(tmp_path: Path) -> None:
    above: list[list[Cell]] = [
        ["ỦY BAN NHÂN DÂN PHƯỜNG MẪU", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None, None, None, "Độc lập - Tự do - Hạnh phúc"],
        ["BÁO CÁO KẾT QUẢ NĂM 2021"],
        ["(Kèm theo Báo cáo số 12/BC-UBND ngày 5 tháng 12 năm 2021)"],
        [None, None, None, "Đơn vị tính: triệu đồng"],
    ]
    results, problems = read_book(
        tmp_path, [*above, ["STT", "Chỉ tiêu", "KH 2021", "TH 2021"], [1, "Doanh thu", 10, 12]]
    )
    made = taken((results, problems))
    assert (made.title, made.organiser) == ("Báo cáo kết quả năm 2021", "ỦY BAN NHÂN DÂN PHƯỜNG MẪU")
    assert made.indicators[0].unit == "triệu đồng"
    assert problems == []


def test_a_line_for_the_separator_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    path.write_text("sep=;\nChỉ tiêu;ĐVT;KH 2021;TH 2021\nDoanh thu;tỷ đồng;10;12\n", encoding="utf-8-sig")
    results, problems = load_results(path, tmp_path)
    assert taken((results, problems)).title == "Báo cáo kết quả năm 2021"
    assert problems == []


def test_rows_of_one_name_need_no_code_of_their_own(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        PLAIN,
        [1, "Thu ngân sách", "tỷ đồng", 10, 12],
        [2, "Thu ngân sách", "%", 90, 95],
    ]
    results, problems = read_book(tmp_path, rows)
    assert [one.code for one in taken((results, problems)).indicators] == ["thu-ngan-sach", "thu-ngan-sach-2"]
    rows[-1] = [2, "Thu ngân sách", "tỷ đồng", 11, 13]
    results, problems = read_book(tmp_path, rows)
    assert results is None
    assert codes(problems, Severity.ERROR) == ["row-again"]
    assert "B2" in problems[-1].message


def test_a_table_beyond_the_limit_is_told(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [PLAIN, *([n, f"Việc {n}", "việc", 1, 1] for n in range(2_001))]
    results, problems = read_book(tmp_path, rows)
    assert results is None
    assert codes(problems) == ["table-large"]


def test_what_stands_in_a_column_without_a_name_is_told(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [PLAIN, [1, "Doanh thu", "tỷ đồng", 10, 12, None, "xem lại"]]
    _, problems = read_book(tmp_path, rows)
    assert codes(problems) == ["cells-beside"]
    assert "xem lại" in problems[0].message


def test_the_moment_and_the_source_of_the_figures_are_read(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["Nguồn: Phòng Kinh tế"],
        ["Chỉ tiêu", "ĐVT", "KH 2021", "TH 11 tháng năm 2021"],
        ["Doanh thu", "tỷ đồng", 10, 12],
    ]
    one = taken(read_book(tmp_path, rows)).indicators[0]
    assert (one.as_of, one.source, one.actual) == ("11 tháng", "Phòng Kinh tế", Decimal(12))


@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_every_cell_is_taken_or_told(data: st.DataObject) -> None:
    """Rows of every kind in any order: whatever stands in them is in the results or in what is told."""
    numbers = iter(range(100, 1_000))

    def word(kind: str) -> str:
        return f"{kind} q{next(numbers)}"

    def indicator(mark: str = "") -> list[Cell]:
        return [
            None if mark else next(numbers),
            mark + word("Doanh thu"),
            word("hộ"),
            next(numbers),
            next(numbers),
        ]

    kinds = {
        "indicator": indicator,
        "part": lambda: indicator("- "),
        "heading": lambda: ["I", word("Lĩnh vực")],
        "name": lambda: [next(numbers), word("Tên")],
        "note": lambda: [None, word("Ghi chú:")],
        "beside": lambda: [*indicator(), None, word("bên")],
        "signer": lambda: [None, word("Người lập"), None, None, word("Chủ tịch")],
        "total": lambda: [None, f"Tổng số: {next(numbers)} chỉ tiêu"],
        "sum": lambda: [None, "Cộng", None, next(numbers), next(numbers)],
    }
    chosen = data.draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=9))
    rows: list[list[Cell]] = [[word("Dòng")], PLAIN, indicator(), *(kinds[kind]() for kind in chosen)]
    with TemporaryDirectory() as folder:
        results, problems = read_book(Path(folder), rows)
    if results is None:
        return  # nothing is taken
    told = " ".join(problem.message for problem in problems) + results.model_dump_json()
    for row in rows:
        for cell in row[1:] if row is not rows[0] else row:
            marks = re.findall(r"\d{3}", str(cell)) if row is not PLAIN else []
            assert [mark for mark in marks if mark not in told] == [], (cell, told)
