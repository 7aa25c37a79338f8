"""The listening server: gevent's WSGI server with what a show on a local network needs."""

from __future__ import annotations

import contextlib
import errno
import logging
import socket
import sys
import time
from io import BytesIO
from typing import Any

import gevent
import gevent.socket
from gevent.pywsgi import Input, WSGIHandler, WSGIServer, headers_factory

from ceremony.web.gate import CONNECTION, CREW, Connection, Gate
from ceremony.web.guard import BODY_LIMIT, FAULT, Application
from ceremony.web.line import WholeSocket
from ceremony.web.tally import EVERY, Tally
from ceremony.web.websocket import LINE

HEAD_TIMEOUT = 10.0  # seconds a client may take to say what it wants
HEAD_LIMIT = 32_000  # bytes
BODY_TIMEOUT = 10.0  # seconds a body may take
IDLE_TIMEOUT = 60.0  # seconds a kept connection may be silent
TAKE_TIMEOUT = 20.0  # seconds a stranger may take for one piece of an answer; a screen's film may pause
FULL = (errno.EMFILE, errno.ENFILE)
FULL_PAUSE = 0.05  # seconds without a new connection when there is no descriptor for one
CROWD_PAUSE = 0.01  # seconds without a new connection after each handful, while strangers press in
HERE = "127.0.0.1"

log = logging.getLogger("ceremony.listener")  # not Flask's own, which writes back into this one


