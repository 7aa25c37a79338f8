"""Tables measured across and down, as a browser shares out the width of their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceremony.theme.fit import FIGURES_MEDIUM, SEMIBOLD, set_width, wrapped_lines

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Measures:
    """How a table is set: sizes in reference pixels, ``lead`` the height of a line in em."""

    gap: float  # between two columns
    lead: float
    pad: float  # above and below the words of a row, with its hairline
    head: float  # of the size of the body
    head_floor: float = 0.0


def numeric_columns(body: Sequence[Row], columns: int) -> list[bool]:
    """Which columns are figures, with a word here and there: their cells stay on one line."""
    return [_is_numeric([row[c] for row in body if c < len(row) and row[c]]) for c in range(columns)]


def _is_numeric(cells: list[str]) -> bool:
    return bool(cells) and sum(map(_is_figure, cells)) * 2 > len(cells)


def _is_figure(text: str) -> bool:
    return text[:1] in "0123456789-−+<>≤≥–" and not any(letter.isalpha() for letter in text[:3])


def table_height(
    head: Row, body: Sequence[Row], size: float, width: float, how: Measures
) -> tuple[float, bool]:
    """How high the table stands at this size, and whether it stays inside ``width``."""
    columns = max((len(row) for row in [head, *body]), default=0)
    numeric = numeric_columns(body, columns)
    head_size = max(how.head * size, how.head_floor)
    widths, fits = _widths(head, body, numeric, (size, head_size), width - how.gap * max(0, columns - 1))
    high = _row_height(head, [False] * columns, widths, head_size, how) if head else 0.0
    return high + sum(_row_height(row, numeric, widths, size, how) for row in body), fits


def _row_height(row: Row, numeric: list[bool], widths: list[float], size: float, how: Measures) -> float:
    lines = max(
        (
            1 if numeric[c] else wrapped_lines(cell, SEMIBOLD, widths[c], size)
            for c, cell in enumerate(row)
            if cell
        ),
        default=1,
    )
    return lines * size * how.lead + how.pad


def _widths(
    head: Row, body: Sequence[Row], numeric: list[bool], sizes: tuple[float, float], room: float
) -> tuple[list[float], bool]:
    """The width of each column; False when their longest words alone are wider than ``room``."""
    least, most = [], []
    for c, figures in enumerate(numeric):
        cells = [row[c] for row in body if c < len(row)]
        font = FIGURES_MEDIUM if figures else SEMIBOLD
        wide = [set_width(cell, font, sizes[0]) for cell in cells]
        words = wide if figures else [_longest(cell, sizes[0]) for cell in cells]
        title = [head[c]] if c < len(head) else []
        least.append(max([*words, *(_longest(text, sizes[1]) for text in title)], default=0.0) + 2)
        most.append(max([*wide, *(set_width(text, SEMIBOLD, sizes[1]) for text in title)], default=0.0) + 2)
    if sum(least) > room:
        return least, False
    spare, wanted = room - sum(least), sum(most) - sum(least)
    share = min(1.0, spare / wanted) if wanted > 0 else 0.0
    return [low + (high - low) * share for low, high in zip(least, most, strict=True)], True


def _longest(text: str, size: float) -> float:
    """The width of the longest piece that a line cannot part."""
    return max((set_width(word, SEMIBOLD, size) for word in text.split(" ")), default=0.0)
