"""What stands in a cell of a list instead of a value: ditto marks, "not known yet", errors, remarks."""

from __future__ import annotations

import re
from functools import lru_cache

from ceremony.language.text import match_key, tidy

_DITTO = re.compile(
    r"[-–—_ ]*[(\[\"“”']?\s*(?:n[./]?\s?t|như\s+(?:dòng\s+|hàng\s+|mục\s+)?trên|giống\s+(?:như\s+)?trên"
    r"|ditto|same as above|as above|do\.)\s*[.)\]\"“”']?[-–—_ .]*",
    re.IGNORECASE,
)
_DITTO_SIGNS = re.compile(
    r"[\s\-–—_.]*(?:[\"“”„″〃]|'{2}|’{2}|‘{2}|´{2}|′{2}|,{2}|`{2})(?:[\s\-–—_.\"“”„″〃'’]*)"
)
_DITTO_INSIDE = re.compile(r"(?<!\w)-\s*n\.?t\s*-(?!\w)|(?<!\w)như\s+trên(?!\w)|[〃]", re.IGNORECASE)
_ERROR = re.compile(
    r"#(?:REF|N/A|NAME|VALUE|DIV/0|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|GETTING_DATA|BUSY|EXTERNAL|ERROR)"
    r"\b[!?]?|Err:\d{3}|#{3,}",
    re.IGNORECASE,
)
# How a cell says that nobody knows yet; behind these few words may follow ("chưa có tên", "sẽ bổ sung sau").
_OPEN_PHRASES = tuple(
    f"{match_key(phrase)} " for phrase in (
        "chưa có", "chưa rõ", "chưa biết", "chưa xác định", "chưa cập nhật", "chưa chọn", "chưa đề cử",
        "chưa bình xét",
        "chưa chốt", "chưa đăng ký", "đang cập nhật", "đang bổ sung", "đang chờ", "đang xét", "đang bình xét",
        "sẽ cập nhật",
        "sẽ bổ sung", "sẽ có", "cập nhật sau", "cập nhật tiếp", "bổ sung sau", "bổ sung tiếp", "để trống",
        "bỏ trống",
        "chờ bổ sung", "chờ cập nhật", "chờ danh sách", "chờ quyết định", "chờ duyệt", "không rõ", "to be",
        "not yet",
        "not known",
    )
)  # fmt: skip
_OPEN_STARTS = (
    "chưa ",
    "đang ",
    "sẽ ",
    "tạm ",
    "chờ ",
)  # of what stands where a name belongs; no family has these
_OPEN_WORDS = frozenset(map(match_key, (
    "chưa", "chờ", "trống", "khuyết", "tbd", "tba", "tbc", "n/a", "null", "nil", "nan", "unknown", "pending",
    "vacant",
)))  # fmt: skip
_NO_NAMES = frozenset(map(match_key, (
    "không", "không có", "none", "blank", "họ và tên", "họ tên", "tên", "name", "full name", "tên người nhận",
    "tên cá nhân",
    "tên tập thể", "abc", "xyz", "test", "thử", "điền tên", "nhập tên", "ghi tên", "ai đó",
)))  # fmt: skip
_HALF = re.compile(r"(?:\.{2,}|…|\?|_{2,})\s*\Z")  # "Nguyễn Văn …"
_COUNTED = re.compile(
    r"\d+ (?:người|cá nhân|tập thể|hộ|hộ gia đình|gia đình|đồng chí|em|học sinh|sinh viên|hội viên"
    r"|đoàn viên|đơn vị)"
)
_CROSSES = re.compile(r"x{1,5}", re.IGNORECASE)
# Family and middle names, then one letter: how examples are written, and nobody is called.
_EXAMPLE = re.compile(r"\S+(?:\s\S+){1,2}\s[A-HK-NP-TVXZĐ]\.?\Z")
_REMARKS = (
    ("withdrawn", ("không khen", "không tặng", "không trao", "không xét", "thôi khen", "rút tên",
    "rút danh sách",
                   "rút khỏi", "rút hồ sơ", "loại khỏi", "đưa ra khỏi", "bỏ khỏi", "bỏ tên", "gạch tên",
                   "xóa tên",
                   "không đạt", "không đủ điều kiện", "withdrawn", "cancelled")),
    ("posthumous", ("truy tặng", "truy phong", "đã mất", "đã chết", "từ trần", "qua đời", "tạ thế", "hy sinh",
    "hi sinh",
                    "quy tiên", "viên tịch", "mất rồi", "mới mất", "deceased", "posthumous")),
    ("later", ("nhận sau", "trao sau", "phát sau", "lĩnh sau", "trao tại nhà", "later")),
    ("absent", ("vắng", "không dự", "không tham dự", "không đến", "không về", "không có mặt", "nghỉ ốm",
    "đang ốm",
                "bị ốm", "xin nghỉ", "nghỉ phép", "nằm viện", "đi công tác", "bận công tác", "bận việc",
                "absent")),
)  # fmt: skip
_ALONE = frozenset(
    map(match_key, ("hủy", "bỏ", "rút", "loại", "thôi", "không", "không nhận"))
)  # as the whole remark: withdrawn
_OTHERS = (
    "con",
    "vợ",
    "chồng",
    "cha",
    "bố",
    "mẹ",
    "ba",
    "má",
    "anh",
    "em",
    "chị",
    "cháu",
    "nhà",
    "gia đình",
    "thân nhân",
)
_DENIED = tuple(
    f" {match_key(no)} {match_key(word)} "
    for no in ("không", "chưa")
    for word in ("vắng", "mất", "bỏ", "rút")
)
_LONG = 5  # words; a longer remark tells a story in which such words may mean anybody


