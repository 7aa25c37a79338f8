"""Units, and what is counted for one of something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.aloud import read_numbers
from ceremony.language.numbers import SOUTH, number_words
from ceremony.language.units import UNITS
from ceremony.language.unread import unread_signs


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("60 km/h", "sáu mươi ki-lô-mét một giờ"),
        ("100 m", "một trăm mét"),
        ("5 cm", "năm xen-ti-mét"),
        ("1.200 kWh", "một nghìn hai trăm ki-lô-oát giờ"),
        ("500ml", "năm trăm mi-li-lít"),
        ("38,5°C", "ba mươi tám phẩy năm độ C"),
        ("38 °C", "ba mươi tám độ C"),
        ("250tr", "hai trăm năm mươi triệu"),
        ("250 trđ", "hai trăm năm mươi triệu đồng"),
        ("1tr5", "một triệu năm trăm nghìn"),
        ("2tr250đ", "hai triệu hai trăm năm mươi nghìn đồng"),
        ("100k", "một trăm nghìn"),
        ("3% - 5%", "ba đến năm phần trăm"),
    ],
)
def test_a_unit_is_said_in_words(written: str, said: str) -> None:
    assert read_numbers(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("3 triệu đồng/tháng", "ba triệu đồng một tháng"),
        ("500.000 đ/người", "năm trăm nghìn đồng một người"),
        ("1.200.000 đồng/người/tháng", "một triệu hai trăm nghìn đồng một người một tháng"),
        ("12 m2/người", "mười hai mét vuông một người"),
        ("65 tạ/ha", "sáu mươi lăm tạ một héc-ta"),
        ("2 lần/năm", "hai lần một năm"),
        ("5 người/1.000 dân", "năm người trên một nghìn dân"),
        ("8 bác sĩ/10.000 dân", "tám bác sĩ trên mười nghìn dân"),
    ],
)
def test_what_is_counted_for_one_of_something_is_said(written: str, said: str) -> None:
    assert read_numbers(written) == said


@pytest.mark.parametrize("written", ["3 cá nhân/tập thể", "2 ông/bà", "5K", "4K"])
def test_what_is_no_rate_stays(written: str) -> None:
    assert read_numbers(written).partition(" ")[2] == written.partition(" ")[2]


def test_thousands_are_said_as_the_region_does() -> None:
    assert read_numbers("100k", SOUTH) == "một trăm ngàn"


@given(st.integers(1, 9999), st.sampled_from(sorted(UNITS)))
def test_no_figure_and_no_sign_stays_before_a_unit(number: int, unit: str) -> None:
    assert unread_signs(read_numbers(f"đạt {number} {unit}.")) == []


@given(st.integers(1000, 999_999))
def test_thousands_of_millions_are_said_as_billions(number: int) -> None:
    said = f"{number_words(number * 1_000_000)} đồng"
    assert read_numbers(f"{number} triệu đồng") == said
    assert read_numbers(f"{number:,}".replace(",", ".") + " triệu đồng") == said


def test_a_budget_is_said_as_every_speaker_says_it() -> None:
    assert read_numbers("8.905 triệu đồng") == "tám tỷ chín trăm linh năm triệu đồng"
    assert read_numbers("8905,5 triệu đồng") == "tám tỷ chín trăm linh năm triệu năm trăm nghìn đồng"
    assert read_numbers("905 triệu đồng") == "chín trăm linh năm triệu đồng"
