"""Sheets become PDF: typst with the shipped fonts, nothing from the system, nothing from the network."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from ceremony.documents.sheet import Sheet

SHEETS = Path(__file__).parent / "sheets"
FONTS = Path(__file__).parents[1] / "theme" / "fonts"


def typeset(sheet: Sheet) -> bytes:
    """The sheet as PDF, the same bytes for the same sheet. Raises RuntimeError for a fault of a template.

    Words travel as one JSON value that the template reads: they are never markup.
    """
    made = typst.compile(
        SHEETS / f"{sheet.template}.typ",
        root=SHEETS,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(sheet.content, ensure_ascii=False)},
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made
