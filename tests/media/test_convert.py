"""What an office has becomes what every browser plays; the original stays."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image, ImageCms

from ceremony.cli.media import media as command
from ceremony.media.conversion import NotConverted, convert, plan_conversion
from ceremony.media.playing import unplayable
from ceremony.media.probe import look_at
from tests.media.samples import FFMPEG, coded, heic, photo, sample, turned


def made(folder: Path, name: str) -> Path:
    """Convert a file of ``folder``; the new one."""
    plan = plan_conversion(folder, name, look_at(folder / name))
    assert plan is not None
    convert(plan, lambda part: None)
    assert (folder / plan.original).is_file()
    assert plan.renames != (plan.target == name)
    return folder / plan.target


@pytest.mark.parametrize(
    "name", ["hevc", "prores", "wmv", "avi", "mkv", "mov", "h264-10-bit", "h264-ac3", "mjpeg"]
)
def test_a_film_of_any_kind_becomes_one_that_plays(tmp_path: Path, name: str) -> None:
    path = made(tmp_path, sample(tmp_path, name).name)
    facts = look_at(path)
    assert unplayable(facts, "film", path.name) is None
    assert facts.picture is not None
    assert (facts.picture.codec, facts.picture.pixels) == ("h264", "yuv420p")
    assert (facts.width, facts.height) == (128, 72)
    assert facts.seconds == pytest.approx(2.0, abs=0.15)
    raw = path.read_bytes()
    assert raw.index(b"moov") < raw.index(b"mdat"), "it begins to play before it is loaded"


@pytest.mark.parametrize("name", ["wma", "alac", "adpcm", "aiff", "ac3"])
def test_a_sound_of_any_kind_becomes_one_that_plays(tmp_path: Path, name: str) -> None:
    path = made(tmp_path, sample(tmp_path, name).name)
    assert path.suffix == ".m4a"
    assert unplayable(look_at(path), "sound", path.name) is None
    assert look_at(path).seconds == pytest.approx(2.0, abs=0.15)


def test_a_film_taken_on_its_side_in_4k_comes_out_upright_and_no_larger_than_the_hall(tmp_path: Path) -> None:
    flat, turned_ = tmp_path / "flat.mp4", tmp_path / "a.mp4"
    given = ["-f", "lavfi", "-i", "color=c=white:s=3840x2160:r=10:d=0.5,drawbox=0:0:1200:700:black:fill"]
    hevc = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-tag:v", "hvc1"]
    subprocess.run([FFMPEG, "-v", "error", *given, *hevc, str(flat)], check=True)
    turn = ["-display_rotation:v:0", "-90", "-i", str(flat), "-c", "copy", str(turned_)]
    subprocess.run([FFMPEG, "-v", "error", *turn], check=True)
    path = made(tmp_path, "a.mp4")
    facts = look_at(path)
    assert (facts.width, facts.height) == (1080, 1920)
    frame = tmp_path / "frame.png"
    subprocess.run([FFMPEG, "-v", "error", "-i", str(path), "-frames:v", "1", str(frame)], check=True)
    grey = np.asarray(Image.open(frame).convert("L"))
    assert grey[50, -50] < 40, "turned clockwise, the black corner goes right"
    assert grey[50, 50] > 200
    assert grey[-50, -50] > 200


def test_pictures_and_sound_stay_in_step_where_the_sound_begins_later(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    given = [
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x36:r=25:d=2",
        "-itsoffset",
        "0.6",
        "-f",
        "lavfi",
        "-i",
        "sine=d=1",
    ]
    subprocess.run([FFMPEG, "-v", "error", *given, "-c:v", "mpeg4", "-c:a", "aac", str(path)], check=True)
    out = made(tmp_path, "a.mkv")
    heard = tmp_path / "a.s16"
    subprocess.run(
        [FFMPEG, "-v", "error", "-i", str(out), "-ac", "1", "-ar", "8000", "-f", "s16le", str(heard)],
        check=True,
    )
    samples = np.abs(np.frombuffer(heard.read_bytes(), "<i2").astype(float))
    assert int(np.flatnonzero(samples > 300)[0]) / 8000 == pytest.approx(0.6, abs=0.06)


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "AVIF"])
def test_a_picture_of_any_kind_becomes_a_jpeg_held_as_the_camera_was(tmp_path: Path, kind: str) -> None:
    how = {} if kind == "BMP" else {"exif": turned(6)}
    (tmp_path / "a.anh").write_bytes(coded(photo(), kind, **how))
    out = Image.open(made(tmp_path, "a.anh"))
    assert out.format == "JPEG"
    assert out.size == ((64, 48) if kind == "BMP" else (48, 64))
    assert out.getexif().get(0x0112, 1) == 1


def test_a_heic_becomes_an_upright_jpeg(tmp_path: Path) -> None:
    (tmp_path / "IMG_0001.HEIC").write_bytes(heic(photo(), rotation=3))  # a quarter with the clock
    path = made(tmp_path, "IMG_0001.HEIC")
    assert path.name == "IMG_0001.jpg"
    grey = np.asarray(Image.open(path).convert("L")).astype(int)
    assert grey.shape == (64, 48)
    assert grey[:28].mean() > grey[36:].mean() + 100, "what was left is on top"


def test_a_heic_that_is_called_jpg_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(heic(photo()))
    path = made(tmp_path, "a.jpg")
    assert (path.name, look_at(path).kind, look_at(tmp_path / "goc" / "a.jpg").kind) == (
        "a.jpg",
        "jpeg",
        "heic",
    )


def test_a_logo_keeps_what_shows_through(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (40, 40), (200, 0, 0, 255))
    logo.paste((0, 0, 0, 0), (0, 0, 20, 40))
    (tmp_path / "logo.tif").write_bytes(coded(logo, "TIFF"))
    out = Image.open(made(tmp_path, "logo.tif"))
    assert (out.format, out.mode) == ("PNG", "RGBA")
    assert out.getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_a_large_photo_comes_out_as_large_as_a_projector_needs(tmp_path: Path) -> None:
    Image.new("RGB", (5000, 2500), "#446688").save(tmp_path / "a.bmp")
    assert Image.open(made(tmp_path, "a.bmp")).size == (3840, 1920)


def test_other_colours_than_a_screen_s_are_brought_to_it(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (20, 20), "#A03020").save(tmp_path / "a.tif", icc_profile=profile)
    out = Image.open(made(tmp_path, "a.tif"))
    assert "icc_profile" not in out.info
    assert np.abs(np.asarray(out)[5, 5].astype(int) - [0xA0, 0x30, 0x20]).max() < 8


def test_sixteen_bits_of_grey_become_eight(tmp_path: Path) -> None:
    ramp = np.linspace(0, 65_535, 64, dtype=np.uint16)[None].repeat(16, 0)
    Image.fromarray(ramp).save(tmp_path / "a.tif")
    grey = np.asarray(Image.open(made(tmp_path, "a.tif")).convert("L")).astype(int)
    assert np.ptp(grey) > 240
    assert abs(int(grey[8, 32]) - 130) < 8


def test_a_broken_file_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    path = sample(tmp_path, "hevc")
    raw = path.read_bytes()[:-3000]
    path.write_bytes(raw)
    with pytest.raises(NotConverted) as refused:
        plan_conversion(tmp_path, path.name, look_at(path))
    assert refused.value.code == "broken"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == raw


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    sample(tmp_path, "wma", "nhac.wma")
    sample(tmp_path, "m4a", "nhac.m4a")
    with pytest.raises(NotConverted) as refused:
        plan_conversion(tmp_path, "nhac.wma", look_at(tmp_path / "nhac.wma"))
    assert refused.value.code == "exists"
    sample(tmp_path, "hevc", "a.mp4")
    sample(tmp_path, "h264", "goc/a.mp4")
    made(tmp_path, "a.mp4")
    assert (tmp_path / "goc" / "a-2.mp4").is_file()


# --- the command -----------------------------------------------------------------------------------------


def asked(root: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(command, ["convert", *words, "--workspace", str(root)])
    return done.exit_code, done.output


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """A workspace whose event names files that its hall cannot play."""
    folder, files = tmp_path / "agendas" / "e", tmp_path / "media" / "e"
    folder.mkdir(parents=True)
    (folder / "agenda.yaml").write_text(
        "event: {name: A}\nitems:\n  - sound: {file: nhạc nền.wma}\n", encoding="utf-8"
    )
    sample(files, "wma", "nhạc nền.wma")
    sample(files, "hevc", "phim.mp4")
    sample(files, "h264", "whole.mp4")
    (files / "ghi-chu.txt").write_text("không phải phim")
    return tmp_path


def test_the_command_says_what_was_made_and_what_must_be_written_anew(event: Path) -> None:
    code, said = asked(event, "e", "nhạc nền.wma", "phim.mp4")
    assert code == 0, said
    assert "nhạc nền.wma → nhạc nền.m4a" in said
    assert "media/e/goc/nhạc nền.wma" in said
    assert "agendas/e/agenda.yaml:3" in said
    assert "phim.mp4 → phim.mp4" in said
    assert (event / "media" / "e" / "goc" / "phim.mp4").is_file()


def test_all_that_needs_it_is_converted_and_nothing_else(event: Path) -> None:
    assert asked(event, "e", "--all")[0] == 0
    files = {
        path.relative_to(event / "media" / "e").as_posix()
        for path in event.rglob("media/e/**/*")
        if path.is_file()
    }
    assert files == {
        "nhạc nền.m4a", "phim.mp4", "whole.mp4", "ghi-chu.txt", "goc/nhạc nền.wma", "goc/phim.mp4",
    }  # fmt: skip
    assert "Không có tệp nào phải chuyển" in asked(event, "e", "--all")[1]


def test_a_name_that_is_not_there_is_answered_by_the_one_that_is(event: Path) -> None:
    done = CliRunner().invoke(command, ["convert", "e", "Phim.MP4", "--workspace", str(event)])
    assert done.exit_code == 1
    assert "phim.mp4" in done.output
    assert asked(event, "e")[0] == 2


def test_a_file_that_plays_is_left_alone_and_one_that_is_none_is_told(event: Path) -> None:
    before = (event / "media" / "e" / "whole.mp4").read_bytes()
    code, said = asked(event, "e", "media/e/whole.mp4")
    assert (code, (event / "media" / "e" / "whole.mp4").read_bytes()) == (0, before)
    assert "không phải chuyển" in said
    assert asked(event, "e", "ghi-chu.txt")[0] == 1
