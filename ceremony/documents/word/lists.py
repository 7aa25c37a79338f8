"""Tables in Word: the programme, the list of recipients."""

from __future__ import annotations

from typing import Any

from ceremony.documents.sheet import Sheet
from ceremony.documents.word.official import closing, masthead, titled
from ceremony.documents.word.paper import Paper


def programme(sheet: Sheet) -> Paper:
    """Chương trình: time, part, people."""
    content = sheet.content
    paper, words = Paper(content), content["words"]
    masthead(paper, content["head"])
    titled(paper, content["title"], content["event"]["name"])
    rows = content["rows"]
    times, people = any(row["start"] for row in rows), any(row["people"] for row in rows)
    widths = [17] * times + [paper.width_mm - 17 * times - 60 * people] + [60] * people
    header = ["column.time"] * times + ["column.content"] + ["column.by"] * people
    cells = [[row["start"]] * times + [_part(row)] + [[*row["people"]] or ""] * people for row in rows]
    paper.table(widths, [words[key] for key in header], cells, centred=(0,) if times else (), bound=1)
    closing(paper, content["copies"], content["sign"])
    return paper


def _part(row: dict[str, Any]) -> list[dict[str, Any]]:
    indent = 4 if row["depth"] else 0
    told = [{"text": f"{row['number']}.\u00a0{row['title']}", "bold": not row["depth"], "indent_mm": indent}]
    if row["topic"]:
        told.append({"text": row["topic"], "italic": True, "indent_mm": indent})
    return told


def recipients(sheet: Sheet) -> Paper:
    """The list that belongs to a decision, form by form; each part is an annex with pages of its own."""
    content = sheet.content
    paper = Paper(content)
    for place, part in enumerate(content["parts"]):
        if place:
            paper.new_section()
        masthead(paper, content["head"])
        titled(paper, part["title"], part["subject"])
        paper.paragraph(part["annexed"], italic=True, align=1, after=8)
        for turn, group in enumerate(part["groups"], 1):
            if group["form"]:
                paper.paragraph(group["form"], bold=True, before=8, after=4, keep=True)
            _group(paper, group, last=turn == len(part["groups"]))
        paper.paragraph(part["total"], italic=True, before=8, keep=True)
        if content["sealed"]:
            paper.paragraph(content["sealed"], size=11, keep=True)
        closing(paper, content["copies"], content["sign"])
    return paper


def _group(paper: Paper, group: dict[str, Any], *, last: bool) -> None:
    """The columns that somebody has something in, each as wide as its words ask for."""
    rows = [[str(row["serial"]), *_cells(row)] for row in group["rows"]]
    paper.table([12, *group["widths"]], group["heads"], rows, centred=(0,), bound=2 * last)


def _cells(row: dict[str, Any]) -> list[str]:
    name, *others = row["cells"]
    return [f"{name} ({row['note']})" if row["note"] else name, *others]
