"""Draw the sample events' stand-in pictures and their little film: nobody's photograph, by arithmetic alone.

    .venv/bin/python tools/stand_ins.py

Every name ends in ``.mau``, so that films and slides put "ẢNH MẪU" on them. The same every time.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

MEDIA = Path(__file__).resolve().parents[1] / "media"
SIZE = (1600, 1040)
PORTRAIT = (600, 800)
TIMES = 2  # drawn so much larger, then made small: smooth edges
Colour = tuple[int, int, int]
Picture = NDArray[np.float32]


def sky(size: tuple[int, int], stops: list[tuple[float, Colour]]) -> Picture:
    """Colours from the top (0) to the bottom (1)."""
    width, height = size
    down = np.linspace(0, 1, height)
    bands = [np.interp(down, [at for at, _ in stops], [colour[n] for _, colour in stops]) for n in range(3)]
    return np.repeat(np.stack(bands, axis=1)[:, None, :], width, axis=1).astype(np.float32)


def glow(  # noqa: PLR0913, PLR0917
    picture: Picture, x: float, y: float, reach: float, colour: Colour, strength: float
) -> None:
    """Light around a point (parts of the picture)."""
    height, width = picture.shape[:2]
    down, along = np.mgrid[0:height, 0:width]
    far = np.hypot((along / width - x) * width / height, down / height - y) / reach
    part = (strength * np.exp(-(far**2) * 2.2))[:, :, None]
    picture += (np.array(colour) - picture) * part


def disc(picture: Picture, x: float, y: float, radius: float, colour: Colour) -> None:
    """A sun or a moon."""
    height, width = picture.shape[:2]
    down, along = np.mgrid[0:height, 0:width]
    far = np.hypot((along / width - x) * width / height, down / height - y)
    part = np.clip((radius - far) * height / 2 + 0.5, 0, 1)[:, :, None]
    picture += (np.array(colour) - picture) * part


def ridge(  # noqa: PLR0913, PLR0917
    picture: Picture, base: float, rough: float, seed: int, near: Colour, far: Colour
) -> None:
    """A line of hills from edge to edge, paler towards its foot, as hills in haze are."""
    height, width = picture.shape[:2]
    along = np.linspace(0, 1, width)
    random = np.random.default_rng(seed)
    line = np.full(width, base)
    for n, share in enumerate((1, 0.55, 0.3, 0.16, 0.08, 0.04)):
        line += rough * share * np.sin(along * (2.1 + 1.9 * n) * 2**n * 0.8 + random.uniform(0, 6.3))
    down = np.arange(height)[:, None] / height
    inside = np.clip((down - line[None, :]) * height / 2 + 0.5, 0, 1)[:, :, None]
    depth = np.clip((down - line[None, :]) / 0.28, 0, 1)[:, :, None]
    picture += (np.array(near) + (np.array(far) - np.array(near)) * depth - picture) * inside


def water(picture: Picture, top: float, x: float, light: Colour, dark: Colour) -> None:
    """Water below a line that mirrors what is above it, broken by waves, with the light's path at ``x``."""
    height, width = picture.shape[:2]
    first = round(top * height)
    rows = np.arange(height - first)
    part = rows / max(1, len(rows) - 1)
    random = np.random.default_rng(5)
    mirrored = picture[np.clip(first - 1 - (rows * 0.9).astype(int), 0, height - 1)]
    phase = random.uniform(0, 6.3, len(rows))
    along = np.arange(width)[None, :]
    wave = np.sin(along / (26 + 70 * part[:, None]) + phase[:, None] + np.sin(rows / 3.1)[:, None] * 2)
    shift = (wave * (2 + 10 * part[:, None])).astype(int)
    moved = mirrored[np.arange(len(rows))[:, None], np.clip(along + shift, 0, width - 1)]
    deep = np.array(dark)[None, None, :]
    made = moved * (0.72 - 0.3 * part[:, None, None]) + deep * (0.28 + 0.3 * part[:, None, None])
    path = np.exp(-(((along / width - x) / (0.02 + 0.09 * part[:, None])) ** 2)) * (wave > 0.15)
    made += (np.array(light) - made) * (0.75 * path)[:, :, None]
    picture[first:] = made


