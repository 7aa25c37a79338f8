"""What stays together at the end of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.binding import NBSP, bind, bind_name, bind_names, unbind


@pytest.mark.parametrize(
    "tied", ["Tổ dân phố 55", "năm 2022", "ngày 31", "17 khu", "Khu dân cư số 12", "Quận 1"]
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


@given(st.text(max_size=80))
def test_binding_changes_nothing_but_blanks(text: str) -> None:
    assert unbind(bind(text)) == unbind(bind(unbind(bind(text))))
    assert bind(bind(text)) == bind(text)
