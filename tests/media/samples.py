"""Little files of many kinds as telephones and offices make them, by FFmpeg, PyAV and arithmetic."""

from __future__ import annotations

import io
import struct
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import av
import imageio_ffmpeg
import numpy as np
from PIL import Image

FFMPEG = str(imageio_ffmpeg.get_ffmpeg_exe())
PICTURES = "testsrc2=s=128x72:r=25:d=2"
TONE = "sine=f=440:d=2:r=44100"
FILMS = {  # ending, words of FFmpeg
    "h264": (".mp4", "-c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart"),
    "h264-fragmented": (".mp4", "-c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +frag_keyframe+empty_moov"),
    "h264-full-range": (".mp4", "-c:v libx264 -pix_fmt yuvj420p -c:a aac"),
    "h264-silent": (".mp4", "-c:v libx264 -pix_fmt yuv420p -an"),
    "h264-mp3": (".mp4", "-c:v libx264 -pix_fmt yuv420p -c:a libmp3lame"),
    "h264-renamed": (".mp4", "-c:v libx264 -pix_fmt yuv420p -c:a aac -f mov"),
    "h264-10-bit": (".mp4", "-c:v libx264 -pix_fmt yuv420p10le -c:a aac"),
    "h264-422": (".mp4", "-c:v libx264 -pix_fmt yuv422p -c:a aac"),
    "h264-444": (".mp4", "-c:v libx264 -pix_fmt yuv444p -c:a aac"),
    "h264-ac3": (".mp4", "-c:v libx264 -pix_fmt yuv420p -c:a ac3"),
    "h264-alac": (".mp4", "-c:v libx264 -pix_fmt yuv420p -c:a alac"),
    "hevc": (".mp4", "-c:v libx265 -x265-params log-level=none -tag:v hvc1 -pix_fmt yuv420p -c:a aac"),
    "mpeg4": (".mp4", "-c:v mpeg4 -c:a aac"),
    "mjpeg": (".mp4", "-c:v mjpeg -pix_fmt yuvj420p -c:a aac"),
    "vp8": (".webm", "-c:v libvpx -c:a libvorbis"),
    "vp9": (".webm", "-c:v libvpx-vp9 -c:a libopus"),
    "vp9-10-bit": (".webm", "-c:v libvpx-vp9 -pix_fmt yuv420p10le -cpu-used 8"),
    "av1": (".mp4", "-c:v libaom-av1 -cpu-used 8 -c:a aac"),
    "mov": (".mov", "-c:v libx264 -pix_fmt yuv420p -c:a pcm_s16le"),
    "prores": (".mov", "-c:v prores_ks -c:a pcm_s16le"),
    "wmv": (".wmv", "-c:v wmv2 -c:a wmav2"),
    "avi": (".avi", "-c:v mpeg4 -c:a libmp3lame"),
    "mkv": (".mkv", "-c:v libx264 -pix_fmt yuv420p -c:a aac"),
}
SOUNDS = {
    "mp3": (".mp3", "-c:a libmp3lame"),
    "m4a": (".m4a", "-c:a aac"),
    "alac": (".m4a", "-c:a alac"),
    "ogg": (".ogg", "-c:a libvorbis"),
    "opus": (".ogg", "-c:a libopus"),
    "flac": (".flac", "-c:a flac"),
    "wav": (".wav", "-c:a pcm_s16le"),
    "wav-24": (".wav", "-c:a pcm_s24le"),
    "wav-float": (".wav", "-c:a pcm_f32le"),
    "wav-32": (".wav", "-c:a pcm_s32le"),
    "wav-mulaw": (".wav", "-c:a pcm_mulaw"),
    "rf64": (".wav", "-c:a pcm_s16le -rf64 always"),
    "adpcm": (".wav", "-c:a adpcm_ms"),
    "wma": (".wma", "-c:a wmav2"),
    "aiff": (".aiff", "-c:a pcm_s16be"),
    "ac3": (".ac3", "-c:a ac3"),
}


