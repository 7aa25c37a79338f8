"""Vietnamese abbreviations and how they are read aloud: longest match, whole token, case-sensitive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ceremony.language.syllables import is_syllable

READINGS: Mapping[str, str] = MappingProxyType(
    {
        "UBND": "Ủy ban nhân dân",
        "UBMT": "Ủy ban Mặt trận",
        "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
        "UBMTTQVN": "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "MTTQ": "Mặt trận Tổ quốc",
        "MTTQVN": "Mặt trận Tổ quốc Việt Nam",
        "TDP": "Tổ dân phố",
        "KDC": "khu dân cư",
        "ANTQ": "an ninh Tổ quốc",
        "TD.BVANTQ": "toàn dân bảo vệ an ninh Tổ quốc",
        "BVANTQ": "bảo vệ an ninh Tổ quốc",
        "QLNN": "quản lý nhà nước",
        "KTXH": "kinh tế - xã hội",
        "KT-XH": "kinh tế - xã hội",
        "QPAN": "quốc phòng - an ninh",
        "QP-AN": "quốc phòng - an ninh",
        "KTXH-QPAN": "kinh tế - xã hội, quốc phòng - an ninh",
        "PCT": "Phó Chủ tịch",
        "CA": "Công an",
        "CBCC": "cán bộ, công chức",
        "CBCCVC": "cán bộ, công chức, viên chức",
        "CBCCVCNLĐ": "cán bộ, công chức, viên chức, người lao động",
        "TNCSHCM": "Thanh niên Cộng sản Hồ Chí Minh",
        "TNCS": "Thanh niên Cộng sản",
        "HCM": "Hồ Chí Minh",
        "TPHCM": "thành phố Hồ Chí Minh",
        "đ/c": "đồng chí",
        "HĐND": "Hội đồng nhân dân",
        "ĐU": "Đảng ủy",
        "BTV": "Ban Thường vụ",
        "BCĐ": "Ban Chỉ đạo",
        "UVBTV": "Ủy viên Ban Thường vụ",
        "UV": "Ủy viên",
        "LHPN": "Liên hiệp Phụ nữ",
        "CCB": "Cựu chiến binh",
        "LĐTT": "Lao động tiên tiến",
        "TTLĐTT": "Tập thể lao động tiên tiến",
        "CSTĐ": "Chiến sĩ thi đua",
        "CSTĐCS": "Chiến sĩ thi đua cơ sở",
        "TĐKT": "thi đua, khen thưởng",
        "TĐYN": "thi đua yêu nước",
        "QĐ": "Quyết định",
        "BC": "báo cáo",
        "KH": "kế hoạch",
        "NQ": "Nghị quyết",
        "CTr": "chương trình",
        "TTATXH": "trật tự an toàn xã hội",
        "ANTT": "an ninh trật tự",
        "ANCT": "an ninh chính trị",
        "ATGT": "an toàn giao thông",
        "PCTP": "phòng, chống tội phạm",
        "PCCC": "phòng cháy, chữa cháy",
        "CNCH": "cứu nạn, cứu hộ",
        "PCTT": "phòng, chống thiên tai",
        "TKCN": "tìm kiếm cứu nạn",
        "PCD": "phòng, chống dịch",
        "DQTV": "dân quân tự vệ",
        "NVQS": "nghĩa vụ quân sự",
        "BHYT": "bảo hiểm y tế",
        "BHXH": "bảo hiểm xã hội",
        "CCHC": "cải cách hành chính",
        "GĐVH": "Gia đình văn hóa",
        "THCS": "trung học cơ sở",
        "THPT": "trung học phổ thông",
        "TH": "tiểu học",
        "MN": "mầm non",
        "TP.": "thành phố",
        "TP": "thành phố",
        "Tp.": "thành phố",
        "tp.": "thành phố",
        "TX.": "thị xã",
        "TX": "thị xã",
        "Q.": "quận",
        "GS.": "Giáo sư",
        "GS": "Giáo sư",
        "PGS.": "Phó Giáo sư",
        "PGS": "Phó Giáo sư",
        "TS.": "Tiến sĩ",
        "TS": "Tiến sĩ",
        "ThS.": "Thạc sĩ",
        "ThS": "Thạc sĩ",
        "BS.": "Bác sĩ",
        "BS": "Bác sĩ",
        "NGƯT": "Nhà giáo Ưu tú",
        "NSND": "Nghệ sĩ Nhân dân",
        "NSƯT": "Nghệ sĩ Ưu tú",
        "NĐ": "Nghị định",
        "TW": "Trung ương",
        "TƯ": "Trung ương",
        "CLB": "Câu lạc bộ",
        "HTX": "Hợp tác xã",
        "TNHH": "trách nhiệm hữu hạn",
        "PGD": "Phòng Giáo dục",
        "GDĐT": "giáo dục và đào tạo",
        "GD&ĐT": "giáo dục và đào tạo",
        "LĐLĐ": "Liên đoàn Lao động",
        "CĐ": "Công đoàn",
        "ANQP": "an ninh, quốc phòng",
        "PTDT": "phổ thông dân tộc",
    }
)
_OFFICES = (
    "Tài chính|Giáo dục|GD|Nội vụ|Tư pháp|Văn hóa|Kinh tế|Quản lý|Lao động|LĐ|Y tế|Tài nguyên|Thanh tra|"
    "Hành chính|Tổ chức|Kế hoạch|Đào tạo|Công tác|Nghiệp vụ|Cảnh sát|CS"
)
# Read by what stands beside them: (token, pattern of what follows, reading); the first that fits.
CONTEXTS: tuple[tuple[str, str, str], ...] = (
    ("CT", r" ?(?:số )?\d", "Chỉ thị"),
    ("CT", r" (?:hành động|công tác|phối hợp)", "chương trình"),
    ("CT", r"", "Chủ tịch"),
    ("BCH", r" (?:[Qq]uân sự|QS|[Pp]hòng|PC)", "Ban Chỉ huy"),
    ("BCH", r"", "Ban Chấp hành"),
    ("ND", r"", "Nông dân"),
    ("BTC", r"", "Ban Tổ chức"),
    ("P.", r" ?\d", "phường"),
    ("P.", r" ?(?:Chủ|Trưởng|Bí thư|Giám|Hiệu|CT |CT\Z|BT |GĐ)", "Phó"),
    ("P.", rf" ?(?:{_OFFICES})", "phòng"),
    ("P.", r"", "phường"),
    *(
        (short, beside, full)
        for short in ("Đ/c", "Đ/C")
        for beside, full in ((r" ?:", "Địa chỉ"), (r"", "Đồng chí"))
    ),
)
_CONTEXT_TOKENS = frozenset(token for token, _, _ in CONTEXTS)
# Readings that a person should look at once: the letters have more than one meaning.
AMBIGUOUS = frozenset({"CT", "BCH", "ND", "BTC", "P.", "TH", "BC", "KH", "CĐ", "Đ/c", "Đ/C", "TS", "TX"})


@dataclass(frozen=True, slots=True)
class Expansion:
    """One abbreviation found: where, what it is read as, and whether a person should look at it."""

    start: int
    end: int
    short: str
    full: str
    ambiguous: bool = False


_JOINTS = MappingProxyType({"-": ", ", "&": " và ", ".": " "})  # of short forms grown together: HĐND-UBND


@cache
def _tokens(extra: tuple[str, ...]) -> re.Pattern[str]:
    known = {*READINGS, *(token for token, _, _ in CONTEXTS), *extra}
    end = r"(?![\w/]|[-.&]\w)"  # a token that ends in a dot may touch the next word: "TP.HCM"
    longest_first = sorted(known, key=lambda token: (-len(token), token))
    whole = "|".join(re.escape(token) + ("" if token.endswith(".") else end) for token in longest_first)
    bare = "|".join(re.escape(token) for token in longest_first if not token.endswith("."))
    return re.compile(rf"(?<![\w/-])(?:{whole}|(?P<grown>(?:{bare})(?:[-&.](?:{bare}))+){end})")


def _reading(token: str, following: str, own: Mapping[str, str]) -> str:
    if token in own:
        others = {short: full for short, full in own.items() if short != token}
        return expand(own[token], others)  # an organisation's reading may hold other short forms
    if token in READINGS:
        return READINGS[token]
    return next(full for short, beside, full in CONTEXTS if short == token and re.match(beside, following))


def _grown(match: re.Match[str], own: Mapping[str, str]) -> tuple[str, bool]:
    """The reading of short forms grown together, and whether any of them is ambiguous."""
    known = "|".join(re.escape(token) for token in sorted({*READINGS, *_CONTEXT_TOKENS, *own}, key=len)[::-1])
    parts = re.findall(rf"({known})([-&.]|\Z)", match.group(0))
    following = match.string[match.end() : match.end() + 24]
    said = "".join(_reading(part, following, own) + _JOINTS.get(joint, "") for part, joint in parts)
    return said, any(part in AMBIGUOUS and part not in own for part, _ in parts)


def _is_read(match: re.Match[str], full: str) -> bool:
    """True for "VTV" inside "kênh VTV" when that is its reading: nothing is written out twice."""
    inside = full.find(match.group(0))
    return inside >= 0 and match.string.startswith(full, match.start() - inside)


def find_abbreviations(text: str, own: Mapping[str, str] | None = None) -> list[Expansion]:
    """Every abbreviation of the dictionary, and of an organisation's ``own``, in the text (NFC)."""
    chosen = own or {}
    found: list[Expansion] = []
    for match in _tokens(tuple(sorted(chosen))).finditer(text):
        token = match.group(0)
        if match["grown"]:
            full, ambiguous = _grown(match, chosen)
        else:
            full = _reading(token, text[match.end() : match.end() + 24], chosen)
            ambiguous = token in AMBIGUOUS and token not in chosen
        if not _is_read(match, full):
            found.append(Expansion(match.start(), match.end(), token, full, ambiguous))
    return found


