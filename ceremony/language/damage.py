"""Text that was spoiled when a file was saved or opened in another code page, and what it says of that.

UTF-8 opened as Windows Latin shows "Nguyá»…n"; a save as "ANSI" turns what the page lacks into "?"; Windows'
Latin opened as Windows' Vietnamese shows "B́nh". None of it is a name. A word that is Vietnamese as it stands
is never spoiled, and neither is one that no other code page turns into Vietnamese: Müller, José, Øre.
"""

from __future__ import annotations

import html
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ceremony.language.syllables import is_syllable
from ceremony.language.text import nfc

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_VOWELS = frozenset("aeiouyAEIOUY")
_CHUNK = re.compile(r"[^ \t\r\n]+")
_WORD = re.compile(r"[^\W\d_\u00aa\u00b5\u00ba]+(?:[\u0300-\u036f]+[^\W\d_\u00aa\u00b5\u00ba]*)*")
_ADDRESS = re.compile(r"https?:|www\.|\?\w+=|\.[a-z]{2,4}/")
_BEFORE_LETTER = re.compile(r"([^\W\d_]?)\?+([^\W\d_])")
_BARE = re.compile(
    r"(?<![^\W\d_])[b-df-hj-np-tv-xzđ]+\?", re.IGNORECASE
)  # "Th?": consonants, and the vowel is gone
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8});")
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}|_x[0-9A-Fa-f]{4}_|(?:%[0-9A-F]{2}){2,}|(?:=[0-9A-F]{2}){2,}")
_AROUND = "–—‘’“”…•′″№²³°«»·\u00a0"  # what Vietnamese text holds besides its letters, before and behind words
_AT_THE_END = re.compile("á[»º].|Ã[²³]")  # how UTF-8 ends a word in a Latin page with such signs: Tổ, Hồ, Tó
_WITHIN = frozenset("–—’·\u00a0")  # and inside what no blank parts
_SINGLE_BYTE = ("cp1252", "latin-1", "cp1258", "mac_roman", "cp437", "cp850", "cp1250", "cp1251")


def _chunks(text: str) -> list[str]:
    """The text in pieces that no common blank parts; a no-break space may be half of a spoiled letter."""
    return [found[0] for found in _CHUNK.finditer(text)]


@dataclass(frozen=True, slots=True)
class Damage:
    """One spoiled word. ``kind``: "lost" (letters are gone), "page" (another code page), "escaped".

    ``found`` is the word as it stands, ``meant`` what it was, "" when nobody can say.
    """

    kind: str
    found: str
    meant: str = ""


@cache
def _bytes_of(page: str) -> dict[str, int]:
    """Letter → byte; a byte that the page leaves open stands for itself, as Windows reads it."""
    table = {}
    for byte in range(256):
        try:
            table[bytes([byte]).decode(page)] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    return table


def _letters_of(page: str, text: str) -> Iterator[str]:
    """The text as the letters of a page: Windows' Vietnamese holds most tones apart from their vowels."""
    table = _bytes_of(page)
    for letter in nfc(text):
        if page != "cp1258" or letter in table:
            yield letter
            continue
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts if mark in _TONES)
        yield from nfc("".join(mark for mark in parts if mark not in _TONES)) + tones


def _encoded(page: str, text: str) -> bytes | None:
    if page == "gb18030":
        try:
            return text.encode(page)
        except UnicodeEncodeError:
            return None
    table = _bytes_of(page)
    letters = list(_letters_of(page, text))
    return bytes(table[letter] for letter in letters) if all(letter in table for letter in letters) else None


def _decoded(raw: bytes, page: str) -> str:
    """ "" when the bytes are no text of that page."""
    try:
        return nfc(raw.decode(page))
    except UnicodeDecodeError:
        return ""


@lru_cache(maxsize=20_000)
def _good(word: str) -> bool:
    """A Vietnamese syllable in small letters, in capitals, or with one capital in front."""
    shaped = word.isupper() or len(word) == 1 or word[1:].islower()
    return shaped and is_syllable(word.lower()) and not _loose_tones(word)


def _loose_tones(text: str) -> str:
    """Letters with a tone that are no vowels: what cp1258 makes of the letter before a Latin ì, ò, Þ."""
    parts = unicodedata.normalize("NFD", text)
    base, found = "", ""
    for part in parts:
        if part in _TONES and base not in _VOWELS:
            found += base
        elif not unicodedata.combining(part):
            base = part
    return found


def _is_clean(chunk: str) -> bool:
    """True when every marked word is a good syllable, and nothing strange stands beside."""
    bare = chunk.strip(_AROUND)
    if _AT_THE_END.search(chunk):
        return False
    strange = {sign for sign in bare if not sign.isascii() and not sign.isalpha()} - _WITHIN - _TONES
    return not strange and all(word.isascii() or _good(word) for word in _WORD.findall(bare))


def strangeness(text: str) -> int:
    """How many words of a text are no clean Vietnamese: what tells the right page of a file from a wrong "
    "one."""
    return sum(not chunk.isascii() and not _is_clean(chunk) for chunk in re.split(r"[\s;,\"]+", nfc(text)))


