"""The length of an mp4 from its own boxes."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremony.loaders.media import film_ms


def box(name: bytes, body: bytes, *, wide: bool = False) -> bytes:
    if wide:
        return struct.pack(">I4sQ", 1, name, len(body) + 16) + body
    return struct.pack(">I4s", len(body) + 8, name) + body


def mvhd(version: int, scale: int, units: int) -> bytes:
    if version:
        return box(b"mvhd", struct.pack(">4xQQIQ", 0, 0, scale, units).replace(b"\0", b"\1", 1) + bytes(80))
    return box(b"mvhd", struct.pack(">4xIIII", 0, 0, scale, units) + bytes(80))


@pytest.mark.parametrize("version", [0, 1])
@pytest.mark.parametrize("wide", [False, True])
def test_the_length_is_read_wherever_the_box_stands(version: int, wide: bool, tmp_path: Path) -> None:
    film = tmp_path / "x.mp4"
    head, media = box(b"ftyp", b"isom" + bytes(8)), box(b"mdat", bytes(1_000), wide=wide)
    film.write_bytes(head + media + box(b"moov", mvhd(version, 600, 54_300)))
    assert film_ms(film) == 90_500


def test_a_missing_film_has_no_length(tmp_path: Path) -> None:
    assert film_ms(tmp_path / "khong-co.mp4") == 0


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=120), keep=st.integers(0, 200))
def test_a_broken_film_has_no_length_and_no_traceback(raw: bytes, keep: int, tmp_path: Path) -> None:
    film = tmp_path / "x.mp4"
    film.write_bytes(raw)
    assert film_ms(film) >= 0
    film.write_bytes((box(b"ftyp", b"isom") + box(b"moov", mvhd(0, 0, 9)))[:keep])
    assert film_ms(film) == 0
