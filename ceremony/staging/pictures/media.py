"""Pictures inside pictures: only files of the event, by a relative path."""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup

from ceremony.staging.pictures.markup import NOTHING, RULE, Sheet, element
from ceremony.theme.fit import REGULAR, SEMIBOLD, fit

_SAFE = re.compile(r"(?!.*(?:^|/)\.\.?(?:/|$))[^\\\x00-\x1f]+")
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|(?:data|javascript|file|about|blob):", re.IGNORECASE)


def media_url(path: str) -> str:
    """The address of a file of the event; "" when ``path`` would leave its folder."""
    bare = path.removeprefix("/media/")
    inside = bare and not bare.startswith("/") and not _ELSEWHERE.match(bare) and _SAFE.fullmatch(bare)
    return "/media/" + quote(bare) if inside else ""


def image(sheet: Sheet, name: str, style: str, described_by: str = "alt") -> Markup:
    """The picture that field ``name`` points at, or nothing."""
    url = media_url(sheet.text(name))
    if not url:
        return NOTHING
    return Markup('<img class="{}" src="{}" alt="{}" decoding="sync">').format(
        style, url, sheet.text(described_by)
    )


def picture(sheet: Sheet) -> Markup:
    """A photograph with its words in a band below it, never on it."""
    caption = fit(sheet.text("caption"), SEMIBOLD, width=1330, size=60, floor=46, lines=1)
    note = fit(sheet.text("note"), REGULAR, width=1330, size=38, floor=32, lines=1)
    title = fit(sheet.text("title"), SEMIBOLD, width=1330, size=60, floor=46, lines=1)
    shown = sheet.set("caption", caption, "p", "caption") or sheet.set("title", title, "p", "caption")
    words = shown + sheet.set("note", note, "p", "body muted")
    photo = image(sheet, "src", "photo")
    if not words and not sheet.card.mark:
        return element("div", "frame frame--full", photo)
    return element("div", "frame", photo) + element(
        "div", "band", RULE + element("div", "band__words", words)
    )
