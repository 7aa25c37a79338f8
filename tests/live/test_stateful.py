"""Any commands from two consoles, with crashes, lost answers and live edits: the show stays sound."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ceremony.core.show import replay
from ceremony.live.follow import Follow
from ceremony.model.rundown import Rundown
from tests.live.stage import Stage
from tests.sample import rundown


def turning() -> Rundown:
    """The sample in which nearly everything could come by itself: by the clock, or at the film's end."""
    cues = rundown().cues
    return replace(
        rundown(),
        cues=tuple(
            replace(cue, advance="end" if cue.film else "time", advance_ms=0 if cue.film else 4_000)
            if not cue.fallback_of
            else cue
            for cue in cues
        ),
    )


CUES = [cue.id for cue in rundown().cues]
WHO = [entrant.id for entrant in rundown().entrants]
EASY = st.sampled_from(
    [
        "fallback",
        "hold",
        "resume",
        "film_play",
        "film_pause",
        "blackout",
        "panic",
        "release",
        "timer_pause",
        "timer_resume",
    ]
)


class TwoConsoles(RuleBasedStateMachine):
    """Each console acts on what it saw last; answers may be lost and commands sent again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.stage = Stage(self.folder, turning())
        self.sent = 0
        self.seen = {"a": "", "b": ""}
        self.answers: dict[str, tuple[str, dict[str, object], dict[str, object]]] = {}

    def teardown(self) -> None:
        self.stage.journal.close()
        shutil.rmtree(self.folder)

    def send(self, type: str, **fields: object) -> dict[str, object]:
        self.sent += 1
        ident = f"i{self.sent}"
        answer = self.stage.send(type, ident=ident, **fields)
        self.answers[ident] = (type, fields, answer)
        return answer

    @initialize()
    def open(self) -> None:
        self.send("open")

    @rule(ms=st.sampled_from([1, 100, 250, 5_000, 90_000]))
    def wait(self, ms: int) -> None:
        self.stage.clock.time += ms

    @rule()
    def what_is_due_comes_by_itself_and_calls_nobody(self) -> None:
        before = self.stage.conductor.state
        Follow(self.stage.conductor).step()
        after = self.stage.conductor.state
        if after.program.cue != before.program.cue:
            came = next(cue for cue in self.stage.rundown.cues if cue.id == after.program.cue)
            assert not came.by_hand
            assert not (before.held or before.cover or before.program.turn_stopped)
            called = {who for who, status in after.statuses.items() if status in ("called", "on_stage")}
            assert called <= {
                who for who, status in before.statuses.items() if status in ("called", "on_stage")
            }

    @rule(on=st.booleans())
    def stop_or_let_go_on(self, on: bool) -> None:
        self.send("turning", on=on)

    @rule(console=st.sampled_from("ab"))
    def look(self, console: str) -> None:
        self.seen[console] = self.stage.conductor.state.standby

    @rule(console=st.sampled_from("ab"))
    def go(self, console: str) -> None:
        before = self.stage.conductor.state
        answer = self.send("go", expected=self.seen[console])
        after = self.stage.conductor.state
        if answer["ok"]:
            assert after.program.cue == before.standby == self.seen[console]
        else:
            assert after == before

    @rule()
    def both_press_at_once(self) -> None:
        seen = self.stage.conductor.state.standby
        steps = [bool(self.send("go", expected=seen)["ok"]) for _ in range(2)]
        assert steps.count(True) <= 1

    @rule(type=EASY)
    def press(self, type: str) -> None:
        self.send(type)

    @rule(cue=st.sampled_from(CUES), type=st.sampled_from(["take", "standby"]))
    def choose(self, cue: str, type: str) -> None:
        self.send(type, cue=cue)

    @rule()
    def back(self) -> None:
        self.send("back", expected=self.stage.conductor.state.program.cue)

    @rule(who=st.sampled_from(WHO), status=st.sampled_from(["waiting", "absent", "later", "called"]))
    def mark(self, who: str, status: str) -> None:
        self.send("mark", subject=who, status=status)

    @rule(item=st.sampled_from([item.id for item in rundown().items]), on=st.booleans())
    def skip(self, item: str, on: bool) -> None:
        self.send("skip", item=item, on=on)

    @rule(ms=st.integers(-600_000, 600_000), type=st.sampled_from(["shift", "timer_add"]))
    def time(self, ms: int, type: str) -> None:
        self.send(type, ms=ms)

    @precondition(lambda self: not self.stage.conductor.state.held)
    @rule(cue=st.sampled_from(CUES))
    def a_step_and_its_undo_are_nothing(self, cue: str) -> None:
        before = self.stage.conductor.state
        if self.send("take", cue=cue)["ok"]:
            assert self.send("undo")["ok"]
            after = self.stage.conductor.state
            assert (after.program.cue, after.standby) == (before.program.cue, before.standby)
            film, left = after.program.film, before.program.film
            assert (film and film.at(self.now)) == (left and left.at(self.now))
            assert (after.statuses, after.timer_paused) == (before.statuses, before.timer_paused)
            for item, run in before.runs.items():
                assert after.runs[item].elapsed(self.now) == run.elapsed(self.now)
            assert after.runs.keys() == before.runs.keys()

    @property
    def now(self) -> int:
        return self.stage.clock.time

    @rule(pick=st.integers(0, 1000))
    def send_an_old_one_again(self, pick: int) -> None:
        ident = list(self.answers)[pick % len(self.answers)]
        type, fields, answer = self.answers[ident]
        before = self.stage.conductor.state
        again = self.stage.send(type, ident=ident, **fields)
        if answer["ok"] and again != answer:
            # it changed nothing when it first came, so that there was nothing to remember
            assert self.stage.conductor.durable
            self.answers[ident] = (type, fields, again)
        elif answer["ok"]:
            assert self.stage.conductor.state == before

    @rule()
    def crash(self) -> None:
        before = self.stage.conductor.state
        self.stage.crash()
        assert self.stage.conductor.state == before
        # refusals are forgotten with the process: nothing had changed by them
        self.answers = {ident: told for ident, told in self.answers.items() if told[2]["ok"]} or self.answers

    @rule(gone=st.sets(st.sampled_from(CUES[1:]), max_size=3))
    def edit(self, gone: set[str]) -> None:
        before = self.stage.conductor.view("screen")["program"]
        cues = tuple(cue for cue in turning().cues if cue.id not in gone)
        self.stage.rundown = replace(turning(), cues=cues)
        self.stage.conductor.adopt(self.stage.rundown)
        after = self.stage.conductor.view("screen")["program"]
        same = ("cue", "html", "film", "key")
        assert (before and {k: before[k] for k in same}) == (after and {k: after[k] for k in same})

    @invariant()
    def standby_is_always_a_cue_of_the_rundown_or_nothing(self) -> None:
        conductor = self.stage.conductor
        assert conductor.state.standby in {"", *(cue.id for cue in conductor.rundown.cues)}

    @invariant()
    def the_state_is_what_the_journal_tells(self) -> None:
        events = [event for entry in self.stage.journal.entries() for event in entry.events]
        assert replay(events) == self.stage.conductor.state

    @invariant()
    def every_view_can_be_made(self) -> None:
        for role in ("console", "screen", "stage", "desk", "follow"):
            assert self.stage.conductor.view(role)["role"] == role


TestTwoConsoles = TwoConsoles.TestCase
TestTwoConsoles.settings = settings(
    max_examples=int(os.environ.get("EXAMPLES", "25")),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink) if os.environ.get("SHRINK") else (Phase.generate,),
)
