"""Films of one's own: trimmed to the frame, fitted, upright, in the right colours, the same in any order."""

from __future__ import annotations

import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from ceremony.loaders.clip_facts import ClipError, clip_asset
from ceremony.media.probe import look_at
from ceremony.video import footage
from ceremony.video.footage import Footage, FootageError, reader
from ceremony.video.scene import Painter
from ceremony.video.scenes.clip import Clip
from ceremony.video.stage import FPS, Stage
from tests.video.recordings import grey, little_film

STAGE = Stage(320, 180)
FFMPEG = str(imageio_ffmpeg.get_ffmpeg_exe())


def shown(scene: Clip, time: float, kind: str = "rgb") -> int:
    """How bright the middle of the film is at a time."""
    canvas = Painter(scene, STAGE, kind).paint(time)
    return int(canvas.planes[0][60:90, 150:170].mean())


def converted(path: Path, target: Path, *words: str) -> Path:
    command = [FFMPEG, "-v", "error", "-y", *words[:-1], "-i", str(path), "-c:a", "copy"]
    subprocess.run([*command, *words[-1].split(), str(target)], check=True)
    return target


def test_a_stretch_begins_and_ends_at_its_frames(tmp_path: Path) -> None:
    film = little_film(tmp_path / "a.mp4", 3.0)
    scene = Clip(1.0, film, 1.0, 1.6)
    assert scene.seconds(STAGE) == pytest.approx(2.2)  # the caption's reading time is longer than the stretch
    for time in (0.0, 0.5, 1.0, 1.56):
        wanted = grey(int((1.0 + time) * 25 + 1e-6), 75)
        assert shown(scene, time) == pytest.approx(wanted, abs=4), time
    assert shown(scene, 2.1) == shown(scene, 1.59)  # its last picture stays


def test_a_frame_is_the_same_in_any_order(tmp_path: Path) -> None:
    film = little_film(tmp_path / "a.mp4", 6.0, gop=30)
    layer, frames = Footage(film, 0, 0, 1920, 918, 0.0, 6.0), [0, 12, 175, 3, 90, 91, 20, 179, 60]
    assert layer.state(59 / FPS, STAGE) == 59
    alone = {}
    for number in sorted(frames):
        alone[number] = np.asarray(reader(film).at(number / FPS).to_ndarray(format="gray")).copy()
    for number in frames:
        assert np.array_equal(reader(film).at(number / FPS).to_ndarray(format="gray"), alone[number]), number


@pytest.mark.parametrize("kind", ["rgb", "yuv"])
@pytest.mark.parametrize("size", [(128, 72), (160, 120), (72, 128), (300, 100), (64, 64)])
def test_a_film_of_any_shape_fills_its_place(tmp_path: Path, size: tuple[int, int], kind: str) -> None:
    film = little_film(tmp_path / "a.mp4", 2.5, size=size)
    canvas = Painter(Clip(1.0, film, 0.0, 2.0, "Ổ Ế", "Ẫ"), STAGE, kind).paint(1.0)
    assert canvas.planes[0].shape == (180, 320)


def test_a_film_taken_with_the_telephone_on_its_side_stands_upright(tmp_path: Path) -> None:
    little_film(tmp_path / "a.mp4", 2.5, size=(128, 72))
    turned = converted(tmp_path / "a.mp4", tmp_path / "b.mp4", "-display_rotation:v:0", "-90", "-c:v copy")
    film = clip_asset(turned, "b.mp4", look_at(turned))
    assert (film.width, film.height) == (72, 128)
    picture = Painter(Clip(1.0, film, 0.0, 2.0), STAGE, "rgb").paint(1.0).as_rgb()
    left = STAGE.px(120)
    wide = round(180 * 72 / 128)
    corner = picture[
        4:40, left + wide - 24 : left + wide - 4
    ].mean()  # turned clockwise: the black one goes right
    assert corner < 40
    assert picture[4:40, left + 4 : left + 24].mean() > 60


