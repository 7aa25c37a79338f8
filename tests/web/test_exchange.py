"""How requests are read: whole, in limited time, and nothing that follows them is waited for."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gevent
import pytest
from gevent import socket

from ceremony.web.gate import Gate, Places
from ceremony.web.guard import Guard
from ceremony.web.server import HEAD_LIMIT, Server, make_server, make_servers, open_listener
from ceremony.web.settings import Settings
from tests.running import free_port

BIG = 30_000_000  # more than a connection takes without its reader


def answer(environ: dict[str, Any], start: Any) -> list[bytes]:
    """Tells the body it was given; for /big, a long answer. It never reads what it is not asked about."""
    body = environ["wsgi.input"].read() if environ["PATH_INFO"] == "/echo" else b""
    start("200 OK", [])
    return [b"x" * BIG if environ["PATH_INFO"] == "/big" else body or b"well"]


class Line:
    """A client that says exactly what it is told to."""

    def __init__(self, server: Server) -> None:
        self.port = server.server_port
        self.sock = socket.create_connection(("127.0.0.1", self.port))

    def say(self, first: str, *lines: str, body: bytes = b"") -> Line:
        head = [first + " HTTP/1.1", f"Host: 127.0.0.1:{self.port}", *lines, "", ""]
        self.sock.sendall("\r\n".join(head).encode() + body)
        return self

    def hear(self) -> bytes:
        """All until the server hangs up."""
        got = b""
        with gevent.Timeout(20), contextlib.suppress(ConnectionResetError):
            while piece := self.sock.recv(1 << 16):
                got += piece
        return got


@pytest.fixture
def server() -> Iterator[Server]:
    port = free_port()
    guard = Guard(answer, Settings(Path(), "mau", port))
    one = make_server(guard, "127.0.0.1", port, Gate(lambda _address: False, places=Places(50, 50)))
    one.start()
    yield one
    one.stop()


def test_a_body_that_never_comes_is_not_waited_for_by_any_route(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ceremony.web.server.BODY_TIMEOUT", 0.05)
    for path in ("/echo", "/reads-nothing"):
        heard = Line(server).say(f"POST {path}", "Content-Length: 60000", body=b"a").hear()
        assert heard.startswith(b"HTTP/1.1 408 ")
        assert b'"code":"408"' in heard


@pytest.mark.parametrize(
    ("more", "status"), [("Content-Length: 9000000000", b"413"), ("Transfer-Encoding: chunked", b"411")]
)
def test_a_body_that_is_refused_is_not_read(server: Server, more: str, status: bytes) -> None:
    line = Line(server).say("POST /echo", more)
    assert line.hear().startswith(b"HTTP/1.1 " + status)


def test_a_body_is_whole_and_the_next_request_begins_after_it(server: Server) -> None:
    line = Line(server).say("POST /reads-nothing", "Content-Length: 5", body=b"GET /")
    line.say("POST /echo", "Content-Length: 4", "Connection: close", body=b"body")
    heard = line.hear()
    assert heard.count(b"HTTP/1.1 200 OK") == 2
    assert heard.endswith(b"body")


def test_a_client_that_waits_to_be_asked_for_its_body_is_asked(server: Server) -> None:
    line = Line(server).say("POST /echo", "Content-Length: 4", "Expect: 100-continue", "Connection: close")
    with gevent.Timeout(20):
        assert line.sock.recv(100).startswith(b"HTTP/1.1 100")
    line.sock.sendall(b"body")
    assert line.hear().endswith(b"body")


def test_a_head_that_comes_too_slowly_or_has_no_end_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(server)
    line.sock.sendall(b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * (HEAD_LIMIT // 6 + 1))
    assert line.hear().startswith(b"HTTP/1.1 400 ")
    monkeypatch.setattr("ceremony.web.server.HEAD_TIMEOUT", 0.05)
    line = Line(server)
    line.sock.sendall(b"GET / HTTP/1.1\r\nA")
    assert line.hear().startswith(b"HTTP/1.1 400 ")
    assert server.tally.count == 2


def test_a_stranger_who_does_not_read_an_answer_is_given_up(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ceremony.web.server.TAKE_TIMEOUT", 0.05)
    line = Line(server).say("GET /big")
    with gevent.Timeout(20):
        while server.gate.strangers:
            gevent.sleep(0.01)
    assert len(line.hear()) < BIG


def test_nobody_waits_for_a_turn_behind_an_answer_that_is_not_read(server: Server) -> None:
    slow = [Line(server).say("GET /big") for _ in range(5)]
    assert Line(server).say("GET /", "Connection: close").hear().endswith(b"well")
    assert len(slow) == 5


def test_a_hundred_connections_of_one_host_leave_a_place_for_the_next(server: Server) -> None:
    held = [Line(server) for _ in range(100)]
    assert Line(server).say("GET /", "Connection: close").hear().endswith(b"well")
    assert len(held) == 100


def test_this_machine_has_a_listener_of_its_own_beside_the_networks() -> None:
    port = free_port()
    shared = open_listener("0.0.0.0", port, shared=True)
    own = open_listener("127.0.0.1", port, shared=True)
    for _ in range(20):
        client = socket.create_connection(("127.0.0.1", port))
        with gevent.Timeout(10):
            own.accept()[0].close()
        client.close()
    shared.close()
    own.close()


def test_a_port_that_is_taken_is_taken() -> None:
    port = free_port()
    servers = make_servers(answer, "0.0.0.0", port, Gate())
    with pytest.raises(OSError, match="in use"):
        open_listener("127.0.0.1", port)
    for one in servers:
        one.stop()
