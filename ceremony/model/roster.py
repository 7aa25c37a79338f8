"""Who is called up: recipients of awards and signers of a pledge, one row of a table each."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ceremony.model.people import Strict
from ceremony.model.roster_words import read_word, words_of
from ceremony.model.values import Ident, Text


def _word(column: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = read_word(column, value)
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
