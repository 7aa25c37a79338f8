"""What a tablet may do: draw in its own open slot, and nothing else; whatever it sends harms nothing."""

from __future__ import annotations

import json
import random
import string
import uuid
from typing import Any

import pytest

from tests.core.signing import points
from tests.running import RawSocket, Show, running_show, wait_until
from tests.sample import rundown


@pytest.fixture
def signing(own_show: Show) -> Show:
    """A show with the first signer on program."""
    assert own_show.command("open")["ok"]
    assert own_show.command("take", cue="ky/01")["ok"]
    return own_show


def slot(show: Show, tablet: str, subject: str = "ky-01") -> int:
    """The slot is open on a tablet; its round."""
    assert show.command("slot_open", subject=subject, tablet=tablet)["ok"]
    with show.socket("sign", client=tablet) as page:
        return int(page.wait("view")["slot"]["round"])


def piece(count: int = 5, start: int = 0, **more: object) -> dict[str, Any]:
    fields = {"slot": "ky-01", "round": 1, "stroke": 0, "start": start, "points": points(count, start)}
    return {**fields, **more}


def test_ink_reaches_screens_and_console_as_a_piece_and_causes_no_view(signing: Show) -> None:
    with (
        signing.socket("screen", name="trai") as screen,
        signing.socket("console") as console,
        signing.socket("follow") as guest,
        signing.socket("sign", client="t1") as tablet,
    ):
        slot(signing, "t1")
        assert tablet.command("ink", **piece(2))["ok"]
        first = screen.wait("ink")
        screen.wait("view", lambda view: view["program"]["marks"]["ky-01"] == "current" and view["seq"] >= 5)
        for start in (2, 4, 6):
            assert tablet.command("ink", **piece(2, start))["ok"]
        got = [screen.wait("ink") for _ in range(3)]
        assert [one["version"] for one in (first, *got)] == [1, 2, 3, 4]
        assert [n for one in (first, *got) for n in one["points"]] == points(8)
        assert console.wait("ink", lambda one: one["version"] == 4)
        guest.ask("ping_clock", {"t": 1})
        assert not [name for name, _ in guest.inbox if name == "ink"]
        last = [value["seq"] for name, value in screen.inbox if name == "view"]
        assert all(seq < signing.view()["seq"] for seq in last)


def test_a_page_that_joins_is_told_how_much_ink_there_is_and_fetches_it(signing: Show) -> None:
    slot(signing, "t1")
    with signing.socket("sign", client="t1") as tablet:
        assert tablet.command("ink", **piece(7))["ok"]
    with signing.socket("screen") as screen:
        listed = screen.wait("view")["program"]["inks"]
    assert listed["ky-01"] == [1, 1]
    got = signing.http("GET", "/api/ink?of=ky-01,ky-02,nobody", role="screen").json()["inks"]
    assert got == {"ky-01": {"round": 1, "version": 1, "strokes": [points(7)]}}


def test_another_tablet_cannot_draw_even_when_it_says_it_is_the_right_one(signing: Show) -> None:
    slot(signing, "t1")
    with signing.socket("sign", client="t2") as other:
        assert other.command("ink", **piece(), tablet="t1")["code"] == "not_your_slot"
        assert other.command("sign", slot="ky-01", round=1, points=1, tablet="t1")["code"] == "not_your_slot"
        assert other.command("ink_clear", slot="ky-01", round=1, tablet="t1")["code"] == "not_your_slot"
        assert other.wait("view")["slot"] is None
    assert signing.http("GET", "/api/ink?of=ky-01", role="console").json()["inks"]["ky-01"]["strokes"] == []


def test_a_tablet_reads_only_the_ink_that_it_shows(signing: Show) -> None:
    slot(signing, "t1")
    with signing.socket("sign", client="t1") as tablet:
        tablet.command("ink", **piece())
        assert tablet.command("sign", slot="ky-01", round=1, points=5)["ok"]
    assert "ky-01" in signing.http("GET", "/api/ink?of=ky-01", role="sign").json()["inks"]  # to be attested
    signing.command("attest", subject="ky-01", witnesses=["witness/ky/cuong"])
    assert signing.http("GET", "/api/ink?of=ky-01", role="sign").json()["inks"] == {}
    assert signing.http("GET", "/api/ink?of=ky-01", role="follow").status == 403
    assert signing.http("GET", "/api/ink?of=ky-01").status == 401


@pytest.mark.parametrize("path", ["/api/rundown", "/api/picture/ky/01", "/api/view/console", "/media/x.png"])
def test_a_tablet_reads_nothing_else(signing: Show, path: str) -> None:
    assert signing.http("GET", path, role="sign").status == 403


def test_a_tablet_commands_only_over_its_socket(signing: Show) -> None:
    raw = {"id": "x", "type": "ink", "tablet": "t1", **piece()}
    assert signing.http("POST", "/api/command", role="sign", body=raw).status == 403


@pytest.mark.parametrize("command", ["seat", "slot_open", "slot_close", "go", "mark", "close", "open"])
def test_a_tablet_moves_neither_the_show_nor_the_slot(signing: Show, command: str) -> None:
    with signing.socket("sign", client="t1") as tablet:
        assert tablet.command(command, subject="ky-01", seat="signer")["code"] == "forbidden"


