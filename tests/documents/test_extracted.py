"""Text that is copied out of a printed page is the text that was put in: nothing lost, nothing mangled."""

from __future__ import annotations

import re

import pytest

from ceremony.documents.awards import batch_sheets, tray_sheets
from ceremony.documents.cards import call_cards, seat_cards
from ceremony.documents.certificates import certificates
from ceremony.documents.lookup import lookup_list
from ceremony.documents.minutes import minutes
from ceremony.documents.news import news
from ceremony.documents.pledges import pledge_forms, signing_sheet
from ceremony.documents.programme import programme, running_order
from ceremony.documents.recipients import recipient_list
from ceremony.documents.register import register
from ceremony.documents.report import as_run_report
from ceremony.documents.script import script
from ceremony.documents.sheet import Sheet
from ceremony.documents.stock import Stock
from ceremony.documents.typesetting import typeset
from tests.documents.event import founding, held
from tests.documents.test_sheets import words_of

BEFORE = (
    *(programme, running_order, script, signing_sheet, pledge_forms, recipient_list),
    *(batch_sheets, tray_sheets, call_cards, lookup_list, seat_cards),
)
# Values that a template reads and does not print, by template; "" for all.
SILENT = {
    "": {"lang", "accent", "event", "words", "page"},
    "programme": {"length", "backstage"},
    "script": {"id"},
    "batches": {"form", "reason", "decision", "plain"},
    "trays": {"form", "reason", "decision", "plain", "first"},
    "cards": {"qr", "title"},
    "signing": {"content", "promise", "title"},
    "pledges": {"title"},
    "seats": {"emblem", "title", "version"},
    "certificates": {"stock", "title", "version"},
    "news": {"title"},
    "register": {"ink"},
}


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> list[Sheet]:
    event, record = founding(), held(tmp_path_factory.mktemp("show"))
    told = [make(record, event[1]) for make in (minutes, register, as_run_report)]
    return [
        *(make(*event) for make in BEFORE),
        *certificates(*event, Stock()),
        *told,
        news(record, event[1], event[0]),
    ]


def put_in(value: object, silent: set[str], key: str = "") -> set[str]:
    """Every text that a sheet was given to print."""
    if key in silent:
        return set()
    if isinstance(value, dict):
        return set().union(*(put_in(inner, silent, name) for name, inner in value.items()), set())
    if isinstance(value, list):
        return set().union(*(put_in(inner, silent, key) for inner in value), set())
    return {value} if isinstance(value, str) else set()


def bare(text: str) -> str:
    """Without blanks, and without what extraction may join or take for the end of a line."""
    return re.sub(r"[-\ufffe\u00ad]", "", "".join(text.split()))


def lost(sheet: Sheet, pdf: bytes) -> list[str]:
    """Texts of a sheet that its pages do not hold."""
    page = bare("".join(words_of(pdf)))
    texts = put_in(sheet.content, SILENT[""] | SILENT.get(sheet.template, set()))
    return [text for text in texts if bare(text) not in page]


def test_every_text_that_was_put_in_is_read_from_the_page(sheets: list[Sheet]) -> None:
    missing = {sheet.template: lost(sheet, typeset(sheet)) for sheet in sheets}
    assert {template: texts for template, texts in missing.items() if texts} == {}


def test_a_text_that_is_not_on_the_page_is_found(sheets: list[Sheet]) -> None:
    other = Sheet(sheets[0].name, sheets[0].template, sheets[0].content | {"mark": "DỮ LIỆU KHÁC"})
    assert lost(other, typeset(sheets[0])) == ["DỮ LIỆU KHÁC"]


def test_letters_with_two_marks_are_read_as_they_were_written(sheets: list[Sheet]) -> None:
    name = "Ổ Ế Ẫ Ắ Ộ Ữ ỵ ẵ ở"
    content = sheets[0].content | {"title": name}
    assert name in words_of(typeset(Sheet("ten", "programme", content)))[0]
