"""Time: planned, actual and expected, in one pure function. All times are ms since 1970."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from ceremony.core.order import find_cue
from ceremony.core.state import Run, State
from ceremony.language.catalogs import say
from ceremony.model.rundown import Item, Rundown

DAY_MS = 86_400_000
MINUTE_MS = 60_000
TRIED_OUT_MS = 3 * 60 * MINUTE_MS  # nobody opens a real show hours away from its plan


@dataclass(frozen=True, slots=True)
class ItemTimes:
    """One item's times; None where there is nothing to say (a group's are its children's)."""

    planned: int
    planned_end: int
    expected: int | None = None
    expected_end: int | None = None
    started: int | None = None
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class Clocks:
    """What the clocks of a show say at one moment."""

    item: str
    elapsed_ms: int
    remaining_ms: int | None
    running: bool
    state: str  # "ok", "warn" or "over"
    over_ms: int  # how late the rest will begin; negative: early
    over_words: str
    expected_end: int | None
    film_remaining_ms: int | None
    items: Mapping[str, ItemTimes]


@dataclass(frozen=True, slots=True)
class _Line:
    """A leaf of the plan: when it should begin, how long it takes, the slack before it."""

    item: Item
    planned: int
    length: int
    gap: int


def clocks(rundown: Rundown, state: State, now: int) -> Clocks:
    """All clocks of the show at ``now``. Pure and total."""
    clock = min(now, state.closed_at) if state.closed_at is not None else now
    plan = _plan(rundown, state, clock)
    here = _place(rundown, state.program.item)
    expected, end = _expect(rundown, state, clock, plan, here)
    run = state.runs.get(state.program.item)
    item = rundown.items[here] if here is not None else None
    elapsed = run.elapsed(clock) if run else 0
    remaining = None
    if item and item.duration_ms is not None:
        remaining = item.duration_ms + state.added.get(item.id, 0) - elapsed
    shown = find_cue(rundown, state.program.cue)
    ends = countdown_end(rundown, state, clock, shown.item) if shown and shown.countdown else None
    if ends is not None:
        remaining = ends - clock  # one time for the hall and the operator
    over = _over(rundown, state, plan, here, (expected, end))
    return Clocks(
        item=state.program.item,
        elapsed_ms=elapsed,
        remaining_ms=remaining,
        running=bool(run and run.since is not None and state.phase == "open"),
        state=_colour(remaining, rundown.settings.warn_ms),
        over_ms=over,
        over_words=over_words(over, rundown.language),
        expected_end=end,
        film_remaining_ms=_film_left(state, clock),
        items=_with_groups(rundown, {line.item.id: _times(state, line, expected) for line in plan}),
    )


def duration_words(ms: int) -> str:
    """A length of time as "MM:SS", or "H:MM:SS" from one hour on; the sign is left out."""
    seconds = abs(ms) // 1000
    hours, rest = divmod(seconds, 3600)
    minutes = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{minutes}" if hours else minutes


def over_words(over_ms: int, language: str) -> str:
    """How late or early the show is: "+01:20 chậm", "−02:10 sớm", "đúng giờ"."""
    if abs(over_ms) < 1000:
        return say(language, "core.over.on_time")
    key = "core.over.late" if over_ms > 0 else "core.over.early"
    return say(language, key, time=duration_words(over_ms))


def is_tried_out(rundown: Rundown, state: State, now: int) -> bool:
    """Whether the show was opened on another day than the agenda's: its times then count from the opening."""
    if not rundown.date:
        return False
    at = state.opened_at if state.opened_at is not None else now
    return _local_day(at, rundown.utc_offset_min) != rundown.date


def next_start(rundown: Rundown, state: State, now: int, item: str) -> int | None:
    """The planned start of the item after ``item``, for a picture that counts down to it."""
    plan = _plan(rundown, state, now)
    rest = iter(plan)
    for line in rest:
        if line.item.id == item:
            following = next((later for later in rest if later.item.id not in state.skipped), None)
            return following.planned if following else line.planned + line.length
    return None


def countdown_end(rundown: Rundown, state: State, now: int, item: str) -> int | None:
    """When a picture that counts down in ``item`` ends: the next start, and what was added by hand."""
    start = next_start(rundown, state, now, item)
    return start + state.added.get(item, 0) if start is not None else None


def _local_day(at: int, offset_min: int) -> str:
    return datetime.fromtimestamp((at + offset_min * MINUTE_MS) / 1000, UTC).date().isoformat()


def _leaves(rundown: Rundown) -> list[Item]:
    return [item for item in rundown.items if not item.group]


def _midnight(rundown: Rundown, state: State, now: int) -> int:
    """Local midnight of the show's day; on another day, such that the first item is due at the opening.

    A show without a date that opens hours away from its plan is being tried out too.
    """
    reference = state.opened_at if state.opened_at is not None else now
    first = next((item.starts_ms for item in _leaves(rundown) if item.starts_ms is not None), None)
    if first is None:
        return reference
    if is_tried_out(rundown, state, now):
        return reference - first
    day = date.fromisoformat(rundown.date or _local_day(reference, rundown.utc_offset_min))
    days = (day - date(1970, 1, 1)).days
    midnight = days * DAY_MS - rundown.utc_offset_min * MINUTE_MS
    if not rundown.date and abs(reference - midnight - first) > TRIED_OUT_MS:
        return reference - first
    return midnight


