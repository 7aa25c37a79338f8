"""The face to MoviePy: a scene, and a whole film, as clips for people's own scripts."""

from __future__ import annotations

from collections.abc import Sequence

from moviepy import VideoClip

from ceremony.video.canvas import Pixels
from ceremony.video.film import Film
from ceremony.video.scene import Painter, Scene
from ceremony.video.stage import FPS, Stage


class SceneClip(VideoClip):  # type: ignore[misc]
    """One scene as a MoviePy clip; frames are RGB and the caller's own."""

    def __init__(self, scene: Scene, stage: Stage) -> None:
        self.scene, self.stage = scene, stage
        self._painter: Painter | None = None
        super().__init__(frame_function=self._frame, duration=scene.frames(stage) / FPS)
        self.size = (stage.width, stage.height)
        self.fps = FPS

    def _frame(self, time: float) -> Pixels:
        if self._painter is None:
            self._painter = Painter(self.scene, self.stage, "rgb")
        return self._painter.paint(float(time)).as_rgb().copy()


class FilmClip(VideoClip):  # type: ignore[misc]
    """All scenes with their cross-fades as one MoviePy clip."""

    def __init__(self, scenes: Sequence[Scene], stage: Stage) -> None:
        self.film = Film(scenes, stage, "rgb")
        super().__init__(frame_function=self._frame, duration=self.film.seconds)
        self.size = (stage.width, stage.height)
        self.fps = FPS

    def _frame(self, time: float) -> Pixels:
        frame = min(self.film.frames - 1, max(0, int(float(time) * FPS + 1e-6)))
        return self.film.paint(frame).as_rgb().copy()
