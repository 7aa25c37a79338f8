"""The pages that are connected now: the server's own table of who they are."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from ceremony.web.limits import Bucket

RATE, BURST = 20, 40  # events a second, events at once
INK_RATE, INK_BURST = 70, 200  # of a tablet: a piece of ink with every picture of its screen

OVER_MOST = 200  # refused for being too many, more than were heard: then the page is put out


def bucket_of(role: str) -> Bucket:
    """How much a page of this role may say."""
    rate, burst = (INK_RATE, INK_BURST) if role == "sign" else (RATE, BURST)
    return Bucket(rate, burst, time.monotonic)


class Line(Protocol):
    """Takes a frame at once, whole, or not at all."""

    def offer(self, data: bytes) -> bool:
        """Whether it has taken it."""


@dataclass(slots=True)
class Client:
    """One page on one socket.

    ``transport`` is its Engine.IO id; ``behind``: it missed a view; ``block``: what the last view told
    a screen about itself; ``painted``: the newest view that it has painted; ``line``: where its frames go;
    ``over``: how many more events were too many than were heard.
    """

    sid: str
    transport: str
    role: str
    token: str
    client: str
    name: str
    bucket: Bucket
    behind: bool = False
    block: dict[str, Any] = field(default_factory=dict)
    painted: int = -1
    line: Line | None = None
    over: int = 0


class Clients:
    """All connected pages by their socket id."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Client] = {}

    def add(self, client: Client) -> None:
        """A page has come."""
        self._by_sid[client.sid] = client

    def remove(self, sid: str) -> Client | None:
        """A page has gone; None when it was not known."""
        return self._by_sid.pop(sid, None)

    def get(self, sid: str) -> Client | None:
        """The page of a socket."""
        return self._by_sid.get(sid)

    def of(self, role: str) -> list[Client]:
        """All pages of a role."""
        return [client for client in self._by_sid.values() if client.role == role]

    def transports(self) -> set[str]:
        """The Engine.IO ids of all pages."""
        return {client.transport for client in self._by_sid.values()}

    def __iter__(self) -> Iterator[Client]:
        return iter(list(self._by_sid.values()))

    def __len__(self) -> int:
        return len(self._by_sid)
