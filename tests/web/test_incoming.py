"""What a stranger sends is answered with a no of the documented shape, or with 400; nothing breaks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import socketio

from ceremony.web.incoming import UNREADABLE, CarefulPacket, read_json
from tests.running import Show

ODD = [
    ("half a letter", '"\\ud800"'),
    ("a half letter as a key", '{"\\udfff": 1}'),
    ("no number", "NaN"),
    ("endless", "1" * 5_000),
    ("deep", "[" * 5_000 + "]" * 5_000),
    ("deeper than it may be", "[" * 40 + "]" * 40),
    ("half an object", "{"),
]


@pytest.mark.parametrize(("what", "text"), ODD)
def test_what_other_programs_would_read_otherwise_is_not_read(what: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        read_json(text)


def test_letters_in_pairs_and_bytes_are_read() -> None:
    assert read_json('{"a": "\\ud83d\\ude00 Nguyễn"}'.encode()) == {"a": "😀 Nguyễn"}


@pytest.mark.parametrize(
    "text", ["", "2/console,", '2/console,1{"a":1}', "2/console,1[5]", "51-/console,1[]"]
)
def test_a_packet_that_is_no_event_becomes_one_that_nobody_knows(text: str) -> None:
    assert CarefulPacket(encoded_packet=text).data == [UNREADABLE]


def test_no_page_can_pretend_to_be_the_library() -> None:
    assert CarefulPacket(encoded_packet='2/console,1["disconnect"]').data == [UNREADABLE]


@pytest.mark.parametrize(("what", "text"), ODD)
def test_an_odd_value_is_400_over_http_and_refused_over_a_socket(show: Show, what: str, text: str) -> None:
    raw = f'{{"id": "odd", "type": "shift", "ms": {text}}}'
    assert show.http("POST", "/api/command", role="console", body=raw.encode()).status == 400
    with show.socket("console") as page:
        page.send(f'42/console,7["command",{raw}]')
        assert page.wait("ack 7")[0]["code"] == "bad_command"
    assert show.http("GET", "/api/view/console", role="console").status == 200


def test_a_refused_type_of_half_a_letter_leaves_the_console_its_view(show: Show) -> None:
    with show.socket("stage") as page:
        page.send('42/stage,1["command",{"id":"x","type":"\\ud800"}]')
        page.wait("ack 1")
        page.send('42/stage,2["health",{"problem":"\\ud800","width":99999999999999999999}]')
        page.wait("ack 2")
    assert show.http("GET", "/api/view/console", role="console").status == 200


@pytest.mark.parametrize("missing", ["Sec-WebSocket-Key", "Sec-WebSocket-Version", "Upgrade", "Connection"])
def test_half_a_handshake_is_400(show: Show, missing: str) -> None:
    headers = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    del headers[missing]
    answer = show.http("GET", "/socket.io/?EIO=4&transport=websocket", headers=headers)
    assert (answer.status, answer.json()["ok"]) == (400, False)


def test_the_door_says_no_in_json(show: Show) -> None:
    for status, answer in (
        (421, show.http("GET", "/healthz", headers={"Host": "evil.example"})),
        (403, show.http("GET", "/healthz", headers={"Origin": "http://evil.example"})),
        (405, show.http("DELETE", "/healthz")),
        (413, show.http("POST", "/api/command", role="console", body=b"x" * 70_000)),
    ):
        assert answer.status == status
        assert answer.json()["code"] == str(status)
        assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.fixture
def program(show: Show) -> Iterator[socketio.Client]:
    client = socketio.Client(reconnection=False)
    auth = {"token": show.tokens["console"], "name": "", "client": ""}
    client.connect(show.url, namespaces=["/console"], auth=auth, transports=["websocket"])
    yield client
    client.disconnect()


def test_an_ordinary_program_is_answered(show: Show, program: Any) -> None:
    def ask(raw: object) -> Any:
        return program.call("command", raw, namespace="/console", timeout=10)

    assert ask({"id": "p1", "type": "message", "text": "Chào"}) == {
        "ok": True,
        "seq": ask_seq(show),
        "durable": True,
    }
    assert ask({"id": "p2", "type": "shift", "ms": 1.5})["code"] == "bad_command"
    assert ask({"id": "p3", "type": "shift", "ms": b"\x00"})["code"] == "unknown_event", "no page sends bytes"
    assert ask("open")["code"] == "bad_command"


def ask_seq(show: Show) -> int:
    return int(show.http("GET", "/healthz").json()["seq"])


def test_a_page_that_comes_back_before_its_old_link_is_given_up_stays_in_its_row(show: Show) -> None:
    old = show.socket("screen", name="trai", client="back-again")
    with show.socket("screen", name="trai", client="back-again") as new:
        new.wait("view")
        old.close()
        new.ask("ping_clock", {"t": 1})
        with show.socket("console") as console:
            console.wait("view")
            row = next(row for row in show.view()["screens"] if row["client"] == "back-again")
        assert row["connected"]


def test_no_page_takes_the_row_of_another_roles_page(show: Show) -> None:
    with show.socket("screen", name="phai", client="mine") as screen:
        screen.wait("view")
        with show.socket("stage", client="mine") as thief:
            thief.wait("view")
        rows = [row for row in show.view()["screens"] if row["client"] == "mine"]
    assert [(row["role"], row["connected"]) for row in rows] == [("screen", True)]


def test_all_that_leaves_no_word_in_the_log(show: Show) -> None:
    told = Path(show.errors).read_text(encoding="utf-8")
    assert "Traceback" not in told, told[-2000:]
    assert json.loads(show.http("GET", "/healthz").body)["ok"] is True
