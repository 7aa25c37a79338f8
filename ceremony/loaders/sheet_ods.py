"""What the spreadsheet library does not tell of an ods file: merged cells, formulas without a value, 1904."""

from __future__ import annotations

import html
import re
import zipfile
from dataclasses import dataclass

from ceremony.loaders.sheet_limits import COLUMN_LIMIT, ROW_LIMIT
from ceremony.loaders.sheet_xml import SheetFacts

CONTENT = "content.xml"
_TAG = re.compile(
    rb"<table:(table|table-row|table-cell|covered-table-cell)((?:\s+[\w:.-]+=(?:\"[^\"]*\"|'[^']*'))*)\s*/?>"
)
_NUMBER = re.compile(rb"\stable:number-(columns|rows)-(repeated|spanned)=[\"'](\d{1,7})[\"']")
_NAME = re.compile(rb"\stable:name=[\"']([^\"']*)[\"']")
_NULL_DATE = re.compile(rb"<table:null-date\s[^>]*table:date-value=[\"']1904")


@dataclass
class _Place:
    """Where the scan stands; rows and columns count from 1."""

    row: int = 0
    rows: int = 1  # as which this row stands
    column: int = 1


def _numbers(attributes: bytes) -> dict[bytes, int]:
    """ "columns repeated", "rows spanned" … as far as they are said."""
    return {axis + b" " + what: int(count) for axis, what, count in _NUMBER.findall(attributes)}


def _look_at(facts: SheetFacts, place: _Place, attributes: bytes) -> None:
    said = _numbers(attributes)
    down, right = said.get(b"rows spanned", 1), said.get(b"columns spanned", 1)
    repeated = said.get(b"columns repeated", 1)
    if down > 1 or right > 1:
        row, column = place.row - 1, place.column - 1
        facts.merged.append(((row, column), (row + down - 1, column + right - 1)))
    if b"table:formula=" in attributes and b"office:value-type=" not in attributes:
        rows = range(place.row, min(place.row + place.rows, ROW_LIMIT + 1))
        columns = range(place.column, min(place.column + repeated, COLUMN_LIMIT + 1))
        facts.uncalculated += [(row, column) for row in rows for column in columns]
    place.column += repeated


def read_facts(archive: zipfile.ZipFile) -> tuple[dict[str, SheetFacts], bool]:
    """The facts of each sheet by its name, and whether its days are counted from 1904."""
    content = archive.read(CONTENT)
    found: dict[str, SheetFacts] = {}
    facts, place = SheetFacts(), _Place()
    for tag, attributes in _TAG.findall(content):
        if tag == b"table":
            name = _NAME.search(attributes)
            facts, place = SheetFacts(), _Place()
            found[html.unescape(name[1].decode("utf-8", "replace")) if name else ""] = facts
        elif tag == b"table-row":
            place.row += place.rows if place.row else 1
            place.rows = _numbers(attributes).get(b"rows repeated", 1)
            place.column = 1
        else:
            _look_at(facts, place, attributes)
    return found, bool(_NULL_DATE.search(content))
