"""The event itself speaks: title, section, thanks, holding, countdown, salute, opener."""

from __future__ import annotations

from math import cos, pi, sin, tau

from markupsafe import Markup

from ceremony.language.catalogs import say
from ceremony.staging.pictures.markup import LOTUS, NOTHING, RULE, Sheet, ornament
from ceremony.theme.fit import BOLD, MEDIUM, REGULAR, SEMIBOLD, Fit, fit, fit_lines, set_width

RING = 1240  # the quiet inside of the frame motif
FULL = 1680  # between the text margins
LABEL_TRACKING = 0.06


def eyebrow(sheet: Sheet, name: str, width: float = FULL) -> Markup:
    """The small line above everything, in capitals."""
    return sheet.set(name, _eyebrow_fit(sheet.text(name), width), "p", "eyebrow")


def fits_eyebrow(text: str, width: float) -> bool:
    """Whether a text can stand above everything on its one line."""
    return not _eyebrow_fit(text, width).overfull


def _eyebrow_fit(text: str, width: float) -> Fit:
    return fit(text.upper(), SEMIBOLD, width=width, size=34, floor=32, lines=1, tracking=LABEL_TRACKING)


def _headline(sheet: Sheet, width: float, size: float, *, capitals: bool, name: str = "headline") -> Fit:
    texts = [text.upper() if capitals else text for text in sheet.texts(name)]
    return fit_lines(texts, BOLD, width=width, size=size, floor=90, lines=2, tracking=-0.01)


def _shared_width(headline: Fit, name: Fit) -> Fit:
    """The lines below a headline at the size that gives both one width, when that stays between 46 and 56."""
    if name.overfull or not headline.lines or not name.lines:
        return name
    target = max(set_width(line, BOLD, headline.size, tracking=-0.01) for line in headline.lines)
    size = target / max(set_width(line, MEDIUM, 1) for line in name.lines)
    return Fit(round(size, 2), name.lines) if 46 <= size <= min(56, name.size * 1.06) else name


def title(sheet: Sheet) -> Markup:
    """Organiser, headline, full name, lotus, date; centred in the ring of birds."""
    headline = _headline(sheet, RING, 118, capitals=True)
    full = fit_lines(sheet.texts("name"), MEDIUM, width=RING, size=54, floor=42, lines=3)
    date = fit(sheet.text("date"), REGULAR, width=1000, size=40, floor=36, lines=1)
    organiser = sheet.text("organiser").upper()
    above = fit(organiser, SEMIBOLD, width=1080, size=34, floor=32, lines=2, tracking=LABEL_TRACKING)
    return Markup('{}<div class="centre">{}{}{}{}{}</div>').format(
        ornament("frame"),
        sheet.set("organiser", above, "p", "organiser"),
        sheet.set("headline", headline, "h1", "headline headline--capitals"),
        sheet.set("name", _shared_width(headline, full), "p", "lead"),
        LOTUS if sheet.text("date") else NOTHING,
        sheet.set("date", date, "p", "date"),
    )


def _large(texts: list[str], width: float) -> Fit:
    """A headline that would rather be two large lines than one small one."""
    if len(texts) == 1:
        return fit(
            texts[0],
            BOLD,
            width=width,
            size=116,
            floor=104,
            lines=2,
            broken=116,
            broken_floor=90,
            tracking=-0.005,
        )
    return fit_lines(texts, BOLD, width=width, size=116, floor=90, lines=2, tracking=-0.005)


def section(sheet: Sheet) -> Markup:
    """An ordinal and a title over the rising drum."""
    texts = [text.upper() for text in sheet.texts("title")]
    heading = _large(texts, 1560)
    ordinal = fit(sheet.text("ordinal"), SEMIBOLD, width=FULL, size=40, floor=36, lines=1)
    return Markup('{}<div class="above-sun">{}{}</div>').format(
        ornament("sunrise"),
        sheet.set("ordinal", ordinal, "p", "ordinal"),
        sheet.set("title", heading, "h1", "headline headline--capitals"),
    )


def thanks(sheet: Sheet) -> Markup:
    """The frame of the title card again, and the wish."""
    headline = _headline(sheet, RING, 132, capitals=False)
    wish = fit_lines(sheet.texts("text"), REGULAR, width=1180, size=52, floor=42, lines=3)
    return Markup('{}<div class="centre centre--thanks">{}{}{}</div>').format(
        ornament("frame"),
        sheet.set("headline", headline, "h1", "headline"),
        LOTUS if wish.lines else NOTHING,
        sheet.set("text", wish, "p", "lead lead--wish"),
    )


