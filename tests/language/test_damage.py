"""Spoiled text is known for what it is, and no Vietnamese and no foreign name is taken for it."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.language.damage import find_damage
from ceremony.language.syllables import is_syllable

NAMES = (
    "Nguyễn Thị Lan", "Tổ 2", "Hồ Sử", "Trần Văn Bình", "Đặng Thị Thủy", "Lê Hoàng Phúc", "Vũ Đức Đạt",
    "Phạm Thị Ái Mỹ",
    "Bùi Thế Nhân",
    "Hồ Ngọc Ẩn", "Ngô Quyền", "Trịnh Ưng Ước", "Đỗ Ý Nhi", "NGUYỄN THỊ HƯỜNG", "Lý Thường Kiệt",
)  # fmt: skip
FOREIGN = (
    "Müller", "José", "François", "Øre", "K'Bông", "Y Ê Ban", "H'Hen Niê", "Søren", "Björk", "Wiśniewski",
    "Łukasz",
    "Kościuszko", "Dvořák", "Čapek", "Núñez", "João", "São Paulo", "Conceição", "Åse", "Ångström", "Zoë",
    "Loïc", "Anaïs",
    "Noël", "Citroën", "Chloé", "André", "Inés", "Sofía", "Raúl", "Peña", "Ibáñez", "Jürgen", "Jörg", "Weiß",
    "Straße",
    "Gößl", "Þórdís", "Guðrún", "Ægir", "Brontë", "D'Angelo", "O’Brien", "Siu Blơ̆", "Rơ Châm", "Ayŭn", "Kpă",
    "Êđê",
    "Đắk Lắk", "Krông Pắc", "Hrê", "Brâu", "Y Blô Niê Kđăm", "Nguyễn Thị Ê Ban", "Şahin", "Yıldız", "Ğ",
    "Ōsaka", "Tōkyō",
    "Győr", "Erdős", "Ștefan", "Žižek", "Đinh Núp", "M² 25°C", "30–4", "O´Brien", "K`Bông", "a (b)",
    "Tổ A(1)", "~ 5 triệu", "C++", "x^2", "“XÃ”", "XÃ…", "XÃ\u00a0AN HÒA",
    "Xã “Hòa”…",
    "Ông/Bà", "Tổ 5 – KDC 12", "A & B", "50 %", "№ 5", "Ai là triệu phú?", "Vì sao?", "Tổ 5?", "(?)",
    "a.vn/x?y=1",
    "Bạn là ai?Tôi là", "TP?", "M&M", "R&D; Q&A", "x = 5", "100%", "C:\\thu muc",
)  # fmt: skip
PAGES = ("cp1252", "latin-1", "cp1258", "mac_roman", "cp437")


def misread(text: str, page: str) -> str:
    """UTF-8 bytes as a program shows them that takes them for another page; open bytes stand for "
    "themselves."""
    shown = ""
    for byte in text.encode():
        try:
            shown += bytes([byte]).decode(page)
        except UnicodeDecodeError:
            shown += chr(byte)
    return unicodedata.normalize("NFC", shown)


def all_syllables() -> list[str]:
    onsets = ["", *str.split("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")]
    rimes = str.split(
        "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en "
        "eng eo ep et ê "
        "êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai "
        "oam oan oang oanh "
        "oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt "
        "ơ ơi ơm ơn ơp ơt "
        "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych "
        "uyên uyêt uynh uyt "
        "uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu"
    )
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    found = []
    for onset, rime, tone in itertools.product(onsets, rimes, tones):
        marked = [place for place, letter in enumerate(rime) if letter in "aăâeêioôơuưy"]
        for place in marked[:2]:
            word = unicodedata.normalize("NFC", onset + rime[: place + 1] + tone + rime[place + 1 :])
            if is_syllable(word):
                found.append(word)
    return found


SYLLABLES = all_syllables()


def test_no_vietnamese_syllable_is_taken_for_spoiled() -> None:
    assert len(SYLLABLES) > 10_000
    wrong = [
        word
        for syllable in SYLLABLES
        for word in (syllable, syllable.capitalize(), syllable.upper())
        if find_damage(word)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", [*NAMES, *FOREIGN])
def test_no_name_of_any_language_is_taken_for_spoiled(name: str) -> None:
    assert find_damage(name) is None


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", NAMES)
def test_utf8_read_in_another_page_is_known_and_read_back(name: str, page: str) -> None:
    found = find_damage(misread(name, page), doubtful=True)
    assert found is not None
    assert found.kind == "page"
    assert found.meant in name


def test_what_was_spoiled_twice_is_known() -> None:
    found = find_damage(misread(misread("Nguyễn Thị Lan", "cp1252"), "cp1252"))
    assert found is not None
    assert found.meant == "Nguyễn"


@pytest.mark.parametrize(
    ("shown", "meant"), [("B́nh", "Bình"), ("Ḿnh", "Mình"), ("Ḥa", "Hòa"), ("ĐaÌ", ""), ("Thiò", "Thị")]
)
def test_the_two_pages_of_windows_taken_for_each_other_are_known(shown: str, meant: str) -> None:
    found = find_damage(shown)
    assert (found.meant if found else "") == meant


@pytest.mark.parametrize(
    "text",
    [
        "Nguy?n Th? Lan",
        "??ng Th? Th?y",
        "NGUY?N TH? LAN",
        "Tr?n V?n B?nh",
        "L\ufffd V\ufffdn",
        "Th? 5",
        "L? Loan",
    ],
)
def test_letters_that_were_lost_are_known(text: str) -> None:
    found = find_damage(text)
    assert found is not None
    assert found.kind == "lost"


@pytest.mark.parametrize("text", ["Nguy&#7877;n", "Nguy&#x1EC5;n", "B&igrave;nh", "Nguy\\u1ec5n",
    "Nguy%E1%BB%85n",
                                  "Nguy=E1=BB=85n"])  # fmt: skip
def test_codes_instead_of_letters_are_known(text: str) -> None:
    found = find_damage(text)
    assert found is not None
    assert found.kind == "escaped"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=5),
    st.sampled_from(("capitalize", "upper", "lower")),
)
def test_no_words_of_syllables_are_taken_for_spoiled(words: list[str], case: str) -> None:
    assert find_damage(" ".join(getattr(word, case)() for word in words)) is None


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_no_text_breaks_the_search(text: str) -> None:
    find_damage(text)
    find_damage(text, doubtful=True)


@pytest.mark.parametrize("word", ["Tổ", "Hồ", "Mỗ", "Sử", "Tó", "Hỏ", "Nguyễn", "Bình", "Đỗ"])
def test_a_spoiled_word_is_known_by_itself(word: str) -> None:
    found = find_damage(misread(word, "cp1252"))
    assert found is not None
    assert found.meant == word
