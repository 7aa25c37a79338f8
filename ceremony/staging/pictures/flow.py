"""Running text measured: clean HTML as the boxes that the style sheet makes of it, across and down.

The numbers are those of ``picture.css`` under "prose"; what changes there changes here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ceremony.staging.pictures.grid import Measures, table_height
from ceremony.theme.fit import BOLD, MEDIUM, wrapped_lines

LEAD = 1.46  # of a line, in em
BLOCK_GAP, ITEM_GAP = 0.6, 0.32
BULLET, NUMBER = 1.1, 1.7  # what an item stands in from the left, in em
HEADING, HEADING_LEAD = 1.08, 1.36
QUOTE = 1.0
LEAST_PICTURE, TALLEST_PICTURE = 240.0, 560.0
_BLOCKS = frozenset(
    {"p", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "hr"}
)
_EMPTY = frozenset({"br", "hr", "img"})


@dataclass(slots=True)
class Box:
    """An element with what stands in it: texts and boxes in their order."""

    tag: str
    numbered: bool = False
    bold: bool = False  # some of its words are wide
    inside: list[Box | str] = field(default_factory=list)


class _Tree(HTMLParser):
    """Clean HTML as boxes; stress and the like leave their words and say that these are wide."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Box("div")
        self.open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"strong", "b"}:
            self.open[-1].bold = True
        if tag not in _BLOCKS and tag not in _EMPTY:
            return
        numbered = any(name == "class" and value == "numbered" for name, value in attrs)
        box = Box(tag, numbered)
        self.open[-1].inside.append(box)
        if tag not in _EMPTY:
            self.open.append(box)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _BLOCKS or tag in _EMPTY:
            return
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


@dataclass(frozen=True, slots=True)
class Prose:
    """Clean HTML read once, to be measured at several sizes."""

    top: Box
    pictures: int

    def height(self, size: float, width: float) -> tuple[float, bool]:
        """How high it stands without its pictures, and whether nothing leaves ``width``."""
        return _stack(self.top, size, width)


def prose(html: str) -> Prose:
    """Clean HTML as boxes."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return Prose(tree.top, html.count("<img"))


def _stack(box: Box, size: float, width: float) -> tuple[float, bool]:
    """What stands in a box, one below the other."""
    gap = (ITEM_GAP if box.tag in {"ul", "ol", "li"} else BLOCK_GAP) * size
    high, fits, count = 0.0, True, 0
    font = BOLD if box.bold else MEDIUM
    for part in _parts(box):
        taken, inside = (
            (_words(part, size, width, font), True) if isinstance(part, list) else _box(part, size, width)
        )
        if taken:
            high += taken + (gap if count else 0.0)
            count += 1
        fits = fits and inside
    return high, fits


def _parts(box: Box) -> Iterator[list[str] | Box]:
    """Runs of words (the lines that a break parts) and boxes, in their order."""
    lines: list[str] = [""]
    for part in box.inside:
        if isinstance(part, str):
            lines[-1] += part
        elif part.tag == "br":
            lines.append("")
        elif part.tag != "img":
            yield lines
            yield part
            lines = [""]
    yield lines


def _words(lines: Sequence[str], size: float, width: float, font: str, lead: float = LEAD) -> float:
    if not any(line.strip(" \t\r\n") for line in lines):
        return 0.0
    return sum(wrapped_lines(line, font, width, size) for line in lines) * size * lead


def _box(box: Box, size: float, width: float) -> tuple[float, bool]:
    match box.tag:
        case "h1" | "h2" | "h3":
            lines = [line for part in _parts(box) if isinstance(part, list) for line in part]
            return _words(lines, size * HEADING, width, BOLD, HEADING_LEAD), True
        case "li":
            return _stack(box, size, width - (NUMBER if box.numbered else BULLET) * size)
        case "blockquote":
            return _stack(box, size, width - QUOTE * size - 6)
        case "table":
            return _table(box, size, width)
        case "hr":
            return 2.0, True
        case _:
            return _stack(box, size, width)


def _table(box: Box, size: float, width: float) -> tuple[float, bool]:
    rows = [[_text(cell) for cell in row.inside if isinstance(cell, Box)] for row in _of_tag(box, "tr")]
    how = Measures(gap=0.6 * size, lead=LEAD, pad=0.36 * size + 2, head=1.0)
    return table_height([], rows, size, width, how)


def _of_tag(box: Box, tag: str) -> Iterator[Box]:
    for part in box.inside:
        if isinstance(part, Box):
            if part.tag == tag:
                yield part
            else:
                yield from _of_tag(part, tag)


def _text(box: Box) -> str:
    return " ".join(
        "".join(part if isinstance(part, str) else _text(part) + " " for part in box.inside).split(" ")
    )
