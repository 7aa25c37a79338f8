"""Any commands, any values, any order: the show decides or refuses, and everybody's view can be made."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from ceremony.core import views
from ceremony.core.additions import with_additions
from ceremony.core.commands import COMMAND_TYPES, decode, encode
from ceremony.core.commands_quick import Pages, Pairs
from ceremony.core.corrections import with_corrections
from ceremony.core.edit import adopt, keep_program
from ceremony.core.event import Event
from ceremony.core.events import from_plain, to_plain
from ceremony.core.fields import Choice, Flag, Rule, Text, Texts, Whole, Wholes, rule_of
from ceremony.core.film_faults import READY_CODES
from ceremony.core.frame import Frame
from ceremony.core.press_again import need_second_press
from ceremony.core.sealing import secret_people
from ceremony.core.show import Refused, decide, evolve
from ceremony.core.state import State
from ceremony.core.timing import clocks
from ceremony.journal import Entry
from ceremony.language.catalogs import say
from ceremony.live.log import log_line
from ceremony.live.presence import Presence
from ceremony.model.rundown import Blank, Cue, Entrant, Item, Rundown
from tests.core.playbook import SECOND, START
from tests.nasty_names import PEOPLE
from tests.sample import cue, rundown

HOSTILE = (
    *("{unit}", "{name} {form}", "{{x}}", "{0}", "{", "}", "%s %(name)s %", r"\g<1> \1", "$1 $& ${a}"),
    *("<script>alert(1)</script>", "&amp; <b>", "** ** *", "–", " ", "", "\u200b", "𝟘😀", "Ổ" * 200),
    *("Nguyễn", "a\x07b", "\ud800", "x" * 5000, "__class__", "core.sealed", "null", *PEOPLE[:6]),
)
WRONG = (None, True, -1, 10**18, 1.5, [], [None], {}, {"a": 1}, "không có")
FAULT = say("vi", "core.refused.fault")
ROLES = ("console", "screen", "stage", "desk", "sign", "follow")


def rich() -> Rundown:
    """The sample with a second part of the awards, a sealed one, pictures that turn, and blanks."""
    whole = rundown()
    prizes = (("Giải Nhất", "individual"), ("Giải Nhì", "collective")) * 3
    more = tuple(
        Entrant(
            f"thi-{n}", "recipient", n, f"Thí sinh {n}", "Tổ {unit}", f"thi/dot-{1 + n // 3}",
            form, kind, "bà", item="thi",
        )
        for n, (form, kind) in enumerate(prizes)
    )  # fmt: skip
    sealed = (Entrant("kin", "recipient", 9, "Bí Mật", batch="kin/dot-1", form="Cúp", item="kin"),)
    cues = (
        *(cue(f"cho-{n}", "don-khach", f"Chờ {n}", advance="round", advance_ms=SECOND) for n in "ab"),
        *whole.cues[1:-1],
        *(one for batch in (1, 2) for one in _batch(batch, more)),
        cue("thi/vinh-danh", "thi", "Bảng danh dự", "honour"),
        cue("kin/dot-1", "kin", "Kết quả", "opener", batch="kin/dot-1"),
        cue("kin/dot-1/kin", "kin", "Bí Mật", "person", batch="kin/dot-1", subject="kin", sealed=True),
        whole.cues[-1],
    )
    items = (
        *whole.items[:-1],
        Item("thi", "7", "awarding", "Hội thi {unit}"),
        Item("kin", "8", "awarding", "Bí mật"),
        whole.items[-1],
    )
    blank = Blank("trao", 20, "<p>{name}</p><i>{unit}</i><b>{form}</b><u>{honorific}</u>")
    return replace(whole, items=items, cues=cues, entrants=(*whole.entrants, *more, *sealed), blanks=(blank,))


def _batch(number: int, people: tuple[Entrant, ...]) -> list[Cue]:
    ident = f"thi/dot-{number}"
    named = [who for who in people if who.batch == ident]
    return [
        cue(ident, "thi", f"Đợt {number}", "opener", batch=ident),
        *(cue(f"{ident}/{who.id}", "thi", who.name, "batch", batch=ident, subject=who.id) for who in named),
    ]


def hostile(whole: Rundown, words: str) -> Rundown:
    """Every name, title, unit and script of a rundown is ``words``."""
    said = {"title": words, "script": words, "after": words, "html": f"<p>{len(words)}</p>"}
    told = {"name": words, "unit": words, "form": words, "honorific": words}
    return replace(
        whole,
        name=words,
        cues=tuple(replace(one, **said) for one in whole.cues),  # type: ignore[arg-type]
        items=tuple(replace(one, title=words, public_title="") for one in whole.items),
        entrants=tuple(replace(one, **told) for one in whole.entrants),  # type: ignore[arg-type]
    )


def smaller(whole: Rundown, chance: Random) -> Rundown:
    """The same with some cues, people and items deleted and some cards corrected."""
    gone = set(chance.sample([one.id for one in whole.entrants], 3))
    lost = set(chance.sample([one.id for one in whole.cues], 3))
    if chance.random() < 0.3:
        batch = chance.choice(list(whole.places.batches))
        lost |= {one.id for one in whole.cues if one.batch == batch}
    elif chance.random() < 0.3:
        item = chance.choice(whole.items).id
        lost |= {one.id for one in whole.cues if one.item == item}
        whole = replace(whole, items=tuple(one for one in whole.items if one.id != item))
    cues = tuple(
        replace(one, title=chance.choice(HOSTILE[:10])) if chance.random() < 0.2 else one
        for one in whole.cues
        if one.subject not in gone and one.id not in lost
    )
    entrants = tuple(who for who in whole.entrants if who.id not in gone)
    return replace(whole, cues=cues, entrants=entrants)


@dataclass
class Anything:
    """A show to which anything happens."""

    chance: Random
    newest: Rundown = field(default_factory=rich)
    state: State = field(default_factory=lambda: State(rev="r0"))
    now: int = START
    sent: int = 0
    accepted: set[str] = field(default_factory=set)
    kept: dict[str, Rundown] = field(default_factory=dict)
    running: Rundown = field(default_factory=rich)

    def __post_init__(self) -> None:
        self.kept["r0"] = self.running = self.newest

    def step(self) -> None:
        """One command, or a saved file; then everybody looks."""
        self.now += self.chance.choice((0, 100, 300, SECOND, 20 * SECOND))
        if self.chance.random() < 0.03:
            self._save()
        else:
            self._send(self._kind())
        self.look()

    def _screens(self) -> list[dict[str, Any]]:
        """What a tablet and a screen report of themselves; of its film the screen says anything."""
        presence, chance = Presence(), self.chance
        presence.joined("t1", "A", "sign", self.now)
        presence.joined("s1", "", "screen", self.now)
        codes = ("", *READY_CODES, "x", None)
        film = {"src": "phim/tong-ket.mp4", "version": "", "code": chance.choice(codes)}
        told = {**film, "cue": self.state.standby, "ready": chance.random() < 0.5}
        report = {"film": film, "next": told, "sound_blocked": True, "problem": chance.choice(("", "x"))}
        presence.health("s1", report, self.now)
        return presence.rows("", {}, self.now)

    def _kind(self) -> str:
        """What comes next: mostly what leads on, and what fits where the show is; now and then it ends."""
        state, kinds = self.state, [kind for kind in COMMAND_TYPES if kind != "close"]
        if self.chance.random() < 0.002:
            return "close"
        if state.phase == "waiting":
            kinds += ["open"] * 10
        if state.held or state.cover:
            kinds += ["resume", "release"] * 10
        if state.signing.slot:
            kinds += ["ink", "ink", "ink_drop", "ink_clear", "sign"] * 4
        if state.program.film:
            kinds += ["film_pause", "film_play", "film_seek", "film_volume", "fallback"] * 3
        if state.quick.on:
            kinds += ["quick_turn", "quick_time", "quick_hide"] * 4
        if self.running.places.item_batches.get(state.program.item):
            kinds += ["queue_pick", "queue_recall", "retract", "mark", "late_add"] * 2
        return self.chance.choice([*kinds, *["go"] * 8, "take", "take"])

    def _save(self) -> None:
        whole = self.chance.choice((rich(), rich(), hostile(rich(), self.chance.choice(HOSTILE[:10]))))
        new, rev = smaller(whole, self.chance), f"r{len(self.kept)}"
        events = adopt(self.running, new, rev, self.state, self.now)
        self.kept[rev] = self.newest = new
        self._happen({"type": "adopt", "rev": rev}, events)

    def _send(self, kind: str) -> None:
        raw = {"id": f"c{self.sent}", "type": kind, **self._fields(kind)}
        self.sent += 1
        try:
            command = decode(raw, self.running.language)
            events = decide(self.running, self.state, command, self.now)
        except Refused as refused:
            assert refused.code
            assert refused.message
            return
        assert decode(json.loads(json.dumps(encode(command)))) == command
        if events:
            self.accepted.add(kind)
            self._happen(encode(command), events)

    def _happen(self, command: dict[str, Any], events: tuple[Event, ...]) -> None:
        for event in events:
            assert from_plain(json.loads(json.dumps(to_plain(event)))) == event
            self.state = evolve(self.state, event)
        rev = self.state.program.rev
        mixed = self.state.program.cue and rev not in ("", self.state.rev)
        whole = keep_program(self.newest, self.kept[rev], self.state) if mixed else self.newest
        self.running = with_corrections(with_additions(whole, self.state), self.state)
        entry = Entry(1, 1, self.now, "ai", "console", "x", command["type"], command, {}, events)
        assert isinstance(log_line(self.running, entry), str)

    def look(self) -> dict[str, dict[str, Any]]:
        """Every role's view: it can be made, and it is JSON."""
        told = {}
        for role in ROLES:
            view = self._view(role)
            assert json.loads(json.dumps(view, allow_nan=False)) == view, role
            assert FAULT not in view.get("can", {}).values(), role
            told[role] = view
        return told

    def _view(self, role: str) -> dict[str, Any]:
        rundown, state = self.running, self.state
        frame = Frame(rundown, "r", state, clocks(rundown, state, self.now), self.now, 1, self.sent)
        if role != "console":
            frame = dataclasses.replace(frame, secret=secret_people(rundown, state))
        here = {
            "name": "A",
            "client": "t1",
            "sound": False,
            "identify": False,
            "role": "sign",
            "connected": True,
        }
        if role in ("console", "desk"):
            frame = dataclasses.replace(frame, screens=self._screens())
        if role == "screen":
            return views.screen_view(frame, here)
        if role == "sign":
            return views.sign_view(frame, here)
        makers = {
            "console": views.console_view,
            "stage": views.stage_view,
            "desk": views.desk_view,
            "follow": views.follow_view,
        }
        return makers[role](frame)

    def _fields(self, kind: str) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for one in dataclasses.fields(COMMAND_TYPES[kind]):
            if one.name == "id":
                continue
            optional = one.default is not dataclasses.MISSING
            if not (optional and self.chance.random() < 0.5):
                given[one.name] = self._value(one.name, rule_of(one.metadata))
        if kind == "go" and self.chance.random() < 0.8:
            given = {"expected": self.state.standby, "confirm": self._word()}
        slot = self.state.signing.slot
        if slot and kind in ("ink", "ink_drop", "ink_clear", "sign") and self.chance.random() < 0.8:
            ink = self.state.signing.ink(slot.subject)
            strokes = ink.strokes[0] if ink.strokes else ()
            drawn = {"slot": slot.subject, "tablet": slot.tablet, "round": ink.round, "stroke": 0}
            drawn |= {"start": len(strokes) // 4, "points": ink.points if kind == "sign" else [1, 2, 3, 4]}
            given |= {name: value for name, value in drawn.items() if name in given or name == "tablet"}
        if kind == "quick_turn":
            given["expected"] = self.state.quick.shown.page
        return given

    def _word(self) -> str:
        try:
            need_second_press(self.running, self.state, "", self.now - 500)
        except Refused as refused:
            return refused.ask
        return ""

    def _value(self, name: str, rule: Rule) -> Any:
        dice = self.chance.random()
        if dice < 0.04:
            return self.chance.choice(WRONG)
        match rule:
            case Text() if dice < 0.8 or name == "id":
                return self.chance.choice(self._known(name) or HOSTILE)
            case Text():
                return self.chance.choice(HOSTILE)
            case Flag():
                return self.chance.random() < 0.5
            case Choice(words=words):
                return self.chance.choice(words)
            case Whole(low=low, high=high):
                return self.chance.choice((low, 0 if low <= 0 else low, high, self.chance.randint(low, high)))
            case Texts():
                return self.chance.sample([one.key for one in self.running.pledges[0].witnesses], 1)
            case Wholes(highs=highs):
                return [self.chance.randint(0, high) for high in highs] * self.chance.randint(1, 4)
            case Pages():
                return [f"<p>{self.chance.choice(HOSTILE[:12])}</p>"] * self.chance.randint(1, 3)
            case Pairs():
                return [[self.chance.choice(HOSTILE[:12]), self.chance.choice(HOSTILE[:12])]]
            case _:  # a kind of field that nobody has taught this simulation
                return self.chance.choice(WRONG)

    def _known(self, name: str) -> list[str]:
        state, rundown = self.state, self.running
        people = [who.id for who in rundown.entrants]
        pools = {
            "expected": [state.program.cue, state.standby],
            "cue": [one.id for one in rundown.cues],
            "item": [one.id for one in rundown.items],
            "subject": [*people, "witness/ky/cuong", ""],
            "other": people,
            "before": [*people, ""],
            "correct": [*people, ""],
            "batch": [*rundown.places.batches, ""],
            "message": [note.id for note in state.notes],
            "overlay": [overlay.id for overlay in state.overlays],
            "tablet": ["t1", "t2", ""],
            "card": [card.id for card in state.quick.cards],
            "slot": [state.signing.slot.subject] if state.signing.slot else [],
        }
        return pools.get(name, [])
