"""Call cards as a scanner sees them: their codes are read from the printed page."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pytest
import zxingcpp

from ceremony.documents.cards import call_cards
from ceremony.documents.typesetting import typeset
from tests.documents.event import founding

DPI = 150
MM = 72 / 25.4
QUIET = 4  # modules of white that a scanner needs around a code


@pytest.fixture(scope="module")
def cards() -> tuple[pypdfium2.PdfDocument, list[str]]:
    """The founding event's cards, and whose they are in order."""
    production, edition = founding()
    sheet = call_cards(production, edition)
    return pypdfium2.PdfDocument(typeset(sheet)), [card["id"] for card in sheet.content["cards"]]


def photo(page: pypdfium2.PdfPage) -> np.ndarray:
    """A page in grey, as a scanner has it."""
    return np.asarray(page.render(scale=DPI / 72, grayscale=True).to_pil())


def test_every_card_bears_the_code_of_its_own_person(cards: tuple[pypdfium2.PdfDocument, list[str]]) -> None:
    document, people = cards
    for number in (0, len(document) // 2, len(document) - 1):
        found = zxingcpp.read_barcodes(photo(document[number]))
        assert {code.text for code in found} == set(people[4 * number : 4 * number + 4])


def test_nothing_stands_in_the_white_border_of_a_code(
    cards: tuple[pypdfium2.PdfDocument, list[str]],
) -> None:
    page = photo(cards[0][0])
    for code in zxingcpp.read_barcodes(page):
        spot = code.position
        left, right, top, bottom = spot.top_left.x, spot.top_right.x, spot.top_left.y, spot.bottom_left.y
        border = round(QUIET * (right - left) / 21 * 0.9)  # no version has fewer modules
        around = page[top - border : bottom + border, left - border : right + border].copy()
        around[border - 3 : -border + 3, border - 3 : -border + 3] = 255
        assert around.min() > 200
