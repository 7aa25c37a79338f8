"""The programme: large numerals in one or two columns; the part that now begins is lit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from markupsafe import Markup

from ceremony.language.phrases import hold
from ceremony.staging.pictures.events import FULL, eyebrow
from ceremony.staging.pictures.markup import FLOOR, NOTHING, Sheet, element
from ceremony.theme.fit import BOLD, MEDIUM, fit, wrapped_lines

GAP, NUMBER = 80.0, 112.0
HIGH, TALLEST = 690.0, 168.0
SINGLE = 4  # so many stand in one column
LEADING = 1.34


def programme(sheet: Sheet) -> Markup:
    """The parts in order; with ``now``, the number of one, that part is lit and those before it are done."""
    parts = [hold(text) for text in sheet.texts("parts")]
    columns = 1 if len(parts) <= SINGLE else 2
    rows = -(-len(parts) // columns) or 1
    high = min(TALLEST, HIGH / rows)
    size = _size(parts, (FULL - GAP * (columns - 1)) / columns - NUMBER, high)
    if not size:
        sheet.overfull.append("parts")
    now = int(sheet.text("now")) if sheet.text("now").isdecimal() else 0
    listed = NOTHING.join(
        _part(number, text, now) for number, text in zip(_numbers(sheet), parts, strict=False)
    )
    title = fit(sheet.text("title"), BOLD, width=FULL, size=76, floor=52, lines=1)
    return Markup('{}{}<ol class="parts" style="--columns:{};--rows:{};--row:{};--size:{}">{}</ol>').format(
        eyebrow(sheet, "eyebrow"),
        sheet.set("title", title, "h1", "parts-title"),
        columns,
        rows,
        f"{high:g}",
        f"{size or FLOOR:g}",
        listed,
    )


def _numbers(sheet: Sheet) -> Iterator[int]:
    """The number of each part: as written, else from 1."""
    written = [int(number) for number in sheet.texts("numbers") if number.isdecimal()]
    return iter(written) if len(written) == len(sheet.texts("parts")) else count(1)


def _size(parts: list[str], width: float, high: float) -> float:
    """The largest size at which each part stands in its row in one line or two; 0 when none is left."""
    for size in (56.0, 52.0, 48.0, 46.0, 44.0, 42.0, 40.0, 38.0, 36.0, 34.0, 32.0):
        lines = max((wrapped_lines(text, MEDIUM, width, size) for text in parts), default=1)
        if lines <= 2 and lines * size * LEADING + 20 <= high:
            return size
    return 0.0


def _part(number: int, text: str, now: int) -> Markup:
    state = "lit" if number == now else "done" if number < now else ""
    inside = Markup('<span class="part__no">{}</span><span class="part__words">{}</span>').format(
        number, text
    )
    return element("li", "part", inside, data_key=f"part-{number}", data_state=state)
