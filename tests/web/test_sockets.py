from __future__ import annotations

import contextlib
import json
import uuid
from pathlib import Path

import pytest
import websocket

from ceremony.core.commands import COMMAND_TYPES
from ceremony.core.commands import ROLES as COMMAND_ROLES
from ceremony.web.access import ROLES
from ceremony.web.sockets import EVENTS, is_urgent
from tests.running import RawSocket, Show, wait_until

FIELDS: dict[str, dict[str, object]] = {
    "painted": {"seq": 1, "ms": 12},
    "health": {"visible": True, "width": 1920, "height": 1080},
    "ping_clock": {"t": 5},
}


@pytest.mark.parametrize("role", ROLES)
def test_a_page_gets_its_whole_view_as_it_joins(show: Show, role: str) -> None:
    with show.socket(role) as page:
        view = page.wait("view")
        assert view["role"] == role
        assert {"epoch", "seq", "now", "rev", "show", "phase"} <= set(view)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("token", ["", "wrong", "of another role"])
def test_nobody_joins_without_the_token_of_that_role(show: Show, role: str, token: str) -> None:
    other = show.tokens["follow" if role != "follow" else "console"]
    with show.socket(role, token=other if token.startswith("of") else token) as page:
        assert not page.connected
        assert page.refusal == {"message": "forbidden", "data": {"code": "forbidden"}}


@pytest.mark.parametrize("auth", [None, [], "x", 5, {}, {"token": None}, {"token": "\ud800"}, {"token": {}}])
def test_nobody_joins_with_something_that_is_no_token(show: Show, auth: object) -> None:
    page = RawSocket(show.port, "console", auth)
    assert not page.connected
    page.close()


@pytest.mark.parametrize("namespace", ["/", "/admin", "/consoles", "/console/x", "*"])
def test_no_other_namespace_can_be_joined(show: Show, namespace: str) -> None:
    page = RawSocket(show.port, namespace.removeprefix("/"), {"token": show.tokens["console"]})
    assert not page.connected
    page.close()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_answered_as_the_table_says(show: Show, role: str, event: str) -> None:
    with show.socket(role) as page:
        answer = page.ask(event, FIELDS.get(event, {"id": uuid.uuid4().hex, "type": "nothing"}))
        allowed = role in EVENTS[event].roles
        assert (answer.get("code") == "forbidden") is not allowed


@pytest.mark.parametrize("role", ROLES)
def test_every_command_is_refused_to_every_role_but_its_own(show: Show, role: str) -> None:
    """Commands without their fields: a permitted one gets as far as being found incomplete or ill-timed."""
    for command in COMMAND_TYPES:
        if command in ("open", "close", "panic", "blackout", "hold", "undo"):
            continue  # complete without fields: they would really happen
        if role in COMMAND_ROLES[command]:
            continue
        with show.socket(role) as page:
            fields = {
                "expected": "",
                "cue": "x",
                "item": "x",
                "on": True,
                "ms": 1,
                "position_ms": 1,
                "volume": 1,
            }
            answer = page.command(
                command, **{k: v for k, v in fields.items() if k in _names(command)}, **_more(command)
            )
            assert answer["ok"] is False
            assert answer["code"] in ("forbidden",), (command, answer)


def _names(command: str) -> set[str]:
    return set(COMMAND_TYPES[command].__dataclass_fields__)


def _more(command: str) -> dict[str, object]:
    more: dict[str, object] = {
        "text": "x",
        "message": "x",
        "kind": "clock",
        "overlay": "x",
        "subject": "x",
        "status": "absent",
        "screen": "",
        "client": "x",
        "name": "x",
    }
    return {key: value for key, value in more.items() if key in _names(command)}


@pytest.mark.parametrize("role", [role for role in ROLES if role != "console"])
@pytest.mark.parametrize("command", ["open", "close", "panic", "blackout", "hold", "undo"])
def test_nobody_but_the_console_moves_the_show(show: Show, role: str, command: str) -> None:
    before = show.view()["seq"]
    with show.socket(role) as page:
        assert page.command(command)["code"] == "forbidden"
    assert show.view()["seq"] == before


