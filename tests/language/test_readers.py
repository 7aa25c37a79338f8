"""What a reader of figures leaves to the next."""

from __future__ import annotations

import re

from ceremony.language.numbers import NORTH
from ceremony.language.readers import read_all


def test_what_one_reader_has_said_the_next_does_not_see_as_figures() -> None:
    first = (re.compile(r"\d\d"), lambda found, voice: "hai chữ số")
    second = (re.compile(r"\d+"), lambda found, voice: "số")
    assert read_all("12 và 3", [first, second], NORTH) == "hai chữ số và số"


def test_what_a_reader_cannot_say_stays_for_the_next() -> None:
    silent = (re.compile(r"\d+"), lambda found, voice: None)
    speaking = (re.compile(r"\d+"), lambda found, voice: "số")
    assert read_all("12", [silent], NORTH) == "12"
    assert read_all("12", [silent, speaking], NORTH) == "số"