def drawn(
    picture: Picture, draw: Callable[[ImageDraw.ImageDraw, float, float], None], blur: float = 0
) -> Picture:
    """Shapes on top: ``draw`` gets a pencil and the picture's size, larger than life."""
    height, width = picture.shape[:2]
    large = Image.new("RGBA", (width * TIMES, height * TIMES), (0, 0, 0, 0))
    draw(ImageDraw.Draw(large), width * TIMES, height * TIMES)
    small = large.resize((width, height), Image.Resampling.BOX)
    if blur:
        small = small.filter(ImageFilter.GaussianBlur(blur))
    over = np.asarray(small, np.float32)
    part = over[:, :, 3:] / 255
    return picture * (1 - part) + over[:, :, :3] * part


def finished(picture: Picture, grain: float = 2.2) -> Image.Image:
    """With a little grain, and darker towards the corners, as lenses draw."""
    height, width = picture.shape[:2]
    down, along = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    made = picture * (1 - 0.14 * (down**2 + along**2) ** 1.4 / 2)[:, :, None]
    noise = np.random.default_rng(3).normal(0, grain, (height, width, 1))
    return Image.fromarray(np.clip(made + noise, 0, 255).astype(np.uint8))


def houses(  # noqa: PLR0913, PLR0917
    seed: int, ground: float, low: float, high: float, wall: list[Colour], lit: float
) -> Callable[..., None]:
    """A street of narrow houses with windows; ``lit`` is the share of windows with light."""

    def draw(pencil: ImageDraw.ImageDraw, width: float, height: float) -> None:
        random = np.random.default_rng(seed)
        x = -0.02 * width
        while x < width:
            wide = random.uniform(0.045, 0.085) * width
            top = ground * height - random.uniform(low, high) * height
            colour = wall[int(random.integers(len(wall)))]
            pencil.rectangle((x, top, x + wide, height), fill=(*colour, 255))
            roof = tuple(max(0, part - 34) for part in colour)
            pencil.rectangle((x - 4, top - 0.012 * height, x + wide + 4, top), fill=(*roof, 255))
            if random.random() < 0.35:  # a tank on the roof
                pencil.ellipse(
                    (x + wide * 0.3, top - 0.05 * height, x + wide * 0.7, top - 0.012 * height),
                    fill=(*roof, 255),
                )
            columns, step = 2 if wide < 0.062 * width else 3, 0.062 * height
            y = top + 0.03 * height
            while y + step < ground * height:
                for n in range(columns):
                    cell = wide / columns
                    left = x + n * cell + cell * 0.22
                    on = random.random() < lit
                    pane = (255, 214, 130) if on else tuple(max(0, part - 46) for part in colour)
                    pencil.rectangle((left, y, left + cell * 0.56, y + step * 0.58), fill=(*pane, 255))
                y += step
            x += wide + random.uniform(0, 0.004) * width
        pencil.rectangle((0, ground * height, width, height), fill=(58, 50, 56, 255))

    return draw


def lanterns(pencil: ImageDraw.ImageDraw, width: float, height: float) -> None:
    """Two strings of lanterns across the street."""
    for line, (y, sag, size) in enumerate(((0.16, 0.12, 0.030), (0.30, 0.09, 0.022))):
        points = [(n / 60 * width, (y + sag * math.sin(n / 60 * math.pi)) * height) for n in range(61)]
        pencil.line(points, fill=(60, 40, 40, 255), width=4)
        for n in range(4, 60, 7 - line):
            x, top = points[n]
            r = size * height
            colour = ((222, 70, 52), (240, 176, 62), (226, 104, 54))[n % 3]
            pencil.ellipse((x - r, top, x + r, top + 1.7 * r), fill=(*colour, 255))
            pencil.rectangle(
                (x - r * 0.35, top - r * 0.18, x + r * 0.35, top + r * 0.1), fill=(90, 52, 40, 255)
            )
            pencil.line((x, top + 1.7 * r, x, top + 2.3 * r), fill=(240, 200, 110, 255), width=5)


