"""Cues of the roll of honour: at the end of an awarding everybody once more, form by form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ceremony.language.phrases import hold
from ceremony.model.agenda import AwardsRef, Item
from ceremony.model.card import Card
from ceremony.model.roster import Recipient
from ceremony.model.rundown import Cue
from ceremony.staging.award_cues import (
    HONOUR_WIDE,
    above,
    batches_of,
    even_pages,
    is_reveal,
    mark_of,
    part_title,
    shown_name,
    sound_of,
)
from ceremony.staging.pictures.honour import honour_places
from ceremony.staging.scene import Scene


def honour_cues(scene: Scene, item: Item, ref: AwardsRef) -> Iterator[Cue]:
    """The pages of the roll; those of an item with sealed winners are sealed until they are on program."""
    sealed = item.model_copy(update={"sealed": is_reveal(item, ref)})
    for number, (form, page, of, rows) in enumerate(_pages(scene, item, ref), 1):
        fields = {
            "eyebrow": above(HONOUR_WIDE, part_title(scene, item), (scene.say("honour.title"),)),
            "title": hold(form or item.title),
            "page": page,
            "pages": of,
            "names": [{"key": row.id, "name": shown_name(row)} for row in rows],
        }
        cue = scene.cue(
            f"{item.id}/bang-danh-du-{number}",
            sealed,
            scene.say("honour.page", page=number),
            Card("honour", fields, mark_of(rows, item)),
            script=scene.say("say.honour") if number == 1 else "",
        )
        yield replace(cue, sound=sound_of(item, ref.music, over=True))


def _pages(scene: Scene, item: Item, ref: AwardsRef) -> Iterator[tuple[str, int, int, Sequence[Recipient]]]:
    """Form, page of it, pages of it, and the people: pages of one form are as even as they come."""
    people = [row for batch in batches_of(scene, ref) for row in batch.rows]
    for form, group in groupby(people, lambda row: row.form):
        rows = tuple(group)
        pages = even_pages(rows, honour_places([shown_name(row) for row in rows]))
        for page, part in enumerate(pages, 1):
            yield form, page, len(pages), part
