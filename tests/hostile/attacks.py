"""What one hostile host does: ``python -m tests.hostile.attacks NAME PORT SECONDS FOLLOW_TOKEN``.

Only against this machine: it connects from 127.0.0.66 to 127.0.0.2. Prints a line when it begins, and what it
has sent when it ends.
"""

from __future__ import annotations

import base64
import errno
import json
import os
import selectors
import socket
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

SOURCE, TARGET = "127.0.0.66", "127.0.0.2"
HURRY = (errno.EAGAIN, errno.EINPROGRESS, errno.EWOULDBLOCK)


@dataclass(frozen=True, slots=True)
class Attack:
    """So many connections at once; each says its ``opening``, waits for an answer when there is something
    ``after`` that, then says ``stream`` over and over.

    ``pause``: seconds between two pieces of the stream, 0 as fast as it goes; ``reads``: whether it takes the
    answers; ``churns``: whether it hangs up once all is said and answered (or at once, without an opening).
    """

    count: int
    opening: bytes = b""
    after: bytes = b""
    stream: bytes = b""
    pause: float = 0.0
    reads: bool = True
    churns: bool = False


@dataclass(slots=True)
class Link:
    """One connection of the attacker."""

    sock: socket.socket
    rest: bytes
    waits: bool
    due: float = 0.0


def request(port: int, path: str, *more: str, method: str = "GET") -> bytes:
    """An HTTP request."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {TARGET}:{port}", *more, "", ""]
    return "\r\n".join(lines).encode()


def frame(payload: bytes, opcode: int = 1, *, fin: bool = True) -> bytes:
    """A masked frame; the mask is zero."""
    size = len(payload)
    if size < 126:
        length = bytes((0x80 | size,))
    elif size < 65536:
        length = b"\xfe" + size.to_bytes(2, "big")
    else:
        length = b"\xff" + size.to_bytes(8, "big")
    return bytes((0x80 * fin | opcode,)) + length + b"\0\0\0\0" + payload


def handshake(port: int) -> bytes:
    """The request that becomes a websocket."""
    key = base64.b64encode(os.urandom(16)).decode()
    return request(
        port,
        "/socket.io/?EIO=4&transport=websocket",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
    )


def join(token: str) -> bytes:
    """The frame that joins the guests."""
    return frame(b"40/follow," + json.dumps({"token": token}).encode())


def event(body: bytes) -> bytes:
    """An event of a guest's page."""
    return frame(b"42/follow,1" + body)


def attacks(port: int, token: str) -> dict[str, Attack]:
    """All of them by name."""
    shake = handshake(port)
    hello = join(token)
    ping = event(b'["ping_clock",{"t":1}]')
    body = request(port, "/api/pair", "Content-Type: application/json", "Content-Length: 17", method="POST")
    long = "[" * 30_000 + "]" * 30_000
    return {
        "piped requests, one connection": Attack(1, stream=request(port, "/healthz") * 200),
        "piped pages, 24 connections": Attack(24, stream=request(port, "/follow") * 50),
        "views, 200 connections": Attack(
            200, stream=request(port, "/api/view/follow", f"Authorization: Bearer {token}") * 5
        ),
        "frames without a token": Attack(24, shake, frame(b"40/nobody,{}"), frame(b"40/nobody,{}") * 400),
        "frames with the guests' token": Attack(24, shake, hello, ping * 400),
        "binary frames": Attack(24, shake, hello, frame(os.urandom(64), 2) * 200),
        "fragments without end": Attack(24, shake, hello, frame(b"4", 0, fin=False) * 400),
        "frames of 63 kB": Attack(24, shake, hello, event(b'["x","' + b"x" * 63_000 + b'"]')),
        "frames of deep JSON": Attack(24, shake, hello, event(long.encode())),
        "websocket pings": Attack(24, shake, hello, frame(b"x" * 100, 9) * 200),
        "joining and leaving": Attack(24, shake, hello, (frame(b"41/follow,") + hello) * 100),
        "a thousand guests who never read": Attack(1000, shake, hello, reads=False),
        "connections opened and closed": Attack(200, churns=True),
        "idle connections": Attack(1500),
        "bodies that never come": Attack(
            1500, request(port, "/healthz", "Content-Length: 60000"), reads=False
        ),
        "slow heads": Attack(1500, b"GET / HTTP/1.1\r\n", stream=b"x", pause=0.2),
        "handshakes": Attack(50, shake, hello, churns=True),
        "answers that nobody reads": Attack(
            600, stream=request(port, "/static/js/lib/socket.io.esm.min.js") * 20, reads=False
        ),
        "guesses": Attack(50, stream=(body + b'{"code":"123456"}') * 20),
    }