def boats(pencil: ImageDraw.ImageDraw, width: float, height: float) -> None:
    """A few small boats with a net or a sail."""
    for x, y, size, sail in ((0.2, 0.66, 0.055, True), (0.44, 0.72, 0.075, False), (0.78, 0.64, 0.04, True)):
        left, base, s = x * width, y * height, size * width
        hull = [
            (left - s, base),
            (left + s, base),
            (left + s * 0.7, base + s * 0.24),
            (left - s * 0.7, base + s * 0.24),
        ]
        pencil.polygon(hull, fill=(44, 34, 48, 255))
        pencil.line((left, base, left, base - s * 1.35), fill=(44, 34, 48, 255), width=6)
        if sail:
            pencil.polygon(
                [(left + 5, base - s * 1.3), (left + s * 0.85, base - s * 0.2), (left + 5, base - s * 0.2)],
                fill=(150, 78, 66, 255),
            )


def palms(pencil: ImageDraw.ImageDraw, width: float, height: float) -> None:
    """Areca palms at the edge of the picture."""
    for x, top, lean in ((0.06, 0.30, 0.02), (0.11, 0.42, -0.015), (0.93, 0.34, -0.02)):
        crown, foot = ((x + lean) * width, top * height), (x * width, height)
        pencil.line([foot, crown], fill=(38, 44, 40, 255), width=round(0.008 * width))
        for n in range(11):
            angle = math.pi * (n / 10) * 1.15 - 0.24
            reach = 0.078 * width
            end = (
                crown[0] + math.cos(angle) * reach,
                crown[1] - math.sin(angle) * reach * 0.62 + reach * 0.34,
            )
            middle = ((crown[0] + end[0]) / 2, min(crown[1], end[1]) - reach * 0.16)
            pencil.line(
                [crown, middle, end], fill=(40, 62, 46, 255), width=round(0.006 * width), joint="curve"
            )


def office(pencil: ImageDraw.ImageDraw, width: float, height: float) -> None:
    """A wide public building with pillars, a flight of steps and flowers."""
    wall, shade, pane = (236, 214, 170, 255), (206, 178, 132, 255), (112, 148, 170, 255)
    left, right, top, base = 0.14 * width, 0.86 * width, 0.34 * height, 0.80 * height
    pencil.rectangle((left, top, right, base), fill=wall)
    pencil.rectangle((left - 0.012 * width, top - 0.03 * height, right + 0.012 * width, top), fill=shade)
    pencil.polygon(
        [
            (0.36 * width, top - 0.03 * height),
            (0.64 * width, top - 0.03 * height),
            (0.5 * width, top - 0.15 * height),
        ],
        fill=(176, 72, 58, 255),
    )
    for floor in range(2):
        for n in range(12):
            x = left + (n + 0.5) * (right - left) / 12
            y = top + (0.055 + 0.2 * floor) * height
            if floor == 1 and 4 <= n <= 7:
                continue
            pencil.rectangle((x - 0.017 * width, y, x + 0.017 * width, y + 0.115 * height), fill=pane)
            pencil.line((x, y, x, y + 0.115 * height), fill=wall, width=6)
    for n in range(5):
        x = (0.38 + 0.06 * n) * width
        pencil.rectangle(
            (x - 0.009 * width, top + 0.20 * height, x + 0.009 * width, base), fill=(250, 238, 212, 255)
        )
    for n in range(4):
        y = base + n * 0.016 * height
        pencil.rectangle(
            ((0.34 - 0.012 * n) * width, y, (0.66 + 0.012 * n) * width, y + 0.016 * height),
            fill=(214 - 8 * n, 196 - 8 * n, 166 - 8 * n, 255),
        )
    random = np.random.default_rng(9)
    for _ in range(260):
        x, y = random.uniform(0, 1) * width, random.uniform(0.9, 0.995) * height
        r = random.uniform(0.004, 0.008) * width
        colour = ((206, 60, 66), (240, 190, 70), (230, 120, 70), (72, 116, 62))[int(random.integers(4))]
        pencil.ellipse((x - r, y - r, x + r, y + r), fill=(*colour, 255))


