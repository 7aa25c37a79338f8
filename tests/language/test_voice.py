"""A text as a voice says it."""

from __future__ import annotations

import pytest

from ceremony.language.numbers import SOUTH
from ceremony.language.voice import aloud


def test_short_forms_and_figures_become_words() -> None:
    assert aloud("TDP 55 đạt 100%", "vi") == "Tổ dân phố năm mươi lăm đạt một trăm phần trăm"


def test_a_number_before_a_colon_is_no_time_of_day() -> None:
    said = "Tuyển quân tuổi mười bảy: một trăm phần trăm"
    assert aloud("Tuyển quân tuổi 17: 100%", "vi") == said


def test_a_sentence_that_begins_with_a_figure_begins_with_a_capital() -> None:
    assert aloud("17 khu dân cư ký", "vi") == "Mười bảy khu dân cư ký"
    assert aloud("khu 17", "vi") == "khu mười bảy"


def test_the_region_and_the_own_short_forms_are_heard() -> None:
    assert aloud("BQL có 1.005 hộ", "vi", SOUTH, {"BQL": "Ban Quản lý"}) == (
        "Ban Quản lý có một ngàn không trăm lẻ năm hộ"
    )


@pytest.mark.parametrize("text", ["17 areas, 98.7%", "UBND", ""])
def test_another_language_reads_its_text_as_it_stands(text: str) -> None:
    assert aloud(text, "en") == text
