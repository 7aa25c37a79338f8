"""What a row below the header is: an indicator, the heading of a group, a part of one, a total, a note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from ceremony.loaders.results.grid import Grid, Value
from ceremony.loaders.results.header import Column, Header
from ceremony.loaders.results.words import folded
from ceremony.model.results import NUMBER_FIELDS

_NUMBER = re.compile(
    r"(?:[≤≥<>=~]|<=|>=|không quá|không dưới|tối đa|tối thiểu)?\s*[-+−–]?\d[\d.,\s]*\s*%?\Z", re.I
)
_ROMAN = re.compile(r"[IVXL]{1,6}\s*[.)]?\Z")
_CAPITAL = re.compile(r"[A-ZĐ]\s*[.)]?\Z")
_ARABIC = re.compile(r"\d{1,3}\s*[.)]?\Z")
_DEEPER = re.compile(r"\d{1,3}(?:\.\d{1,3})+\s*[.)]?\Z")
_SMALL = re.compile(r"[a-zđ]\s*[.)]\Z|[a-zđ]\Z")
_BULLET = re.compile(r"[-+•*–—‣▪·]\s*")
_BULLETS = re.compile(r"[-+•*–—‣▪·]+\Z")
ORDINAL = re.compile(r"(?:[IVXL]{1,6}|[0-9]{1,2}|[A-HĐ])\s*[.)]\s+|[IVXL]{1,6}\s*[-–—:]\s+")
_WITHIN = re.compile(r"\W*(?:trong đó|bao gồm|gồm|of which|including)\s*[:.]?\s*", re.IGNORECASE)
_COUNTED = re.compile(r"(\d{1,4})\s*(?:chỉ tiêu|tiêu chí|indicators?|targets?)\b")
_TOTAL = re.compile(
    r"\W*(?:tổng cộng|tổng số|tổng|cộng|total)\s*(?:\(?[IVX0-9+\s,.]+\)?|chung|(?:các |số )?chỉ tiêu)?"
    r"\s*[:.]?\s*\Z",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\W*(?:ghi chú|lưu ý|chú thích|nguồn|note|source)\b|\(?\*", re.IGNORECASE)
_TALLY = re.compile(
    r"\d+\s*/\s*\d+\s*(?:chỉ tiêu|tiêu chí|targets?|indicators?)"
    r"|(?:đạt|vượt|hoàn thành)\b.*\d+.*(?:chỉ tiêu|tiêu chí)"
    r"|(?:chỉ tiêu|tiêu chí)\s+(?:đạt|vượt|không|chưa)\b.*\d"
)
_LONG = 120  # signs: no heading of a group, no name of an indicator is so long


@dataclass
class Row:
    """The cells of one row: those of fields, what stands under "STT", what stands in no known column."""

    line: int
    cells: dict[str, tuple[int, Value]] = field(default_factory=dict)
    order: str = ""
    compared: list[tuple[Column, Value]] = field(default_factory=list)
    beside: list[tuple[int, Value]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name as it is written, "" without one."""
        value = self.cells.get("name", (0, None))[1]
        return "" if value is None else str(value)

    @property
    def has_figure(self) -> bool:
        """Whether any column of figures holds one."""
        return any(is_number(self.cells[field][1]) for field in NUMBER_FIELDS if field in self.cells)

    @property
    def alone(self) -> tuple[int, str] | None:
        """The only text of a row that holds nothing else but its number in order."""
        said = [(place, value) for place, value in self.cells.values()] + self.beside
        if len(said) == 1 and isinstance(said[0][1], str) and not self.compared:
            place, text = said[0][0], str(said[0][1])
            named = {place for place, _ in self.cells.values()}
            kind = next((name for name, cell in self.cells.items() if cell[0] == place), "")
            return (place, text) if place not in named or kind in ("name", "code", "group") else None
        if not said and not self.compared and len(self.order) > 3 and not self.order[0].isdigit():
            return 1, self.order
        return None

    @property
    def rank(self) -> str:
        """How the row is numbered: "roman", "capital", "arabic", "deeper", "small", "bullet" or ""."""
        text = self.order or (ORDINAL.match(self.name) or [""])[0].strip(" -–—:")
        for rank, pattern in (
            ("bullet", _BULLETS),
            ("roman", _ROMAN),
            ("capital", _CAPITAL),
            ("arabic", _ARABIC),
            ("deeper", _DEEPER),
            ("small", _SMALL),
        ):
            if text and pattern.match(text):
                return rank
        return ""


def is_number(value: Value) -> bool:
    """Whether a cell holds a figure, as a number or as text."""
    if isinstance(value, bool):
        return False
    return isinstance(value, int | Decimal) or (isinstance(value, str) and bool(_NUMBER.match(value)))


def read_row(grid: Grid, line: int, header: Header) -> Row:
    """The cells of a row by what their columns hold."""
    row = Row(line)
    for place, value in grid.cells(line):
        column = header.of(place)
        if column is None or not column.field:
            row.beside.append((place, value))
        elif column.field == "order":
            row.order = str(value)
        elif column.field.startswith("="):
            row.compared.append((column, value))
        elif column.field != "other" and column.field not in row.cells:
            row.cells[column.field] = (place, value)
    return row


def is_within(text: str) -> bool:
    """ "Trong đó:" and nothing else."""
    return bool(_WITHIN.fullmatch(text))


def bulleted(name: str) -> tuple[str, bool]:
    """A name without the bullet or "Trong đó" before it, and whether it had one."""
    rest = _BULLET.sub("", name, count=1) if _BULLET.match(name) else name
    inner = _WITHIN.match(rest)
    if inner and inner.end() < len(rest):
        rest = rest[inner.end() :]
    return rest.strip(), rest != name


def counted(text: str) -> int | None:
    """How many indicators a line of totals names, None when it is no such line."""
    said = folded(text)
    found = _COUNTED.search(said)
    plain = found and re.fullmatch(
        r"\W*(?:tổng cộng|tổng số|tổng|cộng|total|gồm|có)?\W*", said[: found.start()]
    )
    return int(found[1]) if found and plain and len(said) - found.end() < 20 else None


def is_total(text: str) -> bool:
    """ "Tổng cộng", "Cộng (I+II)", "Tổng số chỉ tiêu"."""
    return bool(_TOTAL.match(text))


def is_note(text: str) -> bool:
    """A remark about the table and no part of it."""
    return bool(_NOTE.match(text) or _TALLY.search(folded(text))) or len(text) > _LONG
