"""The words that open a batch: a call to all who really come, and to those who hand over."""

from __future__ import annotations

from ceremony.core.order import GONE, calling_cue, line_of
from ceremony.core.state import State
from ceremony.core.words.standing import manner_of, named
from ceremony.core.words.wording import Wording, set_off, wording_of
from ceremony.model.call import Call, Opening
from ceremony.model.rundown import Cue, Rundown

READ_OUT = 12  # a batch larger than this is not read out before its people are called one by one
KINDS = ("collective", "household", "individual")
Coming = list[tuple[Call, str]]  # who comes, and who receives in their place


def opening_of(rundown: Rundown, batch: str) -> Opening | None:
    """What opens a batch; None in a rundown of an earlier version."""
    places = rundown.places.batches.get(batch)
    return rundown.cues[places[0]].opening if places else None


def opening_words(rundown: Rundown, state: State, cue: Cue, opening: Opening) -> str:
    """What is said with the opener of a batch; "" when nobody stands in it any more."""
    if opening.own:
        return opening.own
    wording = wording_of(rundown)
    if opening.reveal:
        return _paragraphs(opening.hands, _result(wording, opening))
    calls = _calls(rundown, state, cue)
    coming = [call for call in calls if state.status(call.subject) not in GONE]
    if not coming:
        return wording.say("open.absent", what=_what(wording, opening, len(calls))) if calls else ""
    ways = [(call, *manner_of(rundown, state, call.subject)) for call in coming]
    invited = [(call, by) for call, how, by in ways if how != "posthumous"]
    what = _what(wording, opening, len(invited or coming))
    told = _invited(wording, opening, invited, what) if invited else wording.say("open.posthumous", what=what)
    return _paragraphs(f"{_turn(rundown, wording, cue.batch)} {told}".strip(), opening.hands)


def _what(wording: Wording, opening: Opening, count: int) -> str:
    """What so many of the batch receive, and in which contest."""
    return (opening.what or wording.say("award" if count == 1 else "awards")) + opening.part


def _result(wording: Wording, opening: Opening) -> str:
    if opening.what:
        return wording.say("reveal", what=opening.what + opening.part)
    return wording.say("reveal.open", part=opening.part)


def _calls(rundown: Rundown, state: State, opener: Cue) -> list[Call]:
    """The calls of a batch: of its line, or of its pages where nobody is called singly."""
    line = line_of(rundown, state, opener.batch)
    if line:
        cues = (calling_cue(rundown, who) for who in line)
        return [cue.calls[0] for cue in cues if cue and cue.calls]
    pages = (rundown.cues[place] for place in rundown.places.batches.get(opener.batch, ()))
    return [call for page in pages if not page.subject for call in page.calls]


def _turn(rundown: Rundown, wording: Wording, batch: str) -> str:
    """Which batch of the part it is; nothing is said of the first."""
    number, of = rundown.places.turns.get(batch, (0, 0))
    if number < 2:
        return ""
    return wording.say("turn.last") if number == of else wording.say("turn", turn=wording.turn(number))


def _invited(wording: Wording, opening: Opening, coming: Coming, what: str) -> str:
    """The sentence that calls them all up."""
    names = [_listed(wording, call, by, opening) for call, by in coming]
    if len(coming) == 1:
        call, by = coming[0]
        if by:
            return wording.say("open.one.stand-in", what=what)
        who = names[0] if call.group == "individual" else wording.say("bodies", who=names[0])
        return wording.say("open.one", who=set_off(who), what=what)
    whom = _whom(wording, opening, [call for call, _ in coming])
    if len(coming) > READ_OUT:
        return wording.say("open.large", whom=whom, what=what)
    if not opening.names:
        return wording.say("open.unnamed", whom=whom, what=what)
    return wording.say("open", whom=whom, what=what, names=wording.listed(names))


def _listed(wording: Wording, call: Call, by: str, opening: Opening) -> str:
    name = named(call, opening)
    return wording.say("instead", name=name, by=by) if by else name


def _whom(wording: Wording, opening: Opening, calls: list[Call]) -> str:
    """ "đại diện hai tập thể và ba cá nhân của Khu phố hai"."""
    groups = [call.group or "individual" for call in calls]
    if opening.people:
        told = wording.say("count.people", count=wording.number(len(calls)), people=opening.people)
    else:
        counts = ((kind, groups.count(kind)) for kind in KINDS)
        told = wording.summed([wording.counted(f"count.{kind}", count) for kind, count in counts if count])
    if any(group != "individual" for group in groups):
        told = wording.say("bodies", who=told)
    return wording.say("of-unit", who=told, unit=opening.unit) if opening.unit else told


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
