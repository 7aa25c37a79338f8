"""A finished film in a real browser: it plays, seeks into any pause, shows the drawn colours, and ends."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ceremony.model.recipe import TAG
from ceremony.video.build import build_film
from ceremony.video.film import Film
from ceremony.video.h264 import Codec
from ceremony.video.plan import cut
from ceremony.video.stage import FPS, SAMPLE_MARK, Stage
from ceremony.video.storyboard import storyboard
from tests.results_sample import small

SIZE = (320, 180)
SEEK = """async (time) => {
  const video = document.querySelector("video");
  const there = new Promise((resolve) => video.addEventListener("seeked", resolve, {once: true}));
  // On a busy machine the picture comes after the event: what is drawn at once may be the last one.
  const seen = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  const patience = new Promise((resolve) => setTimeout(resolve, 1500));
  video.currentTime = time;
  await there;
  await Promise.race([seen, patience]);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  const brush = canvas.getContext("2d");
  brush.drawImage(video, 0, 0);
  return Array.from(brush.getImageData(0, 0, canvas.width, canvas.height).data);
}"""
PLAY_TO_THE_END = """(from) => new Promise((resolve, reject) => {
  const video = document.querySelector("video");
  video.addEventListener("ended", () => resolve(video.currentTime));
  video.addEventListener("error", () => reject(video.error.message));
  video.currentTime = from;
  video.play();
})"""


@pytest.fixture(scope="module")
def film() -> Film:
    return Film(storyboard(small())[:3], Stage(*SIZE, mark=SAMPLE_MARK))


@pytest.fixture
def page(film: Film, tmp_path: Path, browser: Any) -> Any:
    """A page with the film loaded from memory, so that its pixels may be read."""
    target = tmp_path / "a.mp4"
    build_film(film, target, tag=TAG + "1", codec=Codec("veryfast", 16))
    made = browser.new_page()
    made.set_content("<video muted preload=auto></video>")
    made.evaluate(
        """(coded) => new Promise((resolve, reject) => {
          const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
          const video = document.querySelector("video");
          video.addEventListener("canplaythrough", resolve, {once: true});
          video.addEventListener("error", () => reject(new Error(video.error.message)));
          video.src = URL.createObjectURL(new Blob([bytes], {type: "video/mp4"}));
        })""",
        base64.b64encode(target.read_bytes()).decode(),
    )
    yield made
    made.close()


@pytest.mark.browser
def test_the_browser_seeks_to_the_drawn_frames_and_plays_to_the_end(film: Film, page: Any) -> None:
    drawing = Film([placed.scene for placed in film.line], film.stage, "rgb")
    pauses = [one for one in cut(film, Codec()) if one.task.held]
    wanted = [pauses[-1].first + 25, 5, *(one.first + one.task.frames // 2 for one in pauses)]
    wanted += [one.first + one.task.frames - 1 for one in pauses] + [film.line[1].first + 9]
    for frame in wanted:
        shown = np.array(page.evaluate(SEEK, (frame + 0.5) / FPS)).reshape(SIZE[1], SIZE[0], 4)[:, :, :3]
        drawn = drawing.paint(frame).as_rgb().astype(int)
        assert np.abs(shown - drawn).mean() < 4, frame
        plain = np.abs(shown[4:12, 4:12].mean(axis=(0, 1)) - drawn[4:12, 4:12].mean(axis=(0, 1)))
        assert plain.max() <= 3, frame  # no shift of colours: the matrix is told and understood
    length = page.evaluate("() => document.querySelector('video').duration")
    assert abs(length - film.seconds) < 1 / FPS
    assert abs(page.evaluate(PLAY_TO_THE_END, film.seconds - 1.0) - film.seconds) < 2 / FPS
