"""Words mended on the spot, put into the rundown that runs: pictures, names, titles, how a name is said."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

from ceremony.core.state import State
from ceremony.core.state_quick import Correction
from ceremony.language.numbers import NORTH, SOUTH
from ceremony.language.voice import aloud
from ceremony.model.call import Call, Opening
from ceremony.model.rundown import Cue, Entrant, Item, Rundown

Mended = tuple[tuple[str, str], ...]


def fingerprint(html: str) -> str:
    """Which picture a correction was made for."""
    return hashlib.blake2b(html.encode(), digest_size=8).hexdigest()


def with_corrections(rundown: Rundown, state: State) -> Rundown:
    """``rundown`` with everything that was mended by hand; a picture that a newer file has drawn wins."""
    quick = state.quick
    if not quick.corrections and not quick.sayings:
        return rundown
    living = {cue.id: quick.corrections[cue.id] for cue in rundown.cues if _lives(state, cue)}
    items = _by_item(rundown, living)
    people = {cue.subject: living[cue.id].mended for cue in rundown.cues if cue.id in living and cue.subject}
    names = {who.id: who.name for who in rundown.entrants}
    cues = tuple(_said(_mended(cue, living.get(cue.id), items, names), state) for cue in rundown.cues)
    return replace(
        rundown,
        cues=cues,
        items=tuple(_item(item, items[item.id]) if item.id in items else item for item in rundown.items),
        entrants=tuple(_who(who, people[who.id]) if who.id in people else who for who in rundown.entrants),
    )


def living_corrections(rundown: Rundown, state: State) -> tuple[Correction, ...]:
    """The corrections that are on the pictures of the running rundown."""
    shown = {cue.id: cue.html for cue in rundown.cues if cue.id in state.quick.corrections}
    return tuple(one for one in state.quick.corrections.values() if shown.get(one.cue) == one.html)


def written(mended: Mended) -> Mended:
    """What was changed as somebody typed it, without the same said aloud ("55", "năm mươi lăm")."""
    said = {
        words for old, _ in mended for voice in (NORTH, SOUTH) if (words := aloud(old, "vi", voice)) != old
    }
    return tuple((old, new) for old, new in mended if old != new and old not in said)


def reworded(text: str, mended: Mended) -> str:
    """``text`` with the old words replaced, all at one time: two names may change places.

    A blank and a no-break blank are one.
    """
    found = _words(mended)
    if found is None:
        return text
    words, new = found
    return words.sub(lambda hit: new[hit[0].replace("\u00a0", " ")], text)


@lru_cache(maxsize=256)
def _words(mended: Mended) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """What finds the old words, the longest first, and what stands for each; None when nothing changes."""
    new: dict[str, str] = {}
    for old, told in mended:
        if old and old != told:
            new.setdefault(old.replace("\u00a0", " "), told)
    if not new:
        return None
    ways = (r"[ \u00a0]".join(map(re.escape, old.split(" "))) for old in sorted(new, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)"), new


def stressed_names(cue: Cue) -> tuple[str, ...]:
    """The names that the script of a cue stresses, as they stand between ``**``."""
    parts = f"{cue.script}\n\n{cue.after}".replace("\u00a0", " ").split("**")
    return tuple(dict.fromkeys(part.strip() for part in parts[1::2] if part.strip()))


def _lives(state: State, cue: Cue) -> bool:
    one = state.quick.corrections.get(cue.id)
    return one is not None and one.was == fingerprint(cue.html)


def _by_item(rundown: Rundown, living: dict[str, Correction]) -> dict[str, Mended]:
    """All that was mended on the cues of an item, the newest first: each of it holds for the whole item."""
    found: dict[str, Mended] = {}
    at = sorted((cue for cue in rundown.cues if cue.id in living), key=lambda cue: -living[cue.id].at)
    for cue in at:
        found[cue.item] = (*found.get(cue.item, ()), *living[cue.id].mended)
    return found


def _mended(cue: Cue, correction: Correction | None, items: dict[str, Mended], names: dict[str, str]) -> Cue:
    mended = items.get(cue.item)
    if mended and correction:
        mended = (*correction.mended, *mended)
    elif mended and cue.subject:  # somebody else's card: a namesake keeps the name
        own = names.get(cue.subject, "").replace("\u00a0", " ")
        mended = tuple(pair for pair in mended if pair[0].replace("\u00a0", " ") != own)
    if mended is None:
        return cue
    return replace(
        cue,
        html=correction.html if correction else cue.html,
        title=reworded(cue.title, mended),
        script=reworded(cue.script, mended),
        after=reworded(cue.after, mended),
        aids=tuple((reworded(name, mended), said) for name, said in cue.aids),
        fallback_lines=tuple(replace(one, text=reworded(one.text, mended)) for one in cue.fallback_lines),
        calls=tuple(_parts(call, mended) for call in cue.calls),
        opening=_parts(cue.opening, mended) if cue.opening else None,
    )


_Parts = TypeVar("_Parts", Call, Opening)


def _parts(parts: _Parts, mended: Mended) -> _Parts:
    """The parts of words with the old words replaced in each of them."""
    texts = {name: getattr(parts, name) for name in parts.__slots__ if name not in ("subject", "group")}
    new: dict[str, Any] = {
        name: reworded(text, mended) for name, text in texts.items() if isinstance(text, str)
    }
    return replace(parts, **new)


def _item(item: Item, mended: Mended) -> Item:
    speakers = tuple(
        replace(who, name=reworded(who.name, mended), title=reworded(who.title, mended))
        for who in item.speakers
    )
    return replace(item, title=reworded(item.title, mended), speakers=speakers)


def _who(who: Entrant, mended: Mended) -> Entrant:
    return replace(who, name=reworded(who.name, mended), unit=reworded(who.unit, mended))


def _said(cue: Cue, state: State) -> Cue:
    """The cue with the newest word on how its names are said."""
    if not state.quick.sayings:
        return cue
    there = stressed_names(cue)
    told = {name: said for name, said in state.quick.sayings.items() if name in there}
    if not told:
        return cue
    others = tuple((name, said) for name, said in cue.aids if name not in told)
    return replace(cue, aids=(*others, *told.items()))
