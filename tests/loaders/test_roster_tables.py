"""Lists as people print them: side by side, one below the other, with sums, signatures, crosses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from ceremony.loaders.roster.entry import Entry, Outcome, Wish
from ceremony.loaders.roster.importing import read_roster, sentence
from ceremony.loaders.sheets.limits import TableRefused
from tests.language.test_legacy import in_tcvn3
from tests.loaders.biff import write_xls
from tests.loaders.lists_sent import write_csv
from tests.loaders.open_document import write_ods
from tests.loaders.pages import Area, Cell, Fault, Page, Runs, Shown, write_xlsx_pages

FORMATS: dict[str, Callable[..., Path]] = {"xlsx": write_xlsx_pages, "ods": write_ods, "xls": write_xls}
HEAD: list[Cell] = ["STT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng"]
LAN: list[Cell] = [1, "Nguyễn Thị Lan", "Tổ 1", "Giấy khen"]
BINH: list[Cell] = [2, "Trần Văn Bình", "Tổ 2", "Giấy khen"]
HA: list[Cell] = [3, "Lê Thu Hà", "Tổ 3", "Giấy khen"]
GIVEN = {"form": "Giấy khen"}
RECIPIENTS = Wish("recipients", defaults=GIVEN)
SIGNED: list[list[Cell]] = [
    [None, "NGƯỜI LẬP BIỂU", None, "CHỦ TỊCH"], [None, "(Ký, ghi rõ họ tên)", None, "(Ký tên, đóng dấu)"],
    [None, "Đỗ Thị Mười", None, "Võ Văn Chín"],
]  # fmt: skip


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., tuple[list[Entry], Outcome]]:
    """Read one sheet of these rows; ``as_`` is the format of the file."""

    def reading(
        *rows: Sequence[Cell],
        wish: Wish = RECIPIENTS,
        as_: str = "xlsx",
        **more: object,
    ) -> tuple[list[Entry], Outcome]:
        page = Page("DS", rows, **more)  # type: ignore[arg-type]
        return read_roster(FORMATS[as_](tmp_path / f"a.{as_}", [page]), wish)

    return reading


Read = Callable[..., tuple[list[Entry], Outcome]]


def names(entries: Sequence[Entry]) -> list[str]:
    return [entry.fields["name"] for entry in entries]


def told(outcome: Outcome) -> list[tuple[str, int]]:
    """What is to be looked at or was refused, with its row."""
    return [(note.code, note.row) for note in outcome.notes if note.level != "said"]


def text_of(outcome: Outcome, code: str) -> str:
    return next(note.text for note in outcome.notes if note.code == code)


@pytest.mark.parametrize("as_", FORMATS)
def test_lists_side_by_side_are_read_in_the_order_of_their_numbers(read: Read, as_: str) -> None:
    rows = [["STT", "Họ và tên", "Đơn vị", None, "STT", "Họ và tên", "Đơn vị"],
            [1, "Nguyễn Thị Lan", "Tổ 1", None, 3, "Lê Thu Hà", "Tổ 3"],
            [2, "Trần Văn Bình", "Tổ 2", None, 4, "Phạm Quốc Huy", "Tổ 4"]]  # fmt: skip
    entries, outcome = read(*rows, as_=as_)
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình", "Lê Thu Hà", "Phạm Quốc Huy"]
    assert [entry.fields["unit"] for entry in entries] == ["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4"]
    assert told(outcome) == []


def test_three_lists_side_by_side_in_a_csv_are_read(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên"] * 3, ["1", "Nguyễn Thị Lan", "3", "Lê Thu Hà", "5", "Võ Minh"],
            ["2", "Trần Văn Bình", "4", "Phạm Huy", "6", "Đỗ Hoa"]]  # fmt: skip
    entries, _ = read_roster(write_csv(tmp_path / "a.csv", rows), Wish("recipients", defaults=GIVEN))
    assert [entry.fields["number"] for entry in entries] == list("123456")


def test_lists_of_other_columns_side_by_side_have_their_own_headings(read: Read) -> None:
    entries, outcome = read(
        ["I. TẬP THỂ", None, None, None, "II. CÁ NHÂN"],
        ["STT", "Tên tập thể", "Hình thức", None, "STT", "Họ và tên", "Đơn vị", "Hình thức"],
        [1, "Chi hội 5", "Giấy khen", None, 1, "Lan Thị Hoa", "Tổ 1", "Bằng khen"],
    )
    assert [(entry.fields["kind"], entry.fields["form"]) for entry in entries] == [
        ("collective", "Giấy khen"), ("individual", "Bằng khen"),
    ]  # fmt: skip
    assert told(outcome) == []


def test_lists_that_begin_in_other_rows_beside_each_other_are_read(read: Read) -> None:
    entries, _ = read(
        HEAD[:3], LAN[:3], [*BINH[:3], None, *HEAD[:3]], [*HA[:3], None, 1, "Võ Minh Tâm", "Tổ 5"]
    )
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình", "Lê Thu Hà", "Võ Minh Tâm"]


def test_a_table_below_another_is_read_by_its_own_header(read: Read) -> None:
    entries, outcome = read(
        ["I. TẬP THỂ"], ["STT", "Tên tập thể", "Hình thức khen thưởng"], [1, "Chi hội Phụ nữ 5", "Giấy khen"],
        [2, "Tổ dân phố 12", "Bằng khen"], [], ["II. CÁ NHÂN"],
        ["STT", "Họ và tên", "Hình thức khen thưởng", "Chức vụ"],
        [1, "Nguyễn Thị Lan", "Giấy khen", "Tổ trưởng"], [2, "Trần Văn Bình", "Bằng khen", "Tổ phó"],
    )  # fmt: skip
    assert [(e.fields["name"], e.fields["form"], e.fields["kind"]) for e in entries] == [
        ("Chi hội Phụ nữ 5", "Giấy khen", "collective"), ("Tổ dân phố 12", "Bằng khen", "collective"),
        ("Nguyễn Thị Lan", "Giấy khen", "individual"), ("Trần Văn Bình", "Bằng khen", "individual"),
    ]  # fmt: skip
    assert list(outcome.columns) == ["DS", "DS, từ dòng 7"]


def test_a_header_of_two_rows_repeated_on_each_printed_page_is_a_header(read: Read) -> None:
    head: list[list[Cell]] = [
        ["STT", "Họ và tên", None, "Đơn vị"],
        [None, "Họ đệm", "Tên", None],
        [1, 2, 3, 4],
    ]
    merged: list[Area] = [(0, 1, 0, 2), (4, 1, 4, 2)]
    entries, outcome = read(
        *head,
        [1, "Nguyễn Thị", "Lan", "Tổ 1"],
        *head,
        [2, "Trần Văn", "Bình", "Tổ 2"],
        ["Trang 2/2"],
        merged=merged,
    )
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình"]
    assert told(outcome) == []


@pytest.mark.parametrize("kind", ["recipients", "signers", "people"])
def test_whoever_signs_below_a_list_is_not_in_it(read: Read, kind: str) -> None:
    wish = Wish(kind, defaults=GIVEN if kind == "recipients" else {})
    entries, outcome = read(["STT", "Họ và tên", "Chức vụ", "Đơn vị"], LAN, BINH, *SIGNED, wish=wish)
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình"]
    assert told(outcome) == [("ending", 4)]
    assert "Võ Văn Chín" in text_of(outcome, "ending")


@pytest.mark.parametrize(
    "row",
    [
        [None, None, "Phường Mẫu, ngày 28 tháng 12 năm 2021"], ["…, ngày … tháng … năm 20…"],
        [None, "KT. CHỦ TỊCH"],
        ["TM. ỦY BAN NHÂN DÂN"], ["Người lập bảng", None, "Kế toán trưởng"], ["Nơi nhận:"],
        [None, "HIỆU TRƯỞNG"],
        ["XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ"], [None, None, "TL. GIÁM ĐỐC"], ["(Ký tên)"],
    ],
)  # fmt: skip
def test_a_list_without_numbers_ends_where_it_is_signed(read: Read, row: list[Cell]) -> None:
    entries, outcome = read(HEAD[1:], LAN[1:], BINH[1:], row, ["Đỗ Thị Mười", None, "Võ Văn Chín"])
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình"]
    assert "Đỗ Thị Mười" in text_of(outcome, "ending")


def test_decisions_end_where_they_are_signed(read: Read) -> None:
    head: list[Cell] = ["TT", "Số quyết định", "Ngày", "Trích yếu"]
    entries, outcome = read(
        head, [1, "12/QĐ-UBND", "28/12/2021", "tặng Giấy khen"], *SIGNED, wish=Wish("decisions")
    )
    assert names(entries) == ["12/QĐ-UBND"]
    assert told(outcome) == [("ending", 3)]


def test_leaders_with_their_posts_are_people_and_no_signatures(read: Read) -> None:
    head: list[Cell] = ["Họ và tên", "Chức vụ"]
    entries, outcome = read(head, ["Lê Hoa", "Chủ tịch"], ["Võ Nam", "PHÓ CHỦ TỊCH"], wish=Wish("people"))
    assert names(entries) == ["Lê Hoa", "Võ Nam"]
    assert told(outcome) == []


def test_a_row_added_without_a_number_is_taken_when_it_is_whole(read: Read) -> None:
    entries, outcome = read(
        HEAD, LAN, BINH, [None, "Lê Thị Thêm", "Tổ 3", "Giấy khen"], [None, "Hoa", None, "Võ Chín"]
    )
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình", "Lê Thị Thêm"]
    assert told(outcome) == [("row-without-number", 4), ("row-unnumbered", 5)]


def test_a_row_of_sums_with_words_is_no_person(read: Read) -> None:
    head: list[Cell] = [*HEAD, "Tiền thưởng"]
    sums: list[Cell] = [None, "Cộng", "2 người", "2 giấy khen", 1_000_000]
    entries, outcome = read(head, [*LAN, 500_000], [*BINH, 500_000], sums)
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình"]
    assert [note.row for note in outcome.notes if note.code == "row-total"] == [4]
    assert told(outcome) == []


@pytest.mark.parametrize(
    ("line", "differs"),
    [
        ("Tổng cộng: 2 cá nhân", False), ("Tổng cộng: 02", False), ("Tổng số: 2 người", False),
        ("Cộng: 0 tập thể", False),
        ("Danh sách ấn định có 2 (hai) người.", False), ("Tổng cộng nhóm 1: 2 người", False), ("Cộng", False),
        ("Tổng cộng: 64 cá nhân", True), ("Tổng cộng: 3", True), ("Danh sách này có 12 đồng chí", True),
        ("Tổng cộng: 1 tập thể, 2 cá nhân", True), ("Cộng: 3 giấy khen", True),
    ],
)  # fmt: skip
def test_the_sheets_own_total_is_compared(read: Read, line: str, differs: bool) -> None:
    _, outcome = read(HEAD, LAN, BINH, [line])
    assert [note.code for note in outcome.notes if note.level != "said"] == ["total-differs"] * differs
    assert not differs or outcome.notes[0].code == "total-differs"


def test_sums_of_groups_and_of_the_whole_list_agree(read: Read) -> None:
    _, outcome = read(
        HEAD, ["I. TẬP THỂ"], [1, "Chi hội 5", "Tổ 1", "Giấy khen"], [None, "Cộng: 1 tập thể"],
        ["II. CÁ NHÂN"], LAN, BINH,
        [None, "Cộng: 2 cá nhân"], [None, "Tổng cộng: 1 tập thể, 2 cá nhân"],
    )  # fmt: skip
    assert told(outcome) == []


def test_a_title_that_counts_is_compared(read: Read) -> None:
    _, outcome = read(["DANH SÁCH 64 CÁ NHÂN ĐƯỢC KHEN THƯỞNG"], HEAD, LAN, BINH)
    assert told(outcome) == [("total-differs", 1)]


@pytest.mark.parametrize("filtered", [False, True])
@pytest.mark.parametrize("as_", FORMATS)
def test_rows_that_nobody_sees_are_left_out_and_told(read: Read, as_: str, filtered: bool) -> None:
    entries, outcome = read(HEAD, LAN, BINH, HA, as_=as_, hidden_rows=[2], filtered=filtered)
    assert names(entries) == ["Nguyễn Thị Lan", "Lê Thu Hà"]
    assert told(outcome) == [("row-filtered" if filtered else "row-hidden", 3)]
    assert "Trần Văn Bình" in outcome.notes[1].text


@pytest.mark.parametrize("as_", FORMATS)
def test_what_is_crossed_out_is_left_out_and_told(read: Read, as_: str) -> None:
    changed: list[Cell] = [
        4,
        Runs((("Lê Cũ ", "struck"), ("Lê Mới", ""))),
        Runs((("Tổ 5", ""), ("1", "raised"))),
        "Giấy khen",
    ]
    struck = [(2, column) for column in range(4)] + [(3, 2)]
    entries, outcome = read(HEAD, LAN, BINH, HA, changed, as_=as_, struck=struck)
    assert [(e.fields["name"], e.fields.get("unit")) for e in entries] == [
        ("Nguyễn Thị Lan", "Tổ 1"), ("Lê Thu Hà", None), ("Lê Mới", "Tổ 5"),
    ]  # fmt: skip
    assert told(outcome) == [("row-struck", 3), ("cell-struck", 4), ("cell-struck", 5), ("cell-raised", 5)]


def test_a_raised_number_of_a_measure_stays(read: Read) -> None:
    entries, _ = read(HEAD, [1, "Lan", Runs((("Khu 100 m", ""), ("2", "raised"))), "Giấy khen"])
    assert entries[0].fields["unit"] == "Khu 100 m2"


@pytest.mark.parametrize("as_", FORMATS)
def test_a_cell_with_an_error_is_told_with_its_place(read: Read, as_: str) -> None:
    entries, outcome = read(
        HEAD, [1, "Lan", Fault("#N/A"), "Giấy khen"], [2, "Bình", "Err:508", "Giấy khen"], HA, as_=as_
    )
    assert names(entries) == ["Lê Thu Hà"]
    assert told(outcome) == [("row-fault", 2), ("row-fault", 3)]
    assert "C2 (#N/A)" in text_of(outcome, "row-fault")


def test_an_error_in_the_running_number_spoils_no_row(read: Read) -> None:
    entries, outcome = read(HEAD, LAN, [Fault("#REF!"), *BINH[1:]])
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình"]
    assert ("number-fault", 3) in told(outcome)


@pytest.mark.parametrize("as_", FORMATS)
def test_a_number_with_words_in_its_format_is_read_as_it_is_seen(read: Read, as_: str) -> None:
    entries, _ = read(HEAD, [1, "Lan", Shown(5, '"Tổ "0'), "Giấy khen"], as_=as_)
    assert entries[0].fields["unit"] == "Tổ 5"


def test_a_cross_under_a_form_is_that_form(read: Read) -> None:
    head: list[list[Cell]] = [[*HEAD, None], [None, None, None, "Bằng khen", "Giấy khen"]]
    merged: list[Area] = [(0, 3, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2)]
    entries, outcome = read(*head, [1, "Lan", "Tổ 1", "x"], [2, "Bình", "Tổ 2", None, "X"],
                            [3, "Hà", "Tổ 3", "x", "x"],
                            merged=merged, wish=Wish("recipients"))  # fmt: skip
    assert [(e.fields["name"], e.fields["form"]) for e in entries] == [
        ("Lan", "Bằng khen"),
        ("Bình", "Giấy khen"),
    ]
    assert told(outcome) == [("row-marks", 5)]


def test_a_cross_under_a_kind_is_that_kind(read: Read) -> None:
    head: list[Cell] = ["STT", "Tên", "Tập thể", "Cá nhân", "Bằng khen", "Giấy khen"]
    entries, outcome = read(head, [1, "Hoa Mai", "x", None, None, "✓"], [2, "Trần Văn Bình", None, "x", 1])
    assert [(e.fields["kind"], e.fields["form"]) for e in entries] == [
        ("collective", "Giấy khen"), ("individual", "Bằng khen"),
    ]  # fmt: skip
    assert told(outcome) == []


def test_a_name_merged_over_the_unit_leaves_the_unit_empty(read: Read) -> None:
    entries, _ = read(HEAD, [1, "Chi hội 5", None, "Giấy khen"], merged=[(1, 1, 1, 2)])
    assert "unit" not in entries[0].fields


@pytest.mark.parametrize(
    ("head", "more"),
    [
        (["STT", "Họ và tên", "Hình thức đề nghị", "Hình thức được duyệt"], {}),
        (["STT", "Họ và tên", "Hình thức khen thưởng (đề nghị)", "Hình thức khen thưởng (được duyệt)"], {}),
        (["STT", "Họ và tên phụ huynh", "Họ và tên học sinh", "Hình thức"], {}),
        (["STT", "Họ tên cha", "Họ và tên con", "Hình thức"], {}),
        (["STT", "Họ và tên", "Đơn vị", "Đơn vị"], {"hidden_columns": [2]}),
        (["STT", "Họ và tên", "Lớp", "Khoa"], {}),
    ],
)  # fmt: skip
def test_two_columns_that_are_equally_good_are_a_question(
    read: Read, head: list[Cell], more: dict[str, object]
) -> None:
    row: list[Cell] = [1, "Nguyễn Thị Lan", "Bằng khen", "Giấy khen"]
    with pytest.raises(TableRefused, match="two-columns") as asked:
        read(head, row, **more)
    question = sentence("vi", asked.value)
    first, second = [word for word in question.split() if word.endswith(("=form", "=name", "=unit"))]
    assert first[0] < second[0]
    (entry,), _ = read(
        head, row, wish=Wish("recipients", columns=dict([second.split("=")]), defaults=GIVEN), **more
    )
    assert row["ABCD".index(second[0])] in entry.fields.values()


@pytest.mark.parametrize(
    "head",
    [
        ["STT", "Họ và tên", "Đơn vị", "Địa chỉ"], ["STT", "Họ và tên", "Địa chỉ", "Đơn vị"],
        ["STT", "Họ và tên", "Họ và tên phụ huynh", "Đơn vị"], ["STT", "Họ và tên", "Ghi chú", "Tình trạng"],
    ],
)  # fmt: skip
def test_a_column_that_says_it_outright_needs_no_question(read: Read, head: list[Cell]) -> None:
    entries, _ = read(head, [1, "Nguyễn Thị Lan", "cột ba", "cột bốn"])
    assert "Đơn vị" not in head or entries[0].fields["unit"] == (
        "cột ba" if head[2] == "Đơn vị" else "cột bốn"
    )


def test_an_empty_column_is_no_rival(read: Read) -> None:
    (entry,), _ = read(["STT", "Họ và tên", "Đơn vị", "Đơn vị"], [1, "Nguyễn Thị Lan", None, "Tổ 1"])
    assert entry.fields.get("unit", "Tổ 1") == "Tổ 1"


def test_a_hidden_column_that_is_read_is_told(read: Read) -> None:
    _, outcome = read(HEAD, LAN, hidden_columns=[2])
    assert told(outcome) == [("column-hidden", 1)]


def test_words_that_stand_anywhere_else_are_told_with_their_place(read: Read) -> None:
    entries, outcome = read(
        ["UBND PHƯỜNG MẪU"],
        HEAD,
        [*LAN, None, 3, "Lê Thu Hà", "Tổ 3"],
        BINH,
        [],
        [None] * 6 + ["ghi chú riêng"],
    )
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình"]
    area = text_of(outcome, "cells-left")
    assert all(words in area for words in ("F3:H3", "Lê Thu Hà"))
    assert told(outcome) == [("row-alone", 6), ("cells-left", 3)]
    assert "UBND PHƯỜNG MẪU" in text_of(outcome, "sheet-above")


def test_a_sheet_that_is_not_read_is_told(tmp_path: Path) -> None:
    pages = [
        Page("DS", [HEAD, LAN]),
        Page("Phụ lục", [[1, "Lê Thu Hà"], [2, "Võ Tám"]]),
        Page("Cũ", [HEAD, HA], hidden=True),
    ]
    _, outcome = read_roster(write_xlsx_pages(tmp_path / "a.xlsx", pages), Wish("recipients"))
    found = [(note.level, note.code, note.sheet) for note in outcome.notes if note.code.startswith("sheet-")]
    assert found == [("said", "sheet-hidden", "Cũ"), ("look", "sheet-unread", "Phụ lục")]


def test_a_long_number_is_a_code_digit_by_digit(read: Read) -> None:
    head: list[Cell] = ["STT", "Mã", "Họ và tên"]
    (entry,), _ = read(head, [1, 20_191_234_567_890, "Nguyễn Thị Lan"])
    assert entry.fields["id"] == "20191234567890"


def test_what_somebody_noted_on_a_cell_is_told(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        page = book.add_worksheet("DS")
        page.write_row("A1", HEAD)
        page.write_row("A2", LAN)
        page.write_comment("B2", "Hoa:\nkhông khen nữa")
    _, outcome = read_roster(tmp_path / "a.xlsx", RECIPIENTS)
    assert told(outcome) == [("cell-comment", 2)]


def test_a_column_that_is_not_imported_is_shown_with_the_number_of_its_cells(read: Read) -> None:
    _, outcome = read(
        [*HEAD, "Điện thoại", "Ngày sinh"], [*LAN, "0905", "1/1/1960"], [*BINH, None, "2/2/1961"]
    )
    assert [(one.name, one.left) for one in outcome.columns["DS"]][-2:] == [
        ("Điện thoại", 1),
        ("Ngày sinh", 2),
    ]


def test_a_list_that_goes_on_below_a_signature_is_read_on_and_told(read: Read) -> None:
    entries, outcome = read(HEAD[1:], LAN[1:], *(row[1:] for row in SIGNED), BINH[1:])
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình"]
    assert [code for code, _ in told(outcome)] == ["ending", "row-after-end"]


def test_three_who_sign_beside_each_other_are_nobody_of_the_list(read: Read) -> None:
    entries, _ = read(
        HEAD[1:], LAN[1:], BINH[1:], ["NGƯỜI LẬP", "KẾ TOÁN", "CHỦ TỊCH"], ["Đỗ Mười", "Võ Chín", "Lê Tám"]
    )
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình"]


def test_a_remark_below_a_list_is_nobody(read: Read) -> None:
    entries, outcome = read(HEAD, LAN, BINH, ["*", "Ghi chú: theo Quyết định số 5"])
    assert names(entries) == ["Nguyễn Thị Lan", "Trần Văn Bình"]
    assert told(outcome) == [("row-remark", 4)]


def test_a_second_award_below_a_name_is_no_heading(read: Read) -> None:
    entries, outcome = read(HEAD, LAN, [None, None, None, "Bằng khen"], BINH)
    assert [entry.fields["form"] for entry in entries] == ["Giấy khen", "Giấy khen"]
    assert told(outcome) == [("row-unnumbered", 3)]


def test_a_header_of_two_rows_is_known_without_merged_cells(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "", "Đơn vị"], ["", "Họ đệm", "Tên", ""], ["1", "Nguyễn Thị", "Lan", "Tổ 1"]]
    (entry,), _ = read_roster(write_csv(tmp_path / "a.csv", rows), RECIPIENTS)
    assert (entry.fields["name"], entry.fields["unit"]) == ("Nguyễn Thị Lan", "Tổ 1")


def test_headings_in_an_old_font_over_each_table_are_read(read: Read) -> None:
    rows: list[list[Cell]] = [
        ["I. TẬP THỂ"], ["STT", "Tên tập thể", "Hình thức"], [1, "Chi hội Phụ nữ", "Giấy khen"],
        ["II. CÁ NHÂN"], ["STT", "Họ và tên", "Đơn vị", "Hình thức"],
        [1, "Nguyễn Thị Hường", "Tổ 1", "Giấy khen"],
        [2, "Trần Đức Bình", "Tổ 2", "Bằng khen"], ["Tổng cộng: 3 cá nhân"],
    ]  # fmt: skip
    entries, outcome = read(
        *([in_tcvn3(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    )
    assert [(entry.fields["name"], entry.fields["kind"]) for entry in entries] == [
        ("Chi hội Phụ nữ", "collective"), ("Nguyễn Thị Hường", "individual"), ("Trần Đức Bình", "individual"),
    ]  # fmt: skip
    assert told(outcome) == [("total-differs", 8)]
