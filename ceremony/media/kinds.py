"""What a file is by its first bytes: its name proves nothing."""

from __future__ import annotations

from pathlib import Path

HEAD = 4096  # bytes that are looked at
# Known by sight and never opened here: no film, sound or picture that anything of ours shows.
OTHERS = frozenset({"pdf", "zip", "ole", "psd", "midi", "jxl", "jp2", "rar", "7z", "html", "svg"})
STILLS = frozenset({"png", "jpeg", "gif", "webp", "bmp", "tiff", "heic", "avif"})
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"\x1a\x45\xdf\xa3", "matroska"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"FORM", "aiff"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    (b"FLV\x01", "flv"),
    (b"\0\0\x01\xba", "mpeg"),
    (b"#!AMR", "amr"),
    (b"caff", "caf"),
    (b"\x0b\x77", "ac3"),
    (b"ID3", "mp3"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"8BPS", "psd"),
    (b"MThd", "midi"),
    (b"\0\0\0\x0cJXL ", "jxl"),
    (b"\xff\x0a", "jxl"),
    (b"\0\0\0\x0cjP  ", "jp2"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
)
_RIFF = {b"WEBP": "webp", b"WAVE": "wav", b"AVI ": "avi"}
_QUICKTIME = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
_AVIF = {b"avif", b"avis"}
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


def kind_of(head: bytes) -> str:
    """The kind of a file that begins with ``head`` (``HEAD`` bytes are plenty); "" for none that we know."""
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "")
    if head[:4] == b"RF64":
        return "rf64"
    if head[4:8] == b"ftyp":
        return _branded(head)
    if head[4:8] in _QUICKTIME:
        return "mov"
    for start, kind in _STARTS:
        if head.startswith(start):
            return _matroska(head) if kind == "matroska" else kind
    text = head[:400].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return "html"
    if text.startswith((b"<svg", b"<?xml")) and b"<svg" in head.lower():
        return "svg"
    if head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE0 == 0xE0:
        return "aac" if head[1] & 0xF6 == 0xF0 else "mp3"
    if head[:1] == b"\x47" and head[188:189] in (b"\x47", b""):
        return "mpegts"
    return ""


def kind_in(path: Path) -> str:
    """The kind of the file at ``path``. Raises OSError."""
    with path.open("rb") as file:
        return kind_of(file.read(HEAD))


def _branded(head: bytes) -> str:
    """A file of boxes by the names that its first box gives it (ISO/IEC 14496-12, "ftyp")."""
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[place : place + 4] for place in range(16, end, 4))}
    if brands & _AVIF:
        return "avif"
    if brands & _HEIC:
        return "heic"
    major = head[8:12]
    if major == b"qt  ":
        return "mov"
    return "3gp" if major[:3] in (b"3gp", b"3g2") else "mp4"


def _matroska(head: bytes) -> str:
    return "webm" if b"webm" in head[:64] else "mkv"
