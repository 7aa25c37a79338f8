"""Layouts of running text from Markdown: points, columns, text."""

from __future__ import annotations

from markupsafe import Markup

from ceremony.loaders.clean import clean_html
from ceremony.staging.pictures.events import FULL, eyebrow
from ceremony.staging.pictures.markup import NOTHING, Sheet, element, held, words_of
from ceremony.theme.fit import BOLD, MEDIUM, Fit, fit, fit_block

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
    return held(clean_html(sheet.text(name)))


def points(sheet: Sheet) -> Markup:
    """A title and up to six points, as large as they may stand."""
    title, height = _title(sheet)
    items = [held(clean_html(text)) for text in sheet.texts("points")]
    bare = [" ".join(words_of(item)) for item in items]
    setting = fit_block(
        bare,
        MEDIUM,
        width=FULL - 70,
        height=height - _mark_room(sheet),
        size=64,
        floor=36,
        line_height=1.38,
        gap=0.55,
    )
    rows = NOTHING.join(Markup("<li>{}</li>").format(Markup(item)) for item in items)  # noqa: S704 - cleaned above
    return _slide(sheet, title, _block(sheet, "points", setting, "ul", style="points", inside=rows))


def columns(sheet: Sheet) -> Markup:
    """A title over two columns."""
    title, height = _title(sheet)
    sides = {name: _html(sheet, name) for name in ("left", "right")}
    settings = {
        name: _prose_fit(html, COLUMN - 20, height - _mark_room(sheet), 56) for name, html in sides.items()
    }
    size = min(setting.size for setting in settings.values())
    drawn = NOTHING.join(
        _block(sheet, name, Fit(size, (), settings[name].overfull), "div", style="prose", inside=Markup(html))  # noqa: S704
        for name, html in sides.items()
    )
    return _slide(sheet, title, element("div", "columns", drawn))


def text(sheet: Sheet) -> Markup:
    """A free slide: its Markdown as large as it may stand."""
    title, height = _title(sheet)
    html = _html(sheet, "html")
    setting = _prose_fit(html, FULL, height - _mark_room(sheet), 56)
    return _slide(sheet, title, _block(sheet, "html", setting, "div", style="prose", inside=Markup(html)))  # noqa: S704


def _prose_fit(html: str, width: float, height: float, size: float) -> Fit:
    extra = html.count("<h2") * 0.6 + html.count("<h1") * 0.8 + html.count("<tr") * 0.5
    indent = 60 if "<li" in html else 0
    return fit_block(
        words_of(html),
        MEDIUM,
        width=width - indent,
        height=height,
        size=size,
        floor=34,
        line_height=1.46 + extra * 0.05,
        gap=0.6,
    )


def _mark_room(sheet: Sheet) -> float:
    return 60.0 if sheet.card.mark else 0.0


def _block(sheet: Sheet, name: str, setting: Fit, tag: str, *, style: str, inside: Markup) -> Markup:  # noqa: PLR0913
    if setting.overfull and name not in sheet.overfull:
        sheet.overfull.append(name)
    return element(tag, style, inside, setting.size)


def _slide(sheet: Sheet, title: Markup, body: Markup) -> Markup:
    return eyebrow(sheet, "eyebrow") + element("div", "slide", title + body)
