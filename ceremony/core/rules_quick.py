"""Rules of the quick sheet: cards above the program, decks that GO turns, words mended on the spot."""

from __future__ import annotations

from ceremony.core import commands_quick as wish
from ceremony.core import events_quick as happened
from ceremony.core.corrections import stressed_names
from ceremony.core.event import Event
from ceremony.core.order import find_cue
from ceremony.core.refused import refusal
from ceremony.core.state import State
from ceremony.core.state_quick import QuickCard
from ceremony.model.rundown import Rundown

MINUTE_MS = 60_000

Events = tuple[Event, ...]


def keep(rundown: Rundown, state: State, command: wish.QuickKeep, now: int) -> Events:
    """A card is ready."""
    _need_not_closed(rundown, state)
    kept = happened.QuickKept(
        now, command.card, command.kind, command.title, command.pages,
        command.minutes, command.cue, command.was, command.mended,
    )  # fmt: skip
    return (kept,)


def show(rundown: Rundown, state: State, command: wish.QuickShow, now: int) -> Events:
    """A card on the hall, also before the opening, on hold, under a cover; it stands until GO or a hand."""
    _need_not_closed(rundown, state)
    card = state.quick.card(command.card)
    if card is None or command.page >= len(card.pages):
        raise refusal(rundown.language, "unknown_quick")
    if card.kind == "correction":
        return _correct(rundown, state, card, now)
    shown = state.quick.shown
    if (shown.card, shown.page) == (card.id, command.page):
        return ()
    until = ends_at(card, now)
    return (happened.QuickShown(now, card.id, command.page, card.title, -1 if until is None else until),)


def ends_at(card: QuickCard, now: int) -> int | None:
    """When a break that begins now is over; None without a clock."""
    return _whole_minute(now + card.minutes * MINUTE_MS) if card.minutes else None


def hide(rundown: Rundown, state: State, command: wish.QuickHide, now: int) -> Events:
    """Back to the program, in every phase."""
    card = _need_shown(rundown, state, command.card)
    return (happened.QuickHidden(now, card.title),)


def turn(rundown: Rundown, state: State, command: wish.QuickTurn, now: int) -> Events:
    """The next page of the deck, or the one before: never past its ends, one page a press."""
    language = rundown.language
    card, shown = _need_shown(rundown, state, command.card), state.quick.shown
    if command.repeat:
        raise refusal(language, "key_held")
    if state.cover in ("black", "holding"):
        raise refusal(language, "quick_covered")
    if command.expected != shown.page:
        raise refusal(language, "quick_stale", page=shown.page + 1)
    if 0 <= now - shown.since < rundown.settings.go_guard_ms:
        raise refusal(language, "too_fast", ms=now - shown.since)
    page = shown.page + (1 if command.to == "next" else -1)
    if page >= len(card.pages):
        raise refusal(language, "quick_end")
    if page < 0:
        raise refusal(language, "quick_start")
    return (happened.QuickTurned(now, page),)


def set_time(rundown: Rundown, state: State, command: wish.QuickTime, now: int) -> Events:
    """The break ends at another time."""
    _need_shown(rundown, state, command.card)
    if state.quick.shown.until is None:
        raise refusal(rundown.language, "quick_no_clock")
    until = _whole_minute(max(command.until, now))
    return () if until == state.quick.shown.until else (happened.QuickTimed(now, until),)


def drop_correction(rundown: Rundown, state: State, command: wish.CorrectionDrop, now: int) -> Events:
    """The file's own words again."""
    if command.cue not in state.quick.corrections:
        raise refusal(rundown.language, "no_correction")
    return (happened.CorrectionDropped(now, command.cue),)


def say_name(rundown: Rundown, state: State, command: wish.Saying, now: int) -> Events:
    """How a name is said, at once wherever it stands in the script."""
    name = command.name.replace("\u00a0", " ")
    if state.quick.sayings.get(name, "") == command.said:
        return ()
    if not any(name in stressed_names(cue) for cue in rundown.cues) and command.said:
        raise refusal(rundown.language, "unknown_name", name=name)
    return (happened.NameSaid(now, name, command.said),)


def need_no_deck(rundown: Rundown, state: State) -> None:
    """Refuse a step of the show while GO belongs to the pages of a deck."""
    card = state.quick.on
    if card is not None and state.quick.turns:
        raise refusal(rundown.language, "quick_deck", page=state.quick.shown.page + 1, pages=len(card.pages))


def step_off(state: State, now: int) -> Events:
    """What takes the card off that stands on the hall; nothing when none does."""
    card = state.quick.on
    return (happened.QuickHidden(now, card.title),) if card else ()


def need_no_card(rundown: Rundown, state: State) -> None:
    """Refuse what would move unseen under a card."""
    if state.quick.shown.card:
        raise refusal(rundown.language, "quick_on")


def _correct(rundown: Rundown, state: State, card: QuickCard, now: int) -> Events:
    if find_cue(rundown, card.cue) is None:
        raise refusal(rundown.language, "unknown_cue", cue=card.cue)
    known = state.quick.corrections.get(card.cue)
    if known is not None and known.html == card.pages[0]:
        return ()
    return (happened.CueCorrected(now, card.cue, card.was, card.pages[0], card.mended),)


def _need_shown(rundown: Rundown, state: State, ident: str) -> QuickCard:
    card = state.quick.on
    if card is None:
        raise refusal(rundown.language, "no_quick")
    if card.id != ident:
        raise refusal(rundown.language, "quick_other", title=card.title)
    return card


def _need_not_closed(rundown: Rundown, state: State) -> None:
    if state.phase == "closed":
        raise refusal(rundown.language, "closed")


def _whole_minute(at: int) -> int:
    """The whole minute at or after ``at``: what the card says in words and what its clock runs to are one."""
    return -(-at // MINUTE_MS) * MINUTE_MS
