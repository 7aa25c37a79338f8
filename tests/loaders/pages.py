"""One sheet written as XLSX, ODS and XLS, so that the three can be read side by side."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter


@dataclass(frozen=True)
class Formula:
    """A formula with the value that was calculated last; None: nobody has calculated it."""

    text: str
    value: str | float | None


Cell = str | int | float | bool | datetime.date | Formula | None
Area = tuple[int, int, int, int]  # first row and column, last row and column, from 0


@dataclass(frozen=True)
class Page:
    """A sheet: cells as they are stored, merged areas, and whether it is hidden."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[Area] = ()
    hidden: bool = False


def write_xlsx_pages(path: Path, pages: Sequence[Page], *, font: str = "", since_1904: bool = False) -> Path:
    """An XLSX file, as Excel stores it; ``font`` is the font of every text."""
    with xlsxwriter.Workbook(path, {"date_1904": since_1904}) as book:
        day, plain = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format()
        look = book.add_format({"font_name": font}) if font else None
        for page in pages:
            sheet = book.add_worksheet(page.name)
            for area in page.merged:
                sheet.merge_range(*area, "", plain)
            for row, cells in enumerate(page.rows):
                for column, value in enumerate(cells):
                    if isinstance(value, Formula):
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
