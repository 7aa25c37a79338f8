"""Highlights as a table: what was planned, what was done, how far that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ceremony.theme.fit import FIGURES, FIGURES_MEDIUM, MEDIUM, SEMIBOLD, fit
from ceremony.video.layers import Layer, Plate, Words
from ceremony.video.motion import STAGGER_SECONDS
from ceremony.video.scene import Scene
from ceremony.video.setting import TEXT_WIDTH, column, common, eyebrow, footnote, heading, never_cut
from ceremony.video.stage import MARGIN_X, WIDTH, Stage

START, TOP, BOTTOM = 0.7, 366.0, 936.0
EDGES = (1180.0, 1430.0, WIDTH - MARGIN_X)  # right edges of plan, actual, result
ROOM = (220.0, 230.0, 340.0)
NAME_WIDTH = 820.0


@dataclass(frozen=True)
class Line:
    """One row as shown."""

    name: str
    plan: str
    actual: str
    result: str


@dataclass(frozen=True)
class Table(Scene):
    """Up to six rows below a headline; ``head`` names the four columns."""

    part: str
    heading: str
    head: tuple[str, str, str, str]
    rows: tuple[Line, ...]
    foot: str = ""

    kind: ClassVar[str] = "table"
    most: ClassVar[int] = 6

    @property
    def title(self) -> str:
        return self.heading

    @property
    def _names(self) -> tuple[tuple[float, int], ...]:
        sizes = ((42, 1), (38, 1), (36, 1), (34, 1), (32, 2), (28, 3))
        return common([row.name for row in self.rows], SEMIBOLD, NAME_WIDTH, sizes)

    def _cells(self, row: Line, y: float, at: float) -> list[Layer]:
        name = column(
            row.name,
            SEMIBOLD,
            colour="ink",
            x=MARGIN_X,
            y=y,
            width=NAME_WIDTH,
            leading=1.32,
            at=at,
            sizes=self._names,
        )
        shift = (name.last - name.first) / 2
        layers: list[Layer] = [
            Words(w.text, w.font, w.size, w.colour, w.x, w.y - shift, at=at) for w in name.lines
        ]
        looks = ((row.plan, FIGURES_MEDIUM, "ink-muted", 40), (row.actual, FIGURES, "accent", 46))
        for (text, font, colour, size), edge, room in zip(
            (*looks, (row.result, SEMIBOLD, "ink", 36)), EDGES, ROOM, strict=True
        ):
            made = never_cut(fit(text, font, width=room, size=size, floor=32, lines=1), font, room)
            layers.append(Words(text, font, made.size, colour, edge, y, align="right", at=at))
        return layers

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        layers: list[Layer] = [eyebrow(self.part), *heading(self.heading).lines, *footnote(self.foot)]
        for text, x, room, align in zip(
            self.head, (MARGIN_X, *EDGES), (NAME_WIDTH, *ROOM), ("left", *["right"] * 3), strict=True
        ):
            made = never_cut(fit(text, MEDIUM, width=room, size=34, floor=32, lines=1), MEDIUM, room)
            layers.append(Words(text, MEDIUM, made.size, "ink-muted", x, 326, align=align))
        layers.append(Plate(MARGIN_X, 350, TEXT_WIDTH, 3, "line"))
        pitch = min(112.0, (BOTTOM - TOP) / max(1, len(self.rows)))
        for n, row in enumerate(self.rows):
            layers += self._cells(row, TOP + pitch * (n + 0.5) + 14, START + n * STAGGER_SECONDS * 3)
            if n:
                layers.append(Plate(MARGIN_X, TOP + pitch * n, TEXT_WIDTH, 1.5, "track"))
        return tuple(layers)
