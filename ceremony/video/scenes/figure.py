"""One figure that counts up, and its bars: actual, plan, last year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ceremony.model.figures import Bar
from ceremony.model.figures import zero as common_zero
from ceremony.theme.fit import FIGURES, FIGURES_BOLD, FIGURES_MEDIUM, MEDIUM, SEMIBOLD, STEP
from ceremony.video.layers import Count, Layer, Plate, Words, growth
from ceremony.video.lettering import measure
from ceremony.video.motion import GROW_SECONDS
from ceremony.video.scene import Scene
from ceremony.video.setting import block, eyebrow, footnote
from ceremony.video.stage import MARGIN_X, WIDTH, Stage

LEFT_WIDTH, BARS_X = 580, 760
BARS_WIDTH = WIDTH - MARGIN_X - BARS_X
START = 0.8  # growth waits for the cross-fade
_LOOKS = {"actual": (45, "accent", 60), "plan": (26, "accent-2", 52), "last": (26, "accent-2", 52)}


@dataclass(frozen=True)
class Figure(Scene):
    """``shown`` is the value as written, ``value`` what counts up to it (None: no figure yet)."""

    part: str
    name: str
    unit: str
    shown: str
    value: Decimal | None
    suffix: str
    bars: tuple[Bar, ...]
    sentence: str
    values: tuple[Decimal | None, ...] = ()
    foot: str = ""

    kind: ClassVar[str] = "figure"

    @property
    def title(self) -> str:
        return f"{self.name}: {self.shown}"

    def _number(self) -> tuple[list[Layer], float]:
        """The large figure and the baseline where the words below it may start."""
        if self.value is None:
            made = block(
                self.shown,
                SEMIBOLD,
                colour="ink-muted",
                x=MARGIN_X,
                y=460,
                width=LEFT_WIDTH,
                size=92,
                floor=60,
            )
            return list(made.lines), made.last + 110
        size = 360.0
        while size > 40 and measure(self.shown, FIGURES_BOLD, size, 0.0, True) > LEFT_WIDTH:
            size *= STEP
        y = 283 + (262 + 0.727 * size) / 2  # a smaller number stays in the middle of the large one's height
        x = MARGIN_X - 0.04 * size  # the first digit's own blank
        count = Count(self.value, FIGURES_BOLD, size, "accent", x, y, suffix=self.suffix, at=START)
        return [count], y + max(96, 0.37 * size)

    def _words(self, y: float) -> list[Layer]:
        layers: list[Layer] = []
        if self.unit:
            made = block(
                self.unit,
                MEDIUM,
                colour="ink-muted",
                x=MARGIN_X,
                y=y - 8,
                width=LEFT_WIDTH,
                size=48,
                floor=36,
            )
            layers += made.lines
            y = made.last + 92
        name = block(
            self.name,
            SEMIBOLD,
            colour="ink",
            x=MARGIN_X,
            y=y,
            width=LEFT_WIDTH,
            size=54,
            floor=46,
            lines=4,
            leading=1.38,
        )
        return [*layers, *name.lines]

    def _bars(self) -> list[Layer]:
        layers: list[Layer] = []
        y, zero = 324.0, common_zero(bar.share for bar in self.bars)
        for index, bar in enumerate(self.bars):
            high, colour, size = _LOOKS[bar.kind]
            strong = bar.kind == "actual"
            at = START  # all together: the bars keep their proportion while they grow
            layers.append(
                Words(
                    bar.label,
                    SEMIBOLD if strong else MEDIUM,
                    42 if strong else 40,
                    "accent" if strong else "ink",
                    BARS_X,
                    y,
                )
            )
            value = self.values[index] if index < len(self.values) else None
            if strong and value is not None:
                layers.append(
                    Count(
                        value,
                        FIGURES,
                        size,
                        "accent",
                        WIDTH - MARGIN_X,
                        y,
                        align="right",
                        suffix=self.suffix,
                        at=at,
                    )
                )
            else:
                font = FIGURES_MEDIUM if value is not None else MEDIUM
                shade = "ink" if value is not None else "ink-muted"
                layers.append(
                    Words(
                        bar.text,
                        font,
                        size if value is not None else 42,
                        shade,
                        WIDTH - MARGIN_X,
                        y,
                        align="right",
                    )
                )
            layers += growth(bar.share, zero, (BARS_X, y + 28, BARS_WIDTH, high), colour, at)
            if zero:
                layers.append(Plate(BARS_X + BARS_WIDTH * zero - 1, y + 20, 2, high + 16, "ink-muted"))
            y += 28 + high + 104
        return layers

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        number, y = self._number()
        layers: list[Layer] = [eyebrow(self.part), *number, *self._words(y), *self._bars()]
        layers += footnote(self.foot)
        if self.sentence:
            below = 324 + sum(28 + _LOOKS[bar.kind][0] + 104 for bar in self.bars) + 14
            at = START + GROW_SECONDS + 0.3
            layers += block(
                self.sentence,
                SEMIBOLD,
                colour="ink",
                x=BARS_X,
                y=below,
                width=BARS_WIDTH,
                size=46,
                floor=38,
                lines=3,
                at=at,
            ).lines
        return tuple(layers)
