"""How frames are read: one at a time, no more than there is time for, and nothing kept that nobody reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gevent
import pytest
from gevent import socket

from ceremony.web.gate import CONNECTION, CREW, GUEST, STRANGER, Gate
from ceremony.web.guard import BODY_LIMIT
from ceremony.web.line import WholeSocket
from ceremony.web.websocket import LATE_FRAMES, LINE, PIECE, UNKNOWN_FRAMES, PageSocket
from tests.hostile.attacks import frame

KEY = "dGhlIHNhbXBsZSBub25jZQ=="


class Page:
    """Our end of a websocket, and the page's."""

    def __init__(self, standing: str) -> None:
        ours, self.sock = socket.socketpair()
        gate = Gate(lambda _address: False)
        connection = gate.admit(ours, ("10.0.0.5", 5000))
        connection.standing = standing
        self.heard: list[Any] = []
        environ = {LINE: WholeSocket(ours), CONNECTION: connection, "HTTP_SEC_WEBSOCKET_KEY": KEY}
        self.socket = PageSocket(self.serve, None)
        self.task = gevent.spawn(self.socket, environ, None)
        assert b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in self.sock.recv(4096)  # as RFC 6455 has it for this key

    def serve(self, websocket: PageSocket) -> None:
        while (message := websocket.wait()) is not None:
            self.heard.append(message)

    def end(self) -> None:
        """Wait until it is over."""
        with gevent.Timeout(20):
            self.task.join()


@pytest.fixture
def page() -> Iterator[Page]:
    one = Page(CREW)
    yield one
    one.sock.close()
    one.end()


def test_messages_come_in_order_whole_and_in_pieces(page: Page) -> None:
    page.sock.sendall(frame("4một".encode()) + frame(b"4h", fin=False) + frame(b"ai", 0) + frame(b"\1\2", 2))
    page.sock.shutdown(socket.SHUT_WR)
    page.end()
    assert page.heard == ["4một", "4hai", b"\1\2"]


def test_a_ping_is_answered(page: Page) -> None:
    page.sock.sendall(frame(b"still there?", 9))
    assert page.sock.recv(100) == b"\x8a\x0cstill there?"


@pytest.mark.parametrize(
    "nonsense",
    [
        frame(b""),
        frame(b"x"),
        frame(b"[[["),
        frame(b"b4AA=="),
        frame(b"4\xff"),
        frame(b"4", 3),
        b"\x81\x024a",  # without a mask
        frame(b"4" * (BODY_LIMIT + 1)),
        frame(b"4") + frame(b"4", fin=False) + frame(b"4" * 40_000, 0, fin=False) * 2,
        frame(b"\x03\xe8", 8),
    ],
)
def test_what_no_page_sends_ends_the_socket(page: Page, nonsense: bytes) -> None:
    page.sock.sendall(nonsense)
    page.end()
    assert page.sock.recv(1000)[:1] == b"\x88", "with a word of goodbye"


def test_what_is_not_heard_yet_stays_with_the_sender() -> None:
    one = Page(CREW)
    one.socket.handler = lambda _websocket: gevent.sleep(3600)
    sent = 0
    one.sock.setblocking(False)
    with pytest.raises(BlockingIOError):
        while sent < 50_000_000:
            sent += one.sock.send(frame(b"4" * 1000) * 20)
            gevent.sleep(0)
    assert sent < 2_000_000 + PIECE
    one.task.kill()


def test_a_stranger_who_joins_nothing_is_not_heard_for_long() -> None:
    one = Page(STRANGER)
    one.sock.sendall(frame(b"40/nobody,") * 200)
    one.end()
    assert len(one.heard) == UNKNOWN_FRAMES


def test_a_guest_who_never_stops_is_put_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ceremony.web.limits.Bucket.owe", lambda _bucket: 0.00001)
    one = Page(GUEST)
    gevent.spawn(one.sock.sendall, frame(b"43") * 3000)
    one.end()
    assert len(one.heard) == LATE_FRAMES


def test_the_crew_is_only_slowed_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ceremony.web.limits.Bucket.owe", lambda _bucket: 0.00001)
    one = Page(CREW)
    gevent.spawn(one.sock.sendall, frame(b"43") * 3000)
    with gevent.Timeout(20):
        while len(one.heard) < 3000:
            gevent.sleep(0.01)
    one.sock.close()
    one.end()
