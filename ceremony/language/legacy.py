"""Old Vietnamese font encodings, TCVN3 (``.Vn*`` fonts) and VNI (``VNI-*``), read as Unicode.

A text in such a font holds Latin-1 letters that only the font shows as Vietnamese. It has to come here before
any cleaning: TCVN3 writes ư as U+00AD, a soft hyphen that nobody sees and every cleaner deletes.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from ceremony.language.posts import begins_with_family
from ceremony.language.syllables import is_syllable
from ceremony.language.text import nfc

_TCVN3_CODES = (
    *range(0xA1, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF), *range(0xC6, 0xCD), *range(0xCE, 0xD9),
    *range(0xDC, 0xE0), *range(0xE1, 0xF0), *range(0xF1, 0xFF),
)  # fmt: skip
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđ" "àảãáạ" "ằẳẵắ" "ặầẩẫấậè" "ẻẽéẹềểễếệìỉ" "ĩíịò" "ỏõóọồổỗốộờởỡớợù" "ủũúụừửữứựỳỷỹýỵ"
)  # fmt: skip
TCVN3 = MappingProxyType(dict(zip(map(chr, _TCVN3_CODES), _TCVN3_LETTERS, strict=True)))  # 74 letters
_TCVN3_TABLE = str.maketrans(dict(TCVN3))

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ROUND = {"â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
          "ã": "\u0302\u0303", "ä": "\u0302\u0323"}  # fmt: skip
_BREVE = {"ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
          "ü": "\u0306\u0303", "ë": "\u0306\u0323"}  # fmt: skip
_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_AFTER = {"a": _TONES | _ROUND | _BREVE, "e": _TONES | _ROUND, "o": _TONES | _ROUND, "u": _TONES,
          "y": _TONES, "ô": _TONES, "ö": _TONES}  # fmt: skip

_NO_CAPITALS = frozenset(map(chr, _TCVN3_CODES[14:]))  # signs of letters that have no capital in TCVN3
_SIGNS = frozenset(sign for sign in TCVN3 if ord(sign) < 0xC0 or sign in "×÷")  # no letters in Latin-1
_NAME_STARTS = re.compile(r"(?<![^\s(\[\"“”'’.,/-])\S")
_LOST_HORN = re.compile(
    "(?<!ư)[ơờởỡớợ](?:ng|nh|ch|c)(?![a-zà-ỹ])", re.IGNORECASE
)  # no syllable: its ư is gone

_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)
_SHORT_FORM = re.compile("[A-ZĐ]{2,}")
_WORDS = re.compile(r"[^\s,;:()\[\]\"“”/+0-9.–-]+")
_LATIN = re.compile("[\u00a1-\u00ff]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a column is written: ``kind`` is "tcvn3", "vni" or "" for Unicode; ``capitals``: an H font."""

    kind: str = ""
    capitals: bool = False


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs = dict(_SINGLE)
    for base, marks in _AFTER.items():
        for sign, mark in marks.items():
            pairs[base + sign] = nfc(_SINGLE.get(base, base) + mark)
    pairs |= {key.upper(): letter.upper() for key, letter in pairs.items()}
    pairs |= {key[0].upper() + key[1]: letter.upper() for key, letter in pairs.items() if len(key) == 2}
    longest_first = sorted(pairs, key=lambda key: (-len(key), key))
    return re.compile("|".join(map(re.escape, longest_first))), pairs


def vni_pairs() -> dict[str, str]:
    """Every VNI letter, of one or two signs, with the letter it stands for."""
    return dict(_vni()[1])


def decode_tcvn3(text: str, *, capitals: bool = False) -> str:
    """TCVN3 as Unicode; the H fonts show every letter as a capital."""
    read = text.translate(_TCVN3_TABLE)
    return read.upper() if capitals else read


def decode_vni(text: str) -> str:
    """VNI as Unicode."""
    pattern, pairs = _vni()
    return pattern.sub(lambda found: pairs[found.group()], text)


def is_unicode(text: str) -> bool:
    """True when the text holds a Vietnamese letter that neither old encoding can hold."""
    return bool(_UNICODE.search(nfc(text)))


def decode(text: str, encoding: Encoding) -> str:
    """The text as Unicode; a cell that somebody has typed anew in Unicode is left as it is."""
    if not encoding.kind or is_unicode(text):
        return text
    if encoding.kind == "vni":
        return decode_vni(text)
    return decode_tcvn3(text, capitals=encoding.capitals)


@cache
def font_encoding(font: str) -> Encoding:
    """What the name of a font says: ``.VnTimeH`` is TCVN3 in capitals."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return Encoding("tcvn3", name.endswith("h"))
    return Encoding("vni") if name.startswith("vni-") else Encoding()


def _words(text: str) -> list[str]:
    return [word for word in _WORDS.findall(text) if _LATIN.search(word)] if _LATIN.search(text) else []


@lru_cache(maxsize=20_000)
def _good(word: str) -> bool:
    """A syllable in small letters, in capitals or with one in front; or a short form in capitals: QĐ, "
    "HĐND."""
    shaped = word[1:].islower() or len(word) == 1 or word.isupper()
    return shaped and (is_syllable(word.lower()) or bool(_SHORT_FORM.fullmatch(word)))


