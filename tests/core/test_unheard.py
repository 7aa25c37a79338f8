"""Guests read nobody's name before their moment, however a title spells it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.unheard import gives_away, key_of
from ceremony.core.views import follow_view
from ceremony.model.rundown import Rundown
from tests.core.playbook import Playbook
from tests.sample import rundown

SPEAKER, WITNESS, SIGNER, RECIPIENT = (
    "Nguyễn Thị Hương", "Lê Văn Cương", "Trần Hoà Bình", "Đặng Quý Tỵ",
)  # fmt: skip
PEOPLE = (SPEAKER, WITNESS, SIGNER, RECIPIENT)
BLANKS = (" ", "\u00a0", "  ", "\u202f", "\u2009", "\t", "\n", "\u200b ", "\u2003")
SHAPES: tuple[Callable[[str], str], ...] = (
    str, str.upper, str.lower, str.title, str.swapcase,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFKC", text).replace("oà", "òa"),
)  # fmt: skip
FRAMES = ("Tham luận của bà {}", "{}", "{}: báo cáo", "Ông {}, Bí thư", "“{}”", "phần của đ/c {} (10 phút)")


def held(title: str, public_title: str = "") -> Playbook:
    """The sample show with four people in it, opened; one title of its last part is what is tried."""
    plain = rundown()
    who = {"ky-01": (SIGNER, "individual"), "nhan-003": (RECIPIENT, "individual")}
    entrants = tuple(
        replace(one, name=who[one.id][0], group=who[one.id][1]) if one.id in who else one
        for one in plain.entrants
    )
    items = tuple(
        replace(item, title=title, public_title=public_title) if item.id == "be-mac" else item
        for item in plain.items
    )
    return Playbook(replace(plain, entrants=entrants, items=items)).open()


@given(
    st.sampled_from(PEOPLE),
    st.lists(st.sampled_from(BLANKS), min_size=2, max_size=2),
    st.sampled_from(SHAPES),
    st.sampled_from(FRAMES),
    st.booleans(),
)
def test_no_spelling_of_a_name_reaches_guests_before_its_cue(
    name: str, blanks: list[str], shape: Callable[[str], str], frame: str, public: bool
) -> None:
    first, second, third = name.split()
    title = frame.format(shape(f"{first}{blanks[0]}{second}{blanks[1]}{third}"))
    show = held("Bế mạc" if public else title, title if public else "")
    told = follow_view(show.frame())
    assert not any(key_of(name) in key_of(row["title"]) for row in told["programme"])
    assert [row["title"] for row in told["programme"]][-1] == "Nội dung chương trình"


@pytest.mark.parametrize("title", ["Tham luận của bà Hương", "Bà Thị Hương phát biểu", "ĐỒNG CHÍ HƯƠNG"])
def test_the_given_name_behind_a_word_of_address_is_a_name(title: str) -> None:
    show = held(title)
    assert gives_away(show.rundown, show.state, title)


@pytest.mark.parametrize(
    "title",
    [
        "Hương (Nguyễn Thị): tham luận", "Tham luận – Huong, Nguyen Thi", "Nguyễn T. Hương phát biểu",
        "N.T. Hương", "Tham luận (nguyenthihuong)", "NguyễnThịHương",
        "Ｎｇｕｙｅｎ Ｔｈｉ Ｈｕｏｎｇ", "Nguyễn-Thị-Hương",
    ],
)  # fmt: skip
def test_other_orders_initials_and_names_without_blanks_are_names(title: str) -> None:
    show = held(title)
    assert gives_away(show.rundown, show.state, title)


@pytest.mark.parametrize("title", ["Dâng hương tưởng niệm", "Hương ước tổ dân phố", "Văn nghệ chào mừng"])
def test_a_word_that_is_also_a_given_name_is_none(title: str) -> None:
    show = held(title)
    assert not gives_away(show.rundown, show.state, title)
    assert [row["title"] for row in follow_view(show.frame())["programme"]][-1] == title


def test_a_name_may_be_read_once_its_moment_has_come() -> None:
    title = f"Trao đổi với bà {SPEAKER}"
    show = held(title)
    assert gives_away(show.rundown, show.state, title)
    show.ask("take", cue="tham-luan-1")
    assert not gives_away(show.rundown, show.state, title)


def test_a_name_that_the_event_bears_is_no_secret() -> None:
    show = held("Bế mạc")
    event: Rundown = replace(show.rundown, name=f"Lễ mừng thọ cụ {RECIPIENT}")
    assert not gives_away(event, show.state, f"Chúc thọ cụ {RECIPIENT}")


def test_the_founding_event_tells_guests_no_speaker() -> None:
    from tests.documents.event import founding

    show = Playbook(founding()[1].rundown)
    told = key_of(json.dumps(follow_view(show.frame()), ensure_ascii=False))
    speakers = [speaker for item in show.rundown.items for speaker in item.speakers]
    assert speakers
    assert not [speaker.name for speaker in speakers if key_of(speaker.name) in told]