def fields(pencil: ImageDraw.ImageDraw, width: float, height: float) -> None:
    """Rice fields that run together far away."""
    for n in range(-9, 10):
        near, far = (0.5 + n * 0.17) * width, (0.52 + n * 0.022) * width
        shade = 12 * (n % 2)
        pencil.polygon(
            [
                (far, 0.6 * height),
                (far + 0.022 * width, 0.6 * height),
                (near + 0.17 * width, height),
                (near, height),
            ],
            fill=(112 + shade, 142 + shade, 66, 255),
        )


def lamps(pencil: ImageDraw.ImageDraw, width: float, height: float) -> None:
    """Street lamps that grow smaller along the road."""
    for n in range(6):
        part = 0.74**n
        x, base, tall = (0.5 + 0.46 * part) * width, (0.80 + 0.17 * part) * height, 0.62 * part * height
        thick = max(3, round(0.008 * part * width))
        pencil.line((x, base, x, base - tall), fill=(34, 32, 44, 255), width=thick)
        pencil.line(
            (x, base - tall, x - 0.06 * part * width, base - tall), fill=(34, 32, 44, 255), width=thick
        )
        r = 0.014 * part * width
        spot = x - 0.06 * part * width
        pencil.ellipse(
            (spot - r, base - tall - r * 0.4, spot + r, base - tall + r), fill=(255, 232, 170, 255)
        )


def hall(pencil: ImageDraw.ImageDraw, width: float, height: float) -> None:
    """A factory hall with a saw-tooth roof and a row of doors."""
    base, top = 0.82 * height, 0.5 * height
    for n in range(7):
        left, right = (0.06 + 0.126 * n) * width, (0.06 + 0.126 * (n + 1)) * width
        pencil.polygon([(left, top), (left, top - 0.15 * height), (right, top)], fill=(176, 190, 204, 255))
        pencil.polygon(
            [(left, top - 0.15 * height), (left + 9, top - 0.15 * height), (left + 9, top), (left, top)],
            fill=(104, 146, 186, 255),
        )
    pencil.rectangle((0.06 * width, top, 0.942 * width, base), fill=(214, 222, 230, 255))
    pencil.rectangle(
        (0.06 * width, top + 0.03 * height, 0.942 * width, top + 0.05 * height), fill=(36, 92, 156, 255)
    )
    for n in range(8):
        x = (0.1 + 0.107 * n) * width
        pencil.rectangle((x, base - 0.19 * height, x + 0.066 * width, base), fill=(92, 108, 128, 255))
        for bar in range(5):
            y = base - 0.19 * height + bar * 0.038 * height
            pencil.line((x, y, x + 0.066 * width, y), fill=(118, 134, 152, 255), width=5)
    pencil.rectangle((0, base, width, height), fill=(128, 132, 138, 255))
    for n in range(6):
        x = (0.02 + 0.18 * n) * width
        pencil.rectangle(
            (x, base + 0.09 * height, x + 0.09 * width, base + 0.098 * height), fill=(230, 228, 214, 255)
        )


def screens(pencil: ImageDraw.ImageDraw, width: float, height: float) -> None:
    """Desks with screens, seen from the side."""
    for row, (y, size) in enumerate(((0.52, 0.1), (0.66, 0.14), (0.86, 0.2))):
        for n in range(7 - row * 2):
            x = (0.08 + (0.14 + 0.07 * row) * n) * width
            s = size * height
            pencil.rectangle((x, y * height - s, x + s * 1.5, y * height - s * 0.12), fill=(28, 40, 62, 255))
            pencil.rectangle(
                (x + s * 0.06, y * height - s * 0.94, x + s * 1.44, y * height - s * 0.18),
                fill=(88, 166, 214, 255),
            )
            for k in range(4):
                pencil.rectangle(
                    (
                        x + s * (0.2 + 0.3 * k),
                        y * height - s * (0.35 + 0.12 * ((k * 3 + n) % 4)),
                        x + s * (0.36 + 0.3 * k),
                        y * height - s * 0.26,
                    ),
                    fill=(226, 242, 255, 255),
                )
            pencil.rectangle(
                (x + s * 0.66, y * height - s * 0.12, x + s * 0.84, y * height), fill=(28, 40, 62, 255)
            )
        pencil.rectangle(
            (0.03 * width, y * height, 0.97 * width, y * height + 0.022 * height), fill=(176, 142, 108, 255)
        )