def _plan(rundown: Rundown, state: State, now: int) -> list[_Line]:
    leaves = _leaves(rundown)
    midnight = _midnight(rundown, state, now)
    first = next((item.starts_ms for item in leaves if item.starts_ms is not None), 0)
    cursor, lines = first, []
    for place, item in enumerate(leaves):
        start = item.starts_ms if item.starts_ms is not None else cursor
        following = leaves[place + 1].starts_ms if place + 1 < len(leaves) else None
        length = item.duration_ms
        if length is None:
            length = max(0, following - start) if following is not None else 0
        run = state.runs.get(item.id)
        moved = midnight + (run.shift_ms if run else state.shift_ms)
        lines.append(_Line(item, moved + start, length, start - cursor))
        cursor = start + length
    return lines


def _place(rundown: Rundown, ident: str) -> int | None:
    return next((place for place, item in enumerate(rundown.items) if item.id == ident), None)


def _rest(rundown: Rundown, state: State, plan: list[_Line], here: int | None) -> list[_Line]:
    """What is still to come: behind the running item and not skipped."""
    if here is None:
        later = plan
    else:
        behind = {item.id for item in rundown.items[here + 1 :]}
        later = [line for line in plan if line.item.id in behind]
    return [line for line in later if line.item.id not in state.skipped]


def _expect(
    rundown: Rundown, state: State, now: int, plan: list[_Line], here: int | None
) -> tuple[dict[str, tuple[int, int]], int | None]:
    """Expected start and end of the running item and the rest, and the expected end of all."""
    times: dict[str, tuple[int, int]] = {}
    if state.phase == "closed":
        return times, state.closed_at
    cursor, slack_known = now, here is not None
    running = next((line for line in plan if line.item.id == state.program.item), None)
    if running:
        run = state.runs.get(running.item.id) or Run(now)
        left = running.length + state.added.get(running.item.id, 0) - run.elapsed(now)
        cursor = now + max(0, left)
        times[running.item.id] = (run.started, cursor)
    for line in _rest(rundown, state, plan, here):
        # unmoved on schedule keeps a gap of the plan; late eats it up; a hard start waits
        start = max(cursor, min(cursor + line.gap, line.planned) if slack_known else line.planned)
        if line.item.hard_start:
            start = max(start, line.planned)
        length = line.length + state.added.get(line.item.id, 0)
        if line.item.absorbs:
            length = max(0, length - max(0, start - line.planned))
        cursor, slack_known = start + max(0, length), True
        times[line.item.id] = (start, cursor)
    return times, cursor if times else None


def _over(
    rundown: Rundown,
    state: State,
    plan: list[_Line],
    here: int | None,
    expectation: tuple[Mapping[str, tuple[int, int]], int | None],
) -> int:
    """How late the next item will begin, or at the last one: how late the show will end."""
    expected, end = expectation
    line = next((line for line in plan if line.item.id == state.program.item), None)
    following = next(iter(_rest(rundown, state, plan, here)), None)
    if following and state.phase == "open" and here is not None:
        return expected[following.item.id][0] - following.planned
    if line is None or end is None:
        return 0
    run = state.runs.get(line.item.id)
    shifted = state.shift_ms - run.shift_ms if run else 0
    return end - (line.planned + line.length + shifted)


def _colour(remaining: int | None, warn_ms: int) -> str:
    if remaining is None or remaining > warn_ms:
        return "ok"
    return "warn" if remaining >= 0 else "over"


def _film_left(state: State, now: int) -> int | None:
    film = state.program.film
    return film.left(now) if film else None


def _times(state: State, line: _Line, expected: Mapping[str, tuple[int, int]]) -> ItemTimes:
    start, end = expected.get(line.item.id, (None, None))
    run = state.runs.get(line.item.id)
    return ItemTimes(
        line.planned,
        line.planned + line.length,
        start,
        end,
        run.started if run else None,
        run.ended if run else None,
    )


def _with_groups(rundown: Rundown, times: dict[str, ItemTimes]) -> dict[str, ItemTimes]:
    """A group begins with its first child and ends with its last."""
    for place, item in enumerate(rundown.items):
        if not item.group:
            continue
        children = []
        for child in rundown.items[place + 1 :]:
            if child.depth <= item.depth:
                break
            if child.id in times:
                children.append(times[child.id])
        if children:
            times[item.id] = _span(children)
    return times


def _span(children: list[ItemTimes]) -> ItemTimes:
    started = [child.started for child in children if child.started is not None]
    ended = [child.ended for child in children]
    expected = [child.expected for child in children if child.expected is not None]
    expected_end = [child.expected_end for child in children if child.expected_end is not None]
    over = started and all(end is not None for end in ended)
    return ItemTimes(
        children[0].planned,
        children[-1].planned_end,
        min(expected, default=None),
        max(expected_end, default=None),
        min(started, default=None),
        max(end for end in ended if end is not None) if over else None,
    )
