"""What check says of films, sounds and pictures: what the hall would not show is told, and nothing else."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from ceremony.cli.check import find_problems
from ceremony.model.problem import Problem, Severity
from tests.media.samples import coded, heic, phone_jpeg, photo, sample
from tests.preflight.small_event import AGENDA, PEOPLE, SLIDE, write_event


def found(root: Path, code: str) -> list[Problem]:
    return [problem for problem in find_problems(root, "nho") if problem.code == code]


def media(root: Path) -> Path:
    return root / "media" / "nho"


@pytest.mark.parametrize("name", ["h264", "h264-fragmented", "h264-silent", "vp9"])
def test_a_film_that_plays_is_no_fault(tmp_path: Path, name: str) -> None:
    ending = ".webm" if name == "vp9" else ".mp4"
    agenda = AGENDA.replace("phim.mp4", f"doan{ending}")
    sample(media(write_event(tmp_path, agenda=agenda)), name, f"doan{ending}")
    assert find_problems(tmp_path, "nho") == []


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("hevc", "HEVC (H.265)"),
        ("mpeg4", "MPEG-4"),
        ("h264-ac3", "AC-3"),
        ("h264-10-bit", "High 10"),
        ("mov", "PCM (QuickTime (MOV))"),
    ],
)
def test_a_film_that_a_browser_may_not_show_is_told_with_the_command_to_type(
    tmp_path: Path, name: str, what: str
) -> None:
    sample(media(write_event(tmp_path)), name, "phim.mp4")
    (told,) = found(tmp_path, "media.codec")
    assert told.severity is Severity.ERROR
    assert what.casefold() in told.message.casefold()
    assert told.hint == "Chạy: ceremony media convert nho phim.mp4"


def test_the_command_holds_a_name_with_blanks_together(tmp_path: Path) -> None:
    agenda = AGENDA.replace("phim.mp4", "phim hội nghị.mp4")
    sample(media(write_event(tmp_path, agenda=agenda)), "hevc", "phim hội nghị.mp4")
    (told,) = found(tmp_path, "media.codec")
    assert told.hint.endswith('ceremony media convert nho "phim hội nghị.mp4"')


@pytest.mark.parametrize("name", ["wma", "alac", "adpcm", "aiff"])
def test_a_sound_that_a_browser_does_not_play_is_told(tmp_path: Path, name: str) -> None:
    sample(media(write_event(tmp_path)), name, "nhac.mp3")
    assert found(tmp_path, "media.codec")


def test_fanfare_and_music_of_the_awards_are_looked_at_too(tmp_path: Path) -> None:
    awards = "      fanfare: {file: ken.mp3}\n      presenters: [{person: le-van-a}]\n"
    agenda = AGENDA.replace("      presenters: [{person: le-van-a}]\n", awards)
    sample(media(write_event(tmp_path, agenda=agenda)), "wma", "ken.mp3")
    (told,) = found(tmp_path, "media.codec")
    assert "ken.mp3" in told.message


def test_a_film_half_copied_with_its_index_first_is_found(tmp_path: Path) -> None:
    film = media(write_event(tmp_path)) / "phim.mp4"
    raw = film.read_bytes()
    film.write_bytes(raw[: len(raw) * 7 // 10])
    assert found(tmp_path, "media.broken")


def test_a_sound_that_may_be_cut_is_a_warning(tmp_path: Path) -> None:
    path = sample(media(write_event(tmp_path)), "mp3", "nhac.mp3")
    raw = path.read_bytes()
    at = raw.find(b"Info")  # its own count of frames is gone
    path.write_bytes(raw[:at] + bytes(4) + raw[at + 4 : len(raw) * 2 // 3 + 5])
    (told,) = found(tmp_path, "media.cut")
    assert told.severity is Severity.WARNING


def test_a_photo_of_a_telephone_with_what_it_appends_is_no_fault(tmp_path: Path) -> None:
    write_event(tmp_path, slide=SLIDE.replace("anh.png", "anh.jpg"))
    (media(tmp_path) / "anh.jpg").write_bytes(phone_jpeg())
    assert find_problems(tmp_path, "nho") == []
    (media(tmp_path) / "anh.jpg").write_bytes(phone_jpeg()[:900])
    assert found(tmp_path, "media.broken")


@pytest.mark.parametrize("kind", ["HEIC", "AVIF", "BMP", "TIFF"])
def test_a_picture_of_another_kind_is_called_by_its_name(tmp_path: Path, kind: str) -> None:
    write_event(tmp_path)
    raw = heic(photo()) if kind == "HEIC" else coded(photo(), kind)
    (media(tmp_path) / "anh.png").write_bytes(raw)
    assert not found(tmp_path, "media.broken")
    (told,) = found(tmp_path, "media.codec")
    assert kind in told.message
    assert "media convert nho anh.png" in told.hint
    assert (told.file, told.line) == ("slides/nho/anh.md", 3)


def test_a_missing_photo_is_told_where_its_person_is_written(tmp_path: Path) -> None:
    people = PEOPLE.replace("titles: [Chủ tịch]", "titles: [Chủ tịch]\n    photo: anh/le-van-a.jpg")
    write_event(tmp_path, people=people)
    (told,) = found(tmp_path, "media.missing")
    assert (told.file, told.line) == ("agendas/nho/people.yaml", 6)


def test_a_film_that_differs_in_capitals_is_named(tmp_path: Path) -> None:
    film = media(write_event(tmp_path)) / "phim.mp4"
    film.rename(film.with_name("Phim.MP4"))
    (told,) = found(tmp_path, "media.missing")
    assert "Phim.MP4" in told.hint


def test_a_name_that_a_mac_has_written_is_the_same_name(tmp_path: Path) -> None:
    slide = SLIDE.replace("anh.png", "ảnh hội nghị.png")
    picture = media(write_event(tmp_path, slide=slide)) / "anh.png"
    picture.rename(picture.with_name(unicodedata.normalize("NFD", "ảnh hội nghị.png")))
    assert found(tmp_path, "media.missing") == []
