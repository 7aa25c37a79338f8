"""Somebody is found in the roll however the name is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ceremony.language.text import search_key
from ceremony.live.roll import SHOWN, find_people
from ceremony.model.rundown import Entrant, Rundown
from tests.sample import rundown

NAMES = ("Lê Văn Cương", "Trần Quốc Cường", "Nguyễn Thị Thủy", "Đặng Ngọc Ân", "Khu dân cư 12")


def roll(*names: str) -> Rundown:
    people = (
        Entrant(f"nhan-{place:03}", "recipient", place, name, key=search_key(name))
        for place, name in enumerate(names, 1)
    )
    return replace(rundown(), entrants=tuple(people))


def found(typed: str, *names: str) -> list[str]:
    return [who.name for who in find_people(roll(*(names or NAMES)), typed)]


@pytest.mark.parametrize(
    "typed", ["cuong", "cương", "cuwowng", "CUONG", "CUWOWNG", "van cuong", "cuong le", "cuwow"]
)
def test_every_way_to_type_cuong_finds_him(typed: str) -> None:
    assert "Lê Văn Cương" in found(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("thuyr", "Nguyễn Thị Thủy"),
        ("Thuỷ", "Nguyễn Thị Thủy"),
        ("thi thuy", "Nguyễn Thị Thủy"),
        ("ddawngj ngocj aan", "Đặng Ngọc Ân"),
        ("dang", "Đặng Ngọc Ân"),
        ("khu dan cu 12", "Khu dân cư 12"),
    ],
)
def test_a_name_is_found_by_marks_by_telex_and_without_either(typed: str, name: str) -> None:
    assert found(typed) == [name]


def test_a_whole_word_ranks_before_a_beginning() -> None:
    assert found("an", "Lê Thị Anh", "Lê Thị An") == ["Lê Thị An", "Lê Thị Anh"]


def test_a_number_or_a_card_means_one_person() -> None:
    assert found("3") == [NAMES[2]]
    assert found(" nhan-002 ") == [NAMES[1]]


@pytest.mark.parametrize("typed", ["", "  ", "xyz", "cuong thuy", "999"])
def test_nobody_is_found_for_what_nobody_is_called(typed: str) -> None:
    assert found(typed) == []


def test_a_common_name_shows_a_page_of_people_and_no_more() -> None:
    assert len(found("le", *(f"Lê Văn {letter}" for letter in "ABCDEFGHIKLMNOPQ"))) == SHOWN


def test_a_record_of_an_older_version_without_keys_is_searched_too() -> None:
    old = replace(roll(), entrants=(Entrant("a", "recipient", 1, "Lê Văn Cương"),))
    assert [who.id for who in find_people(old, "cuwowng")] == ["a"]


def test_a_signer_is_no_recipient() -> None:
    signer = replace(roll(), entrants=(Entrant("ky", "signer", 1, "Lê Văn Cương", key="le van cuong"),))
    assert find_people(signer, "cuong") == []
