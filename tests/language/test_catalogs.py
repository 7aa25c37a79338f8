"""Sentences of the interface in two languages."""

from __future__ import annotations

import pytest

from ceremony.language.catalogs import LANGUAGES, catalog, say


def test_a_sentence_is_said_in_the_language_that_was_asked_for() -> None:
    assert say("vi", "cli.run_stop") == "Ctrl-C để dừng."
    assert say("en", "cli.run_stop") == "Ctrl-C stops."


def test_an_unknown_language_reads_as_vietnamese() -> None:
    assert catalog("fr") == catalog("vi")


def test_a_sentence_holds_what_is_filled_in() -> None:
    assert "“le”" in say("vi", "cli.demo.unknown", name="le", known="hội nghị")


def test_a_value_with_braces_is_no_place_to_fill() -> None:
    assert "{x}" in say("vi", "cli.failed", reason="{x}")


def test_a_sentence_that_nobody_wrote_is_a_fault_of_the_build() -> None:
    with pytest.raises(KeyError):
        say("vi", "cli.nobody-wrote-this")


def test_every_sentence_names_its_room() -> None:
    for language in LANGUAGES:
        assert all("." in key for key in catalog(language))
