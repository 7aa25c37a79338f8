"""What comes from outside, read strictly: JSON that every other program would read the same way."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from socketio.packet import ACK, CONNECT, DISCONNECT, EVENT, Packet

from ceremony.web.frames import to_json

DEPTH = 16  # of lists and objects in one another; commands need 1
DIGITS = 100  # of one whole number
READ = (CONNECT, DISCONNECT, EVENT, ACK)  # kinds of packets that pages send
OWN = ("connect", "disconnect")  # what Socket.IO tells us itself, and no page may pretend
UNREADABLE = "unreadable"  # an event that is not in the table: answered, and nothing more


def read_json(text: str | bytes) -> Any:
    """The value. Raises ValueError: no JSON, NaN, half letters, too deep, endless numbers."""
    words = text.decode() if isinstance(text, bytes) else text
    try:
        value = json.loads(words, parse_int=_whole, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("too deep") from None
    if _deeper(value, DEPTH):
        raise ValueError("too deep")
    if "\\u" in words:
        to_json(value).encode()  # half of a letter pair cannot be written again: UnicodeEncodeError
    return value


def _whole(digits: str) -> int:
    if len(digits) > DIGITS:
        raise ValueError("too long a number")
    return int(digits)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _deeper(value: Any, depth: int) -> bool:
    if not isinstance(value, list | dict):
        return False
    if not depth:
        return True
    return any(_deeper(inner, depth - 1) for inner in (value.values() if isinstance(value, dict) else value))


class SocketJson:
    """The JSON of Socket.IO: what cannot be read becomes an event without fields."""

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        """The text of a value."""
        return to_json(value)

    @staticmethod
    def loads(text: str, **_: Any) -> Any:
        """The value of a text; of an unreadable event only its name."""
        try:
            return read_json(text)
        except ValueError:
            name = text[2:].partition('"')[0] if text.startswith('["') else ""
            return [name if name.isidentifier() and len(name) < DIGITS else UNREADABLE]


class CarefulPacket(Packet):  # type: ignore[misc]
    """A Socket.IO packet that can always be read: pages send no binary ones, and events are lists."""

    json = SocketJson

    def __init__(self, *args: Any, **fields: Any) -> None:
        super().__init__(*args, **fields)
        if fields.get("encoded_packet") == "":  # an empty one is not even decoded
            self.data = [UNREADABLE]

    def decode(self, encoded_packet: str | bytes) -> int:
        """Read a packet; anything else becomes an event nobody knows."""
        try:
            super().decode(encoded_packet)
        except (ValueError, TypeError, IndexError):
            self.packet_type, self.data = EVENT, [UNREADABLE]
        if self.packet_type not in READ:
            self.packet_type, self.data = EVENT, [UNREADABLE]
        if self.packet_type == EVENT and not self._is_event(self.data):
            self.data = [UNREADABLE]
        return 0

    @staticmethod
    def _is_event(data: Any) -> bool:
        named = isinstance(data, list) and bool(data) and isinstance(data[0], str)
        return named and data[0] not in OWN
