"""``python -m tests.hostile.hall run …``: a show that takes 127.0.0.1 for this machine, and no other address.

It listens for the hall's network at 127.0.0.2.

``--plant NAME`` takes one of the protections out, so that a test can show that it would be missed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

HERE, NETWORK = "127.0.0.1", "127.0.0.2"  # this machine, and its address on the hall's network


def no_turns() -> None:
    """Everybody works at once, and nobody lets others in between."""
    from ceremony.web import gate

    gate.Connection.begin = lambda self: None  # type: ignore[method-assign]


def no_pace() -> None:
    """A page may send as many frames as it likes, for as long as it likes."""
    from ceremony.web import limits, websocket

    limits.Bucket.owe = lambda self: 0.0  # type: ignore[method-assign]
    websocket.UNKNOWN_FRAMES = 10**9


def no_places() -> None:
    """Connections of strangers are not counted."""
    from ceremony.web import gate

    gate.Gate.put_out_stranger = lambda self: None  # type: ignore[method-assign]


def no_body_limit() -> None:
    """A body may take for ever."""
    from ceremony.web import server

    server.BODY_TIMEOUT = 10**6


def no_rest() -> None:
    """Strangers may have all the time there is."""
    from ceremony.web import turns

    turns.LONGEST_REST = 0.0


PLANTS: dict[str, Callable[[], None]] = {
    "no_turns": no_turns,
    "no_pace": no_pace,
    "no_places": no_places,
    "no_body_limit": no_body_limit,
    "no_rest": no_rest,
}


def main() -> None:
    """Arrange the network, plant a fault when asked to, run."""
    from ceremony.web import network

    network.is_this_machine = lambda address, own: address == HERE
    network.lan_addresses = lambda: (NETWORK,)

    from ceremony.web import settings

    settings.Settings.listen = property(lambda self: NETWORK)  # type: ignore[assignment]
    words = sys.argv[1:]
    if words[:1] == ["--plant"]:
        PLANTS[words[1]]()
        words = words[2:]
    from ceremony.cli.main import main as run

    sys.argv = ["ceremony", *words]
    run()


if __name__ == "__main__":
    main()
