"""A Word document in the form of NĐ 30/2020: page, fonts, head, paragraphs, tables, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from ceremony.documents.word.lines import QUIET, add, boxed, dress, field, loosened, mark
from ceremony.language.binding import unbind

FONT = "Times New Roman"  # the decree's; Tinos has the same widths
LEFT_MM, RIGHT_MM, TOP_MM, BOTTOM_MM = 30, 15, 20, 20
CELL_MM = 4  # what a cell keeps free at its sides


class Paper:
    """One document being written."""

    def __init__(
        self,
        content: dict[str, Any],
        size: float = 13,
        margins: tuple[float, float] = (LEFT_MM, RIGHT_MM),
        *,
        numbered: bool = True,
    ):
        self.numbered = numbered
        self.content = content
        self.file: Document = docx.Document()
        self.size = size
        self.width_mm = 210 - sum(margins)
        _set_page(self.file, margins)
        _set_styles(self.file, size, content["lang"])
        self._frame()

    def paragraph(self, text: str = "", where: Any = None, **look: Any) -> Paragraph:
        """A paragraph at the end of the document, or of a cell; ``look`` as in ``dress``."""
        made = where.add_paragraph() if where is not None else self.file.add_paragraph()
        bold, italic = look.pop("bold", False), look.pop("italic", False)
        size = look.pop("size", None)
        dress(made, **look)
        if text:
            add(made, unbind(text), bold=bold, italic=italic, size=size)
        return made

    def runs(self, parts: Sequence[dict[str, Any]], **look: Any) -> Paragraph:
        """A paragraph of runs, those that are strong in bold."""
        made = self.paragraph(**{key: value for key, value in look.items() if key != "size"})
        for part in parts:
            add(made, part["words"], bold=part["strong"], size=look.get("size"))
        return made

    def dots(self, text: str = "", indent_mm: float = 0, **look: Any) -> Paragraph:
        """Words and then dots to the right margin, to be filled in."""
        made = self.paragraph(text, align=ALIGN.LEFT, indent_mm=indent_mm, **look)
        made.paragraph_format.tab_stops.add_tab_stop(
            Mm(self.width_mm), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
        made.add_run(" \t" if text else "\t")
        return made

    def new_section(self) -> None:
        """What follows stands on a new page, and pages are counted from 1 again."""
        made = self.file.add_section(WD_SECTION.NEW_PAGE)
        made.different_first_page_header_footer = True
        for old in made._sectPr.findall(qn("w:pgNumType")):  # of the section before, taken over
            made._sectPr.remove(old)
        counted = OxmlElement("w:pgNumType")
        counted.set(qn("w:start"), "1")
        made._sectPr.insert_element_before(
            counted, "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection",
            "w:bidi", "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange",
        )  # fmt: skip

    def page_break(self) -> None:
        """What follows stands on a new page."""
        line = self.file.add_paragraph()
        line.paragraph_format.line_spacing = Pt(1)
        line.add_run().add_break(WD_BREAK.PAGE)

    def table(
        self, widths_mm: Sequence[float], header: Sequence[str], rows: Sequence[Sequence[Any]], **look: Any
    ) -> Table:
        """A ruled table; its header stands on every page, no row is parted. A cell: a text or several."""
        made = grid(self.file, len(rows) + bool(header), widths_mm, ruled=True)
        if header:
            for cell, text in zip(made.rows[0].cells, header, strict=True):
                self._fill(cell, text, bold=True, align=ALIGN.CENTER)
            mark(made.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        for line, row in enumerate(rows, bool(header)):
            mark(made.rows[line]._tr.get_or_add_trPr(), "w:cantSplit")
            for column, (cell, value) in enumerate(zip(made.rows[line].cells, row, strict=True)):
                centred = column in look.get("centred", ())
                room = widths_mm[column] - CELL_MM
                self._fill(cell, value, align=ALIGN.CENTER if centred else ALIGN.LEFT, room=room)
        for bound in list(made.rows)[len(made.rows) - look.get("bound", 0) :]:
            _keep(bound)
        return made

    def _fill(self, cell: _Cell, value: Any, **look: Any) -> None:
        """One text, or several as paragraphs; a text may be a dict of its words and its look."""
        first = True
        for part in value if isinstance(value, list) else [value]:
            told = part if isinstance(part, dict) else {"text": part}
            place = cell.paragraphs[0] if first else cell.add_paragraph()
            dress(place, after=2, before=2, align=look.get("align"), indent_mm=told.get("indent_mm", 0))
            bold = told.get("bold", look.get("bold", False))
            size = told.get("size", 12)
            text = loosened(told["text"], look.get("room", self.width_mm) - told.get("indent_mm", 0), size)
            add(place, text, bold=bold, italic=told.get("italic", False), size=size)
            first = False

    def _frame(self) -> None:
        """Page number centred on top from page 2, the sample mark, the version at the foot."""
        section = self.file.sections[0]
        section.different_first_page_header_footer = True
        for header, numbered in ((section.header, True), (section.first_page_header, False)):
            line = header.paragraphs[0]
            line.style = self.file.styles["Normal"]  # the style of headers has tab stops of its own
            stops = line.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(self.width_mm / 2), WD_TAB_ALIGNMENT.CENTER)
            stops.add_tab_stop(Mm(self.width_mm), WD_TAB_ALIGNMENT.RIGHT)
            line.add_run("\t")
            if numbered and self.numbered:
                field(line, "PAGE", self.size)
            if self.content["mark"]:
                line.add_run("\t")
                boxed(line, self.content["mark"])
        for footer in (section.footer, section.first_page_footer):
            if self.content["version"]:
                add(footer.paragraphs[0], self.content["version"], size=8, colour=QUIET)


def _set_page(file: Document, margins: tuple[float, float]) -> None:
    section = file.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(margins[0]), Mm(margins[1])
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.header_distance, section.footer_distance = Mm(10), Mm(9)


def _set_styles(file: Document, size: float, language: str) -> None:
    style = file.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "vi-VN" if language == "vi" else "en-GB")
    style.element.get_or_add_rPr().append(spoken)
    style.paragraph_format.space_after, style.paragraph_format.space_before = Pt(0), Pt(0)
    style.paragraph_format.line_spacing = 1.15


def grid(file: Any, rows: int, widths_mm: Sequence[float], *, ruled: bool = False) -> Table:
    """An empty table of fixed widths, with or without rules."""
    made: Table = file.add_table(rows, len(widths_mm))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    if ruled:
        made.style = "Table Grid"
    else:
        _no_margins(made)
    for place, width in enumerate(widths_mm):
        made.columns[place].width = Mm(width)
        for cell in made.columns[place].cells:
            cell.width = Mm(width)
    return made


def _no_margins(made: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    made._tbl.tblPr.append(margins)


def keep_together(table: Table) -> None:
    """All rows on one page; the last one is free to part from what follows."""
    for place, row in enumerate(table.rows, 1):
        mark(row._tr.get_or_add_trPr(), "w:cantSplit")
        if place < len(table.rows):
            _keep(row)


def _keep(row: _Row) -> None:
    """With what follows on one page."""
    for cell in row.cells:
        for line in cell.paragraphs:
            line.paragraph_format.keep_with_next = True
