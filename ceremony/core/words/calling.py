"""The MC's words for those who are called up, put together as the line really stands.

Who is absent, whose award somebody else receives, who has died, who was added, who is the last: what the desk
sets is in the words at once. Nothing here changes the show.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ceremony.core.order import GONE, find_cue, follower, line_of, queue_of
from ceremony.core.state import State
from ceremony.core.words.opening import opening_of, opening_words
from ceremony.core.words.rescue import with_stand_in
from ceremony.core.words.standing import as_opened, manner_of, name_line
from ceremony.core.words.wording import sentence, wording_of
from ceremony.language.reading import reading_ms
from ceremony.model.call import Call
from ceremony.model.rundown import Cue, Rundown

THERE = ("on_stage", "received")
_NOTED = ("posthumous", "absent", "later")


def worded(rundown: Rundown, state: State, cue: Cue) -> Cue:
    """The cue with the words that are true now. One without parts, of an earlier version, stays as it is."""
    call = next((one for one in cue.calls if one.subject == cue.subject), None) if cue.subject else None
    if cue.opening is None and call is None:
        return cue
    state = as_opened(rundown, state)
    if cue.opening:
        script = opening_words(rundown, state, cue, cue.opening)
        return _timed(rundown, replace(cue, script=script, after=_after(rundown, state, cue, cue.batch)))
    if call and cue.batch:
        return _timed(rundown, _recipient(rundown, state, cue, call))
    return _timed(rundown, replace(cue, script=_signer_words(rundown, state, cue, call))) if call else cue


def _recipient(rundown: Rundown, state: State, cue: Cue, call: Call) -> Cue:
    batch, wording = queue_of(rundown, state, cue.subject) or cue.batch, wording_of(rundown)
    how, by = manner_of(rundown, state, cue.subject)
    return replace(
        cue,
        script=name_line(wording, call, how, by, opening_of(rundown, batch)),
        after=_after(rundown, state, cue, batch),
        backstage=wording.say(f"note.{how}") if how in _NOTED else "",
        fallback_lines=with_stand_in(wording, cue.fallback_lines, call, by),
    )


def _after(rundown: Rundown, state: State, cue: Cue, batch: str) -> str:
    """What is said before leaving: with the last of a batch its closing words, with the last the part's.

    Where nobody of a batch has come on stage there is no photograph to be taken.
    """
    following = _following(rundown, state, cue)
    stays = following is not None and following.item == cue.item
    if following and stays and following.subject and queue_of(rundown, state, following.subject) == batch:
        return ""
    if cue.opening and _is_paged(rundown, batch):
        return ""  # its pages have the closing words
    opening, item = opening_of(rundown, batch), rundown.places.items.get(cue.item)
    words = opening.closing if opening and cue.subject and _anybody(rundown, state, cue, batch) else ""
    over = not (following and stays and following.batch)
    return _paragraphs(words, item.closing if item and over else "")


def _following(rundown: Rundown, state: State, cue: Cue) -> Cue | None:
    """What GO brings after a cue: what is armed behind the one on program, else who stands next in line."""
    armed = state.standby if cue.id == state.program.cue else ""
    return find_cue(rundown, armed) or find_cue(rundown, follower(rundown, state, cue.id))


def _is_paged(rundown: Rundown, batch: str) -> bool:
    cues = (rundown.cues[place] for place in rundown.places.batches.get(batch, ()))
    return any(not (cue.subject or cue.opening) for cue in cues)


def _anybody(rundown: Rundown, state: State, cue: Cue, batch: str) -> bool:
    """Whether somebody of a line stands on stage as this cue is left."""
    if cue.id != state.program.cue and state.status(cue.subject) not in GONE:
        return True
    return any(state.status(who) in THERE for who in line_of(rundown, state, batch))


def _signer_words(rundown: Rundown, state: State, cue: Cue, call: Call) -> str:
    """The call to a signer: a title is said to the first who has it."""
    wording = wording_of(rundown)
    if state.status(call.subject) in GONE:
        return wording.say("then.signer-absent", first=sentence(call.name), name=call.name)
    before = _signer_before(rundown, state, cue)
    again = before is not None and before.title == call.title
    parts = (call.name, "" if again else call.title, call.unit)
    name = ", ".join(part for part in parts if part)
    return wording.say("signer.next" if before else "signer", name=name)


def _signer_before(rundown: Rundown, state: State, cue: Cue) -> Call | None:
    """Who was called to sign before this one, in the same part."""
    here = rundown.places.cues.get(cue.id, 0)
    for other in reversed(rundown.cues[:here]):
        if other.item != cue.item:
            return None
        if other.subject and other.calls and state.status(other.subject) not in GONE:
            return other.calls[0]
    return None


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _timed(rundown: Rundown, cue: Cue) -> Cue:
    """The cue with the time that its words take."""
    words = _paragraphs(cue.script, cue.after)
    return replace(cue, reading_ms=_reading_ms(words, rundown.settings.pace, rundown.language))


@lru_cache(maxsize=1024)
def _reading_ms(words: str, pace: int, language: str) -> int:
    return reading_ms(words, pace, language)
