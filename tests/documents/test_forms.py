"""What the copy that is signed looks like, what a pledge says on top, which number stands on which card."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace

import docx
import pytest

from ceremony.documents.cards import call_cards, seat_cards
from ceremony.documents.minutes import minutes
from ceremony.documents.pledges import pledge_forms
from ceremony.documents.press import print_before
from ceremony.documents.programme import programme, running_order
from ceremony.documents.recipients import recipient_list
from ceremony.documents.stock import Stock
from ceremony.documents.typesetting import typeset
from ceremony.documents.word.press import write
from tests.documents.event import founding, sample_event
from tests.documents.plays import Bystander
from tests.documents.test_sheets import words_of


@pytest.mark.parametrize("make", [programme, recipient_list, pledge_forms])
def test_the_copy_that_is_signed_bears_no_version(make: object) -> None:
    production, edition = founding()
    sheet = make(production, replace(edition, clean=True))  # type: ignore[operator]
    assert sheet.name.endswith("-ban-trinh-ky")
    assert not any(edition.rev in page for page in words_of(typeset(sheet)))
    footers = [section.footer for section in docx.Document(io.BytesIO(write(sheet))).sections]
    assert all(line.text == "" for footer in footers for line in footer.paragraphs)


def test_minutes_to_be_signed_bear_no_version_either() -> None:
    show = Bystander().until("ly-do")
    pages = words_of(typeset(minutes(show.record, replace(show.edition, clean=True))))
    assert not any("Theo sổ ghi" in page for page in pages)


def test_a_working_paper_keeps_its_version() -> None:
    production, edition = founding()
    pages = words_of(typeset(running_order(production, replace(edition, clean=True))))
    assert all(edition.rev in page for page in pages)


def test_a_pledge_bears_the_national_title_and_no_office() -> None:
    page = words_of(typeset(pledge_forms(*founding())))[0]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page
    assert "ỦY BAN NHÂN DÂN" not in page
    assert "Thanh Khê Tây, ngày 31 tháng 12 năm 2021" in page


def test_pledges_in_word_bear_no_page_number() -> None:
    file = docx.Document(io.BytesIO(write(pledge_forms(*founding()))))
    for section in file.sections:
        assert "PAGE" not in section.header._element.xml


def test_a_document_names_its_author_and_its_running_text_stretches() -> None:
    file = docx.Document(io.BytesIO(write(programme(*founding()))))
    assert file.core_properties.author == "Ủy ban nhân dân phường Thanh Khê Tây"
    assert not any("\u00a0" in line.text for line in file.paragraphs)


def test_no_two_call_cards_bear_the_same_number() -> None:
    for name in ("thanh-khe-tay-2021", "dai-hoc-mau-2026"):
        numbers = Counter(card["number"] for card in call_cards(*sample_event(name)).content["cards"])
        assert [number for number, count in numbers.items() if count > 1] == []


def test_the_face_of_a_seat_card_bears_no_version() -> None:
    production, edition = founding()
    assert not any(edition.rev in page for page in words_of(typeset(seat_cards(production, edition))))


def test_batch_sheets_say_how_many_of_which_kind() -> None:
    files = print_before("batches", *founding(), Stock())
    pages = words_of(next(iter(files)).body)
    assert "6 tập thể" in pages[0] or "10 tập thể" in pages[0]
    assert not any("người nhận" in page for page in pages)