def _is_vietnamese(text: str) -> bool:
    """True for clean text with a marked letter, or with a sign of good typesetting."""
    return not text.isascii() and _is_clean(text) and any(sign.isalpha() or sign in _AROUND for sign in text)


def _as_utf8(chunk: str, depth: int = 2) -> str:
    """What a chunk says when it is UTF-8 that was read in another page, once or twice; else ""."""
    for page in (*_SINGLE_BYTE, "gb18030"):
        raw = _encoded(page, chunk)
        meant = _decoded(raw, "utf-8") if raw else ""
        if meant and meant != nfc(chunk):
            if _is_vietnamese(meant):
                return meant
            if depth > 1 and page in _SINGLE_BYTE[:3] and (deeper := _as_utf8(meant, depth - 1)):
                return deeper
    return ""


def _as_windows(chunk: str) -> str:
    """What a chunk says when the two pages of Windows, Latin and Vietnamese, were taken for each other."""
    for wrong, right in (("cp1258", "cp1252"), ("cp1252", "cp1258")):
        raw = _encoded(wrong, chunk)
        meant = _decoded(raw, right) if raw else ""
        if meant and meant != nfc(chunk) and _is_vietnamese(meant):
            return meant
    return ""


def _is_loose(chunk: str) -> bool:
    """True for a tone on a letter that no language writes with it: "B́", "h̉"."""
    letters = nfc(chunk)
    marks = [(one, other) for one, other in itertools.pairwise(letters) if other in _TONES]
    return any(one.isalpha() and _loose_tones(one + other) and one not in "mnMN" for one, other in marks)


# Tones and roofs typed beside their letters, as old mail did it: Nguye^~n Va(n, Nguyê˜n.
_BESIDE = {"~": "\u0303", "\u02dc": "\u0303", "`": "\u0300", "\u02cb": "\u0300", "\u00b4": "\u0301",
    "\u02ca": "\u0301",
           "^": "\u0302", "\u02c6": "\u0302", "(": "\u0306", "\u02d8": "\u0306", "+": "\u031b"}  # fmt: skip
_TYPED = re.compile(
    r"[aeiouyAEIOUYâêôăơưÂÊÔĂƠƯ](?:[~`´^+\u02c6\u02ca\u02cb\u02d8\u02dc]+(?![A-ZĐ(])|\((?=[a-z]))"
)


def _as_typed(chunk: str) -> str:
    """What a chunk says whose marks were typed or saved beside their letters; "" when it is no Vietnamese."""
    if not _TYPED.search(chunk):
        return ""
    meant = nfc(_TYPED.sub(lambda found: "".join(_BESIDE.get(sign, sign) for sign in found[0]), chunk))
    return meant if meant != chunk and _is_vietnamese(meant) else ""


def _lost(text: str) -> str:
    """The word whose letters became "?" or the sign for nothing, else ""."""
    if "\ufffd" in text:
        return next(chunk for chunk in _chunks(text) if "\ufffd" in chunk)
    if "?" not in text or _ADDRESS.search(text):
        return ""
    for chunk in _chunks(text):
        inside = [
            pair for pair in _BEFORE_LETTER.findall(chunk) if not (pair[0].islower() and pair[1].isupper())
        ]
        bare = _BARE.search(chunk)
        if inside or (bare and not (bare[0].isupper() and len(bare[0]) > 2)):
            return chunk
    return ""


def _escaped(text: str) -> Damage | None:
    entity = _ENTITY.search(text)
    if entity and html.unescape(entity[0]) != entity[0]:
        return Damage("escaped", entity[0], html.unescape(text))
    found = _ESCAPED.search(text)
    return Damage("escaped", found[0]) if found else None


def _first(chunks: Iterator[str], read: Callable[[str], str]) -> Damage | None:
    return next((Damage("page", chunk, meant) for chunk in chunks if (meant := read(chunk))), None)


@lru_cache(maxsize=20_000)
def find_damage(text: str, *, doubtful: bool = False) -> Damage | None:
    """The first spoiled word of a text, None when there is none.

    ``doubtful``: the list is known to hold spoiled words, so that a word that is Vietnamese both as it stands
    and when it is read anew ("HÃ ": Hà) is spoiled too.
    """
    lost = _lost(text)
    if lost:
        return Damage("lost", lost)
    if ("&" in text or "\\" in text or "_x" in text or "%" in text or "=" in text) and (
        found := _escaped(text)
    ):
        return found
    typed = _first(iter(_chunks(text)), _as_typed)
    if typed or text.isascii():
        return typed
    chunks = [chunk for chunk in _chunks(text) if not chunk.isascii()]
    strange = chunks if doubtful else [chunk for chunk in chunks if not _is_clean(chunk)]
    found = _first(iter(strange), _as_utf8) or _first(
        (chunk for chunk in chunks if not _is_clean(chunk)), _as_windows
    )
    if found:
        return found
    loose = next((chunk for chunk in chunks if _is_loose(chunk)), "")
    return Damage("page", loose) if loose else None
