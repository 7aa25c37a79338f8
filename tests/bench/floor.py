"""The floor: the barest page that changes its picture at a word over a websocket. Nothing can be faster.

A server of the standard library: one page, one socket each; what one sends, all others get.
"""

from __future__ import annotations

import base64
import hashlib
import socket
import threading
from dataclasses import dataclass, field

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
PAGE = b"""<!doctype html><meta charset=utf-8><title>floor</title>
<style>div{position:absolute;inset:0;font-size:20vh;background:#600;color:#fff;will-change:opacity}</style>
<button id=go>GO</button><div id=a>A</div><div id=b>B</div>
<script>
const ws = new WebSocket(`ws://${location.host}/ws`);
window.painted = {}; window.ready = false; window.count = 0;
ws.onopen = () => { window.ready = true; };
ws.onmessage = (event) => {
  const n = Number(event.data);
  document.getElementById("a").style.opacity = n % 2; document.getElementById("b").style.opacity = 1 - n % 2;
  requestAnimationFrame(() => requestAnimationFrame(() => { window.painted[n] = Date.now(); }));
};
document.getElementById("go").onclick = () => { window.count += 1; ws.send(String(window.count)); };
</script>"""


def frame(payload: bytes) -> bytes:
    """A short unmasked text frame."""
    return bytes((0x81, len(payload))) + payload


def unmask(raw: bytes) -> bytes:
    """The text of a short masked frame."""
    size = raw[1] & 0x7F
    key, body = raw[2:6], raw[6 : 6 + size]
    return bytes(letter ^ key[place % 4] for place, letter in enumerate(body))


@dataclass
class Floor:
    """The server; ``port`` is where its page is."""

    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    peers: list[socket.socket] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.port = int(self.listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                peer, _ = self.listener.accept()
            except OSError:
                return
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._serve, args=(peer,), daemon=True).start()

    def _serve(self, peer: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            more = peer.recv(4096)
            if not more:
                return
            head += more
        key = next(
            (
                line[19:].strip()
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"sec-websocket-key")
            ),
            b"",
        )
        if not key:
            size = str(len(PAGE)).encode()
            peer.sendall(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                + size
                + b"\r\n\r\n"
                + PAGE
            )
            peer.close()
            return
        accept = base64.b64encode(hashlib.sha1(key + GUID, usedforsecurity=False).digest())
        peer.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )
        self.peers.append(peer)
        while raw := peer.recv(4096):
            if raw[0] & 0x0F == 8:
                break
            for other in self.peers:
                if other is not peer:
                    other.sendall(frame(unmask(raw)))
        self.peers.remove(peer)

    def close(self) -> None:
        """Listen no more."""
        self.listener.close()
