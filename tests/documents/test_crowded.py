"""The longest names: everything stays inside the margins, and no word stands on another."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
import typst

from ceremony.documents.awards import batch_sheets, tray_sheets
from ceremony.documents.cards import call_cards, seat_cards
from ceremony.documents.certificates import certificates
from ceremony.documents.lookup import lookup_list
from ceremony.documents.pledges import pledge_forms, signing_sheet
from ceremony.documents.programme import programme, running_order
from ceremony.documents.recipients import recipient_list
from ceremony.documents.sheet import Edition
from ceremony.documents.stock import Stock
from ceremony.documents.typesetting import typeset
from ceremony.model.production import Production
from tests.documents.event import founding
from tests.documents.test_sheets import outside

Event = tuple[Production, Edition]


@pytest.fixture(scope="module")
def event() -> Event:
    return founding()


LONG = "Nguyễn Phước Hoàng Ngọc Bảo Khánh Quỳnh ẤM ỨNG Ổ Ế Ẫ".replace(" ", "\u00a0")
HUGE = "Công ty Trách nhiệm hữu hạn Một thành viên Thương mại Dịch vụ Xây dựng và Phát triển Ổn Định Đà Nẵng"


def crowded(event: Event) -> Event:
    """The event with the longest names, everywhere."""
    production, edition = event
    names = (LONG, HUGE)
    entrants = tuple(
        replace(who, name=names[place % 2], unit=HUGE) for place, who in enumerate(edition.rundown.entrants)
    )
    items = tuple(
        replace(item, speakers=tuple(replace(speaker, name=LONG) for speaker in item.speakers))
        for item in edition.rundown.items
    )
    people = {
        key: person.model_copy(update={"name": LONG.replace("\u00a0", " "), "titles": (HUGE,)})
        for key, person in production.people.items()
    }
    rundown = replace(edition.rundown, entrants=entrants, items=items)
    return replace(production, people=people), replace(edition, rundown=rundown)


@pytest.mark.parametrize(
    "make, left, right",
    [
        (programme, 30, 15),
        (signing_sheet, 30, 15),
        (pledge_forms, 30, 15),
        (recipient_list, 30, 15),
        (running_order, 15, 15),
        (batch_sheets, 15, 15),
        (tray_sheets, 15, 15),
        (lookup_list, 15, 15),
        (call_cards, 8, 8),
        (seat_cards, 8, 8),
    ],
)
def test_the_longest_names_stay_inside_the_margins(
    event: Event, make: object, left: float, right: float
) -> None:
    assert outside(typeset(make(*crowded(event))), left, right) == []  # type: ignore[operator]


def test_the_longest_names_stay_on_the_certificate(event: Event) -> None:
    production, edition = crowded(event)
    for sheet in certificates(production, edition, Stock()):
        assert outside(typeset(sheet), 12, 12) == []


def overlaps(pdf: bytes) -> list[str]:
    """Characters that stand on top of others (more than a third of the smaller one's area)."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage()
        boxes = []
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if text.get_text_range(index, 1).strip() and right > left and top > bottom:
                boxes.append((left, bottom, right, top, text.get_text_range(index, 1), index))
        boxes.sort()
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                if other[0] >= one[2]:
                    break
                wide = min(one[2], other[2]) - other[0]
                tall = min(one[3], other[3]) - max(one[1], other[1])
                smaller = min(_area(one), _area(other))
                if abs(one[5] - other[5]) > 1 and tall > 0 and wide * tall > smaller / 3:
                    found.append(f"page {number}: {one[4]} on {other[4]}")
    return found


def _area(box: tuple[float, float, float, float, str, int]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


@pytest.mark.parametrize(
    "make",
    [
        programme,
        signing_sheet,
        pledge_forms,
        recipient_list,
        batch_sheets,
        tray_sheets,
        call_cards,
        seat_cards,
    ],
)
def test_no_word_stands_on_another(event: Event, make: object) -> None:
    assert overlaps(typeset(make(*crowded(event)))) == []  # type: ignore[operator]


def test_words_on_top_of_each_other_are_found() -> None:
    page = typst.compile(b"#place(top + left)[Danh] #place(top + left, dx: 2pt)[sach]")
    assert overlaps(page)


def test_a_pledge_form_stands_on_one_page_whatever_the_names(event: Event) -> None:
    production, edition = crowded(event)
    signers = sum(entrant.kind == "signer" for entrant in edition.rundown.entrants)
    assert len(pypdfium2.PdfDocument(typeset(pledge_forms(production, edition)))) == signers
