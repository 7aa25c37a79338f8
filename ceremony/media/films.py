"""Films and recordings opened and, where it counts, decoded: in the child process, and nowhere else."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import av

from ceremony.media.extent import extent_fault
from ceremony.media.facts import CUT, DAMAGED, RAGGED, UNREADABLE, Facts, Picture, Sound
from ceremony.media.frame_sizes import is_mp3, is_short
from ceremony.media.limits import FILE_SECONDS

# What is opened at all: no lists that name other files, nothing from a network, no capture devices.
FORMATS = "aac,ac3,aiff,amr,asf,au,avi,caf,eac3,flac,flv,matroska,mov,mp3,mpeg,mpegts,ogg,w64,wav,webm"
OPTIONS = {"format_whitelist": FORMATS, "protocol_whitelist": "file"}
HELD = 160_000_000  # bytes since the last key picture that are kept to be decoded; more is not judged
# Seconds that a file may end before its head says so: it counts other tracks as well.
_PROMISES = {"flac": 0.05, "mp3": 0.3, "webm": 0.6, "mkv": 0.6, "avi": 2.0, "asf": 3.0, "caf": 1.0}
_OTHER_NAMES = {"libdav1d": "av1", "libaom-av1": "av1", "libopus": "opus", "libvorbis": "vorbis"}
_OTHER_NAMES |= {
    "libvpx": "vp8",
    "libvpx-vp9": "vp9",
    "mp3float": "mp3",
    "libgsm": "gsm",
    "libspeex": "speex",
}


def codec_name(stream: Any) -> str:
    """The codec, whichever of several decoders stands for it here; "" when there is none."""
    context = stream.codec_context
    name = str(context.name) if context is not None else ""
    return _OTHER_NAMES.get(name, name)


def main_streams(container: Any) -> tuple[Any, Any]:
    """The film's pictures (no cover of an album) and its first sound; None for what it has not."""
    covers = av.stream.Disposition.attached_pic
    pictures = [stream for stream in container.streams.video if not stream.disposition & covers]
    return next(iter(pictures), None), next(iter(container.streams.audio), None)


@dataclass
class _Seen:
    """What was met while the packets of one stream went by."""

    begin: float | None = None
    end: float = 0.0
    count: int = 0
    blank: int = 0  # packets of zeros: a copy that was given its full length and never filled
    corrupt: int = 0
    held: list[Any] = field(default_factory=list)  # pictures since the last key
    bytes_held: int = 0

    def take(self, packet: Any, pictures: bool) -> None:
        """One packet more."""
        base = float(packet.time_base or 0)
        start = packet.pts if packet.pts is not None else packet.dts
        if start is not None:
            self.begin = start * base if self.begin is None else min(self.begin, start * base)
            self.end = max(self.end, (start + (packet.duration or 0)) * base)
        self.count += 1
        self.corrupt += bool(packet.is_corrupt)
        self.blank += packet.size > 16 and not any(memoryview(packet)[:64])
        if pictures:
            self._hold(packet)

    def _hold(self, packet: Any) -> None:
        if packet.is_keyframe:
            self.held, self.bytes_held = [], 0
        self.bytes_held += packet.size
        if self.bytes_held <= HELD:
            self.held.append(packet)

    @property
    def seconds(self) -> float:
        """From the first to the end of the last."""
        return max(0.0, self.end - (self.begin or 0.0))


def look_at_film(path: Path, kind: str) -> Facts:
    """The facts of a film or recording. Never raises for what is in it."""
    try:
        with av.open(str(path), options=dict(OPTIONS), metadata_errors="replace") as container:
            picture, sound = main_streams(container)
            known = _known(container, kind, picture, sound)
            if picture is None and sound is None:
                return known
            return _followed(path, container, known, picture, sound)
    except (OSError, av.FFmpegError, ValueError, EOFError):
        return Facts(kind, fault=UNREADABLE)


def _known(container: Any, kind: str, picture: Any, sound: Any) -> Facts:
    """What the head of the file tells."""
    width, height, of_picture, of_sound = 0, 0, None, None
    if picture is not None:
        context = picture.codec_context
        width, height = (context.width, context.height) if context is not None else (0, 0)
        pixels = str(context.pix_fmt or "") if context is not None else ""
        of_picture = Picture(codec_name(picture), str(picture.profile or ""), pixels, _level(picture))
    if sound is not None:
        context = sound.codec_context
        channels, samples, rate = 0, "", 0
        if context is not None:
            channels, rate = context.layout.nb_channels, int(context.sample_rate or 0)
            samples = context.format.name if context.format else ""
        of_sound = Sound(codec_name(sound), str(sound.profile or ""), channels, samples, rate)
    return Facts(kind, width, height, 0.0, of_picture, of_sound)