@pytest.mark.parametrize(
    "event",
    ["go", "view", "tick", "connect", "disconnect", "message", "error", "join", "__init__", "", "receive"],
)
def test_an_event_that_is_in_no_table_does_nothing(show: Show, event: str) -> None:
    before = show.view()["seq"]
    with show.socket("follow") as page:
        page.send("42/follow,1" + json.dumps([event, {"id": "x", "type": "open"}]))
        page.send("42/follow,2" + json.dumps(["ping_clock", {"t": 1}]))
        with contextlib.suppress(ConnectionError):  # put out is as good as not heard
            page.wait("ack 2")
    assert show.view()["seq"] == before
    assert show.http("GET", "/healthz").status == 200


@pytest.mark.parametrize(
    "frame",
    [
        "4",
        "42",
        "42/console",
        "42/console,",
        "42/console,1{}",
        '42/console,1["command"]',
        '42/console,1["command",5]',
        '42/console,1["command",{"id":["x"],"type":{}}]',
        '42/console,1["command",{"id":"\\ud800","type":"open"}]',
        '42/console,1["painted",{"seq":"a","ms":[]}]',
        '42/console,1["painted",{"seq":1e999,"ms":-1e999}]',
        '42/console,1["health",{"visible":5,"problem":{"a":1}}]',
        '42/console,1["ping_clock",[]]',
        '451-/console,1["command",{"_placeholder":true,"num":0}]',
        "43/console,1[]",
        "44/console,{}",
        "41/console,",
        "9999",
        "[" * 50_000,
        "2probe",
        "\x00",
    ],
)
def test_no_frame_harms_the_server(show: Show, frame: str) -> None:
    before = show.view()["seq"]
    page = show.socket("console")
    page.send(frame)
    page.close()
    with show.socket("console") as other:
        assert other.wait("view")["seq"] == before


def test_a_message_over_64_kb_ends_the_socket(show: Show) -> None:
    with show.socket("console") as page:
        page.send("42/console,1" + json.dumps(["command", {"id": "x", "type": "x" * 70_000}]))
        with pytest.raises((ConnectionError, AssertionError)):
            page.wait("ack 1")


def test_too_many_events_are_refused_and_the_next_second_is_fine(show: Show) -> None:
    with show.socket("screen") as page:
        for number in range(100):
            page.send(f"42/screen,{number + 10}" + json.dumps(["ping_clock", {"t": number}]))
        answers = [page.wait(f"ack {number + 10}")[0] for number in range(100)]
        assert 40 <= sum("now" in answer for answer in answers) < 60
        assert answers[-1]["code"] == "too_many"
        wait_until(lambda: "now" in page.ask("ping_clock", {"t": 1}))


def test_a_page_that_goes_on_and_on_is_put_out(show: Show) -> None:
    with show.socket("stage") as page, pytest.raises(ConnectionError):  # while it sends, or when it listens
        for number in range(600):
            page.send(f"42/stage,{number + 10}" + json.dumps(["ping_clock", {"t": number}]))
        while True:
            page.read()


def test_a_page_that_leaves_the_namespace_is_heard_no_more(show: Show) -> None:
    before = show.view()["seq"]
    with show.socket("console") as page:
        page.send("41/console,")
        page.send('42/console,1["command",{"id":"after-leaving","type":"open"}]')
        page.close()
    assert show.view()["seq"] == before


def test_a_socket_that_joins_nothing_is_closed(show: Show) -> None:
    page = RawSocket(show.port, "nothing", {})
    with pytest.raises(ConnectionError):
        page.wait("never")


def test_views_reach_every_role_after_a_command(own_show: Show) -> None:
    pages = {role: own_show.socket(role) for role in ROLES}
    for page in pages.values():
        page.wait("view")
    seq = pages["console"].command("open")["seq"]
    for page in pages.values():
        assert page.wait("view", lambda view: view["seq"] >= seq)["phase"] == "open"
        page.close()


def test_ticks_come_every_second_and_bring_the_clocks_to_console_and_stage(show: Show) -> None:
    for role in ROLES:
        with show.socket(role) as page:
            tick = page.wait("tick")
            assert {"epoch", "seq", "now"} <= set(tick)
            assert ("clocks" in tick) is (role in ("console", "stage"))


def test_screens_differ_only_in_what_they_are_told_about_themselves(show: Show) -> None:
    with show.socket("screen", name="trai") as left, show.socket("screen", name="phai") as right:
        views = [left.wait("view"), right.wait("view")]
        assert [view["screen"]["name"] for view in views] == ["trai", "phai"]
        for view in views:
            del view["screen"], view["now"]
        assert views[0] == views[1]


