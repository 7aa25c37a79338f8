"""Which words can be Vietnamese syllables: onset, vowels, coda and one tone."""

from __future__ import annotations

import re
import unicodedata

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]"
# Vowels that a consonant may follow, and the ones that close the syllable.
_OPEN = (
    "oai|oay|oao|oeo|uya|uyu|uây|uôi|iêu|yêu|ươi|ươu|uay|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|"
    "ua|ui|ưa|ưi|ưu|uy|oa|oe|uê|uơ|ya"
)
_CLOSED = "uyê|iê|yê|oa|oă|oe|ua|uâ|uă|uô|ươ|uê|uy|oo|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
_CODA = "ng|nh|ch|[cmnpt]"
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:(?:{_OPEN})|(?:{_CLOSED})(?:{_CODA})|[aăâeêioôơuưy]|uê|uy)\Z")


def is_syllable(word: str) -> bool:
    """True when a word in small letters is spelled as Vietnamese syllables are."""
    letters = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", _TONE.sub("", letters))
    return len(_TONE.findall(letters)) <= 1 and bool(_SYLLABLE.match(bare))
