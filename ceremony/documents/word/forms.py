"""Texts in Word: minutes, pledge forms, the news text."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from ceremony.documents.sheet import Sheet
from ceremony.documents.word.lines import add, dress
from ceremony.documents.word.official import copied, masthead, national, signature, titled
from ceremony.documents.word.paper import Paper, grid, keep_together
from ceremony.language.binding import unbind

FIRST_MM = 10
ROOM_PT = 40  # of a form that stands on one page


def minutes(sheet: Sheet) -> Paper:
    """Biên bản."""
    content = sheet.content
    paper, words = Paper(content), content["words"]
    masthead(paper, content["head"])
    titled(paper, content["title"], content["event"]["name"])
    paper.paragraph(words["minutes.draft"], italic=True, size=11, after=8)
    paper.paragraph(content["began"])
    for name, known in content["asked"]:
        if known:
            paper.paragraph(f"{name} {known}.")
        else:
            paper.dots(name)
    paper.dots()
    paper.paragraph(words["minutes.course"], bold=True, before=8, keep=True)
    for item in content["items"]:
        _item(paper, item, words)
    if content["missed"]:
        paper.paragraph(words["minutes.missed"], bold=True, before=10, keep=True)
        for line in content["missed"]:
            paper.paragraph(line, first_mm=FIRST_MM)
    paper.paragraph(content["ended"], first_mm=FIRST_MM, before=8, keep=True)
    _signs(paper, content)
    return paper


def _item(paper: Paper, item: dict[str, Any], words: dict[str, str]) -> None:
    line = paper.paragraph(before=6, keep=bool(item["told"]))
    add(line, f"{item['number']}.\u00a0{unbind(item['title'])} ", bold=True)
    add(line, f"({item['span']})", italic=True)
    for text in item["told"]:
        paper.paragraph(text, first_mm=FIRST_MM)
    if item["spoke"]:
        paper.dots(words["minutes.told"], first_mm=FIRST_MM)
        paper.dots()


def _signs(paper: Paper, content: dict[str, Any]) -> None:
    hint = content["words"]["sign"]
    table = grid(paper.file, 1, (paper.width_mm / 2, paper.width_mm / 2))
    for cell, (post, name) in zip(table.rows[0].cells, content["signs"], strict=True):
        signature(cell, [post], "" if name else hint, name)
    keep_together(table)
    paper.paragraph(after=0)
    copied(grid(paper.file, 1, (paper.width_mm,)).rows[0].cells[0], content["copies"])


def news(sheet: Sheet) -> Paper:
    """A headline and paragraphs."""
    content = sheet.content
    paper, words = Paper(content), content["words"]
    paper.paragraph(content["headline"], bold=True, size=14, align=ALIGN.CENTER, after=10)
    paper.paragraph(words["news.draft"], italic=True, size=11, after=8)
    for text in content["told"]:
        paper.paragraph(text, first_mm=FIRST_MM)
    paper.dots(words["news.by"], indent_mm=paper.width_mm - 70, before=10)
    return paper


def pledges(sheet: Sheet) -> Paper:
    """A form for each signer."""
    content = sheet.content
    paper = Paper(content, size=14, numbered=False)
    first = True
    for part in content["parts"]:
        for row in part["rows"]:
            if not first:
                paper.page_break()
            first = False
            _pledge(paper, part, row, content)
    return paper


def _pledge(paper: Paper, part: dict[str, Any], row: dict[str, Any], content: dict[str, Any]) -> None:
    words = content["words"]
    national(paper, content["head"])
    titled(paper, content["title"], part["content"])
    for key, value in (("me", row["name"]), ("title-of", row["title"]), ("area", row["area"])):
        if value:
            add(paper.paragraph(f"{words[f'pledge.{key}']} "), value, bold=key == "me")
        elif not row["name"]:
            paper.dots(words[f"pledge.{key}"])
    for text in part["promise"]:
        paper.paragraph(text, align=ALIGN.JUSTIFY)
    if part["details"]:
        paper.paragraph(words["pledge.details"])
        for _ in range(4):
            paper.dots()
    table = grid(paper.file, 1, (paper.width_mm * 0.4, paper.width_mm * 0.6))
    cell, dated = table.rows[0].cells[1], content["head"]["dated"]
    if dated:
        add(dress(cell.add_paragraph(), align=ALIGN.CENTER, after=2), dated, italic=True, size=13)
    signature(cell, [words["pledge.signer"]], words["sign"], row["name"], ROOM_PT)
    if part["witnesses"]:
        _witnesses(paper, part["witnesses"], words["witnesses"])


def _witnesses(paper: Paper, witnesses: list[dict[str, str]], title: str) -> None:
    paper.paragraph(title, bold=True, align=ALIGN.CENTER, before=6, keep=True)
    rows = -(-len(witnesses) // 2)
    table = grid(paper.file, rows, (paper.width_mm / 2, paper.width_mm / 2))
    for place, who in enumerate(witnesses):
        signature(table.rows[place // 2].cells[place % 2], [who["title"]], "", who["name"], ROOM_PT)
    keep_together(table)
