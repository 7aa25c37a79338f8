"""The storyboard file: bound to its results and pictures, or refused with the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from ceremony.loaders.picture_facts import PictureError, picture_asset
from ceremony.loaders.storyboard import found_storyboard, load_storyboard
from ceremony.media.probe import look_at
from ceremony.model.problem import Problem
from ceremony.model.storyboard import SHOTS, Storyboard
from tests.media.samples import heic, photo, sample
from tests.results_sample import founding
from tests.video.recordings import little_film, tone
from tests.video.scene_samples import landscape


def read(tmp_path: Path, text: str) -> tuple[Storyboard | None, list[Problem]]:
    path = tmp_path / "storyboard.yaml"
    path.write_text(text, encoding="utf-8")
    media = tmp_path / "media"
    (media / "anh").mkdir(parents=True, exist_ok=True)
    if not (media / "anh" / "a.jpg").exists():
        landscape(60, 40).save(media / "anh" / "a.jpg")
        landscape(40, 60).save(media / "anh" / "b.png")
        little_film(media / "phim" / "a.mp4", 3.0)
        tone(media / "giong" / "a.wav", 2.0)
    return load_storyboard(path, tmp_path, media, founding())


WHOLE = """length: 6 phút
scenes:
  - title
  - movements
  - {scene: section, text: Kinh tế}
  - {scene: chapter, group: kinh-te, photo: anh/a.jpg, caption: Thu ngân sách}
  - chapters
  - {scene: figure, of: NS01, say: "Thu ngân sách vượt dự toán.", seconds: 12 giây}
  - {scene: figures, of: [NS01, NS02, NS03]}
  - {scene: bars, of: [NS01], optional: true}
  - scene: line
    of: NS01
    points: [{label: 2018, value: 7685}, {label: 2019, value: "8.310,5"}]
  - {scene: share, name: Khen thưởng, parts: [{name: Tập thể, value: 17}, {name: Cá nhân, value: 115}]}
  - table
  - missed
  - {scene: photo, photo: anh/b.png, caption: Ra quân, sample: true, focus: {y: 30}}
  - {scene: montage, photos: [anh/a.jpg, anh/b.png]}
  - {scene: clip, clip: phim/a.mp4, start: "0:00.5", end: 2.6, caption: Ra quân, voice: giong/a.wav}
  - {scene: faces, people: [{name: Nguyễn Thị Mẫu, post: Tổ trưởng, portrait: anh/b.png}]}
  - {scene: quote, text: Mỗi nhà một việc tốt, who: Bà Mẫu, portrait: anh/b.png}
  - scene: roll
    heading: Gương mặt tiêu biểu
    names: [Nguyễn Văn A, {name: Trần Thị B, unit: Tổ 5}]
  - scene: timeline
    heading: Dấu mốc
    moments: [{when: Tháng 2, what: Ra quân}, {when: Tháng 5, what: Bầu cử}]
  - {scene: directions, lines: [Giữ vững an ninh]}
  - {scene: points, picture: anh/a.jpg, places: [{name: Chợ, x: 20, y: 30}]}
  - {scene: closing, headline: Trân trọng cảm ơn}
