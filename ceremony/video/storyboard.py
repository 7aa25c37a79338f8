"""Results and, when there is one, a storyboard → the film's scenes in order, at the length wanted."""

from __future__ import annotations

from ceremony.language.catalogs import say
from ceremony.language.voice import aloud
from ceremony.model import figures
from ceremony.model.results import Results
from ceremony.model.storyboard import NO_MUSIC, OWN_MUSIC, Storyboard
from ceremony.theme.tokens import theme as theme_named
from ceremony.video.captioned import captioned
from ceremony.video.chapters import chapter, closing, directions, faces, missed, movements, opening
from ceremony.video.film import Music
from ceremony.video.narrating import Speak, guided, readable
from ceremony.video.pacing import pace
from ceremony.video.scene import Scene
from ceremony.video.stage import HEIGHT, WIDTH, Stage
from ceremony.video.written import written_scenes


def stage_for(
    results: Results, theme: str, language: str = "vi", size: tuple[int, int] = (WIDTH, HEIGHT)
) -> Stage:
    """The stage of an event's film: its theme, and the mark while any figure is a sample."""
    mark = say(language, "video.mark") if results.is_sample else ""
    return Stage(size[0], size[1], theme_named(theme), language, mark)


def storyboard(
    results: Results, language: str = "vi", written: Storyboard | None = None, speak: Speak | None = None
) -> tuple[Scene, ...]:
    """The film's scenes in order; without a storyboard a good film without a word of instruction.

    ``speak`` records a guide voice for what nobody has recorded.
    """
    results = figures.with_ratios(results)
    if written is not None and written.shots:
        made = written_scenes(results, written, language)
    else:
        made = automatic(results, language, written)
    scenes = readable([scene for scene, _ in made])
    if speak is not None:
        scenes = guided(scenes, lambda text: speak(aloud(text, language)))
    paired = list(zip(scenes, (optional for _, optional in made), strict=True))
    if written is not None and written.length_ms:
        chosen = pace(paired, written.length_ms / 1000)
    else:
        chosen = tuple(scenes)
    burnt = written is not None and written.subtitles == "burnt"
    notice = say(language, "video.guide") if any(scene.guide for scene in chosen) else ""
    return captioned(chosen, burnt, notice)


def music_for(written: Storyboard | None) -> Music:
    """The film's music: what comes with Ceremony unless the storyboard says otherwise."""
    if written is None or written.music == OWN_MUSIC:
        return "own"
    return None if written.music == NO_MUSIC else written.assets[written.music]


def automatic(results: Results, language: str, found: Storyboard | None = None) -> list[tuple[Scene, bool]]:
    """The film that comes by itself; each scene with whether it may be left out."""
    made: list[tuple[Scene, bool]] = [(opening(results, language), False)]
    made += [(scene, True) for scene in movements(results, language)]
    number = 0
    for group in results.groups:
        scenes = list(chapter(results, group, number + 1, language, found))
        number += bool(scenes)
        # What was missed is told again at the end, so a chapter's bars may go before anything else does.
        made += [(scene, scene.kind in ("bars", "photo", "montage")) for scene in scenes]
    made += [(scene, False) for scene in missed(results, language)]
    made += [(scene, True) for scene in faces(results, language, found)]
    made += [(scene, False) for scene in directions(results, language)]
    return [*made, (closing(results, language), False)]
