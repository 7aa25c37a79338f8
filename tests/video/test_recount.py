"""Whatever the film and its deck say of a table is what the table says: counted again by somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremony.model.results import Results
from ceremony.model.storyboard import SHOTS, Storyboard
from ceremony.staging.deck import Deck
from ceremony.video.scene import Scene
from ceremony.video.scenes.bars import Bars
from ceremony.video.scenes.figure import Figure
from ceremony.video.scenes.figures import Figures
from ceremony.video.scenes.missed import Missed
from ceremony.video.scenes.roll import Roll
from ceremony.video.scenes.rows import Row
from ceremony.video.scenes.section import Section
from ceremony.video.scenes.table import Table
from ceremony.video.storyboard import automatic
from ceremony.video.written import written_scenes
from tests.results_sample import indicator, small
from tests.video.recount import Recount, Told

YEAR = 2025
UNITS = {
    "vi": ("hộ", "vụ", "%", "tỷ lệ %", "‰", "triệu đồng", "mô hình", "", "phần trăm"),
    "en": ("cameras", "site", "people", "%", "billion dong", ""),
}
SYLLABLES = ("Lam", "Vân", "Sương", "Thạch", "Trà", "Khế", "Nhãn", "Lựu")
NAMES = [f"{one} {two}" for one in SYLLABLES for two in SYLLABLES]
VALUES = st.sampled_from(
    ["-25", "-10", "-0.5", "0", "0.004", "1", "1.5", "2", "5", "7", "94.94", "94.96", "99.99", "100",
     "100.004", "100.2", "9999", "10000", "10001", "131", "1234567.5", "0.1"]
).map(Decimal)  # fmt: skip
MAYBE = st.one_of(st.none(), VALUES, VALUES)


@st.composite
def rows(draw: st.DrawFn, language: str) -> list[dict[str, object]]:
    """A table of 1 to 60 indicators in up to three groups."""
    count = draw(st.sampled_from([1, 2, 3, 5, 8, 12, 20, 60]))
    made: list[dict[str, object]] = []
    for n in range(count):
        plan = draw(MAYBE)
        near = st.just(plan) if plan is not None else MAYBE
        direction = draw(st.sampled_from(["up", "up", "up", "down", "equal", "info", ""]))
        made.append({
            "code": f"C{n}",
            "group": draw(st.sampled_from("abc")),
            "name": NAMES[n],
            "unit": draw(st.sampled_from(UNITS[language])),
            "direction": direction,
            "plan": plan,
            "actual": draw(st.one_of(MAYBE, near)),
            "last_year": draw(MAYBE),
            "as_of": draw(st.sampled_from(["", "", "2025-11-30"])),
            "comment": draw(st.sampled_from(["", "Vượt chỉ tiêu", "KHÔNG ĐẠT – do dịch", "Met the target"])),
            "in_points": draw(st.sampled_from([None, None, None, True, False])),
        })  # fmt: skip
    return made


def table(made: Sequence[dict[str, object]], **more: object) -> Results:
    groups = [
        {"code": code, "title": f"Nhóm {code.upper()}"} for code in sorted({str(r["group"]) for r in made})
    ]
    indicators = [indicator(**(row | {"direction": "info"})) for row in made]
    chosen = tuple(
        one.model_copy(update={"direction": row["direction"]})
        for one, row in zip(indicators, made, strict=True)
    )
    return small(sample=False, title="Báo cáo", year=YEAR, groups=groups, movements=(), **more).model_copy(
        update={"indicators": chosen}
    )


# --- what stands in a scene or on a card


def in_row(row: Row, codes: dict[str, str], beside: tuple[str, ...], where: str) -> Iterator[Told]:
    code = codes[row.name.split(" (")[0]]
    unit = row.unit or row.name.partition(" (")[2].rstrip(")")
    yield Told(f"{where} value", value_sentence(row.shown, unit), beside, code)
    yield Told(f"{where} note", row.note.replace(" · ", ", "), beside, code)


def value_sentence(shown: str, unit: str) -> str:
    """A number as it stands, said as a sentence, so that it is recounted like any other."""
    return f"@ là {f'{shown} {unit}'.strip()}." if any(map(str.isdigit, shown)) else ""


def in_scene(scene: Scene, codes: dict[str, str], group: str, head: str) -> Iterator[Told]:
    where = scene.kind
    beside: tuple[str, ...] = ()
    if isinstance(scene, Bars | Missed):
        beside = tuple(codes[row.name.split(" (")[0]] for row in scene.rows)
        for row in scene.rows:
            yield from in_row(row, codes, beside, where)
    elif isinstance(scene, Figure):
        code = codes[scene.name]
        beside = (code,)
        yield Told(f"{where} value", value_sentence(scene.shown, scene.unit), beside, code)
        yield Told(f"{where} sentence", scene.sentence, beside, code)
    elif isinstance(scene, Figures) and scene.cells[0].name in codes:
        beside = tuple(codes[cell.name] for cell in scene.cells)
        for cell in scene.cells:
            yield Told(f"{where} value", value_sentence(cell.shown, cell.unit), beside, codes[cell.name])
            yield Told(f"{where} note", cell.note, beside, codes[cell.name])
    elif isinstance(scene, Roll):
        for name, unit in scene.names:
            yield Told(f"{where} name", f"Chưa đạt: {unit[:1].lower()}{unit[1:]}", (), codes[name])
    elif isinstance(scene, Table):
        for line in scene.rows:
            name, _, unit = line.name.partition(" (")
            bare = unit.rstrip(")").split(",")[0]
            bare = "" if bare.startswith("đến ") else bare
            yield Told(f"{where} value", value_sentence(line.actual, bare), (), codes[name])
            yield Told(f"{where} result", in_cell(line.result), (), codes[name])
    if isinstance(scene, Missed | Roll):
        yield Told(f"{where} heading", scene.heading)
    if isinstance(scene, Section):
        yield Told(f"{where} text", scene.text)
    yield Told(f"{where} voice", scene.say, beside, "", group, head)


def in_cell(text: str) -> str:
    """A cell of a table of results as the sentence that it stands for."""
    return f"bằng {text} kế hoạch" if "%" in text else text if text != "–" else ""


def film(scenes: Sequence[Scene], results: Results) -> Iterator[Told]:
    codes = {one.name: one.code for one in results.indicators}
    titles = {group.title: group.code for group in results.groups}
    group = head = ""
    for scene in scenes:
        if isinstance(scene, Section):
            group = titles.get(scene.text, "")
        if isinstance(scene, Missed | Roll) or (
            isinstance(scene, Figures) and scene.cells[0].name not in codes
        ):
            group = ""
        if isinstance(scene, Figure):
            head = codes[scene.name]
        yield from in_scene(scene, codes, group, head)


def deck(results: Results, language: str) -> Iterator[Told]:
    made, codes = Deck(results, language, str), {one.name: one.code for one in results.indicators}
    for group in results.groups:
        head = ""
        for card, _, words in made.group(group):
            if card.layout == "figure":
                name = str(card.fields["note"] or card.fields["unit"])
                head = codes[name]
                yield Told("deck figure", str(card.fields["sentence"]), (), head)
            else:
                for cells in card.fields["rows"]:
                    yield Told("deck cell", in_cell(cells[4]), (), codes[cells[0].split(" (")[0]])
            yield Told("deck words", words, (), "", group.code, head)
    for card, _, words in made.missed():
        yield Told("deck words", words)
        if card.layout == "table":
            yield Told("deck heading", str(card.fields["title"]))
            for cells in card.fields["rows"]:
                note = re.sub("\u00a0|\u2060", " ", cells[3]).replace(" · ", ", ")
                yield Told(
                    "deck note", f"Chưa đạt: {note[:1].lower()}{note[1:]}", (), codes[cells[0].split(" (")[0]]
                )


def recounted(made: Sequence[dict[str, object]], told: Iterator[Told], language: str) -> list[str]:
    count = Recount(list(made), language, YEAR)
    for one in told:
        count.read(one)
    return count.faults


@pytest.mark.parametrize("language", ["vi", "en"])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(data=st.data())
def test_no_sentence_of_film_or_deck_says_what_the_table_does_not(language: str, data: st.DataObject) -> None:
    made = data.draw(rows(language))
    results = table(made)
    scenes = [scene for scene, _ in automatic(results, language)]
    assert recounted(made, film(scenes, results), language) == []
    assert recounted(made, deck(results, language), language) == []


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(made=rows("vi"))
def test_written_scenes_of_figures_say_what_the_table_says(made: list[dict[str, object]]) -> None:
    results = table(made)
    codes = [one.code for one in results.indicators][:4]
    shots = (
        SHOTS["figures"](of=codes),  # type: ignore[call-arg]
        SHOTS["table"](of=codes),  # type: ignore[call-arg]
        SHOTS["table"](),
        SHOTS["line"](of=codes[0]),  # type: ignore[call-arg]
    )
    scenes = [scene for scene, _ in written_scenes(results, Storyboard(shots=shots), "vi")]
    assert recounted(made, film(scenes, results), "vi") == []


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(made=rows("vi"))
def test_every_missed_target_and_every_figure_without_verdict_is_shown(made: list[dict[str, object]]) -> None:
    results = table(made)
    scenes = [scene for scene, _ in automatic(results, "vi")]
    shown = " | ".join(repr(scene) for scene in scenes)
    late = " | ".join(repr(scene) for scene in scenes if isinstance(scene, Missed | Roll))
    for row in made:
        verdict = Recount.judged(row)
        assert verdict is not False or str(row["name"]) in late
        assert verdict is not None or row["actual"] is None or str(row["name"]) in shown
    wordy = [scene for scene in scenes if isinstance(scene, Missed | Roll)]
    assert len(wordy) <= 8
    groups = {str(row["group"]) for row in made if row["actual"] is not None}
    sections = [scene for scene in scenes if isinstance(scene, Section) and scene.text.startswith("Nhóm")]
    assert len(sections) == len(groups)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(made=rows("vi"))
def test_bars_are_as_long_as_their_values_on_both_sides_of_nothing(made: list[dict[str, object]]) -> None:
    for scene, _ in automatic(table(made), "vi"):
        for row in scene.rows if isinstance(scene, Bars | Missed) else ():
            table_row = next(one for one in made if one["name"] == row.name.split(" (")[0])
            values = [table_row[key] for key in ("actual", "plan", "last_year")]
            known = [float(value) for value in values if value is not None]  # type: ignore[arg-type]
            span = max([0.0, *known]) - min([0.0, *known])
            for value, share in zip(values, row.shares, strict=True):
                assert (value is None) == (share is None)
                if value is not None and share is not None:
                    assert share * span == pytest.approx(float(value), abs=1e-6 * max(span, 1.0))  # type: ignore[arg-type]


# --- the twin: what the recount must catch

TRUE: dict[str, object] = {
    "code": "A", "group": "a", "name": "Lam Vân", "unit": "hộ", "direction": "up",
    "plan": Decimal(10_000), "actual": Decimal(9_999), "last_year": Decimal(9_000), "as_of": "",
}  # fmt: skip
FAULTS: list[tuple[dict[str, object], str]] = [
    ({}, "Chưa đạt: bằng 100% kế hoạch"),
    ({}, "Chưa đạt: bằng 99,9% kế hoạch"),
    ({}, "Đạt 99,99% kế hoạch, tăng 12% so với năm 2024"),
    ({}, "Chưa đạt: bằng 99,99% kế hoạch, giảm 11,1% so với năm 2024"),
    ({}, "Chưa đạt: bằng 99,99% kế hoạch, tăng 999 vụ so với năm 2024"),
    ({}, "Chưa đạt: bằng 99,99% kế hoạch, bằng năm 2024"),
    ({}, "Chưa đạt: bằng 99,99% kế hoạch, xấp xỉ năm 2024"),
    ({}, "Vượt kế hoạch 1 hộ"),
    ({}, "Chưa đạt: thấp hơn kế hoạch 1 điểm phần trăm"),
    ({}, "Không giao chỉ tiêu"),
    ({}, "Đạt đúng kế hoạch"),
    ({}, "Đạt kế hoạch (không quá 10.000)"),
    ({}, "Hoàn thành 100% chỉ tiêu giao"),
    ({}, "Lam Vân đạt 9.998 hộ, bằng 99,99% kế hoạch, chưa đạt."),
    ({}, "Lam Vân đạt 9.999 vụ, bằng 99,99% kế hoạch, chưa đạt."),
    ({}, "Lam Vân chưa có số liệu."),
    ({}, "Lam Vân không có hộ nào."),
    ({}, "Cả 1 chỉ tiêu đều đạt kế hoạch."),
    ({}, "Đạt kế hoạch năm"),
    ({}, "1 trong 1 chỉ tiêu đạt kế hoạch."),
    ({}, "Nổi bật là Lam Vân với 9.999 hộ."),
    ({}, "Vượt chỉ tiêu."),
    ({}, "Còn lại 5."),
    ({"plan": Decimal(0), "actual": Decimal(7)}, "Vượt kế hoạch 7 điểm phần trăm"),
    ({"plan": Decimal(-10), "actual": Decimal(4)}, "Đạt 40% kế hoạch"),
    ({"plan": Decimal(-10), "actual": Decimal(4)}, "Đạt −40% kế hoạch"),
    ({"last_year": Decimal(-5)}, "Chưa đạt: bằng 99,99% kế hoạch, tăng 200.080% so với năm 2024"),
    ({"plan": None}, "Không giao chỉ tiêu, tăng 11,1% so với năm 2024"),
    ({"direction": ""}, "Chưa đạt: bằng 99,99% kế hoạch"),
    ({"direction": "down"}, "Chưa đạt: bằng 99,99% kế hoạch"),
    ({"unit": "%"}, "Chưa đạt: thấp hơn kế hoạch 1%"),
    ({"unit": "%", "direction": "down"}, "Đạt kế hoạch (không quá 10.000)"),
]


@pytest.mark.parametrize(("change", "text"), FAULTS)
def test_the_recount_sees_a_sentence_that_the_table_denies(change: dict[str, object], text: str) -> None:
    told = Told("here", text, ("A",), "A", "a")
    assert recounted([TRUE | change], iter([told]), "vi") != []


@pytest.mark.parametrize(
    "text",
    [
        "Chưa đạt: bằng 99,99% kế hoạch, tăng 11,1% so với năm 2024",
        "Lam Vân đạt 9.999 hộ, bằng 99,99% kế hoạch, chưa đạt; tăng 11,1% so với năm trước.",
        "Chưa đạt kế hoạch năm",
    ],
)
def test_the_recount_lets_the_truth_pass(text: str) -> None:
    assert recounted([TRUE], iter([Told("here", text, ("A",), "A", "a")]), "vi") == []