# Written in capitals and said as they stand.
_SAID = frozenset({"COVID", "ASEAN", "UNESCO", "UNICEF", "APEC", "NATO", "MC", "AIDS", "VTV", "WIFI", "OK"})
_CAPITALS = re.compile(r"(?<![\w/.-])[^\W\d_][\w]*(?:[./-][^\W\d_]\w*)*")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")


def _is_short_form(token: str) -> bool:
    """True for "BQL", and for what holds one: "BQL-phường"."""
    return any(_is_capitals(part) for part in (token, *re.split("[./-]", token)))


def _is_capitals(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    capitals = len(letters) > 1 and all(letter.isupper() for letter in letters)
    return capitals and word not in _SAID and not _ROMAN.match(word)


def unknown_short_forms(text: str, own: Mapping[str, str] | None = None) -> list[str]:
    """What looks like a short form and has no reading, each once, in order; headlines in capitals do not."""
    known = [(each.start, each.end) for each in find_abbreviations(text, own)]
    tokens = [found for found in _CAPITALS.finditer(text) if _is_short_form(found.group(0))]
    starts = {found.start() for found in tokens}
    made: dict[str, None] = {}
    for found in tokens:
        token = found.group(0)
        inside = any(start <= found.start() < end for start, end in known)
        beside = found.end() + 1 in starts or any(other.end() + 1 == found.start() for other in tokens)
        headline = beside and is_syllable(token.lower())
        if not (inside or headline):
            made[token] = None
    return list(made)


def expand(text: str, own: Mapping[str, str] | None = None) -> str:
    """The text with every abbreviation written out."""
    parts: list[str] = []
    last = 0
    for each in find_abbreviations(text, own):
        dotted = each.short.endswith(".") and text[each.end : each.end + 1].isalnum()
        parts += [text[last : each.start], each.full + (" " if dotted else "")]
        last = each.end
    return "".join([*parts, text[last:]])
