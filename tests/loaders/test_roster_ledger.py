"""After an import every cell of a sheet is taken, a heading, a total, or told as left out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.language.text import match_key
from ceremony.loaders.roster.entry import Entry, Outcome, Wish
from ceremony.loaders.roster.importing import read_lists
from ceremony.loaders.roster.ledger import HEADING, LEFT, TAKEN, TOTAL, Claim, Ledger
from ceremony.loaders.sheets import Book, Cell, Place, Sheet
from ceremony.loaders.sheets.letters import column_letters, column_number
from ceremony.loaders.sheets.limits import TableRefused

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Võ", "Bùi")
MIDDLE = ("Thị", "Văn", "Quang", "Ngọc", "Minh", "Thu")
GIVEN = ("Hương", "Cương", "Diệu", "Khánh", "Yến", "Thảo", "Bình", "Lan", "Ước", "Hạnh")
HEADS = {
    "number": ("STT", "TT"), "name": ("Họ và tên", "Họ tên"), "unit": ("Đơn vị",),
    "form": ("Hình thức khen thưởng",),
    "reason": ("Thành tích",), "spare": ("Số điện thoại", "Ký nhận"), "nameless": (None,),
}  # fmt: skip
SIGNED: tuple[list[Cell], ...] = (
    [None, "NGƯỜI LẬP BIỂU", None, "CHỦ TỊCH"], [None, "(Ký, ghi rõ họ tên)", None, "(Ký tên, đóng dấu)"],
    [None, None, "Phường Mẫu, ngày 28 tháng 12 năm 2021"], [None, "KT. CHỦ TỊCH"],
    [None, "Đỗ Thị Mười", None, "Võ Văn Chín"],
)  # fmt: skip
ABOVE: tuple[list[Cell], ...] = (
    ["ỦY BAN NHÂN DÂN PHƯỜNG MẪU", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["DANH SÁCH KHEN THƯỞNG"],
    ["(Kèm theo Quyết định số 12/QĐ-UBND)"], [],
)  # fmt: skip
BETWEEN: tuple[list[Cell], ...] = (
    ["II. CÁ NHÂN"], ["Giấy khen"], ["B. Khối trường học"], [], [None, "Ghi chú: nộp trước ngày 5"],
    ["Tổng cộng: 7 người"],
    [None, "Cộng", "3 người", 1_500_000],
)  # fmt: skip


@st.composite
def names(draw: st.DrawFn) -> str:
    return " ".join(draw(st.sampled_from(part)) for part in (FAMILY, MIDDLE, GIVEN))


@st.composite
def table(draw: st.DrawFn) -> list[list[Cell]]:
    """A header and a few rows; every column in any place, some cells empty."""
    kinds = ["number", "name", *draw(st.permutations(["unit", "form", "reason", "spare", "nameless"]))]
    kinds = kinds[: draw(st.integers(2, len(kinds)))]
    if draw(st.booleans()):
        kinds.remove("number")
    rows: list[list[Cell]] = [[draw(st.sampled_from(HEADS[kind])) for kind in kinds]]
    for n in range(1, draw(st.integers(0, 5)) + 1):
        values: dict[str, Cell] = {
            "number": n, "name": draw(names()), "unit": f"Tổ {draw(st.integers(1, 9))}", "form": "Giấy khen",
            "reason": "Có nhiều đóng góp", "spare": "0905 000 111", "nameless": "chữ thừa",
        }  # fmt: skip
        rows.append([values[kind] if draw(st.integers(0, 9)) else None for kind in kinds])
    return rows


def beside(one: list[list[Cell]], other: list[list[Cell]], gap: int) -> list[list[Cell]]:
    width = max(map(len, one)) + gap
    height = max(len(one), len(other))
    left = one + [[]] * (height - len(one))
    right = other + [[]] * (height - len(other))
    return [[*a, *[None] * (width - len(a)), *b] for a, b in zip(left, right, strict=True)]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Everything that lists are made of, in any order."""
    rows: list[list[Cell]] = draw(st.lists(st.sampled_from(ABOVE), max_size=3))
    for _ in range(draw(st.integers(1, 3))):
        made = draw(table())
        if draw(st.booleans()):
            made = beside(made, draw(st.sampled_from([made, draw(table())])), draw(st.integers(0, 2)))
        if len(made) > 2 and draw(st.booleans()):
            made = [*made[:2], made[0], *made[2:]]  # a printed page begins
        rows += [*made, *draw(st.lists(st.sampled_from(BETWEEN), max_size=2))]
    rows += draw(st.lists(st.sampled_from(SIGNED), max_size=4))
    rows = [list(row) for row in rows]
    for _ in range(draw(st.integers(0, 2))):  # a note somewhere
        row = draw(st.integers(0, len(rows) - 1))
        rows[row] += [None] * draw(st.integers(0, 3)) + ["xem lại với chị Hoa"]
    sheet = Sheet("DS", rows, tuple(draw(st.lists(areas(len(rows)), max_size=2))))
    places = [
        (r, c) for r, cells in enumerate(rows, 1) for c, cell in enumerate(cells, 1) if cell is not None
    ]
    some = st.frozensets(st.sampled_from(places), max_size=2) if places else st.just(frozenset[Place]())
    errors = dict.fromkeys(draw(some), "#N/A") if draw(st.booleans()) else {}
    for row, column in errors:
        rows[row - 1][column - 1] = None
    numbers = st.integers(1, len(rows))
    return replace(
        sheet,
        errors=errors,
        struck=draw(some),
        hidden_rows=draw(st.frozensets(numbers, max_size=2)),
        hidden_columns=draw(st.frozensets(st.integers(1, 5), max_size=1)),
    )


