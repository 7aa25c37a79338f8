"""Layouts of a signing: the words of the pledge, and the wall of tiles that fills with signatures."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ceremony.language.catalogs import say
from ceremony.staging.pictures.events import FULL, LABEL_TRACKING, eyebrow
from ceremony.staging.pictures.markup import FLOOR, LOTUS, NOTHING, Sheet, element, plain
from ceremony.theme.fit import BOLD, REGULAR, SEMIBOLD, Fit, break_lines, fit, fit_block, set_width

PAPER = "Tinos-Regular"


def vow(sheet: Sheet) -> Markup:
    """The words of the pledge on the ground of the evening, in the letters of documents, under a lotus."""
    text = sheet.texts("text")
    setting = fit_block(text, PAPER, width=1520, height=640, size=96, floor=40, line_height=1.42, gap=0.6)
    if setting.overfull:
        sheet.overfull.append("text")
    lines = NOTHING.join(element("p", "vow__line", part) for part in text)
    short = " vow__text--short" if len(text) == 1 else ""
    body = element("div", f"vow__text{short}", lines, setting.size)
    title = sheet.text("eyebrow").upper()
    above = fit(title, SEMIBOLD, width=FULL, size=34, floor=FLOOR, lines=1, tracking=LABEL_TRACKING)
    head = sheet.set("eyebrow", above, "p", "organiser") + LOTUS
    return element("div", "centre centre--vow", head + body)


def pledge(sheet: Sheet) -> Markup:
    """The signer now, a tile for every signer, the count as the last tile, the witnesses below.

    Without a current signer the count stands where the name would.
    """
    signers, current = sheet.rows("signers"), sheet.text("current")
    now = next((row for row in signers if current and plain(row, "key") == current), {})
    columns = 6 if len(signers) <= 23 else 8
    rows = -(-(len(signers) + 1) // columns)
    tiles = NOTHING.join(_tile(sheet, row, current) for row in signers)
    head = _signer(sheet, now) if now else _whole(sheet, len(signers))
    told = [(plain(each, "name"), plain(each, "title")) for each in sheet.rows("witnesses")]
    witnesses, room = _witness_fits(sheet, told)
    return Markup(
        '{}<div class="signer">{}</div><ol class="tiles{}" style="--columns:{};--rows:{}">{}{}</ol>{}'
    ).format(
        eyebrow(sheet, "eyebrow", 1380),
        head,
        room,
        columns,
        max(3, rows),
        tiles,
        _count(sheet, len(signers)),
        _witnesses(sheet, witnesses),
    )


def _count(sheet: Sheet, of: int) -> Markup:
    """ "Đã ký 16/17", and below it who will sign later, when there is anybody."""
    return Markup(
        '<li class="tile tile--count"><span>{}</span><p class="counter counter--tile">'
        '<b data-slot="signed">{}</b>'
        '<span class="counter__of">/<span data-slot="signers">{}</span></span></p>'
        '<span class="counter__later" data-slot="sign_later"></span></li>'
    ).format(say(sheet.language, "pictures.signed"), sheet.text("signed") or "0", of)


def _whole(sheet: Sheet, of: int) -> Markup:
    """The count in words, as long as it can ever become."""
    longest = say(sheet.language, "core.tally.both", signed=of, of=of, later=of)
    size = fit(longest, BOLD, width=FULL, size=94, floor=60, lines=1).size
    first = say(sheet.language, "core.tally.signed", signed=0, of=of)
    words = Markup('<h1 class="signer__name" style="--size:{}" data-slot="tally">{}</h1>').format(
        f"{size:g}", first
    )
    return element("div", "signer__words", words)


def _signer(sheet: Sheet, now: dict[str, Any]) -> Markup:
    name, area = plain(now, "name"), plain(now, "area")
    beside = set_width(area, REGULAR, 56) + 40 if area else 0.0
    setting = fit(name, BOLD, width=FULL - beside, size=94, floor=90, lines=1)
    under = setting.overfull
    if under:
        setting = fit(name, BOLD, width=FULL, size=94, floor=60, lines=1)
    small = fit(area, REGULAR, width=FULL, size=44 if under else 56, floor=32, lines=1)
    words = sheet.set("current", setting, "h1", "signer__name") + sheet.set(
        "current", small, "p", "signer__area"
    )
    return element("div", "signer__words signer__words--under" if under else "signer__words", words)


def _tile(sheet: Sheet, row: dict[str, Any], current: str) -> Markup:
    key = plain(row, "key")
    inside = Markup(
        '<span class="tile__no">{}</span><i class="tile__ink" aria-hidden="true"></i>'
        '<span class="tile__later">{}</span>'
    )
    return element(
        "li",
        "tile",
        inside.format(plain(row, "no"), say(sheet.language, "pictures.later")),
        data_key=key,
        data_state="current" if current and key == current else "",
    )


# Size of the names, lines of the titles, how the tiles make room, what the label beside them takes.
_WITNESSES = (
    (36.0, 1, "", 220),
    (33.0, 1, "", 220),
    (36.0, 2, " tiles--low", 220),
    (34.0, 2, " tiles--lower", 0),
)


def _witness_fits(sheet: Sheet, people: list[tuple[str, str]]) -> tuple[list[tuple[Fit, Fit]], str]:
    """Names and titles of all witnesses in one row, and how the tiles make room; titles break."""
    made: list[tuple[Fit, Fit]] = []
    for size, count, style, label in _WITNESSES:
        made = [
            (Fit(size, (name,)), Fit(FLOOR, break_lines(title, count, REGULAR))) for name, title in people
        ]
        need = sum(max(_wide(name, SEMIBOLD), _wide(title, REGULAR)) for name, title in made)
        if need <= FULL - label - 30.0 * (len(people) - 1):
            return made, style
    sheet.overfull.append("witnesses")
    return made, style


def _wide(setting: Fit, font: str) -> float:
    return max(set_width(line, font, setting.size) for line in setting.lines)


def _witnesses(sheet: Sheet, people: list[tuple[Fit, Fit]]) -> Markup:
    if not people:
        return NOTHING
    row = NOTHING.join(
        element(
            "li",
            "witness",
            sheet.set("witnesses", name, "b", "witness__name")
            + sheet.set("witnesses", title, "span", "witness__title"),
        )
        for name, title in people
    )
    label = element("p", "witnesses__label", say(sheet.language, "pictures.witnesses"))
    return element("div", "witnesses", label + element("ol", "witnesses__people", row))
