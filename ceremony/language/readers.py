"""What a reader of figures is: a pattern, and the words for what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ceremony.language.numbers import Voice

Found = re.Match[str]
Reader = tuple[re.Pattern[str], Callable[[Found, Voice], str | None]]

GAP = "[ \u00a0]"
# Figures that belong to a longer sign ("A3", "12/34/56", "COVID-19") are left alone.
BEFORE, AFTER = r"(?<![\w.,/:+-])", r"(?![\w/]|[:.,-]\d|-\w)"
# What is counted: "13/14 vụ" is a share, whatever day it might be.
COUNTED = (
    "vụ|hộ|chỉ tiêu|phong trào|khu|tổ|người|đồng chí|đ/c|tập thể|cá nhân|đơn vị|trường|phường|xã|quận|"
    "huyện|tỉnh|đại biểu|phiếu|điểm|lượt|mô hình|tiêu chí|nhiệm vụ|nội dung|mục tiêu|gia đình|chi bộ|"
    "chi hội|cuộc|hồ sơ|đối tượng|học sinh|em|cháu|công trình|thành viên|ủy viên|cơ quan|doanh nghiệp|"
    "lớp|thôn|xóm|ấp|đám|trận|bài|câu|sản phẩm|dự án|lần|chữ ký|bản cam kết|giải"
)
_NUMBERED = "số nhà|nhà|số|kiệt|hẻm|ngõ|ngách|đường|lô|thửa|tờ|tổ|tỷ lệ|tỷ số|tỉ số|tỉ lệ"
_REACHED = "đạt|được|ký|có|chiếm|bằng|khoảng|gần|hơn|là|với|thắng|thua"
_SHARING = re.compile(rf"(?<!\w)(?<!giỗ )(?:{_NUMBERED}|{_REACHED}){GAP}\Z", re.IGNORECASE)
_LABELS = (
    "tổ|khu|đội|phòng|khối|điều|mục|phần|chương|khu dân cư|tổ dân phố|dân cư|dân phố|khu phố|phường|quận|"
    "ấp|thôn|xóm|đợt|bàn|hàng|dãy|ghế|tháng|quý|kỳ|số|lớp|bài|câu|thứ"
)
_LABEL = re.compile(rf"(?<!\w)(?<!giỗ )(?:{_LABELS}){GAP}\Z", re.IGNORECASE)
_COUNTING = re.compile(rf"{GAP}(?:{COUNTED})(?!\w)", re.IGNORECASE)

_DIVIDED = re.compile(rf"{GAP}(?:số|tổng|diện tích|dân số|lượng|thời gian|quãng đường|chặng đường)(?!\w)")


def is_count(found: Found) -> bool:
    """True when the words beside "13/14" say that it is so many out of so many, or an address."""
    return is_announced(found) or bool(_COUNTING.match(found.string, found.end()))


def is_announced(found: Found) -> bool:
    """True when the word in front says it already: "đạt 8/10", "số nhà 12/5"."""
    return bool(_SHARING.search(before(found)))


def is_numbered(front: str) -> bool:
    """True when the text in front of a number makes it a label: "Tổ 55", "số 12", "tháng 4"."""
    return bool(_LABEL.search(front))


def is_divided(found: Found) -> bool:
    """True when what stands behind "2/3" can be divided: "2/3 số hộ"."""
    return bool(_DIVIDED.match(found.string, found.end()))


def before(found: Found) -> str:
    """The few letters in front of what was found."""
    return found.string[max(0, found.start() - 40) : found.start()]


def read_all(text: str, readers: Iterable[Reader], voice: Voice) -> str:
    """The text after every reader, in turn; what a reader cannot say stays as it is."""
    for pattern, read in readers:

        def said(found: Found, read: Callable[[Found, Voice], str | None] = read) -> str:
            words = read(found, voice)
            return found.group(0) if words is None else words

        text = pattern.sub(said, text)
    return text
