"""How long a frame of MP3 has to be, by its own first four bytes (ISO/IEC 11172-3 and 13818-3)."""

from __future__ import annotations

from typing import Any

_BIT_RATES = {  # kbit/s of layer III by the four bits of the header
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),  # MPEG 1
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),  # MPEG 2 and 2.5
}
_SAMPLE_RATES = (44_100, 48_000, 32_000, 0)
_LAYER_III = 1


def frame_size(head: bytes) -> int:
    """Bytes of the MP3 frame that begins with ``head``; 0 when it is none, or of free bit rate."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or head[1] >> 1 & 3 != _LAYER_III:
        return 0
    version = head[1] >> 3 & 3  # 3: MPEG 1; 2: MPEG 2; 0: MPEG 2.5
    first = version == 3
    rate = _SAMPLE_RATES[head[2] >> 2 & 3] >> (0 if first else 1 if version == 2 else 2)
    bits = _BIT_RATES[first][head[2] >> 4] * 1000
    if not rate or not bits or version == 1:
        return 0
    return (144 if first else 72) * bits // rate + (head[2] >> 1 & 1)


def is_mp3(packet: Any) -> bool:
    """Whether a packet is of MP3."""
    return str(packet.stream.codec_context.name).startswith("mp3")


def is_short(packet: Any) -> bool:
    """Whether a packet of MP3 lacks its end."""
    return is_mp3(packet) and frame_size(bytes(memoryview(packet)[:4])) > int(packet.size)
