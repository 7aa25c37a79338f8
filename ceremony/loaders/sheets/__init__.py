"""A table somebody sent (XLSX, XLS, ODS, CSV) as sheets of plain cells: the one reader of workbooks."""

from ceremony.loaders.sheets.book import Cell, Opened, Place, Sheet, read_sheets

__all__ = ["Cell", "Opened", "Place", "Sheet", "read_sheets"]
