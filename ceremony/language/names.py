"""Names as lists hold them: an honorific in front, a title behind, a household or a collective."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ceremony.language.text import match_key

_HONORIFICS = {
    "đ/c": "đồng chí",
    "đc": "đồng chí",
    "đồng chí": "đồng chí",
    "ông": "ông",
    "bà": "bà",
    "anh": "anh",
    "chị": "chị",
    "em": "em",
    "thầy": "thầy",
    "thầy giáo": "thầy giáo",
    "cô": "cô",
    "cô giáo": "cô giáo",
}
_FRONT = re.compile(
    r"(đ\s*[/.]\s*c|đc|đồng\s+chí|ông|bà|anh|chị|em|thầy\s+giáo|thầy|cô\s+giáo|cô)(\s*[.:]\s*|\s+)(?=\w)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s*(?:\n|\s[-–—]\s|[,;(]|\s[-–—](?=\S))\s*", re.DOTALL)
# Family names in the plain sense begin with these words too, so that "Ông Văn A" may be a whole name.
_AFTER_FAMILY = frozenset(
    {"văn", "thị", "đức", "ngọc", "hữu", "đình", "quang", "minh", "thanh", "kim", "ích"}
)
_HOUSEHOLD = ("hộ", "gia đình")
_COLLECTIVE = (
    "tập thể", "chi bộ", "đảng bộ", "đảng ủy", "chi hội", "hội", "ban", "khu dân cư", "kdc", "tổ",
    "tdp", "trường",
    "công ty", "công an", "ubnd", "ủy ban", "ubmttq", "chi đoàn", "đoàn", "đội", "phòng", "trạm",
    "nhóm", "câu lạc bộ",
    "clb", "khoa", "lớp", "thôn", "xã", "phường", "cán bộ và nhân dân", "cán bộ nhân dân", "nhân dân",
    "doanh nghiệp",
    "hợp tác xã", "htx", "quân và dân", "liên đoàn", "trung tâm", "bệnh viện", "cơ quan", "đơn vị",
    "chùa", "giáo xứ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name cell taken apart; ``doubtful``: the word in front may belong to the name."""

    name: str
    honorific: str = ""
    title: str = ""
    doubtful: bool = False


def split_honorific(text: str) -> ReadName:
    """ "đ/c Lê Văn Cương" → "đồng chí" and "Lê Văn Cương". A doubtful name stays whole."""
    found = _FRONT.match(text)
    if not found:
        return ReadName(text)
    rest = text[found.end() :].strip()
    said = re.sub(r"\s+", " ", found[1].casefold()).replace(" ", "" if "/" in found[1] else " ")
    honorific = _HONORIFICS.get(said, "đồng chí")
    words = rest.split()
    certain = honorific == "đồng chí" or found[1].islower() or found[2].strip() != ""
    if len(words) < 2 or (not certain and words[0].casefold() in _AFTER_FAMILY):
        return ReadName(text, doubtful=True)
    if words[0][0].islower() and not rest.islower():  # "Anh hùng Lao động …", "Bà mẹ Việt Nam anh hùng …"
        return ReadName(text, doubtful=True)
    return ReadName(rest, honorific)


def looks_personal(text: str) -> bool:
    """True for two to seven words that each begin with a capital."""
    words = text.split()
    return 2 <= len(words) <= 7 and all(word[0].isupper() and not word[-1].isdigit() for word in words)


def split_title(text: str) -> ReadName:
    """ "Lê Văn Cương, Bí thư" → name and title, when what stands in front is a person's name."""
    found = _TITLE.search(text)
    if not found:
        return ReadName(text)
    name, title = text[: found.start()].strip(), text[found.end() :].strip()
    title = title.replace(")", "", 1) if "(" in found.group() else title
    if not looks_personal(name) or not title:
        return ReadName(" ".join(text.split()))
    return ReadName(name, title=" ".join(title.split()))


_SURE = (
    "tập thể", "chi bộ", "chi hội", "khu dân cư", "tổ dân phố", "ủy ban", "công ty", "công an", "trường",
)  # fmt: skip


@cache
def _starts(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{match_key(word)} " for word in words)


def kind_of(text: str) -> str:
    """ "household" or "collective" when the first words of a name say so, else ""."""
    key = match_key(text) + " "
    if key.startswith(_starts(_HOUSEHOLD)):
        return "household"
    personal = looks_personal(text) and len(text.split()) <= 4 and not any(sign.isdigit() for sign in text)
    return "collective" if key.startswith(_starts(_SURE if personal else _COLLECTIVE)) else ""