@st.composite
def areas(draw: st.DrawFn, height: int) -> tuple[int, int, int, int]:
    top, left = draw(st.integers(1, height)), draw(st.integers(1, 4))
    return top, left, min(top + draw(st.integers(0, 2)), height), left + draw(st.integers(0, 1))


def read(sheet: Sheet, kind: str = "recipients") -> tuple[list[Entry], Outcome]:
    defaults = {"form": "Giấy khen"} if kind == "recipients" else {}
    return read_lists(Book([sheet]), Wish(kind, defaults=defaults))


def areas_of(text: str) -> list[tuple[int, int, int, int]]:
    """The areas that a note names."""
    found = re.findall(r"\b([A-Z]{1,2})(\d+)(?::([A-Z]{1,2})(\d+))?", text)
    return [
        (int(row), column_number(column), int(last or row), column_number(right or column))
        for column, row, right, last in found
    ]


def is_told(place: Place, text: str, claim: Claim, outcome: Outcome) -> bool:
    """True when the report says where a cell stands that was left out."""
    row, column = place
    if claim.what in ("column", "field"):
        letters = column_letters(column)
        return any(
            one.letters == letters and one.left for columns in outcome.columns.values() for one in columns
        )
    for note in outcome.notes:
        if note.row == row or (len(text) > 3 and text[:40] in note.text):
            return True
        rows = re.search(r"dòng (?:(\d+)–)?(\d+)", note.text)
        if note.code in ("ending", "sheet-above") and rows and int(rows[1] or 1) <= row <= int(rows[2]):
            return True
        if any(a <= row <= c and b <= column <= d for a, b, c, d in areas_of(note.text)):
            return True
    return False


def check(ledger: Ledger, outcome: Outcome) -> None:
    """Each cell is one of the four; what is taken stands in its entry, what is left out is told."""
    assert ledger.open() == []
    assert set(ledger.claims) == set(ledger.cells)
    assert sum(ledger.counts().values()) == len(ledger.cells)
    for place, claim in ledger.claims.items():
        text = ledger.cells[place]
        assert claim.kind in (TAKEN, HEADING, TOTAL, LEFT)
        counted = text.isdigit() and claim.what == "name"  # "1" before a name belongs to the list
        if claim.kind == TAKEN and claim.what not in ("number", "running") and not counted:
            assert claim.entry is not None
            whole = match_key(" ".join(claim.entry.fields.values()))
            assert match_key(text) in whole or claim.what in ("decision_date", "status"), (place, text)
        if claim.kind == LEFT:
            assert is_told(place, text, claim, outcome), (place, text, claim, outcome.notes)


@settings(max_examples=100, deadline=None)
@given(sheet=sheets(), kind=st.sampled_from(["recipients", "signers", "people"]))
def test_every_cell_is_taken_a_heading_a_total_or_told(sheet: Sheet, kind: str) -> None:
    try:
        _, outcome = read(sheet, kind)
    except TableRefused as refused:
        assert refused.code in ("two-columns", "no-list", "no-name")
        return
    check(outcome.ledgers[0], outcome)


def test_a_cell_that_nobody_claims_is_found() -> None:
    ledger = Ledger(Sheet("DS", [["Họ và tên", None, "chữ lạ"], ["Lan", None, "ở đây"]]))
    ledger.claim([(1, 1), (2, 1)], Claim(HEADING))
    assert [(block.area, block.texts) for block in ledger.blocks()] == [("C1:C2", ("chữ lạ", "ở đây"))]


def test_a_cell_is_never_two_things() -> None:
    ledger = Ledger(Sheet("DS", [["Lan"]]))
    ledger.claim([(1, 1)], Claim(HEADING))
    ledger.claim([(1, 1)], Claim(LEFT))
    assert ledger.counts() == {TAKEN: 0, HEADING: 1, TOTAL: 0, LEFT: 0}


@pytest.mark.parametrize("kind", ["recipients", "signers", "people"])
def test_the_totals_of_the_report_are_those_of_the_sheet(kind: str) -> None:
    rows: list[list[Cell]] = [
        ["STT", "Họ và tên", "Đơn vị"],
        [1, "Lê Thị Lan", "Tổ 1"],
        [2, "Võ Văn Tám", "Tổ 2"],
    ]
    _, outcome = read(Sheet("DS", [*rows, ["Tổng cộng: 2 người"], [None, "KT. CHỦ TỊCH"]]), kind)
    assert outcome.ledgers[0].counts() == {TAKEN: 6, HEADING: 3, TOTAL: 1, LEFT: 1}
