"""A written storyboard being told: what it speaks of, how far it is, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ceremony.language.catalogs import say
from ceremony.model import storyboard as shots
from ceremony.model.asset import Asset
from ceremony.model.narration import Narration
from ceremony.model.results import Group, Indicator, Results
from ceremony.video.scene import Scene

Made = Iterator[Scene]


@dataclass
class Telling:
    """One storyboard being told: what it speaks of, and how far it is."""

    results: Results
    written: shots.Storyboard
    language: str
    chapter: int = 0
    photo: int = 0
    narration: Narration = field(init=False)

    def __post_init__(self) -> None:
        self.narration = Narration(self.results, self.language)

    def one(self, code: str) -> Indicator:
        return next(one for one in self.results.indicators if one.code == code)

    def asset(self, name: str | None) -> Asset:
        return self.written.assets[name or ""]

    def group(self, code: str) -> Group:
        return next(one for one in self.results.groups if one.code == code)

    def part(self, shot: shots.Written, *codes: str) -> str:
        """The line on top: as written, or the group that the indicators share, or the report's title."""
        if shot.part:
            return shot.part
        groups = {self.one(code).group for code in codes}
        if len(groups) == 1:
            title = self.group(groups.pop()).title
            return say(self.language, "video.part.year", title=title, year=self.results.year)
        return self.results.title

    def text(self, key: str, **values: object) -> str:
        return say(self.language, f"video.{key}", **values)
