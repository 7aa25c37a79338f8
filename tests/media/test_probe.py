"""What a file really is: its kind, its codecs, its exact length, and whether all of it is there."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from ceremony.media import probing
from ceremony.media.facts import Facts, plain, read
from ceremony.media.probe import look_at
from ceremony.media.probing import NAME, read_facts
from tests.media.samples import FFMPEG, FILMS, SOUNDS, coded, heic, phone_jpeg, photo, sample, turned

STILLS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")


def written(folder: Path, raw: bytes, name: str = "a") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize("name", sorted({**FILMS, **SOUNDS}))
def test_a_whole_film_or_sound_has_no_fault_and_its_true_length(tmp_path: Path, name: str) -> None:
    facts = look_at(sample(tmp_path, name))
    assert facts.fault == ""
    assert facts.seconds == pytest.approx(2.0, abs=0.15)
    assert (facts.width, facts.height) == ((128, 72) if name in FILMS else (0, 0))
    assert (facts.sound is None) == (name == "h264-silent")


@pytest.mark.parametrize(
    "name", ["h264", "mov", "h264-fragmented", "vp9", "mkv", "avi", "flac", "wav", "ogg", "aiff"]
)
@pytest.mark.parametrize("part", [0.3, 0.7, 0.95])
def test_a_film_or_sound_that_was_copied_in_part_is_found(tmp_path: Path, name: str, part: float) -> None:
    path = sample(tmp_path, name)
    raw = path.read_bytes()
    path.write_bytes(raw[: round(len(raw) * part)])
    assert look_at(path).fault in ("cut", "damaged", "unreadable")


@pytest.mark.parametrize("name", ["h264", "hevc", "vp9", "mkv"])
def test_a_copy_that_was_given_its_length_and_never_filled_is_found(tmp_path: Path, name: str) -> None:
    path = sample(tmp_path, name)
    raw = path.read_bytes()
    keep = len(raw) * 6 // 10
    path.write_bytes(raw[:keep] + bytes(len(raw) - keep))
    assert not look_at(path).is_whole


@pytest.mark.parametrize("name", ["mp3", "opus"])
def test_a_sound_that_tells_no_length_is_at_least_doubted(tmp_path: Path, name: str) -> None:
    path = sample(tmp_path, name)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * 6 // 10 + 7])
    assert look_at(path).fault in ("cut", "ragged", "damaged")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["h264", "h264-fragmented", "flac", "wav", "jpeg", "png"]),
    part=st.floats(0.02, 0.97),
)
def test_wherever_a_copy_breaks_off_it_is_never_taken_for_whole(
    tmp_path: Path, name: str, part: float
) -> None:
    stills = {"jpeg": coded(photo(), "JPEG"), "png": coded(photo(), "PNG")}
    raw = stills[name] if name in stills else sample(tmp_path, name).read_bytes()
    assert look_at(written(tmp_path, raw[: round(len(raw) * part)])).fault


def test_a_film_with_few_key_pictures_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    line = [FFMPEG, "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=64x36:r=25:d=20", "-g", "9999"]
    subprocess.run([*line, "-c:v", "libx264", "-sc_threshold", "0", str(path)], check=True)
    assert look_at(path).fault == ""
    path.write_bytes(path.read_bytes() + b"hung on by a camera" * 9)
    assert look_at(path).fault == ""


def test_a_little_padding_behind_an_mp3_is_nothing_and_much_of_it_is_a_cut(tmp_path: Path) -> None:
    path = sample(tmp_path, "mp3")
    raw = path.read_bytes()
    path.write_bytes(raw + bytes(500))
    assert look_at(path).fault == ""
    path.write_bytes(raw + bytes(40_000))
    assert look_at(path).fault == "cut"


def test_a_cover_is_no_film_and_tags_are_no_cut(tmp_path: Path) -> None:
    cover, out = written(tmp_path, coded(photo(), "JPEG"), "c.jpg"), tmp_path / "a.mp3"
    line = [
        FFMPEG,
        "-v",
        "error",
        "-i",
        str(sample(tmp_path, "wav")),
        "-i",
        str(cover),
        "-map",
        "0",
        "-map",
        "1",
    ]
    subprocess.run([*line, "-c:a", "libmp3lame", "-c:v", "copy", "-write_id3v1", "1", str(out)], check=True)
    facts = look_at(out)
    assert (facts.picture, facts.fault) == (None, "")
    assert facts.sound is not None


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"\xef\xbb\xbf<!DOCTYPE html><title>x", "html"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04abcd", "zip"),
        (b"MThd\0\0\0\x06", "midi"),
        (b'<?xml version="1.0"?><svg xmlns="">', "svg"),
    ],
)
def test_what_was_mistaken_for_a_film_is_called_by_its_name(tmp_path: Path, raw: bytes, kind: str) -> None:
    assert look_at(written(tmp_path, raw + bytes(200), "a.mp4")) == Facts(kind)


def test_a_clip_of_a_telephone_held_upright_is_upright(tmp_path: Path) -> None:
    path, out = sample(tmp_path, "h264"), tmp_path / "b.mp4"
    line = [FFMPEG, "-v", "error", "-display_rotation:v:0", "-90", "-i", str(path), "-c", "copy", str(out)]
    subprocess.run(line, check=True)
    facts = look_at(out)
    assert (facts.width, facts.height) == (72, 128)


@pytest.mark.parametrize("kind", STILLS)
def test_a_picture_is_known_by_what_is_in_it(tmp_path: Path, kind: str) -> None:
    facts = look_at(written(tmp_path, coded(photo(), kind), "a.jpg"))
    assert (facts.kind, facts.width, facts.height, facts.fault) == (kind.lower(), 64, 48, "")


@pytest.mark.parametrize("kind", STILLS)
@pytest.mark.parametrize("part", [0.2, 0.6, 0.9])
def test_a_picture_that_was_copied_in_part_is_found(tmp_path: Path, kind: str, part: float) -> None:
    raw = coded(photo(), kind)
    assert look_at(written(tmp_path, raw[: round(len(raw) * part)])).fault


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_whose_rest_is_zeros_is_found(tmp_path: Path, kind: str) -> None:
    raw = coded(photo(), kind)
    assert look_at(written(tmp_path, raw[: len(raw) // 2] + bytes(len(raw) // 2))).fault


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_a_picture_is_as_wide_as_the_camera_was_held(tmp_path: Path, kind: str) -> None:
    facts = look_at(written(tmp_path, coded(photo(), kind, exif=turned(6))))
    assert (facts.width, facts.height) == (48, 64)


@pytest.mark.parametrize(("rotation", "size"), [(0, (64, 48)), (1, (48, 64)), (3, (48, 64))])
def test_a_heic_is_read_upright(tmp_path: Path, rotation: int, size: tuple[int, int]) -> None:
    facts = look_at(written(tmp_path, heic(photo(), rotation), "IMG_0001.HEIC"))
    assert (facts.kind, facts.width, facts.height, facts.fault) == ("heic", *size, "")


def test_what_a_telephone_appends_to_a_photo_is_no_fault(tmp_path: Path) -> None:
    raw = phone_jpeg()
    assert look_at(written(tmp_path, raw)).fault == ""
    end = raw.rindex(b"\xff\xd9", 0, raw.index(b"ftypmp42"))
    assert look_at(written(tmp_path, raw[: end - 40])).fault == "cut"


def test_whether_something_shows_through_a_picture_is_known(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (8, 8), (255, 0, 0, 255))
    assert not look_at(written(tmp_path, coded(logo, "TIFF"))).transparent
    logo.putpixel((1, 1), (0, 0, 0, 0))
    assert look_at(written(tmp_path, coded(logo, "TIFF"))).transparent


@pytest.mark.parametrize(
    "raw", [b"", b"hello", b"\0" * 5000, b"ID3", b"\xff\xfb", b"RIFF\0\0\0\0WAVE", b"#EXTM3U\n/etc/passwd"]
)
def test_what_is_no_medium_is_a_fault_and_never_a_traceback(tmp_path: Path, raw: bytes) -> None:
    facts = look_at(written(tmp_path, raw, "a.mp4"))
    assert facts.fault or facts.kind == ""
    assert (facts.picture, facts.sound) == (None, None)


def test_noise_behind_any_beginning_never_raises(tmp_path: Path) -> None:
    noise = np.random.default_rng(2)
    for name in ("h264", "vp9", "mp3", "flac", "wav", "ogg", "wma"):
        raw = sample(tmp_path, name).read_bytes()
        for keep in (12, 60, 400):
            look_at(written(tmp_path, raw[:keep] + noise.bytes(2_000)))


def test_facts_travel_as_json(tmp_path: Path) -> None:
    facts = look_at(sample(tmp_path, "h264"))
    assert read(json.loads(json.dumps(plain(facts)))) == facts


def test_many_files_are_looked_at_by_one_process_and_remembered_by_their_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = sample(tmp_path, "h264"), written(tmp_path, coded(photo(), "PNG"), "b.png")
    shelf = tmp_path / ".ceremony" / "e"
    first = read_facts([one, two, tmp_path / "khong-co.mp4"], shelf)
    assert set(first) == {one, two}
    asked: list[list[Path]] = []
    monkeypatch.setattr(probing, "_ask", lambda paths: asked.append(paths) or {})
    assert read_facts([one, two], shelf) == first
    assert read_facts([one.rename(tmp_path / "c.mp4")], shelf)
    assert asked == []
    two.write_bytes(coded(photo(20, 20), "PNG"))
    read_facts([two], shelf)
    assert asked == [[two]]


def test_what_an_older_reader_found_does_not_count(tmp_path: Path) -> None:
    path = sample(tmp_path, "wav")
    (tmp_path / NAME).write_text(json.dumps({"by": "old", "facts": {"x": {}}}))
    assert read_facts([path], tmp_path)[path].sound is not None
    (tmp_path / NAME).write_text("{")
    assert read_facts([path], tmp_path)[path].sound is not None


def test_a_file_at_which_the_reader_dies_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = [sample(tmp_path, "wav"), sample(tmp_path, "h264")]
    whole = probing._child

    def dies_at_the_first(paths: list[Path]) -> list[Facts]:
        return [] if len(paths) == 2 else whole(paths)

    monkeypatch.setattr(probing, "_child", dies_at_the_first)
    found = read_facts(good)
    assert [found[path].fault for path in good] == ["heavy", ""]
