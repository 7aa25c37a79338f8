"""The MC's script in Word: large, an item a block, to be changed by hand when there is no time to print."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from ceremony.documents.sheet import Sheet
from ceremony.documents.word.paper import QUIET, Paper, add

SIZE = 16


def script(sheet: Sheet) -> Paper:
    """Every item with its cues, what to say in trouble, what only backstage reads."""
    content = sheet.content
    paper = Paper(content, size=SIZE, margins=(22, 18))
    words = content["words"]
    paper.paragraph(content["title"], bold=True, size=20, align=ALIGN.LEFT, after=2)
    paper.paragraph(content["event"]["name"], size=12, after=10)
    for item in content["items"]:
        _head(paper, item)
        for cue in item["cues"]:
            _cue(paper, cue, words)
        _rest(paper, item, words)
    return paper


def _head(paper: Paper, item: dict[str, Any]) -> None:
    line = paper.paragraph(before=16, after=4, keep=True)
    add(line, f"{item['number']}.\u00a0{item['title']}", bold=True, size=18)
    if item["told"]:
        add(line, f"   {item['told']}", size=11, colour=QUIET)
    for person in item["people"]:
        paper.paragraph(person, size=12, after=2, keep=True)


def _cue(paper: Paper, cue: dict[str, Any], words: dict[str, str]) -> None:
    line = paper.paragraph(before=8, after=4, keep=True)
    add(line, "GO  ", bold=True, size=11)
    film = f" · {words['script.film']} {cue['film']}" if cue["film"] else ""
    add(line, cue["title"] + film, bold=True, size=12)
    if not cue["say"] and not cue["after"]:
        paper.paragraph(words["script.silent"], size=12)
    for parts in cue["say"]:
        paper.runs(parts, size=SIZE)
    if cue["after"]:
        _label(paper, words["script.after"])
        for parts in cue["after"]:
            paper.runs(parts, size=SIZE)


def _label(paper: Paper, text: str) -> None:
    add(paper.paragraph(before=6, after=2, keep=True), text, bold=True, size=10, colour=QUIET)


def _rest(paper: Paper, item: dict[str, Any], words: dict[str, str]) -> None:
    """Fallback lines, the deck that takes over from a film, backstage notes."""
    if item["fallback"]:
        _label(paper, words["script.fallback"])
        for line in item["fallback"]:
            paper.paragraph(f"{line['when']}:", italic=True, size=12, indent_mm=8, after=2, keep=True)
            for parts in line["say"]:
                paper.runs(parts, size=14, indent_mm=8)
    if item["deck"]:
        _label(paper, words["script.deck"])
        for cue in item["deck"]:
            paper.paragraph(cue["title"], bold=True, size=12, indent_mm=8, after=2, keep=True)
            for parts in cue["say"]:
                paper.runs(parts, size=14, indent_mm=8)
    if item["backstage"]:
        _label(paper, words["script.backstage"])
        for note in item["backstage"]:
            paper.paragraph(note, size=12, indent_mm=8)
