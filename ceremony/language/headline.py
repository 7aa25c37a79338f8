"""A heading in capitals as it is written inside a sentence; proper names are never put into small letters."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

from ceremony.language.abbreviations import READINGS

# Words of awards and offices. What is not among them may be the name of a place, and nobody knows its
# capitals.
_SMALL = str.split(
    "bằng khen giấy khen cờ thi đua huân chương huy chương kỷ niệm chương danh hiệu giải thưởng lao động "
    "tiên tiến xuất sắc "
    "chiến sĩ cơ sở toàn quốc cá nhân tập thể hộ gia đình được tặng thưởng khen của cho và do các đạt có "
    "thành tích trong "
    "phong trào thành phố phường xã quận huyện tỉnh cấp danh sách đề nghị nhất nhì ba hạng đơn vị quyết "
    "thắng tiêu biểu "
    "học sinh giỏi sinh viên giáo viên khuyến khích trao về thuộc theo năm người đã nhận công tác nhiệm vụ "
    "hoàn thành tốt "
    "phụ nữ nông dân thanh niên trẻ"
)
_PROPER = MappingProxyType(
    {
        "phó chủ tịch": "Phó Chủ tịch",
        "chủ tịch": "Chủ tịch",
        "thủ tướng": "Thủ tướng",
        "chính phủ": "Chính phủ",
        "nhà nước": "Nhà nước",
        "quốc hội": "Quốc hội",
        "bộ trưởng": "Bộ trưởng",
        "giám đốc": "Giám đốc",
        "hiệu trưởng": "Hiệu trưởng",
        "bí thư": "Bí thư",
        "ủy ban nhân dân": "Ủy ban nhân dân",
        "uỷ ban nhân dân": "Ủy ban nhân dân",
        "ủy ban mặt trận tổ quốc việt nam": "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "ủy ban mặt trận tổ quốc": "Ủy ban Mặt trận Tổ quốc",
        "hội đồng nhân dân": "Hội đồng nhân dân",
        "mặt trận tổ quốc": "Mặt trận Tổ quốc",
        "việt nam": "Việt Nam",
        "công an": "Công an",
        "ban chấp hành": "Ban Chấp hành",
        "đảng bộ": "Đảng bộ",
        "đảng ủy": "Đảng ủy",
        "thành ủy": "Thành ủy",
        "quận ủy": "Quận ủy",
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:[.-][^\W\d_]+)*")


@cache
def _proper() -> re.Pattern[str]:
    longest_first = sorted(_PROPER, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def sentence_case(heading: str) -> str:
    """ "BẰNG KHEN CỦA CHỦ TỊCH UBND THÀNH PHỐ" → "Bằng khen của Chủ tịch UBND thành phố".

    A heading with a word that is no word of awards or offices stays in capitals: it may be a name.
    """
    if not heading.isupper():
        return heading
    kept = {word.casefold(): word for word in _WORD.findall(heading) if word in READINGS}
    small = _WORD.sub(lambda found: kept.get(found[0].casefold(), found[0].lower()), heading)
    named = _proper().sub(lambda found: _PROPER[found[0]], small)
    known = {*_SMALL, *(word for phrase in _PROPER for word in phrase.split())}
    if any(word.casefold() not in known and word not in READINGS for word in _WORD.findall(small)):
        return heading
    return named[:1].upper() + named[1:]