def is_good(text: str) -> bool:
    """True when every marked word of the text is a Vietnamese syllable as it stands."""
    return all(_good(word) for word in _WORDS.findall(text) if not word.isascii())


def looks_old(text: str) -> bool:
    """True for what only an old font makes a word of: a sign inside a word, a marked capital behind a small "
    "letter."""
    return any(_is_old(word) for word in _words(text))


def _is_old(word: str) -> bool:
    pairs = list(itertools.pairwise(word))
    signs = any(
        (one in _SIGNS and other.isalpha() and other not in _SIGNS)
        or (other in _SIGNS and other not in "·»" and one.isalpha())
        for one, other in pairs
    )
    return (signs and not _ORDINARY.fullmatch(word)) or any(
        one.islower() and other.isupper() and not other.isascii() for one, other in pairs
    )


_ORDINARY = re.compile(r"«?[^\W\d_]+»?|[^\W\d_]{1,3}[²³°ªº®]|°[CFK]|¿[^\W\d_]+")


def is_sure(texts: Iterable[str], encoding: Encoding) -> bool:
    """True when a column is in an old encoding by more than one word that another language could write "
    "too."""
    words = {word for text in texts if not is_unicode(text) for word in _words(text)}
    odd = [word for word in words if not _good(word)]
    read = sum(_is_in(encoding.kind, word) for word in odd)
    return read * 2 > len(odd) and (read > 1 or any(_is_old(word) for word in odd))


def read_certain(text: str) -> Encoding:
    """The old encoding that a text without a font must be in; Encoding() when it is in none, or in doubt.

    Must: no Unicode letter of Vietnamese, words that are no Vietnamese as they stand, and all of them are in
    one encoding and not in the other. One word alone is enough only when no other language writes it so.
    """
    words = [] if is_unicode(text) else _words(text)
    if not words or all(map(_good, words)):
        return Encoding()
    encodings = [kind for kind in ("tcvn3", "vni") if all(_is_in(kind, word) for word in words)]
    odd = sum(not _good(word) for word in words)
    if len(encodings) != 1:
        return Encoding()
    if odd < 2 and not looks_old(text) and not begins_with_family(decode(text, Encoding(encodings[0]))):
        return Encoding()
    if not all(is_syllable(word.lower()) for word in text.split() if word.isascii() and word.isalpha()):
        return Encoding()
    return Encoding(encodings[0], encodings[0] == "tcvn3" and vote([text]).capitals)


def _is_in(kind: str, word: str) -> bool:
    if kind == "vni":
        return _good(decode_vni(word))
    read = decode_tcvn3(word)
    return is_syllable(read.lower()) or bool(_SHORT_FORM.fullmatch(read))


def raise_capitals(text: str, read: str, *, every_word: bool) -> str:
    """What TCVN3 could not write: the capital of a marked letter at the beginning of a name, or of each of
    its words.

    ``text`` is the cell as it stands, ``read`` what it was read as, letter for letter. A name all in small
    letters stays so: somebody typed it.
    """
    starts = [found.start() for found in _NAME_STARTS.finditer(text)]
    capitals = [text[place].isupper() for place in starts]
    if len(starts) > 1 and every_word and not any(capitals):
        return read
    raised = list(read)
    for place in starts if every_word else starts[:1]:
        if text[place] in _NO_CAPITALS:
            raised[place] = raised[place].upper()
    return "".join(raised)


def lost_horn(read: str) -> str:
    """The first word of a text read from TCVN3 whose ư got lost (its sign is a soft hyphen): "Hờng"; "" for "
    "none."""
    return next((word for word in read.split() if _LOST_HORN.search(word)), "")


def vote(texts: Iterable[str]) -> Encoding:
    """The encoding in which most marked words of a column are Vietnamese syllables; Unicode wins a tie.

    Only texts that could be in an old encoding have a vote.
    """
    votes = {"": 0, "tcvn3": 0, "vni": 0}
    capitals = small = 0
    words: Counter[str] = Counter()
    for text, times in Counter(texts).items():
        if is_unicode(text):
            votes[""] += times * (len(_words(text)) + 1)
            continue
        for word in _words(text):
            words[word] += times
    for word, count in words.items():
        read = decode_tcvn3(word)
        votes[""] += count * _good(word)
        votes["vni"] += count * _good(decode_vni(word))
        votes["tcvn3"] += count * is_syllable(read.lower())
        plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
        if len(plain) > 1 and any(letter.islower() for letter in read):
            whole = all(letter.isupper() for letter in plain)
            capitals, small = capitals + count * whole, small + count * (not whole)
    best = max(votes, key=lambda kind: (votes[kind], kind == ""))
    return Encoding(best, best == "tcvn3" and capitals > small)
