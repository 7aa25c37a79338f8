"""Days as staff write them in lists."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.dates import AmbiguousDate, order_of, read_date, serial_date

DAY = date(2021, 12, 31)
DAYS = st.dates(date(1930, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "31/12/2021", "31-12-2021", "31.12.2021", "31/12/21", " 31 / 12 / 2021 ", "12/31/2021", "2021-12-31",
        "2021-12-31T07:30", "ngày 31/12/2021", "Ngày 31 tháng 12 năm 2021", "31 tháng 12, 2021", "44561",
        "44561.5", "31/12/2021 0:00:00", "31/12/2021 12:00 AM", "Thanh Khê Tây, ngày 31 tháng 12 năm 2021",
        "31 December 2021", "31 Dec 2021", "31st of December, 2021", "December 31, 2021",
    ],
)  # fmt: skip
def test_one_day_is_read_however_it_is_written(written: str) -> None:
    assert read_date(written) == DAY


def test_the_word_for_the_first_ten_days_is_understood() -> None:
    assert read_date("ngày mùng 5 tháng 1 năm 2022") == date(2022, 1, 5)


def test_decomposed_text_is_read_like_composed() -> None:
    assert read_date(unicodedata.normalize("NFD", "ngày 31/12/2021")) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "",
        "31/12",
        "29/02/2021",
        "31/13/2021",
        "2021",
        "năm 2021",
        "abc",
        "99999999",
        "28 Foo 2021",
        "hôm qua",
    ],
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert read_date(written) is None


def test_a_day_that_may_be_read_two_ways_is_asked_about() -> None:
    with pytest.raises(AmbiguousDate):
        read_date("05/06/2021")
    assert read_date("05/06/2021", "dmy") == date(2021, 6, 5)
    assert read_date("05/06/2021", "mdy") == date(2021, 5, 6)


def test_the_same_day_and_month_need_no_order() -> None:
    assert read_date("05/05/2021") == date(2021, 5, 5)


def test_a_column_tells_its_own_order() -> None:
    assert order_of(["05/06/2021", "31/12/2021"]) == "dmy"
    assert order_of(["05/06/2021", "12/31/2021"]) == "mdy"
    assert order_of(["05/06/2021"]) == ""
    assert order_of(["05/06/2021", "31/12/2021 00:00:00"]) == "dmy"
    assert order_of(["31/12/2021", "12/31/2021"]) == ""


def test_two_figures_of_a_year_mean_the_nearer_century() -> None:
    assert read_date("31/12/69") == date(2069, 12, 31)
    assert read_date("31/12/70") == date(1970, 12, 31)


def test_a_count_of_days_follows_the_calendar_of_its_workbook() -> None:
    assert serial_date(44561) == DAY
    assert serial_date(44561 - 1462, since_1904=True) == DAY
    assert serial_date(12) is None


@given(DAYS)
def test_every_day_is_read_back_from_words_and_from_figures(day: date) -> None:
    assert read_date(f"{day.day}/{day.month}/{day.year}", "dmy") == day
    assert read_date(f"ngày {day.day} tháng {day.month} năm {day.year}") == day
    assert read_date(day.isoformat()) == day


@given(st.text(max_size=30))
def test_no_text_stops_the_reading(text: str) -> None:
    assert isinstance(read_date(text, "dmy"), date | None)