def test_one_screen_sounds_and_the_next_takes_over_when_it_leaves(own_show: Show) -> None:
    with own_show.socket("screen", name="b") as second, own_show.socket("screen", name="a") as first:
        assert second.wait("view")["screen"]["sound"] is True
        assert first.wait("view")["screen"]["sound"] is False
        own_show.command("sound", screen="a")
        assert first.wait("view", lambda view: view["screen"]["sound"])
        assert not second.wait("view", lambda view: not view["screen"]["sound"])["screen"]["sound"]


def test_identify_shows_and_goes_by_itself(own_show: Show) -> None:
    with own_show.socket("screen", client="tv") as screen:
        screen.wait("view")
        own_show.command("screen_identify", client="tv")
        screen.wait("view", lambda view: view["screen"]["identify"])
        screen.wait("view", lambda view: not view["screen"]["identify"])


def test_what_a_screen_paints_is_shown_on_the_console(own_show: Show) -> None:
    with (
        own_show.socket("console") as console,
        own_show.socket("screen", client="tv", name="hội trường") as screen,
    ):
        view = screen.wait("view")
        screen.ask("painted", {"seq": view["seq"], "ms": 31})

        def shows(view: dict[str, object]) -> bool:
            rows = view["screens"]
            return bool(rows) and rows[0]["painted_ms"] == 31  # type: ignore[index]

        assert console.wait("view", shows)["screens"][0]["name"] == "hội trường"


def test_a_revoked_token_is_put_out_and_let_in_no_more(own_show: Show) -> None:
    with own_show.socket("stage") as stage:
        stage.wait("view")
        assert own_show.http("POST", "/api/revoke", role="console", body={"role": "stage"}).status == 200
        with pytest.raises(ConnectionError):
            while True:
                name, _ = stage._take(stage.read())
                if name == "41":
                    raise ConnectionError("put out")
    with own_show.socket("stage") as again:
        assert not again.connected
    assert own_show.http("GET", "/api/view/stage", role="stage").status == 401


def test_the_guard_stands_before_the_sockets_too(show: Show) -> None:
    for headers in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}):
        with pytest.raises(Exception, match=r"421|403"):
            show.socket("console", headers=headers)


def test_no_secret_is_ever_written_to_the_log(show: Show) -> None:
    show.http("GET", f"/console?token={show.tokens['console']}")
    show.http("GET", f"/media/{show.tokens['screen']}")
    with show.socket("console", token="wrong-canary-token"):
        pass
    written = Path(show.errors).read_text(encoding="utf-8")
    assert not [token for token in [*show.tokens.values(), "wrong-canary-token"] if token in written]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux tells what a process holds open")
def test_a_stranger_who_never_hangs_up_is_hung_up_on(own_show: Show) -> None:
    held = Path(f"/proc/{own_show.pid}/fd")
    before = len(list(held.iterdir()))
    address = f"ws://127.0.0.1:{own_show.port}/socket.io/?EIO=4&transport=websocket"
    strangers = [websocket.create_connection(address, timeout=5, suppress_origin=True) for _ in range(5)]
    assert wait_until(lambda: len(list(held.iterdir())) >= before + 5)
    assert wait_until(lambda: len(list(held.iterdir())) <= before + 1)
    for stranger in strangers:
        stranger.close(timeout=0)


@pytest.mark.parametrize("urgent", ["panic", "blackout"])
def test_covering_the_hall_is_heard_whatever_its_page_has_sent_before(show: Show, urgent: str) -> None:
    with show.socket("console") as page:
        for number in range(80):
            raw = {"id": f"{urgent}-{number}", "type": "shift", "ms": 0}
            page.send(f"42/console,{number + 10}" + json.dumps(["command", raw]))
        page.send("42/console,500" + json.dumps(["command", {"id": f"{urgent}-at-once", "type": urgent}]))
        answers = [page.wait(f"ack {number + 10}")[0] for number in range(80)]
        assert answers[-1]["code"] == "too_many"
        assert page.wait("ack 500")[0]["ok"]
    show.command("release")


def test_only_the_console_is_urgent_and_only_to_cover_the_hall() -> None:
    assert not is_urgent("desk", "command", [{"type": "panic"}])
    assert not is_urgent("console", "command", [{"type": "go"}])
    assert not is_urgent("console", "command", [{"type": ["panic"]}])
    assert not is_urgent("console", "ping_clock", [{"type": "panic"}])
    assert not is_urgent("console", "command", [])
