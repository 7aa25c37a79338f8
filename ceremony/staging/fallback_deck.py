"""When the film fails: the same results as pictures, with what the MC reads aloud instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from ceremony.language.abbreviations import expand
from ceremony.language.numbers import NORTH, Voice
from ceremony.language.voice import aloud
from ceremony.model import figures
from ceremony.model.results import Results
from ceremony.model.storyboard import Storyboard
from ceremony.staging.deck import Deck, Picture
from ceremony.staging.deck_story import faces, follow, photos


def fallback_deck(
    results: Results,
    language: str,
    written: Storyboard | None = None,
    voice: Voice = NORTH,
    own: Mapping[str, str] | None = None,
) -> list[Picture]:
    """The pictures that take the film's place: card, title of the cue, text for the MC to read.

    With a storyboard they follow it scene by scene, and what it says is what the MC reads. ``own`` are the
    event's readings of short forms.
    """
    results = figures.with_ratios(results)
    written_out = partial(expand, own=own) if language == "vi" else str
    deck = Deck(results, language, partial(aloud, language=language, voice=voice, own=own), written_out)
    if written is not None and written.shots:
        return list(follow(deck, written))
    made = [deck.opening()]
    for group in results.groups:
        made += deck.group(group)
        made += photos(deck, written, group) if written else ()
    made += deck.missed()
    made += faces(deck, written.faces, None) if written and written.faces else ()
    return [*made, *deck.directions(), deck.closing()]
