"""A film built whole or not at all, as every player wants it, and known again by its stamp."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import imageio_ffmpeg
import numpy as np
import pytest

from ceremony.loaders.film_stamp import film_stamp
from ceremony.loaders.media import film_ms
from ceremony.model.recipe import TAG, film_recipe
from ceremony.video import build as building
from ceremony.video.build import NoSpaceError, build_film
from ceremony.video.canvas import Canvas
from ceremony.video.children import Processes
from ceremony.video.executor import Inline
from ceremony.video.film import Film
from ceremony.video.h264 import Codec, EncoderError, encode_held
from ceremony.video.layers import Layer
from ceremony.video.lock import BusyError, only_one
from ceremony.video.mux import join
from ceremony.video.plan import cut
from ceremony.video.progress import Progress
from ceremony.video.scene import Scene
from ceremony.video.soundtrack import Soundtrack
from ceremony.video.stage import SAMPLE_MARK, Stage
from ceremony.video.storyboard import storyboard
from ceremony.video.task import Studio
from tests.results_sample import founding, small

QUICK = Codec("superfast", 28)
FFMPEG = str(imageio_ffmpeg.get_ffmpeg_exe())


def tiny(scenes: int = 3) -> Film:
    return Film(storyboard(small())[:scenes], Stage(320, 180, mark=SAMPLE_MARK))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real little film of three scenes."""
    target = tmp_path_factory.mktemp("phim") / "tong-ket.mp4"
    build_film(tiny(), target, tag=TAG + "0123abcd", title="Báo cáo – Ổ Ế", codec=QUICK)
    return target


def told(path: Path, *arguments: str) -> str:
    """What ffmpeg says about a file."""
    command = [FFMPEG, "-hide_banner", "-i", str(path), *arguments]
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False).stderr


def boxes(path: Path) -> Iterator[str]:
    raw = path.read_bytes()
    place = 0
    while place + 8 <= len(raw):
        size, name = struct.unpack_from(">I4s", raw, place)
        yield name.decode()
        place += size


def test_the_film_is_h264_high_bt709_thirty_frames_with_aac(built: Path) -> None:
    said = told(built)
    assert re.search(r"Video: h264 \(High\).*yuv420p\(tv, bt709", said)
    assert re.search(r"320x180.*30 fps", said)
    assert re.search(r"Audio: aac \(LC\).*48000 Hz, stereo", said)


