"""``storyboard.yaml`` as a storyboard bound to its results and pictures, or all its faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ceremony.language.catalogs import say
from ceremony.loaders.picture_facts import PictureError, picture_asset
from ceremony.loaders.source_text import name_in
from ceremony.loaders.suggest import hint
from ceremony.loaders.validate import validate
from ceremony.loaders.yaml_source import Node, read_yaml
from ceremony.model.asset import Asset
from ceremony.model.problem import Problem, Severity
from ceremony.model.results import Results
from ceremony.model.storyboard import SHOTS, Storyboard, StoryboardFile, Written


class _Reading:
    """One reading of one storyboard: what was found, what is wrong."""

    def __init__(self, file: str, language: str, media: Path, results: Results) -> None:
        self.file, self.language, self.media, self.results = file, language, media, results
        self.problems: list[Problem] = []
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
        for where, name in _files(shot):
            at = node.at(where)
            self._picture((at.line, at.column), name)

    def _has_parts(self, code: object) -> bool:
        one = next((one for one in self.results.indicators if one.code == code), None)
        return one is not None and one.numerator is not None and bool(one.denominator)

    def _picture(self, place: tuple[int, int], name: str) -> None:
        if name in self.assets:
            return
        path = self.media / name
        try:
            self.assets[name] = picture_asset(path, name)
        except PictureError as error:
            self.fault(place, f"picture-{error.code}", file=name)
        except OSError:
            near = [file.relative_to(self.media).as_posix() for file in _pictures(self.media)]
            self.fault(place, "picture-missing", hint(self.language, name, near) if near else "", file=name)


def _pictures(media: Path) -> list[Path]:
    endings = {".png", ".jpg", ".jpeg", ".webp", ".gif"}
    found = (path for path in media.rglob("*") if path.suffix.casefold() in endings)
    return [path for _, path in zip(range(500), found, strict=False)]


def _lift_names(node: Node) -> None:
    """Names may be written as plain texts."""
    names = node.value.get("names")
    for one in names.value if names is not None and isinstance(names.value, list) else ():
        if isinstance(one.value, str):
            one.value = {"name": Node(one.line, one.column, one.value)}


def _files(shot: Written) -> Iterator[tuple[tuple[int | str, ...], str]]:
    for name in shot.files:
        value = getattr(shot, name)
        if isinstance(value, str):
            yield (name,), value
        elif value is not None:
            yield from (((name, n), one) for n, one in enumerate(value))


def load_storyboard(
    path: Path, root: Path, media: Path, results: Results, language: str = "vi"
) -> tuple[Storyboard | None, list[Problem]]:
    """The storyboard in ``path``; None when anything is an error. Pictures lie below ``media``."""
    top, problems = read_yaml(path, root, language)
    if top is None:
        return None, problems
    reading = _Reading(name_in(root, path), language, media, results)
    listed = top.value.pop("scenes", None) if isinstance(top.value, dict) else None
    about, faults = validate(top, StoryboardFile, reading.file, language)
    shots: list[Written | None] = []
    if listed is not None and not isinstance(listed.value, list):
        reading.fault((listed.line, listed.column), "no-list")
    elif listed is not None:
        shots = [reading.shot(node) for node in listed.value]
    every = sorted({*problems, *faults, *reading.problems})
    if about is None or any(problem.severity is Severity.ERROR for problem in every):
        return None, every
    length = about.length if isinstance(about.length, int) else None
    return Storyboard(tuple(shot for shot in shots if shot), length, reading.assets), every
