"""A day is the same day however somebody wrote it; two readings are never guessed between."""

from __future__ import annotations

from datetime import date

import pytest

from ceremony.language.dates import AmbiguousDate, order_of, read_date

DAY = date(2021, 12, 28)


@pytest.mark.parametrize(
    "written",
    [
        "28/12/2021", "28-12-2021", "28.12.21", " 28 / 12 / 2021 ", "ngày 28/12/2021", "2021-12-28",
        "2021/12/28", "2021-12-28T00:00:00", "2021-12-28 00:00:00", "28/12/2021 0:00:00",
        "28/12/2021 12:00 AM", "ngày 28 tháng 12 năm 2021", "28 tháng 12, 2021",
        "Thanh Khê Tây, ngày 28 tháng 12 năm 2021",
        "28 December 2021", "28 Dec 2021", "28th of December, 2021", "December 28, 2021", "44558", "44558.0",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_form(written: str) -> None:
    assert read_date(written) == DAY


@pytest.mark.parametrize(
    "written", ["", "28/13/2021", "30/02/2021", "12/2021", "28 Foo 2021", "hôm qua", "12", "999999", "31/12"]
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert read_date(written) is None


def test_a_day_with_two_readings_is_asked() -> None:
    with pytest.raises(AmbiguousDate):
        read_date("05/06/2021")
    assert read_date("05/06/2021", "mdy") == date(2021, 5, 6)
    assert read_date("05/06/2021", order_of(["31/12/2021 00:00:00"])) == date(2021, 6, 5)


def test_days_counted_from_1904_are_four_years_later() -> None:
    assert read_date("43096", since_1904=True) == DAY
