"""Letters as masks: our own fonts, the basic layout, and room above for two marks on a capital."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from io import BytesIO
from math import ceil
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ceremony.language.text import nfc
from ceremony.video.canvas import Pixels

ABOVE, BELOW = 1.32, 0.5  # em above and below the baseline: no Vietnamese letter reaches farther


class Letters(NamedTuple):
    """A mask and its origin: the pen's start stands ``left`` and the baseline ``base`` inside it."""

    mask: Pixels
    left: int
    base: int
    width: float


@lru_cache(maxsize=32)
def _bytes(font: str) -> bytes:
    return (resources.files("ceremony.theme") / "fonts" / f"{font}.ttf").read_bytes()


@lru_cache(maxsize=128)
def face(font: str, size: float) -> ImageFont.FreeTypeFont:
    """A font of the theme at ``size`` pixels."""
    least = max(1.0, size)  # no font has a smaller size, and thumbnails of overfull texts may ask for one
    return ImageFont.truetype(BytesIO(_bytes(font)), least, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _advance(font: ImageFont.FreeTypeFont, letter: str) -> float:
    """How far one letter moves the pen, in pixels; counters ask again for every frame."""
    return font.getlength(letter)


@lru_cache(maxsize=1024)
def _glyph(font: ImageFont.FreeTypeFont, letter: str, part: float) -> tuple[Image.Image, tuple[int, int]]:
    """One letter that starts ``part`` of a pixel to the right, and where its mask stands from the pen."""
    mask, place = font.getmask2(letter, "L", anchor="ls", start=(part, 0.0))
    made = Image.new("L", mask.size)
    if mask.size[0] and mask.size[1]:
        made.im.paste(mask, (0, 0, *mask.size))
    return made, (int(place[0]), int(place[1]))


def _pens(
    text: str, font: ImageFont.FreeTypeFont, tracking: float, tabular: bool
) -> tuple[list[float], float]:
    """Where each letter's pen starts, and where the last one ends."""
    cell = max(_advance(font, digit) for digit in "0123456789") if tabular else 0.0
    pens, pen = [], 0.0
    for letter in text:
        own = _advance(font, letter)
        digit = tabular and letter.isdigit()
        pens.append(pen + (cell - own) / 2 if digit else pen)
        pen += (cell if digit else own) + tracking
    return pens, pen - tracking if text else 0.0


@lru_cache(maxsize=4096)
def measure(text: str, font: str, size: float, tracking: float = 0.0, tabular: bool = False) -> float:
    """The width of ``text`` in pixels as ``letters`` will draw it."""
    chosen = face(font, size)
    if tracking or tabular:
        return _pens(nfc(text), chosen, tracking, tabular)[1]
    return chosen.getlength(nfc(text))


@lru_cache(maxsize=192)
def letters(text: str, font: str, size: float, tracking: float = 0.0, tabular: bool = False) -> Letters:
    """``text`` on one line as a mask of 0–255; ``size`` and ``tracking`` in pixels."""
    return fleeting(text, font, size, tracking, tabular)


def fleeting(text: str, font: str, size: float, tracking: float = 0.0, tabular: bool = False) -> Letters:
    """The same for what stands there for one frame only, as in a counter: nobody keeps it."""
    text, chosen = nfc(text), face(font, size)
    width = measure(text, font, size, tracking, tabular)
    pad, base = ceil(size * 0.15) + 2, ceil(size * ABOVE)
    image = Image.new("L", (ceil(width) + 2 * pad, base + ceil(size * BELOW)), 0)
    draw = ImageDraw.Draw(image)
    if tracking or tabular:
        pens, _ = _pens(text, chosen, tracking, tabular)
        for letter, pen in zip(text, pens, strict=True):
            whole = int(pad + pen)
            mask, (left, top) = _glyph(chosen, letter, pad + pen - whole)
            image.paste(255, (whole + left, base + top), mask)
    else:
        draw.text((pad, base), text, fill=255, font=chosen, anchor="ls")
    return Letters(np.asarray(image), pad, base, width)
