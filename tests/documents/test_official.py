"""What stands on top of an official paper: the title of the state, of the Party, or none."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pypdfium2
import pytest

from ceremony.documents.official import MOTTO, NATION, PARTY, copies, head
from ceremony.documents.press import print_before
from ceremony.documents.programme import programme
from ceremony.documents.sheet import Edition
from ceremony.documents.stock import Stock
from ceremony.documents.typesetting import typeset
from tests.documents.event import founding
from tests.documents.test_sheets import span, words_of


def as_form(form: str, **office: str) -> Edition:
    edition = founding()[1]
    return replace(edition, office=replace(edition.office, form=form, **office))


def first_page(form: str) -> str:
    return words_of(typeset(programme(founding()[0], as_form(form))))[0].replace("\u00a0", " ")


TITLES = {"state": (NATION, MOTTO.replace("\u00a0", " ")), "party": (PARTY,), "plain": ()}


@pytest.mark.parametrize("form", TITLES)
def test_a_paper_has_the_title_of_its_form_and_no_other(form: str) -> None:
    page = first_page(form)
    assert [title for titles in TITLES.values() for title in titles if title in page] == [*TITLES[form]]


def test_a_paper_of_the_party_is_numbered_and_filed_as_its_offices_do() -> None:
    edition = as_form("party", symbol="ĐU")
    assert head(edition, "BB")["number"] == "Số ......-BB/ĐU"
    assert head(as_form("state", symbol="UBND"), "BB")["number"] == "Số: ......./BB-UBND"
    assert copies(edition)["lines"][-1] == "- Lưu Văn phòng."
    assert "*" in first_page("party")


def test_the_rule_is_as_long_as_the_title_of_the_party() -> None:
    page = pypdfium2.PdfDocument(typeset(programme(founding()[0], as_form("party"))))[0]
    left, bottom, right, _ = span(page, PARTY)
    rules = [box for box in (thing.get_bounds() for thing in page.get_objects()) if box[3] - box[1] < 3]
    assert any(abs(rule[0] - left) < 2 and abs(rule[2] - right) < 2 and rule[3] < bottom for rule in rules)


@pytest.mark.parametrize("form", TITLES)
def test_word_has_the_same_title(form: str) -> None:
    files = print_before("programme", founding()[0], as_form(form), Stock())
    [body] = [file.body for file in files if file.name.endswith(".docx")]
    cells = docx.Document(io.BytesIO(body)).tables[0].rows[0].cells
    text = "\n".join(cell.text for cell in cells).replace("\u00a0", " ")
    assert [title for titles in TITLES.values() for title in titles if title in text] == [*TITLES[form]]