def _level(stream: Any) -> int:
    """The level of H.264 out of its configuration record (ISO/IEC 14496-15): 52 is 5.2; 0: not told."""
    head = bytes(stream.codec_context.extradata or b"") if stream.codec_context is not None else b""
    return head[3] if codec_name(stream) == "h264" and head[:1] == b"\x01" and len(head) > 3 else 0


def _followed(path: Path, container: Any, known: Facts, picture: Any, sound: Any) -> Facts:
    """The whole file gone through: how long it really is, and whether its end can be decoded."""
    wanted = [stream for stream in (picture, sound) if stream is not None]
    seen = {stream.index: _Seen() for stream in wanted}
    until, tried, wrong, last = time.monotonic() + FILE_SECONDS, 0, 0, True
    for packet in container.demux(wanted):
        if packet.size == 0:
            continue
        if time.monotonic() > until:  # so large a file is believed
            return replace(known, seconds=round((container.duration or 0) / 1_000_000, 3))
        seen[packet.stream.index].take(packet, packet.stream is picture)
        if picture is None:  # sound alone is cheap: all of it is decoded
            heard = _is_heard(packet)
            tried, wrong = tried + 1, wrong + (not heard)
            last = not is_short(packet) if is_mp3(packet) else heard  # what is no frame is a tag or padding
    side, whole = (False, True) if picture is None else _tail(picture, seen[picture.index])
    facts = _measured(known, picture, seen, side)
    if not whole or wrong > max(3, tried // 20) or any(_is_damaged(one) for one in seen.values()):
        return replace(facts, fault=DAMAGED)
    if _ends_early(path, container, known.kind, facts.seconds):
        return replace(facts, fault=CUT)
    return replace(facts, fault=extent_fault(path, known.kind) or ("" if last else RAGGED))


def _decoded(packet: Any) -> list[Any]:
    """The frames in a packet that can be decoded."""
    try:
        return list(packet.decode())
    except (av.FFmpegError, ValueError):
        return []


def _is_heard(packet: Any) -> bool:
    """Whether a packet of sound is whole and can be decoded."""
    try:
        packet.decode()
    except (av.FFmpegError, ValueError):
        return False
    return True


def _tail(stream: Any, seen: _Seen) -> tuple[bool, bool]:
    """Whether the film lies on its side, and whether its last pictures can be decoded."""
    if stream.codec_context is None:  # nobody here knows this codec: browsers will not either
        return False, True
    side, good = False, 0
    for packet in [*seen.held, None]:  # one after the other: ten seconds of 4K would fill the memory
        for frame in _decoded(packet) if packet else _rest(stream):
            side = round(frame.rotation) % 180 == 90
            good += not frame.is_corrupt
    return side, good > 0 or seen.bytes_held > HELD


def _rest(stream: Any) -> list[Any]:
    """The frames that the decoder still holds."""
    try:
        return list(stream.codec_context.decode(None))
    except (av.FFmpegError, ValueError):
        return []


def _measured(known: Facts, picture: Any, seen: dict[int, _Seen], on_its_side: bool) -> Facts:
    """The facts with upright pixels and the length counted."""
    width, height = known.width, known.height
    if picture is not None:
        width = round(width * float(picture.sample_aspect_ratio or 1))
        width, height = (height, width) if on_its_side else (width, height)
    seconds = max(one.seconds for one in seen.values())
    return replace(known, width=width, height=height, seconds=round(seconds, 3))


def _is_damaged(seen: _Seen) -> bool:
    """Packets of zeros, or more broken ones than a bad sector explains; none at all."""
    return not seen.count or seen.blank > max(2, seen.count // 200) or seen.corrupt > max(2, seen.count // 50)


def _ends_early(path: Path, container: Any, kind: str, seconds: float) -> bool:
    """Whether the head of the file promised more than came. Only where that is more than an estimate."""
    slack = _PROMISES.get(kind)
    if kind == "mp3" and not _has_count(path):
        slack = None
    return slack is not None and seconds < (container.duration or 0) / 1_000_000 - slack


def _has_count(path: Path) -> bool:
    """Whether an MP3 says how many frames it has; what FFmpeg tells of others is worked out of one frame."""
    with path.open("rb") as file:
        head = file.read(10)
        if head[:3] == b"ID3":  # its length: four times seven bits
            file.seek(10 + sum((part & 0x7F) << (7 * (3 - place)) for place, part in enumerate(head[6:10])))
        else:
            file.seek(0)
        frame = file.read(512)
    return any(mark in frame for mark in (b"Xing", b"Info", b"VBRI"))
