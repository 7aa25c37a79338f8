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

Direction = Literal["up", "down", "equal", "info"]

_VIET = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})*,\d{1,6}\Z|[-+]?\d{1,3}(?:\.\d{3}){2,}\Z")
_MINUS = re.compile(r"\A[\u2212\u2013](?=\d)")  # what Word and Excel make of a hyphen before a figure
_BARE = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,6})?\Z")
_EITHER = re.compile(r"[-+]?\d{1,3}[.,]\d{3}\Z")


NUMBER_FIELDS = ("plan", "actual", "last_year", "numerator", "denominator")


def read_number(value: Any) -> Any:
    """A Decimal from 8905, "192.5", "192,5" or "1.234,5".

    "3.260" may be two numbers: PydanticCustomError "value-number-either"; anything else "value-number".
    """
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise PydanticCustomError("value-number", "{value}", {"value": str(value)})
    text = nfc(str(value)).strip().replace("\u00a0", "").replace(" ", "").replace("\u202f", "")
    text = _MINUS.sub("-", text)
    if _EITHER.match(text):
        whole, part = re.split(r"[.,]", text)
        part = part.rstrip("0") or "0"
        # Four decimals can be nothing but a fraction.
        fraction = f"{whole},{part}0" if len(part) == 3 else f"{whole},{part}"
        either = {"value": text, "whole": whole + text[-3:], "fraction": fraction}
        raise PydanticCustomError("value-number-either", "{value}", either)
    if _VIET.match(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _BARE.match(text):
        return Decimal(text.replace(",", "."))
    raise PydanticCustomError("value-number", "{value}", {"value": text})


Number = Annotated[
    Decimal,
    BeforeValidator(read_number),
    WithJsonSchema({"type": ["integer", "number", "string"], "examples": [8905, "192,5", "1.234,5"]}),
]


def _blank(value: Any, rest: ValidatorFunctionWrapHandler) -> Any:
    """A text that may be left empty."""
    return "" if value is None or value == "" else rest(value)


Blank = Annotated[Text, WrapValidator(_blank)]


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Indicator(_Written):
    """One line of the table of results. ``direction``: more is better, less is, exactly, or no target."""

    code: Text
    group: Text
    name: Text
    unit: Blank = ""
    direction: Direction = "up"
    plan: Number | None = None
    actual: Number | None = None
    last_year: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    comment: Blank = ""
    source: Blank = ""
    as_of: Blank = ""
    sample: bool = False
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
