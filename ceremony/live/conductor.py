"""The conductor: the only one that changes a running show."""

from __future__ import annotations

import dataclasses
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ceremony.core import views
from ceremony.core.command import Command
from ceremony.core.commands import ROLES, ScreenForget, ScreenIdentify, decode, encode
from ceremony.core.commands_script import AdoptAnyway
from ceremony.core.edit import adopt
from ceremony.core.event import Event
from ceremony.core.events import CueTaken, Held, SoundKept, StandbyArmed
from ceremony.core.events_signing import InkDrawn
from ceremony.core.frame import Frame
from ceremony.core.order import find_cue, follower, line_of
from ceremony.core.queue_views import person_row
from ceremony.core.quick_views import card_plain
from ceremony.core.refused import refusal
from ceremony.core.sealing import secret_people
from ceremony.core.show import Refused, decide, evolve
from ceremony.core.shrinkage import loss, loss_words
from ceremony.core.signing_views import ink_plain, readable_ink, whole_inks
from ceremony.core.state import State, moves
from ceremony.core.timing import clocks
from ceremony.journal import Entry, Journal
from ceremony.language.catalogs import say
from ceremony.live.clock import Clock
from ceremony.live.log import REBOOT, is_told, log_line
from ceremony.live.presence import STALE_MS, Presence
from ceremony.live.record import ID_LENGTH, Record
from ceremony.live.roll import find_people
from ceremony.live.shelf import Shelf, outline
from ceremony.model.problem import Problem
from ceremony.model.rundown import Rundown, dump, rev_of

LOG_LINES = 30
SYSTEM = "system"


@dataclasses.dataclass(frozen=True, slots=True)
class Offer:
    """A rundown that would take away much of what has not run: it waits for a word."""

    rev: str
    rundown: Rundown
    text: str
    words: str


