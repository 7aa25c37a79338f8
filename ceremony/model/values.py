"""Values of the files that are not plain text: unknown, more than n, list pending, times, lengths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from ceremony.language.text import nfc

T = TypeVar("T")
UNKNOWN_WORDS = ("không rõ", "chưa rõ", "unknown")
PENDING_WORDS = ("chờ danh sách", "list pending")
MINUTE = 60_000  # milliseconds


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something nobody has said: written "không rõ" or "unknown", never guessed, never read aloud."""

    def __str__(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class MoreThan:
    """More than a number: "hơn 130". The exact number is not known."""

    number: int


@dataclass(frozen=True, slots=True)
class Pending:
    """A list that is announced and has not come: "chờ danh sách"."""


def _is_word(value: Any, words: tuple[str, ...]) -> bool:
    return isinstance(value, str) and nfc(value).strip().casefold() in words


def _fault(code: str, **values: Any) -> PydanticCustomError:
    return PydanticCustomError(code, "{code}", {"code": code, **values})


def _text(value: Any) -> Any:
    """Whole numbers may stand for text (``title: 2021``); true, lists and mappings may not."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _fault("value-text")
    text = nfc(str(value)).strip()
    if not text:
        raise _fault("value-empty")
    if len(text) > 8_000:
        raise _fault("value-long", limit=8_000)
    return text


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "integer"]})]


def _unknown_or_text(value: Any) -> Any:
    if isinstance(value, Unknown):
        return value
    return Unknown() if _is_word(value, UNKNOWN_WORDS) else _text(value)


MaybeText = Annotated[
    str | Unknown,
    BeforeValidator(_unknown_or_text),
    PlainSerializer(lambda v: "unknown" if isinstance(v, Unknown) else v),
    WithJsonSchema({"type": ["string", "integer"], "description": "text, or: không rõ | unknown"}),
]

_IDENT = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z")


def _ident(value: Any) -> Any:
    text = _text(value)
    if not _IDENT.match(text):
        raise _fault("value-id", value=text)
    return text


IDENT_SCHEMA = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,79}$"}
Ident = Annotated[str, BeforeValidator(_ident), WithJsonSchema(IDENT_SCHEMA)]

_TIME = re.compile(r"(\d{1,2})\s*(?::|h|g|giờ)\s*(\d{1,2})?\s*(?:phút)?\Z")


def _time(value: Any) -> Any:
    """Milliseconds after midnight from "8:30", "8h30", "8g30" or "8 giờ 30"."""
    found = _TIME.match(nfc(value).strip().casefold()) if isinstance(value, str) else None
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hours > 23 or minutes > 59:
        raise _fault("value-time", value=value)
    return (hours * 60 + minutes) * MINUTE


def _maybe_time(value: Any) -> Any:
    if isinstance(value, Unknown):
        return value
    return Unknown() if _is_word(value, UNKNOWN_WORDS) else _time(value)


Time = Annotated[
    int | Unknown,
    BeforeValidator(_maybe_time),
    WithJsonSchema({"type": "string", "examples": ["8:30", "8h30", "không rõ"]}),
]

_LENGTH = re.compile(
    r"(?:(\d{1,2})\s*(?:h|g|giờ|hours?))?\s*(?:(\d{1,3})\s*(?:m|min|phút|p|minutes?)?)?"
    r"\s*(?:(\d{1,3})\s*(?:s|giây|seconds?))?\Z"
)
_SECONDS = re.compile(r"(\d{1,5})\s*(?:s|giây|seconds?)\Z")


def _duration(value: Any) -> Any:
    """Milliseconds from 10 (minutes), "10 phút", "1 giờ 30 phút", "90 giây", "1h30"."""
    text = nfc(str(value)).strip().casefold() if isinstance(value, str | int) else ""
    if isinstance(value, bool) or not text:
        raise _fault("value-duration", value=value)
    seconds = _SECONDS.match(text)
    if seconds:
        return int(seconds[1]) * 1000
    found = _LENGTH.match(text)
    if not found:
        raise _fault("value-duration", value=value)
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    total = (hours * 60 + minutes) * MINUTE + rest * 1000
    if not 0 < total <= 24 * 60 * MINUTE:
        raise _fault("value-duration", value=value)
    return total


END_WORDS = ("end", "hết")
SHORTEST_TURN = 2_000


def _next(value: Any) -> Any:
    """0 for "end" (of the film), or milliseconds from "12s"; shorter than two seconds nobody can read."""
    if isinstance(value, str) and nfc(value).strip().casefold() in END_WORDS:
        return 0
    if isinstance(value, int):  # a bare number is minutes elsewhere: here it would be a trap
        raise _fault("value-next", value=value)
    length = _duration(value)
    if length < SHORTEST_TURN:
        raise _fault("value-next", value=value)
    return length


def _maybe_duration(value: Any) -> Any:
    if isinstance(value, Unknown):
        return value
    return Unknown() if _is_word(value, UNKNOWN_WORDS) else _duration(value)


Duration = Annotated[
    int | Unknown,
    BeforeValidator(_maybe_duration),
    WithJsonSchema({"type": ["string", "integer"], "examples": ["10 phút", "1 giờ 30 phút", 10, "không rõ"]}),
]

Next = Annotated[
    int,
    BeforeValidator(_next),
    WithJsonSchema({"type": "string", "examples": ["end", "12s", "20 giây"]}),
]

_MORE = re.compile(r"(?:hơn|trên|more than|>)\s*(\d{1,6})\Z")


def _count(value: Any) -> Any:
    """17, "hơn 130" or "không rõ"."""
    if isinstance(value, Unknown | MoreThan):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1_000_000:
        return value
    if _is_word(value, UNKNOWN_WORDS):
        return Unknown()
    found = _MORE.match(nfc(value).strip().casefold()) if isinstance(value, str) else None
    if not found:
        raise _fault("value-count", value=value)
    return MoreThan(int(found[1]))


Count = Annotated[
    int | MoreThan | Unknown,
    BeforeValidator(_count),
    WithJsonSchema({"type": ["integer", "string"], "examples": [17, "hơn 130", "không rõ"]}),
]

_FILE = re.compile(r"[^/\\:*?\"<>|\x00-\x1f][^\\:*?\"<>|\x00-\x1f]{0,200}\Z")


def is_file_name(text: str) -> bool:
    """Whether ``read_file_name`` would take it."""
    return bool(_FILE.match(text)) and ".." not in text.split("/") and not text.startswith(".")


def read_file_name(value: Any) -> Any:
    """A file inside the event's own folder: no drive, no leading slash, no way up."""
    text = _text(value)
    if not is_file_name(text):
        raise _fault("value-file", value=text)
    return text


File = Annotated[str, BeforeValidator(read_file_name), WithJsonSchema({"type": "string"})]


def _file_or_pending(value: Any) -> Any:
    if isinstance(value, Pending):
        return value
    return Pending() if _is_word(value, PENDING_WORDS) else read_file_name(value)


ListFile = Annotated[
    str | Pending,
    BeforeValidator(_file_or_pending),
    WithJsonSchema({"type": "string", "examples": ["recipients.csv", "chờ danh sách"]}),
]

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_VIET = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z")


def _date(value: Any) -> Any:
    """An ISO date from "2021-12-31" or "31/12/2021" (day first), or unknown."""
    from datetime import date

    if isinstance(value, Unknown) or _is_word(value, UNKNOWN_WORDS):
        return Unknown()
    text = value.strip() if isinstance(value, str) else ""
    iso, viet = _ISO.match(text), _VIET.match(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3])).isoformat()
        if viet:
            return date(int(viet[3]), int(viet[2]), int(viet[1])).isoformat()
    except ValueError:
        pass
    raise _fault("value-date", value=value)


Date = Annotated[
    str | Unknown,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "examples": ["2021-12-31", "31/12/2021", "không rõ"]}),
]
