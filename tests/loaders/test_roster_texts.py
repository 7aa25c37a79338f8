"""What single cells of a list say: fonts, spoiled letters, "as above", placeholders, posts, remarks."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import xlsxwriter

from ceremony.loaders.roster.entry import Entry, Outcome, Wish
from ceremony.loaders.roster.importing import bring_in, read_roster, refused
from ceremony.loaders.sheets.limits import TableRefused
from tests.language.test_legacy import in_tcvn3, in_vni
from tests.loaders.lists_sent import Value, write_csv, write_list

PLAIN = ("STT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng")
RECIPIENTS = Wish("recipients")


def read(root: Path, *rows: tuple[Value, ...], head: tuple[str, ...] = PLAIN, wish: Wish = RECIPIENTS,
         font: str = "") -> tuple[list[Entry], Outcome]:  # fmt: skip
    return read_roster(write_list(root / "a.xlsx", [head, *rows], font=font), wish)


def doubts(outcome: Outcome) -> list[tuple[str, int]]:
    return [(note.code, note.row) for note in outcome.notes if note.level != "said"]


def names(entries: list[Entry]) -> list[str]:
    return [entry.fields["name"] for entry in entries]


def one(root: Path, name: str, *, head: tuple[str, ...] = PLAIN) -> tuple[dict[str, str], set[str]]:
    """A list with this name among plain ones: what became of it, and which doubts it raised."""
    rows = [
        (1, "Lê Thị Sáu", "Tổ 1", "Giấy khen"),
        (2, name, "Tổ 2", "Giấy khen"),
        (3, "Vũ Mai", "Tổ 3", "Giấy khen"),
    ]
    entries, outcome = read(root, *rows, head=head)
    fields = next((entry.fields for entry in entries if entry.row == 3), {})
    return fields, {code for code, row in doubts(outcome) if row == 3}


def test_a_clean_list_raises_no_doubt(tmp_path: Path) -> None:
    rows = [(n, name, f"Tổ {n}", "Giấy khen") for n, name in enumerate(
        ("Nguyễn Thị Lan", "Müller José", "François Øre", "K'Bông", "Y Ê Ban", "Đoàn Văn Hội", "Hồ Thị Khoa",
        "Bà Rịa Vũ"), 1
    )]  # fmt: skip
    _, outcome = read(tmp_path, *rows)
    assert doubts(outcome) == [("name-front", 9)]  # Bà may be a family name


def test_a_few_cells_in_an_old_font_that_nobody_declared_are_read_and_told(tmp_path: Path) -> None:
    good = ["Nguyễn Thị Lan", "Trần Văn Bình", "Phạm Quốc Huy", "Võ Thị Sáu", "Đỗ Thị Chín", "Bùi Văn Mười"]
    old = [in_tcvn3("Lê Thị Hường"), in_tcvn3("Nguyễn Hữu Đức"), in_vni("Huỳnh Thị Thúy")]
    rows = [(n, name, f"Tổ {n}", "Giấy khen") for n, name in enumerate([*good[:2], *old, *good[2:]], 1)]
    entries, outcome = read(tmp_path, *rows)
    assert names(entries) == [*good[:2], "Lê Thị Hường", "Nguyễn Hữu Đức", "Huỳnh Thị Thúy", *good[2:]]
    assert doubts(outcome) == [("font-single", 4), ("font-single", 5), ("font-single", 6)]


def test_the_same_cells_of_a_csv_are_read_too(tmp_path: Path) -> None:
    rows = [
        list(PLAIN),
        ["1", "Nguyễn Thị Lan", "Tổ 1", "Giấy khen"],
        ["2", in_tcvn3("Lê Thị Hường"), "Tổ 2", "Giấy khen"],
    ]
    entries, outcome = read_roster(write_csv(tmp_path / "a.csv", rows), RECIPIENTS)
    assert names(entries) == ["Nguyễn Thị Lan", "Lê Thị Hường"]
    assert doubts(outcome) == [("font-single", 3)]


def test_a_declared_font_is_overruled_by_no_vote(tmp_path: Path) -> None:
    head = (*PLAIN, "Quyết định số")
    rows = [("1", name, unit, "Giấy khen", "214/QĐ-UBND") for name, unit in
            (("Nguyễn Thị Ánh", "Khu phố 1"), ("Đặng Thị Hà", "Khu phố 2"))]  # fmt: skip
    written = [tuple(in_tcvn3(cell) for cell in row) for row in rows]
    entries, _ = read(tmp_path, *written, head=head, font=".VnTime")
    assert [(e.fields["name"], e.fields["unit"], e.fields["decision"]) for e in entries] == [
        (row[1], row[2], row[4]) for row in rows
    ]


def test_what_looks_like_an_old_font_and_cannot_be_read_is_told(tmp_path: Path) -> None:
    fields, told = one(tmp_path, "Nguyễn H÷u")
    assert told == {"font-unclear"}
    assert fields["name"] == "Nguyễn H÷u"
    assert one(tmp_path, "Loïc")[1] == {"font-unclear"}


def test_a_name_of_tcvn3_whose_horn_got_lost_is_refused(tmp_path: Path) -> None:
    fields, told = one(tmp_path, in_tcvn3("Lê Thị Hường").replace("\u00ad", ""))
    assert (fields, told) == ({}, {"damage-horn"})


@pytest.mark.parametrize(
    ("name", "code"),
    [("Nguye^~n Va(n An", "damage-page"), ("Nguyê˜n An", "damage-page"), ("Nguy?n Th? Lan", "damage-lost"),
    ("Nguyá»…n Thá»‹ Lan", "damage-page"), ("B́nh Minh", "damage-page"),
     ("Nguy&#7877;n Lan", "damage-escaped"), ("#REF!", "text-error"), ("L\ufffd Lan", "damage-lost")],
)  # fmt: skip
def test_spoiled_names_are_refused_with_their_cell(tmp_path: Path, name: str, code: str) -> None:
    rows = [(1, "Lê Thị Sáu", "Tổ 1", "Giấy khen"), (2, name, "Tổ 2", "Giấy khen")]
    entries, outcome = read(tmp_path, *rows)
    assert names(entries) == ["Lê Thị Sáu"]
    (note,) = refused(outcome)
    assert note.row == 3
    assert note.code in (code, "row-fault", "row-nameless")


def test_as_above_is_carried_down_and_told(tmp_path: Path) -> None:
    head = (*PLAIN, "Quyết định số")
    rows = [
        (1, "Nguyễn Thị Lan", "Tổ 1", "Giấy khen", "1/QĐ"), (2, "Trần Văn Bình", "nt", "-nt-", "-nt-"),
        (3, "Lê Thu Hà", '"', "〃", "như trên"), (4, "Vũ Mai", "Tổ 4", "″", "″"),
    ]  # fmt: skip
    entries, outcome = read(tmp_path, *rows, head=head)
    assert [entry.fields["unit"] for entry in entries] == ["Tổ 1", "Tổ 1", "Tổ 1", "Tổ 4"]
    assert {(entry.fields["form"], entry.fields["decision"]) for entry in entries} == {("Giấy khen", "1/QĐ")}
    assert [code for code, _ in doubts(outcome)] == ["ditto"] * 8


def test_as_above_reaches_beyond_no_heading_and_no_empty_row(tmp_path: Path) -> None:
    rows = [
        (1, "Nguyễn Thị Lan", "Tổ 1", "Giấy khen"), (None, "II. CÁ NHÂN", None, None), (2, "Trần Văn Bình",
        "nt", "Giấy khen"),
        (3, "Vũ Mai", "nt", "Giấy khen"), (None, None, None, None), (4, "Lê Hà", '"', "Giấy khen"),
    ]  # fmt: skip
    entries, outcome = read(tmp_path, *rows)
    assert [entry.fields.get("unit", "") for entry in entries] == ["Tổ 1", "", "", ""]
    assert [row for code, row in doubts(outcome) if code == "ditto-open"] == [4, 5, 7]


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Văn …", "2 cá nhân", "(chưa có)", "Đang cập nhật", "x", "Chưa xác định", "Họ và tên", "TBD"],
)
def test_nobody_is_called_up_under_a_placeholder(tmp_path: Path, name: str) -> None:
    fields, told = one(tmp_path, name)
    assert fields == {}
    assert told == {"name-open"}


def test_a_unit_that_nobody_knows_yet_is_left_empty_and_told(tmp_path: Path) -> None:
    entries, outcome = read(
        tmp_path, (1, "Vũ Mai", "Tổ 1", "Giấy khen"), (2, "Lê Hà", "chưa có", "Giấy khen")
    )
    assert "unit" not in entries[1].fields
    assert doubts(outcome) == [("value-open", 3)]


@pytest.mark.parametrize(
    ("written", "name", "unit", "told"),
    [
        ("Đội trưởng Nguyễn Văn Hùng", "Nguyễn Văn Hùng", "Đội trưởng, Tổ 2", {"name-title"}),
        ("Nguyễn Văn Hùng, Đội trưởng", "Nguyễn Văn Hùng", "Đội trưởng, Tổ 2", {"name-title"}),
        ("Nguyễn Văn Hùng (Tổ 2)", "Nguyễn Văn Hùng", "Tổ 2", {"name-title"}),
        ("1. Nguyễn Văn Ý", "Nguyễn Văn Ý", "Tổ 2", set()),
        ("Ông Cao Thắng", "Ông Cao Thắng", "Tổ 2", {"name-front"}),
        ("Trường Văn Khoa", "Trường Văn Khoa", "Tổ 2", {"kind-doubt"}),
        ("Trần Văn Bình1", "Trần Văn Bình", "Tổ 2", {"name-mark"}),
        ("Trần Văn Bình (*)", "Trần Văn Bình", "Tổ 2", {"name-mark"}),
        ("Nguyễn Văn\nAn", "Nguyễn Văn An", "Tổ 2", {"name-lines"}),
        ("Nguyễn Văn A", "Nguyễn Văn A", "Tổ 2", {"name-example"}),
        ("Nguyễn Thị Hoa (1950)", "Nguyễn Thị Hoa", "Tổ 2", {"name-born"}),
        ("Nguyễn Thị Hoa, sinh năm 1950", "Nguyễn Thị Hoa", "Tổ 2", {"name-born"}),
        ("Nguyễn Thị Hoa (bé Na)", "Nguyễn Thị Hoa (bé Na)", "Tổ 2", {"name-aside"}),
        ("Ông/Bà Lê An", "Ông/Bà Lê An", "Tổ 2", {"name-front"}),
        ("Cụ Nguyễn Thị Hoa", "Nguyễn Thị Hoa", "Tổ 2", set()),
        ("Nguyễn Văn An;", "Nguyễn Văn An", "Tổ 2", {"name-mark"}),
        ("nguyễn văn an", "nguyễn văn an", "Tổ 2", {"name-odd"}),
        ("Nguyễn Văn An x 2", "Nguyễn Văn An x 2", "Tổ 2", {"name-odd"}),
        ("Lan\nBình", "Lan Bình", "Tổ 2", {"name-lines"}),
        ("Thượng tá Đỗ Công Khánh", "Thượng tá Đỗ Công Khánh", "Tổ 2", set()),
        ("Hiệu trưởng Trường Nguyễn Huệ Lê Văn Tám", "Hiệu trưởng Trường Nguyễn Huệ Lê Văn Tám", "Tổ 2",
        {"name-front"}),
    ],
)  # fmt: skip
def test_what_stands_around_a_name(
    tmp_path: Path, written: str, name: str, unit: str, told: set[str]
) -> None:
    fields, found = one(tmp_path, written)
    assert (fields["name"], fields["unit"], fields["kind"]) == (name, unit, "individual")
    assert found == told


def test_a_school_is_a_collective_whatever_it_is_called(tmp_path: Path) -> None:
    fields, told = one(tmp_path, "Trường THCS Nguyễn Huệ")
    assert (fields["kind"], told) == ("collective", set())


@pytest.mark.parametrize("sign", ["\n", ", ", "; ", " và ", " - "])
def test_two_people_in_a_cell_are_refused(tmp_path: Path, sign: str) -> None:
    fields, told = one(tmp_path, f"Nguyễn Thị Lan{sign}Trần Văn Bình")
    assert (fields, told) == ({}, {"name-several"})


def test_a_list_of_honorifics_has_no_doubts_about_them(tmp_path: Path) -> None:
    rows = [
        (n, name, "Tổ", "Giấy khen")
        for n, name in enumerate(("Ông Trần Bình", "Bà Lê Hoa", "Ông Cao Thắng", "Bà Vũ Mai"), 1)
    ]
    entries, outcome = read(tmp_path, *rows)
    assert names(entries) == ["Trần Bình", "Lê Hoa", "Cao Thắng", "Vũ Mai"]
    assert {entry.fields["honorific"] for entry in entries} == {"ông", "bà"}
    assert doubts(outcome) == []


@pytest.mark.parametrize(
    ("remark", "status", "told"),
    [("Vắng mặt", "absent", "remark-status"), ("Đã mất", "posthumous", "remark-status"), ("vắng", "absent",
    ""),
     ("Không khen nữa", None, "remark-withdrawn"), ("Đảng viên", "", "remark")],
)  # fmt: skip
def test_remarks_become_a_status_with_a_doubt(
    tmp_path: Path, remark: str, status: str | None, told: str
) -> None:
    rows = [(1, "Vũ Mai", "Tổ 1", "Giấy khen", None), (2, "Lê Hà", "Tổ 2", "Giấy khen", remark)]
    entries, outcome = read(tmp_path, *rows, head=(*PLAIN, "Ghi chú"))
    assert [entry.fields.get("status", "") for entry in entries] == ["", status][: 1 + (status is not None)]
    assert doubts(outcome) == ([(told, 3)] if told else [])


def test_a_heading_in_capitals_keeps_its_names(tmp_path: Path) -> None:
    rows = [(None, "A. BẰNG KHEN CỦA CHỦ TỊCH UBND THÀNH PHỐ", None), (1, "Nguyễn Thị Lan", "Tổ 1")]
    entries, _ = read(tmp_path, *rows, head=PLAIN[:3])
    assert entries[0].fields["form"] == "Bằng khen của Chủ tịch UBND thành phố"


def test_a_unit_that_became_a_day_is_refused_and_told(tmp_path: Path) -> None:
    rows = [
        (1, "Nguyễn Thị Lan", datetime.date(2021, 4, 12), "Giấy khen"),
        (2, "Trần Văn Bình", "Tổ 12/5", "Giấy khen"),
    ]
    entries, outcome = read(tmp_path, *rows)
    assert [entry.fields["unit"] for entry in entries] == ["Tổ 12/5"]
    (note,) = refused(outcome)
    assert (note.code, note.row) == ("text-day", 2)
    assert "C2" in note.text
    assert "12/4" in note.text


def test_a_fraction_in_a_unit_is_told_and_a_whole_number_is_none(tmp_path: Path) -> None:
    rows = [(1, "Nguyễn Thị Lan", 0.5, "Giấy khen"), (2, "Trần Văn Bình", 5, "Giấy khen")]
    entries, outcome = read(tmp_path, *rows)
    assert [entry.fields["unit"] for entry in entries] == ["0.5", "5"]
    assert doubts(outcome) == [("text-number", 2)]


def test_a_long_code_keeps_its_digits(tmp_path: Path) -> None:
    head = ("Mã số", "Họ và tên", "Đơn vị", "Hình thức")
    entries, _ = read(tmp_path, (20191234567890, "Nguyễn Thị Lan", "Tổ 1", "Giấy khen"), head=head)
    assert entries[0].fields["id"] == "20191234567890"


def test_titles_of_leaders_are_titles_and_their_notes_stay(tmp_path: Path) -> None:
    head = ("TT", "Họ và tên", "Chức vụ, đơn vị", "Ghi chú")
    rows = [
        (1, "đ/c Phan Đình Sơn", "Phó Bí thư, Chủ tịch UBND phường", "chủ trì"),
        (2, "Lê Hà", "Trưởng Công an", None),
    ]
    wish = Wish("people")
    entries, outcome = read(tmp_path, *rows, head=head, wish=wish)
    assert [(e.fields["title"], e.fields.get("note", "")) for e in entries] == [
        ("Phó Bí thư, Chủ tịch UBND phường", "chủ trì"), ("Trưởng Công an", "")
    ]  # fmt: skip
    bring_in(entries, outcome, (tmp_path / "agendas/e/people.yaml", tmp_path), wish)
    assert '- "Phó Bí thư, Chủ tịch UBND phường"' in outcome.text


def test_a_unit_of_a_leader_stands_beside_the_note(tmp_path: Path) -> None:
    head = ("TT", "Họ và tên", "Chức vụ", "Đơn vị", "Ghi chú")
    entries, _ = read(
        tmp_path, (1, "Lê Hà", "Chủ tịch", "UBND phường", "chủ trì"), head=head, wish=Wish("people")
    )
    assert (entries[0].fields["title"], entries[0].fields["note"]) == ("Chủ tịch", "UBND phường; chủ trì")


def test_a_title_of_a_recipient_stands_before_the_unit(tmp_path: Path) -> None:
    head = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức")
    entries, outcome = read(tmp_path, (1, "Lê Hà", "Chi hội trưởng", "Chi hội 5", "Giấy khen"), head=head)
    assert entries[0].fields["unit"] == "Chi hội trưởng, Chi hội 5"
    assert doubts(outcome) == []


def test_unicode_typed_into_a_column_whose_old_font_was_left_over_stays(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        page, old = book.add_worksheet("DS"), book.add_format({"font_name": ".VnTime"})
        page.write_row("A1", PLAIN)
        for n, name in enumerate(("Nguyễn Thị Lan", "Trần Văn Bưởi", "Lê Hòa", "Đỗ Thị Chín"), 1):
            page.write_row(n, 0, [n, name, f"KDC {n}", "Giấy khen"], old)
    entries, _ = read_roster(tmp_path / "a.xlsx", RECIPIENTS)
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bưởi", "Lê Hòa", "Đỗ Thị Chín"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("STT;Họ và tên;Đơn vị\n1;Nguyễn Thị Lan;Toán\n2;Trần Văn Bình;Lý\n", "csv-lost"),
        ("STT;Ten;Khoa\n1;Hà Lý;Toán\n2;Hà Thúy;Lý\n", "csv-two-readings"),
    ],
)
def test_a_csv_that_excel_saved_as_ansi_is_refused_whole(tmp_path: Path, raw: str, code: str) -> None:
    (tmp_path / "a.csv").write_bytes(raw.encode("cp1252", "replace"))
    with pytest.raises(TableRefused, match=code):
        read_roster(tmp_path / "a.csv", RECIPIENTS)


def test_a_csv_in_windows_latin_that_lost_nothing_is_read(tmp_path: Path) -> None:
    text = "STT;Ten;Khoa;Form\n1;Hà Bình;Toán;Khen\n2;Lý Thúy Hòa;Hóa;Khen\n"
    (tmp_path / "a.csv").write_bytes(text.encode("cp1252"))
    entries, _ = read_roster(
        tmp_path / "a.csv", Wish("recipients", columns={"Ten": "name", "Form": "form"}, header=1)
    )
    assert names(entries) == ["Hà Bình", "Lý Thúy Hòa"]


def test_a_header_that_was_spoiled_is_told_as_what_it_is(tmp_path: Path) -> None:
    head = ("STT", "Há»\x8d vÃ\xa0 tÃªn", "ÄÆ¡n vá»‹")
    with pytest.raises(TableRefused, match="file-damaged"):
        read_roster(write_list(tmp_path / "a.xlsx", [head, (1, "Nguyá»…n Lan", "Tá»• 1")]), RECIPIENTS)


def test_a_sheet_in_an_old_font_that_nobody_declared_is_in_it_to_the_shortest_text(tmp_path: Path) -> None:
    rows = [("1", "Nguyễn Thị Ánh", "Khu phố 1", "Giấy khen"), ("2", "Đặng Thị Hà", "Khu phố 2", "Giấy khen")]
    entries, outcome = read(tmp_path, *[tuple(in_tcvn3(cell) for cell in row) for row in rows])
    assert [(entry.fields["name"], entry.fields["unit"]) for entry in entries] == [row[1:3] for row in rows]
    assert {code for code, _ in doubts(outcome)} == {"font-capital", "font-doubt"}


def test_one_foreign_name_is_no_reason_to_read_a_column_in_an_old_font(tmp_path: Path) -> None:
    rows = [
        (n, name, "Physics", "BSc") for n, name in enumerate(("John Smith", "Loïc Martin", "Hans Müller"), 1)
    ]
    entries, outcome = read(tmp_path, *rows)
    assert names(entries) == ["John Smith", "Loïc Martin", "Hans Müller"]
    assert doubts(outcome) == []


def test_a_sheet_in_vni_keeps_its_short_forms(tmp_path: Path) -> None:
    head = (*PLAIN, "Quyết định số")
    row = ("1", "Nguyễn Thị Ánh", "Phường Tân Phú", "Giấy khen", "12/QĐ-UBND")
    entries, _ = read(tmp_path, tuple(in_vni(cell) for cell in row), head=head)
    assert (entries[0].fields["name"], entries[0].fields["decision"]) == (row[1], row[4])


def test_dots_in_a_unit_wait_for_something_and_a_dash_does_not(tmp_path: Path) -> None:
    _, outcome = read(tmp_path, (1, "Vũ Mai", "…", "Giấy khen"), (2, "Lê Hà", "–", "Giấy khen"))
    assert doubts(outcome) == [("value-open", 2)]


def test_a_question_mark_behind_a_unit_is_told(tmp_path: Path) -> None:
    _, outcome = read(
        tmp_path, (1, "Vũ Mai", "Tổ 16?", "Giấy khen"), (2, "Bác sĩ Trần Duy Hưng", "TTYT", "Giấy khen")
    )
    assert doubts(outcome) == [("text-unsure", 2)]


def test_the_name_of_a_column_is_nobody(tmp_path: Path) -> None:
    entries, outcome = read(
        tmp_path, (1, "Lê Thị Sáu", "Tổ 1", "Giấy khen"), (2, "Đơn vị", "Tổ 2", "Giấy khen")
    )
    assert names(entries) == ["Lê Thị Sáu"]
    assert ("name-column", 3) in doubts(outcome)


def test_a_remark_in_a_column_that_is_not_imported_is_told(tmp_path: Path) -> None:
    head = ("STT", "Họ và tên", "Hình thức", "Điện thoại")
    rows = ((1, "Lê Thị Sáu", "Giấy khen", "0905 123 456"), (2, "Vũ Mai", "Giấy khen", "(Đã mất)"))
    _, outcome = read(tmp_path, *rows, head=head)
    assert doubts(outcome) == [("remark-elsewhere", 3)]


def test_a_unit_before_the_names_that_stands_once_for_several_rows_is_asked_about(tmp_path: Path) -> None:
    head = ("Khu dân cư", "STT", "Họ và tên", "Hình thức")
    rows = (("Khu 1", 1, "Lê Thị Sáu", "Giấy khen"), (None, 2, "Vũ Mai", "Giấy khen"))
    entries, outcome = read(tmp_path, *rows, head=head)
    assert [entry.fields.get("unit", "") for entry in entries] == ["Khu 1", ""]
    assert doubts(outcome) == [("unit-once", 3)]
