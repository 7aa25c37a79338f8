"""What stands on paper: the words put in, inside the margins, and nothing of them read as markup."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremony.documents.awards import batch_sheets, tray_sheets
from ceremony.documents.cards import emblem, seat_cards
from ceremony.documents.certificates import certificates
from ceremony.documents.lookup import lookup_list
from ceremony.documents.official import MOTTO, NATION
from ceremony.documents.pledges import pledge_forms, signing_sheet
from ceremony.documents.programme import programme, running_order
from ceremony.documents.recipients import recipient_list
from ceremony.documents.script import script
from ceremony.documents.sheet import Edition, Sheet
from ceremony.documents.stock import Stock
from ceremony.documents.typesetting import typeset
from ceremony.model.production import Production
from tests.documents.event import founding
from tests.sample import rundown

MM = 72 / 25.4


@pytest.fixture(scope="module")
def event() -> tuple[Production, Edition]:
    return founding()


def words_of(pdf: bytes) -> list[str]:
    """The text of every page, blanks made one, as a reader copies it."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def squeezed(text: str) -> str:
    return "".join(text.split())


def outside(pdf: bytes, left: float, right: float) -> list[str]:
    """Characters that stand outside the margins (mm), or nearer than 5 mm to the upper or lower edge."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        wide, tall = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            x0, y0, x1, y1 = text.get_charbox(index)
            across = x0 < left * MM - 1 or x1 > wide - right * MM + 1
            if (
                text.get_text_range(index, 1).strip()
                and x1 > x0
                and (across or y0 < 5 * MM or y1 > tall - 5 * MM)
            ):
                found.append(f"page {number}: {text.get_text_range(index, 1)}")
    return found


def test_every_spoken_word_stands_in_the_script(event: tuple[Production, Edition]) -> None:
    text = squeezed(" ".join(words_of(typeset(script(*event)))))
    lost = [
        paragraph
        for cue in event[1].rundown.cues
        for paragraph in (cue.script + "\n\n" + cue.after).split("\n\n")
        if len(paragraph) < 160 and squeezed(paragraph.replace("**", "")) not in text
    ]
    assert lost == []


def test_every_page_of_the_script_says_its_version_and_that_it_holds_samples(
    event: tuple[Production, Edition],
) -> None:
    for page in words_of(typeset(script(*event))):
        assert event[1].rev in page
        assert "DỮ LIỆU MẪU" in page


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
        (script, 22, 18),
    ],
)
def test_nothing_stands_outside_the_margins(
    event: tuple[Production, Edition], make: object, left: float, right: float
) -> None:
    assert outside(typeset(make(*event)), left, right) == []  # type: ignore[operator]


@pytest.mark.parametrize(
    "make, head",
    [(recipient_list, "STT Tên"), (signing_sheet, "Số Họ và tên"), (programme, "Giờ Nội dung")],
)
def test_every_page_of_a_table_begins_with_its_head(
    event: tuple[Production, Edition], make: object, head: str
) -> None:
    pages = words_of(typeset(make(*event)))  # type: ignore[operator]
    assert len(pages) > 1
    assert [page for page in pages if head not in page] == []


def test_a_word_outside_the_margins_is_found(event: tuple[Production, Edition]) -> None:
    assert outside(typeset(programme(*event)), 40, 15)


def span(page: pypdfium2.PdfPage, words: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top (pt) of words on a page."""
    text = page.get_textpage()
    found = text.search(words.replace("\u00a0", " ")).get_next()
    assert found is not None, words
    start, count = found
    boxes = [text.get_charbox(at) for at in range(start, start + count) if text.get_text_range(at, 1).strip()]
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def test_the_national_title_stands_on_one_line(event: tuple[Production, Edition]) -> None:
    page = pypdfium2.PdfDocument(typeset(programme(*event)))[0]
    for words in (NATION, MOTTO):
        _, bottom, _, top = span(page, words)
        assert top - bottom < 20


def test_a_title_that_takes_two_lines_is_found(event: tuple[Production, Edition]) -> None:
    page = pypdfium2.PdfDocument(typeset(programme(*event)))[0]
    _, bottom, _, top = span(page, "ỦY BAN NHÂN DÂN\r\nPHƯỜNG THANH KHÊ TÂY")
    assert top - bottom > 20


def test_the_rule_is_as_long_as_the_motto(event: tuple[Production, Edition]) -> None:
    page = pypdfium2.PdfDocument(typeset(programme(*event)))[0]
    left, bottom, right, _ = span(page, MOTTO)
    rules = [box for box in (thing.get_bounds() for thing in page.get_objects()) if box[3] - box[1] < 3]
    near = [rule for rule in rules if 0 < bottom - rule[3] < 8]
    assert any(abs(rule[0] - left) < 2 and abs(rule[2] - right) < 2 for rule in near), (left, right, rules)


def test_there_is_one_pledge_a_signer_and_one_certificate_a_recipient(
    event: tuple[Production, Edition],
) -> None:
    people = event[1].rundown.entrants
    pledges = words_of(typeset(pledge_forms(*event)))
    assert len(pledges) == sum(who.kind == "signer" for who in people)
    printed = [page for sheet in certificates(*event, Stock()) for page in words_of(typeset(sheet))]
    assert len(printed) == sum(who.kind == "recipient" for who in people)
    assert all("DỮ LIỆU MẪU" in page for page in [*pledges, *printed])


def test_the_stage_is_mirrored_when_the_first_stands_on_the_right(event: tuple[Production, Edition]) -> None:
    production, edition = event
    left = words_of(typeset(tray_sheets(production, edition)))[0]
    right = words_of(typeset(tray_sheets(production, replace(edition, first="right"))))[0]
    assert "NHÌN TỪ HỘI TRƯỜNG LÊN" in left
    assert left.index("mẫu 01") < left.index("mẫu 06")
    assert right.index("mẫu 06") < right.index("mẫu 01")


def test_seat_cards_name_everybody_once_on_each_face(event: tuple[Production, Edition]) -> None:
    text = squeezed(" ".join(words_of(typeset(seat_cards(*event)))))
    assert text.count(squeezed("Nguyễn Thị Hương")) == 2


MARKUP = st.text(alphabet="#*_$\\[]<>@=`~/-+'\"{}()aĐếỗỹ 1", min_size=1, max_size=24).map(str.strip)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP.filter(bool))
def test_nothing_in_a_name_is_read_as_markup(name: str) -> None:
    edition = Edition(rundown(), "rev")
    sheet = Sheet("ten", "seats", _one_seat(edition, name))
    text = squeezed(words_of(typeset(sheet))[0])
    assert text.count(squeezed(name)) >= 2 or _smart(text).count(_smart(squeezed(name))) >= 2


def _smart(text: str) -> str:
    """Without what extraction itself may join or take for the end of a line."""
    return text.replace("-", "").replace("\ufffe", "").replace("\u00ad", "")


def _one_seat(edition: Edition, name: str) -> dict[str, object]:
    from ceremony.documents.sheet import make_sheet

    seat = {"honorific": "", "name": name, "title": "", "mark": ""}
    return make_sheet(edition, "seats", name, seats=[seat], emblem=emblem()).content
