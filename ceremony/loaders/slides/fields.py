"""Which layouts a slide may have, and which fields each of them takes."""

from __future__ import annotations

from ceremony.model.card import MARKS

# What a slide calls a layout → the card's layout.
LAYOUTS = {
    "title": "title",
    "section": "section",
    "person": "speaker",
    "speaker": "speaker",
    "points": "points",
    "programme": "programme",
    "columns": "columns",
    "two-columns": "columns",
    "figure": "figure",
    "quote": "quote",
    "table": "table",
    "names": "names",
    "picture": "picture",
    "countdown": "countdown",
    "salute": "salute",
    "thanks": "thanks",
    "text": "text",
    "opener": "opener",
    "holding": "holding",
    "black": "black",
}

ALWAYS = ("layout", "mark", "sample", "notes")

FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("organiser", "headline", "name", "date"),
    "section": ("ordinal", "title"),
    "speaker": ("eyebrow", "honorific", "name", "title", "topic", "photo"),
    "points": ("eyebrow", "title", "points"),
    "programme": ("eyebrow", "title", "parts", "now"),
    "columns": ("eyebrow", "title", "left", "right"),
    "figure": ("eyebrow", "value", "unit", "note", "bars", "sentence"),
    "quote": ("text", "name", "title"),
    "table": ("eyebrow", "title", "head", "rows"),
    "names": ("title", "page", "pages", "names", "foot"),
    "picture": ("title", "src", "alt", "caption", "note"),
    "countdown": ("headline", "name", "note"),
    "salute": (),
    "thanks": ("headline", "text"),
    "text": ("eyebrow", "title", "html"),
    "opener": ("eyebrow", "title", "note"),
    "holding": ("sentence",),
    "black": (),
}

# Fields that are lists of lines, and the layouts in which they are.
LINES = {
    ("title", "headline"),
    ("title", "name"),
    ("section", "title"),
    ("countdown", "headline"),
    ("countdown", "name"),
    ("thanks", "text"),
    ("points", "points"),
    ("programme", "parts"),
    ("table", "head"),
}
RECORDS: dict[str, tuple[str, ...]] = {
    "bars": ("label", "text", "share", "strong"),
    "names": ("no", "name", "unit"),
}
HTML = ("html", "left", "right", "points")

_SAMPLE = {"speaker": MARKS[1], "names": MARKS[1], "quote": MARKS[1], "picture": MARKS[2]}


def sample_mark(layout: str) -> str:
    """The mark that ``sample: true`` means on a layout."""
    return _SAMPLE.get(layout, MARKS[0])
