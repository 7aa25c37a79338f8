"""The ornaments."""

from __future__ import annotations

from math import hypot
from xml.etree import ElementTree as Xml

import pytest

from ceremony.theme.drum import GROUPS, Circle, Dot, Polygon, Polyline, Primitive, images, primitives


def reach(shape: Primitive) -> float:
    match shape:
        case Polyline(points) | Polygon(points):
            return max(hypot(x, y) for x, y in points)
        case Circle((x, y), radius) | Dot((x, y), radius):
            return hypot(x, y) + radius


def test_the_drum_stays_inside_its_circle() -> None:
    assert max(map(reach, primitives())) <= 500


def test_the_star_has_fourteen_rays() -> None:
    star = next(shape for shape in primitives(("star",)) if isinstance(shape, Polygon))
    assert len(star.points) == 28


def test_fourteen_birds_fly_between_the_rings() -> None:
    birds = primitives(("birds",))
    assert sum(isinstance(shape, Dot) for shape in birds) == 14
    assert max(map(reach, birds)) < 400


def test_groups_are_drawn_alone_and_together() -> None:
    assert sum(len(primitives((group,))) for group in GROUPS) == len(primitives())


def test_an_unknown_group_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        primitives(("dragon",))


@pytest.mark.parametrize("name", sorted(images()))
def test_every_image_is_well_formed_and_takes_its_colour_from_the_page(name: str) -> None:
    text = images()[name]
    Xml.fromstring(text)
    assert "currentColor" in text
    assert "#" not in text
