"""What somebody types into a search box: without marks, or in Telex that no keyboard program has read."""

from __future__ import annotations

from ceremony.language.syllables import is_syllable
from ceremony.language.text import search_key

_VOWELS = frozenset("aeiouy")
_TONES = frozenset("sfrxjz")  # no Vietnamese syllable ends in one of these letters
_HORNED = frozenset("aou")  # what a "w" puts a horn or a breve on
_DOUBLED = frozenset("aeo")  # what a second letter of the same puts a hat on
# Vowels without marks, and as they are written with them.
_MARKED = (
    ("uo", "uô"), ("uo", "ươ"), ("uo", "uơ"), ("uu", "ưu"), ("ie", "iê"), ("ye", "yê"), ("ue", "uê"),
    ("ua", "uâ"), ("eu", "êu"), ("au", "âu"), ("oa", "oă"),
)  # fmt: skip


def _is_mark(letter: str, bare: str) -> bool:
    """True when a keyboard program would make ``letter``, typed behind ``bare``, a mark of an earlier one.

    Marks may be typed with their letter ("nguyeenx") or at the end of the word ("nguyenex"), as both
    programs that offices use allow.
    """
    voiced = not _VOWELS.isdisjoint(bare)
    return (
        (letter == "w" and not _HORNED.isdisjoint(bare))
        or (letter == "d" and bare.startswith("d"))
        or (letter in _TONES and voiced)
        or (letter in _DOUBLED and letter in bare)
    )


def _without_marks(word: str) -> str:
    """The letters of a word typed in Telex; a "w" with nothing to put a horn on is an "ư" itself."""
    bare = ""
    for letter in word:
        if not _is_mark(letter, bare):
            bare += "u" if letter == "w" else letter
    return bare


def _read(word: str) -> str:
    """A word typed in Telex without its marks; any other word as it is."""
    if not word.isascii() or _VOWELS.isdisjoint(word.replace("w", "u")):
        return word
    plain = is_plain_syllable(word) and "oo" not in word  # "oong" is a syllable, and also how "ông" is typed
    return word if plain else _without_marks(word)


def is_plain_syllable(word: str) -> bool:
    """True when a word without marks could be a Vietnamese syllable with them."""
    return any(is_syllable(word.replace(plain, marked)) for plain, marked in (("", ""), *_MARKED))


def is_unread(word: str) -> bool:
    """True for a word in Telex that no keyboard program has made marks of: "Nguyeenx", "Thij"."""
    low = word.lower()
    return low.isascii() and low.isalpha() and not is_plain_syllable(low) and is_plain_syllable(_read(low))


def search_keys(typed: str) -> tuple[str, ...]:
    """The keys that what was typed may mean: as it stands and, when it differs, read as Telex.

    "cuong", "Cương", "cuwowng" and "cuongw" all find the search key "cuong".
    """
    plain = search_key(typed)
    read = " ".join(_read(word) for word in plain.split())
    return (plain,) if read == plain else (plain, read)