@cache
def _made(name: str) -> bytes:
    ending, words = FILMS.get(name) or SOUNDS[name]
    given = ["-f", "lavfi", "-i", PICTURES] if name in FILMS else []
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"a{ending}"
        line = [
            FFMPEG,
            "-v",
            "error",
            *given,
            "-f",
            "lavfi",
            "-i",
            TONE,
            *words.split(),
            "-shortest",
            str(target),
        ]
        subprocess.run(line, check=True, capture_output=True)
        return target.read_bytes()


def sample(folder: Path, name: str, called: str = "") -> Path:
    """The film or sound ``name`` as a file; ``called`` gives it another name."""
    ending = (FILMS.get(name) or SOUNDS[name])[0]
    path = folder / (called or f"{name}{ending}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_made(name))
    return path


def photo(width: int = 64, height: int = 48) -> Image.Image:
    """A picture bright on the left and dark on the right, noise all over: nothing packs it away."""
    pixels = np.random.default_rng(1).integers(0, 60, (height, width, 3), np.uint8)
    pixels[:, : width // 2] += 180
    return Image.fromarray(pixels)


def coded(image: Image.Image, kind: str, **how: Any) -> bytes:
    """A picture's file."""
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def turned(orientation: int) -> bytes:
    """EXIF that says how the camera was held."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


def phone_jpeg() -> bytes:
    """A JPEG as telephones write them: a small picture in its head, a clip and a trailer behind its end."""
    raw = coded(photo(), "JPEG", quality=90)
    inside = coded(photo(16, 12), "JPEG")
    exif = b"Exif\0\0" + turned(1)[6:] + inside
    head = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    clip = b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 8
    trailer = (
        struct.pack("<HHI", 0, 0x0A01, 19) + b"Image_UTC_Data1634500000000" + b"SEFH" + bytes(24) + b"SEFT"
    )
    return raw[:2] + head + raw[2:] + clip + trailer


def _box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, name) + body


def _full(name: bytes, version: int, *parts: bytes) -> bytes:
    return _box(name, struct.pack(">I", version << 24), *parts)


def heic(image: Image.Image, rotation: int = 0) -> bytes:
    """A HEIC of one picture, turned by ``rotation`` quarters against the clock (ISO/IEC 23008-12)."""
    configuration, coded_picture = _hevc(image)
    width, height = image.size
    properties = [
        _box(b"hvcC", configuration),
        _full(b"ispe", 0, struct.pack(">II", width, height)),
        _box(b"irot", bytes([rotation])),
    ]
    links = bytes([0x81, 0x82, 0x83])

    def meta(offset: int) -> bytes:
        return _full(
            b"meta", 0,
            _full(b"hdlr", 0, bytes(4), b"pict", bytes(13)),
            _full(b"pitm", 0, struct.pack(">H", 1)),
            _full(b"iloc", 0, b"\x44\x00", struct.pack(">HHHHII", 1, 1, 0, 1, offset, len(coded_picture))),
            _full(b"iinf", 0, b"\0\1", _full(b"infe", 2, struct.pack(">HH", 1, 0), b"hvc1", b"\0")),
            _box(b"iprp", _box(b"ipco", *properties), _full(b"ipma", 0, struct.pack(">IHB", 1, 1, 3), links)),
        )  # fmt: skip

    start = _box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    offset = len(start) + len(meta(0)) + 8
    return start + meta(offset) + _box(b"mdat", coded_picture)


def _hevc(image: Image.Image) -> tuple[bytes, bytes]:
    """The configuration record and the coded picture of one HEVC frame."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as made:
        options = {"x265-params": "log-level=none:keyint=1", "crf": "10"}
        stream: Any = made.add_stream("libx265", rate=1, options=options)
        stream.width, stream.height, stream.pix_fmt = *image.size, "yuv420p"
        made.mux(stream.encode(av.VideoFrame.from_image(image)))
        made.mux(stream.encode(None))
    raw = out.getvalue()
    place = raw.index(b"hvcC") - 4
    size = int.from_bytes(raw[place : place + 4], "big")
    with av.open(io.BytesIO(raw)) as given:
        packet = next(packet for packet in given.demux(video=0) if packet.size)
        return raw[place + 8 : place + size], bytes(packet)
