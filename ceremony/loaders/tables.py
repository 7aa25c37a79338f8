"""CSV tables as rows of a model; columns by their Vietnamese or English names, every row with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ceremony.language.catalogs import say
from ceremony.language.text import match_key, tidy
from ceremony.loaders.source_text import ROW_LIMIT, name_in, read_text
from ceremony.loaders.suggest import hint
from ceremony.model.problem import Problem

M = TypeVar("M", bound=BaseModel)

RECIPIENT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("mã", "mã số"),
    "name": ("tên", "họ tên", "họ và tên", "tên tập thể, cá nhân"),
    "kind": ("loại", "đối tượng"),
    "form": ("hình thức", "hình thức khen thưởng"),
    "unit": ("đơn vị", "khoa"),
    "movement": ("phong trào",),
    "decision": ("quyết định", "số quyết định"),
    "reason": ("thành tích", "lý do"),
    "honorific": ("xưng hô",),
    "sort_name": ("tên xếp", "tên gọi"),
    "sample": ("mẫu", "dữ liệu mẫu"),
    "status": ("tình trạng", "ghi chú"),
    "photo": ("ảnh", "tệp ảnh"),
    "consent": ("đồng ý đăng ảnh", "đồng ý"),
}
SIGNER_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("mã", "mã số"),
    "number": ("số", "stt", "số thứ tự"),
    "name": ("tên", "họ tên", "họ và tên"),
    "area": ("khu dân cư", "địa bàn", "đơn vị"),
    "title": ("chức vụ", "chức danh"),
    "honorific": ("xưng hô",),
    "sample": ("mẫu", "dữ liệu mẫu"),
}


# How the first line of an office's list calls a running number, and what else only such lists have.
_RUNNING = frozenset(map(match_key, ("stt", "tt", "số tt", "số thứ tự", "no.")))
_OFFICE = _RUNNING | set(
    map(
        match_key,
        ("họ và tên", "họ tên", "họ và tên cá nhân", "đơn vị công tác", "chức vụ, đơn vị", "ghi chú"),
    )
)


def separator(header: str) -> str:
    """What parts the cells of a line: semicolon, comma or tab."""
    return max(";,\t", key=lambda sign: (header.count(sign), -";,\t".index(sign)))


def _fault(file: str, line: int, column: int, code: str, language: str, /, **values: object) -> Problem:
    message = say(language, f"loaders.{code}", **values)
    return Problem(
        file, line, column, f"table.{code}", message, say(language, f"loaders.{code}.hint", **values)
    )


def _unusable(cells: list[str], fields: list[str], missing: list[str], table: _Table, event: str) -> Problem:
    """Why a table without its columns cannot be read: an office's list, no header, or just that."""
    columns = SIGNER_COLUMNS if "number" in table.model.model_fields else RECIPIENT_COLUMNS
    kind = "signers" if columns is SIGNER_COLUMNS else "recipients"
    values = {
        "columns": ", ".join(missing),
        "file": table.file.rpartition("/")[2],
        "event": event or "…",
        "kind": kind,
    }
    office = any(match_key(cell) in _OFFICE for cell in cells)
    code = "office-columns" if office else "column-missing" if any(fields) else "no-header"
    return _fault(table.file, 1, 1, code, table.language, **values)


def _header(
    cells: list[str], columns: Mapping[str, tuple[str, ...]], file: str, language: str
) -> tuple[list[str], list[Problem]]:
    """The field of each column ("" for one that is not understood) and what is wrong with the header."""
    names = {match_key(name): key for key, others in columns.items() for name in (key, *others)}
    fields: list[str] = []
    problems: list[Problem] = []
    for position, cell in enumerate(cells, 1):
        chosen = names.get(match_key(cell), "")
        if not chosen and match_key(cell) in _RUNNING:
            problems.append(_fault(file, 1, position, "column-running", language, column=cell.strip()))
        elif not chosen and cell.strip():
            advice = hint(language, cell, [*columns, *(n for others in columns.values() for n in others)])
            message = say(language, "loaders.column-unknown", column=cell.strip()[:60])
            problems.append(Problem(file, 1, position, "table.column-unknown", message, advice))
        elif chosen and chosen in fields:
            problems.append(_fault(file, 1, position, "column-twice", language, column=cell))
        fields.append(chosen)
    return fields, problems


_SHOWN = {"\t": "tab"}


def _other_separator(cells: list[str], usual: str, columns: int) -> str:
    """What parts the cells of a row that is one cell for the table's own separator, or ""."""
    if columns < 3 or sum(bool(cell.strip()) for cell in cells) > 1:
        return ""
    return next((sign for sign in ";,\t" if sign != usual and "".join(cells).count(sign) >= 2), "")


