"""The year's results as staff write them. What can be computed is in ``figures``, never typed here."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from ceremony.language.text import nfc
from ceremony.model.values import Text

Direction = Literal["up", "down", "equal", "info", ""]  # "": nobody said

_VIET = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})*,\d{1,6}\Z|[-+]?\d{1,3}(?:\.\d{3}){2,}\Z")
_MINUS = re.compile(r"\A[\u2212\u2013](?=\d)")  # what Word and Excel make of a hyphen before a figure
_BARE = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,6})?\Z")
_ENGLISH = re.compile(r"[-+]?\d{1,3}(?:,\d{3})*\.\d{1,6}\Z|[-+]?[1-9]\d{0,2}(?:,\d{3})+\Z")
# No thousands follow a lone 0; and in English a comma parts nothing but thousands.
_EITHER = {
    "vi": re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}\Z"),
    "en": re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}\Z"),
}


NUMBER_FIELDS = ("plan", "actual", "last_year", "numerator", "denominator")


def read_number(value: Any, language: str = "vi") -> Any:
    """A Decimal from 8905, "192.5", "192,5" or "1.234,5"; in English also from "1,234.5" and "1,234".

    "3.260" may be two numbers: PydanticCustomError "value-number-either"; "1,234.5" in a Vietnamese table is
    "value-number-english"; anything else "value-number".
    """
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise PydanticCustomError("value-number", "{value}", {"value": str(value)})
    written = nfc(str(value)).strip()
    text = _MINUS.sub("-", re.sub(r"[ \u00a0\u202f]", "", written))
    if _EITHER.get(language, _EITHER["vi"]).match(text):
        raise PydanticCustomError("value-number-either", "{value}", _both(text, language))
    if language == "en" and _ENGLISH.match(text):
        return Decimal(text.replace(",", ""))
    if _VIET.match(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _BARE.match(text):
        return Decimal(text.replace(",", "."))
    if _ENGLISH.match(text):
        viet = text.translate(str.maketrans(",.", ".,"))
        raise PydanticCustomError("value-number-english", "{value}", {"value": written, "viet": viet})
    raise PydanticCustomError("value-number", "{value}", {"value": written})


def _both(text: str, language: str) -> dict[str, str]:
    """The two readings of "3.260", each as it can be written without a doubt."""
    whole, part = re.split(r"[.,]", text)
    short, sign = part.rstrip("0") or "0", "." if language == "en" else ","
    # Four decimals can be nothing but a fraction.
    fraction = f"{whole}{sign}{short}0" if len(short) == 3 else f"{whole}{sign}{short}"
    return {"value": text, "whole": whole + part, "fraction": fraction}


def _number(value: Any) -> Any:
    return read_number(value)


Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema({"type": ["integer", "number", "string"], "examples": [8905, "192,5", "1.234,5"]}),
]


def _blank(value: Any, rest: ValidatorFunctionWrapHandler) -> Any:
    """A text that may be left empty."""
    return "" if value is None or value == "" else rest(value)


Blank = Annotated[Text, WrapValidator(_blank)]


def _nobody(value: Any) -> Any:
    return "" if value is None else value


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Detail(_Written):
    """A row "of which" below an indicator: kept with it, never judged and no scene of its own."""

    name: Text
    unit: Blank = ""
    plan: Number | None = None
    actual: Number | None = None
    last_year: Number | None = None


class Indicator(_Written):
    """One line of the table of results.

    ``direction``: more is better, less is, exactly, no target; "" when nobody said and the name does not
    tell: then nothing is called met or missed.
    """

    code: Text
    group: Text
    name: Text
    unit: Blank = ""
    direction: Annotated[Direction, BeforeValidator(_nobody)] = ""
    plan: Number | None = None
    actual: Number | None = None
    last_year: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    comment: Blank = ""
    source: Blank = ""
    as_of: Blank = ""
    sample: bool = False
    of_which: tuple[Detail, ...] = ()
    in_points: bool | None = None  # say "1,6 percentage points over plan"; by default for units of %


class Group(_Written):
    """A chapter: its title and, if staff wish, the code of its headline figure and one sentence about it."""

    code: Text
    title: Text
    headline: Blank = ""
    sentence: Blank = ""


class Movement(_Written):
    """A movement that the results belong to, with its goal when the event states one."""

    name: Text
    goal: Blank = ""


class Results(_Written):
    """Everything the film and the fallback deck are made of."""

    title: Text
    year: int = Field(ge=1900, le=2200)
    organiser: Blank = ""
    occasion: Blank = ""
    movements: tuple[Movement, ...] = ()
    closing: tuple[Text, ...] = ()
    directions: tuple[Text, ...] = ()
    groups: tuple[Group, ...] = Field(min_length=1)
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    sample: bool = False

    @property
    def is_sample(self) -> bool:
        """Whether any figure is invented: then everything made from it carries the mark."""
        return self.sample or any(indicator.sample for indicator in self.indicators)

    def of_group(self, code: str) -> tuple[Indicator, ...]:
        """The indicators of a group in the order they were written."""
        return tuple(indicator for indicator in self.indicators if indicator.group == code)
