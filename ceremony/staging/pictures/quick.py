"""Layouts of what nobody planned: a photo seen whole, a sentence, the guests' QR code, a break."""

from __future__ import annotations

from markupsafe import Markup

from ceremony.language.catalogs import say
from ceremony.language.phrases import hold
from ceremony.staging.pictures.events import RING, dial
from ceremony.staging.pictures.markup import LOTUS, NOTHING, RULE, Sheet, element, ornament
from ceremony.staging.pictures.media import image
from ceremony.theme.fit import BOLD, FIGURES_MEDIUM, MEDIUM, REGULAR, SEMIBOLD, Fit, break_lines, fit, sense

SENTENCE_WIDTH = 1560
QUIET_MODULES = 4  # of white around a QR code, without which cameras do not find it
BESIDE_CODE = 800


def snapshot(sheet: Sheet) -> Markup:
    """A picture as it is, never cropped; its words, when it has some, in a band below it."""
    caption = fit(hold(sheet.text("caption")), SEMIBOLD, width=1660, size=56, floor=40, lines=2, broken=46)
    words = sheet.set("caption", caption, "p", "caption")
    photo = image(sheet, "src", "photo photo--whole", "caption")
    if not words:
        return element("div", "frame frame--full", photo)
    return element("div", "frame frame--captioned", photo) + element("div", "band band--caption", words)


def sentence(sheet: Sheet) -> Markup:
    """A sentence as large as it may stand, and a smaller one below."""
    text = _spread(hold(sheet.text("text")))
    note = fit(hold(sheet.text("note")), REGULAR, width=SENTENCE_WIDTH, size=46, floor=36, lines=2)
    return Markup('{}<div class="centre centre--sentence">{}{}{}</div>').format(
        ornament("frame") if len(text.lines) < 3 and text.lines else NOTHING,
        sheet.set("text", text, "h1", "headline headline--sentence"),
        LOTUS if note.lines and any(note.lines) else NOTHING,
        sheet.set("note", note, "p", "lead lead--wish"),
    )


def _spread(text: str) -> Fit:
    """One to six lines: large, and broken where one would breathe."""
    tries: list[tuple[float, Fit]] = []
    for count, top, least in (
        (1, 128, 84),
        (2, 124, 76),
        (3, 116, 68),
        (4, 96, 58),
        (5, 78, 50),
        (6, 64, 42),
    ):
        lines = break_lines(text, count, BOLD)
        if len(lines) < count:
            break
        room = RING if count < 3 else SENTENCE_WIDTH
        size = next((size for size in range(top, least - 1, -2) if _fits(lines, size, room)), 0)
        if size:
            tries.append((sense(lines) + (128 - size) / 200, Fit(float(size), lines)))
    if tries:
        return min(tries, key=lambda each: each[0])[1]
    return fit(text, BOLD, width=SENTENCE_WIDTH, size=42, floor=34, lines=9)


def _fits(lines: tuple[str, ...], size: float, width: float) -> bool:
    """Whether lines that are broken already stand in ``width`` at ``size``."""
    return all(not fit(line, BOLD, width=width, size=size, floor=size, lines=1).overfull for line in lines)


def invitation(sheet: Sheet) -> Markup:
    """What guests scan: the code whole and large, the way in words, the address to type."""
    title = fit(hold(sheet.text("title")), BOLD, width=BESIDE_CODE, size=84, floor=60, lines=4, broken=76)
    note = fit(hold(sheet.text("note")), MEDIUM, width=BESIDE_CODE, size=46, floor=34, lines=3)
    url = fit(sheet.text("url"), FIGURES_MEDIUM, width=1680, size=40, floor=32, lines=1)
    return Markup('<div class="left left--invitation">{}{}{}</div>{}{}').format(
        sheet.set("title", title, "h1", "headline headline--left"),
        RULE,
        sheet.set("note", note, "p", "body ink"),
        element("div", "code", _code(sheet)),
        sheet.set("url", url, "p", "address"),
    )


def _code(sheet: Sheet) -> Markup:
    """The modules of field ``code`` (rows of 0 and 1, no quiet zone) as one path on white."""
    rows = [row for row in sheet.texts("code") if set(row) <= {"0", "1"}]
    if not rows:
        return NOTHING
    side = max(len(rows), *(len(row) for row in rows)) + 2 * QUIET_MODULES
    path = "".join(
        f"M{x + QUIET_MODULES} {y + QUIET_MODULES}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, module in enumerate(row)
        if module == "1"
    )
    return Markup(
        '<svg viewBox="0 0 {0} {0}" role="img" shape-rendering="crispEdges">'
        '<rect width="{0}" height="{0}" fill="#fff"/><path fill="#000" d="{1}"/></svg>'
    ).format(side, path)


def intermission(sheet: Sheet) -> Markup:
    """A break: what it is, when it goes on, and a clock that runs down to it."""
    headline = fit(hold(sheet.text("headline")), BOLD, width=690, size=124, floor=72, lines=3, broken=96)
    note = fit(hold(sheet.text("note")), REGULAR, width=690, size=40, floor=34, lines=4)
    again = Markup(
        '<p class="again"><span class="again__words">{}</span> <b data-slot="until">–:–</b></p>'
    ).format(say(sheet.language, "pictures.again_at"))
    left = Markup('<div class="left left--narrow left--break">{}{}{}{}</div>').format(
        sheet.set("headline", headline, "h1", "headline headline--left"),
        RULE,
        again,
        sheet.set("note", note, "p", "body muted"),
    )
    return left + dial(sheet)
