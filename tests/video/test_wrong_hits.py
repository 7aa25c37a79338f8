"""The worst fault of a store: an old picture under a new name. Equal keys mean equal pixels, always."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar

from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.model.results import Movement, Results
from ceremony.theme.tokens import theme
from ceremony.video.canvas import Canvas
from ceremony.video.film import Film
from ceremony.video.h264 import Codec
from ceremony.video.layers import Layer, Words
from ceremony.video.plan import Segment, cut
from ceremony.video.scene import Scene
from ceremony.video.stage import SAMPLE_MARK, Stage
from ceremony.video.storyboard import storyboard
from ceremony.video.task import Studio
from tests.results_sample import indicator, small

SIZE = (128, 72)
BASE = small(
    indicator(code="A", name="Camera an ninh", unit="camera", plan=40, actual=52, last_year=35),
    indicator(code="B", name="Hộ nghèo", unit="hộ", direction="down", plan=4, actual=5, last_year=4),
    indicator(code="C", name="Tỷ lệ hộ dùng nước sạch", unit="%", plan=98, actual=99, last_year=97),
    directions=("Nhân rộng mô hình camera an ninh",),
)
words = st.sampled_from(["Ổ Ế Ẫ", "hộ", "Camera an ninh ", "10", "đồng/người/năm"])
numbers = st.sampled_from([None, Decimal(0), Decimal("52.1"), Decimal(53), Decimal(-4), Decimal(1234567)])
in_a_row = st.sampled_from(
    [("actual", numbers), ("plan", numbers), ("last_year", numbers), ("name", words), ("unit", words)]
)


@st.composite
def changed_results(draw: st.DrawFn) -> Results:
    """The results with one row or one text another."""
    if draw(st.booleans()):
        name, values = draw(in_a_row)
        rows = list(BASE.indicators)
        index = draw(st.integers(0, len(rows) - 1))
        rows[index] = rows[index].model_copy(update={name: draw(values)})
        return BASE.model_copy(update={"indicators": tuple(rows)})
    text = draw(words)
    change: dict[str, Any] = draw(
        st.sampled_from(
            [
                {"title": text},
                {"organiser": text},
                {"movements": (Movement(name=text),)},
                {"directions": (text,)},
                {"year": 2022},
            ]
        )
    )
    return BASE.model_copy(update=change)


stages = st.builds(
    lambda look, mark, language: Stage(*SIZE, theme(look), language, mark),
    st.sampled_from(["ceremonial", "blue"]),
    st.sampled_from(["", SAMPLE_MARK]),
    st.sampled_from(["vi", "en"]),
)


def drawn(segments: Iterable[Segment]) -> dict[str, str]:
    """What stands behind each key, as far as three frames of it tell."""
    studio, found = Studio(), {}
    for one in segments:
        seen = hashlib.md5()
        for n, pixels in enumerate(one.task.pictures(studio)):
            if n in (0, one.task.frames // 2, one.task.frames - 1):
                seen.update(pixels)
            if one.task.held:
                break
        found[one.key] = seen.hexdigest()
    return found


def wrong_hits(one: dict[str, str], other: dict[str, str]) -> set[str]:
    """Keys that would give back another film's picture."""
    return {key for key in one.keys() & other.keys() if one[key] != other[key]}


def pictures(results: Results, stage: Stage) -> dict[str, str]:
    return drawn(cut(Film(storyboard(results, stage.language), stage), Codec()))


@cache
def usual() -> dict[str, str]:
    return pictures(BASE, Stage(*SIZE, mark=SAMPLE_MARK))


@given(changed_results(), stages)
@settings(max_examples=40, deadline=None)
def test_no_change_of_data_or_look_finds_another_picture_under_its_key(
    results: Results, stage: Stage
) -> None:
    assert not wrong_hits(usual(), pictures(results, stage))


@given(changed_results())
@settings(max_examples=6, deadline=None)
def test_equal_data_have_equal_keys_and_pictures(results: Results) -> None:
    again = results.model_copy(deep=True)
    stage = Stage(*SIZE)
    assert pictures(again, stage) == pictures(results, stage)


@dataclass(frozen=True)
class Careless(Scene):
    """A planted fault: words that are drawn and do not count."""

    words: str = field(default="", compare=False)
    kind: ClassVar[str] = "careless"

    def layers(self, stage: Stage) -> tuple[Layer, ...]:
        return (Words(self.words, "BeVietnamPro-SemiBold", 200, "ink", 120, 500),)

    def lay_ground(self, canvas: Canvas, stage: Stage) -> None:
        canvas.clear(stage.colour("ground"))


def test_a_scene_that_draws_what_its_key_does_not_hold_is_caught() -> None:
    one, other = (
        drawn(cut(Film([Careless(2.0, words=text)], Stage(*SIZE)), Codec())) for text in ("52", "53")
    )
    assert wrong_hits(one, other)
