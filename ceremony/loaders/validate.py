"""A tree checked against a model: every fault as a sentence at the line and column of its node."""

from __future__ import annotations

import types
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ceremony.language.catalogs import say
from ceremony.loaders.suggest import hint
from ceremony.loaders.yaml_source import Node
from ceremony.model.problem import Problem

M = TypeVar("M", bound=BaseModel)

_CODES = {
    "missing": "key-missing",
    "extra_forbidden": "key-unknown",
    "enum": "value-choice",
    "literal_error": "value-choice",
    "bool_type": "value-bool",
    "bool_parsing": "value-bool",
    "int_type": "value-int",
    "int_parsing": "value-int",
    "int_from_float": "value-int",
    "greater_than_equal": "value-range",
    "less_than_equal": "value-range",
    "tuple_type": "value-list",
    "list_type": "value-list",
    "model_type": "value-mapping",
    "model_attributes_type": "value-mapping",
    "dict_type": "value-mapping",
    "too_long": "list-long",
    "too_short": "list-short",
    "string_pattern_mismatch": "value-pattern",
    "string_type": "value-text",
}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside ``tuple[Item, ...]``, ``FilmRef | None`` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, list, Union, types.UnionType):
        found = (_model_in(part) for part in get_args(annotation))
        return next((model for model in found if model), None)
    return None


def _known_keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that a mapping at ``loc`` may have."""
    current: type[BaseModel] | None = model
    for step in loc:
        if current is None:
            return []
        if isinstance(step, str):
            known = current.model_fields.get(step)
            current = _model_in(known.annotation) if known else None
    return list(current.model_fields) if current else []


def _choices(error: ErrorDetails) -> list[str]:
    expected = str(error.get("ctx", {}).get("expected", ""))
    return [part.strip(" '") for part in expected.replace(" or ", ",").split(",") if part.strip(" '")]


def _shown(value: Any) -> str:
    return (str(value)[:60] if isinstance(value, str | int) else type(value).__name__).strip()


def _problem(error: ErrorDetails, node: Node, model: type[BaseModel], file: str, language: str) -> Problem:
    loc = error["loc"]
    kind = error["type"]
    code = _CODES.get(kind, kind if kind.startswith(("value-", "key-", "list-")) else "value-other")
    values: dict[str, Any] = {
        "key": str(next((part for part in reversed(loc) if isinstance(part, str)), file.rpartition("/")[2])),
        "value": _shown(error.get("input")),
        "reason": error["msg"],
        "low": "",
        "high": "",
        "limit": "",
        "allowed": "",
        **error.get("ctx", {}),
    }
    values["value"] = _shown(values["value"])
    room = "results" if code.startswith("value-number") else "loaders"  # numbers speak of results everywhere
    place = node.at(loc)
    line, column = place.line, place.column
    if code == "key-unknown":
        parent = node.at(loc[:-1])
        line, column = parent.key_place(str(loc[-1]))
        advice = hint(language, str(loc[-1]), _known_keys(model, loc[:-1]))
    elif code == "value-choice":
        advice = hint(language, values["value"], _choices(error))
    elif code == "value-range":
        low, high = values.get("ge", ""), values.get("le", "")
        advice = say(language, "loaders.value-range.hint", limit=f"≥ {low}" if low != "" else f"≤ {high}")
    else:
        advice = say(language, f"{room}.{code}.hint", **values)
    return Problem(file, line, column, f"agenda.{code}", say(language, f"{room}.{code}", **values), advice)


def validate(node: Node, model: type[M], file: str, language: str = "vi") -> tuple[M | None, list[Problem]]:
    """The tree as ``model``, or all its faults in the order of the file."""
    try:
        return model.model_validate(node.plain()), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    return None, sorted(_problem(detail, node, model, file, language) for detail in details)
