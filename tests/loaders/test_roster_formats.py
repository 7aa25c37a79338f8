"""XLS and ODS are read like XLSX: the same cells, the same people, the same remarks."""

from __future__ import annotations

import contextlib
import datetime
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.loaders.roster.entry import Wish
from ceremony.loaders.roster.importing import read_roster, refused
from ceremony.loaders.sheets import Opened, read_sheets
from ceremony.loaders.sheets.limits import ROW_LIMIT, TableRefused
from ceremony.loaders.sheets.xls import read_facts
from tests.loaders.biff import container, record, workbook, write_xls
from tests.loaders.open_document import cell, write_ods, write_tables
from tests.loaders.pages import Cell, Formula, Page, write_xlsx_pages

Write = Callable[..., Path]
FORMATS: dict[str, Write] = {"xlsx": write_xlsx_pages, "ods": write_ods, "xls": write_xls}
RECIPIENTS = Wish("recipients")
HEAD = ("STT", "Họ và tên", "Đối tượng", "Đơn vị", "Hình thức")
DAY = datetime.date(2021, 12, 28)
SERIAL = 44558  # the same day as spreadsheets count
LIST = Page(
    "Danh sách – 2021",
    [
        ["DANH SÁCH TẬP THỂ, CÁ NHÂN", None, None, None, None, None],
        [None] * 6,
        ["STT", "Họ và tên", None, "Đơn vị", "Quyết định", None],
        [None, "Họ đệm", "Tên", None, "Số", "Ngày"],
        [1, 2, 3, 4, 5, 6],
        ["I. CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", None, None, None, None, None],
        [1, "đ/c Lê Văn", "Cương", "Khu dân cư 1", "12/QĐ-UBND", DAY],
        ["2", "Trần Thị", "Ánh", Formula("D7", "Khu dân cư 1"), 12, SERIAL],
        [3, "Vũ Thị", "Yến", "Khu dân cư 2", None, "28/12/2021"],
    ],
    [(0, 0, 0, 5), (2, 0, 3, 0), (2, 1, 2, 2), (2, 3, 3, 3), (2, 4, 2, 5), (5, 0, 5, 5)],
)
SPARE = Page("Nháp", [[*HEAD], [1, "Người Nháp", "cá nhân", "KDC", "Giấy khen"]], hidden=True)


