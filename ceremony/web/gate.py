"""The gate: counts every connection before a word is read from it, and keeps places for the crew.

Three standings. The *crew*: this machine, and whoever shows the token or cookie of a console, screen, stage
display, desk or tablet. It never waits; only a device that holds a hundred connections gets no more.
*Guests* have joined with the token that hangs in the hall for everybody. All others are *strangers*, until
they have shown who they are.

When there is no place left the address that holds most gives one up. So one host, however many connections
it opens, takes nothing from anybody else, and a whole hall behind one address needs no limit of its own.
"""

from __future__ import annotations

import contextlib
import errno
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import gevent

from ceremony.web.turns import Place, Turns

CREW, GUEST, STRANGER = "crew", "guest", "stranger"
KEPT = (96, 256)  # descriptors for the crew, the record, children: at least, at most
STRANGERS_MOST = 500  # connections that have not shown who they are
CREW_EACH = 100  # connections of the crew from one address of the network: a page needs two to seven
GUESTS_MOST = 2000  # pages of guests: more would cost the machine its breath at every view
CONNECTION = "ceremony.connection"  # in a request's environment

Table = dict[str, dict["Connection", None]]  # by address; the oldest first


@dataclass(frozen=True, slots=True)
class Places:
    """How many connections of each kind there may be."""

    strangers: int = STRANGERS_MOST
    guests: int = GUESTS_MOST


