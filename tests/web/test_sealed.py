"""Sealed winners: nothing of them leaves the server before their moment, but to the operator's own page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ceremony.core.sealing import veiled
from ceremony.model.rundown import Cue, Entrant, Item, Rundown
from ceremony.web.outline import make_outline
from tests.live.stage import Stage
from tests.sample import cue, rundown

SECRETS = ("Kín Một", "Kín Hai", "Kín Ba")
OTHERS = ("screen", "stage", "desk", "follow", "sign")


def gala(*, sealed: bool = True, page: bool = False) -> Rundown:
    """Three prizes, last to first; all on one page when told so."""
    cues: list[Cue] = [cue("mo", "mo", "Khai mạc", "title")]
    people: list[Entrant] = []
    for number, name in enumerate(reversed(SECRETS), 1):
        batch, who = f"giai/dot-{number}", f"w{number}"
        unit = f"Đơn vị {name}"
        people.append(Entrant(who, "recipient", number, name, unit, batch, item="giai", key="kin"))
        cues.append(cue(batch, "giai", f"Giải {number}", "opener", batch=batch))
        shown = {"batch": batch, "sealed": sealed, "script": f"Xin mời {name}.", "backstage": name}
        if page:
            cues.append(cue(f"{batch}/trang", "giai", name, "batch", **shown))
        else:
            cues.append(cue(f"{batch}/{who}", "giai", name, "person", subject=who, **shown))
    items = (Item("mo", "1", "opening", "Khai mạc"), Item("giai", "2", "awarding", "Trao giải"))
    return replace(rundown(), items=items, cues=tuple(cues), entrants=tuple(people), pledges=())


def told(stage: Stage) -> str:
    """Everything that leaves the server for anybody but the console."""
    conductor = stage.conductor
    views = [conductor.view(role, "x") for role in OTHERS]
    asked = [conductor.find(typed, "desk") for typed in ("kin", "w1", "w3", "1")]
    listed = [conductor.people_of(f"giai/dot-{number}", "desk") for number in (1, 2, 3)]
    answers = [stage.send(kind, role="desk", expected=expected) for kind, expected in REFUSED]
    outline = make_outline(veiled(conductor.rundown), "r").plain.decode()
    return json.dumps([views, asked, listed, answers], ensure_ascii=False) + outline


REFUSED = (("skip_absent", "mo"), ("retract", "cuối"))


@pytest.mark.parametrize("page", [False, True])
def test_no_name_is_told_to_anybody_before_its_moment(tmp_path: Path, page: bool) -> None:
    stage = Stage(tmp_path, gala(page=page))
    stage.send("open")
    revealed: set[str] = set()
    while stage.conductor.state.standby:
        stage.clock.time += 1_000
        assert stage.go()["ok"]
        here = stage.conductor.rundown.cues[
            stage.conductor.rundown.places.cues[stage.conductor.state.program.cue]
        ]
        revealed |= {name for name in SECRETS if here.sealed and name in here.title}
        leaked = [name for name in SECRETS if name in told(stage) and name not in revealed]
        assert leaked == []
        screen = json.dumps(stage.conductor.view("screen"), ensure_ascii=False)
        assert not here.sealed or here.title in screen
    assert revealed == set(SECRETS)


def test_a_planted_leak_is_found(tmp_path: Path) -> None:
    stage = Stage(tmp_path, gala(sealed=False))
    stage.send("open")
    stage.send("take", cue="giai/dot-1")
    assert all(name in told(stage) for name in SECRETS)


def test_the_operator_sees_what_is_on_standby(tmp_path: Path) -> None:
    stage = Stage(tmp_path, gala())
    stage.send("open")
    stage.send("take", cue="giai/dot-1")
    assert stage.conductor.view("console")["standby"]["title"] == "Kín Ba"
    assert stage.conductor.view("stage")["standby"]["title"] == "Chưa công bố"
    assert stage.conductor.view("screen")["next"] is None
    assert stage.conductor.view("desk")["awards"]["next"][0]["name"] == "Chưa công bố"


def test_a_retracted_winner_is_sealed_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path, gala())
    stage.send("open")
    stage.send("take", cue="giai/dot-1/w1")
    stage.send("retract", expected="giai/dot-1/w1")
    stage.send("take", cue="mo")
    assert "Kín Ba" not in told(stage)
