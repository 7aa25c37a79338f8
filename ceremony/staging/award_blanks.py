"""Pictures for those whom the agenda does not know: one for every length of name, drawn before the show."""

from __future__ import annotations

import re

from ceremony.model.agenda import AwardsRef, Item
from ceremony.model.card import Card
from ceremony.model.rundown import Blank
from ceremony.staging.pictures import draw
from ceremony.staging.scene import Scene

LETTERS = (14, 20, 26, 34, 60, 120)
_WIDE = "NGUYỄN\u00a0THỊ\u00a0HƯƠNG\u00a0"  # capitals: no name of so many letters is wider
_PLACES = {"hero": "{name}", "organiser": "{form}", "post": "{unit}", "honorific": "{honorific}"}


def award_blanks(scene: Scene, item: Item, ref: AwardsRef) -> list[Blank]:
    """The blanks of an item, the shortest name first."""
    if ref.show == "page" and not isinstance(ref.recipients, str):
        return []
    return [Blank(item.id, letters, _blank(scene, letters)) for letters in LETTERS]


def _blank(scene: Scene, letters: int) -> str:
    name = (_WIDE * 10)[:letters].strip("\u00a0")
    if letters > 34:  # an organisation: its name may break
        name = name.replace("\u00a0", " ")
    unit = (_WIDE.title().replace("\u00a0", " ") * 5)[:60].strip()
    fields = {"form": "X" * 24, "honorific": "X" * 12, "name": name, "unit": unit, "reason": []}
    html = draw(Card("person", fields), language=scene.language)
    for style, place in _PLACES.items():
        html = re.sub(
            rf'(<(\w+) class="{style}\b[^>]*>).*?(</\2>)',
            rf"\g<1>{place}\g<3>",
            html,
            count=1,
            flags=re.DOTALL,
        )
    return html
