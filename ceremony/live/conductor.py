"""The conductor: the only one that changes a running show."""

from __future__ import annotations

import dataclasses
import hashlib
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ceremony.core import views
from ceremony.core.commands import ROLES, Command, ScreenIdentify, decode, encode
from ceremony.core.edit import adopt, keep_program
from ceremony.core.events import Event
from ceremony.core.frame import Frame
from ceremony.core.refused import refusal
from ceremony.core.show import Refused, decide, evolve
from ceremony.core.state import State
from ceremony.core.timing import clocks
from ceremony.journal import Entry, Journal, JournalFault
from ceremony.live.clock import Clock
from ceremony.live.log import log_line
from ceremony.live.presence import Presence
from ceremony.model.problem import Problem
from ceremony.model.rundown import Rundown

LOG_LINES = 30
REFUSALS_SHOWN = 5
REFUSALS_REMEMBERED = 1000
SYSTEM = "system"


class Conductor:
    """Runs one show: takes commands, keeps the journal, gives every role its view.

    Safe for several threads or greenlets: one lock.
    """

    def __init__(self, rundown: Rundown, journal: Journal, clock: Clock) -> None:
        self._lock = threading.RLock()
        self._journal = journal
        self._clock = clock
        self._listeners: list[Callable[[], None]] = []
        self._refusals: deque[dict[str, Any]] = deque(maxlen=REFUSALS_SHOWN)
        self._refused: OrderedDict[str, dict[str, Any]] = OrderedDict()
        self._log: deque[dict[str, Any]] = deque(maxlen=LOG_LINES)
        self._pending: list[Entry] = []
        self._unsaved: dict[str, Rundown] = {}
        self._problems: list[Problem] = []
        self._state = State()
        self._seq = 0
        self._rundowns: dict[str, Rundown] = {}
        self._source = self._rundown = rundown
        self._rev = ""
        self.presence = Presence(self._notify)
        self._recover()
        self._adopt(rundown)

    def now(self) -> int:
        """The show's time, ms since 1970."""
        return self._clock.now()

    @property
    def rundown(self) -> Rundown:
        """The rundown as it runs: the newest one, what is on program as it was."""
        return self._rundown

    @property
    def rev(self) -> str:
        """The name of ``rundown`` as it is."""
        return self._rev

    @property
    def state(self) -> State:
        """The show as it stands."""
        return self._state

    @property
    def epoch(self) -> int:
        """How many times this show has been started."""
        return self._journal.epoch

    @property
    def seq(self) -> int:
        """The number of the newest accepted command."""
        return self._seq

    @property
    def durable(self) -> bool:
        """Whether everything accepted is on disk."""
        return not self._pending

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the files on disk; the show runs by the last good ones."""
        return list(self._problems)

    @problems.setter
    def problems(self, problems: Sequence[Problem]) -> None:
        self._problems = list(problems)
        self._notify()

    def listen(self, callback: Callable[[], None]) -> None:
        """Call ``callback`` after every change; it must not raise nor wait."""
        self._listeners.append(callback)

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
        """Run by ``rundown`` from now on; the running cue keeps its picture, identity and clock."""
        with self._lock:
            changed = self._adopt(rundown)
        if changed:
            self._notify()

    def view(self, role: str, client: str | None = None) -> dict[str, Any]:
        """The whole view of a role, for a screen with what it must know of itself. Raises KeyError."""
        with self._lock:
            frame = self._frame(role)
            if role != "screen":
                return _VIEWS[role](frame)
            state = self._state
            chosen, names = state.sound_screen, state.screen_names
            return views.screen_view(frame, self.presence.screen(client or "", chosen, names, frame.now))

    def tick(self, role: str) -> dict[str, Any]:
        """The once-a-second sign of life of a role."""
        with self._lock:
            return views.tick_view(self._frame(role, bare=True), role)

    def _submit(self, raw: Mapping[str, object], by: str, role: str) -> tuple[dict[str, Any], bool]:
        ident = raw.get("id") if isinstance(raw, Mapping) else None
        if isinstance(ident, str):
            known = self._known(ident.strip())
            if known is not None:
                return known, False
        now = self.now()
        try:
            command = self._decode(raw, role)
            events = decide(self._rundown, self._state, command, now)
        except Refused as refused:
            return self._refuse(raw, refused, by, now), True
        if isinstance(command, ScreenIdentify):
            self.presence.identify(command.client, now)
        if not events:
            return {"ok": True, "seq": self._seq, "durable": self.durable}, False
        return self._accept(self._entry(command, events, by, role)), True

    def _entry(self, command: Command, events: tuple[Event, ...], by: str, role: str) -> Entry:
        seq = self._seq + 1
        return Entry(
            seq=seq,
            epoch=self.epoch,
            at=events[0].at,
            by=by,
            role=role,
            id=command.id,
            type=command.type,
            command=encode(command),
            answer={"ok": True, "seq": seq},
            events=events,
        )

    def _decode(self, raw: Mapping[str, object], role: str) -> Command:
        command = decode(raw, self._rundown.language)
        if role not in ROLES[command.type]:
            raise refusal(self._rundown.language, "forbidden")
        return command

    def _known(self, ident: str) -> dict[str, Any] | None:
        if ident in self._refused:
            return dict(self._refused[ident])
        for entry in self._pending:
            if entry.id == ident:
                return {**entry.answer, "durable": False}
        try:
            answer = self._journal.answer(ident)
        except JournalFault:
            return None
        return None if answer is None else {**answer, "durable": True}

    def _refuse(self, raw: Mapping[str, object], refused: Refused, by: str, now: int) -> dict[str, Any]:
        answer = {"ok": False, "code": refused.code, "message": refused.message, "seq": self._seq}
        given = raw if isinstance(raw, Mapping) else {}
        kind, ident = str(given.get("type", ""))[:40], given.get("id")
        self._refusals.appendleft(
            {"at": now, "by": by, "type": kind, "code": refused.code, "message": refused.message}
        )
        if isinstance(ident, str) and len(ident) <= 64:
            self._refused[ident.strip()] = answer
            while len(self._refused) > REFUSALS_REMEMBERED:
                self._refused.popitem(last=False)
        return dict(answer)

    def _accept(self, entry: Entry, keep: Mapping[str, Rundown] | None = None) -> dict[str, Any]:
        """Save first, then change, then answer."""
        self._save(entry, keep or {})
        self._apply(entry)
        self._blend()
        return {**entry.answer, "durable": self.durable}

    def _save(self, entry: Entry, keep: Mapping[str, Rundown]) -> None:
        """On disk, or remembered until the disk takes it: a full disk stops no show."""
        entries = [*self._pending, entry]
        self._unsaved |= keep
        try:
            self._journal.append(*entries, rundowns=self._unsaved)
        except JournalFault:
            self._pending = entries
        else:
            self._pending, self._unsaved = [], {}

    def _apply(self, entry: Entry) -> None:
        for event in entry.events:
            self._state = evolve(self._state, event)
        self._seq = entry.seq
        text = log_line(self._rundown, entry)
        if text:
            self._log.appendleft({"seq": entry.seq, "at": entry.at, "by": entry.by, "text": text})

    def _recover(self) -> None:
        for entry in self._journal.entries():
            for event in entry.events:
                self._state = evolve(self._state, event)
            self._seq = entry.seq
        if self._state.rev:
            self._source = self._kept(self._state.rev) or self._source
            self._blend()

    def _adopt(self, rundown: Rundown) -> bool:
        rev = rundown.rev
        if rev == self._state.rev:
            return False
        event = adopt(self._rundown, rundown, rev, self._state, self.now())
        self._rundowns[rev] = self._source = rundown
        seq = self._seq + 1
        entry = Entry(
            seq=seq,
            epoch=self.epoch,
            at=event.at,
            by=SYSTEM,
            role=SYSTEM,
            id=f"{SYSTEM}-{self.epoch}-{seq}",
            type="adopt",
            command={"rev": rev},
            answer={"ok": True, "seq": seq},
            events=(event,),
        )
        self._accept(entry, {rev: rundown})
        return True

    def _blend(self) -> None:
        """The rundown as it runs, made anew when the program or the files have changed."""
        state = self._state
        name = state.rev
        if state.program.cue and state.program.rev != state.rev:
            mixed = f"{state.rev} {state.program.rev} {state.program.cue}"
            name = hashlib.blake2b(mixed.encode(), digest_size=6).hexdigest()
        if name == self._rev:
            return
        old = self._kept(state.program.rev) if name != state.rev else None
        self._source = self._kept(state.rev) or self._source
        self._rundown = keep_program(self._source, old, state) if old else self._source
        self._rev = name

    def _kept(self, rev: str) -> Rundown | None:
        if rev not in self._rundowns:
            found = self._journal.rundown(rev)
            if found is None:
                return None
            self._rundowns[rev] = found
        return self._rundowns[rev]

    def _frame(self, role: str, *, bare: bool = False) -> Frame:
        now, state = self.now(), self._state
        frame = Frame(
            self._rundown, self._rev, state, clocks(self._rundown, state, now), now, self.epoch, self._seq
        )
        if role != "console" or bare:
            return frame
        return dataclasses.replace(
            frame,
            durable=self.durable,
            entries=self._seq,
            screens=self.presence.rows(state.sound_screen, state.screen_names, now),
            refusals=list(self._refusals),
            log=list(self._log),
            problems=[_problem(problem) for problem in self._problems],
        )

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