class Conductor:
    """Runs one show: takes commands, keeps the journal, gives every role its view.

    Safe for several threads or greenlets: one lock. ``stopped_at``: when the machine went down, had it to
    start anew; what ran then is held as it was. ``rehearsal``: how fast one runs, 0 for the real show.
    """

    def __init__(
        self,
        rundown: Rundown,
        journal: Journal,
        clock: Clock,
        stopped_at: int | None = None,
        rehearsal: int = 0,
    ) -> None:
        self._rehearsal = rehearsal
        self._lock = threading.RLock()
        self._clock = clock
        self._record = Record(journal)
        self._shelf = Shelf(rundown, self._record.rundown)
        self._listeners: list[Callable[[], None]] = []
        self._ink_listeners: list[Callable[[dict[str, Any]], None]] = []
        self._log: deque[dict[str, Any]] = deque(maxlen=LOG_LINES)
        self._problems: list[Problem] = []
        self._offer: Offer | None = None
        self._media: Mapping[str, str] = {}
        self._state = State()
        self._seq = 0
        self.presence = Presence(self._notify)
        text = dump(rundown)
        self._shelf.put(rev_of(text), rundown)  # the record of a show that goes on names it: one to read less
        self._recover()
        if self._state.sound_client:
            self.presence.keep_sound(self._state.sound_client, self.now() + STALE_MS)
        if stopped_at is not None:
            self._hold_since(stopped_at)
        if self._state.phase == "open":
            self._offer_or_adopt(rundown, text)  # the files may have been cut while nobody ran
        else:
            self._adopt(rundown, text)

    def now(self) -> int:
        """The show's time, ms since 1970."""
        return self._clock.now()

    @property
    def rundown(self) -> Rundown:
        """The rundown as it runs: the newest one, what is on program as it was."""
        return self._shelf.running

    @property
    def rev(self) -> str:
        """The name of ``rundown``; ``rundown.rev`` reckons, this is known."""
        return self._shelf.rev

    @property
    def state(self) -> State:
        """The show as it stands."""
        return self._state

    @property
    def epoch(self) -> int:
        """How many times this show has been started."""
        return self._record.epoch

    @property
    def seq(self) -> int:
        """The number of the newest accepted command."""
        return self._seq

    @property
    def durable(self) -> bool:
        """Whether everything accepted is on disk."""
        return self._record.durable

    @property
    def sounding(self) -> str:
        """The client of the screen that sounds; "" without any."""
        return self.presence.sounding(self._state.sound_screen, self._state.screen_names, self.now())

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the files on disk; the show runs by the last good ones."""
        return list(self._problems)

    @problems.setter
    def problems(self, problems: Sequence[Problem]) -> None:
        self._problems = list(problems)
        if problems:
            self._offer = None  # what it was about does not stand in the files any more
        self._notify()

    @property
    def media(self) -> Mapping[str, str]:
        """The films of the rundown → their versions on the disk, "" for one that is not there."""
        return self._media

    def note_media(self, versions: Mapping[str, str]) -> None:
        """Take note of what lies on the disk now; pages are told when it has changed."""
        if versions != self._media:
            self._media = dict(versions)
            self._notify()

    def listen(self, callback: Callable[[], None]) -> None:
        """Call ``callback`` after every change; it must not raise nor wait."""
        self._listeners.append(callback)

    def tell(self) -> None:
        """Time alone has changed what may be done: pages get their views anew."""
        self._notify()

    def listen_ink(self, callback: Callable[[dict[str, Any]], None]) -> None:
        """Call ``callback`` with every piece of ink that is on disk; it must not raise nor wait."""
        self._ink_listeners.append(callback)

    def inks(self, subjects: Sequence[str], *, tablet: bool = False) -> dict[str, dict[str, Any]]:
        """All that these have drawn; a tablet reads only what it needs now."""
        with self._lock:
            asked = readable_ink(self._frame("")) & set(subjects) if tablet else subjects
            return whole_inks(self._state, asked)

    def submit(self, raw: Mapping[str, object], *, by: str, role: str) -> dict[str, Any]:
        """Carry out a command; back with its acknowledgement when it is on disk.

        A known id gets the answer it got before.
        """
        with self._lock:
            answer, changed = self._submit(raw, by, role)
        if changed:
            self._notify()
        return answer

    def adopt(self, rundown: Rundown) -> None:
        """Run by ``rundown`` from now on; the running cue keeps its picture, identity and clock.

        When much of what has not run would be gone, the console is asked first.
        """
        with self._lock:
            changed = self._offer_or_adopt(rundown, dump(rundown))
        if changed:
            self._notify()

    def view(self, role: str, client: str | None = None) -> dict[str, Any]:
        """The whole view of a role, for a screen with what it must know of itself. Raises KeyError."""
        with self._lock:
            frame = self._frame(role)
            if role == "screen":
                return views.screen_view(frame, self.screen(client or ""))
            if role == "sign":
                return views.sign_view(frame, self.screen(client or ""))
            return _VIEWS[role](frame)

    def tick(self, role: str) -> dict[str, Any]:
        """The once-a-second sign of life of a role."""
        with self._lock:
            return views.tick_view(self._frame(role, bare=True), role)

    def retry(self) -> bool:
        """Try once more to save what waits for the disk; whether it took it now. About once a second."""
        with self._lock:
            before = self._record.disk
            recovered = bool(before) and self._record.retry()
            after = self._record.disk
        if after != before:
            self._notify()
        return recovered

    def beat(self, remember: Callable[[], None]) -> None:
        """Call ``remember``, which writes down what time it is, while film, sound or a clock runs."""
        with self._lock:
            if moves(self._state):
                remember()

    def screen(self, client: str, name: str = "") -> dict[str, Any]:
        """What a screen is told about itself; ``name`` is what it calls itself, should nobody know it."""
        state = self._state
        told = self.presence.screen(client, state.sound_screen, state.screen_names, self.now())
        return told | {"name": told["name"] or name}

    def outline(self) -> dict[str, Any]:
        """The rundown as pages list it: items, cues without pictures, entrants."""
        return outline(self.rundown, self.rev)

    def find(self, typed: str, role: str = "console") -> list[dict[str, Any]]:
        """Rows of the recipients that were meant; of those still sealed only for the console."""
        with self._lock:
            frame = self._frame(role, bare=True)
            found = find_people(frame.rundown, typed)
            return [person_row(frame, who.id) for who in found if who.id not in frame.secret]

    def people_of(self, batch: str, role: str = "console") -> list[dict[str, Any]]:
        """Rows of everybody in a batch's line, as they stand."""
        with self._lock:
            frame = self._frame(role, bare=True)
            return [person_row(frame, who) for who in line_of(frame.rundown, frame.state, batch)]

    def picture(self, cue: str) -> str | None:
        """The picture of any cue, or None."""
        found = find_cue(self.rundown, cue)
        return found.html if found else None

    def drawn(self, cue: str) -> str:
        """A cue's picture as its file has it, whatever was mended on the spot; "" without one."""
        found = find_cue(self._shelf.unmended, cue)
        return found.html if found else ""

    def quick_picture(self, card: str) -> dict[str, Any] | None:
        """The first page of a card that is ready, as it would be shown now; None when it is gone."""
        with self._lock:
            found = self._state.quick.card(card)
            return card_plain(self._frame("console", bare=True), found) if found else None

    def _submit(self, raw: Mapping[str, object], by: str, role: str) -> tuple[dict[str, Any], bool]:
        ident = raw.get("id") if isinstance(raw, Mapping) else None
        if isinstance(ident, str) and len(ident) <= ID_LENGTH:
            known = self._record.answer(ident.strip())
            if known is not None:
                return known, False
        now = self.now()
        try:
            command = self._decode(raw, role)
            if isinstance(command, AdoptAnyway) and self._offer and self._offer.rev == command.expected:
                return self._take_offer(self._offer, command, by, role), True
            events = decide(self.rundown, self._state, command, now)
        except Refused as refused:
            return self._record.refuse(raw, refused, by, now, self._seq), True
        if isinstance(command, ScreenIdentify):
            self.presence.identify(command.client, now)
        if isinstance(command, ScreenForget):
            self.presence.forget(command.client)
        if not events:
            return self._record.idle(command.id, self._seq), False
        events = self._with_sound(self._with_standby(events, now), now)
        entry = self._entry(command.id, encode(command), events, by, role)
        return self._accept(entry), not all(isinstance(event, InkDrawn) for event in events)

    def _with_standby(self, events: tuple[Event, ...], now: int) -> tuple[Event, ...]:
        """With another standby, when these events leave a deleted cue that ran on and arm it."""
        if self.rev == self._state.rev:
            return events
        after = self._state
        for event in events:
            after = evolve(after, event)
        running, _ = self._shelf.peek(after)
        if not after.standby or find_cue(running, after.standby):
            return events
        return (*events, StandbyArmed(now, follower(running, after, after.program.cue)))

    def _with_sound(self, events: tuple[Event, ...], now: int) -> tuple[Event, ...]:
        """With the screen that sounds by default, as something that sounds begins: a restart keeps it."""
        state = self._state
        begins = any(isinstance(event, CueTaken) and (event.film_ms >= 0 or event.sound) for event in events)
        if not begins or state.sound_screen:
            return events
        owner = self.presence.sounding("", state.screen_names, now)
        return events if owner in ("", state.sound_client) else (*events, SoundKept(now, owner))

    def _decode(self, raw: Mapping[str, object], role: str) -> Command:
        kind = raw.get("type") if isinstance(raw, Mapping) else None
        if isinstance(kind, str) and role not in ROLES.get(kind, (role,)):
            raise refusal(self.rundown.language, "forbidden")  # before anything is read of it
        return decode(raw, self.rundown.language)

    def _entry(
        self, ident: str, command: dict[str, Any], events: tuple[Event, ...], by: str, role: str
    ) -> Entry:
        seq = self._seq + 1
        return Entry(
            seq=seq,
            epoch=self.epoch,
            at=events[0].at,
            by=by,
            role=role,
            id=ident,
            type=command["type"],
            command=command,
            answer={"ok": True, "seq": seq},
            events=events,
        )

    def _accept(self, entry: Entry, rundowns: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Save first, then change, then answer."""
        self._record.save(entry, rundowns or {})
        self._apply(entry)
        self._tell_ink(entry)
        return {**entry.answer, "durable": self.durable}

    def _apply(self, entry: Entry) -> None:
        for event in entry.events:
            self._state = evolve(self._state, event)
        self._seq = entry.seq
        self._shelf.turn(self._state)
        if is_told(entry):
            self._write_log(entry)

    def _tell_ink(self, entry: Entry) -> None:
        for event in entry.events:
            if isinstance(event, InkDrawn):
                piece = {"epoch": self.epoch, **ink_plain(self._state, event)}
                for callback in self._ink_listeners:
                    callback(piece)

    def _write_log(self, entry: Entry) -> None:
        line = {"seq": entry.seq, "at": entry.at, "by": entry.by, "text": log_line(self.rundown, entry)}
        self._log.appendleft(line)

    def _recover(self) -> None:
        newest: deque[Entry] = deque(maxlen=LOG_LINES)
        for entry in self._record.entries():
            for event in entry.events:
                self._state = evolve(self._state, event)
            self._seq = entry.seq
            if is_told(entry):
                newest.append(entry)
        self._shelf.turn(self._state)
        for entry in newest:
            self._write_log(entry)

    def _hold_since(self, at: int) -> None:
        """Nothing has run on while the machine was down: the show stands as it stood then, on hold."""
        if moves(self._state):
            ident = f"{SYSTEM}-{self.epoch}-{self._seq + 1}"
            self._accept(self._entry(ident, {"type": REBOOT}, (Held(at),), SYSTEM, SYSTEM))

    def _offer_or_adopt(self, rundown: Rundown, text: str) -> bool:
        """Whether anything has changed: it runs, or it is asked about, or no longer."""
        before, self._offer = self._offer, None
        lost = loss(self._shelf.newest, rundown, self._state)
        if not lost:
            return self._adopt(rundown, text) or before is not None
        rev = rev_of(text)
        self._offer = Offer(rev, rundown, text, loss_words(self.rundown.language, lost))
        return before is None or before.rev != rev

    def _take_offer(self, offer: Offer, command: Command, by: str, role: str) -> dict[str, Any]:
        """What was asked about runs after all."""
        self._offer = None
        events = adopt(self.rundown, offer.rundown, offer.rev, self._state, self.now())
        self._shelf.put(offer.rev, offer.rundown)
        entry = self._entry(command.id, encode(command), events, by, role)
        return self._accept(entry, {offer.rev: offer.text})

    def _adopt(self, rundown: Rundown, text: str) -> bool:
        rev = rev_of(text)
        if rev == self._state.rev:
            return False
        events = adopt(self.rundown, rundown, rev, self._state, self.now())
        self._shelf.put(rev, rundown)
        ident = f"{SYSTEM}-{self.epoch}-{self._seq + 1}"
        entry = self._entry(ident, {"type": "adopt", "rev": rev}, events, SYSTEM, SYSTEM)
        self._accept(entry, {rev: text})
        return True

    def _frame(self, role: str, *, bare: bool = False) -> Frame:
        now, state = self.now(), self._state
        told = clocks(self.rundown, state, now)
        numbers = (now, self.epoch, self._seq, self._rehearsal)
        frame = Frame(self.rundown, self.rev, state, told, *numbers, media=self._media)
        if role != "console":
            frame = dataclasses.replace(frame, secret=secret_people(self.rundown, state))
        if role not in ("console", "desk") or bare:
            return frame
        screens = self.presence.rows(state.sound_screen, state.screen_names, now)
        if role == "desk":
            return dataclasses.replace(frame, screens=screens)
        return dataclasses.replace(
            frame,
            durable=self.durable,
            disk=self._record.disk,
            entries=self._seq,
            screens=screens,
            refusals=self._record.refusals,
            log=list(self._log),
            problems=[*self._question(), *(_problem(problem) for problem in self._problems)],
            offer=(self._offer.rev, self._offer.words) if self._offer else None,
        )

    def _question(self) -> list[dict[str, Any]]:
        """The offer among the problems of the files, where every console shows it."""
        if not self._offer:
            return []
        hint = say(self.rundown.language, "live.offer.hint")
        return [_problem(Problem(f"agendas/{self.rundown.event}", 0, 0, "offer", self._offer.words, hint))]

    def _notify(self) -> None:
        for callback in list(self._listeners):
            callback()


_VIEWS: Mapping[str, Callable[[Frame], dict[str, Any]]] = {
    "console": views.console_view,
    "stage": views.stage_view,
    "desk": views.desk_view,
    "follow": views.follow_view,
}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
    }
