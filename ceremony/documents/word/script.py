"""The MC's script in Word: large, an item a block, to be changed by hand when there is no time to print."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from ceremony.documents.sheet import Sheet
from ceremony.documents.word.lines import QUIET, RED, add, flag
from ceremony.documents.word.paper import Paper

SIZE = 16


def script(sheet: Sheet) -> Paper:
    """Every item with its cues, what to say in trouble, what only backstage reads."""
    content = sheet.content
    paper = Paper(content, size=SIZE, margins=(22, 18))
    words = content["words"]
    paper.paragraph(content["title"], bold=True, size=20, align=ALIGN.LEFT, after=2)
    paper.paragraph(content["event"]["name"], size=12, after=10)
    for told in content["changes"]:
        paper.paragraph(told, size=11, after=6)
    _rescues(paper, content["shared"], words["script.shared"])
    for item in content["items"]:
        _head(paper, item)
        for cue in item["cues"]:
            _cue(paper, cue, words)
        _rest(paper, item, words)
    return paper


def _head(paper: Paper, item: dict[str, Any]) -> None:
    line = paper.paragraph(before=16, after=4, keep=True)
    add(line, f"{item['number']}.\u00a0{item['title']['text']}", bold=True, size=18)
    if item["told"]["text"]:
        add(line, f"   {item['told']['text']}", size=11, colour=RED if item["told"]["new"] else QUIET)
    if item["title"]["new"]:
        flag(line)
    for person in item["people"]:
        _line(paper, person, size=12, after=2, keep=True)


def _cue(paper: Paper, cue: dict[str, Any], words: dict[str, str]) -> None:
    line = paper.paragraph(before=8, after=4, keep=True)
    add(line, f"{cue['go']}  ", bold=True, size=11)
    film = f" · {words['script.film']} {cue['film']}" if cue["film"] else ""
    add(line, cue["title"] + film, bold=True, size=12)
    if cue["then"]:
        add(line, f" · {cue['then']}", size=11, colour=QUIET)
    if not cue["say"] and not cue["after"]:
        paper.paragraph(words["script.silent"], size=12)
    if cue["model"]:
        add(paper.paragraph(after=2, keep=True), words["script.model"], size=11, colour=QUIET)
    _say(paper, cue["say"], SIZE)
    if cue["after"]:
        _label(paper, words["script.after"])
        _say(paper, cue["after"], SIZE)


def _say(paper: Paper, paragraphs: list[dict[str, Any]], size: float, **look: Any) -> None:
    for told in paragraphs:
        line = paper.runs(told["runs"], size=size, **look)
        if told["new"]:
            flag(line)


def _line(paper: Paper, told: dict[str, Any], **look: Any) -> None:
    line = paper.paragraph(told["text"], **look)
    if told["new"]:
        flag(line)


def _label(paper: Paper, text: str) -> None:
    add(paper.paragraph(before=6, after=2, keep=True), text, bold=True, size=10, colour=QUIET)


def _rescues(paper: Paper, lines: list[dict[str, Any]], label: str) -> None:
    if lines:
        _label(paper, label)
    for line in lines:
        paper.paragraph(f"{line['when']}:", italic=True, size=12, indent_mm=8, after=2, keep=True)
        _say(paper, line["say"], 14, indent_mm=8)


def _rest(paper: Paper, item: dict[str, Any], words: dict[str, str]) -> None:
    """Fallback lines, the deck that takes over from a film, backstage notes."""
    _rescues(paper, item["fallback"], words["script.fallback"])
    if item["deck"]:
        _label(paper, words["script.deck"])
        for cue in item["deck"]:
            paper.paragraph(cue["title"], bold=True, size=12, indent_mm=8, after=2, keep=True)
            _say(paper, cue["say"], 14, indent_mm=8)
    if item["backstage"]:
        _label(paper, words["script.backstage"])
        for note in item["backstage"]:
            _line(paper, note, size=12, indent_mm=8)
