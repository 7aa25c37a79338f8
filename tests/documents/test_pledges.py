"""Pledge forms: the pledge's own words; blank forms while the list of signers is pending."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2

from ceremony.documents.pledges import nobody_signs, pledge_forms, signing_sheet
from ceremony.documents.sheet import Edition
from ceremony.documents.typesetting import typeset
from ceremony.model.production import Production
from ceremony.model.values import Pending, Unknown
from tests.documents.event import founding
from tests.documents.test_sheets import words_of


def pending(count: object) -> tuple[Production, Edition]:
    """The founding event while only the number of signers is known, or not even that."""
    production, edition = founding()
    agenda = production.agenda
    items = tuple(
        item.model_copy(
            update={"pledge": item.pledge.model_copy(update={"signers": Pending(), "count": count})}
        )
        if item.pledge
        else item
        for item in agenda.items
    )
    people = tuple(who for who in edition.rundown.entrants if who.kind != "signer")
    return (
        replace(production, agenda=agenda.model_copy(update={"items": items})),
        replace(edition, rundown=replace(edition.rundown, entrants=people)),
    )


def test_seventeen_blank_forms_are_printed_while_the_list_is_pending() -> None:
    assert len(pypdfium2.PdfDocument(typeset(pledge_forms(*pending(17))))) == 17
    assert [row["number"] for row in signing_sheet(*pending(17)).content["parts"][0]["rows"]] == [
        *range(1, 18)
    ]


def test_without_a_list_and_a_number_there_is_nothing_to_print() -> None:
    assert nobody_signs(*pending(Unknown()))
    assert not nobody_signs(*founding())


def test_a_form_says_what_is_pledged_and_before_whom() -> None:
    page = words_of(typeset(pledge_forms(*founding())))[0]
    assert "Tôi cam kết thực hiện tốt nhiệm vụ năm 2022." in page
    assert "Tôi là: Tổ trưởng mẫu 01" in page
    assert "Chủ tịch Ủy ban nhân dân phường" in page
    assert "UBND" not in page
