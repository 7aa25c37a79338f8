"""Signs and numbers of documents, and telephone numbers, as they are said."""

from __future__ import annotations

import re

from ceremony.language.abbreviations import READINGS
from ceremony.language.numbers import Voice, digit_words, number_words
from ceremony.language.readers import AFTER, BEFORE, GAP, Found, Reader

# What the letters behind a document's number stand for; elsewhere some of them mean something else.
_SIGNS = {
    "BB": "Biên bản",
    "BC": "Báo cáo",
    "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính",
    "CP": "Chính phủ",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "CV": "Công văn",
    "GM": "Giấy mời",
    "HD": "Hướng dẫn",
    "KH": "Kế hoạch",
    "KL": "Kết luận",
    "NĐ": "Nghị định",
    "QH": "Quốc hội",
    "QU": "Quận ủy",
    "TB": "Thông báo",
    "TT": "Thông tư",
    "TTg": "Thủ tướng",
    "TTr": "Tờ trình",
}
_LEAD = rf"(?P<lead>(?<!\w)(?:[^\W\d_]+{GAP}[^\W\d_]+|[Ll]uật){GAP}(?:số{GAP})?)?"
# Kinds of documents: between one of these and its number an MC says "số".
_KIND = re.compile(
    rf"(?<!\w)(?:luật|pháp{GAP}lệnh|nghị{GAP}(?:định|quyết)|quyết{GAP}định|chỉ{GAP}thị|thông{GAP}(?:tư|báo)|"
    rf"công{GAP}văn|kế{GAP}hoạch|báo{GAP}cáo|tờ{GAP}trình|hướng{GAP}dẫn|chương{GAP}trình|kết{GAP}luận|"
    rf"giấy{GAP}mời|biên{GAP}bản|quy{GAP}(?:định|chế)|văn{GAP}bản|hợp{GAP}đồng){GAP}\Z",
    re.IGNORECASE,
)
_LETTERS = r"[A-ZĐ][A-Za-zĐđ]*\d{0,2}"
_YEAR = r"(?P<year>(?:19|20)\d\d)"


def _letters(part: str, voice: Voice) -> str:
    """ "NĐ" → "Nghị định", "QH15" → "Quốc hội khóa mười lăm"; what nobody knows stays."""
    bare = part.rstrip("0123456789")
    words = _SIGNS.get(bare, READINGS.get(bare, bare))
    return words if part == bare else f"{words} khóa {number_words(int(part[len(bare) :]), voice)}"


def _document(found: Found, voice: Voice) -> str:
    """ "Quyết định số 12/QĐ-UBND": the number, then what the letters stand for that was not just said."""
    letters = [_letters(part, voice) for part in re.split("[-/]", found["letters"])]
    lead = found["lead"] or ""
    if lead.casefold().replace("\u00a0", " ").startswith(letters[0].casefold() + " "):
        letters = letters[1:]
    lead += "số " if _KIND.search(lead) else ""
    number = number_words(int(found["number"]), voice)
    year = found.groupdict().get("year")
    return lead + ", ".join([number, *([f"năm {number_words(int(year), voice)}"] if year else []), *letters])


def _number_of_year(found: Found, voice: Voice) -> str:
    number, year = number_words(int(found["number"]), voice), number_words(int(found["year"]), voice)
    return f"{found['word']}{number}, năm {year}"


def _code(found: Found, _: Voice) -> str:
    """A number of an identity card or an account, digit by digit in the groups as written."""
    return found["word"] + digit_words(found["digits"])


def _emergency(found: Found, _: Voice) -> str:
    """113, 114/115: the numbers that everybody knows by their digits."""
    return (found["word"] or "") + digit_words(found["numbers"])


def _phone(found: Found, _: Voice) -> str | None:
    """Digit by digit in the groups as written; +84 is said as the nought that it stands for."""
    written = re.sub(r"\A\+84[ .]?", "0", found.group(0))
    digits = sum(sign.isdigit() for sign in written)
    return digit_words(written) if 8 <= digits <= 12 else None


_GROUPS = r"(?:[ .\u00a0-]?\d{1,7}){1,4}"
_NUMBER = r"(?P<number>\d{1,6})"
_PHONES = (
    rf"{BEFORE}0\d{{2,3}}[ .\u00a0-]\d{_GROUPS}{AFTER}",
    rf"{BEFORE}\(0\d{{2,3}}\){GAP}?\d{_GROUPS}{AFTER}",
    rf"{BEFORE}(?:0\d{{9,11}}|1[89]00[ .]\d{{4,6}}){AFTER}",
    rf"(?<![\w+])\+84{GAP}?\d{_GROUPS}{AFTER}",
)
_HELD_BY = (
    "CMND|CCCD|CMTND|căn cước(?: công dân)?|chứng minh(?: nhân dân)?|số tài khoản|tài khoản|"
    "mã số(?: thuế)?|hộ chiếu"
)
_DIGITS = r"\d{2,}(?:[ .\u00a0]?\d{2,})+|\d{6,}"
_CALLED = "gọi|gọi số|số|đường dây nóng|hotline|tổng đài|cấp cứu|cứu hỏa|cảnh sát"
SIGNS: tuple[Reader, ...] = (
    (
        re.compile(
            rf"(?<!\w)(?P<word>(?:{_HELD_BY})(?:{GAP}số)?:?{GAP})(?P<digits>{_DIGITS}){AFTER}",
            re.IGNORECASE,
        ),
        _code,
    ),
    (
        re.compile(
            rf"(?<!\w)(?P<word>(?:{_CALLED}){GAP})(?P<numbers>11[1-5](?:(?:/|,{GAP})11[1-5])*){AFTER}",
            re.IGNORECASE,
        ),
        _emergency,
    ),
    (re.compile(rf"(?P<word>){BEFORE}(?P<numbers>11[1-5](?:/11[1-5])+){AFTER}"), _emergency),
    (
        re.compile(
            rf"{_LEAD}{BEFORE}{_NUMBER}/(?:{_YEAR}/)?(?P<letters>{_LETTERS}(?:-{_LETTERS})*)(?![\w/])"
        ),
        _document,
    ),
    (re.compile(rf"{_LEAD}{BEFORE}{_NUMBER}-(?P<letters>{_LETTERS}/{_LETTERS})(?![\w/])"), _document),
    (re.compile(rf"(?<!\w)(?P<word>[Ss]ố{GAP}){_NUMBER}/{_YEAR}{AFTER}"), _number_of_year),
    (re.compile("|".join(_PHONES)), _phone),
)
