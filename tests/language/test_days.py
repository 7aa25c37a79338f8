"""Days, months and times of day in a text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.aloud import read_numbers
from ceremony.language.numbers import date_words

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "ngày %d/%m/%Y", "ngày\u00a0%d/%m/%Y"])
@given(day=DAYS)
def test_every_written_day_is_said_with_month_and_year(form: str, day: date) -> None:
    said = read_numbers(f"hôm nay, {day.strftime(form)}, tại đây").replace("\u00a0", " ")
    assert said == f"hôm nay, {date_words(day)}, tại đây"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ngày 05/4", "ngày năm tháng tư"),
        ("ngày 1/1", "ngày một tháng một"),
        ("mùng 8/3", "mùng tám tháng ba"),
        ("08/3", "ngày tám tháng ba"),
        ("8/3", "ngày tám tháng ba"),
        ("20/11", "ngày hai mươi tháng mười một"),
        ("ngày 20-11", "ngày hai mươi tháng mười một"),
        ("Quốc khánh 2/9", "Quốc khánh mồng hai tháng chín"),
        ("ngày Quốc khánh 2/9", "ngày Quốc khánh mồng hai tháng chín"),
        ("ngày Nhà giáo Việt Nam 20/11", "ngày Nhà giáo Việt Nam hai mươi tháng mười một"),
        ("Giỗ Tổ 10/3", "Giỗ Tổ mồng mười tháng ba"),
        ("Giỗ Tổ Hùng Vương 10/3", "Giỗ Tổ Hùng Vương mồng mười tháng ba"),
        ("1/12", "ngày một tháng mười hai"),
        ("ngày 30-4 và 1-5", "ngày ba mươi tháng tư và ngày một tháng năm"),
        ("sáng 31-12", "sáng ngày ba mươi mốt tháng mười hai"),
        ("dịp 30-4, 1-5", "dịp ngày ba mươi tháng tư, ngày một tháng năm"),
        ("30-4", "ngày ba mươi tháng tư"),
        ("Quốc tế Lao động 1/5", "Quốc tế Lao động ngày một tháng năm"),
        ("30/4 và 1/5", "ngày ba mươi tháng tư và ngày một tháng năm"),
    ],
)
def test_a_day_without_its_year_is_known_by_its_words_or_its_figures(written: str, said: str) -> None:
    assert read_numbers(written) == said


@pytest.mark.parametrize(
    "written", ["13/12 chỉ tiêu", "đạt 08/10", "đã ký 12/12", "số nhà 12/5", "24/7", "tỷ số 3/2", "7/8 hộ"]
)
def test_a_share_or_an_address_is_no_day(written: str) -> None:
    assert " trên " in read_numbers(written)


def test_a_capital_letter_does_not_say_the_day_twice() -> None:
    assert read_numbers("Ngày 05/4/2022").startswith("Ngày năm tháng tư năm hai nghìn")


def test_days_with_a_dash_run_from_the_one_to_the_other() -> None:
    assert read_numbers("01/12-05/12") == "ngày một tháng mười hai đến ngày năm tháng mười hai"
    assert read_numbers("từ ngày 05-10/12") == "từ ngày năm đến ngày mười tháng mười hai"
    assert read_numbers("ngày 5/1 đến ngày 6/1") == "ngày năm tháng một đến ngày sáu tháng một"


def test_a_share_behind_a_day_stays_a_share() -> None:
    assert read_numbers("31/12/2021, 17/17 khu").endswith("hai mươi mốt, mười bảy trên mười bảy khu")
    assert read_numbers("30/4 và 3/4 số hộ") == "ngày ba mươi tháng tư và ba phần tư số hộ"
    assert read_numbers("8/3, 2/3 số hộ") == "ngày tám tháng ba, hai phần ba số hộ"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("tháng 4", "tháng tư"),
        ("tháng 12/2021", "tháng mười hai năm hai nghìn không trăm hai mươi mốt"),
        ("tháng 3-2022", "tháng ba năm hai nghìn không trăm hai mươi hai"),
        ("tháng 1-3/2022", "tháng một đến ba năm hai nghìn không trăm hai mươi hai"),
        ("ngày 15 tháng 4", "ngày mười lăm tháng tư"),
        ("trong 6 tháng 4 hộ", "trong sáu tháng bốn hộ"),
        ("quý IV/2021", "quý bốn năm hai nghìn không trăm hai mươi mốt"),
        ("quý 1/2022", "quý một năm hai nghìn không trăm hai mươi hai"),
    ],
)
def test_a_month_or_quarter_is_said_with_its_year(written: str, said: str) -> None:
    assert read_numbers(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("lúc 8:30", "lúc tám giờ ba mươi phút"),
        ("lúc 08:00.", "lúc tám giờ."),
        ("lúc 7g30, 14h00", "lúc bảy giờ ba mươi phút, mười bốn giờ"),
        ("7h", "bảy giờ"),
        ("7 h 30", "bảy giờ ba mươi phút"),
        ("07h30'", "bảy giờ ba mươi phút"),
        ("07 giờ 30", "bảy giờ ba mươi"),
        ("07 giờ 05", "bảy giờ năm phút"),
        ("8 giờ 00 phút", "tám giờ"),
        ("từ 7h30–8h00", "từ bảy giờ ba mươi phút đến tám giờ"),
        ("08:00 - 11:30", "tám giờ đến mười một giờ ba mươi phút"),
    ],
)
def test_a_time_of_day_is_said_in_hours_and_minutes(written: str, said: str) -> None:
    assert read_numbers(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("đường 2/9, quận Hải Châu", "đường Hai tháng Chín, quận Hải Châu"),
        ("đường 30/4", "đường Ba mươi tháng Tư"),
        ("số 5 đường 3/2", "số năm đường Ba tháng Hai"),
        ("Trường THPT 19/5", "Trường THPT Mười chín tháng Năm"),
        ("Quảng trường 2/9", "Quảng trường Hai tháng Chín"),
        ("lớp 5/2", "lớp năm hai"),
    ],
)
def test_figures_that_are_a_name_are_said_as_one(written: str, said: str) -> None:
    assert read_numbers(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("tháng 11 và 12/2021", "tháng mười một và mười hai năm hai nghìn không trăm hai mươi mốt"),
        ("tháng 10, 11 và 12/2021", "tháng mười, mười một và mười hai năm hai nghìn không trăm hai mươi mốt"),
        ("7h 30 phút", "bảy giờ ba mươi phút"),
        ("7h30 phút", "bảy giờ ba mươi phút"),
        ("thứ 2, 3, 4", "thứ hai, ba, tư"),
        ("từ thứ 2 đến thứ 6", "từ thứ hai đến thứ sáu"),
        ("Thứ 2-6", "Thứ hai đến sáu"),
    ],
)
def test_several_months_hours_and_weekdays_are_said_once(written: str, said: str) -> None:
    assert read_numbers(written) == said


@given(st.integers(13, 31), st.integers(1, 12))
def test_what_runs_down_is_never_said_as_a_span(day: int, month: int) -> None:
    assert " đến " not in read_numbers(f"sáng {day}-{month}")
