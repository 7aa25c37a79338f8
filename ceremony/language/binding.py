"""What must not part at the end of a line, held together with U+00A0."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ceremony.language.text import nfc

NBSP = "\u00a0"
HONORIFICS = (
    "đồng chí",
    "đ/c",
    "ông",
    "bà",
    "anh",
    "chị",
    "em",
    "cô",
    "thầy",
    "chú",
    "bác",
    "Mr",
    "Ms",
    "Mrs",
    "Dr",
)
_UNITS = (
    "phút|giờ|giây|ngày|tháng|năm|tuổi|người|hộ|vụ|tập thể|cá nhân|khu dân cư|đại biểu|triệu|tỷ|nghìn|đồng|"
    "phong trào|tổ|mô hình|lượt|camera|khoa|%"
)
_RULES = tuple(
    re.compile(rule, flags=re.IGNORECASE)
    for rule in (
        r"\b(?:năm(?: học)?|giai đoạn|nhiệm kỳ|niên khóa) \d{4}(?: ?[-–] ?\d{4})?",
        r"\b(?:tổ dân phố|khu dân cư|khu phố|thôn|xóm|ấp|tdp|kdc|tổ|khu)(?: số)? \d+\b",
        r"\b(?:quận|phường|q\.|p\.|khóa|khoá|lớp|kỳ|đợt|đội|số|quý) \d+\b",
        r"\b(?:ngày|tháng|mùng) \d{1,2}\b",
        rf"(?<![\w.,])\d[\d.,]* (?:{_UNITS})(?!\w)",
        r"\bcựu chiến binh\b",
        r"\bđộc lập - tự do - hạnh phúc\b",
    )
)


def bind(text: str) -> str:
    """The text with numbers tied to what they count and name: "Tổ dân phố 55", "năm 2022", "ngày 31"."""
    text = nfc(text)
    for rule in _RULES:
        text = rule.sub(lambda found: found.group(0).replace(" ", NBSP), text)
    return text


def bind_name(name: str, honorific: str = "") -> str:
    """A personal name, with its honorific when given, that stands on one line."""
    return NBSP.join([*nfc(honorific).split(), *nfc(name).split()])


def bind_names(text: str, names: Iterable[str]) -> str:
    """The text with every one of these names held together, with an honorific in front of it too."""
    text = nfc(text)
    before = "|".join(re.escape(word) for word in HONORIFICS)
    for name in sorted({nfc(name) for name in names if name.strip()}, key=len, reverse=True):
        spaced = r"[ \u00a0]+".join(re.escape(part) for part in name.split())
        rule = re.compile(rf"(?<!\w)(?:(?:{before})[ \u00a0])?{spaced}(?!\w)", flags=re.IGNORECASE)
        text = rule.sub(lambda found: re.sub(r"[ \u00a0]+", NBSP, found.group(0)), text)
    return text


def unbind(text: str) -> str:
    """The text with plain blanks again, for reading aloud and for comparing."""
    return text.replace(NBSP, " ")
