"""The words of a table of results: its columns, what stands above it, directions, totals, notes."""

from __future__ import annotations

import re

from ceremony.language.text import match_key, nfc

COLUMNS: dict[str, tuple[str, ...]] = {
    "code": ("mã", "mã số", "mã chỉ tiêu"),
    "group": ("nhóm", "lĩnh vực", "field", "area"),
    "name": (
        "tên",
        "chỉ tiêu",
        "các chỉ tiêu",
        "tên chỉ tiêu",
        "chỉ tiêu chủ yếu",
        "các chỉ tiêu chủ yếu",
        "nội dung",
        "nội dung chỉ tiêu",
        "tiêu chí",
        "indicator",
    ),
    "unit": ("đơn vị", "đơn vị tính", "đvt", "đv tính", "đ v t"),
    "direction": ("chiều", "hướng"),
    "plan": (
        "kế hoạch",
        "kh",
        "kế hoạch năm",
        "kh năm",
        "kế hoạch giao",
        "kh giao",
        "chỉ tiêu giao",
        "chỉ tiêu kế hoạch",
        "mục tiêu",
        "dự toán",
        "target",
    ),
    "actual": (
        "thực hiện",
        "th",
        "kết quả",
        "kết quả thực hiện",
        "đã thực hiện",
        "thực hiện cả năm",
        "thực hiện năm",
        "th năm",
        "kq",
        "ước th",
        "ước thực hiện",
        "ước thực hiện cả năm",
        "ước th cả năm",
        "ước đạt",
        "ước thực hiện năm",
        "ước th năm",
        "result",
        "achieved",
    ),
    "last_year": (
        "năm trước",
        "thực hiện năm trước",
        "th năm trước",
        "cùng kỳ",
        "cùng kỳ năm trước",
        "th cùng kỳ",
        "thực hiện cùng kỳ",
        "số cùng kỳ",
        "thực hiện cùng kỳ năm trước",
        "last year",
        "previous year",
    ),
    "numerator": ("tử số",),
    "denominator": ("mẫu số",),
    "comment": ("nhận xét", "ghi chú", "nguyên nhân", "lý do", "note", "notes", "remarks"),
    "source": ("nguồn", "nguồn số liệu"),
    "as_of": ("tính đến", "tính đến ngày", "as of"),
    "sample": ("mẫu", "số liệu mẫu", "dữ liệu mẫu"),
}
ORDER = ("stt", "tt", "số thứ tự", "số tt", "no", "#")  # the order of rows says nothing of its own
ABOUT: dict[str, tuple[str, ...]] = {
    "title": ("tiêu đề", "tên báo cáo"),
    "year": ("năm",),
    "organiser": ("đơn vị báo cáo", "cơ quan", "cơ quan báo cáo"),
    "occasion": ("dịp", "nhân dịp"),
    "sample": ("số liệu mẫu", "mẫu"),
    "movement": ("phong trào", "movements"),
    "closing": ("kết", "kết thúc"),
    "direction": ("phương hướng", "nhiệm vụ", "directions"),
    "group": ("nhóm", "lĩnh vực", "groups"),
}
ABOUT_SHEETS = ("Thông tin", "Chung", "Thông tin chung", "About")
DIRECTIONS = {
    "up": ("tăng", "lên", "↑", "càng cao càng tốt", "càng nhiều càng tốt", "tối thiểu", "không dưới"),
    "down": ("giảm", "xuống", "↓", "càng thấp càng tốt", "càng ít càng tốt", "tối đa", "không quá"),
    "equal": ("bằng", "đúng", "=", "đúng bằng"),
    "info": ("thông tin", "không giao", "không giao chỉ tiêu", "theo dõi"),
}
YES, NO = ("x", "có", "đúng", "mẫu", "yes", "1"), ("không", "no", "0")
NONE = ("-", "–", "—", "…", "...", "/")
DITTO = ("nt", "n t", "như trên", "ditto")
PERCENT_UNITS = ("", "tỷ lệ", "tỉ lệ", "phần trăm", "tỷ lệ phần trăm", "ratio", "rate", "percent")

