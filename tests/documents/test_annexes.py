"""The list of recipients is the annex of a decision: its rows, its pages and its title are its own."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pypdfium2
import pytest

from ceremony.documents.awarded import awarded
from ceremony.documents.recipients import recipient_list
from ceremony.documents.sheet import Edition, Sheet
from ceremony.documents.typesetting import typeset
from ceremony.documents.word.press import write
from ceremony.model.rundown import Entrant
from ceremony.staging.stage import stage
from tests.documents.event import founding, sample_event
from tests.documents.test_sheets import words_of
from tests.staging.productions import production, recipient

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def annexes() -> Sheet:
    return recipient_list(*founding())


def rows(part: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for group in part["groups"] for row in group["rows"]]


def test_the_rows_of_each_annex_are_counted_from_one(annexes: Sheet) -> None:
    parts = annexes.content["parts"]
    assert len(parts) > 1
    for part in parts:
        assert [row["serial"] for row in rows(part)] == [*range(1, len(rows(part)) + 1)]


def test_nothing_in_an_annex_is_a_note_for_the_stage(annexes: Sheet) -> None:
    notes = {row["note"] for part in annexes.content["parts"] for row in rows(part)}
    assert notes == {"", "truy tặng"}
    pages = " ".join(words_of(typeset(annexes)))
    for note in ("mời gia đình", "(vắng)", "nhận sau", "nhận thay"):
        assert note not in pages


def numbered(sheet: Sheet) -> list[str]:
    """What stands above the text of each page, in the middle of the top margin."""
    found = []
    for page in pypdfium2.PdfDocument(typeset(sheet)):
        wide, tall = page.get_size()
        text = page.get_textpage().get_text_bounded(
            left=wide * 0.4, right=wide * 0.65, bottom=tall - 48, top=tall
        )
        found.append(text.strip())
    return found


def test_the_pages_of_each_annex_are_counted_from_one(annexes: Sheet) -> None:
    pages, parts = numbered(annexes), len(annexes.content["parts"])
    assert pages.count("") == parts  # the first page of each bears no number
    for place, number in enumerate(pages):
        assert number == "" or int(number) == (int(pages[place - 1] or 1) + 1)


def test_in_word_each_annex_is_a_section_that_counts_its_own_pages(annexes: Sheet) -> None:
    file = docx.Document(io.BytesIO(write(annexes)))
    assert len(file.sections) == len(annexes.content["parts"])
    for section in list(file.sections)[1:]:
        [counted] = section._sectPr.findall(f"{WORD}pgNumType")
        assert counted.get(f"{WORD}start") == "1"
        assert section.different_first_page_header_footer


def test_a_column_that_a_kind_has_nothing_in_takes_no_room_from_its_names(annexes: Sheet) -> None:
    for part in annexes.content["parts"]:
        for group in part["groups"]:
            for column in range(len(group["widths"])):
                assert any(row["cells"][column] for row in group["rows"])
            assert len(group["heads"]) == len(group["widths"]) + 1
            assert abs(sum(group["widths"]) - 153) < 0.5


def test_the_total_says_how_many_of_which_kind(annexes: Sheet) -> None:
    totals = [part["total"] for part in annexes.content["parts"]]
    assert "Danh sách này có 12 tập thể và 20 cá nhân." in totals


def test_the_highest_prize_stands_first_though_it_is_called_last() -> None:
    rows_ = tuple(recipient(n, form=form) for n, form in enumerate(("Giải Nhất", "Giải Nhì"), 1))
    awards = {"recipients": "r.csv", "forms": ["Giải Nhất", "Giải Nhì"], "reveal": "last"}
    made = production(
        {"id": "giai", "kind": "awarding", "title": "Trao giải", "awards": awards}, recipients=rows_
    )
    rundown = stage(made)
    [part] = recipient_list(made, Edition(rundown, rundown.rev)).content["parts"]
    assert [group["form"] for group in part["groups"]] == ["Giải Nhất", "Giải Nhì"]


FORMS = [
    (["Giấy khen", "Lao động tiên tiến"], "award"),
    (["Bằng khen"], "award"),
    (["Bằng kỹ sư", "Bằng cử nhân"], "degree"),
    (["Văn bằng hai"], "degree"),
    (["Giải Nhất", "Giải Khuyến khích"], "prize"),
    (["First Prize"], "prize"),
    (["Học bổng Vượt khó"], "scholarship"),
    (["Quà Tết"], "gift"),
    (["Giấy khen", "Giải Nhất"], "mixed"),
    (["Gold Medal"], "award"),
    (["Bachelor of Science"], "degree"),
]


@pytest.mark.parametrize(("forms", "what"), FORMS)
def test_what_is_handed_over_is_known_by_its_forms(forms: list[str], what: str) -> None:
    assert awarded(Entrant(str(n), "recipient", n, "A", form=form) for n, form in enumerate(forms)) == what


def test_a_list_of_degrees_is_no_list_of_commendations() -> None:
    titles = [part["title"] for part in recipient_list(*sample_event("dai-hoc-mau-2026")).content["parts"]]
    assert "DANH SÁCH ĐƯỢC TRAO BẰNG" in titles
    pages = words_of(typeset(recipient_list(*sample_event("dai-hoc-mau-2026"))))
    assert "DANH SÁCH ĐƯỢC TRAO BẰNG" in pages[0]


def test_in_english_one_is_one() -> None:
    made, edition = founding()
    people = tuple(
        who for who in edition.rundown.entrants if who.id in ("tap-the-01", "ca-nhan-01", "ca-nhan-02")
    )
    fewer = replace(edition.rundown, entrants=people, language="en")
    totals = [
        part["total"] for part in recipient_list(made, replace(edition, rundown=fewer)).content["parts"]
    ]
    assert (
        "This list holds 1 collective." in totals
        or "This list holds 1 collective and 2 individuals." in totals
    )
