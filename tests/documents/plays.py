"""Shows on a small rundown, played by the real engine, as records; and what a bystander notes of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from ceremony.core.show import Refused
from ceremony.documents.record import Record
from ceremony.documents.sheet import Edition
from ceremony.journal import Entry
from ceremony.model.rundown import Blank, Entrant, Rundown
from tests.core.playbook import Playbook
from tests.sample import cue
from tests.sample import rundown as sample

NAMES = ("Ngô Thị Bích Ánh", "Trần Đình Ổn", "Lê Quang Ẫm", "Phạm Ế", "Tổ dân phố 7", "Hộ ông Đỗ Ứng")
GROUPS = ("individual", "individual", "individual", "individual", "collective", "household")
HEARD = 3_000  # ms of a film that somebody in the hall must have seen


def staged() -> Rundown:
    """The sample's rundown with six recipients in two batches, and a blank for those who come late."""
    base = sample()
    signers = tuple(who for who in base.entrants if who.kind == "signer")
    people = tuple(
        Entrant(f"n-{n}", "recipient", n, name, unit=f"Khu dân cư {n}", batch=f"dot-{1 + (n > 3)}",
                form="Giấy khen", group=group, item="trao", honorific="bà" if n == 1 else "")
        for n, (name, group) in enumerate(zip(NAMES, GROUPS, strict=True), 1)
    )  # fmt: skip
    kept = [one for one in base.cues if one.item != "trao"]
    place = [one.id for one in kept].index("be-mac")
    calls = []
    for turn in (1, 2):
        calls.append(cue(f"dot-{turn}", "trao", f"Đợt {turn}", "opener", batch=f"dot-{turn}"))
        calls += [
            cue(f"dot-{turn}/{who.id}", "trao", who.name, "person", batch=who.batch, subject=who.id)
            for who in people
            if who.batch == f"dot-{turn}"
        ]
    blank = Blank("trao", 40, "<p>{name}</p>")
    cues = (*kept[:place], *calls, *kept[place:])
    return replace(base, cues=cues, entrants=(*signers, *people), blanks=(blank,), sample=False)


@dataclass
class Bystander:
    """Plays a show and notes, from what the engine shows, what any guest could have noted."""

    play: Playbook = field(default_factory=lambda: Playbook(staged()))
    base: Rundown = field(default_factory=staged)
    film_ms: int = 0
    came: list[str] = field(default_factory=list)  # items, each time that one came on program
    retracted: set[str] = field(default_factory=set)
    undone: bool = False

    def ask(self, type: str, **fields: Any) -> bool:
        """Send a command; False when the show refused it."""
        before = self.play.state
        wrong = self.play.rundown.places.cues.get(before.program.cue)
        try:
            self.play.ask(type, **fields)
        except Refused:
            return False
        if type == "retract" and wrong is not None:
            self.retracted.add(self.play.rundown.cues[wrong].subject)
        self.undone = self.undone or type == "undo"
        after = self.play.state
        if before.program.item != after.program.item:
            if type == "undo":
                self.came.pop()
            else:
                self.came.append(after.program.item)
        return True

    def wait(self, ms: int) -> None:
        """Time goes by; a film that plays uncovered and unbroken is seen."""
        state, film = self.play.state, self.play.state.program.film
        open_ = state.cover not in ("black", "holding") and not state.film_faults
        if film and film.playing and open_:
            left = film.length_ms - film.at(self.play.now)
            self.film_ms += max(0, min(ms, left))
        self.play.wait(ms)

    def go(self) -> bool:
        """GO, confirmed."""
        self.wait(500)
        word = self.play.asked()
        self.wait(500)
        return self.ask("go", expected=self.play.state.standby, confirm=word)

    def until(self, cue: str) -> Bystander:
        """GO until this cue is on program."""
        if self.play.state.phase == "waiting":
            self.ask("open")
        while self.play.state.program.cue != cue:
            assert self.go(), cue
        return self

    @property
    def record(self) -> Record:
        """The show as its journal has it."""
        entries = tuple(
            Entry(n, 1, event.at, "tay", "console", f"c{n}", "", {}, {}, (event,))
            for n, event in enumerate(self.play.events, 1)
        )
        return Record(self.play.rundown, self.play.state, entries, self.play.now, {"r1": self.base})

    @property
    def edition(self) -> Edition:
        """The edition of its papers."""
        return Edition(self.play.rundown, "r1")
