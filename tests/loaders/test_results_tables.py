"""Results from spreadsheets and CSV: the same as from YAML, or a fault with its cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ceremony.loaders.results import load_results
from ceremony.model.problem import Problem
from ceremony.model.results import Results
from tests.loaders.spreadsheet import Cell, write_xlsx

HEADER: list[Cell] = [
    "Mã",
    "Nhóm",
    "Chỉ tiêu",
    "ĐVT",
    "Chiều",
    "KH 2021",
    "TH 2021",
    "TH 2020",
    "% KH",
    "Nhận xét",
    "Mẫu",
]
ROWS: list[list[Cell]] = [
    [
        "NS01",
        "Kinh tế",
        "Tổng thu ngân sách",
        "triệu đồng",
        "↑",
        8200.0,
        8905.0,
        8640.0,
        "108,6",
        "Vượt",
        "x",
    ],
    ["XH01", "Xã hội", "Số hộ nghèo", "hộ", None, "≤ 25", 22.0, 38.0, None, None, None],
    ["XH03", "Xã hội", "Gia đình văn hóa", "%", "tăng", 93.0, 94.6, "93,8%", None, None, "không"],
    ["AN01", "Xã hội", "Số tin", "tin", "không giao", "–", "1.234,5", None, None, None, None],
]
ABOVE: list[list[Cell]] = [
    ["Báo cáo tổng kết năm 2021"],
    ["Cơ quan", "UBND phường"],
    ["Phong trào", "Thi đua yêu nước"],
]


def xlsx(
    tmp_path: Path, rows: list[list[Cell]], **sheets: list[list[Cell]]
) -> tuple[Results | None, list[Problem]]:
    path = write_xlsx(tmp_path / "results.xlsx", {"Chỉ tiêu": rows, **sheets})
    return load_results(path, tmp_path)


def csv(tmp_path: Path, text: str) -> tuple[Results | None, list[Problem]]:
    path = tmp_path / "results.csv"
    path.write_text(text, encoding="utf-8-sig")
    return load_results(path, tmp_path)


def as_csv(rows: list[list[Cell]]) -> str:
    def cell(value: Cell) -> str:
        return (
            ""
            if value is None
            else f"{value:g}".replace(".", ",")
            if isinstance(value, float)
            else str(value)
        )

    return "\r\n".join(";".join(cell(value) for value in row) for row in rows)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_table_as_staff_keep_it_is_read_right(tmp_path: Path, kind: str) -> None:
    rows = [*ABOVE, [], HEADER, *ROWS]
    results, problems = xlsx(tmp_path, rows) if kind == "xlsx" else csv(tmp_path, as_csv(rows))
    assert problems == []
    assert results is not None
    assert (results.title, results.year, results.organiser) == (
        "Báo cáo tổng kết năm 2021",
        2021,
        "UBND phường",
    )
    assert [group.title for group in results.groups] == ["Kinh tế", "Xã hội"]
    assert results.movements[0].name == "Thi đua yêu nước"
    money, poor, culture, tips = results.indicators
    assert (money.plan, money.actual, money.last_year, money.sample) == (8200, 8905, 8640, True)
    assert (poor.direction, poor.plan) == ("down", 25)
    assert (culture.actual, culture.last_year, culture.sample) == (Decimal("94.6"), Decimal("93.8"), False)
    assert (tips.direction, tips.plan, tips.actual) == ("info", None, Decimal("1234.5"))


def test_english_columns_and_group_headings_between_the_rows(tmp_path: Path) -> None:
    head = "title;Report\nyear;2024\nname;unit;plan;actual\n"
    text = head + "I. Money;;;\nIncome;USD;10;12\nII. People;;;\nStaff;;5;\n"
    results, problems = csv(tmp_path, text)
    assert problems == []
    assert results is not None
    assert [(one.group, one.name) for one in results.indicators] == [("money", "Income"), ("people", "Staff")]
    assert results.indicators[1].actual is None


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        (7, "abc", "results.value-number"),
        (6, "3.260", "results.value-number-either"),
        (7, "=SUM(A1:A2)", "results.formula-empty"),
        (7, "#DIV/0!", "results.error-cell"),
        (7, True, "results.value-number"),
        (5, "tawng", "agenda.value-choice"),
        (11, "có lẽ", "agenda.value-bool"),
        (3, None, "agenda.key-missing"),
    ],
)
def test_a_wrong_cell_is_named_by_sheet_and_cell(tmp_path: Path, column: int, value: Cell, code: str) -> None:
    row = list(ROWS[0])
    row[column - 1] = value
    results, problems = xlsx(tmp_path, [HEADER, ROWS[1], row])
    found = [problem for problem in problems if problem.code == code]
    assert found, problems
    assert found[0].line == 3
    assert "Chỉ tiêu!" in found[0].message
    assert "3: " in found[0].message
    if code != "agenda.key-missing":
        assert found[0].column == column
        assert found[0].hint
        assert results is None


def test_an_unknown_column_says_what_was_meant(tmp_path: Path) -> None:
    results, problems = csv(tmp_path, "Chỉ tiêu;Kế hoach;Thực hiên;ĐVT;Màu\nMột;1;2;hộ;đỏ\n")
    assert results is None
    assert [problem.column for problem in problems if problem.code == "results.column-unknown"] == [2, 3, 5]
    assert any("kế hoạch" in problem.hint for problem in problems)
    assert "results.table-year" in {problem.code for problem in problems}


def test_a_percent_cell_is_pointed_out(tmp_path: Path) -> None:
    row: list[Cell] = ["A", "Nhóm", "Tỷ lệ đạt", "%", None, 0.93, 0.946, 0.938]
    results, problems = xlsx(tmp_path, [HEADER, row])
    assert results is not None
    assert [problem.code for problem in problems] == ["results.percent-cell"]


def test_a_sheet_of_its_own_may_say_what_the_report_is(tmp_path: Path) -> None:
    about: list[list[Cell]] = [
        ["Tiêu đề", "Báo cáo"],
        ["Năm", 2020.0],
        ["Nhóm", "Kinh tế", "kt", "NS01"],
        ["Phương hướng", "Làm tốt hơn"],
    ]
    results, problems = xlsx(tmp_path, [HEADER, *ROWS], **{"Thông tin": about})
    assert problems == []
    assert results is not None
    assert (results.title, results.year, results.directions) == ("Báo cáo", 2020, ("Làm tốt hơn",))
    assert (results.groups[0].code, results.groups[0].headline) == ("kt", "NS01")


def test_whole_numbers_come_back_whole_and_fractions_without_noise(tmp_path: Path) -> None:
    row: list[Cell] = ["A", "Nhóm", "Một", "hộ", "tăng", 0.1 + 0.2, 94.60000000000001, 1.0]
    results, _ = xlsx(tmp_path, [HEADER, row])
    assert results is not None
    one = results.indicators[0]
    assert [str(value) for value in (one.plan, one.actual, one.last_year)] == ["0.3", "94.6", "1"]


@pytest.mark.parametrize("text", ["", "a", "a;b\n1;2", ";;;\n;;", '"'])
def test_what_is_no_table_is_refused_and_never_raises(tmp_path: Path, text: str) -> None:
    results, problems = csv(tmp_path, text)
    assert results is None
    assert problems


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 no zip", b"\x00" * 100])
def test_a_broken_workbook_is_a_sentence(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "results.xlsx"
    path.write_bytes(raw)
    results, problems = load_results(path, tmp_path)
    assert results is None
    assert problems[0].hint
    assert load_results(tmp_path / "none.xlsx", tmp_path)[1]
