"""The themes: every text can be read on every ground it may stand on."""

from __future__ import annotations

import pytest

from ceremony.theme.tokens import TEXT_PAIRS, THEMES, contrast, theme


def weak_pairs(colours: dict[str, str], least: float = 7.0) -> list[tuple[str, str]]:
    return [pair for pair in TEXT_PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < least]


@pytest.mark.parametrize("name", THEMES)
def test_every_text_colour_stands_seven_to_one_on_its_grounds(name: str) -> None:
    assert weak_pairs(theme(name).colours) == []


def test_a_planted_pale_text_is_caught() -> None:
    planted = theme("ceremonial").colours | {"accent": "#A86A20"}
    assert ("accent", "ground") in weak_pairs(planted)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21.0


def test_an_unknown_theme_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        theme("neon")
