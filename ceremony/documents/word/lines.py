"""Lines of a Word document: their shape, their words, rules, marks and fields."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ceremony.language.binding import NBSP
from ceremony.theme.fit import width_em

RED = RGBColor(0x9C, 0x14, 0x14)
QUIET = RGBColor(0x59, 0x59, 0x59)
PT_MM = 72 / 25.4


def dress(  # noqa: PLR0913 - what a paragraph may look like
    made: Paragraph,
    *,
    align: ALIGN | None = ALIGN.LEFT,
    first_mm: float = 0,
    indent_mm: float = 0,
    before: float = 0,
    after: float = 6,
    keep: bool = False,
) -> Paragraph:
    """Alignment, indents in mm, space in points; ``keep``: on one page with what follows."""
    shape = made.paragraph_format
    shape.alignment, shape.keep_with_next = align, keep or None
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    if first_mm:
        shape.first_line_indent = Mm(first_mm)
    if indent_mm:
        shape.left_indent = Mm(indent_mm)
    return made


def add(  # noqa: PLR0913 - what words may look like
    made: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float | None = None,
    colour: RGBColor | None = None,
) -> Run:
    """Words at the end of a paragraph."""
    run = made.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = Pt(size)
    if colour is not None:
        run.font.color.rgb = colour
    return run


def boxed(made: Paragraph, text: str) -> None:
    """A sample mark: red words in a red frame."""
    run = add(made, f" {text} ", bold=True, size=8, colour=RED)
    frame = OxmlElement("w:bdr")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "9C1414")):
        frame.set(qn(f"w:{name}"), value)
    run._r.get_or_add_rPr().append(frame)


def field(made: Paragraph, name: str, size: float) -> None:
    """A value that Word fills in: PAGE."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("text", "2"), ("end", "")):
        run = add(made, "", size=size)
        if kind == "text":
            run.text = text
            continue
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def mark(properties: Any, name: str) -> None:
    """Switch something on that has no value."""
    properties.append(OxmlElement(name))


def rule_under(made: Any, text_mm: float, room_mm: float) -> Paragraph:
    """A drawn rule of a length in mm, centred in a room: an empty line with a border of that width."""
    line: Paragraph = made.add_paragraph()
    side = max(0.0, (room_mm - text_mm) / 2)
    shape = line.paragraph_format
    shape.left_indent = shape.right_indent = Mm(side)
    shape.space_before, shape.space_after = Pt(4), Pt(4)
    shape.line_spacing = Pt(2)
    add(line, "", size=1)
    _border(line, "top", "6", "0", "000000")
    return line


def flag(line: Paragraph) -> None:
    """A red bar in the margin: this was not in the print before."""
    _border(line, "left", "24", "8", "9C1414")


def _border(line: Paragraph, side: str, size: str, space: str, colour: str) -> None:
    border, edge = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", size), ("space", space), ("color", colour)):
        edge.set(qn(f"w:{name}"), value)
    border.append(edge)
    properties = line._p.get_or_add_pPr()
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def loosened(text: str, room_mm: float, size: float) -> str:
    """The text with its no-break spaces let go where what they tie is wider than the room."""
    parts = text.split(" ")
    wide = [NBSP in part and length_mm(part, size) > room_mm for part in parts]
    pairs = zip(parts, wide, strict=True)
    return " ".join(part.replace(NBSP, " ") if loose else part for part, loose in pairs)


def length_mm(text: str, size: float, *, bold: bool = True) -> float:
    """How long words are in the decree's font."""
    return width_em(text, "Tinos-Bold" if bold else "Tinos-Regular") * size / PT_MM