def plan(pencil: ImageDraw.ImageDraw, width: float, height: float) -> None:
    """A plan of a town: a river, streets and blocks, for points to stand on."""
    for down in range(7):
        for along in range(9):
            x, y = (0.02 + along * 0.112) * width, (0.03 + down * 0.142) * height
            tone = ((232, 222, 200), (222, 228, 206), (236, 226, 210))[(down * 5 + along * 3) % 3]
            pencil.rounded_rectangle((x, y, x + 0.096 * width, y + 0.118 * height), 10, fill=(*tone, 255))
            for n in range(3):
                left = x + (0.012 + 0.028 * n) * width
                pencil.rectangle(
                    (left, y + 0.02 * height, left + 0.02 * width, y + 0.05 * height),
                    fill=(208, 196, 172, 255),
                )
    river = [
        (n / 40 * width, (0.66 + 0.1 * math.sin(n / 40 * 5.2) - 0.18 * n / 40) * height) for n in range(41)
    ]
    pencil.line(river, fill=(150, 190, 208, 255), width=round(0.055 * width), joint="curve")
    pencil.line(
        [(0.30 * width, 0), (0.42 * width, height)], fill=(250, 246, 236, 255), width=round(0.018 * width)
    )
    pencil.line(
        [(0, 0.32 * height), (width, 0.40 * height)], fill=(250, 246, 236, 255), width=round(0.018 * width)
    )


EVENING = [(0.0, (44, 60, 112)), (0.45, (196, 126, 108)), (0.62, (250, 200, 132)), (1.0, (250, 214, 150))]
MORNING = [(0.0, (112, 172, 214)), (0.5, (208, 226, 226)), (0.7, (250, 236, 206)), (1.0, (246, 226, 190))]
NIGHT = [(0.0, (14, 22, 54)), (0.55, (44, 56, 104)), (0.8, (110, 92, 112)), (1.0, (120, 96, 108))]
DAY = [(0.0, (92, 158, 212)), (0.6, (186, 216, 234)), (1.0, (224, 232, 232))]


def river_evening() -> Picture:
    made = sky(SIZE, EVENING)
    glow(made, 0.62, 0.52, 0.6, (255, 226, 150), 0.8)
    disc(made, 0.62, 0.47, 0.055, (255, 240, 196))
    ridge(made, 0.50, 0.035, 4, (120, 84, 110), (206, 144, 126))
    ridge(made, 0.55, 0.022, 8, (84, 62, 92), (150, 104, 108))
    water(made, 0.59, 0.62, (255, 232, 170), (56, 44, 76))
    return drawn(made, boats)


def street_evening() -> Picture:
    made = sky(SIZE, EVENING)
    glow(made, 0.3, 0.6, 0.5, (255, 214, 150), 0.5)
    walls: list[Colour] = [(196, 134, 92), (178, 116, 88), (214, 160, 104), (150, 104, 94), (190, 146, 120)]
    made = drawn(made, houses(2, 0.84, 0.26, 0.52, walls, 0.55))
    glow(made, 0.5, 0.9, 0.6, (255, 190, 110), 0.35)
    return drawn(made, lanterns)


def village_morning() -> Picture:
    made = sky(SIZE, MORNING)
    glow(made, 0.7, 0.45, 0.5, (255, 244, 200), 0.8)
    disc(made, 0.7, 0.40, 0.05, (255, 250, 226))
    ridge(made, 0.50, 0.05, 21, (124, 152, 158), (214, 222, 206))
    ridge(made, 0.57, 0.025, 12, (94, 128, 112), (176, 196, 150))
    made = drawn(made, fields)
    return drawn(made, palms)


