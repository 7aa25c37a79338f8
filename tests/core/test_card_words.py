"""The words of a picture are read back from its drawing so that drawing them again gives the same picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.card_words import EDITABLE, editable_words, read_card
from ceremony.model.card import Card
from ceremony.staging.pictures import draw
from tests.gallery import LONGEST, REAL

CARDS = {
    f"{group}-{name}": card
    for group, cards in (("real", REAL), ("longest", LONGEST))
    for name, card in cards.items()
    if card.layout in EDITABLE
}
WORDS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạẵ<>&\"'“” 0123456789-–,.", min_size=1, max_size=60)


def again(layout: str, html: str, **changed: str) -> str:
    fields = read_card(layout, html)
    mark = str(fields.pop("mark", ""))
    return draw(Card(layout, {**fields, **changed}, mark))


@pytest.mark.parametrize("name", sorted(CARDS))
def test_a_picture_drawn_again_from_its_own_words_is_the_same(name: str) -> None:
    card = CARDS[name]
    html = draw(card)
    assert again(card.layout, html) == html


@given(name=WORDS, title=WORDS)
def test_whatever_a_name_holds_it_is_read_back_and_drawn_the_same(name: str, title: str) -> None:
    html = draw(Card("speaker", {"eyebrow": "Tham luận", "name": name, "title": title}))
    words = editable_words("speaker", html)
    assert (words["name"], words["title"]) == (" ".join(name.split()), " ".join(title.split()))
    changed = {part: text for part, text in (("name", name), ("title", title)) if text.strip()}
    assert again("speaker", html, **changed) == draw(
        Card("speaker", {"eyebrow": "Tham luận", "name": name, "title": title})
    )


def test_a_layout_that_is_not_mended_on_the_spot_offers_no_words() -> None:
    assert editable_words("batch", draw(REAL["batch"])) == {}
