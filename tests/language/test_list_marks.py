"""Cells that say "as above", "not known yet", an error or a remark."""

from __future__ import annotations

import pytest

from ceremony.language.list_marks import (
    find_error,
    holds_ditto,
    is_dash,
    is_ditto,
    is_example_name,
    is_open,
    read_remark,
)
from tests.language.test_damage import NAMES


@pytest.mark.parametrize(
    "text", ["nt", "NT", "-nt-", "- nt -", "n.t", "n/t", "(nt)", '"nt"', "như trên", "Như trên", "-như trên-",
    "(như trên)",
             "như dòng trên", "ditto",
             "Same as above", '"', "“", "”", "〃", "″", "''", "- \" -", '-"-', ",,", "„", '" "']
)  # fmt: skip
def test_as_above_is_known_in_all_its_spellings(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tổ 1",
        "NTT",
        "Hà",
        "-",
        "…",
        "1/NT-UBND",
        "Nt Group",
        '"Tổ 1"',
        "như",
        "x",
        "'",
        "Ngọc Tú",
        "5",
        ".",
    ],
)
def test_a_value_is_no_ditto(text: str) -> None:
    assert not is_ditto(text)


def test_as_above_inside_a_text_is_seen() -> None:
    assert holds_ditto("Tổ trưởng -nt-")
    assert holds_ditto("Giấy khen như trên")
    assert not holds_ditto("-nt-")
    assert not holds_ditto("Bình Nt")


@pytest.mark.parametrize(
    "text", ["(chưa có)", "Chưa có", "Đang cập nhật", "đang cập nhật...", "x", "XX", "…", "...", "?", "??",
    "-", "___", "(?)",
             "chưa xác định", "Chưa có tên", "[Để trống]", "TBD", "n/a", "sẽ bổ sung sau", "Không rõ"]
)  # fmt: skip
def test_what_holds_a_place_is_open(text: str) -> None:
    assert is_open(text)
    assert is_open(text, name=True)


@pytest.mark.parametrize(
    "text", [*NAMES, "Đặng Chưa", "Na", "Khuyết Danh Mẫu", "Tổ 1", "Chợ Mới", "5", "Xã A", "Sẻ"]
)
def test_a_name_or_a_unit_is_not_open(text: str) -> None:
    assert not is_open(text)
    assert not is_open(text, name=True)


@pytest.mark.parametrize("text", ["Họ và tên", "Không có", "Sẽ cử đại biểu"])
def test_where_a_name_belongs_less_is_enough(text: str) -> None:
    assert is_open(text, name=True)
    assert not is_open(text)


def test_a_dash_says_nothing_at_all() -> None:
    assert is_dash("–")
    assert not is_dash("…")
    assert not is_dash("?")


@pytest.mark.parametrize(("text", "example"), [("Nguyễn Văn A", True), ("Trần Thị B", True), ("Lê Văn An",
    False),
                                               ("Nguyễn Như Y", False), ("Hộ ông Nguyễn Văn A", False),
                                               ("Tổ A", False)])  # fmt: skip
def test_names_of_examples_end_in_one_letter(text: str, example: bool) -> None:
    assert is_example_name(text) is example


@pytest.mark.parametrize(
    "text", ["#REF!", "#N/A", "#DIV/0!", "#NAME?", "#SPILL!", "#CALC!", "Err:508", "####", " #VALUE! "]
)
def test_errors_of_spreadsheets_are_known(text: str) -> None:
    assert find_error(text)


@pytest.mark.parametrize("text", ["#1", "Trao giải #1", "Err", "Tổ #N", ""])
def test_a_number_sign_is_no_error(text: str) -> None:
    assert not find_error(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Vắng mặt", "absent"), ("vắng có lý do", "absent"), ("Không tham dự", "absent"), ("Đã mất",
        "posthumous"),
        ("đã từ trần", "posthumous"), ("Truy tặng", "posthumous"), ("Nhận sau", "later"), ("Không khen nữa",
        "withdrawn"),
        ("Rút tên", "withdrawn"), ("Bỏ", "withdrawn"), ("Đảng viên", ""), ("Con liệt sĩ hy sinh", ""),
        ("20 năm", ""),
        ("Không vắng", ""), ("không nhận tiền mặt", ""), ("Không nhận", "withdrawn"),
        ("có chồng đi vắng nhiều năm, một mình nuôi con", ""),
    ],
)  # fmt: skip
def test_a_remark_says_what_becomes_of_somebody(text: str, meant: str) -> None:
    assert read_remark(text) == meant
