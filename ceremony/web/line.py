"""How messages leave: whole, one after the other, however slowly the other side reads."""

from __future__ import annotations

import contextlib
import logging
import socket
from typing import Any

import gevent
from gevent.lock import BoundedSemaphore

SEND_TIMEOUT = 5.0  # seconds a socket may refuse to take a message
LAST_WORD = 2.0  # seconds the other side may take to hang up
GOODBYE = b"\x88"  # how a websocket's frame of type "close" begins

log = logging.getLogger("ceremony.listener")  # not Flask's own, which writes back into this one


class WholeSocket:
    """A socket whose ``send`` sends everything, one message at a time, or gives up and closes.

    A socket's own ``send`` takes what fits: on a slow phone that would cut a message in two.
    """

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self._turn = BoundedSemaphore()
        self._over = False  # the last word was said, or nobody reads

    def send(self, data: bytes) -> int:
        """Send all of ``data``; OSError when the peer takes none of it for five seconds."""
        with self._turn:
            sent = self._send_now(data)
            if sent < len(data):
                self._send_rest(data[sent:])
        if data[:1] == GOODBYE:
            self._over = True
            gevent.spawn_later(LAST_WORD, self._hang_up)
        return len(data)

    def offer(self, data: bytes) -> bool:
        """Send ``data`` without waiting; False when another is sending, nothing fits or all is over.

        What does not fit follows by itself, before anything else.
        """
        if self._over or not self._turn.acquire(blocking=False):
            return False
        try:
            sent = self._send_now(data)
        except OSError:
            sent = 0  # the library will find out by itself that the page is gone
        if 0 < sent < len(data):
            gevent.spawn(self._follow_up, data[sent:])
        else:
            self._turn.release()
        return sent > 0

    def _follow_up(self, rest: bytes) -> None:
        try:
            self._send_rest(rest)
        except OSError:
            log.debug("a page has gone in the middle of a view")
        finally:
            self._turn.release()

    def _send_now(self, data: bytes) -> int:
        # All, unless the reader is slow; a time limit would cost more than the sending.
        try:
            return int(self._sock.send(data, 0, 0.0))
        except BlockingIOError:
            return 0

    def _send_rest(self, data: bytes) -> None:
        try:
            with gevent.Timeout(SEND_TIMEOUT):
                self._sock.sendall(data)
        except gevent.Timeout:
            self._over = True
            self._hang_up()  # not closed: another may be waiting to read from it
            raise OSError("the peer does not read") from None

    def _hang_up(self) -> None:
        """End a connection that the other side keeps open after the last word."""
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)
