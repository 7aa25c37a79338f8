"""Words by which a line of a list is known: forms of award, kinds of recipients, how a heading begins."""

from __future__ import annotations

import re

from ceremony.language.text import match_key, search_key
from ceremony.loaders.roster.columns import readings

_FORMS = tuple(
    map(
        match_key,
        (
            "huân chương", "huy chương", "bằng khen", "giấy khen", "cờ thi đua", "chiến sĩ thi đua",
            "lao động tiên tiến", "lao động xuất sắc", "danh hiệu", "kỷ niệm chương", "giải thưởng",
            "giải nhất", "giải nhì", "giải ba", "giải khuyến khích", "tập thể tiên tiến", "gia đình văn hóa",
        ),
    )
)  # fmt: skip
_KINDS = (("tap the", "collective"), ("ho gia dinh", "household"), ("ca nhan", "individual"))
_NUMBERED = re.compile(r"(?:[IVX]{1,5}|[A-H])\s*[.)/:–-]\s*\S")


def has_form(text: str) -> bool:
    """True when a text names a form of award."""
    key = match_key(text)
    return any(form in key for form in _FORMS)


def kinds_in(text: str) -> set[str]:
    """The kinds of recipients that a text speaks of."""
    key = f" {search_key(text)} "
    return {kind for word, kind in _KINDS if f" {word} " in key}


def read_heading(text: str) -> str:
    """A heading in the letters in which it says something; else as it stands."""
    for reading in readings(text):
        if has_form(reading) or kinds_in(reading):
            return reading
    return text


def is_heading(text: str) -> bool:
    """True for a line that says what follows: "II. CÁ NHÂN", "Giấy khen", "A. Khối trường học"."""
    known = read_heading(text)
    return bool(_NUMBERED.match(text.strip()) or has_form(known) or kinds_in(known))
