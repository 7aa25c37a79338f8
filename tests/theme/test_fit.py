"""How large a text may stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.theme.fit import (
    BOLD,
    MEDIUM,
    NBSP,
    REGULAR,
    break_lines,
    fit,
    fit_block,
    fit_lines,
    fit_name,
    set_width,
    width_em,
    wrapped_lines,
)

WORDS = (
    "Ổ Ế Ẫ Ỹ Ợ Nguyễn Thị Hương và của phong trào “Thi đua yêu nước”, năm 2021 – Tổ dân phố 55 số 12 (mẫu) x"
)
SYLLABLES = st.sampled_from(WORDS.split())
TEXTS = st.lists(SYLLABLES, min_size=1, max_size=24).map(" ".join)
WIDTHS = st.floats(200, 1680)


@given(TEXTS, WIDTHS)
@settings(max_examples=150, deadline=None)
def test_what_fits_stays_within_its_width(text: str, width: float) -> None:
    found = fit(text, BOLD, width=width, size=94, floor=60, lines=2, broken=68, broken_floor=40)
    if not found.overfull:
        assert all(set_width(line, BOLD, found.size) <= width for line in found.lines)


@given(TEXTS, WIDTHS)
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost_or_moved(text: str, width: float) -> None:
    found = fit(text, REGULAR, width=width, size=60, floor=40, lines=3)
    assert " ".join(found.lines) == text


@given(TEXTS, st.integers(1, 4))
@settings(max_examples=150, deadline=None)
def test_a_binding_is_never_broken(text: str, count: int) -> None:
    bound = text.replace(" ", NBSP, 3)
    lines = break_lines(bound, count, MEDIUM)
    assert " ".join(lines) == bound
    assert len(lines) <= count


@given(TEXTS, WIDTHS)
@settings(max_examples=100, deadline=None)
def test_more_room_never_makes_a_line_smaller(text: str, width: float) -> None:
    narrow = fit(text, BOLD, width=width, size=94, floor=30, lines=1)
    wide = fit(text, BOLD, width=width * 1.5, size=94, floor=30, lines=1)
    assert wide.size >= narrow.size


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_sizes_never_leave_their_bounds(text: str) -> None:
    found = fit(text, BOLD, width=700, size=94, floor=60, lines=2, broken=68, broken_floor=40)
    assert 40 <= found.size <= 94


def test_a_text_that_cannot_fit_is_overfull_and_says_so() -> None:
    assert fit("Nguyễn" * 60, BOLD, width=700, size=94, floor=60).overfull


def test_lines_break_after_a_comma_rather_than_in_a_quoted_name() -> None:
    name = (
        "phong trào “Thi đua yêu nước”, phong trào “Toàn dân bảo vệ an ninh Tổ quốc” "
        "năm 2021 và phát động thi đua năm 2022"
    )
    assert fit(name, MEDIUM, width=1240, size=54, floor=42, lines=3).lines == (
        "phong trào “Thi đua yêu nước”,",
        "phong trào “Toàn dân bảo vệ an ninh Tổ quốc”",
        "năm 2021 và phát động thi đua năm 2022",
    )


def test_words_of_two_syllables_stay_together() -> None:
    assert break_lines("Tập thể đạt thành tích xuất sắc", 2, BOLD) == ("Tập thể đạt", "thành tích xuất sắc")


def test_lines_that_the_author_broke_keep_their_breaks() -> None:
    found = fit_lines(["Kính chào", "quý vị đại biểu"], BOLD, width=690, size=92, floor=72, lines=2)
    assert found.lines == ("Kính chào", "quý vị đại biểu")


def test_a_bound_name_breaks_before_it_is_refused() -> None:
    name = "Ban Công tác Mặt trận và Chi hội Cựu chiến binh Khu dân cư số 12".replace(" ", NBSP)
    assert fit(name, BOLD, width=1200, size=94, floor=90, broken=68, broken_floor=56).overfull
    assert not fit_name(name, BOLD, width=1200, size=94, floor=90, broken=68, broken_floor=56).overfull


def test_an_unknown_letter_counts_as_the_widest() -> None:
    assert width_em("漢", BOLD) >= width_em("W", BOLD)


def test_running_text_is_counted_line_by_line() -> None:
    assert wrapped_lines("một hai ba", REGULAR, 10_000, 40) == 1
    assert wrapped_lines("một hai ba", REGULAR, set_width("một hai", REGULAR, 40) + 1, 40) == 2


@given(st.lists(TEXTS, min_size=1, max_size=6))
@settings(max_examples=50, deadline=None)
def test_a_block_that_fits_is_no_higher_than_its_box(paragraphs: list[str]) -> None:
    found = fit_block(paragraphs, REGULAR, width=1600, height=600, size=60, floor=34)
    lines = sum(wrapped_lines(text, REGULAR, 1600, found.size) for text in paragraphs)
    assert found.overfull or (lines * 1.46 + 0.5 * (len(paragraphs) - 1)) * found.size <= 600


def test_many_lines_of_many_words_are_broken_at_once() -> None:
    words = " ".join(f"chữ{number}" for number in range(120))
    lines = break_lines(words, 9, REGULAR)  # weighing every choice would not end in a lifetime
    assert " ".join(lines) == words
    assert len(lines) == 9
    lengths = [width_em(line, REGULAR) for line in lines]
    assert max(lengths) < 1.3 * min(lengths)
