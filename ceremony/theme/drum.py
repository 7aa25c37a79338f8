"""The ornaments: the face of a Đông Sơn bronze drum, and the lotus, as plain geometry.

The drum has radius 500 and its centre at (0, 0); y grows downward as on a screen. Everything that
draws it, SVG or film, works from the same primitives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, tau

GROUPS = ("star", "inner", "birds", "rim")
RAYS, BIRDS = 14, 14
BIRD_RADIUS, BIRD_SCALE = 344.0, 1.04

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Polyline:
    """A stroked line through ``points``, round at ends and corners."""

    points: tuple[Point, ...]
    width: float
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """A stroked circle."""

    centre: Point
    radius: float
    width: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    centre: Point
    radius: float


Primitive = Polyline | Polygon | Circle | Dot


def _at(radius: float, angle: float) -> Point:
    """A point on the drum: angle 0 at the top, growing clockwise."""
    return radius * sin(angle), -radius * cos(angle)


def _ring(radius: float, width: float = 1.4) -> Circle:
    return Circle((0.0, 0.0), radius, width)


def _dots(radius: float, count: int, size: float) -> Iterator[Primitive]:
    return (Dot(_at(radius, tau * i / count), size) for i in range(count))


def _ladder(inner: float, outer: float, count: int, slant: float = 0.0) -> Iterator[Primitive]:
    for i in range(count):
        yield Polyline((_at(inner, tau * i / count), _at(outer, tau * (i + slant) / count)), 1.2)


def _saw(inner: float, outer: float, count: int) -> Polyline:
    points = (_at(outer if i % 2 else inner, pi * i / count) for i in range(2 * count))
    return Polyline(tuple(points), 1.3, closed=True)


def _eyes(radius: float, size: float, count: int) -> Iterator[Primitive]:
    """Small circles with an eye, each tied to the next by a leaning line, like running spirals."""
    lean = size / radius
    for i in range(count):
        here, there = tau * i / count, tau * (i + 1) / count
        yield Circle(_at(radius, here), size, 1.2)
        yield Dot(_at(radius, here), size * 0.32)
        yield Polyline(
            (_at(radius + size * 0.92, here + lean * 0.38), _at(radius - size * 0.92, there - lean * 0.38)),
            1.1,
        )


def _star() -> Iterator[Primitive]:
    yield Polygon(tuple(_at(45 if i % 2 else 122, pi * i / RAYS) for i in range(2 * RAYS)))
    for i in range(RAYS):  # peacock-feather chevrons between two rays
        middle = tau * (i + 0.5) / RAYS
        for tip, spread in ((75, 0.078), (91, 0.094), (106, 0.1)):
            yield Polyline((_at(122, middle - spread), _at(tip, middle), _at(122, middle + spread)), 1.3)
        yield Dot(_at(117.5, middle), 1.7)
    yield _ring(129, 1.6)
    yield _ring(133)


def _inner() -> Iterator[Primitive]:
    yield from _dots(142, 84, 2.1)
    yield _ring(151)
    yield from _eyes(166, 8, 42)
    yield from (_ring(181), _ring(185))
    yield from _ladder(189, 203, 168)
    yield from (_ring(207), _ring(211), _saw(215, 234, 70), _ring(238), _ring(242), _ring(268))
    yield from _dots(277, 120, 2.1)
    yield from (_ring(286), _ring(290, 1.6))


def _rim() -> Iterator[Primitive]:
    yield from (_ring(400, 1.6), _ring(404))
    yield from _eyes(419, 8, 98)
    yield from (_ring(434), _ring(438))
    yield from _ladder(442, 455, 320, 0.6)
    yield from (_ring(459), _saw(463, 481, 140), _ring(485), _ring(489), _ring(497.5, 2.6))


def _bend(middle: float, points: Iterable[Point]) -> tuple[Point, ...]:
    """Local points (x forward, y outward) laid along the ring of birds."""
    return tuple(_at(BIRD_RADIUS + y * BIRD_SCALE, middle - x * BIRD_SCALE / BIRD_RADIUS) for x, y in points)


def _curve(start: Point, pull: Point, end: Point, steps: int = 8) -> list[Point]:
    """A quadratic Bézier curve as points."""
    out = []
    for k in range(steps + 1):
        t = k / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        out.append((a * start[0] + b * pull[0] + c * end[0], a * start[1] + b * pull[1] + c * end[1]))
    return out


def _wing(side: int) -> tuple[list[Point], list[tuple[Point, Point]]]:
    """One swept wing: its outline (leading edge bowed forward) and its feathers."""
    front = _curve((7, 3.6 * side), (-2, 30 * side), (-34, 43 * side))
    back = _curve((-34, 43 * side), (-24, 20 * side), (-21, 3.4 * side))
    feathers = [(front[k], back[8 - k]) for k in range(2, 8)]
    return front + back[1:], feathers


def _bird(middle: float) -> Iterator[Primitive]:
    """One lạc bird, flying counter-clockwise as on the bronzes."""
    yield Polygon(_bend(middle, [(35, 3.2), (56, -0.6), (79, -4.4), (54, -3.4), (34, -3.4)]))  # beak
    back, belly = _curve((28, 4.6), (0, 8.2), (-27, 2.8)), _curve((-27, -2.8), (0, -8.6), (28, -4.2))
    yield Polygon(_bend(middle, back + belly))
    crest = _curve((29, 5.4), (20, 18), (4, 17.4)) + _curve((4, 17.4), (17, 12.4), (26, 3.2))
    yield Polygon(_bend(middle, crest))
    for side in (1, -1):
        outline, feathers = _wing(side)
        yield Polyline(_bend(middle, outline), 1.5)
        for pair in feathers:
            yield Polyline(_bend(middle, pair), 1.2)
    tail = [
        (-27, 2.6),
        (-50, 5.4),
        (-73, 13.4),
        (-67.5, 4.6),
        (-72, 0),
        (-67.5, -4.6),
        (-73, -13.4),
        (-50, -5.4),
        (-27, -2.6),
    ]
    yield Polyline(_bend(middle, tail), 1.5, closed=True)
    for side in (1, -1):
        yield Polyline(_bend(middle, [(-29, 0.9 * side), (-67.5, 4.6 * side)]), 1.2)
    (head,) = _bend(middle, [(31, 0.4)])
    yield Circle(head, 5.7 * BIRD_SCALE, 1.5)
    yield Dot(head, 1.8)


def _birds() -> Iterator[Primitive]:
    for i in range(BIRDS):
        yield from _bird(tau * i / BIRDS)


def primitives(groups: Sequence[str] = GROUPS) -> list[Primitive]:
    """The drum's shapes in drawing order; ``groups`` from star, inner, birds, rim, clasp, dial."""
    makers = {"star": _star, "inner": _inner, "birds": _birds, "rim": _rim, "clasp": _clasp, "dial": _dial}
    return [shape for group in groups for shape in makers[group]()]


