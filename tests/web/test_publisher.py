"""Who hears of a change when: the hall first, the console once the hall has painted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gevent
import pytest
from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage

from ceremony.web import publisher as rules
from ceremony.web.clients import Client, Clients, bucket_of
from ceremony.web.publisher import Publisher
from tests.live.stage import Stage


@dataclass
class Engine:
    """Stands where the library of the sockets would send: notes what goes out to whom."""

    sent: list[str] = field(default_factory=list)
    sockets: dict[str, Any] = field(default_factory=dict)

    def send_packet(self, transport: str, packet: Any) -> None:
        self.sent.append(transport)


class Hall:
    """A publisher with a console and two screens; nothing goes out by itself."""

    def __init__(self, folder: Path) -> None:
        self.stage = Stage(folder)
        self.engine = Engine()
        self.publisher = Publisher(self.stage.conductor, Clients())
        self.publisher.engine = self.engine
        self.screens = [self.join("left", "screen"), self.join("right", "screen")]
        self.console = self.join("console", "console")

    def join(self, name: str, role: str) -> Client:
        client = Client(name, name, role, "", name, name, bucket_of(role))
        self.publisher.clients.add(client)
        return client

    def change(self, command: str = "open") -> int:
        """Something changes and is told; the number of the new view."""
        self.engine.sent.clear()
        assert self.stage.send(command)["ok"]
        self.publisher.publish()
        return self.stage.conductor.seq

    def paint(self, screen: Client, seq: int) -> None:
        screen.painted = seq
        self.publisher.painted()
        gevent.sleep(0.001)

    @property
    def console_told(self) -> bool:
        return "console" in self.engine.sent


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    monkeypatch.setattr(rules, "HALL_FIRST", 3600)  # so long that only the hall can let the console know
    made = Hall(tmp_path)
    yield made
    made.stage.journal.close()


def test_screens_hear_of_a_change_at_once_and_the_console_waits_for_them(hall: Hall) -> None:
    hall.change()
    assert hall.engine.sent == ["left", "right"]


class Line:
    """Stands where a page's socket would be: takes a frame or does not."""

    def __init__(self, *, takes: bool) -> None:
        self.takes = takes
        self.frames: list[bytes] = []

    def offer(self, data: bytes) -> bool:
        self.frames += [data] if self.takes else []
        return self.takes


def test_a_view_goes_straight_to_a_socket_that_takes_it_as_the_library_would_have_written_it(
    hall: Hall,
) -> None:
    line = hall.screens[0].line = Line(takes=True)
    hall.change()
    assert hall.engine.sent == ["right"]
    sent = Connection(ConnectionType.CLIENT)
    sent.receive_data(line.frames[0])
    (event,) = sent.events()
    assert isinstance(event, TextMessage)
    assert event.data.startswith('42/screen,["view",{')


def test_a_view_that_a_socket_does_not_take_goes_through_the_queue(hall: Hall) -> None:
    hall.screens[0].line = Line(takes=False)
    hall.change()
    assert hall.engine.sent == ["left", "right"]


def test_a_view_does_not_overtake_what_waits_in_the_queue(hall: Hall) -> None:
    line = hall.screens[0].line = Line(takes=True)
    hall.engine.sockets["left"] = SimpleNamespace(queue=SimpleNamespace(qsize=lambda: 1))
    hall.change()
    assert (line.frames, hall.engine.sent) == ([], ["left", "right"])


def test_the_console_hears_once_every_screen_has_painted(hall: Hall) -> None:
    seq = hall.change()
    hall.paint(hall.screens[0], seq)
    assert not hall.console_told
    hall.paint(hall.screens[1], seq)
    assert hall.console_told


def test_a_screen_that_paints_an_older_view_lets_nobody_know(hall: Hall) -> None:
    old = hall.change()
    new = hall.change("blackout")
    hall.paint(hall.screens[0], new)
    hall.paint(hall.screens[1], old)
    assert not hall.console_told


def test_a_console_that_waits_for_nothing_is_told_nothing_twice(hall: Hall) -> None:
    seq = hall.change()
    for screen in hall.screens * 3:
        hall.paint(screen, seq)
    assert hall.engine.sent.count("console") == 1


def test_without_a_screen_the_console_hears_at_once(hall: Hall) -> None:
    for screen in hall.screens:
        hall.publisher.clients.remove(screen.sid)
    hall.change()
    gevent.sleep(0.001)
    assert hall.engine.sent == ["console"]


def test_a_screen_that_never_paints_does_not_keep_the_console_waiting(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "HALL_FIRST", 0.002)
    hall.change()
    with gevent.Timeout(10):
        while not hall.console_told:
            gevent.sleep(0.001)
