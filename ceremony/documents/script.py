"""The MC's script on paper: every word, what GO brings, what to say when it goes wrong."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from ceremony.documents.programme import agenda_mark
from ceremony.documents.sheet import (
    Edition,
    Sheet,
    clock,
    joined_marks,
    length,
    make_sheet,
    who,
    words,
)
from ceremony.language.binding import bind_name
from ceremony.model.production import Production
from ceremony.model.rundown import Cue, Item

_STRESSED = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def paragraphs(text: str, edition: Edition) -> list[list[dict[str, Any]]]:
    """Paragraphs of runs; what stood between ``**`` is strong."""
    made = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        runs, place = [], 0
        plain = edition.held(" ".join(paragraph.split("\n")))
        for found in _STRESSED.finditer(plain):
            runs.append({"words": plain[place : found.start()], "strong": False})
            runs.append({"words": _name(found[1]), "strong": True})
            place = found.end()
        runs.append({"words": plain[place:], "strong": False})
        made.append([run for run in runs if run["words"]])
    return [runs for runs in made if runs]


def _name(words: str) -> str:
    """What is stressed stays on one line when it is as short as a name."""
    return bind_name(words) if len(words.split()) <= 6 else words


def script(production: Production, edition: Edition) -> Sheet:
    """The whole script, an item a block."""
    cues = edition.rundown.cues
    by_item = {key: list(group) for key, group in groupby(cues, key=lambda cue: cue.item)}
    items = [_item(item, by_item.get(item.id, []), edition) for item in edition.rundown.items]
    marks = joined_marks(agenda_mark(production), *(cue.mark for cue in cues))
    return make_sheet(
        edition,
        "script",
        edition.say("script.title"),
        marks,
        items=items,
        words=words(
            edition,
            "script.after",
            "script.fallback",
            "script.deck",
            "script.backstage",
            "script.silent",
            "script.film",
        ),
    )


def _item(item: Item, cues: list[Cue], edition: Edition) -> dict[str, Any]:
    lines = dict.fromkeys(line for cue in cues for line in cue.fallback_lines)
    starts = edition.say("script.from", time=clock(item.starts_ms)) if item.starts_ms is not None else ""
    told = (starts, length(item.duration_ms))
    notes = dict.fromkeys(note for note in (item.backstage, *(cue.backstage for cue in cues)) if note)
    return {
        "number": item.number,
        "title": edition.held(item.title),
        "told": " · ".join(part for part in told if part),
        "group": item.group,
        "depth": item.depth,
        "people": [edition.held(who(speaker)) for speaker in item.speakers],
        "backstage": [edition.held(note) for note in notes],
        "cues": [_cue(cue, edition) for cue in cues if not cue.fallback_of],
        "deck": [_cue(cue, edition) for cue in cues if cue.fallback_of],
        "fallback": [{"when": line.situation, "say": paragraphs(line.text, edition)} for line in lines],
    }


def _cue(cue: Cue, edition: Edition) -> dict[str, Any]:
    return {
        "title": edition.held(cue.title),
        "say": paragraphs(cue.script, edition),
        "after": paragraphs(cue.after, edition),
        "film": length(cue.film.duration_ms) if cue.film else "",
        "short": bool(cue.subject),
        "mark": cue.mark,
    }