@pytest.mark.parametrize("preset", ["ultrafast", "veryfast", "medium"])
def test_every_preset_gives_h264_high(preset: str) -> None:
    grey = np.full(64 * 48 * 3 // 2, 90, np.uint8)
    profile = encode_held(grey, 3, (64, 48), Codec(preset)).head[5]
    assert profile == 100  # the byte after the first parameter set's start and kind


def test_the_index_stands_before_the_pictures(built: Path) -> None:
    names = list(boxes(built))
    assert names.index("moov") < names.index("mdat")


def test_the_film_lasts_as_long_as_its_scenes(built: Path) -> None:
    assert film_ms(built) == pytest.approx(tiny().seconds * 1000, abs=40)


def test_a_key_frame_comes_at_least_every_two_seconds(built: Path) -> None:
    said = told(built, "-map", "0:v", "-vf", "showinfo", "-f", "null", "-")
    keys = [float(time) for time in re.findall(r"pts_time:([\d.]+).*?iskey:1", said)]
    assert keys[0] == 0.0
    gaps = [two - one for one, two in zip(keys, [*keys[1:], tiny().seconds], strict=True)]
    assert max(gaps) <= 2.0 + 1e-6


def test_decoded_frames_are_the_drawn_ones(built: Path) -> None:
    film, frame = tiny(), 100
    command = [FFMPEG, "-v", "error", "-i", str(built), "-vf", f"select=eq(n\\,{frame})", "-frames:v", "1"]
    raw = subprocess.run([*command, "-f", "rawvideo", "-"], capture_output=True, check=True).stdout
    drawn = film.paint(frame).flat.astype(int)
    assert np.abs(np.frombuffer(raw, np.uint8).astype(int) - drawn).mean() < 3


def test_the_stamp_is_read_back_from_the_film(built: Path) -> None:
    assert film_stamp(built) == "0123abcd"


@pytest.mark.parametrize("size", [0, 7, 40, 500, 2000])
def test_a_film_cut_short_has_no_stamp_and_raises_nothing(built: Path, tmp_path: Path, size: int) -> None:
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(built.read_bytes()[:size])
    assert film_stamp(cut) is None
    assert film_stamp(tmp_path / "nowhere.mp4") is None


def test_a_film_with_spoiled_bytes_never_raises(built: Path, tmp_path: Path) -> None:
    raw = bytearray(built.read_bytes()[:4000])
    spoiled = tmp_path / "spoiled.mp4"
    for place in range(0, len(raw), 37):
        again = bytearray(raw)
        again[place] ^= 0xFF
        spoiled.write_bytes(again)
        film_stamp(spoiled)


def test_the_recipe_changes_with_the_figures_the_theme_and_the_language() -> None:
    results = founding()
    changed = results.model_copy(update={"indicators": results.indicators[:-1]})
    recipes = {
        film_recipe(results, "ceremonial"),
        film_recipe(results, "blue"),
        film_recipe(results, "ceremonial", "en"),
        film_recipe(results, "ceremonial", "vi", "draft"),
        film_recipe(changed, "ceremonial"),
    }
    assert len(recipes) == 5
    assert film_recipe(founding(), "ceremonial") == film_recipe(results, "ceremonial")


def test_progress_goes_to_the_end(tmp_path: Path) -> None:
    seen: list[Progress] = []
    film = tiny(1)
    build_film(film, tmp_path / "a.mp4", tag=TAG, codec=QUICK, report=seen.append)
    assert (seen[-1].frame, seen[-1].frames, seen[-1].seconds_left) == (film.frames, film.frames, 0)
    assert [one.frame for one in seen] == sorted(one.frame for one in seen)


class Stopped(BaseException):
    """Stands for Ctrl-C."""


def test_a_cancelled_build_leaves_the_old_film_and_no_rubbish(tmp_path: Path) -> None:
    target = tmp_path / "a.mp4"
    target.write_bytes(b"old film")

    def stop(_: Progress) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        build_film(tiny(), target, tag=TAG, codec=QUICK, report=stop)
    assert target.read_bytes() == b"old film"
    assert {entry.name for entry in tmp_path.iterdir()} == {"a.mp4", ".a.mp4.lock"}


@dataclass(frozen=True)
class Broken(Scene):
    """A scene that cannot be drawn."""

    kind: ClassVar[str] = "broken"

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        return ()

    def lay_ground(self, canvas: Canvas, stage: Stage) -> None:
        raise ZeroDivisionError


def test_a_broken_scene_leaves_the_old_film(tmp_path: Path) -> None:
    target = tmp_path / "a.mp4"
    target.write_bytes(b"old film")
    film = Film([Broken(1.0), Broken(2.0)], Stage(320, 180))
    with pytest.raises(ZeroDivisionError):
        build_film(film, target, tag=TAG, codec=QUICK, executor=Inline())
    with pytest.raises(EncoderError, match="ZeroDivisionError"):
        build_film(film, target, tag=TAG, codec=QUICK, executor=Processes(1))
    assert target.read_bytes() == b"old film"
    assert not (tmp_path / "a.mp4.part").exists()


def test_an_encoder_that_refuses_is_one_clear_fault_and_the_old_film_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.mp4"
    target.write_bytes(b"old film")
    with pytest.raises(EncoderError):
        build_film(tiny(), target, tag=TAG, codec=Codec("no-such-preset", 20))
    assert target.read_bytes() == b"old film"


def test_a_full_disk_is_told_apart() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    film, studio = tiny(1), Studio()
    pieces = [segment.task.render(studio) for segment in cut(film, QUICK)]
    sound = Soundtrack(film.frames).render(studio)
    with pytest.raises(EncoderError) as caught:
        join(Path("/dev/full"), codec=QUICK, size=(320, 180), pictures=pieces, sound=sound, tag=TAG, title="")
    assert caught.value.full


def test_too_little_room_is_said_before_anything_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "BYTES_A_SECOND", 10**18)
    with pytest.raises(NoSpaceError):
        build_film(tiny(), tmp_path / "a.mp4", tag=TAG, codec=QUICK)
    assert not (tmp_path / "a.mp4").exists()


def test_two_builds_of_one_film_at_once_are_refused_and_then_allowed(tmp_path: Path) -> None:
    with only_one(tmp_path / ".a.mp4.lock"), pytest.raises(BusyError):
        build_film(tiny(), tmp_path / "a.mp4", tag=TAG, codec=QUICK)
    with only_one(tmp_path / ".a.mp4.lock"):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_memory_goes_back_after_every_piece() -> None:
    script = """
import numpy as np
from ceremony.video.h264 import Codec, encode_moving
from ceremony.video.memory import give_back
size = (1280, 720)
pixels = np.full(size[0] * size[1] * 3 // 2, 90, np.uint8)
def held():
    return int(open("/proc/self/status").read().split("RssAnon:")[1].split()[0]) // 1024
before = held()
for count in (9, 20, 13):
    encode_moving((pixels + n for n in range(count)), count, size, Codec())
    give_back()
print(held() - before)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 30