class _Table:
    """One reading of one table: collects rows and problems."""

    def __init__(self, file: str, language: str, model: type[BaseModel]) -> None:
        self.file, self.language, self.model = file, language, model
        self.rows: list[BaseModel] = []
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}

    def add(self, cells: list[str], fields: list[str], line: int) -> None:
        """Check one row; columns of its problems count cells from 1."""
        if len(cells) > len(fields) and any(cell.strip() for cell in cells[len(fields) :]):
            self.problems.append(
                _fault(self.file, line, len(fields) + 1, "row-long", self.language, n=len(fields))
            )
            return
        written = {
            name: tidy(cell) for name, cell in zip(fields, cells, strict=False) if name and cell.strip()
        }
        try:
            row = self.model.model_validate(written)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                name = str(detail["loc"][0])
                column = fields.index(name) + 1 if name in fields else 1
                self.problems.append(self._cell(detail, written.get(name, "")[:60], line, column))
            return
        self._keep(row, line, fields.index("id") + 1)

    def _keep(self, row: BaseModel, line: int, column: int) -> None:
        ident = str(getattr(row, "id", line))
        first = self.lines.setdefault(ident, line)
        if first != line:
            self.problems.append(
                _fault(self.file, line, column, "id-twice", self.language, id=ident, first=first)
            )
        self.rows.append(row)

    def _cell(self, detail: ErrorDetails, value: str, line: int, column: int) -> Problem:
        name, kind, context = str(detail["loc"][0]), detail["type"], detail.get("ctx", {})
        if kind == "missing":
            return _fault(self.file, line, column, "cell-missing", self.language, column=name)
        if "allowed" in context:
            advice = hint(self.language, value, str(context["allowed"]).split(", "))
        elif kind.startswith("value-"):
            advice = say(self.language, f"loaders.{kind}.hint", **{"limit": "", "value": value, **context})
        else:
            advice = say(self.language, "loaders.value-int.hint")
        message = say(self.language, "loaders.cell-wrong", column=name, value=value)
        return Problem(self.file, line, column, "table.cell-wrong", message, advice)


def read_table(  # noqa: PLR0913
    path: Path,
    root: Path,
    model: type[M],
    columns: Mapping[str, tuple[str, ...]],
    language: str = "vi",
    *,
    event: str = "",
) -> tuple[tuple[M, ...], dict[str, int], list[Problem]]:
    """Rows of a CSV file, the line of each row by its id, and all faults; hints name the ``event``."""
    file = name_in(root, path)
    text, problems = read_text(path, root, language)
    if text is None:
        return (), {}, problems
    first = next((line for line in text.split("\n") if line.strip()), "")
    usual = separator(first)
    reader = csv.reader(io.StringIO(text), delimiter=usual, strict=True)
    table = _Table(file, language, model)
    fields: list[str] = []
    begun = 1  # the line on which the row begins that is being read
    try:
        for cells in reader:
            begun = reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not fields:
                fields, faults = _header(cells, columns, file, language)
                missing = [
                    key
                    for key, known in model.model_fields.items()
                    if known.is_required() and key not in fields
                ]
                if missing:
                    why = _unusable(cells, fields, missing, table, event)
                    table.problems += [*(faults if why.code == "table.column-missing" else ()), why]
                    break
                table.problems += faults
                continue
            if reader.line_num > ROW_LIMIT:
                table.problems.append(
                    _fault(file, reader.line_num, 1, "rows-many", language, limit=ROW_LIMIT)
                )
                break
            other = _other_separator(cells, usual, len(fields))
            if other and not table.rows and not table.problems:  # it is the first line that differs
                values = {"found": _SHOWN.get(usual, usual), "usual": _SHOWN.get(other, other)}
                table.problems.append(_fault(file, 1, 1, "row-separator", language, **values))
                break
            if other:
                values = {"found": _SHOWN.get(other, other), "usual": _SHOWN.get(usual, usual)}
                table.problems.append(_fault(file, reader.line_num, 1, "row-separator", language, **values))
                continue
            table.add(cells, fields, reader.line_num)
    except csv.Error:
        table.problems.append(_fault(file, begun, 1, "csv-quote", language))
    if not fields:
        table.problems.append(_fault(file, 1, 1, "table-empty", language))
    rows: list[M] = [row for row in table.rows if isinstance(row, model)]
    return tuple(rows), table.lines, table.problems
