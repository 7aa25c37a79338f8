"""Whose name guests may not read yet, and whether a text gives one of them away, however it is spelt."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from ceremony.core.state import State
from ceremony.language.names import split_honorific, split_title
from ceremony.language.text import match_key, search_key
from ceremony.model.rundown import Rundown

_UNSEEN = ("waiting", "present", "absent", "later", "withdrawn", "called")  # nobody has been shown them
_ADDRESS = tuple(
    match_key(word)
    for word in (
        *("ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cụ", "cháu", "thầy", "thầy giáo", "cô giáo"),
        *("đồng chí", "đ/c", "đc", "mr", "mrs", "ms", "miss"),
    )
)


def gives_away(rundown: Rundown, state: State, text: str) -> bool:
    """Whether a text names somebody whose moment has not come.

    Case, blanks, marks, signs, forms of Unicode, words of address and the order of words do not count, and
    initials stand for words; the given name alone does behind a word of address. A name that the event itself
    bears is no secret.
    """
    named = _named(rundown, text)
    if not named:
        return False
    own = f"{rundown.name} · {rundown.short} · {rundown.organiser}"
    return bool(named - {key_of(name) for name in _heard(rundown, state)} - _named(rundown, own))


def names_of(rundown: Rundown) -> tuple[str, ...]:
    """The name of every person in a rundown: speakers, signers, witnesses, those who receive in person."""
    people = (who.name for who in rundown.entrants if who.group != "collective")
    speakers = (speaker.name for item in rundown.items for speaker in item.speakers)
    witnesses = (witness.name for pledge in rundown.pledges for witness in pledge.witnesses)
    return tuple(dict.fromkeys(name for name in (*speakers, *witnesses, *people) if name))


def _heard(rundown: Rundown, state: State) -> Iterator[str]:
    """Those whose moment has come."""
    for item in rundown.items:
        if item.id in state.runs:
            yield from (speaker.name for speaker in item.speakers)
    for pledge in rundown.pledges:
        if pledge.item in state.runs:
            yield from (witness.name for witness in pledge.witnesses)
    calling = rundown.places.calling.get
    here = rundown.places.cues.get(state.program.cue, -1)
    for who in rundown.entrants:
        if state.status(who.id) not in _UNSEEN or calling(who.id, -2) == here:
            yield who.name


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """One key for all spellings of a name, without what stands before and behind it."""
    return match_key(split_title(split_honorific(name).name).name)


def _named(rundown: Rundown, text: str) -> frozenset[str]:
    """The keys of those whom a text names."""
    known = rundown.places.named
    if text not in known:
        wide = normalize("NFKC", text)  # letters of full width are letters
        plain, bare = f" {match_key(wide)} ", search_key(wide).split()
        keys = {key_of(name) for name in names_of(rundown)}
        known[text] = frozenset(key for key in keys if key and _stands_in(key, plain, bare))
    return known[text]


@lru_cache(maxsize=4096)
def _bare(key: str) -> tuple[str, ...]:
    return tuple(search_key(key).split())


def _is_written(name: tuple[str, ...], words: list[str]) -> bool:
    """Whether the words of a name stand side by side, in any order when there are three, or as one word."""
    if "".join(name) in words:
        return True
    if name[-1] not in words:
        return False
    size = len(name)
    places = (tuple(words[at : at + size]) for at in range(len(words) - size + 1))
    return any(here == name or (size > 2 and _is_like(here, name)) for here in places)


def _is_like(here: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if sorted(here) == sorted(name):
        return True
    initials = (one in (full, full[0]) for one, full in zip(here, name, strict=True))
    return here[-1] == name[-1] and all(initials)


def _stands_in(key: str, plain: str, bare: list[str]) -> bool:
    words = key.split()
    if len(words) > 1 and _is_written(_bare(key), bare):
        return True
    if len(words) == 1 and f" {key} " in plain:
        return True
    ends = (" ".join(words[place:]) for place in range(1, len(words)))
    return any(f" {address} {end} " in plain for end in ends for address in _ADDRESS)
