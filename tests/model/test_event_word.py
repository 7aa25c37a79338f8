"""What an event is called in a sentence: as the agenda says, as its name says, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.model.agenda import Agenda
from ceremony.model.event_word import NEUTRAL, event_word


def word(name: str, language: str = "vi", **event: object) -> str:
    items = [{"id": "a", "kind": "closing", "title": "Bế mạc"}]
    raw = {"event": {"name": name, "language": language, **event}, "items": items}
    return Agenda.model_validate(raw).event_word


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Hội nghị tổng kết năm 2025", "hội nghị"),
        ("HỘI NGHỊ TỔNG KẾT", "hội nghị"),
        ("Lễ tốt nghiệp và trao bằng năm 2026", "buổi lễ"),
        ("Đại hội đồng cổ đông thường niên 2026", "đại hội"),
        ("Hội thi nấu ăn và cắm hoa", "hội thi"),
        ("Chương trình nghệ thuật “Mùa xuân”", "chương trình"),
        ("Tọa đàm về chuyển đổi số", "buổi tọa đàm"),
        ("Gặp mặt đầu xuân", "buổi gặp mặt"),
        ("Lễ hội đình làng", "lễ hội"),
        ("Tổng kết năm học", "chương trình"),
        ("Lê Lợi 600 năm", "chương trình"),
        ("Hội Nông dân phường: gặp mặt", "chương trình"),
    ],
)
def test_a_vietnamese_name_says_what_it_is(name: str, told: str) -> None:
    assert word(name) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("14th Annual General Meeting", "meeting"),
        ("Graduation Ceremony 2026", "ceremony"),
        ("Annual Awards", "event"),
        ("Conference and Gala", "event"),
    ],
)
def test_an_english_name_says_what_it_is(name: str, told: str) -> None:
    assert word(name, "en") == told


def test_the_agenda_has_the_last_word_and_the_headline_helps() -> None:
    assert word("Lễ tốt nghiệp", word="lễ tốt nghiệp") == "lễ tốt nghiệp"
    assert word("Tổng kết năm 2025", headline=["Hội nghị tổng kết"]) == "hội nghị"


@given(st.text(min_size=1), st.sampled_from(["vi", "en"]))
def test_a_name_that_says_nothing_has_the_neutral_word(name: str, language: str) -> None:
    assert event_word("", (f"Xyz {name}" if language == "vi" else "Xyz",), language) == NEUTRAL[language]
