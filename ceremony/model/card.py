"""A card: what one picture says, before anyone draws it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

LAYOUTS = (
    "title",  # organiser, headline[], name[], date
    "section",  # ordinal, title[]
    "speaker",  # eyebrow, honorific, name, title, topic, photo
    "points",  # eyebrow, title, points[html]
    "programme",  # eyebrow, title, parts[], now: the number of the part that begins
    "columns",  # eyebrow, title, left html, right html
    "figure",  # eyebrow, value, unit, note, bars[{label, text, share, strong}], sentence
    "quote",  # text, name, title
    "table",  # eyebrow, title, head[], rows[][]
    "names",  # title, page, pages, names[{no, name, unit}], foot
    "picture",  # src, alt, caption, note
    "countdown",  # headline[], name[], note
    "salute",  # nothing but the flag
    "thanks",  # headline, text[]
    "holding",  # sentence
    "opener",  # eyebrow, title, note: opens a batch
    "batch",  # eyebrow, rows[{key, no, name, unit}], lit (a row's key or ""), manner
    "person",  # manner, form, honorific, name, unit, reason[]: one award, one person
    "honour",  # eyebrow, title, page, pages, names[{key, name}]: the roll of honour
    "pledge",  # eyebrow, signers[{key, no, name, area}], current key, witnesses[{name, title}]
    "vow",  # eyebrow, text[]: the words of a pledge, as on paper
    "text",  # html: a free Markdown slide
    "snapshot",  # src, caption: a picture seen whole
    "sentence",  # text, note
    "invitation",  # title, note, url, code[rows of 0 and 1]
    "intermission",  # headline, note; slot until, countdown
    "film",  # nothing: the ground under a film
    "black",  # nothing at all
)

MARKS = ("SỐ LIỆU MẪU", "DỮ LIỆU MẪU", "ẢNH MẪU")


@dataclass(frozen=True, slots=True)
class Card:
    """One picture's words: a layout and the fields that this layout draws.

    ``fields`` holds only JSON values; ``mark`` is a sample mark of ``MARKS`` or "".
    Text is NFC and plain, except fields named ``html``, ``left``, ``right``, ``points``,
    which are clean HTML from the slide loader.
    """

    layout: str
    fields: dict[str, Any] = field(default_factory=dict)
    mark: str = ""
