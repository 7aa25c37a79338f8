"""Frames on request from a process that stays warm."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from ceremony.cli import film as command
from ceremony.cli.film_look import Sketches, traces
from ceremony.cli.film_task import find_task
from ceremony.model.recipe import TAG
from ceremony.video.build import build_film
from ceremony.video.film import Film
from ceremony.video.h264 import Codec
from ceremony.video.scene import Painter
from ceremony.video.stage import SAMPLE_MARK, Stage
from ceremony.video.still import KEPT, Easel
from ceremony.video.storyboard import storyboard
from tests.results_sample import small
from tests.video.test_district import put

FILM = Film(storyboard(small()), Stage(320, 180, mark=SAMPLE_MARK), "rgb")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    put(tmp_path, "hoa-khe")
    return tmp_path


def asked(workspace: Path, *lines: str) -> list[dict[str, object]]:
    arguments = ["preview", "hoa-khe", "--listen", "--workspace", str(workspace)]
    output = ["-o", str(workspace / "hinh.png")]
    said = CliRunner().invoke(command.film, [*arguments, *output], input="\n".join(lines)).output
    return [json.loads(line) for line in said.splitlines()]


def test_a_still_is_the_films_own_frame_whatever_was_asked_before(tmp_path: Path) -> None:
    easel, path = Easel(), tmp_path / "a.png"
    asks = [(scene, at) for at in (2.0, 0.9, None, 1.3) for scene in range(1, len(FILM.line) + 1)]
    assert len(FILM.line) < KEPT or len(asks) > KEPT
    for scene, at in asks:
        easel.save(FILM, scene, at, path)
        drawn = FILM.line[scene - 1].scene
        moment = drawn.seconds(FILM.stage) if at is None else at
        with Image.open(path) as image:
            wanted = Painter(drawn, FILM.stage, "rgb").paint(moment).as_rgb()
            assert np.array_equal(np.asarray(image), wanted), (scene, at)
    assert list(tmp_path.iterdir()) == [path]


def test_frames_are_drawn_as_lines_ask_for_them_and_what_is_wrong_ends_nothing(workspace: Path) -> None:
    other = workspace / "khac.png"
    said = asked(workspace, "1 0.5", "99", "mot hai", "", f"3 1.2 {other}", "2")
    assert [line["type"] for line in said] == ["still", "failed", "failed", "still", "still"]
    assert Image.open(other).size == Image.open(workspace / "hinh.png").size == (1920, 1080)
    assert said[3]["file"] == str(other)


def test_a_changed_number_is_in_the_next_frame(workspace: Path) -> None:
    sketches, results = Sketches(workspace, "hoa-khe"), workspace / "agendas" / "hoa-khe" / "results.yaml"
    sketches.draw(4, None, workspace / "a.png")
    sketches.draw(4, None, workspace / "same.png")
    results.write_text(
        results.read_text(encoding="utf-8").replace("actual: 5", "actual: 48"), encoding="utf-8"
    )
    sketches.draw(4, None, workspace / "b.png")
    before, same, after = ((workspace / f"{name}.png").read_bytes() for name in ("a", "same", "b"))
    assert before == same != after


def test_a_film_of_ours_is_no_reason_to_build_again_but_a_clip_of_the_staff_is(workspace: Path) -> None:
    task = find_task(workspace, "hoa-khe")
    assert task is not None
    before = traces(workspace, "hoa-khe")
    build_film(
        Film(FILM.line[:1] and [FILM.line[0].scene], Stage(64, 36)),
        task.target,
        tag=TAG + "1",
        codec=Codec("ultrafast", 35),
    )
    assert traces(workspace, "hoa-khe") == before
    (workspace / "media" / "hoa-khe" / "clip.mp4").write_bytes(b"somebody's")
    assert traces(workspace, "hoa-khe") != before
