"""The door: looks at every request before Flask or Socket.IO do.

It stands outside both because Flask's own checks do not cover /socket.io.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ceremony.language.catalogs import say
from ceremony.web.frames import to_json
from ceremony.web.headers import Headers, harden
from ceremony.web.settings import Settings

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

METHODS = ("GET", "HEAD", "POST")
BODY_LIMIT = 64_000  # bytes
KEY_LENGTH = 24  # characters of Sec-WebSocket-Key: 16 bytes
TARGET_LIMIT = 2_000  # characters of path and query
FAULT = "ceremony.fault"  # in a request's environment: the HTTP status of a body that did not come
FORGED = (
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PREFIX",
    "HTTP_X_REAL_IP",
    "HTTP_X_HTTP_METHOD_OVERRIDE",
    "HTTP_FORWARDED",
    # a compressed websocket costs the server more than a local network ever saves
    "HTTP_SEC_WEBSOCKET_EXTENSIONS",
)
REASONS = {
    400: "Bad Request",
    403: "Forbidden",
    405: "Method Not Allowed",
    408: "Request Timeout",
    411: "Length Required",
    413: "Content Too Large",
    414: "URI Too Long",
    421: "Misdirected Request",
}


class Guard:
    """A WSGI application around the whole server: Host, Origin, methods, sizes, handshakes."""

    def __init__(self, inner: Application, settings: Settings) -> None:
        self.inner = inner
        self.settings = settings
        self.own = settings.addresses() if settings.lan else ()

    def hosts(self) -> frozenset[str]:
        """The Host headers that mean this server."""
        names = ["localhost", "127.0.0.1", "[::1]", *self.own]
        port = self.settings.port
        return frozenset(f"{name}:{port}" for name in names) | (
            frozenset(names) if port == 80 else frozenset()
        )

    def knows(self, host: str) -> bool:
        """Whether a Host means this server; an unknown one makes it look at its addresses again."""
        if host in self.hosts():
            return True
        if self.settings.lan:
            self.own = self.settings.addresses()  # the network may have given this machine a new one
        return host in self.hosts()

    def fault(self, environ: Environ) -> int:
        """The HTTP status that refuses this request; 0 when it may pass."""
        if not self.knows(str(environ.get("HTTP_HOST", "")).lower()):
            return 421
        origin = environ.get("HTTP_ORIGIN")
        if origin is not None and not self.is_own_origin(str(origin)):
            return 403
        return self.size_fault(environ) or int(environ.get(FAULT, 0))

    def is_own_origin(self, origin: str | None, _environ: object = None) -> bool:
        """Whether a page of this server sent the request; a program that is no browser names no origin."""
        if origin is None:
            return True
        host = origin.lower().removeprefix("http://")
        return origin.lower().startswith("http://") and host in self.hosts()

    def size_fault(self, environ: Environ) -> int:
        """Refuses other methods, long addresses and large or unmeasured bodies."""
        if environ["REQUEST_METHOD"] not in METHODS:
            return 405
        if len(environ.get("PATH_INFO", "")) + len(environ.get("QUERY_STRING", "")) > TARGET_LIMIT:
            return 414
        if "HTTP_TRANSFER_ENCODING" in environ:
            return 411
        length = environ.get("CONTENT_LENGTH") or "0"
        if not str(length).isdigit():
            return 400
        return 413 if int(length) > BODY_LIMIT else 0

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Let a request pass, or answer it with its fault."""
        for key in FORGED:
            environ.pop(key, None)
        host = str(environ.get("HTTP_HOST", "")).lower()
        fault = self.fault(environ)
        if fault:
            return self.refuse(start, fault)

        def start_hardened(status: str, headers: Headers, exc_info: Any = None) -> Any:
            return start(status, harden(headers, host), exc_info)

        if environ.get("PATH_INFO", "").startswith("/socket.io") and not is_handshake(environ):
            return self.refuse(start, 400)
        return self.inner(environ, start_hardened)

    def refuse(self, start: Start, status: int) -> list[bytes]:
        """A short answer that repeats nothing of the request; the connection ends with it."""
        words = say(self.settings.language, "web.not_allowed")
        body = to_json({"ok": False, "code": str(status), "message": words}).encode()
        headers = [
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(body))),
            ("Connection", "close"),
        ]
        start(f"{status} {REASONS[status]}", harden(headers, "localhost"))
        return [body]


def is_handshake(environ: Environ) -> bool:
    """Whether a request for a socket is a whole websocket handshake of Engine.IO 4."""
    asked = set(str(environ.get("QUERY_STRING", "")).split("&"))
    return (
        str(environ.get("HTTP_UPGRADE", "")).lower() == "websocket"
        and "upgrade" in str(environ.get("HTTP_CONNECTION", "")).lower()
        and environ["REQUEST_METHOD"] == "GET"
        and environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13"
        and len(str(environ.get("HTTP_SEC_WEBSOCKET_KEY", ""))) == KEY_LENGTH
        and {"EIO=4", "transport=websocket"} <= asked
        and not any(word.startswith("sid=") for word in asked)
    )
