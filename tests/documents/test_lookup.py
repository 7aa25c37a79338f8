"""The reception's list: whoever comes to the door is found by the name they say."""

from __future__ import annotations

from dataclasses import replace

from ceremony.documents.lookup import lookup_list
from ceremony.documents.sheet import Edition
from ceremony.model.production import Production
from tests.documents.event import founding

NAMES = ("Lê Văn Ổn", "Trần Thị Oanh", "Ngô Đình Ấm", "Bùi Anh", "Phạm Thị Dung", "Vũ Đức Đạt", "Đỗ Ơn")


def with_names(*names: str, sort_name: str = "", kind: str = "individual") -> tuple[Production, Edition]:
    """The founding event, its first recipients of a kind renamed and all others left out."""
    production, edition = founding()
    [(file, rows)] = production.recipients.items()
    people = [row for row in rows if row.kind == kind][: len(names)]
    renamed = tuple(
        row.model_copy(update={"name": name, "sort_name": sort_name})
        for row, name in zip(people, names, strict=True)
    )
    kept = {row.id: row.name for row in renamed}
    entrants = tuple(replace(who, name=kept[who.id]) for who in edition.rundown.entrants if who.id in kept)
    fewer = replace(edition, rundown=replace(edition.rundown, entrants=entrants))
    return replace(production, recipients={file: renamed}), fewer


def letters(production: Production, edition: Edition) -> dict[str, list[str]]:
    [part] = lookup_list(production, edition).content["parts"]
    return {
        group["letter"]: [
            " ".join(filter(None, (row["before"], row["given"], row["after"]))) for row in group["rows"]
        ]
        for group in part["letters"]
    }


def test_people_stand_under_the_letter_of_their_given_name_in_the_order_of_the_alphabet() -> None:
    assert letters(*with_names(*NAMES)) == {
        "A": ["Bùi Anh"],
        "Â": ["Ngô Đình Ấm"],
        "D": ["Phạm Thị Dung"],
        "Đ": ["Vũ Đức Đạt"],
        "O": ["Trần Thị Oanh"],
        "Ô": ["Lê Văn Ổn"],
        "Ơ": ["Đỗ Ơn"],
    }


def test_a_sort_name_says_where_a_person_is_looked_for() -> None:
    assert letters(*with_names("Thích Nữ Diệu Liên Tâm", sort_name="Diệu Liên")) == {
        "D": ["Thích Nữ Diệu Liên Tâm"]
    }
    [part] = lookup_list(*with_names("Thích Nữ Diệu Liên Tâm", sort_name="Diệu Liên")).content["parts"]
    row = part["letters"][0]["rows"][0]
    assert (row["before"], row["given"], row["after"]) == ("Thích Nữ", "Diệu Liên", "Tâm")


def test_a_sort_name_that_is_no_part_of_the_name_still_orders_it() -> None:
    assert letters(*with_names("H'Hen Niê", sort_name="Hen")) == {"H": ["H'Hen Niê"]}


def test_bodies_stand_under_their_first_word() -> None:
    found = letters(*with_names("Ủy ban Mặt trận", "Chi bộ 5", "2 tổ tự quản", kind="collective"))
    assert found == {"0–9": ["2 tổ tự quản"], "C": ["Chi bộ 5"], "U": ["Ủy ban Mặt trận"]}


def test_everybody_of_the_event_is_on_the_list_once_with_card_and_batch() -> None:
    production, edition = founding()
    rows = [
        row
        for part in lookup_list(production, edition).content["parts"]
        for group in part["letters"]
        for row in group["rows"]
    ]
    wanted = [who.number for who in edition.rundown.entrants if who.kind == "recipient"]
    assert sorted(row["number"] for row in rows) == sorted(wanted)
    assert all(row["batch"] for row in rows)
