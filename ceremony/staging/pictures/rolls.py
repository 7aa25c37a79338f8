"""Layouts that read people out: batch, names."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ceremony.language.catalogs import say
from ceremony.staging.pictures.events import eyebrow
from ceremony.staging.pictures.markup import NOTHING, Sheet, counter, element, plain
from ceremony.theme.fit import BOLD, MEDIUM, REGULAR, SEMIBOLD, Fit, fit, fit_name, set_width

FULL = 1680.0
NAME_ROOM = 712.0  # a name beside its number in a column


def _read_name(text: str, width: float) -> Fit:
    return fit_name(text, BOLD, width=width, size=94, floor=90, lines=2, broken=68, broken_floor=56)


def batch(sheet: Sheet) -> Markup:
    """The name being read, and the batch in its order of standing; the lit row is a filled plate."""
    rows, lit = sheet.rows("rows"), sheet.text("lit")
    now = next((row for row in rows if lit and plain(row, "key") == lit), {})
    name = _read_name(plain(now, "name"), FULL)
    half = (len(rows) + 1) // 2 if len(rows) > 5 else 5
    height = min(108.0, 540.0 / half)
    columns = (rows[:half], rows[half:])
    body = NOTHING.join(
        element("ol", "roll", NOTHING.join(_batch_row(sheet, row, lit, height) for row in part))
        for part in columns
        if part
    )
    lone = "" if columns[1] else " rolls--one"
    return Markup('{}{}<div class="reading">{}</div><div class="rolls{}" style="--row:{}">{}</div>').format(
        eyebrow(sheet, "eyebrow", 1350),
        counter(sheet, "called", "of", "counter--top"),
        sheet.set("lit", name, "h1", "reading__name"),
        lone,
        f"{height:g}",
        body,
    )


def _batch_row(sheet: Sheet, row: dict[str, Any], lit: str, height: float) -> Markup:
    key = plain(row, "key")
    if height >= 84:
        room = {"size": min(42.0, height * 0.4), "floor": min(40.0, height * 0.38), "lines": 2}
        room |= {"broken": min(34.0, height * 0.32), "broken_floor": 26.0}
    else:  # a very full batch: one line a name
        room = {"size": min(40.0, height * 0.62), "floor": 24.0, "lines": 1}
    name = fit_name(plain(row, "name"), MEDIUM, width=712.0, **room)
    return element(
        "li",
        "row",
        Markup('<span class="row__no">{}</span>{}').format(
            plain(row, "no"), sheet.set("rows", name, "span", "row__name")
        ),
        data_key=key,
        data_state="lit" if lit and key == lit else "",
    )


def names(sheet: Sheet) -> Markup:
    """A page of a list: number, name, unit, in the order of the decision."""
    rows = sheet.rows("names")
    half, stacked = _page_shape(rows)
    title = fit(sheet.text("title"), BOLD, width=1330, size=64, floor=48, lines=1)
    foot = fit(sheet.text("foot"), REGULAR, width=1300, size=34, floor=32, lines=1)
    lone = len(rows) <= half
    first = half if lone else min(half, (len(rows) + 1) // 2)
    columns = NOTHING.join(
        element("ol", "roll", NOTHING.join(_name_row(sheet, row, stacked=stacked, lone=lone) for row in part))
        for part in (rows[:first], rows[first : 2 * half])
        if part
    )
    if len(rows) > 2 * half:
        sheet.overfull.append("names")
    return Markup('{}{}<div class="rolls rolls--list{}" style="--row:{}">{}</div>{}').format(
        sheet.set("title", title, "h1", "list-title"),
        _page(sheet),
        " rolls--one" if lone else "",
        f"{744.0 / half:g}",
        columns,
        sheet.set("foot", foot, "p", "foot"),
    )


def _page_shape(rows: list[dict[str, Any]]) -> tuple[int, bool]:
    """Rows in a column, and whether a unit stands below its name: short lists stand large."""
    if len(rows) <= 8:
        return 8, False
    narrow = all(
        set_width(plain(row, "name"), SEMIBOLD, 40) + set_width(plain(row, "unit"), REGULAR, 32) + 30
        <= NAME_ROOM
        for row in rows
    )
    return (12, False) if len(rows) > 16 else (8, not narrow)


def _name_row(sheet: Sheet, row: dict[str, Any], *, stacked: bool, lone: bool) -> Markup:
    full = FULL - 88.0 if lone else NAME_ROOM
    big, small = (54.0, 42.0) if lone else (38.0 if stacked else 40.0, 32.0)
    least = 26.0 if stacked else 24.0
    unit = fit(
        plain(row, "unit"), REGULAR, width=full if stacked else full * 0.55, size=small, floor=least, lines=1
    )
    taken = max((set_width(line, REGULAR, unit.size) for line in unit.lines if line), default=-30.0) + 30
    room = full if stacked else full - taken
    name = fit(plain(row, "name"), SEMIBOLD, width=room, size=big, floor=least, lines=1)
    words = sheet.set("names", name, "span", "row__name") + sheet.set("names", unit, "span", "row__unit")
    number = Markup('<span class="row__no">{}</span>').format(plain(row, "no"))
    style = "row row--stacked" if stacked else "row row--large" if lone else "row"
    return element("li", style, number + element("span", "row__words", words))


def _page(sheet: Sheet) -> Markup:
    if sheet.text("pages") in {"", "0", "1"}:
        return NOTHING
    return Markup('<p class="page">{} <b>{}/{}</b></p>').format(
        say(sheet.language, "pictures.page"), sheet.text("page"), sheet.text("pages")
    )