def holding(sheet: Sheet) -> Markup:
    """The whole drum and one sentence."""
    setting = fit(sheet.text("sentence"), MEDIUM, width=FULL, size=60, floor=48, lines=1)
    return Markup("{}{}").format(ornament("whole"), sheet.set("sentence", setting, "p", "sentence"))


def _dial() -> Markup:
    """Sixty dots, one a second; every fifth is larger."""
    dots = ""
    for i in range(60):
        angle = tau * i / 60
        x, y, r = 500 + 478 * sin(angle), 500 - 478 * cos(angle), 9.5 if i % 5 == 0 else 5.6
        dots += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" data-second="{i}"/>'
    return Markup('<svg class="dial" viewBox="0 0 1000 1000" aria-hidden="true">' + dots + "</svg>")  # noqa: S704


def countdown(sheet: Sheet) -> Markup:
    """A greeting left, the ring of birds and the clock right."""
    headline = fit_lines(sheet.texts("headline"), BOLD, width=690, size=92, floor=72, lines=2)
    full = fit_lines(sheet.texts("name"), REGULAR, width=690, size=42, floor=36, lines=4)
    note = fit(sheet.text("note"), REGULAR, width=690, size=36, floor=32, lines=3)
    left = Markup('<div class="left left--narrow">{}{}{}{}</div>').format(
        sheet.set("headline", headline, "h1", "headline headline--left"),
        RULE,
        sheet.set("name", full, "p", "body ink"),
        sheet.set("note", note, "p", "body muted"),
    )
    return left + dial(sheet)


def dial(sheet: Sheet) -> Markup:
    """The ring of birds and the clock that runs down."""
    return Markup(
        '<div class="clock">{}{}<p class="clock__label">{}</p>'
        '<p class="clock__time" data-countdown="time">–:–</p></div>'
    ).format(ornament("clock"), _dial(), say(sheet.language, "pictures.left"))


def star_points(x: float, y: float, radius: float) -> str:
    """The five-pointed star, one point up, inscribed in a circle; inner radius by the golden section."""
    inner = radius * sin(pi / 10) / sin(3 * pi / 10)
    points = []
    for k in range(10):
        r, angle = (inner if k % 2 else radius), pi * k / 5
        points.append(f"{x + r * sin(angle):.3f},{y - r * cos(angle):.3f}")
    return " ".join(points)


def salute(sheet: Sheet) -> Markup:
    """The national flag over the whole picture: red, a yellow star in a circle 3/5 of the height."""
    del sheet
    return Markup(
        '<svg class="flag" viewBox="0 0 1920 1080" preserveAspectRatio="xMidYMid slice" role="img" '
        'aria-label="Quốc kỳ nước Cộng hòa xã hội chủ nghĩa Việt Nam">'
        '<rect width="1920" height="1080" fill="#DA251D"/><polygon fill="#FFFF00" points="{}"/></svg>'
    ).format(star_points(960, 540, 324))


def ground(sheet: Sheet) -> Markup:
    """Nothing: the ground under a film, or black."""
    del sheet
    return NOTHING


def opener(sheet: Sheet) -> Markup:
    """What the next batch of awards is, before anyone is called."""
    heading = fit(
        sheet.text("title"), BOLD, width=1220, size=116, floor=104, lines=2, broken=110, broken_floor=80
    )
    plain_note = fit(sheet.text("note"), MEDIUM, width=1200, size=56, floor=44, lines=2)
    who = fit(sheet.text("presenters"), REGULAR, width=1220, size=44, floor=36, lines=2)
    return Markup('{}{}<div class="left">{}{}{}{}</div>').format(
        ornament("field"),
        eyebrow(sheet, "eyebrow", 1220),
        sheet.set("title", heading, "h1", "headline headline--left"),
        RULE if sheet.text("note") or sheet.text("presenters") else NOTHING,
        sheet.set("note", plain_note, "p", "post"),
        sheet.set("presenters", who, "p", "body muted body--presenters")
        if sheet.text("presenters")
        else NOTHING,
    )
