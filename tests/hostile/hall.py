"""``python -m tests.hostile.hall run …``: a show that takes 127.0.0.1 for this machine, and no other address.

It listens for the hall's network at 127.0.0.2.

``--plant NAME`` takes one of the protections out, so that a test can show that it would be missed;
``--descriptors N`` lets it open no more connections and files than that.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable

HERE, NETWORK = "127.0.0.1", "127.0.0.2"  # this machine, and its address on the hall's network


def no_turns() -> None:
    """Everybody works at once, and nobody lets others in between."""
    from ceremony.web import gate

    gate.Connection.begin = lambda self: None  # type: ignore[method-assign]


def no_bounds() -> None:
    """Frames are read as fast as they come, for as long as they come, and nobody lets others in between."""
    from ceremony.web import limits, sockets, websocket

    no_turns()
    limits.Bucket.owe = lambda self: 0.0  # type: ignore[method-assign]
    websocket.UNKNOWN_FRAMES = sockets.OVER_MOST = 10**9


def no_places() -> None:
    """Connections of strangers are not counted."""
    from ceremony.web import gate

    gate.Gate.put_out_stranger = lambda self: None  # type: ignore[method-assign]


def stuck() -> None:
    """A defect: once a page is there the program goes round and round and looks at nothing any more."""
    from ceremony.web.publisher import Publisher

    def tick(self: Publisher) -> None:
        while len(self.clients):
            pass

    Publisher.tick = tick  # type: ignore[method-assign]


PLANTS: dict[str, Callable[[], None]] = {
    "no_turns": no_turns,
    "no_bounds": no_bounds,
    "no_places": no_places,
    "stuck": stuck,
}


def main() -> None:
    """Arrange the network, plant a fault when asked to, run."""
    from ceremony.web import network

    network.is_this_machine = lambda address, own: address == HERE
    network.lan_addresses = lambda: (NETWORK,)

    from ceremony.web import settings

    settings.Settings.listen = property(lambda self: NETWORK)  # type: ignore[assignment]
    words = sys.argv[1:]
    while words[0] in ("--plant", "--descriptors"):
        word, value, *words = words
        if word == "--plant":
            PLANTS[value]()
        else:
            resource.setrlimit(resource.RLIMIT_NOFILE, (int(value), int(value)))
    from ceremony.cli.main import main as run

    sys.argv = ["ceremony", *words]
    run()


if __name__ == "__main__":
    main()
