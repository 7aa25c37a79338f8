"""The roll of honour: everybody of one form of award, in calm columns of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from ceremony.staging.pictures.events import eyebrow
from ceremony.staging.pictures.markup import FLOOR, LOTUS, NOTHING, Sheet, element, page_of, plain
from ceremony.theme.fit import BOLD, SEMIBOLD, Fit, fit, fit_name

FULL, GAP, HIGH = 1680.0, 60.0, 640.0  # of 1920 × 1080
MOST_HIGH = 104.0  # of a row: few names stand close together, not spread over the screen


@dataclass(frozen=True, slots=True)
class Shape:
    """So many columns of so many rows; a name takes one or two lines, between these sizes."""

    columns: int
    rows: int
    lines: int
    size: float
    floor: float = FLOOR

    @property
    def places(self) -> int:
        """How many names stand in it."""
        return self.columns * self.rows

    @property
    def width(self) -> float:
        """What one name may take."""
        return (FULL - GAP * (self.columns - 1)) / self.columns


# From the fewest and largest to the most; names too long for all of these take two lines.
SHAPES = (
    Shape(1, 5, 1, 64, 48),
    Shape(2, 6, 1, 50, 42),
    Shape(2, 8, 1, 44, 36),
    Shape(3, 8, 1, 44, 34),
    Shape(3, 11, 1, 38),
    Shape(2, 11, 1, 38),
    Shape(2, 6, 2, 40, 34),
    Shape(1, 6, 2, 42, 32),
)


def honour_places(names: Sequence[str]) -> int:
    """How many of these names one page holds, all at sizes that the last row can read."""
    return min(len(names), _page_shape(names).places) or 1


def _page_shape(names: Sequence[str]) -> Shape:
    """The largest way to set all of them; else the one that holds the most of such names."""
    fitting = [shape for shape in SHAPES if all(not _set_name(name, shape).overfull for name in names)]
    whole = next((shape for shape in fitting if shape.places >= len(names)), None)
    return whole or max(fitting or SHAPES[-1:], key=lambda shape: shape.places)


def _set_name(name: str, shape: Shape) -> Fit:
    return fit_name(
        name,
        SEMIBOLD,
        width=shape.width,
        size=shape.size,
        floor=shape.floor,
        lines=shape.lines,
        broken=shape.floor + 2 if shape.lines > 1 else None,
        broken_floor=FLOOR,
    )


def honour(sheet: Sheet) -> Markup:
    """The form of award, a lotus, and the names; who was withdrawn leaves an empty place."""
    rows = sheet.rows("names")
    shape = _page_shape([plain(row, "name") for row in rows])
    if len(rows) > shape.places:
        sheet.overfull.append("names")
    title = fit(sheet.text("title").upper(), BOLD, width=FULL, size=72, floor=48, lines=1)
    columns = min(shape.columns, len(rows)) or 1
    count = -(-len(rows) // columns) or 1
    fits = [_set_name(plain(row, "name"), shape) for row in rows]
    size = min((one.size for one in fits), default=shape.size)  # nobody is honoured in larger letters
    names = [
        element(
            "li",
            "honour__name",
            sheet.set("names", replace(one, size=size), "span", "honour__words"),
            data_key=plain(row, "key") or None,
        )
        for row, one in zip(rows, fits, strict=True)
    ]
    return Markup('{}<div class="honour">{}{}<ol class="honour__names" style="{}">{}</ol></div>{}').format(
        eyebrow(sheet, "eyebrow", 1200),
        sheet.set("title", title, "h1", "honour__title"),
        LOTUS,
        f"--columns:{columns};--rows:{count};--row:{min(MOST_HIGH, HIGH / count):g}",
        NOTHING.join(names),
        page_of(sheet),
    )
