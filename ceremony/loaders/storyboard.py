"""``storyboard.yaml`` as a storyboard bound to its results and pictures, or all its faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ceremony.files.named import find_file
from ceremony.language.catalogs import say
from ceremony.loaders.clip_facts import ClipError, clip_asset
from ceremony.loaders.gallery import LONGEST, MOST, Gallery, find_faces, find_photos
from ceremony.loaders.picture_facts import PictureError, picture_asset
from ceremony.loaders.recording import RecordingError, recording_asset
from ceremony.loaders.results.scenes import SceneFigures
from ceremony.loaders.source_text import name_in
from ceremony.loaders.suggest import hint
from ceremony.loaders.validate import validate
from ceremony.loaders.yaml_source import Node, read_yaml
from ceremony.media.facts import RAGGED, Facts
from ceremony.media.playing import name_of
from ceremony.media.probing import Looks
from ceremony.model.asset import Asset
from ceremony.model.problem import Problem, Severity
from ceremony.model.results import Results
from ceremony.model.storyboard import (
    NO_MUSIC,
    OWN_MUSIC,
    SHOTS,
    ClipShot,
    Face,
    FacesShot,
    Storyboard,
    StoryboardFile,
    Written,
)
from ceremony.model.values import is_file_name

_SILENT = ("none", "không", "khong")
_FILES: dict[str, tuple[Callable[[Path, str, Facts], Asset], tuple[str, ...]]] = {
    "picture": (picture_asset, (".png", ".jpg", ".jpeg", ".webp", ".gif")),
    "recording": (recording_asset, (".wav", ".mp3", ".m4a", ".aac", ".ogg", ".flac", ".aiff")),
    "clip": (clip_asset, (".mp4", ".mov", ".m4v")),
}


class _Reading:
    """One reading of one storyboard: what was found, what is wrong."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that binds a storyboard
        self, file: str, language: str, media: Path, results: Results, root: Path, written: str = ""
    ) -> None:
        self.file, self.language, self.media, self.results = file, language, media, results
        self.looks = Looks(root / ".ceremony" / media.name)
        self.figures = SceneFigures(results, file, language, written or language)
        self.problems: list[Problem] = self.figures.problems
        self.assets: dict[str, Asset] = {}

    def fault(self, place: tuple[int, int], name: str, advice: str = "", /, **values: object) -> None:
        """Record a fault; without ``advice`` the catalog has it."""
        message = say(self.language, f"storyboard.{name}", **values)
        advice = advice or say(self.language, f"storyboard.{name}.hint", **values)
        self.problems.append(Problem(self.file, *place, f"storyboard.{name}", message, advice))

    def shot(self, node: Node) -> Written | None:
        """One scene: a mapping with "scene", or only the name of one."""
        place = (node.line, node.column)
        if isinstance(node.value, str):
            node = Node(*place, {"scene": Node(*place, node.value)})
        if not isinstance(node.value, dict) or "scene" not in node.value:
            self.fault(place, "no-scene", hint(self.language, "", SHOTS))
            return None
        named = node.value["scene"]
        kind = str(named.value).strip()
        if kind not in SHOTS:
            self.fault(
                (named.line, named.column), "scene-unknown", hint(self.language, kind, SHOTS), scene=kind
            )
            return None
        rest = Node(node.line, node.column, {k: v for k, v in node.value.items() if k != "scene"}, node.keys)
        self.figures.look_at(rest, kind)
        if kind == "roll":
            _lift_names(rest)
        made, problems = validate(rest, SHOTS[kind], self.file, self.language)
        self.problems += problems
        if made is not None:
            self._check(made, rest)
        return made

    def _check(self, shot: Written, node: Node) -> None:
        """What only the results and the folder of pictures know."""
        codes = [one.code for one in self.results.indicators]
        of = getattr(shot, "of", None)
        listed = (
            [(("of",), of)] if isinstance(of, str) else [(("of", n), code) for n, code in enumerate(of or ())]
        )
        for path, code in listed:
            if code not in codes:
                at = node.at(path)
                self.fault((at.line, at.column), "code-unknown", hint(self.language, code, codes), code=code)
        group = getattr(shot, "group", None)
        groups = [one.code for one in self.results.groups]
        if group is not None and group not in groups:
            at = node.at(("group",))
            self.fault((at.line, at.column), "group-unknown", hint(self.language, group, groups), group=group)
        if shot.kind == "share" and not getattr(shot, "parts", ()) and not self._has_parts(of):
            self.fault((node.line, node.column), "share-empty")
        if shot.kind == "directions" and not getattr(shot, "lines", ()) and not self.results.directions:
            self.fault((node.line, node.column), "directions-empty")
        if isinstance(shot, FacesShot) and not shot.people and not find_faces(self.media).faces:
            self.fault((node.line, node.column), "faces-empty")
        for kind, where, name in _files(shot):
            at = node.at(where)
            self.bind(kind, (at.line, at.column), name)
        if isinstance(shot, ClipShot) and shot.clip in self.assets:
            self._check_stretch(shot, node)

    def _check_stretch(self, shot: ClipShot, node: Node) -> None:
        """A stretch lies within its film and lasts long enough to be seen."""
        whole = self.assets[shot.clip].seconds
        end = whole if shot.end is None else shot.end
        at = node.at(("end",)) if shot.end is not None else node.at(("start",))
        if end > whole + 0.05:
            self.fault((at.line, at.column), "clip-end", end=_clock(end), whole=_clock(whole))
        elif end - shot.start < LEAST_CLIP:
            self.fault((at.line, at.column), "clip-short", start=_clock(shot.start), end=_clock(end))

    def found(self, shots: tuple[Written, ...]) -> tuple[dict[str, tuple[str, ...]], tuple[Face, ...]]:
        """Photographs by group (for a film that names no scenes) and faces; what cannot be shown is told."""
        groups = [one.code for one in self.results.groups]
        listed = find_photos(self.media, groups) if not shots else Gallery()
        wanted = not shots or any(isinstance(one, FacesShot) and not one.people for one in shots)
        portraits = find_faces(self.media) if wanted else Gallery()
        self._prepare(name for names in listed.photos.values() for name in names)
        self._prepare(face.portrait or "" for face in portraits.faces)
        photos = {code: tuple(filter(self._shows, names)) for code, names in listed.photos.items()}
        self._left_out(listed, groups)
        self._left_out(portraits, groups)
        return photos, tuple(face for face in portraits.faces if self._shows(face.portrait or ""))

    def _left_out(self, found: Gallery, groups: list[str]) -> None:
        """What lies in the folder and will not be in the film."""
        for name in found.strays:
            self.warn("photo-stray", hint(self.language, Path(name).stem, groups), file=name)
        for name in found.spare:
            self.warn("photo-spare", file=name, limit=MOST)
        for name in found.long:
            self.warn("face-long", file=name, limit=LONGEST)
        self._prepare(found.strange)
        for name in found.strange:
            facts = self.looks.at(self._path(name))
            what = name_of(facts.kind) if facts.kind else Path(name).suffix
            self.warn("photo-strange", file=name, what=what, event=self.media.name)

    def _path(self, name: str) -> Path:
        return find_file(self.media, name) or self.media / name

    def _prepare(self, names: Iterable[str]) -> None:
        self.looks.prepare(self._path(name) for name in names if name)

    def prepare(self, node: Node) -> None:
        """Look at every file that the storyboard names, all at once."""
        self._prepare(name for name in _texts(node) if is_file_name(name))

    def _shows(self, name: str) -> bool:
        """Bind a picture that was found; a broken one is left out, and told."""
        try:
            path = self._path(name)
            self.assets.setdefault(name, picture_asset(path, name, self.looks.at(path)))
        except (PictureError, OSError) as error:
            values = {"file": name, "what": getattr(error, "what", ""), "event": self.media.name}
            self.warn(f"picture-{getattr(error, 'code', 'broken')}", **values)
            return False
        return True

    def warn(self, name: str, advice: str = "", /, **values: object) -> None:
        """Record what should be looked at, though the film can be made."""
        message = say(self.language, f"storyboard.{name}", **values)
        advice = advice or say(self.language, f"storyboard.{name}.hint", **values)
        self.problems.append(
            Problem(self.file, 0, 0, f"storyboard.{name}", message, advice, Severity.WARNING)
        )

    def _has_parts(self, code: object) -> bool:
        one = next((one for one in self.results.indicators if one.code == code), None)
        return one is not None and one.numerator is not None and bool(one.denominator)

    def bind(self, kind: str, place: tuple[int, int], name: str) -> None:
        """Bind a picture, recording or film below the event's media."""
        if name in self.assets:
            return
        make, endings = _FILES[kind]
        try:
            facts = self.looks.at(self._path(name))
            self.assets[name] = make(self._path(name), name, facts)
            if facts.fault == RAGGED:
                self.warn(f"{kind}-ragged", file=name)
        except PictureError as error:
            self.fault(place, f"picture-{error.code}", file=name, what=error.what, event=self.media.name)
        except RecordingError as error:
            self.fault(place, f"recording-{error.code}", file=name)
        except ClipError as error:
            self.fault(place, f"clip-{error.code}", file=name, what=error.what, event=self.media.name)
        except OSError:
            near = [file.relative_to(self.media).as_posix() for file in _near(self.media, endings)]
            self.fault(place, f"{kind}-missing", hint(self.language, name, near) if near else "", file=name)


