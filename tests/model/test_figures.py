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
    ("QP01", "100", True, "7.7"),
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
    assert figures.share_of_plan(one) == (Decimal(share) if share else None)
    assert figures.met(one) is met
    step = figures.change(one)
    assert (step.value if step else None) == (Decimal(change) if change else None)


def test_the_sample_has_three_missed_targets_among_twenty_seven() -> None:
    results = founding()
    assert [row.code for row in figures.missed(results)] == ["KT01", "KT02", "AN05"]
    assert (len(results.indicators), len(figures.judged(results))) == (29, 27)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"plan": 40, "actual": 52, "last_year": 35}, "Đạt 130% kế hoạch, tăng 48,6% so với năm 2020"),
        (
            {"plan": 120, "actual": 96, "last_year": 131},
            "Chưa đạt: bằng 80% kế hoạch, giảm 26,7% so với năm 2020",
        ),
        ({"direction": "down", "plan": 25, "actual": 22}, "Đạt kế hoạch (không quá 25)"),
        ({"direction": "down", "plan": 4, "actual": 5}, "Chưa đạt: kế hoạch không quá 4"),
        ({"direction": "equal", "plan": 14, "actual": 14}, "Hoàn thành 100% chỉ tiêu giao"),
        ({"direction": "equal", "plan": 14, "actual": 13}, "Chưa đạt: chỉ tiêu giao là 14"),
        ({"unit": "%", "plan": 93, "actual": "94,6"}, "Vượt kế hoạch 1,6 điểm phần trăm"),
        ({"unit": "%", "plan": 93, "actual": "94,6", "in_points": False}, "Đạt 101,7% kế hoạch"),
        ({"unit": "%", "plan": 95, "actual": 93}, "Chưa đạt: thấp hơn kế hoạch 2 điểm phần trăm"),
        ({"unit": "%", "plan": 100, "actual": 100, "last_year": 100}, "Đạt đúng kế hoạch, bằng năm 2020"),
        (
            {"direction": "info", "actual": 306, "last_year": 100},
            "Không giao chỉ tiêu, tăng 206% so với năm 2020",
        ),
        ({"actual": 12}, "Không giao chỉ tiêu"),
        ({"plan": 12}, ""),
        ({"actual": "99,99", "last_year": "99,98"}, "Không giao chỉ tiêu, xấp xỉ năm 2020"),
    ],
)
def test_a_result_is_told_in_one_sentence(written: dict[str, object], said: str) -> None:
    assert figures.sentence(indicator(**written), 2021) == said


def test_the_sentence_speaks_english_too() -> None:
    one = indicator(plan=40, actual=52, last_year=35)
    assert figures.sentence(one, 2021, "en") == "130% of plan, up 48.6% on 2020"


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        ("1234567", "1.234.567", "1,234,567"),
        ("98.70", "98,7", "98.7"),
        ("-3.5", "-3,5", "-3.5"),
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
    assert all(0.0 <= bar.share <= 1.0 for bar in figures.bars(one, 2021))


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
