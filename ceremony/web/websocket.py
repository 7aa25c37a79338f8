"""The websocket under a page: frames are read one at a time, when there is time for them.

It stands in the place of Engine.IO's own, which reads a socket empty into a list without end.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from typing import Any

import gevent
from wsproto.frame_protocol import CloseReason, Frame, FrameProtocol, Opcode, ParseFailed
from wsproto.utilities import generate_accept_token

from ceremony.web.gate import CONNECTION, CREW, STRANGER, Connection
from ceremony.web.guard import BODY_LIMIT, Environ, Start
from ceremony.web.limits import Bucket
from ceremony.web.line import WholeSocket

LINE = "ceremony.line"  # in a request's environment: the socket that its frames go to
PIECE = 16 * 1024  # bytes read at once
FRAMES, FRAMES_AT_ONCE = 150, 300  # a second; faster ones wait in the sender's own machine
UNKNOWN_FRAMES = 40  # of a page that has joined nothing
LATE_FRAMES = 1000  # that had to wait: whoever is no crew and sends still more is put out
KINDS = "0123456"  # how a message of Engine.IO begins


class Ended(Exception):
    """The socket is over: the page closed it, or sent what no page sends."""


class PageSocket:
    """One websocket, as Engine.IO's handler uses it: ``wait``, ``send``, ``close``."""

    def __init__(self, handler: Callable[[PageSocket], Any], _server: Any) -> None:
        self.handler = handler
        self._frames = FrameProtocol(client=False, extensions=[])
        self._pace = Bucket(FRAMES, FRAMES_AT_ONCE, time.monotonic)
        self._parts: list[Any] = []
        self._size = self._count = self._late = 0
        self._over = False

    def __call__(self, environ: Environ, _start: Start) -> Any:
        """Shake hands, then serve the socket for as long as it lasts."""
        self.line: WholeSocket = environ[LINE]
        self.connection: Connection = environ[CONNECTION]
        self.line.send(hello(environ["HTTP_SEC_WEBSOCKET_KEY"]))
        self.connection.end()
        try:
            return self.handler(self)
        finally:
            self._over = True
            self.connection.end()

    def send(self, message: str | bytes) -> None:
        """Send one message. Raises OSError when the page has gone."""
        if self._over:
            raise OSError("the socket is closed")
        self.line.send(bytes(self._frames.send_data(message)))

    def close(self, reason: CloseReason = CloseReason.NORMAL_CLOSURE) -> None:
        """Say goodbye; the connection ends soon, whatever the page does."""
        if self._over:
            return
        self._over = True
        with contextlib.suppress(OSError):  # it has gone already
            self.line.send(bytes(self._frames.close(reason)))

    def wait(self) -> str | bytes | None:
        """The next message; None when there will be none. Until the next call it is this page's turn."""
        self.connection.end()
        try:
            while not self._over:
                frame = next(self._frames.received_frames(), None) or self._read()
                if frame is not None and not self._over:
                    message = self._hear(frame)
                    if message is not None:
                        return message
        except (Ended, ParseFailed, OSError) as fault:
            self._part(fault)
        return None

    def _part(self, fault: Exception) -> None:
        self.connection.end()
        reason = fault.code if isinstance(fault, ParseFailed) else CloseReason.NORMAL_CLOSURE
        self.close(reason)

    def _read(self) -> Frame | None:
        """A frame out of what the page has sent; None when it is not whole yet."""
        self.connection.end()
        data = self.line.recv(PIECE)
        if not data:
            raise Ended
        self._frames.receive_bytes(data)
        frame = next(self._frames.received_frames(), None)
        if frame is None:
            self._wait_for_turn()  # half a head of a frame is not for nothing either
        return frame

    def _wait_for_turn(self) -> None:
        self._count += 1
        if self._count > UNKNOWN_FRAMES and self.connection.standing == STRANGER:
            raise Ended
        pause = self._pace.owe()
        if pause > 0:
            self._late += 1
            if self._late > LATE_FRAMES and self.connection.standing != CREW:
                raise Ended
            self.connection.end()
            gevent.sleep(pause)
        self.connection.begin()

    def _hear(self, frame: Frame) -> str | bytes | None:
        """The message that a frame completes."""
        self._wait_for_turn()
        if frame.opcode == Opcode.PING and isinstance(frame.payload, bytes):
            self.line.offer(bytes(self._frames.pong(frame.payload)))
        elif frame.opcode == Opcode.CLOSE:
            raise Ended
        elif frame.opcode in (Opcode.TEXT, Opcode.BINARY):
            return self._add(frame)
        return None

    def _add(self, frame: Frame) -> str | bytes | None:
        self._parts.append(frame.payload)
        self._size += len(frame.payload)
        if self._size > BODY_LIMIT:
            raise ParseFailed("too large", CloseReason.MESSAGE_TOO_BIG)
        if not frame.message_finished:
            return None
        parts, self._parts, self._size = self._parts, [], 0
        message: str | bytes = parts[0][:0].join(parts)
        if (isinstance(message, str) and message[:1] not in KINDS) or not message:
            raise Ended  # no Engine.IO
        return message


def hello(key: str) -> bytes:
    """The answer that makes a request a websocket."""
    accept = generate_accept_token(key.encode())
    head = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    return head + b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"


def line_of(environ: Mapping[str, Any]) -> WholeSocket | None:
    """The socket that a websocket's frames go to, by the request that it was; None for another request."""
    return environ.get(LINE)


def use_page_sockets(engine: Any) -> None:
    """Let an Engine.IO server serve its websockets with ours."""
    engine._async = engine._async | {"websocket": PageSocket}