def places_of(descriptors: int) -> Places:
    """The places in a process that may open so many descriptors."""
    free = max(8, descriptors - min(KEPT[1], max(KEPT[0], descriptors // 5)))
    strangers = min(STRANGERS_MOST, free // 4)
    return Places(strangers, min(GUESTS_MOST, free - strangers))


class Connection:
    """One TCP connection: whose it is, and whether it works now. ``idle``: it waits for a request."""

    __slots__ = ("_place", "_turns", "_works", "address", "idle", "over", "peer", "sock", "standing")

    def __init__(self, sock: Any, peer: Any, standing: str, turns: Turns) -> None:
        self.sock, self.peer = sock, peer
        self.address = str(peer[0]) if isinstance(peer, tuple) else str(peer)
        self.standing = standing
        self.idle = True
        self.over = False  # it was hung up on
        self._place: Place | None = None  # while it waits for its turn
        self._turns = turns
        self._works = False

    def begin(self) -> None:
        """Before every request and every frame: others come first; who is not of the crew takes a turn.

        Raises OSError when the other side has gone meanwhile.
        """
        if self._works:
            return
        if self.standing == CREW:
            gevent.sleep(0)
            return
        self._must_be_there()
        self._turns.enter(self.address, self._wait_at)
        self._works = True
        try:
            self._must_be_there()
        except OSError:
            self.end()
            raise

    def _must_be_there(self) -> None:
        if self.over or has_gone(self.sock):
            raise BrokenPipeError(errno.EPIPE, "it has gone")

    def _wait_at(self, place: Place | None) -> None:
        self._place = place

    def end(self) -> None:
        """The work is done, or something is waited for."""
        if self._works:
            self._works = False
            self._turns.leave()

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """A turn for work that is done beside the connection's own."""
        if self.standing == CREW:
            gevent.sleep(0)
            yield
            return
        self._turns.enter(self.address)
        try:
            yield
        finally:
            self._turns.leave()

    def hang_up(self) -> None:
        """End it; whoever serves it finds that the other side has gone."""
        self.over = True
        if self._place:
            self._turns.dismiss(self.address, self._place)
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)


def has_gone(sock: Any) -> bool:
    """Whether the other side has hung up, as far as can be known without reading what it has sent."""
    try:
        return not sock._sock.recv(1, socket.MSG_PEEK)
    except BlockingIOError:
        return False
    except OSError:
        return True


def anybody(_address: str) -> bool:
    """Stands where every peer is of this machine."""
    return True


def nobody(_head: bytes) -> str:
    """Stands where no head shows a role."""
    return ""


class Gate:
    """All connections of one listener.

    ``is_here`` tells whether an address is this machine's; ``role_in`` the role that a request's head shows,
    "" for none.
    """

    def __init__(
        self,
        is_here: Callable[[str], bool] = anybody,
        role_in: Callable[[bytes], str] = nobody,
        places: Places | None = None,
    ) -> None:
        self.is_here, self.role_in = is_here, role_in
        self.places = places or Places()
        self.turns = Turns()
        self.strangers: Table = {}
        self.guests: Table = {}
        self.crew: Table = {}  # of the network; whatever is of this machine stands in no table

    def is_full(self) -> bool:
        """Whether another stranger comes only in the place of one that is there."""
        return count(self.strangers) >= self.places.strangers

    def admit(self, sock: Any, peer: Any) -> Connection:
        """A connection has come. Never refused: the oldest stranger of the fullest address goes instead."""
        connection = Connection(sock, peer, STRANGER, self.turns)
        if self.is_here(connection.address):
            connection.standing = CREW
            return connection
        if self.is_full():
            self.put_out_stranger()
        put(self.strangers, connection)
        return connection

    def recognise(self, connection: Connection, head: bytes) -> None:
        """Whoever shows a token or cookie of the crew with a request belongs to it; until one shows none."""
        known = connection in self.crew.get(connection.address, ())
        if connection.standing == CREW and not known:
            return  # of this machine
        if self.role_in(head) not in ("", "follow"):
            self._enlist(connection)
        elif known:
            self.dismiss(connection)

    def join(self, connection: Connection, role: str) -> bool:
        """A page has shown the token of a role; False when there is no place for one more of its kind."""
        if role != "follow":
            return self._enlist(connection)
        if connection.standing == STRANGER:
            if count(self.guests) >= self.places.guests and not self._put_out_guest(connection.address):
                return False
            self._promote(connection, GUEST)
        return True

    def dismiss(self, connection: Connection) -> None:
        """It belongs to the crew no longer: its token was revoked, or it shows none."""
        if connection not in self.crew.get(connection.address, ()):
            return
        take(self.crew, connection)
        if self.is_full():
            self.put_out_stranger()
        connection.standing = STRANGER
        put(self.strangers, connection)

    def leave(self, connection: Connection) -> None:
        """A connection is over."""
        connection.end()
        for table in (self.strangers, self.guests, self.crew):
            take(table, connection)

    def put_out_stranger(self) -> None:
        """End the connection of a stranger: the oldest that asks for nothing now, of whoever holds most."""
        if not self.strangers:
            return
        held = self.strangers[fullest(self.strangers)]
        victim = next((one for one in held if one.idle), next(iter(held)))
        take(self.strangers, victim)
        victim.hang_up()

    def _put_out_guest(self, newcomer: str) -> bool:
        """Make a place for a guest of another address; False when the newcomer's holds most already."""
        where = fullest(self.guests)
        held = self.guests[where]
        if len(held) <= len(self.guests.get(newcomer, {})) + 1:
            return False
        victim = next(reversed(held))
        take(self.guests, victim)
        victim.hang_up()
        return True

    def _enlist(self, connection: Connection) -> bool:
        """Make it one of the crew; an idle one of a device that holds too many goes for it."""
        if connection.standing == CREW:
            return True
        held = self.crew.get(connection.address, {})
        if len(held) >= CREW_EACH:
            victim = next((one for one in held if one.idle), None)
            if victim is None:
                return False
            take(self.crew, victim)
            victim.hang_up()
        self._promote(connection, CREW)
        return True

    def _promote(self, connection: Connection, standing: str) -> None:
        for table in (self.strangers, self.guests):
            take(table, connection)
        connection.standing = standing
        put(self.guests if standing == GUEST else self.crew, connection)


def count(table: Table) -> int:
    """How many connections a table holds."""
    return sum(len(held) for held in table.values())


def fullest(table: Table) -> str:
    """The address that holds most."""
    return max(table, key=lambda address: len(table[address]))


def put(table: Table, connection: Connection) -> None:
    """One more."""
    table.setdefault(connection.address, {})[connection] = None


def take(table: Table, connection: Connection) -> None:
    """One less, if it is there."""
    held = table.get(connection.address, {})
    if connection in held:
        del held[connection]
        if not held:
            del table[connection.address]