@lru_cache(maxsize=4_000)
def is_ditto(text: str) -> bool:
    """True for a cell that only says "as above": nt, -nt-, như trên, ", 〃, ″."""
    bare = tidy(text)
    return bool(bare) and len(bare) <= 24 and bool(_DITTO.fullmatch(bare) or _DITTO_SIGNS.fullmatch(bare))


def holds_ditto(text: str) -> bool:
    """True when "as above" stands inside a longer text, where nobody can say what it repeats."""
    return bool(_DITTO_INSIDE.search(text)) and not is_ditto(text)


def find_error(text: str) -> str:
    """What a spreadsheet shows for a formula that failed, or a column too narrow; "" when the cell is no "
    "error."""
    found = _ERROR.match(text.strip())
    return found[0] if found and found.end() >= len(text.strip()) - 1 else ""


@lru_cache(maxsize=4_000)
def is_open(text: str, *, name: bool = False) -> bool:
    """True for what holds a place until somebody knows: (chưa có), Đang cập nhật, x, …, ?, - .

    ``name``: the text stands where a name belongs, so that less is enough.
    """
    bare = " ".join(text.split()).strip("()[]{}<>“”\"'. ")
    if not any(map(str.isalnum, bare)):
        return bool(text.strip())
    if _CROSSES.fullmatch(bare):
        return True
    key = match_key(bare)
    if key in _OPEN_WORDS or (f"{key} ".startswith(_OPEN_PHRASES) and len(key.split()) <= _LONG):
        return True
    return name and (
        key in _NO_NAMES
        or key.startswith(_OPEN_STARTS)
        or bool(_HALF.search(text) or _COUNTED.fullmatch(key))
    )


def is_dash(text: str) -> bool:
    """True for dashes alone: a cell that somebody left empty on purpose. Dots wait for something."""
    return bool(text.strip()) and not text.strip("-–—_ /\u00a0")


def is_example_name(text: str) -> bool:
    """True for "Nguyễn Văn A": a name of examples, most likely nobody's."""
    words = text.split()
    return len(words) <= 4 and bool(_EXAMPLE.match(text)) and all(word[:1].isupper() for word in words)


@lru_cache(maxsize=1_000)
def read_remark(text: str) -> str:
    """What a free remark says of somebody: "absent", "posthumous", "later", "withdrawn"; "" for anything
    else.

    Whoever reads it asks: "vắng" may stand in a sentence that says something else.
    """
    key = f" {match_key(text)} "
    if key.strip() in _ALONE:
        return "withdrawn"
    if len(key.split()) > _LONG or key.startswith(tuple(f" {word} " for word in map(match_key, _OTHERS))):
        return ""
    if key.startswith(_DENIED):
        return ""
    for kind, words in _REMARKS:
        if any(f" {match_key(word)} " in key for word in words):
            return kind
    return ""
