"""Layouts of figures: one large number with its bars, and tables."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ceremony.language.catalogs import say
from ceremony.language.phrases import hold
from ceremony.staging.pictures.events import FULL, eyebrow
from ceremony.staging.pictures.markup import NOTHING, Sheet, element, plain
from ceremony.theme.fit import BOLD, FIGURES_BOLD, REGULAR, SEMIBOLD, fit, set_width, wrapped_lines

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
        share_text = f"{min(1.0, max(0.0, float(share or 0))):.4f}"
        track = Markup('<i class="bar__track" style="--share:{}"></i>').format(share_text)
    return element("div", "bar bar--strong" if strong else "bar", element("p", "bar__head", head) + track)


def table(sheet: Sheet) -> Markup:
    """A small table: head in accent, figures flush right, rows parted by hairlines."""
    head, body = sheet.texts("head"), _cells(sheet)
    title = fit(sheet.text("title"), BOLD, width=FULL, size=64, floor=48, lines=1)
    columns = max([len(head), *(len(row) for row in body)], default=0)
    room = 732.0 - (0 if not head else 70)
    size, fits = _table_size(head, body, columns, room)
    if not fits:
        sheet.overfull.append("rows")
    numeric = [_is_numeric([row[c] for row in body if c < len(row) and row[c]]) for c in range(columns)]
    top = _table_row("th", head, numeric) if head else NOTHING
    rows = NOTHING.join(_table_row("td", row, numeric) for row in body)
    grid = element("table", "table", element("thead", "", top) + element("tbody", "", rows), size)
    return (
        eyebrow(sheet, "eyebrow")
        + sheet.set("title", title, "h1", "table-title")
        + element("div", "table-box", grid)
    )


def _cells(sheet: Sheet) -> list[list[str]]:
    raw = sheet.card.fields.get("rows")
    rows = raw if isinstance(raw, list | tuple) else []
    return [["" if c is None else hold(str(c)) for c in row] for row in rows if isinstance(row, list | tuple)]


def _is_numeric(cells: list[str]) -> bool:
    """Whether a column is one of figures, with a word here and there."""
    return bool(cells) and sum(map(_is_figure, cells)) * 2 > len(cells)


def _is_figure(text: str) -> bool:
    return text[:1] in "0123456789-−+<>≤≥–" and not any(letter.isalpha() for letter in text[:3])


def _table_row(tag: str, cells: list[str], numeric: list[bool]) -> Markup:
    inside = NOTHING.join(
        element(tag, "figures" if c < len(numeric) and numeric[c] else "words", cell)
        for c, cell in enumerate(cells)
    )
    return element("tr", "", inside)


def _table_size(head: list[str], body: list[list[str]], columns: int, room: float) -> tuple[float, bool]:
    """The largest size at which all rows stand in ``room``; widths as a browser shares them out."""
    for size in (46.0, 44.0, 42.0, 40.0, 38.0, 36.0, 34.0, 32.0):
        widths = _shares(head, body, columns, size)
        rows = [
            max(
                (wrapped_lines(cell, SEMIBOLD, widths[c], size) for c, cell in enumerate(row) if cell),
                default=1,
            )
            for row in body
        ]
        if sum(lines * size * 1.4 + 26 for lines in rows) <= room:
            return size, True
    return 32.0, not body


def _shares(head: list[str], body: list[list[str]], columns: int, size: float) -> list[float]:
    wants = []
    for c in range(columns):
        texts = [row[c] for row in [head, *body] if c < len(row)]
        wants.append(max((set_width(text, SEMIBOLD, size) for text in texts), default=0.0) + 4)
    free = FULL - 48 * max(0, columns - 1)
    total = sum(wants)
    if total <= free:
        return wants
    narrow = [want for want in wants if want <= free / columns]
    wide_total = total - sum(narrow) or 1.0
    left = free - sum(narrow)
    return [want if want <= free / columns else max(80.0, left * want / wide_total) for want in wants]