_SIGNS = str.maketrans({"%": " phần trăm ", "↑": " tăng ", "↓": " giảm ", "=": " bằng ", "±": " cộng trừ "})
_YEAR = re.compile(r"(.*?)[\s(]*(?:năm\s+)?((?:19|20)\d\d)\)?\Z", re.IGNORECASE | re.DOTALL)
_UNTIL = re.compile(r"\s*\(?((?:đến|tính đến|hết)\s[^()]*\d[^()]*|\d{1,2}\s+tháng(?:\s+đầu\s+năm)?)\)?", re.I)
_SPELLINGS = (("kì", "kỳ"), ("tỉ lệ", "tỷ lệ"))

# What a heading has that holds a comparison, never a figure of its own.
_SHARE = re.compile(
    r"\b(?:th|thực hiện|kq|kết quả)\b[^/]*/[^/]*\b(?:kh|kế hoạch|dự toán|dt)\b"
    r"|%\s*(?:kh|kế hoạch|dự toán|đạt|hoàn thành|ht|th|thực hiện)\b"
    r"|\bso (?:với )?(?:kh|kế hoạch|chỉ tiêu|dự toán)\b"
    r"|tỷ lệ\s*(?:%\s*)?(?:đạt|hoàn thành|thực hiện|kế hoạch|kh)\b|mức độ hoàn thành"
    r"|\bđạt\s*\(?(?:%|tỷ lệ|so)"
    r"|% of plan|plan %|actual\s*/\s*plan"
)
_CHANGE = re.compile(
    r"\bso (?:với )?(?:năm|cùng kỳ|ck|th|thực hiện|(?:19|20)\d\d)\b|(?:19|20)\d\d\s*/[^/]*(?:19|20)\d\d"
    r"|tăng.*giảm|chênh lệch|tốc độ|mức tăng|tăng trưởng|\b(?:cùng kỳ|năm trước|last year)\b.*%"
    r"|%.*\b(?:cùng kỳ|năm trước|last year)\b|\bchange\b|\bgrowth\b|/\s*(?:ck|cùng kỳ|năm trước)\b"
)
_COMPARISON = re.compile(
    r"\s*(?:so(?: với| sánh)?|tỷ lệ|đạt|%|so sánh.*|tỷ lệ.*|đạt.*tỷ lệ.*)\s*(?:\(?%\)?)?\s*\Z"
)
_VERDICT = re.compile(r"đánh giá|xếp loại|kết luận|verdict|status")


def folded(text: str) -> str:
    """A heading in small letters with single blanks; unlike ``match_key`` every sign stays."""
    text = " ".join(nfc(text).casefold().split())
    for one, other in _SPELLINGS:
        text = text.replace(one, other)
    return text


def key(text: str) -> str:
    """What two spellings of a heading share; unlike ``match_key`` a sign such as % counts."""
    return match_key(folded(text).translate(_SIGNS))


def keys(words: tuple[str, ...]) -> set[str]:
    """The keys of several words."""
    return {key(word) for word in words}


def is_rate(unit: str) -> bool:
    """Whether a unit can stand for per cent: none at all, or a word for a rate; "‰" is a unit of its own."""
    return not unit or (bool(key(unit)) and key(unit) in keys(PERCENT_UNITS))


def by_key(names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """The field of each key."""
    return {key(name): field for field, others in names.items() for name in (field, *others)}


def split_year(text: str) -> tuple[str, int | None]:
    """ "Thực hiện năm 2021" → "Thực hiện", 2021; "Năm 2021" → "", 2021."""
    text = " ".join(text.split())
    found = _YEAR.match(text)
    if found and text.casefold() != found[2]:
        return ("" if folded(found[1]) == "năm" else found[1].strip(), int(found[2]))
    return (text, None) if not found else ("", int(found[2]))


def split_until(text: str) -> tuple[str, str]:
    """ "TH 11 tháng" → "TH", "11 tháng"; "Thực hiện (đến 30/11)" → "Thực hiện", "đến 30/11"."""
    found = _UNTIL.search(text)
    if found is None or not text[: found.start()].strip():
        return text, ""
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(rest.split()), found[1].strip()


def comparison(text: str) -> str:
    """What a heading compares: "share" of the plan, "change" from last year, "any", "verdict"; or ""."""
    said = folded(text)
    if _SHARE.search(said):
        return "share"
    if _CHANGE.search(said):
        return "change"
    if _COMPARISON.match(said):
        return "any"
    return "verdict" if _VERDICT.search(said) else ""
