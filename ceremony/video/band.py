"""The band of words under a picture, and the mark on pictures that only stand in for others."""

from __future__ import annotations

from ceremony.language.catalogs import say
from ceremony.theme.fit import REGULAR, SEMIBOLD
from ceremony.video.layers import Layer, Outline, Plate, Words
from ceremony.video.lettering import measure
from ceremony.video.setting import EYEBROW_TRACKING, column
from ceremony.video.stage import HEIGHT, MARGIN_X, WIDTH

PICTURE_HEIGHT, RULE = 826.0, 6.0  # the picture, then the rule, then the band: 23 % of the height
CAPTION_WIDTH = 1350.0


def band(caption: str, below: str) -> list[Layer]:
    """The words in the band, which is the ground itself: the sample mark stands there too."""
    top = PICTURE_HEIGHT + RULE
    layers: list[Layer] = [Plate(0, PICTURE_HEIGHT, WIDTH, RULE, "accent")]
    middle = (top + HEIGHT) / 2
    if not caption:
        caption, below = below, ""
    if not below:
        made = column(
            caption,
            SEMIBOLD,
            colour="ink",
            x=MARGIN_X,
            y=middle + 20,
            width=CAPTION_WIDTH,
            sizes=((60, 1), (52, 1), (46, 2), (40, 2), (34, 3)),
            anchor="middle",
        )
        return [*layers, *made.lines]
    sizes = ((60, 1), (52, 1), (46, 1), (38, 2))
    made = column(
        caption,
        SEMIBOLD,
        colour="ink",
        x=MARGIN_X,
        y=middle - 6,
        width=CAPTION_WIDTH,
        sizes=sizes,
        anchor="last",
        leading=1.3,
    )
    small = column(
        below,
        REGULAR,
        colour="ink-muted",
        x=MARGIN_X,
        y=middle + 58,
        width=CAPTION_WIDTH,
        sizes=((38, 1), (34, 1), (30, 1)),
    )
    return [*layers, *made.lines, *small.lines]


def stand_in(right: float, bottom: float, language: str) -> list[Layer]:
    """The mark "ẢNH MẪU", its frame ending at a corner."""
    size, mark = 34.0, say(language, "video.mark.picture")
    width = measure(mark, SEMIBOLD, size, size * EYEBROW_TRACKING) + 40
    return [
        Outline(right - width, bottom - 66, width, 66),
        Words(
            mark,
            SEMIBOLD,
            size,
            "accent",
            right - width / 2,
            bottom - 20,
            align="centre",
            tracking=EYEBROW_TRACKING,
        ),
    ]
