"""Many viewers in one process of their own: ``python -m tests.bench.viewers PORT TOKEN COUNT``.

Prints ``ready``, then one line for every view that the last of them has received:
``<seq> <time of the last, monotonic seconds>``.
"""

from __future__ import annotations

import base64
import json
import os
import re
import selectors
import socket
import sys
import time

SEQ = re.compile(rb'"seq":(\d+)')


class Viewer:
    """One follower (or a page of another role): reads frames, answers pings, notes which view has come."""

    def __init__(self, port: int, token: str, role: str = "follow") -> None:
        self.sock = socket.create_connection(("127.0.0.1", port))
        self.rest = b""
        key = base64.b64encode(os.urandom(16)).decode()
        self.sock.sendall(
            (
                "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
                f"Host: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )
        while b"\r\n\r\n" not in self.rest:
            self.rest += self.sock.recv(4096)
        self.rest = self.rest.split(b"\r\n\r\n", 1)[1]
        self.view = f'42/{role},["view"'.encode()
        self.send((f"40/{role}," + json.dumps({"token": token})).encode())
        self.sock.setblocking(False)

    def send(self, text: bytes) -> None:
        """One short masked frame (the mask is zero, which leaves the text as it is)."""
        size = bytes((0x80 | len(text),)) if len(text) < 126 else b"\xfe" + len(text).to_bytes(2, "big")
        self.sock.sendall(b"\x81" + size + b"\0\0\0\0" + text)

    def read(self) -> list[int]:
        """The numbers of the views that have come whole."""
        piece = self.sock.recv(1 << 16)
        if not piece:
            raise ConnectionError("the show has put a viewer out")
        self.rest += piece
        seen: list[int] = []
        while len(self.rest) >= 2:
            size, start = self.rest[1] & 0x7F, 2
            if size == 126:
                size, start = int.from_bytes(self.rest[2:4], "big"), 4
            elif size == 127:
                size, start = int.from_bytes(self.rest[2:10], "big"), 10
            if len(self.rest) < start + size:
                break
            text, self.rest = self.rest[start : start + size], self.rest[start + size :]
            if text == b"2":
                self.send(b"3")
            elif text.startswith(self.view):
                found = SEQ.search(text)
                seen += [int(found[1])] if found else []
        return seen


class Watch:
    """All viewers; whoever is there already is heard while the next ones connect."""

    def __init__(self, port: int, token: str, count: int) -> None:
        self.count = count
        self.have: dict[int, int] = {}
        self.poll = selectors.DefaultSelector()
        for _ in range(count):
            viewer = Viewer(port, token)
            self.poll.register(viewer.sock, selectors.EVENT_READ, viewer)
            self.hear(0)
        say("ready")

    def hear(self, wait: float | None = None) -> None:
        """Read what has come, answer pings, tell which view the last one has."""
        for key, _ in self.poll.select(wait):
            for seq in key.data.read():
                self.have[seq] = self.have.get(seq, 0) + 1
                if self.have[seq] == self.count:
                    say(f"{seq} {time.monotonic()}")


def say(line: str) -> None:
    """One line for whoever started this."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def watch(port: int, token: str, count: int) -> None:
    """Connect all and report for ever."""
    viewers = Watch(port, token, count)
    while True:
        viewers.hear()


if __name__ == "__main__":
    watch(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
