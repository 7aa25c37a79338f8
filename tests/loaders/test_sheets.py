"""What stands in a spreadsheet besides its values is seen alike in XLSX, ODS and XLS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from ceremony.loaders.sheets import Sheet, read_book, read_sheets
from ceremony.loaders.sheets.facts import is_error, says_more
from ceremony.loaders.sheets.shown import shown
from tests.loaders.biff import write_xls
from tests.loaders.lists_sent import write_csv
from tests.loaders.open_document import write_ods, write_tables
from tests.loaders.pages import Cell, Fault, Formula, Page, Runs, Shown, write_xlsx_pages

FORMATS: dict[str, Callable[..., Path]] = {"xlsx": write_xlsx_pages, "ods": write_ods, "xls": write_xls}
ROWS: list[list[Cell]] = [["Họ và tên", "Đơn vị"], ["Lan", "Tổ 1"], ["Bình", "Tổ 2"], ["Hà", "Tổ 3"]]


@pytest.fixture(params=FORMATS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read(tmp_path: Path, kind: str, rows: list[list[Cell]], **more: object) -> Sheet:
    page = Page("DS", rows, **more)  # type: ignore[arg-type]
    (sheet,) = read_sheets(FORMATS[kind](tmp_path / f"a.{kind}", [page]))
    return sheet


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#NAME?"])
def test_an_error_is_known_with_its_cell_and_the_cell_is_empty(tmp_path: Path, kind: str, error: str) -> None:
    sheet = read(tmp_path, kind, [["Họ và tên", "Đơn vị"], ["Lan", Fault(error)]])
    assert sheet.errors == {(2, 2): error}
    assert sheet.rows[1] == ["Lan", None]


@pytest.mark.parametrize("text", ["Err:508", "#SPILL!", "#CALC!", "#N/A", "#BEZUG!", "#####"])
def test_an_error_that_stands_as_a_text_is_an_error_too(tmp_path: Path, kind: str, text: str) -> None:
    assert read(tmp_path, kind, [["Lan", text]]).errors == {(1, 2): text}
    (sheet,) = read_sheets(write_csv(tmp_path / "a.csv", [["Lan", text], ["Hà", "#1 Tổ"]]))
    assert (sheet.errors, sheet.rows) == ({(1, 2): text}, [["Lan", None], ["Hà", "#1 Tổ"]])


def test_words_that_only_look_a_little_like_errors_are_words() -> None:
    for text in ("#1", "# ghi chú", "E", "Err", "Em Lan", "#hashtag", "#5 năm!"):
        assert not is_error(text), text


@pytest.mark.parametrize("filtered", [False, True])
def test_hidden_rows_and_columns_are_known(tmp_path: Path, kind: str, filtered: bool) -> None:
    sheet = read(tmp_path, kind, ROWS, hidden_rows=(1, 2), filtered=filtered, hidden_columns=(1,))
    assert sheet.hidden_rows == {2, 3}
    assert sheet.hidden_columns == {2}
    assert sheet.filtered_rows == ({2, 3} if filtered else set())


def test_a_sheet_in_which_nothing_is_hidden_says_nothing(tmp_path: Path, kind: str) -> None:
    sheet = read(tmp_path, kind, ROWS)
    told = (sheet.hidden_rows, sheet.hidden_columns, sheet.struck, sheet.errors, sheet.formats, sheet.raised)
    assert not any(told)


def test_cells_and_words_that_are_struck_through_or_raised_are_known(tmp_path: Path, kind: str) -> None:
    rows: list[list[Cell]] = [
        ["Lan", "Tổ 1"],
        [
            Runs((("Nguyễn Thị Lan", "struck"), (" Nguyễn Thị Liên", ""))),
            Runs((("Bình", ""), ("1", "raised"))),
        ],
        [Runs((("cả ", "struck"), ("ô", "struck"))), "Tổ 3"],
    ]
    sheet = read(tmp_path, kind, rows, struck=[(0, 0), (0, 1)])
    assert sheet.struck == {(1, 1), (1, 2), (3, 1)}
    assert sheet.struck_parts == {(2, 1): "Nguyễn Thị Lan"}
    assert sheet.raised == {(2, 2): "1"}
    assert {place: text.strip() for place, text in sheet.kept.items()} == {
        (2, 1): "Nguyễn Thị Liên", (2, 2): "Bình",
    }  # fmt: skip
    assert [str(cell).split() for cell in sheet.rows[1]] == [
        ["Nguyễn", "Thị", "Lan", "Nguyễn", "Thị", "Liên"], ["Bình1"],
    ]  # fmt: skip


def test_a_format_that_shows_more_than_the_value_is_known(tmp_path: Path, kind: str) -> None:
    sheet = read(tmp_path, kind, [[Shown(5, '"Tổ "0'), Shown(1.053, "0%"), 7, Shown(12, "0000")]])
    assert sheet.formats == {(1, 1): '"Tổ "0', (1, 2): "0%", (1, 4): "0000"}
    assert sheet.rows == [[5, 1.053, 7, 12]]


def test_a_formula_that_came_to_an_empty_text_is_calculated(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.write_formula("A1", '=IF(B1="","",B1)', None, "MARK")
        page.write_formula("A2", "=B1", None, "")
    import zipfile

    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw.replace(b"<v>MARK</v>", b"<v></v>"))
    (sheet,) = read_sheets(file)
    assert sheet.uncalculated == {(2, 1)}


def test_a_formula_of_an_old_file_that_nobody_calculated_is_known(tmp_path: Path) -> None:
    empty = b"\x03\x00\x00\x00\x00\x00\xff\xff"
    file = write_xls(tmp_path / "a.xls", [Page("DS", [["Lan", Formula("A1", "x")]])])
    raw = file.read_bytes()
    file.write_bytes(
        raw.replace(
            b"\x00\x00\x00\x00\x00\x00\xff\xff\x00\x00\x00\x00\x00\x00\x05", empty + b"\0\0\0\0\0\0\5"
        )
    )
    (sheet,) = read_sheets(file)
    assert sheet.uncalculated == {(1, 2)}


def test_what_somebody_noted_on_a_cell_is_known(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        page = book.add_worksheet()
        page.write("B2", "Lan")
        page.write_comment("B2", "không khen nữa")
    assert read_sheets(tmp_path / "a.xlsx")[0].comments == {(2, 2): "không khen nữa"}
    note = "<office:annotation><text:p>không khen nữa</text:p></office:annotation>"
    noted = f'<table:table-cell office:value-type="string">{note}<text:p>Lan</text:p></table:table-cell>'
    row = f"<table:table-row>{noted}</table:table-row>"
    (sheet,) = read_sheets(
        write_tables(tmp_path / "a.ods", f'<table:table table:name="DS">{row}</table:table>')
    )
    assert (sheet.comments, sheet.rows) == ({(1, 1): "không khen nữa"}, [["Lan"]])


def test_hidden_sheets_are_named(tmp_path: Path, kind: str) -> None:
    pages = [Page("DS", ROWS), Page("Bản cũ", ROWS, hidden=True)]
    book = read_book(FORMATS[kind](tmp_path / f"a.{kind}", pages))
    assert ([sheet.name for sheet in book.sheets], book.hidden) == (["DS"], ("Bản cũ",))


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (5, '"Tổ "0', "Tổ 5"), (5, "000", "005"), (7, '0" giải"', "7 giải"),
        ("A", '"Lớp "@', "Lớp A"), (7, r"\K\P\ 0", "KP 7"), (0, '0;-0;"không"', None), (1.5, '"Tổ "0', None),
        (0.5, "0%", None), (44_000, "dd/mm/yyyy", None), (3, 'General" năm"', "3 năm"),
    ],
)  # fmt: skip
def test_a_number_with_words_around_it_is_shown_as_it_is_seen(
    value: str | float, code: str, text: str | None
) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    "code", ["General", "0", "0.00", "#,##0", "@", "_-* #,##0_-", "[Red]0", "Standard", "0.00E+00"]
)
def test_a_format_of_plain_numbers_says_no_more_than_the_value(code: str) -> None:
    assert not says_more(code)
