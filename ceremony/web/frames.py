"""What pages are told, made once and sent to many."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from engineio.packet import MESSAGE, Packet
from wsproto.frame_protocol import FrameProtocol


@dataclass(frozen=True, slots=True)
class Message:
    """One event: as the library queues it, and as the bytes that it would write."""

    packet: Packet
    frame: bytes


def to_json(value: Any) -> str:
    """JSON without spaces; Vietnamese letters stay letters, which halves a view."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def event_message(role: str, event: str, body: str) -> Message:
    """The message of an event whose only argument is already JSON."""
    packet = Packet(MESSAGE, f'2/{role},["{event}",{body}]')
    return Message(packet, bytes(FrameProtocol(client=False, extensions=[]).send_data(packet.encode())))


def with_block(view: str, key: str, block: dict[str, Any]) -> str:
    """A view's JSON with one more member: what differs between clients is added to what does not."""
    return f'{{"{key}":{to_json(block)},{view[1:]}'
