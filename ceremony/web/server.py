"""The listening server: gevent's WSGI server with what a show on a local network needs."""

from __future__ import annotations

import contextlib
import logging
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import gevent
from gevent.lock import BoundedSemaphore
from gevent.pywsgi import WSGIHandler, WSGIServer

from ceremony.web.guard import Application

HEAD_TIMEOUT = 10.0  # seconds a client may take to say what it wants
IDLE_TIMEOUT = 60.0  # seconds a kept connection may be silent
SEND_TIMEOUT = 5.0  # seconds a socket may refuse to take a message
LAST_WORD = 2.0  # seconds the other side may take to hang up
GOODBYE = b"\x88"  # how a websocket's frame of type "close" begins

log = logging.getLogger("ceremony.listener")  # not Flask's own, which writes back into this one


class WholeSocket:
    """A socket whose ``send`` sends everything, one message at a time, or gives up and closes.

    simple-websocket calls ``send`` and ignores how much of it went out: on a slow phone that would
    cut a message in two.
    """

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self._turn = BoundedSemaphore()
        self._over = False  # the last word was said, or nobody reads
        self.copy: WholeSocket | None = None  # the one that simple-websocket writes to

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
            self._sock.close()
            raise OSError("the peer does not read") from None

    def _hang_up(self) -> None:
        """End a connection that the other side keeps open after the last word."""
        with contextlib.suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def dup(self) -> WholeSocket:
        """simple-websocket works on a copy."""
        self.copy = WholeSocket(self._sock.dup())
        return self.copy


@dataclass(slots=True)
class Raw:
    """Stands where simple-websocket looks for the socket under a request."""

    _sock: WholeSocket


@dataclass(slots=True)
class Body:
    """The body of a request that becomes a websocket: it has none, only its socket."""

    raw: Raw


def line_of(environ: Mapping[str, Any]) -> WholeSocket | None:
    """The socket that a websocket's frames go to, by the request that it was; None for another request."""
    body = environ.get("wsgi.input")
    return body.raw._sock.copy if isinstance(body, Body) else None


class Exchange(WSGIHandler):  # type: ignore[misc]
    """Reads requests with a time limit, hides the server's name, hands over whole sockets."""

    def read_requestline(self) -> Any:
        """The first line; a connection that says nothing is closed."""
        with gevent.Timeout(IDLE_TIMEOUT, socket.timeout):
            return super().read_requestline()

    def read_request(self, raw_requestline: str) -> Any:
        """The headers; slow ones are not waited for."""
        with gevent.Timeout(HEAD_TIMEOUT, ValueError("too slow")):
            return super().read_request(raw_requestline)

    def get_environ(self) -> Any:
        """The WSGI environment, with a socket that sends messages whole."""
        environ = super().get_environ()
        if str(environ.get("HTTP_UPGRADE", "")).lower() == "websocket":
            environ["wsgi.input"] = Body(Raw(WholeSocket(self.socket)))
        return environ

    def run_application(self) -> None:
        """Answer one request; after a websocket nothing more is read from its connection."""
        super().run_application()
        if isinstance(self.environ.get("wsgi.input"), Body):
            self.close_connection = True

    def log_request(self) -> None:
        """No access log: an address may hold what nobody else should read."""


class Server(WSGIServer):  # type: ignore[misc]
    """One listener. ``TCP_NODELAY``: with Nagle's algorithm every acknowledgement waits 43 ms."""

    def handle(self, sock: Any, address: Any) -> None:
        """Serve one connection."""
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().handle(sock, address)


def make_server(application: Application, listen: str, port: int) -> Server:
    """A server that listens already (so a client may connect) but serves only when run."""
    names = {"SERVER_NAME": "localhost"}  # else gevent asks the network for its own name, at length
    server = Server(
        (listen, port), application, handler_class=Exchange, log=None, error_log=log, environ=names
    )
    server.init_socket()
    return server
