"""Recipients typed at the desk during the show, put into the rundown that runs."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from ceremony.core.state import Addition, State
from ceremony.core.words.opening import opening_of
from ceremony.core.words.rescue import rescue_lines
from ceremony.core.words.standing import name_line
from ceremony.core.words.wording import Wording, calm, sentence, softened, wording_of
from ceremony.language.binding import bind, bind_name
from ceremony.language.text import search_key
from ceremony.language.voice import aloud
from ceremony.model.call import Call
from ceremony.model.rundown import Cue, Entrant, FallbackLine, Rundown

_PLACE = re.compile(r"\{(name|unit|form|honorific)\}")


def with_additions(rundown: Rundown, state: State) -> Rundown:
    """``rundown`` with everybody whom ``state`` has added, and without whom it has not any more."""
    wanted = {one.id: one for one in state.additions}
    there = {cue.subject: cue for cue in rundown.cues if cue.added}
    if there.keys() == wanted.keys():
        return rundown
    entrants = [who for who in rundown.entrants if who.id not in there]
    cues = [cue for cue in rundown.cues if not cue.added]
    known = {who.id for who in entrants}
    number = max((who.number for who in entrants if who.kind == "recipient"), default=0)
    for one in wanted.values():
        place = max((n for n, cue in enumerate(cues) if cue.batch == one.batch), default=-1)
        if place < 0 or one.id in known:  # a live edit took the batch away: the show goes on without it
            continue
        number += 1
        entrants.append(_entrant(one, number, cues[place].item))
        cues.insert(place + 1, _cue(rundown, one, cues[place]))
    return replace(rundown, entrants=tuple(entrants), cues=tuple(cues))


def _filled(html: str, one: Addition, name: str) -> str:
    """The blank with the person in it; filled in one go: what somebody typed is never a place itself."""
    texts = {
        "name": name,
        "unit": bind(one.unit),
        "form": bind(one.form).upper(),
        "honorific": one.honorific[:1].upper() + one.honorific[1:],
    }
    return _PLACE.sub(lambda found: escape(texts[found[1]]), html)


def _shown(one: Addition) -> str:
    return bind_name(one.name) if one.group == "individual" else bind(one.name)


def _entrant(one: Addition, number: int, item: str) -> Entrant:
    return Entrant(
        one.id,
        "recipient",
        number,
        _shown(one),
        unit=bind(one.unit),
        batch=one.batch,
        form=one.form,
        group=one.group,
        honorific=one.honorific,
        item=item,
        key=search_key(f"{one.name} {one.unit}"),
    )


def _cue(rundown: Rundown, one: Addition, before: Cue) -> Cue:
    """The picture of somebody added: the smallest of the item's blanks that takes their name."""
    name = _shown(one)
    fits = [blank for blank in rundown.blanks if blank.item == before.item]
    blank = next((blank for blank in fits if len(name) <= blank.letters), fits[-1] if fits else None)
    html = _filled(blank.html, one, name) if blank else escape(name)
    wording, call = wording_of(rundown), _call(rundown, one)
    return Cue(
        id=f"{one.batch}/{one.id}",
        item=before.item,
        title=one.name,
        layout="person",
        html=html,
        script=name_line(wording, call, "", "", opening_of(rundown, one.batch)),
        fallback_lines=(*rescue_lines(wording, call), *_shared(wording, before)),
        sound=before.sound if before.sound and before.sound.over else None,
        subject=one.id,
        batch=one.batch,
        transition=before.transition,
        added=True,
        calls=(call,),
    )


def _call(rundown: Rundown, one: Addition) -> Call:
    """What is said of somebody added: as the lists' names are said, whatever the desk has typed."""
    wording, own = wording_of(rundown), dict(rundown.readings)
    typed = one.name if one.group in ("individual", "") else calm(one.name)
    name, unit, form = (
        aloud(text, rundown.language, wording.voice, own)
        for text in (typed, calm(one.unit), wording.titled(calm(one.form)) if one.form else "")
    )
    words = f"{softened(one.honorific)} **{name}**".strip()
    return Call(one.id, words, sentence(unit), form, one.group or "individual")


def _shared(wording: Wording, before: Cue) -> tuple[FallbackLine, ...]:
    """The lines of the neighbour that name nobody: they fit everybody in the part."""
    own = {line for call in before.calls for line in rescue_lines(wording, call)}
    return tuple(line for line in before.fallback_lines if line not in own)
