"""Figures in whole sentences, as an MC says them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.aloud import read_numbers
from ceremony.language.numbers import NORTH, SOUTH, Voice, number_words

FIGURES = st.text(st.sampled_from("0123456789/-–.,:hgđ%ngàythứIVX số()+\u00a0\n"), max_size=24)


def test_a_sentence_of_the_founding_event_is_said_without_a_figure() -> None:
    written = "Hôm nay, 7h30 ngày 31/12/2021, 17/17 khu dân cư ký cam kết; thi đua năm 2022 đạt 98,7%."
    assert read_numbers(written) == (
        "Hôm nay, bảy giờ ba mươi phút ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm "
        "hai mươi mốt, mười bảy trên mười bảy khu dân cư ký cam kết; thi đua năm hai nghìn không trăm "
        "hai mươi hai đạt chín mươi tám phẩy bảy phần trăm."
    )


def test_the_south_is_heard_in_every_kind_of_figure() -> None:
    written = "105 hộ, 1.005,5 ha, số 105/QĐ-UBND, 01/01/2005, lần thứ 105, 105/106 vụ, 100-105 người"
    said = read_numbers(written, SOUTH)
    assert "linh" not in said
    assert "nghìn" not in said
    assert said.count("lẻ năm") == 7


@pytest.mark.parametrize(
    "written", ["A3", "phòng A3", "K59", "12A", "31/13/2021", "ngày 30/02", "10:10:10",
                "12/34/56", "1.000.000.000.000.000 hạt", "3.14", "1,2,3", "10²"]
)  # fmt: skip
def test_what_cannot_be_a_figure_stays_as_it_is(written: str) -> None:
    assert read_numbers(written) == written


@pytest.mark.parametrize("sign", [".", ",", ";", ":", "!", ")", "”"])
def test_a_number_is_read_before_a_sign(sign: str) -> None:
    assert read_numbers(f"khu 17{sign} rồi") == f"khu mười bảy{sign} rồi"


@given(st.integers(0, 10**15 - 1), st.sampled_from([NORTH, SOUTH]))
def test_every_amount_with_its_dots_is_said_like_its_number(number: int, voice: Voice) -> None:
    dotted = f"{number:,}".replace(",", ".")
    assert read_numbers(f"tổng {dotted} đồng", voice) == f"tổng {number_words(number, voice)} đồng"


@given(st.text(max_size=80).map(lambda text: "".join(sign for sign in text if not sign.isdigit())))
def test_a_text_without_figures_is_left_alone(text: str) -> None:
    plain = text.translate(dict.fromkeys(map(ord, "IVXLC")))
    assert read_numbers(plain) == plain


@given(FIGURES)
def test_any_heap_of_figures_keeps_its_lines(text: str) -> None:
    assert read_numbers(text).count("\n") == text.count("\n")