def sea_mountains() -> Picture:
    made = sky(SIZE, DAY)
    glow(made, 0.2, 0.3, 0.7, (255, 246, 220), 0.5)
    ridge(made, 0.44, 0.07, 31, (96, 128, 150), (176, 198, 206))
    ridge(made, 0.52, 0.05, 17, (58, 92, 104), (120, 152, 150))
    water(made, 0.60, 0.2, (255, 255, 246), (36, 88, 112))
    return drawn(made, boats)


def street_night() -> Picture:
    made = sky(SIZE, NIGHT)
    disc(made, 0.2, 0.32, 0.045, (250, 244, 220))
    glow(made, 0.2, 0.32, 0.3, (190, 196, 220), 0.35)
    walls: list[Colour] = [(48, 50, 80), (56, 52, 78), (42, 46, 74), (62, 56, 80)]
    made = drawn(made, houses(6, 0.82, 0.2, 0.46, walls, 0.3))
    for n in range(6):
        part = 0.74**n
        glow(made, 0.5 + 0.40 * part, 0.81 - 0.45 * part, 0.16 * part + 0.02, (255, 220, 150), 0.75)
    return drawn(made, lamps)


def public_office() -> Picture:
    made = sky(SIZE, DAY)
    glow(made, 0.5, 0.5, 0.9, (255, 246, 226), 0.4)
    ridge(made, 0.52, 0.02, 40, (104, 140, 104), (132, 162, 116))
    made = drawn(made, lambda p, w, h: p.rectangle((0, 0.8 * h, w, h), fill=(186, 178, 160, 255)))
    return drawn(made, office)


def factory() -> Picture:
    made = sky(SIZE, MORNING)
    glow(made, 0.8, 0.35, 0.6, (255, 244, 210), 0.6)
    ridge(made, 0.58, 0.03, 51, (130, 158, 160), (190, 206, 196))
    return drawn(made, hall)


def workroom() -> Picture:
    made = sky(SIZE, [(0.0, (226, 234, 240)), (0.4, (206, 218, 228)), (1.0, (150, 162, 178))])
    glow(made, 0.85, 0.15, 0.7, (255, 250, 232), 0.7)
    return drawn(made, screens)


def town_plan() -> Picture:
    return drawn(sky(SIZE, [(0.0, (244, 238, 224)), (1.0, (236, 228, 208))]), plan)


def port() -> Picture:
    made = sky(SIZE, EVENING)
    glow(made, 0.35, 0.5, 0.6, (255, 226, 160), 0.7)
    ridge(made, 0.56, 0.02, 61, (112, 92, 118), (190, 140, 128))

    def draw(pencil: ImageDraw.ImageDraw, width: float, height: float) -> None:
        random = np.random.default_rng(4)
        for down in range(4):
            for along in range(13 - down * 2):
                colour = ((36, 92, 156), (206, 116, 58), (64, 132, 110), (170, 58, 58), (206, 172, 84))[
                    int(random.integers(5))
                ]
                x, y = (0.04 + along * 0.071 + down * 0.03) * width, (0.74 - down * 0.066) * height
                pencil.rectangle((x, y, x + 0.067 * width, y + 0.062 * height), fill=(*colour, 255))
                for rib in range(1, 6):
                    dark = tuple(max(0, part - 22) for part in colour)
                    pencil.line(
                        (x + rib * 0.0112 * width, y + 6, x + rib * 0.0112 * width, y + 0.056 * height),
                        fill=(*dark, 255),
                        width=4,
                    )
        pencil.rectangle((0, 0.802 * height, width, height), fill=(92, 84, 96, 255))
        for x in (0.7, 0.88):
            pencil.line(
                ((x - 0.05) * width, 0.8 * height, (x - 0.03) * width, 0.22 * height),
                fill=(52, 58, 84, 255),
                width=16,
            )
            pencil.line(
                ((x + 0.05) * width, 0.8 * height, (x + 0.03) * width, 0.22 * height),
                fill=(52, 58, 84, 255),
                width=16,
            )
            pencil.line(
                ((x - 0.2) * width, 0.28 * height, (x + 0.1) * width, 0.28 * height),
                fill=(52, 58, 84, 255),
                width=18,
            )
            pencil.line(
                (x * width, 0.14 * height, (x - 0.2) * width, 0.28 * height), fill=(52, 58, 84, 255), width=7
            )

    return drawn(made, draw)


