"""Head and foot of an official paper in Word: national title, issuing body, title, signature, copies."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.table import _Cell

from ceremony.documents.word.lines import add, dress, length_mm, rule_under
from ceremony.documents.word.paper import Paper, grid, keep_together

BODY_MM, GAP_MM = 64, 2
SIGN_MM = 82
ROOM_PT = 68  # for signature and seal


def masthead(paper: Paper, head: dict[str, Any]) -> None:
    """Issuing body and number on the left, national title and date on the right."""
    right_mm = paper.width_mm - BODY_MM - GAP_MM
    table = grid(paper.file, 1, (BODY_MM, GAP_MM, right_mm))
    left, _, right = table.rows[0].cells
    _body(left, head)
    _nation(right, head, right_mm)
    for cell in (left, right):
        _drop_first(cell)
    paper.paragraph(after=0)


def national(paper: Paper, head: dict[str, Any]) -> None:
    """The national title alone, over the whole width: in what people sign for themselves no office speaks."""
    for line in head["titles"]:
        told = paper.paragraph(align=ALIGN.CENTER, after=0)
        told.paragraph_format.line_spacing = 1.0
        add(told, line["words"], bold=True, size=line["size"])
    if head["titles"]:
        last = head["titles"][-1]
        rule_under(paper.file, length_mm(last["words"], last["size"]), paper.width_mm)
        paper.paragraph(after=0)


def _line(  # noqa: PLR0913 - what a line may look like
    cell: _Cell, text: str, size: float, *, bold: bool = False, italic: bool = False, before: float = 0
) -> None:
    line = dress(cell.add_paragraph(), align=ALIGN.CENTER, after=0, before=before)
    line.paragraph_format.line_spacing = 1.0
    add(line, text, bold=bold, italic=italic, size=size)


def _body(cell: _Cell, head: dict[str, Any]) -> None:
    for text in head["superior"]:
        _line(cell, text, 12.5)
    for text in head["body"]:
        _line(cell, text, 12.5, bold=True)
    if head["body"] and head["star"]:
        _line(cell, "*", 13)
    elif head["body"]:
        rule_under(cell, length_mm(head["body"][-1], 12.5) * 0.4, BODY_MM)
    if head["number"]:
        _line(cell, head["number"], 13, before=3)


def _nation(cell: _Cell, head: dict[str, Any], room_mm: float) -> None:
    for line in head["titles"]:
        _line(cell, line["words"], line["size"], bold=True)
    if head["titles"]:
        last = head["titles"][-1]
        rule_under(cell, length_mm(last["words"], last["size"]), room_mm)
    if head["dated"]:
        _line(cell, head["dated"], 13, italic=True, before=3)


def _drop_first(cell: _Cell) -> None:
    """The empty paragraph that a new cell begins with, when others follow."""
    if len(cell.paragraphs) > 1:
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)


def titled(paper: Paper, name: str, subject: str) -> None:
    """The name of the paper, what it is about, and a rule of a third of that line."""
    paper.paragraph(name, align=ALIGN.CENTER, bold=True, size=14, before=8, after=3, keep=True)
    if subject:
        paper.paragraph(subject, align=ALIGN.CENTER, bold=True, size=13.5, after=5, keep=True)
    wide = min(150.0, length_mm(subject, 13.5)) * 0.36 if subject else 30.0
    rule_under(paper.file, max(30.0, wide), paper.width_mm)
    paper.paragraph(after=2)


def closing(paper: Paper, copies: dict[str, Any], sign: dict[str, Any]) -> None:
    """Copies on the left, who signs on the right, on one page."""
    paper.paragraph(after=4, keep=True)
    table = grid(paper.file, 1, (paper.width_mm - SIGN_MM, SIGN_MM))
    left, right = table.rows[0].cells
    copied(left, copies)
    signature(right, sign["lines"], sign["hint"], sign["name"])
    keep_together(table)


def copied(cell: _Cell, copies: dict[str, Any]) -> None:
    """Nơi nhận."""
    first = dress(cell.paragraphs[0], after=2)
    add(first, copies["title"], bold=True, italic=True, size=12)
    for text in copies["lines"]:
        add(dress(cell.add_paragraph(), after=1), text, size=11)


def signature(cell: _Cell, lines: list[str], hint: str, name: str, room: float = ROOM_PT) -> None:
    """Capacity and post, room to sign, the name."""
    for text in lines:
        add(dress(cell.add_paragraph(), align=ALIGN.CENTER, after=2), text, bold=True)
    if hint:
        add(dress(cell.add_paragraph(), align=ALIGN.CENTER, after=2), hint, italic=True)
    dress(cell.add_paragraph(), align=ALIGN.CENTER, before=room, after=0).paragraph_format.line_spacing = 1.0
    if name:
        add(dress(cell.add_paragraph(), align=ALIGN.CENTER), name, bold=True)
    _drop_first(cell)
