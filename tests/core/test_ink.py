"""Pieces of ink in any order, doubled, late: what is kept is what was drawn, once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.core.ink_svg import paths, svg, trace
from ceremony.core.refused import Refused
from ceremony.model.ink import POINT, Ink, box
from tests.core.signing import Desk

Piece = tuple[int, int, tuple[int, ...]]  # stroke, start, points

POINTS = st.tuples(
    st.integers(0, 10_000), st.integers(0, 30_000), st.integers(0, 255), st.integers(0, 600_000)
)
STROKES = st.lists(st.lists(POINTS, min_size=1, max_size=12), min_size=1, max_size=5)


def flat(points: list[tuple[int, int, int, int]]) -> tuple[int, ...]:
    return tuple(number for point in points for number in point)


@st.composite
def sendings(draw: st.DrawFn) -> tuple[tuple[tuple[int, ...], ...], list[Piece]]:
    """Strokes, and pieces of them that overlap, come twice and in any order."""
    strokes = tuple(flat(points) for points in draw(STROKES))
    pieces: list[Piece] = []
    for number, stroke in enumerate(strokes):
        count, start = len(stroke) // POINT, 0
        while start < count:
            size = draw(st.integers(1, 5))
            back = draw(st.integers(0, start))
            first = start - back if draw(st.booleans()) else start
            pieces.append((number, first, stroke[first * POINT : (start + size) * POINT]))
            start += size
    doubled = pieces + draw(st.lists(st.sampled_from(pieces), max_size=6))
    return strokes, draw(st.permutations(doubled))


@given(sendings())
@settings(max_examples=80, deadline=None)
def test_whatever_the_order_what_is_kept_is_what_was_drawn(
    sending: tuple[tuple[tuple[int, ...], ...], list[Piece]],
) -> None:
    strokes, pieces = sending
    desk = Desk().let()
    for _ in range(len(pieces)):  # refused ones are sent again, as a tablet does
        left = []
        for stroke, start, points in pieces:
            try:
                desk.ask(
                    "ink", tablet="t1", slot="ky-01", round=1, stroke=stroke, start=start, points=list(points)
                )
            except Refused as refused:
                assert refused.code == "ink_gap"
                left.append((stroke, start, points))
            kept = desk.state.signing.ink("ky-01").strokes
            assert all(whole[: len(part)] == part for whole, part in zip(strokes, kept, strict=False))
        pieces = left
    assert not pieces
    assert desk.state.signing.ink("ky-01").strokes == strokes


def test_ink_that_took_points_without_looking_would_double_them() -> None:
    """The twin: the same pieces without the rule."""
    ink = Ink().drawn(0, (1, 2, 3, 4)).drawn(0, (1, 2, 3, 4))
    assert ink.points == 2


@given(STROKES)
@settings(max_examples=60, deadline=None)
def test_the_picture_of_an_ink_cuts_nothing(given_strokes: list[list[tuple[int, int, int, int]]]) -> None:
    ink = Ink(strokes=tuple(flat(points) for points in given_strokes))
    drawn = svg(ink)
    left, top, width, height = (int(word) for word in drawn.split('viewBox="')[1].split('"')[0].split())
    corners = box(ink)
    assert corners is not None
    assert left < corners[0] <= corners[2] < left + width
    assert top < corners[1] <= corners[3] < top + height
    assert drawn.count("<path") == len(paths(ink)) > 0


def test_one_touch_is_a_dot_and_pressure_makes_a_line_wider() -> None:
    assert trace((5, 6, 0, 0)) == [(90, "M5 6h1")]
    light = trace((0, 0, 20, 0, 100, 0, 20, 8))[0][0]
    hard = trace((0, 0, 250, 0, 100, 0, 250, 8))[0][0]
    assert hard > light


def test_nothing_drawn_is_an_empty_picture() -> None:
    assert "<path" not in svg(Ink())
