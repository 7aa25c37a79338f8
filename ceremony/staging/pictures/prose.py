"""Layouts of running text from Markdown: points, columns, text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from ceremony.loaders.clean import clean_html
from ceremony.staging.pictures.events import FULL, eyebrow
from ceremony.staging.pictures.flow import BLOCK_GAP, LEAST_PICTURE, TALLEST_PICTURE, prose
from ceremony.staging.pictures.markup import NOTHING, Sheet, element, held, numbered, words_of
from ceremony.theme.fit import BOLD, MEDIUM, fit, fit_block

COLUMN = 804.0


def _title(sheet: Sheet) -> tuple[Markup, float]:
    """The slide's title and the height left below it."""
    setting = fit(
        sheet.text("title"), BOLD, width=FULL, size=84, floor=60, lines=2, broken=68, broken_floor=52
    )
    drawn = sheet.set("title", setting, "h1", "slide-title")
    taken = len(setting.lines) * setting.size * 1.35 if sheet.text("title") else 0
    return drawn, 918.0 - 92 - taken - 40


def _html(sheet: Sheet, name: str) -> str:
    return numbered(held(clean_html(sheet.text(name))))


def points(sheet: Sheet) -> Markup:
    """A title and up to six points, as large as they may stand; what has levels or numbers keeps them."""
    title, height = _title(sheet)
    if not sheet.texts("points"):
        return _slide(sheet, title, _prose(sheet, "html", height, 64, "prose prose--points"))
    items = [numbered(held(clean_html(text))) for text in sheet.texts("points")]
    bare = [" ".join(words_of(item)) for item in items]
    font = BOLD if any("<strong" in item for item in items) else MEDIUM
    setting = fit_block(
        bare,
        font,
        width=FULL - 70,
        height=height - _mark_room(sheet),
        size=64,
        floor=36,
        line_height=1.38,
        gap=0.55,
    )
    if setting.overfull:
        sheet.overfull.append("points")
    rows = NOTHING.join(Markup("<li>{}</li>").format(Markup(item)) for item in items)  # noqa: S704 - cleaned above
    return _slide(sheet, title, element("ul", "points", rows, setting.size))


def columns(sheet: Sheet) -> Markup:
    """A title over two columns."""
    title, height = _title(sheet)
    sides = {name: _html(sheet, name) for name in ("left", "right")}
    room = height - _mark_room(sheet)
    settings = {name: _prose_fit(html, COLUMN - 20, room, 56) for name, html in sides.items()}
    size = min(setting.size for setting in settings.values())
    drawn = NOTHING.join(
        _block(sheet, name, replace(settings[name], size=size), "prose", html) for name, html in sides.items()
    )
    return _slide(sheet, title, element("div", "columns", drawn))


def text(sheet: Sheet) -> Markup:
    """A free slide: its Markdown as large as it may stand."""
    title, height = _title(sheet)
    return _slide(sheet, title, _prose(sheet, "html", height, 56, "prose"))


def _prose(sheet: Sheet, name: str, height: float, size: float, style: str) -> Markup:
    html = _html(sheet, name)
    return _block(sheet, name, _prose_fit(html, FULL, height - _mark_room(sheet), size), style, html)


@dataclass(frozen=True, slots=True)
class Setting:
    """Running text set: its size, how high its pictures may be, and whether it fits."""

    size: float
    picture: float
    overfull: bool


PROSE_SIZES = (64.0, 60.0, 56.0, 53.0, 50.0, 47.0, 45.0, 43.0, 41.0, 39.0, 37.0, 35.0, 34.0)


def _prose_fit(html: str, width: float, height: float, size: float) -> Setting:
    """The largest size at which the text stands, pictures as high as what it leaves over."""
    read = prose(html)
    wanted = read.pictures * LEAST_PICTURE
    for tried in PROSE_SIZES:
        if tried > size:
            continue
        high, fits = read.height(tried, width)
        if fits and high + wanted <= height:
            left = (height - high) / max(1, read.pictures) - BLOCK_GAP * tried
            return Setting(tried, min(TALLEST_PICTURE, left), overfull=False)
    return Setting(PROSE_SIZES[-1], LEAST_PICTURE, overfull=True)


def _mark_room(sheet: Sheet) -> float:
    return 60.0 if sheet.card.mark else 0.0


def _block(sheet: Sheet, name: str, setting: Setting, style: str, html: str) -> Markup:
    if setting.overfull and name not in sheet.overfull:
        sheet.overfull.append(name)
    return Markup('<div class="{}" style="--size:{};--picture:{}">{}</div>').format(
        style,
        f"{setting.size:g}",
        f"{setting.picture:.0f}",
        Markup(html),  # noqa: S704 - cleaned by _html
    )


def _slide(sheet: Sheet, title: Markup, body: Markup) -> Markup:
    return eyebrow(sheet, "eyebrow") + element("div", "slide", title + body)
