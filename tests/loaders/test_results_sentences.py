"""Figures in sentences that staff write: filled in from the table, or held against it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.loaders.results.placeholders import Filling
from ceremony.loaders.results.typed import Sentences
from ceremony.loaders.storyboard import load_storyboard
from ceremony.model import figures
from ceremony.model.problem import Problem, Severity
from ceremony.model.results import Results
from ceremony.model.storyboard import Storyboard
from tests.loaders.results_tables import codes
from tests.results_sample import founding, indicator, small


def company(revenue: str = "1386.4") -> Results:
    return small(
        indicator(
            code="KD01", name="Doanh thu thuần", unit="tỷ đồng", plan=1250, actual=revenue, last_year="1128.7"
        ),
        indicator(
            code="KD05",
            name="Kim ngạch xuất khẩu",
            unit="triệu đô-la Mỹ",
            plan=14,
            actual="12.9",
            last_year="11.2",
        ),
        indicator(
            code="SX04",
            name="Đơn hàng giao đúng hẹn",
            unit="%",
            plan=96,
            actual="94.8",
            last_year="93.1",
            numerator=1422,
            denominator=1500,
        ),
        indicator(code="BLANK", name="Chưa có", unit="hộ", plan=5),
        title="Báo cáo năm 2025",
        year=2025,
    )


def read(
    tmp_path: Path, *scenes: str, results: Results | None = None, written: str = "vi"
) -> tuple[Storyboard | None, list[Problem]]:
    path = tmp_path / "storyboard.yaml"
    path.write_text("scenes:\n" + "".join(f"  - {scene}\n" for scene in scenes), encoding="utf-8")
    return load_storyboard(path, tmp_path, tmp_path, results or company(), "vi", written=written)


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("{KD01}", "1.386,4 tỷ đồng"),
        ("{kd01}", "1.386,4 tỷ đồng"),
        ("{Doanh thu thuần}", "1.386,4 tỷ đồng"),
        ("{KD01.number}", "1.386,4"),
        ("{KD01.số}", "1.386,4"),
        ("{KD01.plan}", "1.250 tỷ đồng"),
        ("{Doanh thu thuần.kế hoạch}", "1.250 tỷ đồng"),
        ("{KD01.last}", "1.128,7 tỷ đồng"),
        ("{KD01.share}", "110,9%"),
        ("{KD01.change}", "tăng 22,8%"),
        ("{SX04}", "94,8%"),
        ("{SX04.change}", "tăng 1,7 điểm phần trăm"),
    ],
)
def test_a_placeholder_is_the_figure_of_the_table(written: str, made: str) -> None:
    assert Filling(company(), "vi").fill(f"Năm qua {written}.") == (f"Năm qua {made}.", [])


def test_a_placeholder_is_written_as_the_events_language_does() -> None:
    assert Filling(company(), "en").fill("{KD01}, {KD01.change}")[0] == "1,386.4 tỷ đồng, up 22.8%"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("{KD10}", "placeholder-unknown"),
        ("{KD01.tang}", "placeholder-word"),
        ("{BLANK}", "placeholder-empty"),
    ],
)
def test_a_placeholder_that_says_nothing_is_refused_at_its_place(
    tmp_path: Path, written: str, name: str
) -> None:
    made, problems = read(tmp_path, f'{{scene: figure, of: KD01, text: "Đạt {written}"}}')
    assert made is None
    assert [(problem.code, problem.line) for problem in problems] == [(f"storyboard.{name}", 2)]
    assert problems[0].hint
    if name == "placeholder-unknown":
        assert "Có phải ý bạn" in problems[0].hint


SAY = "Doanh thu đạt 1.386,4 tỷ đồng, bằng 110,9% kế hoạch và tăng 22,8% so với năm trước."
FILLED = "Doanh thu đạt {KD01}, bằng {KD01.share} kế hoạch và {KD01.change} so với năm trước."


def test_a_sentence_with_the_tables_figures_is_fine_and_one_with_others_is_refused(tmp_path: Path) -> None:
    scene = f'{{scene: figure, of: KD01, say: "{SAY}"}}'
    assert read(tmp_path, scene)[1] == []
    made, problems = read(tmp_path, scene, results=company("1100"))
    assert made is None
    told = [problem for problem in problems if problem.code == "storyboard.typed-contradicts"]
    assert [problem.severity for problem in told] == [Severity.ERROR] * 3
    assert ["{KD01}" in told[0].hint, "{KD01.share}" in told[1].hint, "{KD01.change}" in told[2].hint] == [
        True
    ] * 3


def test_a_sentence_with_placeholders_follows_the_table(tmp_path: Path) -> None:
    made, problems = read(tmp_path, f'{{scene: figure, of: KD01, say: "{FILLED}"}}', results=company("1100"))
    assert problems == []
    assert made is not None
    assert (
        made.shots[0].say == "Doanh thu đạt 1.100 tỷ đồng, bằng 88% kế hoạch và giảm 2,5% so với năm trước."
    )


@pytest.mark.parametrize(
    ("scene", "told"),
    [
        ('{scene: figure, of: KD05, say: "Xuất khẩu vượt kế hoạch."}', ["claim-contradicts"]),
        ('{scene: figure, of: KD01, say: "Doanh thu chưa đạt kế hoạch."}', ["claim-contradicts"]),
        ('{scene: figure, of: KD01, text: "Giảm so với năm trước"}', ["claim-contradicts"]),
        ('{scene: figure, of: KD01, text: "Hơn 1.300 tỷ đồng, gần 111% kế hoạch"}', []),
        ('{scene: figure, of: KD01, text: "Hơn 1.500 tỷ đồng"}', ["typed-contradicts"]),
        ('{scene: section, text: "Doanh thu thuần 1.900 tỷ đồng"}', ["typed-contradicts"]),
        ('{scene: section, text: "Bế mạc lúc 17:30 ngày 31/12/2025, đợt 2, quý 4, năm 2026"}', []),
        ('{scene: section, text: "Dây chuyền số 3, 5 giờ sáng tháng 4"}', []),
        ('{scene: section, text: "Cả năm thêm 77 tỷ đồng"}', ["typed-unknown"]),
        ('{scene: share, of: SX04, name: "1.422 trong 1.500 đơn hàng giao đúng hẹn"}', []),
        (
            '{scene: line, of: KD01, points: [{label: "2020", value: 642}], text: "Doanh thu hơn gấp đôi"}',
            [],
        ),
        (
            '{scene: line, of: KD01, points: [{label: "2020", value: 900}], text: "Doanh thu hơn gấp đôi"}',
            ["multiple-differs"],
        ),
        ('{scene: line, of: KD01, points: [{label: "2025", value: 1300}]}', ["point-differs"]),
        ('{scene: line, of: KD01, points: [{label: "2026", value: 1300}]}', ["point-later"]),
        (
            '{scene: line, of: KD01, points: [{label: "2022", value: 1}, {label: "2021", value: 2}]}',
            ["point-order"],
        ),
        (
            '{scene: share, of: KD01, name: K, parts: [{name: A, value: "1.000,4"}, {name: B, value: 386}]}',
            [],
        ),
        (
            "{scene: share, of: KD01, name: K, parts: [{name: A, value: 900}, {name: B, value: 386}]}",
            ["parts-sum"],
        ),
        (
            "{scene: share, name: K, under: tỷ đồng, parts: [{name: A, value: 900}, {name: B, value: 386}]}",
            ["parts-unlinked"],
        ),
        (
            "{scene: share, name: Cơ cấu, parts: [{name: A, value: 7}, {name: B, value: -2}]}",
            ["part-negative"],
        ),
        ('{scene: share, of: KD01, name: K, parts: [{name: A, value: "{KD01}"}]}', []),
    ],
)
def test_scenes_are_held_against_the_table(tmp_path: Path, scene: str, told: list[str]) -> None:
    assert codes(read(tmp_path, scene)[1]) == told


@pytest.mark.parametrize(
    ("scene", "told"),
    [
        ('{scene: figure, of: AN03, say: "Phạm pháp hình sự chỉ còn 12 vụ."}', ["typed-contradicts"]),
        ('{scene: figure, of: AN03, say: "Phạm pháp hình sự chỉ còn 13 vụ, giảm 5 vụ."}', []),
        ('{scene: figure, of: NS01, say: "Thu 8,905 tỷ đồng, vượt 705 triệu đồng."}', []),
        ('{scene: figure, of: NS01, say: "Thu đạt 8.200 triệu đồng."}', ["typed-contradicts"]),
        ('{scene: figure, of: NS01, say: "Bằng 3,1% kế hoạch."}', ["typed-contradicts"]),
        ('{scene: section, text: "24/27 chỉ tiêu đạt kế hoạch"}', []),
        ('{scene: section, text: "25 trên 27 chỉ tiêu đạt kế hoạch"}', ["typed-count"]),
        ('{scene: figure, of: AN02, say: "69/74 tin được giải quyết, 93,2%."}', []),
        ('{scene: figure, of: AN02, say: "68/74 tin được giải quyết."}', ["typed-unknown"]),
        (
            '{scene: section, text: "Năm qua, 3.620 lượt người được hỗ trợ khó khăn do dịch"}',
            ["typed-contradicts"],
        ),
        ('{scene: section, text: "17 khu dân cư, bà 72 tuổi, 40 năm"}', []),
        ('{scene: section, text: "Một câu {AN01"}', ["placeholder-open"]),
    ],
)
def test_sentences_over_the_founding_results(tmp_path: Path, scene: str, told: list[str]) -> None:
    assert codes(read(tmp_path, scene, results=founding())[1]) == told


def test_a_ring_of_more_than_its_whole_is_refused(tmp_path: Path) -> None:
    over = small(
        indicator(code="A", name="Nộp chậm", unit="%", plan=80, actual=120, numerator=12, denominator=10)
    )
    assert codes(read(tmp_path, "{scene: share, of: A}", results=over)[1]) == ["ratio-over"]


def test_english_figures_of_a_scene_are_read_in_an_english_event(tmp_path: Path) -> None:
    scene = '{scene: line, of: KD01, points: [{label: "2020", value: "1,234.5"}]}'
    made, problems = read(tmp_path, scene, written="en")
    assert problems == []
    assert made is not None


@settings(max_examples=60)
@given(
    value=st.decimals(min_value=11, max_value=10**7, places=1),
    plan=st.decimals(min_value=11, max_value=10**7, places=1),
    last=st.decimals(min_value=11, max_value=10**7, places=1),
)
def test_no_sentence_made_of_placeholders_contradicts_its_table(value, plan, last) -> None:  # type: ignore[no-untyped-def]
    results = small(
        indicator(code="A", name="Doanh thu", unit="tỷ đồng", plan=plan, actual=value, last_year=last)
    )
    text = "Doanh thu {A}, bằng {A.share} kế hoạch {A.plan}, năm trước {A.last}"
    filled, wrong = Filling(results, "vi").fill(text)
    told: list[str] = []
    Sentences(results).check(filled, results.indicators, (), lambda name, *_: told.append(name))
    assert (wrong, told) == ([], [])


@given(actual=st.integers(100, 5000), typed=st.integers(100, 5000))
def test_a_figure_typed_beside_its_name_is_told_unless_the_table_has_it(actual: int, typed: int) -> None:
    results = small(indicator(code="A", name="Doanh thu thuần", unit="tỷ đồng", actual=actual))
    told: list[str] = []
    text = f"Doanh thu thuần đạt {figures.show_number(Decimal(typed))} tỷ đồng"
    Sentences(results).check(text, (), (), lambda name, *_: told.append(name))
    assert told == ([] if typed == actual else ["typed-contradicts"])


def test_the_founding_results_say_nothing_against_themselves() -> None:
    results = founding()
    told: list[str] = []
    for one in results.indicators:
        text = f"{one.name}: {figures.sentence(one, results.year)}"
        Sentences(results).check(text, [one], (), lambda name, *_: told.append(name))
    assert told == []
