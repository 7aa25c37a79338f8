"""A table of results (CSV or a sheet) as the same tree that a results file in YAML gives.

Rows above the header say what the report is (title, year, organiser, movement, closing, direction, group).
A row with one text only is the heading of a group, as in "I. Kinh tế – ngân sách".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ceremony.language.catalogs import say
from ceremony.language.text import match_key, slug
from ceremony.loaders.suggest import hint
from ceremony.loaders.yaml_source import Node
from ceremony.model.results import NUMBER_FIELDS

COLUMNS: dict[str, tuple[str, ...]] = {
    "code": ("mã", "mã số", "mã chỉ tiêu"),
    "group": ("nhóm", "lĩnh vực"),
    "name": ("tên", "chỉ tiêu", "tên chỉ tiêu", "nội dung", "nội dung chỉ tiêu", "indicator"),
    "unit": ("đơn vị", "đơn vị tính", "đvt"),
    "direction": ("chiều", "hướng"),
    "plan": ("kế hoạch", "kh", "kế hoạch giao", "chỉ tiêu giao", "target"),
    "actual": ("thực hiện", "th", "kết quả", "đã thực hiện"),
    "last_year": ("năm trước", "thực hiện năm trước", "cùng kỳ", "cùng kỳ năm trước", "last year"),
    "numerator": ("tử số",),
    "denominator": ("mẫu số",),
    "comment": ("nhận xét", "ghi chú"),
    "source": ("nguồn", "nguồn số liệu"),
    "as_of": ("tính đến", "tính đến ngày", "as of"),
    "sample": ("mẫu", "số liệu mẫu", "dữ liệu mẫu"),
}
# What is reckoned here may stand in the table for its readers, and the order of rows too.
IGNORED = (
    "stt",
    "tt",
    "số thứ tự",
    "% kế hoạch",
    "% kh",
    "tỷ lệ % kế hoạch",
    "so",
    "so với",
    "so với năm trước",
    "so năm trước",
    "tỷ lệ",
    "đạt",
    "đạt %",
)
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
_DIRECTIONS = {
    "up": ("tăng", "lên", "↑", "càng cao càng tốt", "tối thiểu", "không dưới"),
    "down": ("giảm", "xuống", "↓", "càng thấp càng tốt", "tối đa", "không quá"),
    "equal": ("bằng", "đúng", "=", "đúng bằng"),
    "info": ("thông tin", "không giao", "không giao chỉ tiêu", "theo dõi"),
}
_YES, _NO = ("x", "có", "đúng", "mẫu", "yes", "1"), ("không", "no", "0")
_NONE = ("-", "–", "—", "…", "...")
_YEAR = re.compile(r"(.*?)[\s(]*(?:năm\s+)?((?:19|20)\d\d)\)?\Z", re.IGNORECASE | re.DOTALL)
_ORDINAL = re.compile(r"(?:[IVX]{1,6}|[0-9]{1,2}|[A-H])\s*[.)]\s+")
_AT_MOST = re.compile(r"(?:≤|<=|không quá|tối đa)\s*(.+)\Z", re.IGNORECASE)

_SIGNS = str.maketrans({"%": " phần trăm ", "↑": " tăng ", "↓": " giảm ", "=": " bằng ", "±": " cộng trừ "})

Fault = Callable[..., None]


def _key(text: str) -> str:
    """What two spellings of a heading share; unlike ``match_key`` a sign such as % counts."""
    return match_key(text.translate(_SIGNS))


@dataclass
class _Header:
    """Which field each column holds, and the year that the columns speak of."""

    line: int
    fields: list[str]
    year: int | None = None


def _known(names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {_key(name): key for key, others in names.items() for name in (key, *others)}


def _split_year(cell: Any) -> tuple[str, int | None]:
    """ "Thực hiện năm 2021" → the key of "Thực hiện", 2021."""
    text = str(cell or "").strip()
    found = _YEAR.match(text)
    if found and found[1].strip():
        return _key(found[1]), int(found[2])
    return _key(text), None


def _read_header(line: int, row: Sequence[Any]) -> _Header | None:
    """The header in this row, or None when it is none."""
    known = _known(COLUMNS)
    parts = [_split_year(cell) for cell in row]
    fields = [
        known.get(_key(str(cell or "")), known.get(key, ""))
        for cell, (key, _) in zip(row, parts, strict=True)
    ]
    if "name" not in fields or len({name for name in fields if name}) < 2 or len(row) < 3:
        return None
    years = [
        year for name, (_, year) in zip(fields, parts, strict=True) if name in ("actual", "plan") and year
    ]
    now = max(years, default=None)
    for index, (name, (_, year)) in enumerate(zip(fields, parts, strict=True)):
        if name == "actual" and year and now and year == now - 1:
            fields[index] = "last_year"
    return _Header(line, fields, now)


@dataclass
class TableReading:
    """One table on its way to a tree. ``fault(node, name, …)`` records what is wrong."""

    rows: list[list[Any]]
    language: str
    fault: Fault
    about: dict[str, Node] = field(default_factory=dict)
    groups: dict[str, Node] = field(default_factory=dict)
    indicators: list[Node] = field(default_factory=list)
    heading: str = ""

    def _cells(self, line: int) -> list[tuple[int, Any]]:
        return [(column, value) for column, value in enumerate(self.rows[line - 1], 1) if value is not None]

    def read(self) -> Node:
        """The whole table as the tree of a results file; faults are recorded on the way."""
        header = None
        for line, row in enumerate(self.rows, 1):
            if not any(value is not None for value in row):
                continue
            if header is None:
                header = _read_header(line, row)
                if header is None:
                    self._read_about(line)
                else:
                    self._check_header(header)
                continue
            self._read_row(line, header)
        if header is None:
            self.fault(Node(1, 1), "table-header")
        return self._tree(header)

    def read_about(self) -> None:
        """A sheet that only tells about the report."""
        for line in range(1, len(self.rows) + 1):
            if self._cells(line):
                self._read_about(line)

    def _read_about(self, line: int) -> None:
        (column, first), *rest = self._cells(line)
        key = _known(ABOUT).get(_key(str(first)), "")
        values = [Node(line, place, value) for place, value in rest]
        if not rest:
            self.about.setdefault("title", Node(line, column, str(first)))
        elif not key:
            advice = hint(
                self.language, str(first), [*ABOUT, *(n for names in ABOUT.values() for n in names)]
            )
            self.fault(Node(line, column), "about-unknown", advice=advice, key=str(first)[:60])
        elif key in ("movement", "group", "closing", "direction"):
            self._add_about(key, values, line)
        else:
            self.about[key] = self._flag(values[0]) if key == "sample" else values[0]

    def _add_about(self, key: str, values: list[Node], line: int) -> None:
        if key == "group":
            names = ("title", "code", "headline")
            made = dict(zip(names, values, strict=False))
            made.setdefault("code", Node(line, values[0].column, slug(str(values[0].value))))
            self.groups[_key(str(values[0].value))] = Node(line, values[0].column, made)
            return
        name = {"movement": "movements", "closing": "closing", "direction": "directions"}[key]
        listed = self.about.setdefault(name, Node(line, values[0].column, []))
        if key == "movement":
            listed.value.append(
                Node(line, values[0].column, dict(zip(("name", "goal"), values, strict=False)))
            )
        else:
            listed.value += values

    def _check_header(self, header: _Header) -> None:
        ignored = {_key(name) for name in IGNORED}
        seen: set[str] = set()
        for column, cell in self._cells(header.line):
            name = header.fields[column - 1]
            key, _ = _split_year(cell)
            if name and name in seen:
                self.fault(Node(header.line, column), "column-again", column=str(cell)[:60])
            elif not name and key not in ignored and _key(str(cell)) not in ignored:
                advice = hint(self.language, str(cell), [n for names in COLUMNS.values() for n in names])
                self.fault(Node(header.line, column), "column-unknown", advice=advice, column=str(cell)[:60])
            seen.add(name)

    def _group(self, title: str, line: int, column: int) -> str:
        title = _ORDINAL.sub("", title, count=1).strip() or title
        key = _key(title)
        codes = {str(node.value["code"].value): node for node in self.groups.values()}
        if title in codes:
            return title
        if key not in self.groups:
            code = slug(title) or f"g{line}"
            self.groups[key] = Node(
                line, column, {"code": Node(line, column, code), "title": Node(line, column, title)}
            )
        return str(self.groups[key].value["code"].value)

    def _read_row(self, line: int, header: _Header) -> None:
        cells = [(column, value) for column, value in self._cells(line) if column <= len(header.fields)]
        texts = [(column, value) for column, value in cells if header.fields[column - 1]]
        said = texts or cells
        if (
            len(said) == 1
            and isinstance(said[0][1], str)
            and header.fields[said[0][0] - 1] in ("name", "code", "group", "")
        ):
            self.heading = self._group(said[0][1], line, said[0][0])
            return
        row = {header.fields[column - 1]: Node(line, column, value) for column, value in texts}
        if row:
            self._keep_row(line, row)

    def _keep_row(self, line: int, row: dict[str, Node]) -> None:
        group = row.get("group")
        if group is not None:
            group.value = self._group(str(group.value), group.line, group.column)
        else:
            row["group"] = Node(
                line, 1, self.heading or self._group(say(self.language, "results.one-group"), line, 1)
            )
        if "code" not in row and "name" in row:
            row["code"] = Node(line, row["name"].column, slug(str(row["name"].value))[:60])
        for name in NUMBER_FIELDS:
            if name in row:
                self._tidy_number(row, name)
        if "direction" in row:
            self._tidy_direction(row["direction"])
        if "sample" in row:
            self._flag(row["sample"])
        for name in ("code", "name", "unit", "comment", "source", "as_of"):
            if name in row and isinstance(row[name].value, Decimal | bool):
                row[name].value = str(row[name].value)
        self.indicators.append(Node(line, min(node.column for node in row.values()), row))

    def _tidy_number(self, row: dict[str, Node], name: str) -> None:
        """ "≤ 25" in a plan, "94,6%" where the unit is per cent, and a dash for nothing."""
        node, unit = row[name], str(row["unit"].value) if "unit" in row else ""
        if not isinstance(node.value, str):
            return
        text = node.value
        most = _AT_MOST.match(text) if name == "plan" else None
        if most and ("direction" not in row or _key(str(row["direction"].value)) in self._words("down")):
            row["direction"] = Node(node.line, node.column, "down")
            text = most[1]
        if text.endswith("%") and unit.startswith("%"):
            text = text[:-1].strip()
        node.value = None if text in _NONE else text

    @staticmethod
    def _words(direction: str) -> set[str]:
        return {_key(word) for word in (direction, *_DIRECTIONS[direction])}

    def _tidy_direction(self, node: Node) -> None:
        key = _key(str(node.value))
        node.value = next((name for name in _DIRECTIONS if key in self._words(name)), str(node.value))

    @staticmethod
    def _flag(node: Node) -> Node:
        """Yes and no as staff write them; what is neither is left for the model to refuse."""
        key = _key(str(node.value))
        if key in {_key(word) for word in _YES}:
            node.value = True
        elif key in {_key(word) for word in _NO}:
            node.value = False
        return node

    def _tree(self, header: _Header | None) -> Node:
        top = Node(1, 1, dict(self.about))
        line = header.line if header else 1
        year = self.about["year"].value if "year" in self.about else header.year if header else None
        if year is None:
            self.fault(Node(line, 1), "table-year")
        top.value.setdefault("year", Node(line, 1, 2000 if year is None else year))
        top.value.setdefault("title", Node(line, 1, say(self.language, "results.title", year=year or "")))
        used = {str(row.value["group"].value) for row in self.indicators}
        listed = [node for node in self.groups.values() if str(node.value["code"].value) in used]
        top.value["groups"] = Node(line, 1, listed)
        top.value["indicators"] = Node(line, 1, self.indicators)
        return top
