"""Sends each page its whole view when the show has changed, and a tick once a second."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import gevent
from gevent.event import Event

from ceremony.web.clients import Client, Clients
from ceremony.web.frames import Message, event_message, to_json, with_block

if TYPE_CHECKING:
    from ceremony.live.conductor import Conductor

ORDER = ("screen", "sign", "stage", "desk", "follow", "console")  # the hall first
OWN_VIEWS = ("sign",)  # roles of which every page is told something else
INKED = ("screen", "console")  # roles that see ink while it is drawn
BREATH = 0.01  # seconds between two rounds: a burst of commands becomes one view
AWAY = 0.001  # seconds of real rest in which what was written leaves and its reader wakes up
HALL_FIRST = 0.04  # seconds the console waits at most for the hall: it draws on the machine that paints it
LATE = 0.2  # seconds that news of mere presence may wait
TICK = 1.0  # seconds
WAITING_MESSAGES = 4  # a page with more of them unsent is passed by until it has caught up
SILENT_SECONDS = 5  # a socket that joins no namespace in this time is closed

AT_A_STRETCH = 50  # pages that are written to before others have their turn

log = logging.getLogger("ceremony.web")


def in_breaths(clients: list[Client]) -> Iterator[Client]:
    """All of them, with a pause after every so many: two thousand guests must not hold up a GO."""
    for number, client in enumerate(clients, 1):
        yield client
        if not number % AT_A_STRETCH:
            gevent.sleep(0)


class Publisher:
    """The only one who sends views. ``engine`` is the Engine.IO server."""

    def __init__(self, conductor: Conductor, clients: Clients) -> None:
        self.conductor = conductor
        self.clients = clients
        self.engine: Any = None
        self._changed = Event()
        self._told: tuple[float, Any] | None = None  # the timer of the console's next view
        self._moved: tuple[object, ...] = ()
        self._silent: dict[str, int] = {}
        self._tasks: list[gevent.Greenlet] = []

    def start(self, engine: Any) -> None:
        """Begin to publish over an Engine.IO server."""
        self.engine = engine
        self._tasks = [gevent.spawn(self._publish_always), gevent.spawn(self._tick_always)]

    def stop(self) -> None:
        """No more views."""
        gevent.killall(self._tasks)

    def changed(self) -> None:
        """Something has changed: pages get their views as soon as the caller lets go."""
        self._changed.set()

    def publish(self) -> None:
        """Views to all when the show has moved; else only what screens do or refusals say has changed."""
        conductor = self.conductor
        moved = (conductor.epoch, conductor.seq, conductor.rev, conductor.media)
        if moved == self._moved:
            self._safely(self.refresh_screens)
            self._tell_console_in(LATE)
            return
        self._moved = moved
        self._safely(self.send_role, "screen")
        gevent.sleep(AWAY)
        for role in ORDER[1:-1]:
            self._safely(self.send_role, role)
        self._tell_console_in(HALL_FIRST if self.clients.of("screen") else 0)

    def painted(self) -> None:
        """A screen has painted; once all have, a console that waits need not wait any longer."""
        if self._told and all(screen.painted == self.conductor.seq for screen in self.clients.of("screen")):
            self._tell_console_in(0)

    def _tell_console_in(self, seconds: float) -> None:
        """Let the console have its view then, or when it was to have one sooner."""
        due = time.monotonic() + seconds
        if self._told is not None:
            if self._told[0] <= due:
                return
            self._told[1].kill(block=False)
        self._told = (due, gevent.spawn_later(seconds, self._tell_console))

    def _tell_console(self) -> None:
        self._told = None
        self._safely(self.send_role, "console")

    def _publish_always(self) -> None:
        while True:
            self._changed.wait()
            self._changed.clear()
            self.publish()
            gevent.sleep(BREATH)

    def _tick_always(self) -> None:
        while True:
            gevent.sleep(TICK)
            self._safely(self.tick)
            self._safely(self.close_silent)

    @staticmethod
    def _safely(what: Any, *args: Any) -> None:
        # A fault in one role's view must not take the pictures from the others.
        try:
            what(*args)
        except Exception:
            log.exception("a view could not be sent")

    def send_role(self, role: str) -> None:
        """Send the newest view to every page of a role; what is equal is encoded once."""
        clients = self.clients.of(role)
        if role == "screen":
            self._send_screens(clients)
        elif role in OWN_VIEWS:
            for client in clients:
                self._send_view(client, self._own_view(client))
        elif clients:
            message = event_message(role, "view", to_json(self.conductor.view(role)))
            for client in in_breaths(clients):
                self._send_view(client, message)

    def _send_screens(self, clients: list[Client]) -> None:
        if not clients:
            return
        view = self.conductor.view("screen")
        del view["screen"]
        body = to_json(view)
        for client in clients:
            client.block = self._block(client)
            self._send_view(client, event_message("screen", "view", with_block(body, "screen", client.block)))

    def _own_view(self, client: Client) -> Message:
        return event_message(client.role, "view", to_json(self.conductor.view(client.role, client.client)))

    def ink(self, piece: dict[str, Any]) -> None:
        """A piece of ink to all who show it; a page that misses one asks for the whole."""
        body = to_json(piece)
        for role in INKED:
            message = event_message(role, "ink", body)
            for client in self.clients.of(role):
                self._send(client, message)

    def _block(self, client: Client) -> dict[str, Any]:
        state = self.conductor.state
        presence = self.conductor.presence
        return presence.screen(client.client, state.sound_screen, state.screen_names, self.conductor.now())

    def refresh_screens(self) -> None:
        """A new view for screens whose name, sound or identify has changed."""
        self._send_screens([one for one in self.clients.of("screen") if one.block != self._block(one)])

    def welcome(self, client: Client) -> None:
        """The whole view for a page that has just come."""
        if client.role == "screen":
            self._send_screens([client])
        elif client.role in OWN_VIEWS:
            self._send_view(client, self._own_view(client))
        else:
            body = to_json(self.conductor.view(client.role))
            self._send_view(client, event_message(client.role, "view", body))

    def _send_view(self, client: Client, message: Message) -> None:
        client.behind = not self._send(client, message)

    def _send(self, client: Client, message: Message) -> bool:
        """Whether it goes out: a page that has too much unsent is passed by.

        Straight to its socket while nothing waits before it: the way through the library's queue and its
        writer costs three times as much, which the last of two hundred phones would feel.
        """
        waiting = self._waiting(client)
        if waiting > WAITING_MESSAGES:
            return False
        straight = not waiting and client.line is not None and client.line.offer(message.frame)
        if not straight:
            self.engine.send_packet(client.transport, message.packet)
        return True

    def _waiting(self, client: Client) -> int:
        socket = self.engine.sockets.get(client.transport)
        return socket.queue.qsize() if socket else 0

    def tick(self) -> None:
        """The server's clock to every page; a page that was passed by gets its view now."""
        for role in ORDER:
            clients = self.clients.of(role)
            if clients:
                message = event_message(role, "tick", to_json(self.conductor.tick(role)))
                for client in in_breaths(clients):
                    self._tick_one(client, message)
        self.refresh_screens()

    def _tick_one(self, client: Client, message: Message) -> None:
        if self._send(client, message) and client.behind:
            self.welcome(client)

    def close_silent(self) -> None:
        """Close sockets that have joined nothing: only pages with a token may stay."""
        known = self.clients.transports()
        silent = [sid for sid in list(self.engine.sockets) if sid not in known]
        self._silent = {sid: self._silent.get(sid, 0) + 1 for sid in silent}
        for sid, seconds in self._silent.items():
            if seconds >= SILENT_SECONDS:
                gevent.spawn(self.engine.disconnect, sid)
