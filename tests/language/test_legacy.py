"""Old font encodings are read whole, and nothing that is Unicode already is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.legacy import (
    TCVN3,
    Encoding,
    decode,
    decode_tcvn3,
    decode_vni,
    font_encoding,
    vni_pairs,
    vote,
)

NAMES = (
    "Nguyễn Thị Hương",
    "Đồng Phú Quý",
    "Trần Văn Đạt",
    "Lê Thị Nhật Diệu",
    "Phạm Văn Ước",
    "Vũ Ngọc Mỹ Ỷ",
)


def in_tcvn3(text: str) -> str:
    signs = {letter: sign for sign, letter in TCVN3.items()}
    return "".join(signs.get(letter, signs.get(letter.lower(), letter)) for letter in text)


def in_vni(text: str) -> str:
    signs = {letter: pair for pair, letter in vni_pairs().items()}
    return "".join(signs.get(letter, letter) for letter in text)


def test_every_letter_of_tcvn3_has_one_place() -> None:
    assert len(TCVN3) == 74
    assert len(set(TCVN3.values())) == 74


def test_vni_holds_every_vietnamese_letter_in_both_cases() -> None:
    assert {letter for letter in TCVN3.values() if letter.islower()} <= set(vni_pairs().values())
    assert all(letter.upper() in vni_pairs().values() for letter in TCVN3.values())


def test_the_soft_hyphen_is_the_letter_u_with_a_horn() -> None:
    assert decode_tcvn3("NguyÔn ThÞ H\u00ad¬ng") == "Nguyễn Thị Hương"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_survives_both_encodings(name: str) -> None:
    old = in_tcvn3(name)
    assert decode_tcvn3(old).casefold() == name.casefold()
    assert decode_vni(in_vni(name)) == name


@pytest.mark.parametrize("name", NAMES)
def test_a_column_is_known_by_its_words(name: str) -> None:
    assert vote([in_tcvn3(name)]).kind == "tcvn3"
    assert vote([in_vni(name)]).kind == "vni"
    assert vote([name]) == Encoding()


@pytest.mark.parametrize(
    "name", ["Hà Công Lý", "Tô Tâm", "Bùi Thế Nhân", "José", "Nguyen Van A", "Hòa", "123", ""]
)
def test_unicode_with_only_latin_letters_is_left_alone(name: str) -> None:
    assert decode(name, vote([name])) == name


def test_words_of_capitals_tell_an_h_font() -> None:
    assert vote(["NGUYÔN V¡N §¹T", "TRÇN THÞ H\u00ad¬NG"]) == Encoding("tcvn3", True)
    assert decode("TRÇN THÞ H\u00ad¬NG", Encoding("tcvn3", True)) == "TRẦN THỊ HƯƠNG"


def test_fonts_tell_their_encoding() -> None:
    assert font_encoding(".VnTime") == Encoding("tcvn3")
    assert font_encoding(".VnArial NarrowH") == Encoding("tcvn3", True)
    assert font_encoding("VNI-Times") == Encoding("vni")
    assert font_encoding("Times New Roman") == Encoding()


def test_a_cell_typed_anew_in_unicode_is_not_decoded_again() -> None:
    column = [in_tcvn3(name) for name in NAMES]
    assert decode("Trà Thị Hạnh", vote([*column, "Trà Thị Hạnh"])) == "Trà Thị Hạnh"


@given(st.text())
def test_no_text_breaks_the_vote_or_the_decoding(text: str) -> None:
    for encoding in (vote([text]), Encoding("tcvn3", True), Encoding("vni")):
        assert isinstance(decode(text, encoding), str)
