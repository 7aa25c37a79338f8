"""A scene in somebody's own MoviePy script: a clip like any other."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import numpy as np
import pytest
from moviepy import ColorClip, CompositeVideoClip, VideoFileClip, concatenate_videoclips, vfx

from ceremony.video.clip import FilmClip
from ceremony.video.film import Film
from ceremony.video.scene import Painter
from ceremony.video.stage import FPS, SAMPLE_MARK, Stage
from ceremony.video.storyboard import storyboard
from tests.results_sample import ROOT, small

STAGE = Stage(320, 180, mark=SAMPLE_MARK)
SCENES = storyboard(small())


def test_its_frames_are_the_films_own_at_any_time_in_any_order() -> None:
    clip = SCENES[3].clip(STAGE)
    for time in (2.0, 0.0, 1.1, clip.duration, 1.1):
        wanted = Painter(SCENES[3], STAGE, "rgb").paint(time).as_rgb()
        assert np.array_equal(clip.get_frame(time), wanted), time


def test_a_frame_stays_the_callers_own() -> None:
    clip = SCENES[0].clip(STAGE)
    first = clip.get_frame(0.0)
    kept = first.copy()
    clip.get_frame(3.0)
    assert np.array_equal(first, kept)


def test_it_can_be_cut_faded_laid_under_others_and_joined() -> None:
    clip = SCENES[3].clip(STAGE)
    late = clip.subclipped(1.0, 3.0)
    assert np.array_equal(late.get_frame(0.5), clip.get_frame(1.5))
    gone = late.with_effects([vfx.FadeOut(0.5)])
    assert gone.get_frame(1.999).mean() < 2 < late.get_frame(1.999).mean()
    patch = ColorClip((20, 10), color=(0, 255, 0), duration=2).with_position((5, 7))
    over = CompositeVideoClip([late, patch], size=late.size).get_frame(0.5)
    assert tuple(over[12, 15]) == (0, 255, 0)
    assert np.array_equal(over[60:], late.get_frame(0.5)[60:])
    joined = concatenate_videoclips([late, SCENES[0].clip(STAGE)])
    assert joined.duration == pytest.approx(2.0 + SCENES[0].frames(STAGE) / FPS)
    assert np.array_equal(joined.get_frame(3.5), SCENES[0].clip(STAGE).get_frame(1.5))


def test_a_whole_film_is_a_clip_too() -> None:
    clip, film = FilmClip(SCENES[:3], STAGE), Film(SCENES[:3], STAGE, "rgb")
    assert (clip.duration, clip.fps, clip.size) == (film.seconds, FPS, (320, 180))
    for frame in (film.line[1].first + 5, 3, film.frames - 1):
        assert np.array_equal(clip.get_frame(frame / FPS), film.paint(frame).as_rgb()), frame


def test_the_example_of_the_manual_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "film.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (tmp_path / "example.py").write_text(example.replace("960, 540", "160, 90"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    runpy.run_path("example.py")
    with VideoFileClip("phim-rieng.mp4") as made:
        assert made.size == [160, 90]
        assert made.duration > 8
