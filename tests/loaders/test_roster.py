"""Lists as staff send them become clean rows; what cannot be taken is said with sheet, row and why."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from pydantic import BaseModel

from ceremony.loaders.roster.entry import Entry, Outcome, Wish
from ceremony.loaders.roster.importing import bring_in, read_roster, refused
from ceremony.loaders.roster.write import COLUMNS, put
from ceremony.loaders.sheets import read_sheets
from ceremony.loaders.sheets.limits import TableRefused
from ceremony.model.roster import Recipient, Signer
from tests.language.test_legacy import in_tcvn3, in_vni
from tests.loaders.lists_sent import HEAD, write_csv, write_list

ROW = (1, "Nguyễn Thị Hương", "cá nhân", "Khu dân cư 1", "Giấy khen")
RECIPIENTS = Wish("recipients")


def names(entries: list[Entry]) -> list[str]:
    return [entry.fields["name"] for entry in entries]


def codes(outcome: Outcome) -> list[tuple[str, int]]:
    return [(note.code, note.row) for note in outcome.notes if note.level != "said"]


def bring(root: Path, file: Path, wish: Wish = RECIPIENTS, *, replace: bool = False) -> Outcome:
    target = root / "agendas" / "e" / {"people": "people.yaml"}.get(wish.kind, f"{wish.kind}.csv")
    entries, outcome = read_roster(file, wish)
    bring_in(entries, outcome, (target, root), wish, replace=replace)
    put(target, outcome.text, mark=outcome.mark)
    return outcome


def test_the_header_is_found_below_a_title_with_two_rows_and_merged_cells(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        page = book.add_worksheet("DS")
        page.merge_range("A1:F1", "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG")
        for place, text in (
            ("A3:A4", "STT"),
            ("B3:C3", "Họ và tên"),
            ("D3:D4", "Đơn vị"),
            ("E3:F3", "Quyết định"),
        ):
            page.merge_range(place, text)
        for place, text in (("B4", "Họ đệm"), ("C4", "Tên"), ("E4", "Số"), ("F4", "Ngày")):
            page.write(place, text)
        page.write_row("A5", [1, 2, 3, 4, 5, 6])
        page.merge_range("A6:F6", "I. CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN")
        page.write_row("A7", [1, "đ/c Lê Văn", "Cương", "Khu dân cư 1", "12/QĐ", 44558])
        page.write_row("A8", [2, "Trần Thị", "Ánh", "Khu dân cư 1", "12/QĐ", "28/12/2021"])
    entries, outcome = read_roster(tmp_path / "a.xlsx", RECIPIENTS)
    assert names(entries) == ["Lê Văn Cương", "Trần Thị Ánh"]
    assert entries[0].fields["honorific"] == "đồng chí"
    assert {entry.fields["decision"] for entry in entries} == {"12/QĐ ngày 28/12/2021"}
    assert {entry.fields["kind"] for entry in entries} == {"individual"}
    assert refused(outcome) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_csv_is_read_in_every_encoding_and_separator(tmp_path: Path, encoding: str, sign: str) -> None:
    rows = [list(HEAD), ["1", *(str(cell) for cell in ROW[1:])]]
    entries, _ = read_roster(write_csv(tmp_path / "a.csv", rows, encoding, sign), RECIPIENTS)
    assert entries[0].fields | {"number": ""} == {
        "number": "", "name": ROW[1], "kind": "individual", "unit": ROW[3], "form": ROW[4]
    }  # fmt: skip


@pytest.mark.parametrize(
    ("font", "write"), [(".VnTime", in_tcvn3), ("VNI-Times", in_vni), ("Arial", in_tcvn3)]
)
def test_a_column_in_an_old_font_is_read_with_its_header(tmp_path: Path, font: str, write: object) -> None:
    rows = [[write(cell) if isinstance(cell, str) else cell for cell in row] for row in (HEAD, ROW)]  # type: ignore[operator]
    entries, outcome = read_roster(write_list(tmp_path / "a.xlsx", rows, font=font), RECIPIENTS)
    assert names(entries) == ["Nguyễn Thị Hương"]
    column = outcome.columns["Danh sách"][1]
    assert (column.before, column.after) == ((write(ROW[1]),), (ROW[1],))  # type: ignore[operator]


def test_an_h_font_shows_capitals(tmp_path: Path) -> None:
    rows = [HEAD, (1, "TrÇn V¨n ¦íc", "cá nhân", "KDC 1", "Giấy khen")]
    entries, _ = read_roster(write_list(tmp_path / "a.xlsx", rows, font=".VnTimeH"), RECIPIENTS)
    assert names(entries) == ["TRẦN VĂN ƯỚC"]


def test_a_name_typed_in_unicode_among_old_fonts_is_left_as_it_is(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        page, old = book.add_worksheet("DS"), book.add_format({"font_name": ".VnTime"})
        page.write_row("A1", HEAD)
        for number in range(1, 4):
            page.write_row(
                number,
                0,
                [number, in_tcvn3("Nguyễn Thị Hương"), "cá nhân", f"KDC {number}", "Giấy khen"],
                old,
            )
        page.write_row("A5", [4, "Lê Hòa", "cá nhân", "KDC 4", "Giấy khen"])
    assert names(read_roster(tmp_path / "a.xlsx", RECIPIENTS)[0])[-1] == "Lê Hòa"


def test_rows_that_cannot_be_taken_are_told_with_their_place(tmp_path: Path) -> None:
    rows = [
        HEAD, ROW, ROW, (2, "Lê Văn An", "cá nhân", "=A1", "Giấy khen"), (3, "Lê Văn Bé", "cá nhân", "KDC", None),  # noqa: E501
        (4, "Lê Văn Cò", "người", "KDC", "Giấy khen"), (9, "Lê Văn Dã", "cá nhân", "KDC", "Giấy khen"),
        (None, "Tổng cộng: 6", None, None, None), (10, 5, "cá nhân", "KDC", "Giấy khen"),
    ]  # fmt: skip
    entries, outcome = read_roster(write_list(tmp_path / "a.xlsx", rows), RECIPIENTS)
    assert names(entries) == ["Nguyễn Thị Hương", "Lê Văn Dã"]
    assert sorted(codes(outcome), key=lambda told: told[1]) == [
        ("row-again", 3), ("row-formula", 4), ("row-formless", 5), ("row-kind", 6),
        ("number-gap", 7), ("total-differs", 8), ("row-nameless", 9),
    ]  # fmt: skip
    assert "D4" in next(note.text for note in outcome.notes if note.code == "row-formula")


def test_a_family_named_like_a_total_is_a_family(tmp_path: Path) -> None:
    rows = [
        ("Họ và tên", "Đối tượng", "Hình thức"), ("Tống Thị Hoa", "cá nhân", "Giấy khen"),
        ("Công Văn An", "cá nhân", "Giấy khen"), ("TỔNG CỘNG: 2", None, None), ("Cộng 2 người", "2", None),
    ]  # fmt: skip
    entries, outcome = read_roster(write_list(tmp_path / "a.xlsx", rows), RECIPIENTS)
    assert names(entries) == ["Tống Thị Hoa", "Công Văn An"]
    assert [note.row for note in outcome.notes if note.code == "row-total"] == [4, 5]


def test_a_day_that_may_be_two_days_is_asked(tmp_path: Path) -> None:
    rows = [(*HEAD, "Ngày quyết định"), (*ROW, "05/06/2021")]
    file = write_list(tmp_path / "a.xlsx", rows)
    assert [note.code for note in refused(read_roster(file, RECIPIENTS)[1])] == ["date-ambiguous"]
    entries, _ = read_roster(file, Wish("recipients", dates="mdy"))
    assert entries[0].fields["decision"] == "ngày 06/05/2021"
    rows.append((2, "Lê Văn An", "cá nhân", "KDC 2", "Giấy khen", "31/12/2021"))
    entries, _ = read_roster(write_list(tmp_path / "b.xlsx", rows), RECIPIENTS)
    assert entries[0].fields["decision"] == "ngày 05/06/2021"


def test_the_same_person_and_names_alike_are_told(tmp_path: Path) -> None:
    rows = [
        HEAD, ROW, (2, *ROW[1:4], "Bằng khen"), (3, "Nguyễn Thị Hường", *ROW[2:]),
        (4, *ROW[1:3], "KDC 9", ROW[4])
    ]  # fmt: skip
    entries, outcome = read_roster(write_list(tmp_path / "a.xlsx", rows), RECIPIENTS)
    assert len(entries) == 4
    assert codes(outcome) == [("twin-same", 3), ("twin-marks", 4), ("twin-name", 5)]


def test_a_corrected_list_keeps_ids_statuses_and_order(tmp_path: Path) -> None:
    first = [
        HEAD,
        ROW,
        (2, "Lê Văn An", "cá nhân", "KDC 2", "Giấy khen"),
        (3, "Vũ Văn Tám", "cá nhân", "KDC 3", "Giấy khen"),
    ]
    bring(tmp_path, write_list(tmp_path / "a.xlsx", first))
    target = tmp_path / "agendas/e/recipients.csv"
    before = target.read_text(encoding="utf-8-sig").splitlines()
    lines = [before[0] + ";status", before[1], before[2] + ";vắng", before[3]]
    target.write_text("\n".join(line + ";" * (5 - line.count(";")) for line in lines), encoding="utf-8")
    second = [
        HEAD,
        first[3],
        (2, "Trần Thị Mới", "cá nhân", "KDC 3", "Giấy khen"),
        ROW,
        (4, "Lê Văn Ân", "cá nhân", "KDC 2", "Giấy khen"),
    ]
    outcome = bring(tmp_path, write_list(tmp_path / "b.xlsx", second))
    rows = [line.split(";") for line in target.read_text(encoding="utf-8").splitlines()]
    assert [(row[0], row[1], row[-1]) for row in rows[1:]] == [
        ("nguyen-thi-huong", "Nguyễn Thị Hương", ""), ("le-van-an", "Lê Văn Ân", "vắng"),
        ("vu-van-tam", "Vũ Văn Tám", ""), ("tran-thi-moi", "Trần Thị Mới", ""),
    ]  # fmt: skip
    assert outcome.renamed == [("Lê Văn An", "Lê Văn Ân")]
    assert (tmp_path / "agendas/e/recipients.csv.1.bak").exists()


def test_a_corrected_list_takes_no_photo_consent_or_sort_name_away(tmp_path: Path) -> None:
    target = tmp_path / "agendas/e/recipients.csv"
    bring(tmp_path, write_list(tmp_path / "a.xlsx", [HEAD, ROW]))
    head, row = target.read_text(encoding="utf-8-sig").splitlines()
    more = "Hương Nguyễn;anh/huong.jpg;có"
    target.write_text(f"{head};sort_name;photo;consent\n{row};{more}\n", encoding="utf-8")
    bring(tmp_path, write_list(tmp_path / "b.xlsx", [HEAD, ROW]))
    assert target.read_text(encoding="utf-8").endswith(f";{more}\n")


@pytest.mark.parametrize(("kind", "model"), [("recipients", Recipient), ("signers", Signer)])
def test_every_column_of_a_table_can_be_written(kind: str, model: type[BaseModel]) -> None:
    assert set(COLUMNS[kind]) == set(model.model_fields)


def test_another_list_does_not_take_the_place_of_this_one(tmp_path: Path) -> None:
    bring(tmp_path, write_list(tmp_path / "a.xlsx", [HEAD, ROW]))
    other = write_list(tmp_path / "b.xlsx", [HEAD, (1, "Vũ Văn Tám", "cá nhân", "KDC 3", "Giấy khen")])
    with pytest.raises(TableRefused, match="other-list"):
        bring(tmp_path, other)
    assert bring(tmp_path, other, replace=True).gone == ["Nguyễn Thị Hương"]


def test_signers_and_people_are_lists_too(tmp_path: Path) -> None:
    rows = [("STT", "Họ và tên", "Chức vụ", "Khu dân cư"), (5, "bà Lê Thị An", "Tổ trưởng", "Khu dân cư 5")]
    file = write_list(tmp_path / "a.xlsx", rows)
    signer = bring(tmp_path, file, Wish("signers")).rows[0]
    assert signer == {"number": "5", "name": "Lê Thị An", "title": "Tổ trưởng", "area": "Khu dân cư 5",
                      "honorific": "bà", "id": "le-thi-an"}  # fmt: skip
    people = tmp_path / "agendas/e/people.yaml"
    people.write_text("people:\n  # giữ lại\n  - id: a\n    name: Lê Văn Cương\n", encoding="utf-8")
    bring(tmp_path, file, Wish("people"))
    assert "# giữ lại" in people.read_text(encoding="utf-8")
    assert '    honorific: "bà"\n    titles:\n      - "Tổ trưởng"' in people.read_text(encoding="utf-8")


def test_five_thousand_rows_are_all_read(tmp_path: Path) -> None:
    rows = [
        (n, f"Nguyễn Văn Người {n}", "cá nhân", f"Khu dân cư {n % 90}", "Giấy khen") for n in range(1, 5001)
    ]
    entries, _ = read_roster(write_list(tmp_path / "a.xlsx", [HEAD, *rows]), RECIPIENTS)
    assert len(entries) == 5000


def test_bombs_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    bomb = tmp_path / "a.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000_000)
    with pytest.raises(TableRefused, match="file-bomb"):
        read_sheets(bomb)


@pytest.mark.parametrize(
    ("row", "column", "text", "code"),
    [(30_000, 0, "x", "rows-many"), (0, 300, "x", "columns-many"), (0, 0, "x" * 5_000, "cell-large")],
)
def test_sheets_too_large_are_refused(tmp_path: Path, row: int, column: int, text: str, code: str) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write(row, column, text)
    with pytest.raises(TableRefused, match=code):
        read_sheets(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    "raw", [b"", b"PK\x03\x04junk", b"\xd0\xcf\x11\xe0junk", b"<html>", b"\xff\xfea", b"\x00" * 99]
)
def test_a_file_that_is_no_list_is_one_sentence(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.xls").write_bytes(raw)
    with pytest.raises(TableRefused):
        read_roster(tmp_path / "a.xls", RECIPIENTS)


def test_a_day_cell_is_the_day_it_shows(tmp_path: Path) -> None:
    rows = [(*HEAD, "Ngày quyết định"), (*ROW, datetime.date(2021, 6, 5))]
    entries, _ = read_roster(write_list(tmp_path / "a.xlsx", rows), RECIPIENTS)
    assert entries[0].fields["decision"] == "ngày 05/06/2021"