"""


def test_a_storyboard_with_every_scene_is_read(tmp_path: Path) -> None:
    made, problems = read(tmp_path, WHOLE)
    assert problems == []
    assert made is not None
    assert {shot.kind for shot in made.shots} == set(SHOTS)
    assert made.length_ms == 360_000
    assert {name: (one.width, one.height) for name, one in made.assets.items()} == {
        "anh/a.jpg": (60, 40),
        "anh/b.png": (40, 60),
        "phim/a.mp4": (128, 72),
        "giong/a.wav": (0, 0),
    }


@pytest.mark.parametrize(
    ("scene", "code", "hint"),
    [
        ("foto", "storyboard.scene-unknown", "photo"),
        ("{scene: chaptre, group: kinh-te}", "storyboard.scene-unknown", "chapter"),
        ("{of: NS01}", "storyboard.no-scene", "title"),
        ("{scene: figure, of: NS1}", "storyboard.code-unknown", "NS0"),
        ("{scene: chapter, group: kinhte}", "storyboard.group-unknown", "kinh-te"),
        ("{scene: photo, photo: anh/c.jpg}", "storyboard.picture-missing", "anh/"),
        ("{scene: photo, photo: anh/a.jpg, captoin: A}", "agenda.key-unknown", "caption"),
        ("{scene: photo}", "agenda.key-missing", "photo"),
        ("{scene: photo, photo: ../a.jpg}", "agenda.value-file", ""),
        ("{scene: share, name: A}", "storyboard.share-empty", "numerator"),
        ("directions", "storyboard.directions-empty", "lines"),
        ("{scene: montage, photos: [anh/a.jpg]}", "agenda.list-short", ""),
        ("{scene: figures, of: [NS01, NS02, NS03, XH01, XH02]}", "agenda.list-long", ""),
        ("{scene: figure, of: NS01, seconds: nhanh}", "agenda.value-duration", ""),
        ("{scene: line, of: NS01, points: [{label: A, value: mot}]}", "agenda.value-number", "8905"),
        ("{scene: clip, clip: phim/b.mp4}", "storyboard.clip-missing", "phim/a.mp4"),
        ("{scene: clip, clip: anh/a.jpg}", "storyboard.clip-kind", "mp4"),
        ("{scene: clip, clip: phim/a.mp4, end: 9}", "storyboard.clip-end", "end"),
        ("{scene: clip, clip: phim/a.mp4, start: 2}", "storyboard.clip-short", "2"),
        ("{scene: clip, clip: phim/a.mp4, start: sớm}", "agenda.value-second", "1:15"),
        ("{scene: title, voice: giong/b.wav}", "storyboard.recording-missing", "giong/a.wav"),
        ("{scene: title, voice: [giong/a.wav, anh/a.jpg]}", "storyboard.recording-kind", "mp3"),
        ("faces", "storyboard.faces-empty", "people"),
        (f"{{scene: quote, who: A, text: {'dài ' * 100}}}", "agenda.value-long", ""),
    ],
)
def test_a_fault_has_its_line_and_says_what_was_meant(
    tmp_path: Path, scene: str, code: str, hint: str
) -> None:
    made, problems = read(tmp_path, f"scenes:\n  - title\n  - {scene}\n")
    assert made is None
    assert [problem.code for problem in problems] == [code]
    assert problems[0].line == 3
    assert hint in problems[0].hint
    assert problems[0].message


@pytest.mark.parametrize(
    "text", ["", "[]", "a", "scenes: 5", "scenes: {a: 1}", "scenes: [[1]]", "length: x", "lenght: 5"]
)
def test_what_is_no_storyboard_is_refused_and_never_raises(tmp_path: Path, text: str) -> None:
    made, problems = read(tmp_path, text)
    assert made is None
    assert problems


def test_music_narration_and_subtitles_are_chosen_above_the_scenes(tmp_path: Path) -> None:
    made, problems = read(
        tmp_path, "music: giong/a.wav\nnarration: guide\nsubtitles: burnt\nscenes: [title]\n"
    )
    assert problems == []
    assert made is not None
    assert (made.music, made.narration, made.subtitles) == ("giong/a.wav", "guide", "burnt")
    silent, _ = read(tmp_path, "music: không\n")
    assert silent is not None
    assert silent.music == "none"
    for text in ("music: anh/a.jpg", "music: x.mp3", "narration: loud", "subtitles: yes"):
        assert read(tmp_path, text + "\n")[0] is None


def test_pictures_in_the_folder_belong_to_their_groups_and_faces_to_their_names(tmp_path: Path) -> None:
    media = tmp_path / "media"
    for name in ("kinh-te-2", "kinh-te-1.mau", "an-ninh", "kinhte"):
        (media / "anh").mkdir(parents=True, exist_ok=True)
        landscape(60, 40).save(media / "anh" / f"{name}.jpg")
    (media / "anh" / "guong-mat").mkdir()
    for name in ("02 Trần Văn Mẫu", "01 Nguyễn Thị Mẫu - Tổ trưởng.mau"):
        landscape(40, 60).save(media / "anh" / "guong-mat" / f"{name}.png")
    found, problems = found_storyboard(tmp_path, media, founding(), "vi")
    assert found.photos == {
        "kinh-te": ("anh/kinh-te-1.mau.jpg", "anh/kinh-te-2.jpg"),
        "an-ninh": ("anh/an-ninh.jpg",),
    }
    assert [(one.name, one.post, one.sample) for one in found.faces] == [
        ("Nguyễn Thị Mẫu", "Tổ trưởng", True),
        ("Trần Văn Mẫu", None, False),
    ]
    assert [problem.code for problem in problems] == ["storyboard.photo-stray"]
    assert "kinh-te" in problems[0].hint


def test_a_broken_picture_in_the_folder_is_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "media" / "anh").mkdir(parents=True)
    (tmp_path / "media" / "anh" / "kinh-te.jpg").write_bytes(b"no picture")
    found, problems = found_storyboard(tmp_path, tmp_path / "media", founding(), "vi")
    assert found.assets == {}
    assert [problem.code for problem in problems] == ["storyboard.picture-kind"]


def test_photos_and_faces_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    media = tmp_path / "media"
    (media / "anh" / "guong-mat").mkdir(parents=True)
    faces = ("1 Nguyễn Thị Lan - Tổ trưởng", "2 Trần Văn Bình – Tổ phó", "10 Lê Thu Hà — Bí thư")
    for name in faces:
        landscape(40, 60).save(media / "anh" / "guong-mat" / f"{name}.jpg")
    for number in (1, 2, 10):
        landscape(60, 40).save(media / "anh" / f"kinh-te-{number}.jpg")
    found, problems = found_storyboard(tmp_path, media, founding(), "vi")
    assert problems == []
    assert found.photos["kinh-te"] == ("anh/kinh-te-1.jpg", "anh/kinh-te-2.jpg", "anh/kinh-te-10.jpg")
    assert [(one.name, one.post) for one in found.faces] == [
        ("Nguyễn Thị Lan", "Tổ trưởng"),
        ("Trần Văn Bình", "Tổ phó"),
        ("Lê Thu Hà", "Bí thư"),
    ]


def test_nothing_that_lies_in_the_folder_is_left_out_without_a_word(tmp_path: Path) -> None:
    media = tmp_path / "media"
    (media / "anh" / "guong-mat").mkdir(parents=True)
    for number in range(1, 9):
        landscape(60, 40).save(media / "anh" / f"kinh-te-{number}.jpg")
    (media / "anh" / "an-ninh.heic").write_bytes(heic(photo()))
    (media / "anh" / "Thumbs.db").write_bytes(b"x")
    (media / "anh" / "guong-mat" / "1 Lan.HEIC").write_bytes(heic(photo()))
    landscape(40, 60).save(media / "anh" / "guong-mat" / f"2 {'Tên dài ' * 9}.jpg")
    found, problems = found_storyboard(tmp_path, media, founding(), "vi")
    assert len(found.photos["kinh-te"]) == 6
    told = [(one.code.partition(".")[2], one.message.split()[1]) for one in problems]
    assert sorted(told) == [
        ("face-long", "anh/guong-mat/2"),
        ("photo-spare", "anh/kinh-te-7.jpg"),
        ("photo-spare", "anh/kinh-te-8.jpg"),
        ("photo-strange", "(HEIC)"),
        ("photo-strange", "Lan.HEIC"),
    ]
    landscape(60, 40).save(media / "anh" / "an-ninh.jpg")
    _, problems = found_storyboard(tmp_path, media, founding(), "vi")
    assert not any("an-ninh.heic" in one.message for one in problems), "a JPEG stands beside it now"


@pytest.mark.parametrize(
    ("name", "scene", "code"),
    [
        ("a.heic", "{scene: photo, photo: a.heic}", "picture-strange"),
        ("a.wmv", "{scene: clip, clip: a.wmv}", "clip-strange"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name_with_the_command_to_type(
    tmp_path: Path, name: str, scene: str, code: str
) -> None:
    (tmp_path / "media").mkdir()
    if name == "a.heic":
        (tmp_path / "media" / name).write_bytes(heic(photo()))
    else:
        sample(tmp_path / "media", "wmv", name)
    made, (told,) = read(tmp_path, f"scenes:\n  - {scene}\n")
    assert made is None
    assert told.code == f"storyboard.{code}"
    assert f'ceremony media convert media "{name}"' in told.hint


def test_a_clip_copied_in_part_is_refused_before_it_is_in_the_film(tmp_path: Path) -> None:
    path = sample(tmp_path / "media", "h264", "a.mp4")
    path.write_bytes(path.read_bytes()[:-4000])
    _, (told,) = read(tmp_path, "scenes:\n  - {scene: clip, clip: a.mp4}\n")
    assert told.code == "storyboard.clip-broken"


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif"])
def test_a_picture_is_as_wide_as_the_camera_was_held(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    exif = Image.Exif()
    exif[0x0112] = 8
    landscape(60, 40).save(path, **({} if kind == "gif" else {"exif": exif}))
    made = picture_asset(path, "a", look_at(path))
    assert (made.width, made.height) == ((60, 40) if kind == "gif" else (40, 60))


@pytest.mark.parametrize(
    "raw", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x10", b"RIFF....WEBPVP8 "]
)
def test_what_is_no_whole_picture_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(raw)
    with pytest.raises(PictureError):
        picture_asset(path, "a", look_at(path))
