"""Socket.IO: one namespace for each role, and the table of all events a page may send."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gevent
from flask_socketio import Namespace
from socketio.exceptions import ConnectionRefusedError as ConnectRefused

from ceremony.web.access import ROLES
from ceremony.web.asking import Web
from ceremony.web.clients import OVER_MOST, Client, bucket_of
from ceremony.web.gate import CONNECTION, Connection
from ceremony.web.orders import Answer, perform, refused
from ceremony.web.websocket import line_of

log = logging.getLogger("ceremony.web")

NAME_LENGTH = 64
TELLABLE = 2**53  # numbers below it mean the same to every program


def run_command(web: Web, client: Client, fields: dict[str, Any]) -> Answer:
    """A command from a page; a tablet is always the one it is, whatever it says."""
    if client.role == "sign":
        fields = {**fields, "tablet": client.client}
    return perform(web, client.role, fields, client.role)


def note_painted(web: Web, client: Client, fields: dict[str, Any]) -> Answer:
    """A page has painted a view."""
    seq, ms = whole(fields.get("seq")), whole(fields.get("ms"))
    if seq is None or ms is None:
        return refused(web, "bad_command")
    web.conductor.presence.painted(client.client, seq, ms, web.conductor.now())
    if client.role == "screen":
        client.painted = seq
        web.publisher.painted()
    return {"ok": True}


def note_health(web: Web, client: Client, fields: dict[str, Any]) -> Answer:
    """A page tells how it is."""
    web.conductor.presence.health(client.client, fields, web.conductor.now())
    return {"ok": True}


def answer_clock(web: Web, _client: Client, fields: dict[str, Any]) -> Answer:
    """The server's clock, for the page's offset."""
    t = fields.get("t")
    known = isinstance(t, int | float) and not isinstance(t, bool) and abs(t) < TELLABLE
    return {"t": t if known else None, "now": web.conductor.now()}


URGENT = ("panic", "blackout")  # nothing an operator has sent stands before these
COMMANDING = ("console", "screen", "stage", "desk", "sign")


@dataclass(frozen=True, slots=True)
class PageEvent:
    """An event that pages may send: who may, and what it does."""

    roles: tuple[str, ...]
    run: Callable[[Web, Client, dict[str, Any]], Answer]


EVENTS: dict[str, PageEvent] = {
    "command": PageEvent(COMMANDING, run_command),
    "painted": PageEvent(COMMANDING, note_painted),
    "health": PageEvent(COMMANDING, note_health),
    "ping_clock": PageEvent(ROLES, answer_clock),
}


class RoleNamespace(Namespace):  # type: ignore[misc]
    """All pages of one role. Every event passes ``trigger_event``: nothing is found by its name alone."""

    def __init__(self, role: str, web: Web) -> None:
        super().__init__(f"/{role}")
        self.role = role
        self.web = web

    def trigger_event(self, event: str, *args: Any) -> Any:
        """Connect, disconnect, or an event of the table."""
        if event == "connect":
            return self.join(args[0], args[1], args[2] if len(args) > 2 else None)
        if event == "disconnect":
            return self.leave(args[0])
        return self.receive(event, args[0], list(args[1:]))

    def join(self, sid: str, environ: dict[str, Any], auth: object) -> None:
        """Let a page in by its token. Raises ConnectRefused."""
        given = auth if isinstance(auth, dict) else {}
        if self.web.access.role_of(given.get("token")) != self.role:
            raise ConnectRefused("forbidden", {"code": "forbidden"})
        connection: Connection = environ[CONNECTION]
        if not self.web.gate.join(connection, self.role):
            raise ConnectRefused("full", {"code": "too_many"})
        transport = self.socketio.server.manager.eio_sid_from_sid(sid, self.namespace)
        client = Client(
            sid,
            transport,
            self.role,
            self.web.access.token(self.role),
            self.free(short(given.get("client"))) or sid,
            short(given.get("name")),
            bucket_of(self.role),
            line=line_of(environ),
        )
        self.web.publisher.clients.add(client)
        conductor = self.web.conductor
        conductor.presence.joined(client.client, client.name, client.role, conductor.now())
        gevent.spawn(self.welcome, client, connection)  # after the packet that says "connected"

    def welcome(self, client: Client, connection: Connection) -> None:
        """The first view, in its turn."""
        with connection.aside():
            self.web.publisher.welcome(client)

    def leave(self, sid: str) -> None:
        """A page has gone."""
        clients = self.web.publisher.clients
        client = clients.remove(sid)
        # a page that came back before its silent link was given up is there still
        if client and not any(one.client == client.client for one in clients.of(self.role)):
            self.web.conductor.presence.left(client.client, self.web.conductor.now())

    def free(self, ident: str) -> str:
        """The page's own id, or "" when a page of another role goes by it: no role puts out another's row."""
        taken = any(one.client == ident and one.role != self.role for one in self.web.publisher.clients)
        return "" if taken else ident

    def receive(self, event: str, sid: str, args: list[Any]) -> Answer:
        """Check an event against the table, the role, the token and the rate; then run it."""
        client = self.web.publisher.clients.get(sid)
        if client is None or not self.is_current(client):
            gevent.spawn(self.socketio.server.disconnect, sid, self.namespace)
            return refused(self.web, "forbidden")
        if not client.bucket.take() and not is_urgent(self.role, event, args):
            return self.too_many(client)
        client.over = max(0, client.over - 1)
        entry = EVENTS.get(event)
        if entry is None:
            return refused(self.web, "unknown_event")
        if self.role not in entry.roles:
            return refused(self.web, "forbidden")
        if len(args) != 1 or not isinstance(args[0], dict):
            return refused(self.web, "bad_command")
        try:
            return entry.run(self.web, client, args[0])
        except Exception:
            log.exception("%s of a page failed", event)
            return refused(self.web, "fault")

    def too_many(self, client: Client) -> Answer:
        """Say no; whoever does not listen to that is put out."""
        client.over += 1
        if client.over > OVER_MOST:
            gevent.spawn(self.web.publisher.engine.disconnect, client.transport)
        return refused(self.web, "too_many")

    def is_current(self, client: Client) -> bool:
        """Whether the token that let this page in is still the role's token."""
        return hmac.compare_digest(client.token.encode(), self.web.access.token(self.role).encode())

    def put_out(self) -> None:
        """Disconnect every page of this role: its token was revoked."""
        for client in self.web.publisher.clients.of(self.role):
            environ = self.socketio.server.get_environ(client.sid, self.namespace)
            if environ:
                self.web.gate.dismiss(environ[CONNECTION])
            self.socketio.server.disconnect(client.sid, self.namespace)


def is_urgent(role: str, event: str, args: list[Any]) -> bool:
    """Whether an event covers the hall at once: it is heard whatever its page has sent before."""
    asked = args[0].get("type") if args and isinstance(args[0], dict) else None
    return role == "console" and event == "command" and asked in URGENT


def short(value: object) -> str:
    """A name or id as a page gave it: text, one line, not long."""
    if not isinstance(value, str):
        return ""
    return "".join(letter for letter in value if letter.isprintable())[:NAME_LENGTH].strip()


def whole(value: object) -> int | None:
    """A number a page gave, as a whole one of sensible size; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < TELLABLE:
        return None
    return round(value)
