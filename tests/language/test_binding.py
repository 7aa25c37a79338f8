"""What stays together at the end of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.binding import NBSP, bind, bind_name, bind_names, unbind
from ceremony.language.text import nfc


@pytest.mark.parametrize(
    "tied",
    [
        "Tổ dân phố 55",
        "TDP 55",
        "năm 2022",
        "ngày 31",
        "17 khu",
        "Khu dân cư số 12",
        "Quận 1",
        "P. 12",
        "5.000.000 đồng",
        "98,7 %",
        "nhiệm kỳ 2020 - 2025",
    ],
)
def test_a_number_stays_with_what_it_counts(tied: str) -> None:
    text = f"Bà Hương {tied} dân cư ở đây"
    assert tied.replace(" ", NBSP) in bind(text)


def test_a_name_and_its_honorific_stand_together() -> None:
    assert bind_name("Lê Văn Cương", "đồng chí") == "đồng chí Lê Văn Cương".replace(" ", NBSP)
    said = bind_names("mời đồng chí Lê Văn Cương lên", ["Lê Văn Cương"])
    assert said == f"mời {bind_name('Lê Văn Cương', 'đồng chí')} lên"


def test_titles_may_part_between_posts() -> None:
    assert " " in bind("Quận ủy viên, Bí thư Đảng ủy phường")


@given(
    st.lists(st.sampled_from(["Tổ", "ngày", "năm", "2021", "55", "hộ", "-", "%", "P.", "Lê", "à\u0300"])).map(
        " ".join
    )
)
def test_binding_changes_nothing_but_blanks(text: str) -> None:
    assert unbind(bind(text)) == nfc(text)
    assert bind(bind(text)) == bind(text)


@given(st.text(max_size=80))
def test_any_text_keeps_its_signs(text: str) -> None:
    assert unbind(bind(text)) == unbind(nfc(text))