def likeness(seed: int, ground: list[tuple[float, Colour]], coat: Colour, hair: str) -> Picture:
    """Somebody who is nobody: head and shoulders without a face."""
    made = sky(PORTRAIT, ground)
    glow(made, 0.5, 0.32, 0.6, (255, 255, 255), 0.28)
    skin, dark = ((226, 184, 150), (216, 170, 136), (232, 194, 164))[seed % 3], (44, 36, 40, 255)

    def draw(pencil: ImageDraw.ImageDraw, w: float, h: float) -> None:
        if hair == "long":
            pencil.rounded_rectangle((0.31 * w, 0.20 * h, 0.69 * w, 0.66 * h), 0.19 * w, fill=dark)
        pencil.rounded_rectangle((0.08 * w, 0.665 * h, 0.92 * w, 1.3 * h), 0.24 * w, fill=(*coat, 255))
        pencil.polygon(
            [(0.40 * w, 0.665 * h), (0.60 * w, 0.665 * h), (0.5 * w, 0.80 * h)], fill=(248, 246, 240, 255)
        )
        shade = tuple(part - 22 for part in skin)
        pencil.rounded_rectangle((0.435 * w, 0.52 * h, 0.565 * w, 0.71 * h), 0.06 * w, fill=(*shade, 255))
        pencil.ellipse((0.345 * w, 0.215 * h, 0.655 * w, 0.605 * h), fill=(*skin, 255))
        if hair == "short":
            pencil.chord((0.335 * w, 0.19 * h, 0.665 * w, 0.56 * h), 198, 342, fill=dark)
            for left, right in ((0.335, 0.362), (0.638, 0.665)):
                pencil.rounded_rectangle((left * w, 0.30 * h, right * w, 0.40 * h), 0.012 * w, fill=dark)
        else:
            pencil.chord((0.325 * w, 0.18 * h, 0.675 * w, 0.55 * h), 180, 360, fill=dark)
            pencil.polygon(
                [
                    (0.33 * w, 0.365 * h),
                    (0.52 * w, 0.30 * h),
                    (0.67 * w, 0.365 * h),
                    (0.655 * w, 0.42 * h),
                    (0.54 * w, 0.335 * h),
                    (0.345 * w, 0.43 * h),
                ],
                fill=dark,
            )

    return drawn(made, draw)


WARM = [(0.0, (178, 88, 74)), (1.0, (112, 44, 46))]
COOL = [(0.0, (110, 150, 190)), (1.0, (46, 80, 128))]
FOUNDING: dict[str, Callable[[], Picture]] = {
    "anh/kinh-te.mau.jpg": street_evening,
    "anh/xa-hoi.mau.jpg": village_morning,
    "anh/phong-dich.mau.jpg": river_evening,
    "anh/quoc-phong.mau.jpg": sea_mountains,
    "anh/an-ninh.mau.jpg": street_night,
    "anh/hanh-chinh.mau.jpg": public_office,
    "anh/guong-mat/01 Nguyễn Thị Mẫu - Tổ trưởng Tổ dân phố (mẫu).mau.jpg": lambda: likeness(
        0, WARM, (142, 40, 48), "long"
    ),
    "anh/guong-mat/02 Trần Văn Mẫu - Bí thư Chi bộ (mẫu).mau.jpg": lambda: likeness(
        1, WARM, (52, 58, 84), "short"
    ),
    "anh/guong-mat/03 Lê Thị Ví Dụ - Chi hội trưởng Phụ nữ (mẫu).mau.jpg": lambda: likeness(
        2, WARM, (92, 62, 110), "long"
    ),
    "anh/guong-mat/04 Phạm Văn Ví Dụ - Tổ bảo vệ dân phố (mẫu).mau.jpg": lambda: likeness(
        3, WARM, (60, 96, 84), "short"
    ),
}
COMPANY: dict[str, Callable[[], Picture]] = {
    "anh/nha-may.mau.jpg": factory,
    "anh/cang.mau.jpg": port,
    "anh/van-phong.mau.jpg": workroom,
    "anh/cho-toi.mau.jpg": street_evening,
    "anh/ban-do.mau.jpg": town_plan,
    "anh/giam-doc.mau.jpg": lambda: likeness(1, COOL, (38, 52, 82), "short"),
    "anh/to-truong.mau.jpg": lambda: likeness(2, COOL, (54, 104, 128), "long"),
    "anh/ky-su.mau.jpg": lambda: likeness(0, COOL, (84, 88, 104), "short"),
    "anh/ke-toan.mau.jpg": lambda: likeness(4, COOL, (112, 70, 92), "long"),
}


