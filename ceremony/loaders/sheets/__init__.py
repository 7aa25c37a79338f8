"""A table somebody sent (XLSX, XLS, ODS, CSV) as sheets of plain cells: the one reader of workbooks."""

from ceremony.loaders.sheets.book import Book, Cell, Opened, Place, Sheet, read_book, read_sheets

__all__ = ["Book", "Cell", "Opened", "Place", "Sheet", "read_book", "read_sheets"]
