"""What strangers do wrong is counted, and told in one line a minute at most."""

from __future__ import annotations

import logging

import gevent

EVERY = 60.0  # seconds
ADDRESSES_KEPT = 1000

log = logging.getLogger("ceremony.listener")


class Tally:
    """Counts faults of requests by their address."""

    def __init__(self, every: float = EVERY) -> None:
        self.every = every
        self.count = 0
        self.addresses: set[str] = set()

    def note(self, address: str) -> None:
        """One more; the first of a minute brings the line at its end."""
        if not self.count:
            gevent.spawn_later(self.every, self.tell)
        self.count += 1
        if len(self.addresses) < ADDRESSES_KEPT:
            self.addresses.add(address)

    def tell(self) -> None:
        """The line, when there is something to tell."""
        if self.count:
            log.warning(
                "refused %d requests that were not HTTP or came too slowly, from %d addresses",
                self.count,
                len(self.addresses),
            )
        self.count, self.addresses = 0, set()
