"""What the figures of a table say of each other: per cent, errors, directions, ratios, remarks, languages."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.loaders.results import load_results
from ceremony.loaders.results.directions import recognised
from ceremony.model import figures
from ceremony.model.problem import Problem, Severity
from ceremony.model.results import Results, read_number
from tests.loaders.pages import Cell, Formula
from tests.loaders.results_tables import HEAD, PLAIN, codes, read_book, taken

PERCENT = {(1, 4): "0.0%", (1, 5): "0.0%", (1, 6): "0.0%"}
YAML = "title: Báo cáo năm 2025\nyear: 2025\ngroups: [{code: a, title: Nhóm}]\nindicators:\n"


def yaml(tmp_path: Path, *rows: str, language: str = "vi") -> tuple[Results | None, list[Problem]]:
    path = tmp_path / "results.yaml"
    path.write_text(YAML + "".join(f"  - {{group: a, {row}}}\n" for row in rows), encoding="utf-8")
    return load_results(path, tmp_path, language)


@pytest.mark.parametrize("unit", ["%", None, "tỷ lệ"])
@pytest.mark.parametrize(
    ("values", "right"),
    [((1, 1.053, 0.98), ("100", "105.3", "98")), ((0.95, 0.982, 0.941), ("95", "98.2", "94.1"))],
)
def test_a_cell_shown_as_per_cent_is_per_cent(
    tmp_path: Path, unit: str | None, values: tuple[float, ...], right: tuple[str, ...]
) -> None:
    rows: list[list[Cell]] = [HEAD, [1, "Kinh tế", "Tỷ lệ thu so với dự toán đạt", unit, *values]]
    results, problems = read_book(tmp_path, rows, formats=PERCENT)
    one = taken((results, problems)).indicators[0]
    assert (one.plan, one.actual, one.last_year, one.unit) == (*map(Decimal, right), "%")
    assert codes(problems) == []


def test_a_cell_shown_as_per_cent_under_another_unit_is_refused_with_all_its_cells(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [HEAD, [1, "Kinh tế", "Doanh thu", "tỷ đồng", 0.95, 0.982, 0.941]]
    results, problems = read_book(tmp_path, rows, formats=PERCENT)
    assert results is None
    told = [problem for problem in problems if problem.code == "results.percent-unit"]
    assert len(told) == 1
    assert all(cell in told[0].message for cell in ("E2", "F2", "G2"))


def test_a_quoted_sign_in_a_format_is_no_per_cent(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [HEAD, [1, "Kinh tế", "Tỷ lệ đạt", "%", 95, 98.2, 94]]
    results = taken(read_book(tmp_path, rows, formats={(1, 5): '0.0"%"'}))
    assert results.indicators[0].actual == Decimal("98.2")


@pytest.mark.parametrize(
    ("unit", "values", "code"),
    [
        ("%", (0.95, 0.982, 0.941), "percent-cell"),
        ("%", (95, 0.982, 94.1), "percent-cell"),
        ("%", (1, 1.053, 0.98), "percent-cell"),
        (None, (0.95, 0.982, 0.941), "percent-unitless"),
    ],
)
def test_what_may_be_a_part_of_one_is_told(
    tmp_path: Path, unit: str | None, values: tuple[float, ...], code: str
) -> None:
    _, problems = read_book(tmp_path, [HEAD, [1, "Kinh tế", "Hồ sơ đúng hạn", unit, *values]])
    assert code in codes(problems)


@pytest.mark.parametrize("value", ["0,982%", "98,2%"])
def test_a_figure_with_its_sign_is_never_doubted(tmp_path: Path, value: str) -> None:
    _, problems = read_book(tmp_path, [HEAD, [1, "Kinh tế", "Hồ sơ đúng hạn", "%", value, value, value]])
    assert problems == []


def test_small_rates_that_should_be_small_are_not_doubted(tmp_path: Path) -> None:
    _, problems = read_book(tmp_path, [HEAD, [1, "Xã hội", "Tỷ lệ hộ nghèo", "%", 1.2, 0.9, 1.4]])
    assert codes(problems) == []


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "Err:508"])
def test_an_error_cell_stops_the_build_and_is_named(tmp_path: Path, error: str) -> None:
    path = tmp_path / "results.csv"
    path.write_text(f"Chỉ tiêu;ĐVT;KH 2021;TH 2021\nDoanh thu;tỷ đồng;10;{error}\n", encoding="utf-8-sig")
    results, problems = load_results(path, tmp_path)
    assert results is None
    assert (problems[0].code, problems[0].line, problems[0].column) == ("results.error-cell", 2, 4)
    assert error in problems[0].message


def test_a_formula_in_a_column_that_is_only_compared_stops_nothing(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        [*PLAIN, "TH/KH (%)"],
        [1, "Doanh thu", "tỷ đồng", 10, 12, Formula("E2/D2", None)],
    ]
    results, problems = read_book(tmp_path, rows)
    assert taken((results, problems)).indicators[0].actual == 12
    assert codes(problems, Severity.ERROR) == []


@pytest.mark.parametrize(
    "name",
    [
        "Phạm pháp hình sự",
        "Số vụ tai nạn giao thông",
        "Tỷ lệ hộ nghèo",
        "Hộ cận nghèo",
        "Tỷ lệ sinh con thứ ba trở lên",
        "Trẻ em suy dinh dưỡng thể thấp còi",
        "Nợ thuế",
        "Đơn thư tồn đọng",
        "Vụ cháy",
        "Học sinh bỏ học",
        "Tử vong do TNGT",
        "Tỷ lệ thất nghiệp",
        "Người nghiện ma tuý",
        "Vi phạm trật tự xây dựng",
        "Traffic accidents",
        "Fires",
    ],
)
def test_what_should_be_little_is_known_by_its_words(name: str) -> None:
    assert recognised(name) == "down"


@pytest.mark.parametrize(
    "name",
    [
        "Tỷ lệ giải quyết tin báo, tố giác về tội phạm",
        "Số hộ thoát nghèo",
        "Giảm hộ nghèo",
        "Hỗ trợ hộ nghèo xây nhà",
        "Thu hồi nợ thuế",
        "Tuyên truyền phòng, chống ma túy",
        "Khu phố không có tội phạm",
        "Xử lý vi phạm",
        "Việc lạ",
        "Tỷ lệ điều tra, khám phá án hình sự",
        "Fire drills",
        "Trẻ suy dinh dưỡng được phục hồi",
    ],
)
def test_what_is_done_against_it_is_not_taken_for_it(name: str) -> None:
    assert recognised(name) != "down"


def test_fewer_crimes_are_no_miss(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        HEAD,
        [1, "An ninh", "Số vụ phạm pháp hình sự", "vụ", 25, 20, 30],
        [2, "An ninh", "Tỷ lệ hộ nghèo", "%", 2, 1.5, 2.4],
    ]
    results, problems = read_book(tmp_path, rows)
    assert [one.direction for one in taken((results, problems)).indicators] == ["down", "down"]
    assert figures.missed(taken((results, problems))) == []
    assert codes(problems, Severity.NOTE) == ["direction-read"]
    assert codes(problems) == []


def test_a_direction_that_nobody_gave_is_asked_for_and_never_guessed_into_a_miss(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [PLAIN, [1, "Chỉ số lạ", "điểm", 10, 8], [2, "Việc lạ", "điểm", 10, 12]]
    results, problems = read_book(tmp_path, rows)
    assert [one.direction for one in taken((results, problems)).indicators] == ["", ""]
    assert codes(problems) == ["direction-unknown", "direction-unknown"]
    assert "E2" in problems[0].message
    assert figures.missed(taken((results, problems))) == []


@given(
    name=st.sampled_from(["Việc lạ", "Doanh thu", "Phạm pháp hình sự", "Hộ nghèo", "Giảm nghèo"]),
    plan=st.integers(-50, 50),
    actual=st.integers(-50, 50),
)
def test_less_than_the_plan_is_a_miss_only_where_somebody_said_so(name: str, plan: int, actual: int) -> None:
    from ceremony.loaders.results.faults import Faults
    from ceremony.loaders.results.tree import finish
    from ceremony.loaders.yaml_source import parse_yaml

    text = YAML + f"  - {{code: A, group: a, name: {name}, unit: hộ, plan: {plan}, actual: {actual}}}\n"
    top, _ = parse_yaml(text, "results.yaml")
    assert top is not None
    results, problems = finish(Faults("results.yaml", "vi", "vi"), top)
    assert results is not None
    one = results.indicators[0]
    if figures.met(one) is False:
        assert one.direction == "down"
        assert actual > plan
    if one.direction == "" and plan != actual:
        assert "results.direction-unknown" in [problem.code for problem in problems]


def test_a_plan_may_say_itself_that_none_was_set(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        PLAIN,
        [1, "Lượt khách", "lượt", "không giao", 12],
        [2, "Điểm", "điểm", "≥ 8", 9],
    ]
    results, problems = read_book(tmp_path, rows)
    one, other = taken((results, problems)).indicators
    assert (one.direction, one.plan, other.direction, other.plan) == ("info", None, "up", 8)
    assert problems == []


def test_a_direction_without_a_plan_is_told(tmp_path: Path) -> None:
    _, problems = yaml(
        tmp_path, "code: A, name: Thu ngân sách, unit: tỷ đồng, direction: up, actual: 12, last_year: 10"
    )
    assert codes(problems) == ["plan-missing"]


@pytest.mark.parametrize(
    ("actual", "code"), [("93.2", []), ("84.6", ["ratio-differs"]), ("95", ["ratio-differs"])]
)
def test_numerator_and_denominator_agree_with_the_figure(
    tmp_path: Path, actual: str, code: list[str]
) -> None:
    row = f'code: A, name: Tin báo, unit: "%", direction: up, plan: 90, actual: {actual}'
    row += ", numerator: 69, denominator: 74"
    assert codes(yaml(tmp_path, row)[1]) == code


def test_numerator_and_denominator_give_the_figure_that_is_missing(tmp_path: Path) -> None:
    row = 'code: A, name: Tin báo, unit: "%", direction: up, plan: 80, numerator: 9, denominator: 10'
    results, problems = yaml(tmp_path, row)
    assert taken((results, problems)).indicators[0].actual == 90
    assert codes(problems, Severity.NOTE) == ["ratio-gives"]
    assert yaml(tmp_path, row.replace("denominator: 10", "denominator: 0"))[0] is None


@pytest.mark.parametrize(
    ("actual", "comment", "told"),
    [
        (90, "Vượt chỉ tiêu", True),
        (110, "Vượt chỉ tiêu", False),
        (110, "KHÔNG ĐẠT – do dịch", True),
        (90, "Chưa đạt do thiếu vốn", False),
        (90, "Do thiếu vốn", False),
    ],
)
def test_a_remark_that_contradicts_the_figures_is_told(
    tmp_path: Path, actual: int, comment: str, told: bool
) -> None:
    row = f"code: A, name: Thu, unit: tỷ đồng, direction: up, plan: 100, actual: {actual}, comment: {comment}"
    assert codes(yaml(tmp_path, row)[1]) == (["remark-contradicts"] if told else [])


@pytest.mark.parametrize(
    ("day", "kept", "told"),
    [
        ("30/11/2025", "2025-11-30", []),
        ("2025-11-30", "2025-11-30", []),
        ("11 tháng", "11 tháng", []),
        ("đến 30/11", "2025-11-30", []),
        ("31/11/2025", None, ["day-wrong"]),
        ("30/11/2023", "2023-11-30", ["day-elsewhere"]),
    ],
)
def test_the_day_of_the_figures_is_a_day_of_the_year(
    tmp_path: Path, day: str, kept: str | None, told: list[str]
) -> None:
    row = f"code: A, name: Thu, unit: tỷ đồng, direction: up, plan: 100, actual: 110, as_of: {day}"
    results, problems = yaml(tmp_path, row)
    assert codes(problems) == told
    assert (results.indicators[0].as_of if results else None) == kept


ENGLISH = (
    "Title,Annual report 2025\nYear,2025\nCode,Group,Name,Unit,Direction,Plan 2025,Actual 2025,Actual 2024\n"
    'A1,Economy,Revenue,million,up,"1,234.5","1,250.75","1,100.25"\n'
    'A2,Economy,Visitors,visits,up,"1,234,567","1,345,678","1,200,000"\n'
    'A3,Economy,Trees,trees,up,"1,200","1,500","1,100"\n'
    "A4,Economy,Waste,kg,down,0.125,0.12,0.2\n"
)


def test_an_english_table_is_read_in_an_english_event(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    path.write_text(ENGLISH, encoding="utf-8")
    results, problems = load_results(path, tmp_path, "vi", "en")
    assert problems == []
    rows = taken((results, problems)).indicators
    assert [one.actual for one in rows] == [Decimal("1250.75"), 1345678, 1500, Decimal("0.12")]
    assert load_results(path, tmp_path, "en", "vi")[0] is None


@pytest.mark.parametrize("text", ["0,125", "0.125"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_thousands_follow_a_lone_nought(text: str, language: str) -> None:
    assert read_number(text, language) == Decimal("0.125")


@given(
    value=st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False),
    language=st.sampled_from(["vi", "en"]),
)
def test_what_we_write_is_read_as_what_it_was(value: Decimal, language: str) -> None:
    shown = figures.show_number(value, language)
    if value == value.to_integral_value() and 1000 <= value < 10**6 and language == "vi":
        return  # "1.234" may be two numbers, and is asked about
    assert read_number(shown, language) == value


def test_words_keep_their_blanks_in_what_is_told(tmp_path: Path) -> None:
    row = "code: A, name: Thu, unit: tỷ đồng, direction: up, plan: 100, actual: CHỦ TỊCH"
    _, problems = yaml(tmp_path, row)
    assert "“CHỦ TỊCH”" in problems[0].message
