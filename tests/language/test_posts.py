"""Posts and ranks before a name, and headings in capitals."""

from __future__ import annotations

import pytest

from ceremony.language.headline import sentence_case
from ceremony.language.posts import begins_with_family, has_rank, is_unread_name, split_post


@pytest.mark.parametrize(
    ("text", "post", "name"),
    [
        ("Đội trưởng Nguyễn Văn Hùng", "Đội trưởng", "Nguyễn Văn Hùng"),
        ("Bí thư Chi bộ Lê Văn Tám", "Bí thư Chi bộ", "Lê Văn Tám"),
        ("Trưởng ban: Trần Thị Hoa", "Trưởng ban", "Trần Thị Hoa"),
        ("Phó Chủ tịch UBND phường Nguyễn Lê Hoài An", "Phó Chủ tịch UBND phường", "Nguyễn Lê Hoài An"),
        ("Công an viên Võ Thị Mai", "Công an viên", "Võ Thị Mai"),
    ],
)
def test_a_post_before_a_name_is_taken_off(text: str, post: str, name: str) -> None:
    assert split_post(text) == (post, name)


@pytest.mark.parametrize(
    "text", ["Hiệu trưởng Trường Nguyễn Huệ Lê Văn Tám", "Lê Văn Tám", "Cán bộ và nhân dân KDC 5",
    "Đội trưởng", "Bí thư",
             "Thượng tá Đỗ Công Khánh", "Chủ tịch Hội đồng", "Giám đốc Công ty Hòa Bình"]
)  # fmt: skip
def test_where_no_name_is_certain_the_text_stays_whole(text: str) -> None:
    assert split_post(text) == ("", text)


def test_ranks_stay_with_the_name() -> None:
    assert has_rank("Thượng tá Đỗ Công Khánh")
    assert has_rank("PGS.TS. Nguyễn Văn An")
    assert not has_rank("Tạ Thị Nhà")
    assert begins_with_family("Đỗ Công Khánh")
    assert not begins_with_family("Thanh Khê")


@pytest.mark.parametrize(
    ("heading", "written"),
    [
        ("BẰNG KHEN CỦA CHỦ TỊCH UBND THÀNH PHỐ", "Bằng khen của Chủ tịch UBND thành phố"),
        ("GIẤY KHEN", "Giấy khen"),
        ("CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", "Cá nhân được tặng giấy khen"),
        ("BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ", "Bằng khen của Thủ tướng Chính phủ"),
        ("GIẤY KHEN CỦA UBND PHƯỜNG THANH KHÊ TÂY", "GIẤY KHEN CỦA UBND PHƯỜNG THANH KHÊ TÂY"),
        ("Giấy khen của UBND", "Giấy khen của UBND"),
        ("HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA", "Huân chương lao động hạng ba"),
    ],
)
def test_a_heading_in_capitals_keeps_its_names(heading: str, written: str) -> None:
    assert sentence_case(heading) == written


@pytest.mark.parametrize("name", ["Nguyeenx Thij Lan", "Nguyễn Thij Lan", "Traanf Lan", "Nguyeenx Van Lan"])
def test_a_name_in_telex_that_nobody_read_is_seen(name: str) -> None:
    assert is_unread_name(name)


@pytest.mark.parametrize(
    "name", ["Nguyen Thi Lan", "Max Weber", "Lars Müller", "Lê Hoa", "John Smith", "James Brown", "Y Ê Ban",
    "K'Bông",
             "Peter Pan", "Nguyễn Văn An", "Anna Lee"]
)  # fmt: skip
def test_a_name_of_another_language_is_not_in_telex(name: str) -> None:
    assert not is_unread_name(name)
