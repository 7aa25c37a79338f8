"""Results and, when there is one, a storyboard → the film's scenes in order, at the length wanted."""

from __future__ import annotations

from ceremony.model.results import Results
from ceremony.model.storyboard import Storyboard
from ceremony.theme.tokens import theme as theme_named
from ceremony.video.chapters import chapter, closing, directions, missed, movements, opening
from ceremony.video.pacing import pace
from ceremony.video.scene import Scene
from ceremony.video.stage import HEIGHT, SAMPLE_MARK, WIDTH, Stage
from ceremony.video.written import written_scenes


def stage_for(
    results: Results, theme: str, language: str = "vi", size: tuple[int, int] = (WIDTH, HEIGHT)
) -> Stage:
    """The stage of an event's film: its theme, and the mark while any figure is a sample."""
    mark = SAMPLE_MARK if results.is_sample else ""
    return Stage(size[0], size[1], theme_named(theme), language, mark)


def storyboard(
    results: Results, language: str = "vi", written: Storyboard | None = None
) -> tuple[Scene, ...]:
    """The film's scenes in order; without a storyboard a good film without a word of instruction."""
    made = (
        written_scenes(results, written, language)
        if written and written.shots
        else automatic(results, language)
    )
    if written is not None and written.length_ms:
        return pace(made, written.length_ms / 1000)
    return tuple(scene for scene, _ in made)


def automatic(results: Results, language: str) -> list[tuple[Scene, bool]]:
    """The film that comes by itself; each scene with whether it may be left out."""
    made: list[tuple[Scene, bool]] = [(opening(results), False)]
    made += [(scene, True) for scene in movements(results, language)]
    number = 0
    for group in results.groups:
        scenes = list(chapter(results, group, number + 1, language))
        number += bool(scenes)
        # What was missed is told again at the end, so a chapter's bars may go before anything else does.
        made += [(scene, scene.kind == "bars") for scene in scenes]
    made += [(scene, False) for scene in (*missed(results, language), *directions(results, language))]
    return [*made, (closing(results, language), False)]
