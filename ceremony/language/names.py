"""Names as lists hold them: an honorific in front, a title behind, a household or a collective."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ceremony.language.posts import begins_with_family, ends_with_name, has_post, has_rank, split_post
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
    "cụ": "cụ",
    "cháu": "cháu",
    "bác": "bác",
    "chú": "chú",
}
_FRONT = re.compile(
    r"(đ\s*[/.]\s*c|đc|đồng\s+chí|ông|bà|anh|chị|em|thầy\s+giáo|thầy|cô\s+giáo|cô|cụ|cháu|bác|chú)(\s*[.:]\s*|\s+)(?=\w)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s*(?:\n|\s[-–—]\s|[,;(]|\s[-–—](?=\S))\s*", re.DOTALL)
# Family names in the plain sense begin with these words too, so that "Ông Văn A" may be a whole name.
_AFTER_FAMILY = frozenset(
    {"văn", "thị", "đức", "ngọc", "hữu", "đình", "quang", "minh", "thanh", "kim", "ích"}
)
_FAMILIES = ("ông", "cô", "anh", "em", "chị", "bà")  # the honorifics that are family names too
_HOUSEHOLD = ("hộ", "gia đình", "vợ chồng", "đại gia đình")
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


def has_honorific(text: str) -> bool:
    """True when the text begins with an honorific, or a family name that reads like one."""
    return bool(_FRONT.match(text))


def split_honorific(text: str, *, certain: bool = False) -> ReadName:
    """ "đ/c Lê Văn Cương" → "đồng chí" and "Lê Văn Cương". A doubtful name stays whole.

    ``certain``: the list puts honorifics before its names. Elsewhere "Ông Cao Thắng" may be a whole name, as
    every name of three words may be whose family name reads like an honorific.
    """
    found = _FRONT.match(text)
    if not found:
        return ReadName(text)
    rest = text[found.end() :].strip()
    said = re.sub(r"\s+", " ", found[1].casefold()).replace(" ", "" if "/" in found[1] else " ")
    honorific = _HONORIFICS.get(said, "đồng chí")
    words = rest.split()
    sure = honorific == "đồng chí" or found[1].islower() or found[2].strip() != ""
    short = len(words) == 2 and found[1].casefold() in _FAMILIES and not certain
    if len(words) < 2 or (not sure and (words[0].casefold() in _AFTER_FAMILY or short)):
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


_NUMBER = re.compile(r"\(?\d{1,4}\s*(?:[.):]\s*|[-–/]\s+)(?=[^\W\d_]{2}|[^\W\d_]['’ ])")
_LOOSE = re.compile(r"\d{1,4}\s*[-–/ ]\s*")  # "1-Lê Văn An": only before a family name
_LETTER = re.compile(r"[a-h]\s*[.)]\s*(?=[^\W\d_]{2})")
_BORN = re.compile(
    r"(?:sinh\s*(?:ngày|năm)?|sn|s\.n\.?|năm sinh)?\s*:?\s*(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d", re.IGNORECASE
)
_MARK = re.compile(
    r"\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079*†‡]+|\((?:\d{1,2}|\*{1,3})\)|\[\d{1,2}\]|(?<=[^\W\d_])\d{1,2}|(?<=[^\W\d_]{2})(?<!\bJr)(?<!\bSr)(?<!\bPhD)[.,;:]+)\Z"
)
_BETWEEN = re.compile(
    r"\s*(?:[\n,;&+]|\s[-–—/]\s|(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})|\s(?:và|and|cùng|với)\s)\s*"
)
_WRAPPED = re.compile(r"\s*\n\s*")


def split_number(text: str) -> tuple[str, str]:
    """ "1. Nguyễn Văn Ý" → "1" and the name: the running number of a list that has no column for it."""
    found = _NUMBER.match(text) or _LETTER.match(text)
    if not found and (loose := _LOOSE.match(text)) and begins_with_family(text[loose.end() :]):
        found = loose
    return (found[0].strip(" ().:-–/"), text[found.end() :]) if found else ("", text)


def split_mark(text: str) -> tuple[str, str]:
    """ "Trần Văn Bình1", "Trần Văn Bình (*)" → the name and the mark of a footnote; persons' names hold no "
    "digits."""
    found = _MARK.search(text)
    name = text[: found.start()] if found else text
    return (name, found[0].strip()) if found and looks_personal(name) else (text, "")


def is_birth(text: str) -> bool:
    """True for a day or a year of birth that stands behind a name: "1965", "sinh năm 1965", "SN "
    "12/3/1965"."""
    return bool(_BORN.fullmatch(text.strip(" ()")))


