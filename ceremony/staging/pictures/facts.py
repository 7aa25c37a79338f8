"""Layouts of figures: one large number with its bars, and tables."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ceremony.language.binding import unbind
from ceremony.language.catalogs import say
from ceremony.language.phrases import hold
from ceremony.staging.pictures.events import FULL, eyebrow
from ceremony.staging.pictures.grid import Measures, numeric_columns, table_height
from ceremony.staging.pictures.markup import NOTHING, Sheet, element, plain
from ceremony.theme.fit import BOLD, FIGURES_BOLD, REGULAR, SEMIBOLD, fit, set_width

LEFT, RIGHT = 560, 1040


def figure(sheet: Sheet) -> Markup:
    """The number left, bars from a common zero right, closed by one sentence."""
    bars = sheet.rows("bars")
    width = LEFT if bars else FULL
    value = sheet.text("value") or say(sheet.language, "pictures.no_figure")
    wordy = not any(letter.isdigit() for letter in value)
    number = (
        fit(value, BOLD, width=width, size=96, floor=56, lines=3)
        if wordy
        else fit(value, FIGURES_BOLD, width=width, size=360, floor=100, lines=1, tracking=-0.02)
    )
    unit = fit(
        sheet.text("unit"), SEMIBOLD, width=width, size=56, floor=52, lines=2, broken=56, broken_floor=42
    )
    note = fit(sheet.text("note"), REGULAR, width=width, size=40, floor=34, lines=3)
    left = Markup('<div class="number{}">{}{}{}</div>').format(
        "" if bars else " number--alone",
        sheet.set("value", number, "p", "number__value number__value--words" if wordy else "number__value"),
        sheet.set("unit", unit, "p", "number__unit"),
        sheet.set("note", note, "p", "body muted"),
    )
    sentence = fit(
        sheet.text("sentence"), SEMIBOLD, width=RIGHT if bars else FULL, size=44, floor=36, lines=2
    )
    closing = sheet.set("sentence", sentence, "p", "bars__sentence")
    drawn = NOTHING.join(_bar(sheet, bar) for bar in bars)
    return (
        eyebrow(sheet, "eyebrow")
        + left
        + element("div", "bars" if bars else "bars bars--none", drawn + closing)
    )


def _bar(sheet: Sheet, bar: dict[str, Any]) -> Markup:
    strong = bool(bar.get("strong"))
    share = bar.get("share")
    text = plain(bar, "text") or say(sheet.language, "pictures.no_figure")
    known = isinstance(share, int | float)
    font = FIGURES_BOLD if known else REGULAR
    size = (62 if strong else 52) if known else 36
    value = fit(text, font, width=460, size=size, floor=32, lines=1)
    label_room = RIGHT - 40 - set_width(text, font, value.size)
    label = fit(plain(bar, "label"), SEMIBOLD, width=label_room, size=42, floor=32, lines=1)
    head = sheet.set("bars", label, "span", "bar__label") + sheet.set("bars", value, "span", "bar__value")
    track = NOTHING
    if known:
        share_text, start = f"{_part(share):.4f}", _part(bar.get("from"))
        left = f";--from:{start:.4f}" if start else ""
        track = Markup('<i class="bar__track" style="--share:{}{}"></i>').format(share_text, left)
    return element("div", "bar bar--strong" if strong else "bar", element("p", "bar__head", head) + track)


TABLE_SIZES = (46.0, 44.0, 42.0, 40.0, 38.0, 36.0, 34.0, 32.0)
TABLE_GAPS = (48.0, 36.0, 24.0, 16.0)
TABLE_HIGH = 732.0


def _part(value: object) -> float:
    """A part of the whole, 0 to 1."""
    return min(1.0, max(0.0, float(value))) if isinstance(value, int | float) else 0.0


def table(sheet: Sheet) -> Markup:
    """A table: head in accent, figures flush right, rows parted by hairlines; seen whole or told."""
    title = fit(sheet.text("title"), BOLD, width=FULL, size=64, floor=48, lines=1)
    head, body, size, gap = _table_setting(sheet)
    numeric = numeric_columns(body, max((len(row) for row in [head, *body]), default=0))
    top = _table_row("th", head, numeric) if head else NOTHING
    rows = NOTHING.join(_table_row("td", row, numeric) for row in body)
    inside = element("thead", "", top) + element("tbody", "", rows)
    grid = Markup('<table class="table" style="--size:{};--gap:{}">{}</table>').format(
        f"{size:g}", f"{gap:g}", inside
    )
    return (
        eyebrow(sheet, "eyebrow")
        + sheet.set("title", title, "h1", "table-title")
        + element("div", "table-box", grid)
    )


def _table_setting(sheet: Sheet) -> tuple[list[str], list[list[str]], float, float]:
    """Head, rows, size and gap at which the table stands in its box, words held together if they can."""
    rows = _cells(sheet)
    for tie in (hold, unbind):
        head, body = [tie(cell) for cell in _head(sheet)], [[tie(cell) for cell in row] for row in rows]
        for size in TABLE_SIZES:
            for gap in TABLE_GAPS:
                how = Measures(gap, 1.4, 28.0, 0.76, 32.0)
                high, fits = table_height(head, body, size, FULL, how)
                if fits and high <= TABLE_HIGH:
                    return head, body, size, gap
    if rows or _head(sheet):
        sheet.overfull.append("rows")
    return head, body, TABLE_SIZES[-1], TABLE_GAPS[-1]


def _head(sheet: Sheet) -> list[str]:
    raw = sheet.card.fields.get("head")
    return [plain({"cell": cell}, "cell") for cell in raw] if isinstance(raw, list | tuple) else []


def _cells(sheet: Sheet) -> list[list[str]]:
    raw = sheet.card.fields.get("rows")
    rows = raw if isinstance(raw, list | tuple) else []
    return [[plain({"cell": c}, "cell") for c in row] for row in rows if isinstance(row, list | tuple)]


def _table_row(tag: str, cells: list[str], numeric: list[bool]) -> Markup:
    inside = NOTHING.join(
        element(tag, "figures" if c < len(numeric) and numeric[c] else "words", cell)
        for c, cell in enumerate(cells)
    )
    return element("tr", "", inside)
