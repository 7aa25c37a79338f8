"""The smallest parts of a picture: texts set at a size, ornaments, the sample mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from markupsafe import Markup

from ceremony.language.catalogs import say
from ceremony.language.phrases import hold
from ceremony.model.card import Card
from ceremony.theme.fit import Fit

NOTHING = Markup("")
FLOOR = 32.0  # of 1080: nothing in a hall is smaller


@dataclass(slots=True)
class Sheet:
    """A card being drawn: its fields read safely, and the fields found too long for their place."""

    card: Card
    language: str
    overfull: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A field as plain text; "" when it is not there."""
        return _plain(self.card.fields.get(name))

    def texts(self, name: str) -> list[str]:
        """A field as a list of plain texts; one text is a list of one."""
        raw = self.card.fields.get(name)
        parts = raw if isinstance(raw, list | tuple) else [raw]
        return [text for text in map(_plain, parts) if text]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """A field as a list of mappings, such as the rows of a batch."""
        raw = self.card.fields.get(name)
        return [row for row in raw if isinstance(row, dict)] if isinstance(raw, list | tuple) else []

    def set(self, name: str, fit: Fit, tag: str, style: str) -> Markup:
        """``fit`` as an element, each line in a span of its own; notes the field when too long or small."""
        if (fit.overfull or 0 < fit.size < FLOOR) and name not in self.overfull:
            self.overfull.append(name)
        if not fit.lines or not any(fit.lines):
            return NOTHING
        return element(tag, style, lines(fit.lines), fit.size)


def _plain(raw: object) -> str:
    return "" if raw is None or isinstance(raw, dict | list | tuple | bool) else str(raw).strip(" \t\r\n")


def plain(row: Mapping[str, Any], name: str) -> str:
    """A field of a row as plain text."""
    return _plain(row.get(name))


def lines(texts: Iterable[str]) -> Markup:
    """Each text on a line of its own, escaped."""
    return NOTHING.join(Markup('<span class="line">{}</span>').format(text) for text in texts)


def element(
    tag: str, style: str, inside: Markup | str, size: float | None = None, **given: str | None
) -> Markup:
    """One element; ``given`` attributes have ``_`` for ``-`` and are left out when None."""
    attributes = Markup("").join(
        Markup(' {}="{}"').format(name.replace("_", "-"), value)
        for name, value in given.items()
        if value is not None
    )
    sized = Markup(' style="--size:{}"').format(f"{size:g}") if size is not None else NOTHING
    return Markup('<{tag} class="{style}"{sized}{attributes}>{inside}</{tag}>').format(
        tag=tag, style=style, sized=sized, attributes=attributes, inside=inside
    )


def ornament(use: str) -> Markup:
    """The motif in one of its uses: frame, field, sunrise, clock, emblem, whole.

    Behind the words it stands in an element of its own, so that a screen can fade it without drawing it anew.
    """
    drum = Markup('<i class="motif motif--{}" aria-hidden="true"></i>').format(use)
    return drum if use in ("clock", "emblem") else element("i", "behind", drum)


LOTUS = Markup('<i class="lotus" aria-hidden="true"></i>')
RULE = Markup('<i class="rule" aria-hidden="true"></i>')


def mark(card: Card) -> Markup:
    """The sample mark, when the card carries one."""
    return element("p", "mark", card.mark) if card.mark else NOTHING


def counter(sheet: Sheet, first: str, second: str, style: str) -> Markup:
    """A count that pages keep current: ``43/132``."""
    return Markup(
        '<p class="counter {}"><b data-slot="{}">{}</b>'
        '<span class="counter__of">/<span data-slot="{}">{}</span></span></p>'
    ).format(style, first, sheet.text(first), second, sheet.text(second))


def manner(sheet: Sheet) -> Markup:
    """How an award is conferred, such as "Truy tặng"; pages keep it current, mostly empty and unseen."""
    return element("p", "manner", sheet.text("manner"), data_slot="manner")


def page_of(sheet: Sheet) -> Markup:
    """Which page of how many this is; nothing when it is the only one."""
    if sheet.text("pages") in {"", "0", "1"}:
        return NOTHING
    return Markup('<p class="page">{} <b>{}/{}</b></p>').format(
        say(sheet.language, "pictures.page"), sheet.text("page"), sheet.text("pages")
    )


def held(html: str) -> str:
    """Clean HTML whose words stay together at the end of a line where they must."""
    return re.sub(r"(?:^|(?<=>))[^<>]+", lambda found: hold(found.group()), html)


_LIST_TAG = re.compile(r'<(/?)(ol|ul|li)(?: (?:start|value)="(\d{1,9})")?>')


def numbered(html: str) -> str:
    """Clean HTML whose ordered items carry their numbers as words: what was written, else one more."""
    lists: list[int | None] = []  # the number last given in each open list; None for bullets

    def put(found: re.Match[str]) -> str:
        closes, tag, value = found[1], found[2], found[3]
        if tag != "li":
            if closes:
                del lists[-1:]
            else:
                lists.append(int(value or 1) - 1 if tag == "ol" else None)
            return f"<{closes}{tag}>"
        last = lists[-1] if lists else None
        if closes or last is None:
            return f"<{closes}li>"
        lists[-1] = now = int(value) if value else last + 1
        return f'<li class="numbered"><span class="no">{now}.</span> '

    return _LIST_TAG.sub(put, html)


def words_of(html: str) -> list[str]:
    """The paragraphs and list lines of clean HTML as plain text, for measuring."""
    broken = re.sub(r"</?(?:p|li|ul|ol|h[1-6]|br|tr|table|blockquote|div)\b[^>]*>", "\n", html)
    bare = unescape(re.sub(r"<[^>]+>", "", broken))
    return [line.strip() for line in bare.split("\n") if line.strip()]
