"""Every command in every state: it is done or refused, and afterwards every role's view can be made."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ceremony.core import show
from ceremony.core.commands import COMMAND_TYPES
from ceremony.core.sealing import secret_people
from ceremony.core.views import console_view
from tests.core.playbook import SECOND, Playbook
from tests.live.every_command import ROLES, Anything

STEPS = 350
SECRET = "Bí Mật"
WIRE = Path(__file__).parents[2] / "docs" / "wire.md"


@pytest.mark.parametrize("seed", range(6))
def test_nothing_that_is_sent_in_any_order_leaves_a_page_without_its_view(seed: int) -> None:
    happening = Anything(Random(seed))
    happening.look()
    for _ in range(STEPS):
        happening.step()


def test_the_steps_reach_what_they_are_to_try() -> None:
    """The twin: most kinds of commands are really accepted somewhere, and the show gets about."""
    accepted: set[str] = set()
    for seed in range(26):
        happening = Anything(Random(1000 + seed))
        happening.look = dict  # type: ignore[method-assign]
        for _ in range(400):
            happening.step()
        accepted |= happening.accepted
    silent = {
        "screen_identify",
        "screen_forget",
        "advance",
        "correction_drop",
    }  # cause nothing, or need a prepared word
    assert len(COMMAND_TYPES.keys() - accepted - silent) <= 3


def test_no_name_that_is_sealed_is_told_whatever_is_sent() -> None:
    for seed in range(3):
        happening = Anything(Random(seed))
        for _ in range(60):
            happening.step()
            if "kin" not in secret_people(happening.running, happening.state):
                continue
            told = happening.look()
            for role in ROLES[1:]:
                assert SECRET not in json.dumps(told[role], ensure_ascii=False), (seed, role)


@pytest.mark.parametrize("cause", ["go", "back", "take", "fallback", "advance", "retract", "turn"])
def test_every_kind_of_step_can_be_named_before_it_is_taken_back(cause: str) -> None:
    happening = Playbook().until("ly-do")
    steps = tuple(replace(step, cause=cause) for step in happening.state.steps)
    if cause == "turn":
        return  # never remembered as a step
    told = console_view(happening.frame(state=replace(happening.state, steps=steps)))
    assert "Hội nghị tổng kết" in told["undo"]


def test_taking_a_wrong_name_back_with_the_right_one_leaves_the_console_its_view() -> None:
    happening = Playbook().until("trao/dot-1/1").wait(SECOND)
    happening.ask("retract", expected="trao/dot-1/1", correct="nhan-003")
    told = console_view(happening.frame())
    assert told["program"]["subject"] == "nhan-003"
    assert told["undo"] == "Rút tên sai → Cá nhân mẫu 3"


def test_what_views_hold_is_written_in_the_wire_document() -> None:
    written = set(re.findall(r"[a-z_]+", WIRE.read_text(encoding="utf-8")))
    happening = Anything(Random(5))
    for _ in range(60):
        happening.step()
    told = happening.look()
    assert {key for role in ROLES for key in told[role]} <= written


def test_a_broken_rule_is_caught_here_and_takes_nobody_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: a planted fault in a rule that views ask."""

    def broken(*_: object) -> object:
        raise KeyError("step.retract")

    monkeypatch.setitem(show._RULES, "skip", broken)  # type: ignore[arg-type]
    with pytest.raises(AssertionError, match="console"):
        Anything(Random(1)).look()
    told = console_view(Playbook().open().frame())
    assert "lỗi" in told["can"]["skip"]
    assert told["can"]["go"] is True
