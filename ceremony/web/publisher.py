"""Sends each page its whole view when the show has changed, and a tick once a second."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import gevent
from engineio.packet import MESSAGE, Packet
from gevent.event import Event

from ceremony.web.clients import Client, Clients
from ceremony.web.frames import event_frame, to_json, with_block

if TYPE_CHECKING:
    from ceremony.live.conductor import Conductor

ORDER = ("screen", "console", "stage", "desk", "follow")  # the hall first
BREATH = 0.01  # seconds between two rounds: a burst of commands becomes one view
LATE = 0.2  # seconds that news of mere presence may wait
TICK = 1.0  # seconds
WAITING_MESSAGES = 4  # a page with more of them unsent is passed by until it has caught up
SILENT_SECONDS = 5  # a socket that joins no namespace in this time is closed

log = logging.getLogger("ceremony.web")


class Publisher:
    """The only one who sends views. ``engine`` is the Engine.IO server."""

    def __init__(self, conductor: Conductor, clients: Clients) -> None:
        self.conductor = conductor
        self.clients = clients
        self.engine: Any = None
        self._changed = Event()
        self._late: Any = None
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
        """The show has changed: every page gets its view as soon as the caller lets go."""
        self._changed.set()

    def noticed(self) -> None:
        """Something about a screen has changed: the console hears of it shortly."""
        if self._late is None:
            self._late = gevent.spawn_later(LATE, self._notice)

    def _notice(self) -> None:
        self._late = None
        self.send_role("console")

    def _publish_always(self) -> None:
        while True:
            self._changed.wait()
            self._changed.clear()
            for role in ORDER:
                self._safely(self.send_role, role)
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
        """Send the newest view to every page of a role; equal views are encoded once."""
        clients = self.clients.of(role)
        if not clients:
            return
        body = to_json(self.conductor.view(role))
        if role != "screen":
            packet = Packet(MESSAGE, event_frame(role, "view", body))
        for client in clients:
            if role == "screen":
                packet = Packet(MESSAGE, event_frame(role, "view", self._screen_body(body, client)))
            self._send_view(client, packet)

    def _screen_body(self, body: str, client: Client) -> str:
        return with_block(body, "screen", self.conductor.screen(client.client, client.name))

    def welcome(self, client: Client) -> None:
        """The whole view for a page that has just come."""
        body = to_json(self.conductor.view(client.role))
        if client.role == "screen":
            body = self._screen_body(body, client)
        self._send_view(client, Packet(MESSAGE, event_frame(client.role, "view", body)))

    def _send_view(self, client: Client, packet: Packet) -> None:
        client.behind = self._waiting(client) > WAITING_MESSAGES
        if not client.behind:
            self.engine.send_packet(client.transport, packet)

    def _waiting(self, client: Client) -> int:
        socket = self.engine.sockets.get(client.transport)
        return socket.queue.qsize() if socket else 0

    def tick(self) -> None:
        """The server's clock to every page; a page that was passed by gets its view now."""
        for role in ORDER:
            clients = self.clients.of(role)
            if clients:
                frame = event_frame(role, "tick", to_json(self.conductor.tick(role)))
                packet = Packet(MESSAGE, frame)
                for client in clients:
                    self._tick_one(client, packet)

    def _tick_one(self, client: Client, packet: Packet) -> None:
        if self._waiting(client) > WAITING_MESSAGES:
            return
        self.engine.send_packet(client.transport, packet)
        if client.behind:
            self.welcome(client)

    def close_silent(self) -> None:
        """Close sockets that have joined nothing: only pages with a token may stay."""
        known = self.clients.transports()
        silent = [sid for sid in list(self.engine.sockets) if sid not in known]
        self._silent = {sid: self._silent.get(sid, 0) + 1 for sid in silent}
        for sid, seconds in self._silent.items():
            if seconds >= SILENT_SECONDS:
                gevent.spawn(self.engine.disconnect, sid)