def _texts(node: Node) -> Iterator[str]:
    """Every text of a tree."""
    value = node.value
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(inner)


LEAST_CLIP = 2.0  # seconds: less is gone before the cross-fades are over


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{seconds % 60:04.1f}"


def _near(media: Path, endings: tuple[str, ...]) -> list[Path]:
    found = (path for path in media.rglob("*") if path.suffix.casefold() in endings)
    return [path for _, path in zip(range(500), found, strict=False)]


def _lift_names(node: Node) -> None:
    """Names may be written as plain texts."""
    names = node.value.get("names")
    for one in names.value if names is not None and isinstance(names.value, list) else ():
        if isinstance(one.value, str):
            one.value = {"name": Node(one.line, one.column, one.value)}


def _files(shot: Written) -> Iterator[tuple[str, tuple[int | str, ...], str]]:
    """Each file that a scene names: what it should be, where that is written, its name."""
    for kind, fields in (("picture", shot.files), ("clip", shot.clips), ("recording", ("voice",))):
        for name in fields:
            value = getattr(shot, name)
            if isinstance(value, str):
                yield kind, (name,), value
            elif value is not None:
                yield from ((kind, (name, n), one) for n, one in enumerate(value))
    if isinstance(shot, FacesShot):
        for n, face in enumerate(shot.people):
            if face.portrait:
                yield "picture", ("people", n, "portrait"), face.portrait


