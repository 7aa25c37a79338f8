"""One sheet written as XLSX, ODS and XLS, so that the three can be read side by side."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter


@dataclass(frozen=True)
class Formula:
    """A formula with the value that was calculated last; None: nobody has calculated it."""

    text: str
    value: str | float | None


@dataclass(frozen=True)
class Fault:
    """A formula that came to an error: "#N/A"."""

    text: str


@dataclass(frozen=True)
class Shown:
    """A number under a number format."""

    value: float
    code: str


@dataclass(frozen=True)
class Runs:
    """A text in several looks: (words, "" or "struck" or "raised")."""

    parts: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(words for words, _ in self.parts)


Cell = str | int | float | bool | datetime.date | Formula | Fault | Shown | Runs | None
Area = tuple[int, int, int, int]  # first row and column, last row and column, from 0


@dataclass(frozen=True)
class Page:
    """A sheet: cells as they are stored, merged areas, what is hidden of it; rows and columns from 0."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[Area] = ()
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    filtered: bool = False  # a filter hides the rows that are hidden
    hidden_columns: Sequence[int] = ()
    struck: Sequence[tuple[int, int]] = ()


def write_xlsx_pages(path: Path, pages: Sequence[Page], *, font: str = "", since_1904: bool = False) -> Path:
    """An XLSX file, as Excel stores it; ``font`` is the font of every text."""
    with xlsxwriter.Workbook(path, {"date_1904": since_1904}) as book:
        day, plain = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format()
        look = book.add_format({"font_name": font}) if font else None
        runs = {"": None, "struck": book.add_format({"font_strikeout": True}),
                "raised": book.add_format({"font_script": 1})}  # fmt: skip
        for page in pages:
            sheet = book.add_worksheet(page.name)
            _hide(sheet, page)
            for area in page.merged:
                sheet.merge_range(*area, "", plain)
            for row, cells in enumerate(page.rows):
                for column, value in enumerate(cells):
                    looks = {"day": day, "text": look, **runs}
                    if isinstance(value, Runs | Fault | Shown) or (row, column) in page.struck:
                        _write_looks(book, sheet, (row, column), value, looks)
                    elif isinstance(value, Formula):
                        sheet.write_formula(row, column, "=" + value.text, None, value.value or "")
                    elif isinstance(value, datetime.date):
                        sheet.write_datetime(row, column, value, day)
                    elif isinstance(value, str):
                        sheet.write_string(row, column, value, look)
                    elif value is not None:
                        sheet.write(row, column, value)
            if page.hidden:
                sheet.hide()
            elif page is next(one for one in pages if not one.hidden):
                sheet.activate()  # the first sheet could not be hidden else
    return path


def _write_looks(book: Any, sheet: Any, at: tuple[int, int], value: Cell, looks: dict[str, Any]) -> None:
    if isinstance(value, Runs):
        sheet.write_rich_string(
            *at, *(part for words, run in value.parts for part in (looks[run], words) if part)
        )
    elif isinstance(value, Fault):
        sheet.write_formula(*at, "=A1", None, value.text)
    elif isinstance(value, Shown):
        sheet.write_number(*at, value.value, book.add_format({"num_format": value.code}))
    else:
        sheet.write(*at, value, looks["struck"])


def _hide(sheet: Any, page: Page) -> None:
    for row in page.hidden_rows:
        sheet.set_row(row, options={"hidden": True})
    for column in page.hidden_columns:
        sheet.set_column(column, column, None, None, {"hidden": True})
    if page.filtered:
        sheet.autofilter(0, 0, len(page.rows) - 1, len(page.rows[0]) - 1)
        sheet.filter_column(0, "x == 1")
