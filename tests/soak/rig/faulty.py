"""A real show with a planted fault, or a faster clock: ``python -m tests.soak.rig.faulty FAULT run …``.

``no-memory``, ``careless-go``: as in planted.py. ``early-answer``: acknowledges before it has done anything.
``old-view``: whoever asks for a view gets the one of half a second ago. ``unordered``: every event in a
greenlet of its own, as Flask-SocketIO does by default. ``leak``: keeps every view that it ever made.
``fast-N``: no fault, a clock that runs N times as fast.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.running import Show

FAULTS = ("no-memory", "careless-go", "early-answer", "old-view", "unordered", "leak")


def faulty_show(fault: str) -> type[Show]:
    """A running show with this fault; with "" the show as it is."""
    from tests.running import Show

    if not fault:
        return Show
    return type("FaultyShow", (Show,), {"module": "tests.soak.rig.faulty", "before": (fault,)})


def plant(fault: str) -> None:
    """Put the fault in; only now, when everything of the web has been loaded in its own order."""
    from ceremony.cli import serving

    if fault.startswith("fast-"):
        hasten(serving, int(fault.removeprefix("fast-")))
    elif fault == "unordered":
        from ceremony.web import app

        class Unordered(app.SocketIO):  # type: ignore[misc,name-defined]
            def __init__(self, *args: Any, **options: Any) -> None:
                super().__init__(*args, **options | {"async_handlers": True})

        app.SocketIO = Unordered  # type: ignore[misc,attr-defined]
        from ceremony.web import sockets

        perform = sockets.perform

        def dawdle(*args: Any) -> Any:
            import gevent

            gevent.sleep((time.monotonic_ns() % 7) / 1000)  # what waits for a disk would give way, too
            return perform(*args)

        sockets.perform = dawdle
    else:
        serving.Conductor = faulty_conductor(serving.Conductor, fault)  # type: ignore[misc]


def hasten(serving: Any, speed: int) -> None:
    """A boot clock that runs faster, and whoever waits by it."""
    from ceremony.live.clock import read_boot_ms

    def boot_ms() -> int:
        return read_boot_ms() * speed  # of the machine's own start: a restart of the show goes on

    serving.SystemClock = partial(serving.SystemClock, boot_ms=boot_ms)
    follow = serving.follow
    serving.follow = lambda conductor, _speed: follow(conductor, speed)


def faulty_conductor(real: type[Any], fault: str) -> type[Any]:
    """The conductor with the fault in it."""
    from tests.soak.rig.planted import CONDUCTORS

    if fault in CONDUCTORS:
        return CONDUCTORS[fault]

    class EarlyAnswer(real):  # type: ignore[misc]
        def submit(self, raw: Any, *, by: str, role: str) -> dict[str, Any]:
            import gevent

            if raw.get("type") != "shift":
                return dict(super().submit(raw, by=by, role=role))
            gevent.spawn_later(0.02, partial(super().submit, raw, by=by, role=role))
            return {"ok": True, "seq": self.seq + 1, "durable": True}

    class OldView(real):  # type: ignore[misc]
        _before: dict[str, Any]

        def view(self, role: str, client: str | None = None) -> dict[str, Any]:
            kept = self.__dict__.setdefault("_kept", {})
            made, view = kept.get((role, client), (0.0, None))
            if view is None or time.monotonic() - made > 0.5:
                view = super().view(role, client)
                kept[role, client] = (time.monotonic(), view)
            return dict(view)

    class Leak(real):  # type: ignore[misc]
        def view(self, role: str, client: str | None = None) -> dict[str, Any]:
            made = super().view(role, client)
            self.__dict__.setdefault("_all", []).append((str(made), open("/dev/null")))  # noqa: SIM115, PTH123
            return dict(made)

    return {"early-answer": EarlyAnswer, "old-view": OldView, "leak": Leak}[fault]


def main() -> None:
    """The command line of ``ceremony`` with a fault in front."""
    from ceremony.cli.main import main as ceremony
    from ceremony.web import library

    fault = sys.argv.pop(1)
    load: Callable[[], None] = library.load_sockets

    def load_with_fault() -> None:
        load()
        plant(fault)

    library.load_sockets = load_with_fault
    ceremony()


if __name__ == "__main__":
    main()
