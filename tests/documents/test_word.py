"""Word documents: the words of the printed page, the form of the decree, the same bytes each time."""

from __future__ import annotations

import io
import re

import docx
import pytest
from docx.document import Document

from ceremony.documents.minutes import minutes
from ceremony.documents.news import news
from ceremony.documents.official import MOTTO, NATION
from ceremony.documents.pledges import pledge_forms
from ceremony.documents.programme import programme
from ceremony.documents.recipients import recipient_list
from ceremony.documents.script import script
from ceremony.documents.sheet import Sheet
from ceremony.documents.typesetting import typeset
from ceremony.documents.word.lines import length_mm, loosened
from ceremony.documents.word.press import write
from tests.documents.event import founding, held
from tests.documents.test_sheets import words_of

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOT_SAID = {"lang", "mark", "version", "page", "accent", "organiser", "short", "day"}


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    event, record = founding(), held(tmp_path_factory.mktemp("show"))
    made = {make.__name__: make(*event) for make in (programme, recipient_list, pledge_forms, script)}
    return made | {"minutes": minutes(record, event[1]), "news": news(record, event[1], event[0])}


KINDS = ("programme", "recipient_list", "pledge_forms", "script", "minutes", "news")


def opened(sheet: Sheet) -> Document:
    return docx.Document(io.BytesIO(write(sheet)))


def text_of(file: Document) -> str:
    """Everything a reader sees, without blanks."""
    runs = [run.text or "" for run in file.element.body.iter(f"{WORD}t")]
    return "".join("".join(runs).split())


def said(value: object, key: str = "") -> list[str]:
    """Every text that a sheet was given to say."""
    if isinstance(value, dict):
        return [text for name, inner in value.items() if name not in NOT_SAID for text in said(inner, name)]
    if isinstance(value, list):
        return [text for inner in value for text in said(inner, key)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("kind", KINDS)
def test_the_document_says_what_the_printed_page_says(sheets: dict[str, Sheet], kind: str) -> None:
    words = text_of(opened(sheets[kind]))
    page = "".join(words_of(typeset(sheets[kind])))
    printed = {"".join(text.split()) for text in said(sheets[kind].content)}
    plain = re.sub(r"[-\ufffe\u00ad.]", "", "".join(page.split()))
    lost = [
        text
        for text in printed
        if len(text) < 90 and re.sub(r"[-.]", "", text) in plain and text not in words and ". ." not in text
    ]
    assert lost == []


@pytest.mark.parametrize("kind", KINDS)
def test_writing_again_gives_the_same_bytes(sheets: dict[str, Sheet], kind: str) -> None:
    assert write(sheets[kind]) == write(sheets[kind])


def test_the_page_has_the_margins_and_the_font_of_the_decree(sheets: dict[str, Sheet]) -> None:
    file = opened(sheets["programme"])
    section = file.sections[0]
    margins = [round(edge.mm) for edge in (section.top_margin, section.bottom_margin, section.left_margin)]
    assert (margins, round(section.right_margin.mm)) == ([20, 20, 30], 15)
    assert file.styles["Normal"].font.name == "Times New Roman"
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_the_national_title_fits_one_line_and_the_rule_is_as_long_as_the_motto(
    sheets: dict[str, Sheet],
) -> None:
    cell = opened(sheets["programme"]).tables[0].rows[0].cells[2]
    nation, motto, rule = cell.paragraphs[:3]
    assert (nation.text, motto.text) == (NATION, MOTTO)
    room = cell.width.mm
    assert length_mm(NATION, 12.5) < room
    sides = rule.paragraph_format.left_indent.mm + rule.paragraph_format.right_indent.mm
    assert abs(room - sides - length_mm(MOTTO, 13)) < 0.2
    assert "w:pBdr" in rule._p.xml


def test_a_number_is_never_filled_in(sheets: dict[str, Sheet]) -> None:
    for kind in ("programme", "minutes"):
        assert re.search(r"Số:\.{5,}/(CTr|BB)-UBND", text_of(opened(sheets[kind])))


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_carries_the_sample_mark_and_its_version(sheets: dict[str, Sheet], kind: str) -> None:
    section = opened(sheets[kind]).sections[0]
    for header in (section.header, section.first_page_header):
        assert "DỮ LIỆU MẪU" in header.paragraphs[0].text
    for footer in (section.footer, section.first_page_footer):
        assert sheets[kind].content["version"] in footer.paragraphs[0].text


def test_no_field_of_word_hides_a_command(sheets: dict[str, Sheet]) -> None:
    file = opened(sheets["minutes"])
    header = file.sections[0].header._element.iter(f"{WORD}instrText")
    assert [node.text.strip() for node in header] == ["PAGE"]
    assert list(file.element.body.iter(f"{WORD}instrText")) == []


def test_a_name_wider_than_its_cell_may_be_parted_and_others_may_not() -> None:
    long = "Nguyễn\u00a0Phước\u00a0Hoàng\u00a0Ngọc\u00a0Bảo\u00a0Khánh\u00a0Quỳnh"
    free = long.replace("\u00a0", " ")
    assert loosened(f"Ông\u00a0An và {long}", 40, 12) == f"Ông\u00a0An và {free}"
    assert loosened(long, 160, 12) == long