@pytest.fixture(params=FORMATS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def write(tmp_path: Path, kind: str, *pages: Page, **more: object) -> Path:
    return FORMATS[kind](tmp_path / f"a.{kind}", pages, **more)


def row(*cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def people(*rows: list[Cell]) -> Page:
    return Page("DS", [[*HEAD], *rows])


def test_a_whole_list_gives_the_same_people(tmp_path: Path, kind: str) -> None:
    entries, outcome = read_roster(write(tmp_path, kind, LIST, SPARE), RECIPIENTS)
    assert refused(outcome) == []
    assert [(e.row, e.fields["name"], e.fields["unit"], e.fields["decision"]) for e in entries] == [
        (7, "Lê Văn Cương", "Khu dân cư 1", "12/QĐ-UBND ngày 28/12/2021"),
        (8, "Trần Thị Ánh", "Khu dân cư 1", "12 ngày 28/12/2021"),
        (9, "Vũ Thị Yến", "Khu dân cư 2", "ngày 28/12/2021"),
    ]
    assert [entry.fields["number"] for entry in entries] == ["1", "2", "3"]
    assert {(entry.fields["kind"], entry.fields["form"]) for entry in entries} == {
        ("individual", "CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN".capitalize())
    }
    assert [column.field for column in outcome.columns["Danh sách – 2021"]] == [
        "number", "family", "given", "unit", "decision", "decision_date",
    ]  # fmt: skip


def test_merged_cells_are_known(tmp_path: Path, kind: str) -> None:
    (sheet,) = read_sheets(write(tmp_path, kind, LIST))
    assert sorted(sheet.merged) == [
        (1, 1, 1, 6), (3, 1, 4, 1), (3, 2, 3, 3), (3, 4, 4, 4), (3, 5, 3, 6), (6, 1, 6, 6),
    ]  # fmt: skip


def test_days_numbers_and_numbers_as_text_stay_what_they_are(tmp_path: Path, kind: str) -> None:
    row: list[Cell] = [
        DAY,
        SERIAL,
        44558.5,
        "05",
        "0123",
        12,
        1.5,
        True,
        Formula("A1", 7),
        Formula("A1", "chữ"),
    ]
    (sheet,) = read_sheets(write(tmp_path, kind, Page("A", [row])))
    assert sheet.rows == [[DAY, SERIAL, 44558.5, "05", "0123", 12, 1.5, True, 7, "chữ"]]


def test_a_hidden_sheet_is_not_read(tmp_path: Path, kind: str) -> None:
    names = [sheet.name for sheet in read_sheets(write(tmp_path, kind, SPARE, LIST))]
    assert names == ["Danh sách – 2021"]
    with pytest.raises(TableRefused, match="no-sheet"):
        read_roster(write(tmp_path, kind, SPARE, LIST), RECIPIENTS, ["Nháp"])


@pytest.mark.parametrize("kind", ["xlsx", "ods"])  # an XLS file holds a value for every formula
def test_a_formula_without_a_value_is_named_by_its_cell(tmp_path: Path, kind: str) -> None:
    page = people(
        [1, "Lê Văn An", "cá nhân", Formula("D3", None), "Giấy khen"],
        [2, "Vũ Văn Bé", "cá nhân", "KDC 2", "Giấy khen"],
    )
    entries, outcome = read_roster(write(tmp_path, kind, page), RECIPIENTS)
    assert [entry.fields["name"] for entry in entries] == ["Vũ Văn Bé"]
    (note,) = refused(outcome)
    assert (note.code, note.row) == ("row-formula", 2)
    assert "D2" in note.text


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_rows_that_cannot_be_taken_are_told_alike(tmp_path: Path, kind: str) -> None:
    page = people(
        [1, "Lê Văn An", "cá nhân", "KDC 1", "Giấy khen"], [2, "Lê Văn An", "cá nhân", "KDC 1", "Giấy khen"],
        [3, "Vũ Văn Bé", "cá nhân", "KDC 2", None], [5, "Vũ Văn Cò", "người", "KDC 2", "Giấy khen"],
        [6, 17, "cá nhân", "KDC 2", "Giấy khen"], ["Tổng cộng: 6", None, None, None, None],
    )  # fmt: skip
    told = []
    for one in ("xlsx", kind):
        entries, outcome = read_roster(write(tmp_path, one, page), RECIPIENTS)
        told.append(([entry.fields for entry in entries], outcome.notes))
    assert told[0] == told[1]
    assert len(told[0][1]) >= 6


def test_what_an_old_font_says_is_known(tmp_path: Path, kind: str) -> None:
    page = people([1, "trÇn v¨n ­íc", "cá nhân", "KDC 1", "Giấy khen"])  # small letters, shown as capitals
    for font, name in ((".VnTimeH", "TRẦN VĂN ƯỚC"), (".VnTime", "trần văn ước"), ("", "trần văn ước")):
        file = write(tmp_path, kind, page, font=font)
        assert [entry.fields["name"] for entry in read_roster(file, RECIPIENTS)[0]] == [name]
    assert read_sheets(write(tmp_path, kind, page, font="VNI-Times"))[0].fonts[2, 2] == "VNI-Times"
    assert read_sheets(write(tmp_path, kind, page, font="Arial"))[0].fonts == {}


def test_days_counted_from_1904_are_the_days_they_show(tmp_path: Path, kind: str) -> None:
    days: list[list[Cell]] = [["Số quyết định", "Ngày"], ["12/QĐ", DAY], ["13/QĐ", SERIAL - 1462]]
    file = write(tmp_path, kind, Page("QĐ", days), since_1904=True)
    entries, _ = read_roster(file, Wish("decisions"))
    assert [entry.fields["date"] for entry in entries] == ["2021-12-28", "2021-12-28"]


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 4_000), junk=st.binary(min_size=1, max_size=40))
def test_a_spoilt_old_file_has_no_facts_or_some_and_never_loops(place: int, junk: bytes) -> None:
    whole = container(workbook([LIST, SPARE], font=".VnTime"))
    with contextlib.suppress(struct.error, IndexError):  # what the reader stands for
        read_facts(whole[:place] + junk + whole[place + len(junk) :])


def test_several_lists_in_one_file_are_asked_about(tmp_path: Path, kind: str) -> None:
    other = Page("Tập thể", [[*HEAD], [1, "Khu dân cư 5", "tập thể", "Phường", "Giấy khen"]])
    file = write(tmp_path, kind, people([1, "Lê Văn An", "cá nhân", "KDC 1", "Giấy khen"]), other)
    with pytest.raises(TableRefused, match="many-lists"):
        read_roster(file, RECIPIENTS)
    assert [e.fields["name"] for e in read_roster(file, RECIPIENTS, ["DS", "2"])[0]] == [
        "Lê Văn An",
        "Khu dân cư 5",
    ]


