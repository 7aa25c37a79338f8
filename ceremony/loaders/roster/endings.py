"""What stands below a list and is no row of it: who drew it up, who signs, place and day, where copies go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceremony.language.text import match_key

_SIGN = re.compile(
    r"\(\s*(?:đã\s+)?(?:ký|kí|chữ ký|signed|signature)\b|ghi rõ họ (?:và )?tên|đóng dấu\s*\)", re.IGNORECASE
)
_BLANK = r"(?:\d{1,4}|[.…_ ]{1,40})"
_PLACE_AND_DAY = re.compile(
    rf"\A[^\d]{{0,60}}\bngày\s*{_BLANK}\s*tháng\s*{_BLANK}\s*năm\s*{_BLANK}", re.IGNORECASE
)
_DRAWN_UP = re.compile(
    r"(?:người|cán bộ|đại diện) (?:lập|tổng hợp|kiểm tra|báo cáo|duyệt|ký|làm đơn)(?: \w+){0,5}"
    r"|xác nhận (?:của )?(?:\w+ ){0,8}\w+|nơi nhận|lưu vt.*|ấn định danh sách.*"
    r"|prepared by|approved by|checked by"
)
_REMARK = re.compile(r"(?:ghi chú|lưu ý|chú thích|chú giải|note|remarks?)\b")
_FOR = re.compile(r"(?:tm|kt|tl|tuq|t m|k t|t l)(?: \w+){0,14}")  # "on behalf of", before who signs
_POST = re.compile(
    r"(?:phó |quyền |q )?(?:chủ tịch|bí thư|giám đốc|tổng giám đốc|hiệu trưởng|hiệu phó|viện trưởng|chủ nhiệm"
    r"|thủ trưởng|trưởng (?:ban|phòng|khoa|đơn vị|đoàn|công an|trạm|thôn|khu phố)|phó trưởng \w+"
    r"|kế toán(?: trưởng)?|tổ trưởng|văn thư|thường trực|đội trưởng|director|president|chairman)(?: \w+){0,6}"
)


def is_remark(text: str) -> bool:
    """True for a line that says something about the list: "Ghi chú: …"."""
    return _REMARK.match(match_key(text)) is not None and ":" in text


def is_signature(said: Sequence[str], lead: str) -> bool:
    """True for a row with words that only stand where a paper is signed.

    ``said``: the texts of a row that has no running number; ``lead``: what stands where names do.
    """
    if any(_SIGN.search(text) for text in said):
        return True
    return any(map(_is_signer, (lead,) if lead else said))


def _is_signer(text: str) -> bool:
    key = match_key(text)
    if _DRAWN_UP.fullmatch(key) or _PLACE_AND_DAY.match(text.strip()) or _FOR.fullmatch(key):
        return True
    return text.isupper() and _POST.fullmatch(key) is not None
