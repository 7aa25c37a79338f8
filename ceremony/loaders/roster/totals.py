"""The totals that a list itself gives: "Tổng cộng: 64 cá nhân", "Danh sách ấn định có 64 người"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ceremony.language.text import match_key
from ceremony.loaders.roster.entry import Entry
from ceremony.loaders.sheets import Cell

MOST = 100_000  # more than anybody awards in an evening: money
_TOTAL = re.compile(
    r"(?:tổng cộng|tổng số|tổng|cộng|total|grand total|subtotal|sum|tong cong|tong so)"
    r"(?: (?:cộng|số|chung|toàn|danh sách|nhóm|mục|phần|khối|trang|i+|[a-d]|of|ds|có|là|gồm|người|cá nhân"
    r"|tập thể|hộ|giải)\b.*"
    r"| \d.*)?"
)  # fmt: skip
_LIST = re.compile(r"(?:danh sách|ấn định|bảng kê|bảng này|ds|list)\b.*")
_NUMBERING = re.compile(
    r"\b(?:nhóm|mục|phần|khối|đợt|trang|lớp|khu phố|tổ dân phố|năm|ngày|tháng|số|quý|bảng|page)"
    r"\s+\d+(?:/\d+)*",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?<![\d/.,-])(\d{1,3}(?:\.\d{3})+|\d+)(?![\d/-])\s*(?:\([^)]*\)\s*)?"
    r"(người|cá nhân|tập thể|hộ gia đình|hộ|gia đình|đồng chí|đại biểu|học sinh|sinh viên|giáo viên"
    r"|trường hợp|quyết định|bằng khen|giấy khen|people|persons|recipients|collectives|individuals)?\b",
    re.IGNORECASE,
)
_KINDS = {
    "tập thể": "collective", "collectives": "collective", "hộ": "household",
    "hộ gia đình": "household", "gia đình": "household", "cá nhân": "individual", "individuals": "individual",
}  # fmt: skip
_FORMS = ("bằng khen", "giấy khen")


@dataclass(frozen=True)
class Total:
    """A line that counts; ``counts`` are numbers with what they count, "" for whatever the list holds."""

    row: int
    text: str
    counts: tuple[tuple[int, str], ...]


def is_total(text: str) -> bool:
    """True for a text that begins a line of sums; Tống and Công are names."""
    return _TOTAL.fullmatch(match_key(text)) is not None


def read_total(row: int, said: Sequence[str], cells: Sequence[Cell]) -> Total:
    """A line of sums; numbers without a word count only when there is a single one."""
    text = " ".join(said)
    counts = [(n, what) for n, what in _counts(text) if what]
    if not counts:
        plain = [n for n, _ in _counts(said[0] if said else "")]
        whole = [int(cell) for cell in cells if isinstance(cell, int | float) and cell == int(cell)]
        plain = plain or (whole if len(whole) == 1 else [])
        counts = [(n, "") for n in plain[:1] if n < MOST]
    return Total(row, text, tuple(counts))


def counted_list(row: int, text: str) -> Total | None:
    """ "Danh sách ấn định có 64 người": the whole list counted in a sentence, None for any other text."""
    if not _LIST.fullmatch(match_key(text)):
        return None
    counts = tuple((n, what) for n, what in _counts(text) if what)
    return Total(row, text, counts) if counts else None


def _counts(text: str) -> Iterator[tuple[int, str]]:
    for number, what in _COUNTED.findall(_NUMBERING.sub(" ", text)):
        n = int(number.replace(".", ""))
        if n < MOST:
            yield n, what.casefold()


def differing(total: Total, groups: Sequence[Sequence[Entry]]) -> Iterator[tuple[int, str, int]]:
    """Numbers that agree with none of the groups a line may count: number, what, how many there are."""
    for number, what in total.counts:
        found = [_count(group, what) for group in groups]
        if all(number not in one for one in found):
            yield number, what, found[-1][0]


def _count(entries: Sequence[Entry], what: str) -> tuple[int, ...]:
    """How many of something there are among the entries; a word may be meant in a wide and a narrow sense."""
    if what in _FORMS:
        return (sum(what in entry.fields.get("form", "").casefold() for entry in entries),)
    if what in _KINDS:
        return (sum(entry.fields.get("kind") == _KINDS[what] for entry in entries),)
    people = sum(entry.fields.get("kind", "individual") == "individual" for entry in entries)
    return (len(entries), people) if what else (len(entries),)