def test_decisions_are_read_from_every_format(tmp_path: Path, kind: str) -> None:
    head = ["Số quyết định", "Ngày", "Trích yếu"]
    page = Page("QĐ", [head, ["12/QĐ-UBND", DAY, "a"], ["13/QĐ-UBND", SERIAL, "b"], [14, "28.12.2021", "c"]])
    entries, _ = read_roster(write(tmp_path, kind, page), Wish("decisions"))
    assert [(e.fields["number"], e.fields["date"]) for e in entries] == [
        (number, "2021-12-28") for number in ("12/QĐ-UBND", "13/QĐ-UBND", "14")
    ]


def test_text_on_several_lines_and_with_signs_of_xml_stays(tmp_path: Path, kind: str) -> None:
    rows: list[list[Cell]] = [["Lê Văn An\nTổ trưởng", 'A & B <c> "d"', "  cách  "]]
    (sheet,) = read_sheets(write(tmp_path, kind, Page("A & <B>", rows)))
    assert sheet.name == "A & <B>"
    assert [str(value).split() for value in sheet.rows[0]] == [str(value).split() for value in rows[0]]


def test_rows_and_columns_that_an_ods_repeats_stand_where_they_stand(tmp_path: Path) -> None:
    twice = ' table:number-columns-repeated="2"'
    rows = (
        row(*map(cell, HEAD))
        + row("<table:table-cell/>", repeated=2)
        + row(cell(1), cell("Lê Văn An"), cell("cá nhân"), cell(Formula("A1", None), twice))
        + row(cell(2), cell("Vũ Văn Bé"), cell("cá nhân"), cell("KDC", twice), repeated=2)
    )
    file = write_tables(tmp_path / "a.ods", f'<table:table table:name="DS">{rows}</table:table>')
    (sheet,) = read_sheets(file)
    assert sheet.uncalculated == {(4, 4), (4, 5)}
    assert sheet.rows[4] == sheet.rows[5] == [2, "Vũ Văn Bé", "cá nhân", "KDC", "KDC"]
    _, outcome = read_roster(file, RECIPIENTS)
    assert [(note.code, note.row) for note in refused(outcome)] == [("row-formula", 4), ("row-again", 6)]


@pytest.mark.parametrize(("columns", "rows"), [(16_384, 1_048_576), (5, 1_048_576), (200, 19_000)])
def test_an_ods_that_repeats_itself_without_end_is_refused(tmp_path: Path, columns: int, rows: int) -> None:
    wide = cell("x" * 3_000, f' table:number-columns-repeated="{columns}"')
    tables = f'<table:table table:name="DS">{row(wide, repeated=rows)}</table:table>'
    file = write_tables(tmp_path / "a.ods", tables)
    with pytest.raises(TableRefused, match="file-heavy"):
        read_sheets(file)


def test_more_columns_than_are_read_are_refused(tmp_path: Path, kind: str) -> None:
    with pytest.raises(TableRefused, match="columns-many"):
        read_sheets(write(tmp_path, kind, Page("A", [[None] * 220 + ["x"]])))


def test_a_file_with_a_password_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(container(bytes(5_000), "EncryptedPackage"))
    sealed = record(0x002F, b"\x01\x00\x01\x00\x01\x00" + bytes(48))  # "the rest is encrypted"
    stream = workbook([people()])
    (tmp_path / "a.xls").write_bytes(container(stream[:20] + sealed + stream[20:]))
    for name in ("a.xlsx", "a.xls"):
        with pytest.raises(TableRefused, match="file-locked"):
            read_sheets(tmp_path / name)


def test_a_file_with_the_ending_of_another_format_is_read_by_what_it_holds(tmp_path: Path, kind: str) -> None:
    file = write(tmp_path, kind, LIST).rename(tmp_path / ("a.xls" if kind != "xls" else "a.ods"))
    assert len(read_roster(file, RECIPIENTS)[0]) == 3


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    file = write(tmp_path, "xlsx", LIST)
    with pytest.raises(TableRefused, match="file-slow"):
        read_sheets(file, seconds=0.001)


def test_a_file_that_nobody_waits_for_is_let_go(tmp_path: Path) -> None:
    with Opened(write(tmp_path, "xlsx", LIST)) as opened:
        pass
    assert opened.process.returncode is not None


def test_as_many_rows_as_are_allowed_are_read_and_not_one_more(tmp_path: Path) -> None:
    for rows in (ROW_LIMIT, ROW_LIMIT + 1):
        tables = f'<table:table table:name="DS">{row(cell("x"), repeated=rows)}</table:table>'
        file = write_tables(tmp_path / f"{rows}.ods", tables)
        if rows == ROW_LIMIT:
            assert len(read_sheets(file)[0].rows) == ROW_LIMIT
        else:
            with pytest.raises(TableRefused, match="rows-many"):
                read_sheets(file)
