"""Pieces joined to a film that plays: packets are copied, nothing is coded again."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from ceremony.video.h264 import Codec, EncoderError, Size, set_up
from ceremony.video.piece import Coded, Piece
from ceremony.video.soundtrack import rate_of, set_up_sound
from ceremony.video.stage import FPS

REORDER = 2  # frames that x264 may hold back to put B pictures between


def _packet(stream: Any, coded: Coded, pts: int, dts: int, rate: int) -> Any:
    made: Any = av.Packet(coded.data)
    made.stream, made.time_base = stream, Fraction(1, rate)
    made.pts, made.dts, made.duration = pts, dts, coded.duration
    made.is_keyframe = coded.key
    return made


def _sound(stream: Any, piece: Piece, rate: int) -> Iterator[Any]:
    for coded in piece.packets:
        yield _packet(stream, coded, coded.pts, coded.pts, rate)


def _check(stream: Any, piece: Piece) -> None:
    """A piece under other headers would decode to rubbish: better no film."""
    if bytes(stream.codec_context.extradata or b"") != piece.head:
        raise EncoderError("headers differ")


def _pictures(stream: Any, pieces: Iterable[Piece], every: int) -> Iterator[Any]:
    """All packets of the pictures; decoding times run without a gap through all pieces."""
    first = 0
    for piece in pieces:
        _check(stream, piece)
        for order, coded in enumerate(piece.packets):
            yield _packet(stream, coded, first + coded.pts, first + (order - REORDER) * every, FPS)
        first += piece.length


def _write(out: Any, codec: Codec, size: Size, pictures: Iterable[Piece], sound: Piece) -> None:
    video = out.add_stream("libx264", rate=FPS)
    set_up(video.codec_context, size, codec)
    rate = rate_of(codec.draft)
    audio = out.add_stream("aac", rate=rate)
    set_up_sound(audio.codec_context, codec.draft)
    out.start_encoding()
    _check(audio, sound)
    waiting = _sound(audio, sound, rate)
    heard = next(waiting, None)
    for packet in _pictures(video, pictures, codec.every):
        while heard is not None and heard.pts * FPS <= packet.dts * rate:
            out.mux_one(heard)
            heard = next(waiting, None)
        out.mux_one(packet)
    while heard is not None:
        out.mux_one(heard)
        heard = next(waiting, None)


def join(  # noqa: PLR0913
    target: Path, *, codec: Codec, size: Size, pictures: Iterable[Piece], sound: Piece, tag: str, title: str
) -> None:
    """Write the film. EncoderError, with ``full`` when the disk is."""
    try:
        with av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as out:
            out.metadata.update({"comment": tag, "title": title})
            _write(out, codec, size, pictures, sound)
    except OSError as error:  # FFmpegError is one for what the system reports
        raise EncoderError(str(error), error.errno == errno.ENOSPC) from error
    except av.FFmpegError as error:
        raise EncoderError(str(error)) from error