def reads_as_title(text: str) -> bool:
    """True for what may be a title or a unit, not a nickname: "Bí thư", "Tổ 5", "nguyên Chủ tịch phường"."""
    words = set(match_key(text).split())
    return has_post(text) or has_rank(text) or _starts_body(text) or not words.isdisjoint(_OF_TITLES)


def names_in(text: str) -> list[str]:
    """The people of a cell that names several: each part is a name that begins with a family name. Else "
    "[]."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    people = [split_honorific(split_number(part)[1]).name for part in parts]
    several = len(people) > 1 and all(looks_personal(each) and begins_with_family(each) for each in people)
    return [" ".join(part.split()) for part in parts] if several and not any(map(has_post, people)) else []


def unwrap(text: str) -> str:
    """A name that was broken over two lines of its cell as one: what follows is no title and no other "
    "name."""
    parts = _WRAPPED.split(text.strip())
    if len(parts) != 2 or not all(parts):
        return text
    first, second = (part.split() for part in parts)
    capitals = all(word[:1].isupper() and word.isalpha() for word in first + second)
    open_end = len(first) == 1 or match_key(first[-1]) in _MIDDLE or len(first) + len(second) == 3
    if capitals and open_end and len(second) <= 2 and begins_with_family(parts[0]):
        return text if has_post(parts[1]) or _starts_body(parts[1]) else " ".join(first + second)
    return text


# No family has these names, so that "Khoa Sản" is a body although every word of it has a capital.
_BODIES = (
    *(word for word in _COLLECTIVE if word not in ("đoàn", "ban", "hội", "nhân dân")),
    "đoàn thanh niên", "đoàn phường", "đoàn xã", "đoàn trường", "đoàn cơ sở", "đoàn thể", "đoàn khối",
    "đoàn viên",
    "ban chấp hành", "ban công tác", "ban giám hiệu", "ban giám đốc", "ban chỉ huy", "ban chỉ đạo",
    "ban điều hành",
    "ban quản", "ban thanh tra", "ban tổ chức", "ban liên lạc", "ban đại diện", "ban vận động", "ban bảo vệ",
    "ban dân",
    "ban nhạc", "ban thường", "ban nhân dân", "hội nông dân", "hội phụ nữ", "hội cựu chiến binh", "hội người",
    "hội chữ",
    "hội liên hiệp", "hội khuyến học", "hội đồng", "hội cha mẹ", "hội phụ huynh",
)  # fmt: skip
_OF_TITLES = frozenset(map(match_key, str.split(
    "trưởng phó chủ bí giám hiệu ủy viên hội đoàn tổ khu phường xã thôn ấp xóm bản quận huyện tỉnh lớp khoa "
    "trường công "
    "phòng ban chi đảng cán bộ sở cơ đơn đội nhóm kdc tdp kp ubnd hđnd mttq nguyên thư thủ nhân sư sĩ"
)))  # fmt: skip
_MIDDLE = ("văn", "thị")
_FIRST_WORDS = ("trường", "ban", "hội")  # of bodies, and now and then of people
_WITH_HOUSEHOLD = tuple(
    f"{match_key(words)} " for words in (" và gia đình", "cùng gia đình", "và vợ", "và chồng")
)
_WITH_FAMILY = tuple(word for word in _BODIES if word.startswith("đoàn "))


@cache
def _starts(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{match_key(word)} " for word in words)


def _starts_body(text: str) -> bool:
    return f"{match_key(text)} ".startswith(_starts(_BODIES))


def _is_personal(text: str) -> bool:
    return looks_personal(text) and len(text.split()) <= 4 and not any(sign.isdigit() for sign in text)


def _has_middle(key: str) -> bool:
    """ "Trường Văn Khoa": what follows the first word is the middle of a name, not the name of a school."""
    first, _, rest = key.partition(" ")
    return f"{first} " in _starts(_FIRST_WORDS) and rest.startswith(_starts(_MIDDLE))


def kind_of(text: str) -> str:
    """ "household" or "collective" when the first words of a name say so, else ""."""
    bare = split_number(text)[1]
    key = match_key(bare) + " "
    if key.startswith(_starts(_HOUSEHOLD)) or key.endswith(_WITH_HOUSEHOLD):
        return "household"
    if has_rank(bare) or (has_post(bare) and (split_post(bare)[0] or ends_with_name(bare))):
        return ""
    personal = _is_personal(bare)
    if personal and (_has_middle(key) or begins_with_family(bare)):
        return "collective" if key.startswith(_starts(_WITH_FAMILY)) else ""
    return "collective" if key.startswith(_starts(_BODIES if personal else _COLLECTIVE)) else ""


def doubtful_kind(text: str) -> bool:
    """True where a person and a body have the same words: "Trường Văn Khoa", "Ban Mai"."""
    key = match_key(text) + " "
    return _is_personal(text) and key.startswith(_starts(_FIRST_WORDS)) and not kind_of(text)