class Attacker:
    """Carries one attack out."""

    def __init__(self, attack: Attack, port: int) -> None:
        self.attack, self.port = attack, port
        self.poll = selectors.DefaultSelector()
        self.opened = self.closed = self.sent = 0

    def open(self) -> None:
        """One more connection."""
        sock = socket.socket()
        sock.setblocking(False)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # no TIME_WAIT
        sock.bind((SOURCE, 0))
        if sock.connect_ex((TARGET, self.port)) not in (0, *HURRY):
            sock.close()
            return
        self.opened += 1
        link = Link(sock, self.attack.opening or self.attack.stream, waits=bool(self.attack.after))
        self.poll.register(sock, selectors.EVENT_READ | selectors.EVENT_WRITE, link)

    def close(self, link: Link) -> None:
        """One less."""
        self.poll.unregister(link.sock)
        link.sock.close()
        self.closed += 1

    def step(self, link: Link, events: int) -> None:
        """Read and write what goes. Raises OSError when the connection is over."""
        if events & selectors.EVENT_READ:
            got = link.sock.recv(1 << 16, 0 if self.attack.reads else socket.MSG_PEEK)
            if not got or (self.attack.churns and not link.waits):
                raise ConnectionResetError
            if link.waits:
                link.waits, link.rest = False, link.rest + self.attack.after
        if link.rest or events & selectors.EVENT_WRITE:
            self.write(link)

    def write(self, link: Link) -> None:
        """The next piece."""
        now = time.monotonic()
        if link.rest and now >= link.due:
            sent = link.sock.send(link.rest)
            self.sent += sent
            link.rest = link.rest[sent:]
        if not link.rest and self.attack.stream and not link.waits:
            link.rest, link.due = self.attack.stream, now + self.attack.pause
        if self.attack.churns and not self.attack.opening:
            raise ConnectionResetError
        wants = selectors.EVENT_READ if self.attack.reads or self.attack.churns else 0
        if link.rest and not self.attack.pause:
            wants |= selectors.EVENT_WRITE
        self.poll.modify(link.sock, wants or selectors.EVENT_READ, link)

    def wake_slow(self) -> None:
        """Those that pause between two pieces."""
        now = time.monotonic()
        for key in list(self.poll.get_map().values()):
            if key.data.rest and now >= key.data.due:
                self.guarded(key.data, selectors.EVENT_WRITE)

    def guarded(self, link: Link, events: int) -> None:
        """A step; a connection that is over is opened anew."""
        try:
            self.step(link, events)
        except BlockingIOError:
            return
        except OSError:
            self.close(link)

    def run(self, seconds: float) -> None:
        """Attack for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for _ in range(min(50, self.attack.count - len(self.poll.get_map()))):
                self.open()
            for key, events in self.poll.select(0.05):
                self.guarded(key.data, events)
            if self.attack.pause:
                self.wake_slow()
            elif not self.attack.reads:
                time.sleep(0.01)  # what is not read stays readable


def main(say: Callable[[str], object] = sys.stdout.write) -> None:
    """Attack as the command line says."""
    name, port, seconds, token = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
    attacker = Attacker(attacks(port, token)[name], port)
    say("begun\n")
    sys.stdout.flush()
    attacker.run(seconds)
    say(f"{attacker.opened} connections, {attacker.closed} closed, {attacker.sent / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