def load_storyboard(  # noqa: PLR0913 - two languages
    path: Path, root: Path, media: Path, results: Results, language: str = "vi", *, written: str = ""
) -> tuple[Storyboard | None, list[Problem]]:
    """The storyboard in ``path``; None when anything is an error. Pictures lie below ``media``.

    Faults speak ``language``; figures are read and written as the event's own language ``written`` does.
    """
    top, problems = read_yaml(path, root, language)
    if top is None:
        return None, problems
    reading = _Reading(name_in(root, path), language, media, results, root, written or language)
    reading.prepare(top)
    listed = top.value.pop("scenes", None) if isinstance(top.value, dict) else None
    about, faults = validate(top, StoryboardFile, reading.file, language)
    shots: list[Written | None] = []
    if listed is not None and not isinstance(listed.value, list):
        reading.fault((listed.line, listed.column), "no-list")
    elif listed is not None:
        shots = [reading.shot(node) for node in listed.value]
    music = _music(reading, top, about)
    every = sorted({*problems, *faults, *reading.problems})
    if about is None or any(problem.severity is Severity.ERROR for problem in every):
        return None, every
    length = about.length if isinstance(about.length, int) else None
    made = tuple(shot for shot in shots if shot)
    found = reading.found(made)
    return (
        Storyboard(made, length, reading.assets, music, about.narration, about.subtitles, *found),
        sorted({*every, *reading.problems}),
    )


def _music(reading: _Reading, top: Node, about: StoryboardFile | None) -> str:
    """The film's music: a file of one's own, none, or what comes with Ceremony."""
    if about is None or about.music is None:
        return OWN_MUSIC
    if about.music.casefold() in _SILENT:
        return NO_MUSIC
    at = top.at(("music",))
    reading.bind("recording", (at.line, at.column), about.music)
    return about.music


def found_storyboard(
    root: Path, media: Path, results: Results, language: str
) -> tuple[Storyboard, list[Problem]]:
    """What lies in the event's folder for a film that nobody wrote down: photographs and faces."""
    reading = _Reading(name_in(root, media), language, media, results, root)
    found = reading.found(())
    return Storyboard((), None, reading.assets, OWN_MUSIC, "recorded", "beside", *found), reading.problems
