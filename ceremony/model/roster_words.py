"""Columns of few words: what may be written in them, in Vietnamese and English."""

from __future__ import annotations

from functools import lru_cache

from ceremony.language.text import match_key

_WORDS = {
    "kind": {
        "collective": ("collective", "tập thể"),
        "household": ("household", "hộ", "hộ gia đình", "gia đình"),
        "individual": ("individual", "cá nhân"),
    },
    "status": {
        "": ("", "waiting", "chờ"),
        "absent": ("absent", "vắng"),
        "posthumous": ("posthumous", "truy tặng"),
        "later": ("later", "nhận sau"),
    },
    "consent": {"yes": ("yes", "true", "x", "có", "đồng ý", "1"), "": ("", "no", "false", "không", "0")},
    "sample": {"yes": ("yes", "true", "x", "có", "mẫu", "1"), "": ("", "no", "false", "không", "0")},
}


@lru_cache(maxsize=8)
def _spelled(column: str) -> dict[str, str]:
    return {match_key(spelling): word for word, group in _WORDS[column].items() for spelling in group}


def words_of(column: str) -> list[str]:
    """What may be written in a column of few words, in both languages."""
    return [spelling for group in _WORDS[column].values() for spelling in group if spelling]


@lru_cache(maxsize=2_000)
def read_word(column: str, value: str) -> str | None:
    """The English word for what a table says in either language, None when it says neither."""
    return _spelled(column).get(match_key(value))