def test_colours_are_those_of_the_film(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    subprocess.run(
        [FFMPEG, "-v", "error", "-f", "lavfi", "-i", "color=0x21A0C0:s=1280x720:d=2.5", "-vf",
         "scale=out_color_matrix=bt709", "-colorspace", "bt709", "-c:v", "libx264", str(path)],
        check=True,
    )  # fmt: skip
    scene = Clip(1.0, clip_asset(path, "a.mp4", look_at(path)), 0.0, 2.0)
    colour = Painter(scene, STAGE, "rgb").paint(1.0).as_rgb()[40, 160].astype(int)
    assert np.abs(colour - [0x21, 0xA0, 0xC0]).max() <= 7  # by the other matrix it would be 13
    coded = Painter(scene, STAGE).paint(1.0)
    luma = 16 + 219 * (0.2126 * 0x21 + 0.7152 * 0xA0 + 0.0722 * 0xC0) / 255
    assert abs(int(coded.planes[0][40, 160]) - luma) <= 3


def test_the_bright_picture_of_a_telephone_is_brought_to_ours(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    told = "color_primaries=bt2020:color_trc=arib-std-b67:colorspace=bt2020nc:range=tv"
    tagged = f"format=yuv420p10le,setparams={told}"
    subprocess.run(
        [FFMPEG, "-v", "error", "-f", "lavfi", "-i", "color=0xC0C0C0:s=640x360:d=2.5", "-vf", tagged,
         "-c:v", "libx265", "-x265-params", "log-level=none", "-tag:v", "hvc1", str(path)],
        check=True,
    )  # fmt: skip
    scene = Clip(1.0, clip_asset(path, "a.mp4", look_at(path)), 0.0, 2.0)
    grey_ = Painter(scene, STAGE, "rgb").paint(1.0).as_rgb()[40, 160].astype(int)
    assert grey_.min() >= 245  # three quarters of HLG are paper white
    assert np.ptp(grey_) <= 4


def test_two_fields_leave_no_combs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.mp4"
    subprocess.run(
        [FFMPEG, "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=640x480:r=50:d=3", "-vf",
         "tinterlace=interleave_top,fieldorder=tff", "-c:v", "libx264", "-flags", "+ildct+ilme",
         "-x264-params", "tff=1", "-crf", "10", str(path)],
        check=True,
    )  # fmt: skip
    scene = Clip(1.0, clip_asset(path, "a.mp4", look_at(path)), 0.0, 2.5)

    def combed() -> float:
        rows = Painter(scene, Stage(1280, 720), "rgb").paint(1.0).as_rgb()[40:560].astype(int).mean(axis=2)
        return float(np.abs(rows[2:] - 2 * rows[1:-1] + rows[:-2]).mean())

    mended = combed()
    monkeypatch.setattr(footage, "one_field", lambda frame: frame)
    assert mended < 0.7 * combed()


def test_a_film_with_uneven_frames_shows_each_at_its_time(tmp_path: Path) -> None:
    little_film(tmp_path / "a.mp4", 3.0, fps=30)
    uneven = converted(
        tmp_path / "a.mp4", tmp_path / "b.mp4", "-an -vf select='not(mod(n\\,3))' -fps_mode vfr -c:v libx264"
    )
    scene = Clip(1.0, clip_asset(uneven, "b.mp4", look_at(uneven)), 0.0, 2.5)
    for time in (0.5, 1.0, 2.0):
        assert shown(scene, time) == pytest.approx(grey(int(time * 30) // 3 * 3, 90), abs=4)


def test_the_length_and_size_of_a_film_are_known_without_decoding_it(tmp_path: Path) -> None:
    made = little_film(tmp_path / "a.mp4", 3.0, size=(160, 90))
    assert (made.width, made.height) == (160, 90)
    assert made.seconds == pytest.approx(3.0, abs=0.05)


@pytest.mark.parametrize("raw", [b"", b"hello hello hello", b"\x00\x00\x00\x18ftypisom" + bytes(40)])
def test_what_is_no_film_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(raw)
    with pytest.raises(ClipError):
        clip_asset(path, "a.mp4", look_at(path))


def test_a_film_cut_short_or_replaced_is_one_sentence(tmp_path: Path) -> None:
    film = little_film(tmp_path / "a.mp4", 3.0)
    raw = (tmp_path / "a.mp4").read_bytes()
    (tmp_path / "a.mp4").write_bytes(raw[:-10] + bytes(10))
    with pytest.raises(FootageError) as caught:
        Painter(Clip(1.0, film, 0.0, 2.0), STAGE).paint(0.0)
    assert caught.value.sentence == "video.clip-changed"
    (tmp_path / "a.mp4").unlink()
    with pytest.raises(FootageError) as caught:
        Painter(Clip(1.0, film, 0.0, 2.0), STAGE).paint(0.0)
    assert caught.value.sentence == "video.clip-missing"
