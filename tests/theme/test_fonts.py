"""The shipped fonts draw Vietnamese: 148 letters, 148 drawings."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "ceremony" / "theme" / "fonts"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
CONSONANTS = "đ"
LETTERS = [
    case(unicodedata.normalize("NFC", vowel + tone))
    for vowel in VOWELS
    for tone in TONES
    for case in (str.lower, str.upper)
] + [case(letter) for letter in (*CONSONANTS, "d") for case in (str.lower, str.upper)]


def drawings(letters: list[str], names: dict[int, str], font: TTFont) -> list[str]:
    """What each letter looks like, as text."""
    glyphs = font.getGlyphSet()
    found = []
    for letter in letters:
        pen = DecomposingRecordingPen(glyphs)
        glyphs[names.get(ord(letter), ".notdef")].draw(pen)
        found.append(repr(pen.value))
    return found


def test_there_are_148_letters() -> None:
    assert len(set(LETTERS)) == 148


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_every_letter_has_a_drawing_of_its_own(path: Path) -> None:
    font = TTFont(path)
    assert len(set(drawings(LETTERS, font.getBestCmap(), font))) == 148


def test_a_font_without_a_letter_is_caught() -> None:
    font = TTFont(FONTS / "BeVietnamPro-Bold.ttf")
    names = {point: name for point, name in font.getBestCmap().items() if point != ord("Ộ")}
    names[ord("Ộ")] = font.getBestCmap()[ord("Ọ")]
    assert len(set(drawings(LETTERS, names, font))) == 147
