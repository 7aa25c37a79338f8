"""Which files the hall's browsers play, by the table; whether the table is right is asked of the browsers."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.media.playing import Unplayable, browsers, unplayable
from ceremony.media.probe import look_at
from ceremony.web.assets import MEDIA_TYPES
from tests.media.samples import FILMS, SOUNDS, coded, heic, photo, sample

PLAYS = {"h264", "h264-fragmented", "h264-full-range", "h264-silent", "h264-mp3"}
PLAYS |= {"h264-renamed", "vp8", "vp9", "vp9-10-bit", "av1"}
SOUND_PLAYS = {"mp3", "m4a", "ogg", "opus", "flac", "wav", "wav-24", "wav-float", "wav-32", "wav-mulaw"}
WHY = {
    "hevc": ("picture", "HEVC (H.265)"),
    "h264-10-bit": ("picture", "H.264 High 10 (yuv420p10le)"),
    "h264-ac3": ("sound", "AC-3 (Dolby Digital)"),
    "prores": ("picture", "Apple ProRes"),
    "wmv": ("picture", "WMV 8"),
    "mkv": ("kind", "Matroska (MKV)"),
    "wma": ("sound", "WMA"),
    "alac": ("sound", "ALAC (Apple Lossless)"),
    "adpcm": ("sound", "ADPCM"),
}


@pytest.mark.parametrize("name", sorted(FILMS))
def test_a_film_is_judged_by_its_pictures_and_its_sound(tmp_path: Path, name: str) -> None:
    path = sample(tmp_path, name)
    why = unplayable(look_at(path), "film", path.name)
    assert (why is None) == (name in PLAYS)
    if name in WHY:
        assert why == Unplayable(*WHY[name])


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_a_sound_is_judged_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    path = sample(tmp_path, name)
    why = unplayable(look_at(path), "sound", path.name)
    assert (why is None) == (name in SOUND_PLAYS)
    if name in WHY:
        assert why == Unplayable(*WHY[name])


def test_a_name_proves_nothing(tmp_path: Path) -> None:
    assert unplayable(look_at(sample(tmp_path, "wma", "a.mp3")), "sound", "a.mp3") == Unplayable(
        "sound", "WMA"
    )
    assert unplayable(look_at(sample(tmp_path, "hevc", "b.mp4")), "film", "b.mp4") is not None
    photo_of_a_phone = tmp_path / "c.jpg"
    photo_of_a_phone.write_bytes(heic(photo()))
    assert unplayable(look_at(photo_of_a_phone), "still", "c.jpg") == Unplayable("kind", "HEIC")


def test_what_the_hall_does_not_serve_is_told_by_its_ending(tmp_path: Path) -> None:
    path = sample(tmp_path, "h264", "a.mov")
    assert unplayable(look_at(path), "film", path.name) == Unplayable("ending", ".mov")


def test_a_film_without_pictures_and_a_sound_without_sound_are_told(tmp_path: Path) -> None:
    assert unplayable(look_at(sample(tmp_path, "m4a", "a.mp4")), "film", "a.mp4") == Unplayable(
        "no-picture", "MP4"
    )
    silent = sample(tmp_path, "h264-silent")
    assert unplayable(look_at(silent), "sound", silent.name) == Unplayable("no-sound", "MP4")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_pictures_of_the_four_kinds_are_shown_and_no_others(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(coded(photo(), kind))
    assert unplayable(look_at(path), "still", path.name) is None
    for other in ("BMP", "TIFF", "AVIF"):
        path.write_bytes(coded(photo(), other))
        assert unplayable(look_at(path), "still", path.name) == Unplayable("kind", other)


def test_the_table_knows_the_endings_that_the_hall_serves() -> None:
    endings = browsers()["endings"]
    served = {ending for ending, kind in MEDIA_TYPES.items() if kind != "text/vtt"}
    assert {ending for use in endings.values() for ending in use} == served
    for use, first in (("film", "video/"), ("sound", "audio/"), ("still", "image/")):
        own = {ending for ending in endings[use] if MEDIA_TYPES[ending].startswith(first)}
        assert own == {ending for ending, kind in MEDIA_TYPES.items() if kind.startswith(first)}