LIMITS = [
    {"points": []},
    {"points": points(257)},
    {"points": [1, 2, 3]},
    {"points": [1, 2, 3, -1]},
    {"points": [10_001, 2, 3, 4]},
    {"points": [1, 2, 256, 4]},
    {"points": [1.5, 2, 3, 4]},
    {"points": [True, 2, 3, 4]},
    {"points": [None] * 4},
    {"points": "1234"},
    {"points": {"0": 1}},
    {"stroke": -1},
    {"stroke": 200},
    {"round": 0},
    {"start": -1},
    {"start": 10**30},
    {"slot": ["ky-01"]},
    {"slot": ""},
    {"extra": 1},
]


@pytest.mark.parametrize("wrong", LIMITS, ids=lambda wrong: str(wrong)[:40])
def test_what_is_no_ink_is_refused(signing: Show, wrong: dict[str, object]) -> None:
    slot(signing, "t1")
    with signing.socket("sign", client="t1") as tablet:
        assert tablet.command("ink", **piece(**wrong))["code"] == "bad_command"


def test_a_tablet_that_sends_too_much_is_told_so_and_the_show_goes_on(signing: Show) -> None:
    slot(signing, "t1")
    with signing.socket("sign", client="t1") as tablet:
        for number in range(400):
            raw = {"id": f"f{number}", "type": "ink", **piece(1, number)}
            tablet.send(f"42/sign,{number}" + json.dumps(["command", raw]))
        codes = [tablet.wait(f"ack {number}")[0].get("code", "ok") for number in range(400)]
    assert "too_many" in codes
    assert signing.command("take", cue="ky/02")["ok"]


def test_more_ink_than_a_signature_ever_needs_is_refused(signing: Show) -> None:
    slot(signing, "t1")
    with signing.socket("sign", client="t1") as tablet:
        answers = []
        for number in range(79):
            answers.append(
                wait_until(
                    lambda start=256 * number: not_busy(tablet, piece(256, 0) | {"start": start})  # type: ignore[misc]
                )
            )
        assert answers[-1]["code"] == "ink_full"


def not_busy(tablet: RawSocket, fields: dict[str, Any]) -> dict[str, Any] | None:
    answer: dict[str, Any] = tablet.command("ink", **fields)
    return None if answer.get("code") == "too_many" else answer


def anything(chance: random.Random, depth: int = 0) -> object:
    """Some JSON, as hostile as it comes."""
    kinds: list[object] = [
        None, True, -1, 0, 10**18, 1.5, "", "ky-01", "\u202e", "x" * 500, [], {}, points(3), points(2)[:-1],
    ]  # fmt: skip
    if depth < 3 and chance.random() < 0.3:
        return [anything(chance, depth + 1) for _ in range(chance.randrange(4))]
    if depth < 3 and chance.random() < 0.2:
        return {chance.choice(string.ascii_letters): anything(chance, depth + 1)}
    return chance.choice(kinds)


def test_nothing_that_a_tablet_sends_harms_the_show(tmp_path_factory: pytest.TempPathFactory) -> None:
    chance = random.Random(7)
    names = ("tablet", "slot", "round", "stroke", "start", "points", "subject", "witnesses", "seat")
    kinds = ("ink", "ink_drop", "ink_clear", "sign", "attest", "seat", "go", "", None, [])
    with running_show(tmp_path_factory.mktemp("workspace"), rundown()) as show:
        show.command("open")
        show.command("take", cue="ky/01")
        slot(show, "t1")
        with show.socket("sign", client="t1") as tablet:
            for _ in range(300):
                raw: dict[str, object] = {"id": uuid.uuid4().hex, "type": chance.choice(kinds)}
                for name in chance.sample(names, chance.randrange(len(names))):
                    raw[name] = anything(chance)
                answer = wait_until(lambda raw=raw: calm(tablet, raw))  # type: ignore[misc]
                assert answer["ok"] is False or raw["type"] in ("ink", "ink_clear", "ink_drop"), (raw, answer)
                assert answer.get("code") != "fault", raw
        assert show.view()["signing"]["tally"] == "Đã ký 0/2"
        assert show.command("take", cue="ky/02")["ok"]
        assert "Traceback" not in show.errors.read_text(encoding="utf-8")


def calm(tablet: RawSocket, raw: dict[str, object]) -> dict[str, Any] | None:
    answer: dict[str, Any] = tablet.ask("command", raw)
    return None if answer.get("code") == "too_many" else answer


def test_ink_that_was_acknowledged_is_there_after_a_kill_and_the_rest_follows(signing: Show) -> None:
    slot(signing, "t1")
    acked: list[int] = []
    with signing.socket("sign", client="t1") as tablet:
        for number in range(12):
            assert tablet.command("ink", **piece(3, 3 * number))["ok"]
            acked += points(3, 3 * number)
        tablet.send("42/sign,999" + json.dumps(["command", {"id": "late", "type": "ink", **piece(3, 36)}]))
        signing.kill()
    signing.restart()
    kept = signing.http("GET", "/api/ink?of=ky-01", role="console").json()["inks"]["ky-01"]["strokes"][0]
    assert kept[: len(acked)] == acked
    with signing.socket("sign", client="t1") as tablet:
        assert tablet.wait("view")["slot"]["subject"] == "ky-01"
        assert tablet.ask("command", {"id": "late", "type": "ink", **piece(3, 36)})["ok"]  # the same id again
        assert tablet.command("ink", **piece(6, 33))["ok"]
        assert tablet.command("sign", slot="ky-01", round=1, points=39)["ok"]
    whole = signing.http("GET", "/api/ink?of=ky-01", role="console").json()["inks"]["ky-01"]["strokes"]
    assert whole == [points(39)]
