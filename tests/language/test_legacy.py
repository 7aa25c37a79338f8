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
    is_good,
    looks_old,
    lost_horn,
    raise_capitals,
    read_certain,
    vni_pairs,
    vote,
)
from tests.language.test_damage import FOREIGN, SYLLABLES

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
    assert font_encoding(".VNTIMEH") == Encoding("tcvn3", True)
    assert font_encoding("vni-times") == Encoding("vni")


def test_a_cell_typed_anew_in_unicode_is_not_decoded_again() -> None:
    column = [in_tcvn3(name) for name in NAMES]
    assert decode("Trà Thị Hạnh", vote([*column, "Trà Thị Hạnh"])) == "Trà Thị Hạnh"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("write", "kind"), [(in_tcvn3, "tcvn3"), (in_vni, "vni")])
def test_a_single_name_without_a_font_is_read(name: str, write: object, kind: str) -> None:
    old = write(name)  # type: ignore[operator]
    assert read_certain(old).kind == kind


@pytest.mark.parametrize("name", [*NAMES, *FOREIGN])
def test_a_name_in_unicode_is_in_no_old_font_and_does_not_look_so(name: str) -> None:
    assert read_certain(name) == Encoding()
    assert not looks_old(name)


def test_a_single_word_that_other_languages_write_is_not_read() -> None:
    assert read_certain("Loïc Martin") == Encoding()
    assert read_certain("Loïc") == Encoding()


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4))
def test_words_of_syllables_are_never_decoded(words: list[str]) -> None:
    name = " ".join(word.capitalize() for word in words)
    assert decode(name, read_certain(name)) == name
    assert not looks_old(name)


@pytest.mark.parametrize("text", ["NguyÔn H÷u §øc", "Lª ThÞ H­êng", "§Æng", "¸nh", "TrÇn", "Nguyễn H÷u"])
def test_what_only_an_old_font_makes_a_word_looks_so(text: str) -> None:
    assert looks_old(text)


@pytest.mark.parametrize(
    ("name", "read"),
    [("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"), ("Ông Ích Khiêm", "Ông Ích Khiêm"), ("Đỗ Ẩn", "Đỗ Ẩn")],
)
def test_the_capitals_that_tcvn3_cannot_write_are_raised_in_names(name: str, read: str) -> None:
    old = in_tcvn3(name)
    assert raise_capitals(old, decode_tcvn3(old), every_word=True) == read


def test_a_name_in_small_letters_and_a_word_within_a_text_are_not_raised() -> None:
    for text in ("trần văn ước", "phạm thị ánh"):
        old = in_tcvn3(text)
        assert raise_capitals(old, decode_tcvn3(old), every_word=True) == text
    unit = in_tcvn3("ấp Tân ánh")
    assert raise_capitals(unit, decode_tcvn3(unit), every_word=False) == "Ấp Tân ánh"


def test_a_soft_hyphen_that_got_lost_leaves_no_syllable() -> None:
    assert lost_horn(decode_tcvn3("Lª ThÞ Hêng")) == "Hờng"
    assert lost_horn("Lê Thị Hường Phước Tươi Mượn Sơn Phớt") == ""


def test_words_are_good_when_every_marked_one_is_a_syllable() -> None:
    assert is_good("Nguyễn Văn An 5")
    assert not is_good("NguyÔn V¨n An")


@given(st.text())
def test_no_text_breaks_the_vote_or_the_decoding(text: str) -> None:
    for encoding in (vote([text]), Encoding("tcvn3", True), Encoding("vni")):
        assert isinstance(decode(text, encoding), str)
