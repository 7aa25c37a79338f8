"""Whether a name has room on the pictures it will stand on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ceremony.language.binding import bind
from ceremony.model.card import Card
from ceremony.staging.pictures import overfull
from ceremony.theme.fit import BOLD, width_em

SHORT_NAME, SHORT_UNIT = 20.0, 22.0  # em: so much stands anywhere, it need not be drawn


@lru_cache(maxsize=512)
def _tight(name: str, unit: str) -> tuple[str, ...]:
    one = {"key": "a", "no": "132", "name": name, "unit": unit, "area": unit}
    cards = {
        "batch": Card("batch", {"eyebrow": "", "rows": [one], "lit": "a", "called": "132", "of": "132"}),
        "person": Card("person", {"form": "", "name": name, "unit": unit, "reason": []}),
        "names": Card("names", {"title": "", "names": [one] * 16, "page": "1", "pages": "1"}),
    }
    return tuple(layout for layout, card in cards.items() if overfull(card))


def too_tight(row: Mapping[str, str]) -> tuple[str, ...]:
    """The layouts on which a name or its unit cannot stand, even at the smallest size allowed."""
    name, unit = row.get("name", ""), row.get("unit") or row.get("area") or ""
    long_name = width_em(name, BOLD) > SHORT_NAME
    long_unit = width_em(unit, BOLD) > SHORT_UNIT
    if not (long_name or long_unit):
        return ()
    return _tight(bind(name) if long_name else "A", bind(unit) if long_unit else "")
