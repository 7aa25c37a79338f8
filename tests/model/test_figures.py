"""What the results say when one reckons."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.model import figures
from ceremony.model.results import Group
from tests.results_sample import founding, indicator, small

numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False)
directions = st.sampled_from(["up", "down", "equal", "info"])

# code, per cent of plan, met, change against last year: the table that staff checked by hand.
CHECKED = [
    ("NS01", "108.6", True, "3.1"),
    ("NS02", "105", True, "1.6"),
    ("NS03", "102.3", True, "3.8"),
    ("KT01", "80", False, "-26.7"),
    ("KT02", "92.9", False, "-9.7"),
    ("XH01", None, True, "-42.1"),
    ("XH02", "106.9", True, "4.1"),
    ("XH03", "101.7", True, "0.8"),
    ("XH04", "106.7", True, "6.7"),
    ("XH05", "101.3", True, "1.1"),
    ("XH06", None, None, None),
    ("PD01", "103.9", True, None),
    ("PD02", "106", True, None),
    ("PD03", "100", True, None),
    ("PD04", None, None, "306"),
    ("PD05", "142.5", True, "271.7"),
    ("QP01", None, True, "7.7"),  # exactly the quota: more is no aim
    ("QP02", "102.1", True, "1"),
    ("QP03", "100", True, "0"),
    ("AN01", "123.3", True, "27.6"),
    ("AN02", "103.6", True, "2.2"),
    ("AN03", None, True, "-27.8"),
    ("AN04", "105.8", True, "6.8"),  # 84.6 of 80 is 105.75: halves go up
    ("AN05", None, False, "25"),
    ("AN06", "108.3", True, "18.2"),
    ("AN07", "130", True, "48.6"),
    ("AN08", "100.9", True, "1.4"),
    ("AN09", "103.5", True, "7.3"),
    ("HC01", "101.1", True, "0.7"),
]


@pytest.mark.parametrize(("code", "share", "met", "change"), CHECKED)
def test_the_sample_table_is_reckoned_as_checked_by_hand(
    code: str, share: str | None, met: bool | None, change: str | None
) -> None:
    one = next(row for row in founding().indicators if row.code == code)
    part = figures.share_of_plan(one)
    assert (figures.rounded(part) if part is not None else None) == (Decimal(share) if share else None)
    assert figures.met(one) is met
    step = figures.change(one)
    assert (step.value if step else None) == (Decimal(change) if change else None)


def test_the_sample_has_three_missed_targets_among_twenty_seven() -> None:
    results = founding()
    assert [row.code for row in figures.missed(results)] == ["KT01", "KT02", "AN05"]
    assert (len(results.indicators), len(figures.judged(results))) == (29, 27)


TENS: dict[str, object] = {"plan": 10_000}
SENTENCES: list[tuple[dict[str, object], str]] = [
    ({"plan": 40, "actual": 52, "last_year": 35}, "Đạt 130% kế hoạch, tăng 48,6% so với năm 2020"),
    (
        {"plan": 120, "actual": 96, "last_year": 131},
        "Chưa đạt: bằng 80% kế hoạch, giảm 26,7% so với năm 2020",
    ),
    ({"direction": "down", "plan": 25, "actual": 22}, "Đạt kế hoạch (không quá 25)"),
    ({"direction": "down", "plan": 4, "actual": 5}, "Chưa đạt: kế hoạch không quá 4"),
    ({"direction": "down", "unit": "%", "plan": "1,5", "actual": "1,1"}, "Đạt kế hoạch (không quá 1,5%)"),
    ({"direction": "down", "unit": "‰", "plan": 12, "actual": "12,4"}, "Chưa đạt: kế hoạch không quá 12‰"),
    ({"direction": "equal", "plan": 14, "actual": 14}, "Hoàn thành 100% chỉ tiêu giao"),
    ({"direction": "equal", "plan": 14, "actual": 13}, "Chưa đạt: chỉ tiêu giao là 14"),
    (
        {"direction": "equal", "plan": 0, "actual": 0, "last_year": 1},
        "Đúng chỉ tiêu giao, giảm 1 hộ so với năm 2020",
    ),
    ({"unit": "%", "plan": 93, "actual": "94,6"}, "Vượt kế hoạch 1,6 điểm phần trăm"),
    ({"unit": "%", "plan": 93, "actual": "94,6", "in_points": False}, "Đạt 101,7% kế hoạch"),
    ({"unit": "%", "plan": 95, "actual": 93}, "Chưa đạt: thấp hơn kế hoạch 2 điểm phần trăm"),
    (
        {"unit": "tỷ lệ %", "plan": 95, "actual": 97, "last_year": 96},
        "Vượt kế hoạch 2 điểm phần trăm, tăng 1 điểm phần trăm so với năm 2020",
    ),
    ({"unit": "phần trăm", "plan": 95, "actual": 97}, "Vượt kế hoạch 2 điểm phần trăm"),
    ({"unit": "điểm", "plan": 70, "actual": 77, "in_points": True}, "Vượt kế hoạch 7 điểm"),
    ({"unit": "%", "plan": 100, "actual": 100, "last_year": 100}, "Đạt đúng kế hoạch, bằng năm 2020"),
    (
        {"direction": "info", "actual": 306, "last_year": 100},
        "Không giao chỉ tiêu, tăng 206% so với năm 2020",
    ),
    ({"direction": "info", "plan": 900, "actual": 1000}, "Kế hoạch là 900"),
    # A plan left blank has not been filled in: only "info" says that no target was set.
    ({"direction": "up", "actual": 12, "last_year": 10}, "Tăng 20% so với năm 2020"),
    ({"direction": "up", "actual": 12}, ""),
    ({"plan": 12}, ""),
    ({"direction": "info", "actual": "99,99", "last_year": "99,98"}, "Không giao chỉ tiêu, xấp xỉ năm 2020"),
    # A quotient of nothing, or with a figure below nothing, says nothing: the difference in the unit does.
    ({"direction": "up", "unit": "mô hình", "plan": 0, "actual": 7, "last_year": 0},
     "Vượt kế hoạch 7 mô hình, tăng 7 mô hình so với năm 2020"),
    ({"direction": "up", "unit": "tỷ đồng", "plan": -10, "actual": 4, "last_year": -8},
     "Vượt kế hoạch 14 tỷ đồng, tăng 12 tỷ đồng so với năm 2020"),
    ({"direction": "up", "unit": "tỷ đồng", "plan": -10, "actual": -25, "last_year": 12},
     "Chưa đạt: thấp hơn kế hoạch 15 tỷ đồng, giảm 37 tỷ đồng so với năm 2020"),
    ({"direction": "up", "unit": "triệu đồng", "plan": 5, "actual": -12, "last_year": "-0,5"},
     "Chưa đạt: thấp hơn kế hoạch 17 triệu đồng, giảm 11,5 triệu đồng so với năm 2020"),
    ({"direction": "up", "unit": "vụ", "plan": 0, "actual": 0, "last_year": 3},
     "Đạt đúng kế hoạch, giảm 3 vụ so với năm 2020"),
    ({"unit": "%", "plan": 100, "actual": "99,95", "last_year": 100},
     "Chưa đạt: thấp hơn kế hoạch 0,05 điểm phần trăm, giảm 0,05 điểm phần trăm so với năm 2020"),
    ({"unit": "%", "plan": "94,1", "actual": "94,1234", "last_year": "94,1233"},
     "Vượt kế hoạch 0,02 điểm phần trăm, xấp xỉ năm 2020"),
    # What is not equal never reads as equal.
    (TENS | {"actual": 9999}, "Chưa đạt: bằng 99,99% kế hoạch"),
    (TENS | {"actual": "9999,9"}, "Chưa đạt: bằng gần 100% kế hoạch"),
    (TENS | {"actual": 10001}, "Đạt 100,01% kế hoạch"),
    (TENS | {"actual": "10000,1"}, "Đạt hơn 100% kế hoạch"),
    (TENS | {"actual": "0,1", "last_year": 100_000},
     "Chưa đạt: bằng chưa đến 0,01% kế hoạch, giảm gần 100% so với năm 2020"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "said"), SENTENCES)
def test_a_result_is_told_in_one_sentence(written: dict[str, object], said: str) -> None:
    assert figures.sentence(indicator(**written), 2021) == said


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ({"name": "Hộp thư góp ý", "unit": "hộ", "actual": 12}, "hộ"),
        ({"name": "Hộ nghèo", "unit": "hộ", "actual": 12}, ""),
        ({"name": "Hồ sơ đúng hạn", "unit": "% hồ sơ", "actual": 80}, "hồ sơ"),
        ({"name": "Tăng thu", "unit": "%/năm", "actual": 80}, ""),
        ({"name": "Tỷ lệ sinh", "unit": "‰", "actual": 12}, ""),
        ({"name": "Thu", "unit": "", "actual": 12}, ""),
    ],
)
def test_the_unit_is_left_out_only_where_the_name_begins_with_the_word(
    written: dict[str, object], shown: str
) -> None:
    assert figures.bare_unit(indicator(**written)) == shown


def test_an_english_unit_is_left_out_where_the_name_begins_with_its_plural() -> None:
    one = indicator(name="Complaints", unit="complaint", actual=11)
    assert figures.bare_unit(one, "en") == ""


@pytest.mark.parametrize(
    ("unit", "amount", "shown"),
    [
        ("cameras", 1, "1 camera"),
        ("camera", 52, "52 cameras"),
        ("site", 12000, "12,000 sites"),
        ("fires", 0, "0 fires"),
        ("people", 1, "1 person"),
        ("families", 1, "1 family"),
        ("billion dong", 1, "1 billion dong"),
        ("billion dong", 12, "12 billion dong"),
        ("tonnes of rice", 1, "1 tonne of rice"),
        ("kWh", 206, "206 kWh"),
        ("hộ", 12, "12 hộ"),
        ("%", 1, "1%"),
    ],
)
def test_english_units_stand_in_the_number_that_the_figure_asks_for(
    unit: str, amount: int, shown: str
) -> None:
    one = indicator(unit=unit, actual=amount)
    assert figures.amount(one, Decimal(amount), "en") == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("30/11/2025", "Đến 30/11/2025"),
        ("2025-11-30", "Đến 30/11/2025"),
        ("tính đến ngày 30/11/2025", "Đến 30/11/2025"),
        ("hết tháng 11", "Đến hết tháng 11"),
        ("11 tháng đầu năm", "11 tháng đầu năm"),
        ("", "Thực hiện năm 2025"),
    ],
)
def test_a_figure_of_eleven_months_is_not_said_to_be_of_the_year(written: str, shown: str) -> None:
    one = indicator(actual=5, as_of=written)
    assert figures.actual_label([one], 2025) == shown
    assert figures.bars(one, 2025)[0].label == shown


def test_figures_of_several_days_stand_under_no_day_and_each_has_its_own() -> None:
    rows = [indicator(actual=5, as_of="30/11/2025"), indicator(actual=6), indicator(plan=6, as_of="1/1/2025")]
    assert figures.actual_label(rows, 2025) == "Thực hiện"
    assert [figures.own_until(one, rows) for one in rows] == ["đến 30/11/2025", "", ""]
    assert figures.footnote(rows[:1]) == "Đến 30/11/2025"


def test_day_and_source_stand_in_one_line_and_each_source_once() -> None:
    rows = [
        indicator(actual=5, as_of="2025-11-30", source="Culture"),
        indicator(actual=6, as_of="2025-11-30"),
    ]
    assert figures.footnote(rows, "en") == "As of 30 November 2025 · Source: Culture"
    assert figures.footnote([rows[0], rows[0]]) == "Đến 30/11/2025 · Nguồn: Culture"


def test_bars_below_nothing_go_to_the_left_of_a_common_zero() -> None:
    drawn = figures.bars(indicator(unit="tỷ đồng", plan=-10, actual=-25, last_year=15), 2021)
    assert [bar.share for bar in drawn] == [-0.625, -0.25, 0.375]
    assert figures.zero(bar.share for bar in drawn) == 0.625
    assert drawn[0].text == "−25"


def test_a_direction_that_nobody_gave_is_neither_met_nor_missed() -> None:
    one = indicator(plan=10, actual=5, last_year=4).model_copy(update={"direction": ""})
    assert figures.met(one) is None
    assert figures.sentence(one, 2021) == "Kế hoạch là 10, tăng 25% so với năm 2020"
    assert figures.judged(small(one)) == []
    assert figures.result_text(one) == "–"


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ({"numerator": 69, "denominator": 74, "actual": "93,2"}, True),
        ({"numerator": 9, "denominator": 10}, True),
        ({"numerator": 11, "denominator": 13, "actual": 95}, False),
        ({"numerator": 12, "denominator": 10, "actual": 120}, False),
        ({"numerator": -2, "denominator": 10}, False),
        ({"numerator": 0, "denominator": 0, "actual": 0}, False),
    ],
)
def test_a_ring_is_drawn_only_of_parts_that_make_a_whole(written: dict[str, object], known: bool) -> None:
    assert (figures.ratio(indicator(unit="%", **written)) is not None) is known


def test_nine_of_ten_are_ninety_per_cent() -> None:
    results = small(indicator(unit="%", direction="up", plan=80, numerator=9, denominator=10))
    assert figures.with_ratios(results).indicators[0].actual == 90
    assert figures.with_ratios(small()) == small()


def test_the_sentence_speaks_english_too() -> None:
    one = indicator(direction="up", plan=40, actual=52, last_year=35)
    assert figures.sentence(one, 2021, "en") == "130% of plan, up 48.6% on 2020"


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        ("1234567", "1.234.567", "1,234,567"),
        ("98.70", "98,7", "98.7"),
        ("-3.5", "−3,5", "−3.5"),
        ("0", "0", "0"),
        ("-0.00", "0", "0"),
        ("1E+3", "1.000", "1,000"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(value: str, vietnamese: str, english: str) -> None:
    assert figures.show_number(Decimal(value)) == vietnamese
    assert figures.show_number(Decimal(value), "en") == english


def test_a_typed_verdict_is_not_repeated_in_the_remark() -> None:
    assert figures.remark(indicator(comment="KHÔNG ĐẠT – ảnh hưởng dịch")) == "Ảnh hưởng dịch"
    assert figures.remark(indicator(comment="KHÔNG ĐẠT")) == ""
    assert figures.remark(indicator(comment="Đạt 100% chỉ tiêu giao quân")) == "Đạt 100% chỉ tiêu giao quân"


@pytest.mark.parametrize(
    ("comment", "kept"),
    [
        ("Vượt chỉ tiêu", ""),
        ("Vượt", ""),
        ("Vượt chỉ tiêu. Do mưa bão", "Do mưa bão"),
        ("Hoàn thành 105% kế hoạch – nhờ vận động", "Nhờ vận động"),
        ("Giảm 2 hộ", ""),
        ("Tăng 2 hộ", "Tăng 2 hộ"),
        ("Chưa hoàn thành kế hoạch do dịch", "Chưa hoàn thành kế hoạch do dịch"),
        ("Hộ đạt chuẩn mới ít", "Hộ đạt chuẩn mới ít"),
        ("Exceeded the target", ""),
        ("Do bão số 3; hoàn thành 100% mục tiêu", "Do bão số 3"),
    ],
)
def test_a_comment_that_the_figures_deny_is_not_told_after_the_verdict(comment: str, kept: str) -> None:
    one = indicator(direction="up", plan=100, actual=90, last_year=88, comment=comment)
    assert figures.remark(one) == kept


def test_the_headline_is_the_highest_highlight_unless_staff_name_one() -> None:
    results = founding()
    best = {group.code: figures.headline(results, group) for group in results.groups}
    assert best["an-ninh"] is not None
    assert best["an-ninh"].code == "AN07"
    named = Group(code="an-ninh", title="An ninh", headline="AN05")
    chosen = figures.headline(results, named)
    assert chosen is not None
    assert chosen.code == "AN05"


def test_a_missing_actual_has_a_label_and_no_bar() -> None:
    drawn = figures.bars(indicator(plan=5), 2021)
    assert [(bar.kind, bar.text, bar.share) for bar in drawn] == [
        ("actual", "chưa có số liệu", 0.0),
        ("plan", "5", 1.0),
    ]


def test_a_missing_plan_and_last_year_leave_only_the_actual_bar() -> None:
    assert [bar.kind for bar in figures.bars(indicator(actual=5), 2021)] == ["actual"]


@given(numbers, numbers, numbers, directions, st.sampled_from(["%", "hộ"]))
def test_no_figures_can_break_the_reckoning(
    plan: Decimal, actual: Decimal, last: Decimal, direction: str, unit: str
) -> None:
    one = indicator(plan=plan, actual=actual, last_year=last, direction=direction, unit=unit)
    assert isinstance(figures.sentence(one, 2021), str)
    assert all(-1.0 <= bar.share <= 1.0 for bar in figures.bars(one, 2021))


@given(numbers, numbers, directions)
def test_missed_and_met_exclude_each_other_and_the_gap_is_only_told_when_missed(
    plan: Decimal, actual: Decimal, direction: str
) -> None:
    one = indicator(plan=plan, actual=actual, direction=direction)
    assert bool(figures.gap(one)) == (figures.met(one) is False)


@given(st.lists(st.tuples(numbers, numbers, directions), min_size=1, max_size=8))
def test_a_missed_target_never_ranks_above_a_met_one(rows: list[tuple[Decimal, Decimal, str]]) -> None:
    made = [
        indicator(code=str(n), plan=plan, actual=actual, direction=direction)
        for n, (plan, actual, direction) in enumerate(rows)
    ]
    verdicts = [figures.met(one) for one in figures.ranked(small(*made).indicators)]
    seen_missed = False
    for verdict in verdicts:
        seen_missed = seen_missed or verdict is False
        assert not (seen_missed and verdict)