def _clasp() -> Iterator[Primitive]:
    """The first rings around the star, which close the emblem."""
    yield from _dots(142, 84, 2.1)
    yield _ring(151, 1.6)


def _dial() -> Iterator[Primitive]:
    """The quiet rings on both sides of the birds, for the countdown."""
    yield from (_ring(286, 1.6), _ring(291), _ring(400, 1.2))


def lotus() -> list[Primitive]:
    """The dividing lotus between two lines, 480 wide and 48 high, origin top left."""
    shapes: list[Primitive] = [
        Polyline(((0, 34), (174, 34)), 2.2),
        Polyline(((306, 34), (480, 34)), 2.2),
        Dot((189, 34), 2.6),
        Dot((291, 34), 2.6),
        Polyline(tuple(_curve((240, 40), (224, 23), (240, 4)) + _curve((240, 4), (256, 23), (240, 40))), 2.3),
    ]
    for side in (1, -1):
        inner = _curve((240, 40), (240 + 27 * side, 34), (240 + 21 * side, 11.5))
        inner += _curve((240 + 21 * side, 11.5), (240 + 12 * side, 14), (240 + 8 * side, 21.5))
        outer = _curve((240, 40), (240 + 30 * side, 45), (240 + 37 * side, 23.5))
        outer += _curve((240 + 37 * side, 23.5), (240 + 27 * side, 21.5), (240 + 20.5 * side, 26))
        shapes += [Polyline(tuple(inner), 2.3), Polyline(tuple(outer), 2.3)]
    return shapes


def tick() -> list[Primitive]:
    """The stroke that says "signed", 120 wide and 80 high: one movement of a pen."""
    stroke = _curve((16, 42), (34, 52), (42, 68)) + _curve((42, 68), (62, 30), (106, 10), steps=10)
    return [Polyline(tuple(stroke), 7)]


def _path(points: Sequence[Point], closed: bool) -> str:
    body = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{body}" + ("Z" if closed else "")


def _disc(shape: Circle | Dot) -> str:
    (x, y), r = shape.centre, shape.radius
    return f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0"


def to_svg(shapes: Iterable[Primitive], box: tuple[float, float, float, float]) -> str:
    """The shapes as an SVG image in ``currentColor``; ``box`` is x, y, width, height."""
    filled, stroked = "", dict[float, str]()
    for shape in shapes:
        match shape:
            case Polygon(points):
                filled += _path(points, closed=True)
            case Dot():
                filled += _disc(shape)
            case Polyline(points, width, closed):
                stroked[width] = stroked.get(width, "") + _path(points, closed)
            case Circle(_, _, width):
                stroked[width] = stroked.get(width, "") + _disc(shape)
    parts = [f'<path fill="currentColor" stroke="none" d="{filled}"/>'] if filled else []
    parts += [f'<path stroke-width="{width:g}" d="{stroked[width]}"/>' for width in sorted(stroked)]
    size = f'viewBox="{box[0]:g} {box[1]:g} {box[2]:g} {box[3]:g}" width="{box[2]:g}" height="{box[3]:g}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="none" stroke="currentColor" '
    return head + 'stroke-linecap="round" stroke-linejoin="round">\n' + "\n".join(parts) + "\n</svg>\n"


def images() -> dict[str, str]:
    """File name → SVG of every ornament that pages use."""
    whole = (-500.0, -500.0, 1000.0, 1000.0)
    return {
        "drum.svg": to_svg(primitives(), whole),
        "drum-frame.svg": to_svg(primitives(("birds", "rim")), whole),
        "drum-clock.svg": to_svg(primitives(("birds", "dial")), (-402, -402, 804, 804)),
        "drum-emblem.svg": to_svg(primitives(("star", "clasp")), (-154, -154, 308, 308)),
        "signed.svg": to_svg(tick(), (0, 0, 120, 80)),
        "lotus.svg": to_svg(lotus(), (0, 0, 480, 48)),
    }