class Exchange(WSGIHandler):  # type: ignore[misc]
    """The requests of one connection: each is read whole, in limited time, and answered in its turn."""

    def __init__(self, sock: Any, connection: Connection, server: Server) -> None:
        super().__init__(sock, connection.peer, server)
        self.connection = connection
        self._head = b""

    def read_requestline(self) -> Any:
        """The first line; a connection that says nothing is closed."""
        self.connection.idle = True
        with gevent.Timeout(IDLE_TIMEOUT, socket.timeout):
            line = super().read_requestline()
        self.connection.idle = False
        return line

    def read_request(self, raw_requestline: str) -> Any:
        """The headers; slow ones are not waited for. From here on it is this request's turn."""
        with gevent.Timeout(HEAD_TIMEOUT, ValueError("too slow")):
            self._head = read_head(self.rfile)
        self.server.gate.recognise(self.connection, self._head)
        self.connection.begin()
        return super().read_request(raw_requestline)

    def MessageClass(self, *_: Any) -> Any:  # noqa: N802 - the library's name
        """The headers out of the head that was read."""
        return headers_factory(BytesIO(self._head), 0)

    def get_environ(self) -> Any:
        """The WSGI environment: with the whole body, or the socket that a websocket's messages go to."""
        environ = super().get_environ()
        environ[CONNECTION] = self.connection
        if str(environ.get("HTTP_UPGRADE", "")).lower() == "websocket":
            environ[LINE] = WholeSocket(self.socket)
            self._read_no_more(environ, b"")
        else:
            self._read_body(environ)
        return environ

    def _read_body(self, environ: dict[str, Any]) -> None:
        """Read it before anybody asks for it, so that no route has to wait, and none leaves a rest behind."""
        length = self.content_length or 0
        if self.wsgi_input.chunked_input or length > BODY_LIMIT:
            self._read_no_more(environ, b"")  # the guard refuses it
            return
        if not length:
            return
        self.connection.end()
        body = b""
        try:
            with gevent.Timeout(BODY_TIMEOUT):
                body = self.wsgi_input.read()
        except gevent.Timeout:
            environ[FAULT] = 408
        except OSError:  # whoever sent it has gone
            environ[FAULT] = 400
        self.connection.begin()
        if FAULT in environ:
            self._read_no_more(environ, b"")
        else:
            environ["wsgi.input"] = BytesIO(body)

    def _read_no_more(self, environ: dict[str, Any], body: bytes) -> None:
        """What may still come on this connection is no request."""
        environ["wsgi.input"] = BytesIO(body)
        self.wsgi_input = Input(self.rfile, 0)
        self.close_connection = True

    def run_application(self) -> None:
        """Answer one request. Its turn ends before the answer goes out, however slowly that is read."""
        try:
            self.result = self.application(self.environ, self.start_response)
            self.connection.end()
            self.process_result()
        finally:
            self.connection.end()
            close, self.result = getattr(self.result, "close", None), None
            if close is not None:
                close()

    def handle(self) -> None:
        """Serve the connection to its end."""
        try:
            super().handle()
        except OSError:  # it went before it could be told what was wrong
            log.debug("a peer has gone")
        finally:
            self.connection.end()

    def _sendall(self, data: Any) -> None:
        if self.connection.standing == CREW:
            super()._sendall(data)
            return
        with gevent.Timeout(TAKE_TIMEOUT, OSError(errno.EPIPE, "the peer does not read")):
            super()._sendall(data)

    def _handle_client_error(self, fault: Exception) -> Any:
        # What strangers send is counted: a line for each would push all else off the operator's terminal.
        self.connection.end()
        self.server.tally.note(self.connection.address)
        return ("400", b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-length: 0\r\n\r\n")

    def _log_error(self, kind: Any, fault: Any, trace: Any) -> None:
        if issubclass(kind, OSError):  # a peer that has gone, in one of many ways
            self.server.tally.note(self.connection.address)
            self.close_connection = True
        else:
            super()._log_error(kind, fault, trace)

    def log_request(self) -> None:
        """No access log: an address may hold what nobody else should read."""


def read_head(rfile: Any) -> bytes:
    """All header lines. Raises ValueError when they are too many."""
    lines: list[bytes] = []
    size = 0
    while size <= HEAD_LIMIT:
        line = rfile.readline(HEAD_LIMIT)
        lines.append(line)
        size += len(line)
        if line in (b"\r\n", b"\n", b""):
            return b"".join(lines)
    raise ValueError("too large a head")


class Server(WSGIServer):  # type: ignore[misc]
    """One listener. ``TCP_NODELAY``: with Nagle's algorithm every acknowledgement waits 43 ms."""

    backlog = 1024  # connections that wait to be seen
    max_accept = 16  # at once: then others have their turn

    def __init__(self, listener: Any, application: Application, gate: Gate, **more: Any) -> None:
        self.gate = gate
        self.tally = Tally()
        self._handful = 0  # connections since the last pause
        self._silent_until = 0.0
        super().__init__(listener, application, handler_class=Exchange, **more)

    def do_read(self) -> Any:
        """The next connection, with its place at the gate."""
        if self._handful >= self.max_accept:
            self._handful = 0
            if self.gate.is_full():
                self._pause(CROWD_PAUSE)
                return None
        try:
            come = super().do_read()
        except OSError as fault:
            if fault.errno not in FULL:
                raise
            self._tell_full()
            self.gate.put_out_stranger()
            self._pause(FULL_PAUSE)
            return None
        self._handful += 1
        return come and (come[0], self.gate.admit(*come))

    def _tell_full(self) -> None:
        """Strangers cannot take the last descriptor: whoever reads this has very many devices."""
        if time.monotonic() > self._silent_until:
            self._silent_until = time.monotonic() + EVERY
            log.warning("no descriptor is left for one more connection: some have to wait")

    def _pause(self, seconds: float) -> None:
        self.stop_accepting()
        gevent.spawn_later(seconds, self._start_accepting_if_started)

    def handle(self, sock: Any, connection: Connection) -> None:
        """Serve one connection."""
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            Exchange(sock, connection, self).handle()
        finally:
            self.gate.leave(connection)


def make_server(
    application: Application, listen: str, port: int, gate: Gate | None = None, *, shared: bool = False
) -> Server:
    """A server that listens already (so a client may connect) but serves only when run."""
    names = {"SERVER_NAME": "localhost"}  # else gevent asks the network for its own name, at length
    listener = open_listener(listen, port, shared=shared)
    server = Server(listener, application, gate or Gate(), log=None, error_log=log, environ=names)
    server.init_socket()
    return server


def make_servers(application: Application, listen: str, port: int, gate: Gate) -> list[Server]:
    """The listener, and where it is open to the network one more for this machine alone.

    A crowd of connections waits before each listener, to be seen one by one: the operator's must not stand
    in the network's.
    """
    shared = listen != HERE
    servers = [make_server(application, listen, port, gate, shared=shared)]
    if shared:
        with contextlib.suppress(OSError):  # where the system allows no second one
            servers.append(make_server(application, HERE, port, gate, shared=True))
    return servers


def open_listener(listen: str, port: int, *, shared: bool = False) -> Any:
    """A socket that listens. ``shared``: one for all addresses and one for a single one may have one port."""
    listener = gevent.socket.socket()
    try:
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shared and hasattr(socket, "SO_REUSEPORT"):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind((listen, port))
        listener.listen(Server.backlog)
    except OSError:
        listener.close()
        raise
    return listener
