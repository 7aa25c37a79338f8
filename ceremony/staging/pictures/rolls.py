"""Layouts that read people out: batch, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ceremony.staging.pictures.events import eyebrow
from ceremony.staging.pictures.markup import FLOOR, NOTHING, Sheet, counter, element, manner, page_of, plain
from ceremony.theme.fit import BOLD, MEDIUM, REGULAR, SEMIBOLD, Fit, fit, fit_name, set_width

FULL = 1680.0
NUMBER, LISTED = 88.0, 116.0  # the number before a name; in a list of one column it may be 1024
WIDE, NARROW = FULL - NUMBER, 712.0  # a name beside its number in one column, and in one of two
BATCH_HIGH, LIST_HIGH = 540.0, 744.0
ROW, TALLEST = 108.0, 180.0  # ten rows are so high; fewer are higher and set larger, in the same frame
LONE = 5  # so many stand in one column


@dataclass(frozen=True, slots=True)
class Shape:
    """How rows stand: in one or two columns, so many places in each."""

    columns: int
    rows: int

    @property
    def places(self) -> int:
        """How many names one picture holds."""
        return self.columns * self.rows

    @property
    def width(self) -> float:
        """What a name may take beside its number."""
        return WIDE if self.columns == 1 else NARROW


def batch_places(names: Sequence[str]) -> int:
    """How many of these names one picture of a batch holds, all at sizes that the last row can read."""
    return _batch_shape(names).places


def list_places(rows: Sequence[Mapping[str, Any]], most: int) -> int:
    """How many rows (name, unit) a page of a list holds, ``most`` at the most."""
    return next((n for n in (most, 16, 8, 6, 5, 4) if n <= most and _list_shape(rows, n)), min(most, 4))


def _batch_shape(names: Sequence[str]) -> Shape:
    """All on one picture when they can be read, else six in each column, else six lines of full width."""
    half = -(-len(names) // 2)
    lone = Shape(1, max(1, len(names)))
    shapes = [lone] if len(names) <= LONE else [Shape(2, half)] if half <= 12 else []
    tried = [*shapes, Shape(2, 6), Shape(1, 6)]
    return next((one for one in tried if all(not _row_fit(name, one).overfull for name in names)), tried[-1])


def _row_height(shape: Shape) -> float:
    return min(TALLEST, BATCH_HIGH / shape.rows)


def _row_fit(name: str, shape: Shape) -> Fit:
    """A name in its row of a batch: two lines where the row is high enough."""
    height = _row_height(shape)
    if height < 84:
        size = max(FLOOR, min(40.0, height * 0.62))
        return fit_name(name, MEDIUM, width=shape.width, size=size, floor=FLOOR, lines=1)
    more = max(0.0, height - ROW) / (TALLEST - ROW)
    return fit_name(
        name,
        MEDIUM,
        width=shape.width,
        size=min(42.0, max(40.0, height * 0.4)) + 14 * more,
        floor=min(40.0, height * 0.38),
        lines=2,
        broken=min(34.0, height * 0.37) + 10 * more,
        broken_floor=FLOOR,
    )


def _unit_fit(unit: str, shape: Shape) -> Fit:
    return fit(unit, REGULAR, width=shape.width, size=36 if shape.rows <= 4 else FLOOR, floor=FLOOR, lines=1)


def _have_units(rows: Sequence[Mapping[str, Any]], shape: Shape) -> bool:
    """Whether the units stand below the names: where all of them have the room, or none."""

    def stands(row: Mapping[str, Any]) -> bool:
        name, unit = _row_fit(plain(row, "name"), shape), _unit_fit(plain(row, "unit"), shape)
        high = len(name.lines) * name.size * 1.22 + unit.size * 1.3
        return not plain(row, "unit") or (not unit.overfull and high + 12 <= _row_height(shape))

    return any(plain(row, "unit") for row in rows) and all(map(stands, rows))


def _read_name(text: str, width: float) -> Fit:
    return fit_name(text, BOLD, width=width, size=94, floor=90, lines=2, broken=68, broken_floor=46)


def batch(sheet: Sheet) -> Markup:
    """The name being read, and the batch in its order of standing; the lit row is a filled plate."""
    rows, lit = sheet.rows("rows"), sheet.text("lit")
    now = next((row for row in rows if lit and plain(row, "key") == lit), {})
    name = _read_name(plain(now, "name"), FULL)
    shape = _batch_shape([plain(row, "name") for row in rows])
    if len(rows) > shape.places:
        sheet.overfull.append("rows")
    half = shape.rows if shape.columns == 1 else -(-len(rows) // 2)
    units = _have_units(rows, shape)
    body = NOTHING.join(
        element("ol", "roll", NOTHING.join(_batch_row(sheet, row, lit, shape, units) for row in part))
        for part in (rows[:half], rows[half:])
        if part
    )
    lone = " rolls--one" if shape.columns == 1 else ""
    return Markup('{}{}<div class="reading">{}{}</div><div class="rolls{}" style="--row:{}">{}</div>').format(
        eyebrow(sheet, "eyebrow", 1350),
        counter(sheet, "called", "of", "counter--top"),
        manner(sheet),
        sheet.set("lit", name, "h1", "reading__name"),
        lone,
        f"{_row_height(shape):g}",
        body,
    )


def _batch_row(sheet: Sheet, row: dict[str, Any], lit: str, shape: Shape, units: bool) -> Markup:
    key = plain(row, "key")
    name = _row_fit(plain(row, "name"), shape)
    words = sheet.set(
        "rows", name, "span", "row__name row__name--two" if len(name.lines) > 1 else "row__name"
    )
    if units:
        unit = sheet.set("rows", _unit_fit(plain(row, "unit"), shape), "span", "row__unit")
        words = element("span", "row__words", words + unit)
    return element(
        "li",
        "row",
        Markup('<span class="row__no">{}</span>{}').format(plain(row, "no"), words),
        data_key=key,
        data_state="lit" if lit and key == lit else "",
    )


def names(sheet: Sheet) -> Markup:
    """A page of a list: number, name, unit, in the order of the decision.

    ``places`` is how many its other pages hold: the last one, half empty, is set like them.
    """
    rows = sheet.rows("names")
    count = max(len(rows), int(sheet.text("places") or 0))
    found = _list_shape(rows, count)
    shape, style = found or (Shape(1, max(1, count)), "row--stacked")
    if not found and rows:
        sheet.overfull.append("names")
    title = fit(sheet.text("title"), BOLD, width=1330, size=64, floor=48, lines=1)
    foot = fit(sheet.text("foot"), REGULAR, width=1300, size=34, floor=32, lines=1)
    half = shape.rows if shape.columns == 1 else (len(rows) + 1) // 2
    columns = NOTHING.join(
        element("ol", "roll", NOTHING.join(_name_row(sheet, row, shape, style) for row in part))
        for part in (rows[:half], rows[half:])
        if part
    )
    return Markup('{}{}<div class="rolls rolls--list{}" style="--row:{}">{}</div>{}').format(
        sheet.set("title", title, "h1", "list-title"),
        page_of(sheet),
        " rolls--one" if shape.columns == 1 else "",
        f"{_list_height(shape):g}",
        columns,
        sheet.set("foot", foot, "p", "foot"),
    )


def _list_height(shape: Shape) -> float:
    return min(150.0, LIST_HIGH / shape.rows)


def _list_shape(rows: Sequence[Mapping[str, Any]], count: int) -> tuple[Shape, str] | None:
    """The first way to set a page of ``count`` such rows; None when some name would be too small."""
    if count > 24:
        return None
    if count <= 8:
        tried = [(Shape(1, max(4, count)), "row--large")]
        tried += [(Shape(1, max(4, count)), "row--stacked")] if count <= 6 else []
    else:
        tried = [(Shape(2, 8 if count <= 16 else 12), "")]
        tried += [(Shape(2, 8), "row--stacked")] if count <= 16 else []
    for shape, style in tried:
        if all(_stands(row, shape, style) for row in rows):
            return shape, style
    return None


def _stands(row: Mapping[str, Any], shape: Shape, style: str) -> bool:
    """Whether a row has the width and, with the unit below, the height that its words need."""
    name, unit = _words_of(row, shape, style)
    under = unit.size if style == "row--stacked" and any(unit.lines) else 0.0
    high = (len(name.lines) * name.size + under) * 1.22
    return not name.overfull and not unit.overfull and high + 8 <= _list_height(shape)


def _words_of(row: Mapping[str, Any], shape: Shape, style: str) -> tuple[Fit, Fit]:
    """Name and unit as they are set: beside each other, or the unit below a name of one or two lines."""
    name, unit = plain(row, "name"), plain(row, "unit")
    room = FULL - LISTED if shape.columns == 1 else NARROW
    height = _list_height(shape)
    if style == "row--stacked":
        lines = 2 if height >= 120 else 1
        below = fit(unit, REGULAR, width=room, size=FLOOR, floor=FLOOR, lines=1)
        room_of = {
            "size": 36.0 if height < 96 else 38.0 if lines == 1 else 42.0,
            "floor": 34.0,
            "broken": 36.0,
            "broken_floor": 34.0,
        }
        return fit_name(name, SEMIBOLD, width=room, lines=lines, **room_of), below
    big = 40.0 if shape.columns == 2 else min(68.0, height * 0.56)
    small = FLOOR if shape.columns == 2 else min(48.0, height * 0.44)
    beside = fit(unit, REGULAR, width=room * 0.55, size=small, floor=FLOOR, lines=1)
    taken = set_width(unit, REGULAR, beside.size) + 30 if unit else 0.0
    return fit_name(name, SEMIBOLD, width=room - taken, size=big, floor=FLOOR, lines=1), beside


def _name_row(sheet: Sheet, row: dict[str, Any], shape: Shape, style: str) -> Markup:
    name, unit = _words_of(row, shape, style)
    words = sheet.set("names", name, "span", "row__name") + sheet.set("names", unit, "span", "row__unit")
    number = Markup('<span class="row__no">{}</span>').format(plain(row, "no"))
    return element("li", f"row {style}".strip(), number + element("span", "row__words", words))
