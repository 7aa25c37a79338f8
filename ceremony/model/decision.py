"""Decisions of award: in the agenda itself, or in a file of their own that it names."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    GetPydanticSchema,
    ValidatorFunctionWrapHandler,
)
from pydantic_core import CoreSchema, core_schema

from ceremony.model.people import Strict
from ceremony.model.values import Date, Ident, MaybeText, Unknown, read_file_name


class Decision(Strict):
    """A decision of award. Number, date and authority may be unknown; they are never guessed."""

    id: Ident
    number: MaybeText = Unknown()
    date: Date = Unknown()
    authority: MaybeText = Unknown()
    subject: MaybeText = Unknown()
    sample: bool = False


class DecisionFile(Strict):
    """``decisions.yaml``."""

    decisions: tuple[Decision, ...]


def _list_or_file(value: Any, read_list: ValidatorFunctionWrapHandler) -> Any:
    return read_file_name(value) if isinstance(value, str) else read_list(value)


def _core(_: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    """No union, so that a fault inside the list keeps its place."""
    return core_schema.no_info_wrap_validator_function(_list_or_file, handler(tuple[Decision, ...]))


def _json(written: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
    return {"anyOf": [handler(written), {"type": "string", "examples": ["decisions.yaml"]}]}


Decisions = Annotated[tuple[Decision, ...] | str, GetPydanticSchema(_core, _json)]