def film(path: Path, seconds: int = 8, size: tuple[int, int] = (1280, 720), fps: int = 25) -> None:
    """A little film: the sun comes up over the water and a boat goes by; with the sound of waves."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as out:
        video: Any = out.add_stream(
            "libx264", rate=fps, options={"crf": "27", "preset": "slow", "threads": "1"}
        )
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        sound: Any = out.add_stream("aac", rate=48_000)
        sound.layout, sound.bit_rate = "stereo", 64_000
        for number in range(seconds * fps):
            part = number / (seconds * fps)
            made = sky(size, EVENING)
            y = 0.56 - 0.13 * part
            glow(made, 0.6, y, 0.55, (255, 228, 160), 0.8)
            disc(made, 0.6, y, 0.055, (255, 242, 204))
            ridge(made, 0.52, 0.03, 4, (120, 84, 110), (206, 144, 126))
            water(made, 0.58, 0.6 + 0.004 * math.sin(number / 5), (255, 232, 170), (56, 44, 76))
            where = 0.12 + 0.5 * part

            def boat(
                pencil: ImageDraw.ImageDraw, w: float, h: float, where: float = where, n: int = number
            ) -> None:
                x, base, s = where * w, (0.72 + 0.003 * math.sin(n / 7)) * h, 0.09 * w
                pencil.polygon(
                    [
                        (x - s, base),
                        (x + s, base),
                        (x + s * 0.7, base + s * 0.22),
                        (x - s * 0.7, base + s * 0.22),
                    ],
                    fill=(44, 34, 48, 255),
                )
                pencil.line((x, base, x, base - s * 1.3), fill=(44, 34, 48, 255), width=8)
                pencil.polygon(
                    [(x + 6, base - s * 1.25), (x + s * 0.8, base - s * 0.2), (x + 6, base - s * 0.2)],
                    fill=(150, 78, 66, 255),
                )

            picture = np.clip(drawn(made, boat), 0, 255).astype(np.uint8)
            out.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(video.encode(None))
        random = np.random.default_rng(8)
        noise = np.cumsum(random.standard_normal((2, seconds * 48_000)), axis=1)
        noise -= np.stack([np.convolve(one, np.ones(2400) / 2400, "same") for one in noise])
        swell = 0.55 + 0.45 * np.sin(np.arange(noise.shape[1]) / 48_000 * 1.4)
        waves = (noise / np.abs(noise).max() * swell * 0.4).astype(np.float32)
        for start in range(0, waves.shape[1], 1024):
            frame = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(waves[:, start : start + 1024]), format="fltp", layout="stereo"
            )
            frame.sample_rate, frame.pts, frame.time_base = 48_000, start, Fraction(1, 48_000)
            out.mux(sound.encode(frame))
        out.mux(sound.encode(None))


def main() -> None:
    """Every picture below ``media/``."""
    for event, pictures in (("thanh-khe-tay-2021", FOUNDING), ("cong-ty-mau-2026", COMPANY)):
        for name, make in pictures.items():
            path = MEDIA / event / name
            path.parent.mkdir(parents=True, exist_ok=True)
            finished(make()).save(path, quality=76, optimize=True, progressive=True)
    film(MEDIA / "cong-ty-mau-2026" / "doan-phim" / "binh-minh.mau.mp4")


if __name__ == "__main__":
    main()
