"""Who is called up: recipients of awards and signers of a pledge, one row of a table each."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ceremony.language.text import match_key
from ceremony.model.people import Strict
from ceremony.model.values import Ident, Text

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


@lru_cache(maxsize=2_000)
def _known(column: str, value: str) -> str | None:
    key = match_key(value)
    spelled = {match_key(spelling): word for word, group in _WORDS[column].items() for spelling in group}
    return spelled.get(key)


def words_of(column: str) -> list[str]:
    """What may be written in a column of few words, in both languages."""
    return [spelling for group in _WORDS[column].values() for spelling in group if spelling]


def read_word(column: str, value: str) -> str | None:
    """The English word for what a table says in either language, None when it says neither."""
    return _known(column, value)


def _word(column: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = _known(column, value)
    if word is None:
        allowed = ", ".join(words_of(column))
        raise PydanticCustomError("value-word", "{value}", {"value": value, "allowed": allowed})
    return word


def _kind(value: Any) -> Any:
    return _word("kind", value)


def _status(value: Any) -> Any:
    return _word("status", value)


def _consent(value: Any) -> Any:
    return _word("consent", value) == "yes" if isinstance(value, str) else value


def _sample(value: Any) -> Any:
    return _word("sample", value) == "yes" if isinstance(value, str) else value


class Recipient(Strict):
    """A row of ``recipients.csv``."""

    id: Ident
    name: Text
    kind: Annotated[Literal["collective", "household", "individual"], BeforeValidator(_kind)]
    form: Text
    unit: str = ""
    movement: str = ""
    decision: str = ""
    reason: str = ""
    honorific: str = ""
    sort_name: str = ""  # the given name under which a person is looked for, where it is not the last word
    sample: Annotated[bool, BeforeValidator(_sample)] = False
    status: Annotated[Literal["", "absent", "posthumous", "later"], BeforeValidator(_status)] = ""
    photo: str = ""  # below media/<event>/; shown only with consent
    consent: Annotated[bool, BeforeValidator(_consent)] = False


class Signer(Strict):
    """A row of ``signers.csv``."""

    id: Ident
    number: Annotated[int, Field(ge=1, le=999)]
    name: Text
    area: str = ""
    title: str = ""
    honorific: str = ""
    sample: Annotated[bool, BeforeValidator(_sample)] = False
