"""A tree checked against a model: every fault as a sentence at the line and column of its node."""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ceremony.language.catalogs import say
from ceremony.language.text import search_key, slug, tidy
from ceremony.loaders.hints.signs import named, starts_like_list, unseen_sign
from ceremony.loaders.hints.synonyms import meant
from ceremony.loaders.suggest import hint, nearest
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
_OF_PEOPLE = frozenset({"people", "witnesses", "presenters"})


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


@dataclass(frozen=True)
class _Fault:
    """One fault of a tree, with what its sentence and its hint need."""

    code: str
    values: dict[str, Any]
    given: Any
    loc: tuple[int | str, ...]
    place: Node
    language: str
    known: Mapping[str, str]

    def words(self, key: str) -> str:
        """A sentence of the catalog that speaks of this fault."""
        # Numbers speak of results everywhere.
        room = "results" if key.startswith("value-number") else "loaders"
        return say(self.language, f"{room}.{key}", **self.values)

    def ident(self, text: object) -> str:
        """The id that somebody may have meant by the name of a person or a slide; else one made of it."""
        bare = re.sub(r"\.md$", "", re.sub(r".*[\\/]", "", str(text).strip()), flags=re.IGNORECASE)
        return self.known.get(search_key(bare)) or slug(bare)


def _fault(error: ErrorDetails, node: Node, file: str, language: str, known: Mapping[str, str]) -> _Fault:
    loc, kind, given = error["loc"], error["type"], error.get("input")
    code = _CODES.get(kind, kind if kind.startswith(("value-", "key-", "list-")) else "value-other")
    if given is None and code.startswith("value-") and code not in {"value-list", "value-mapping"}:
        code = "value-empty-key"
    values: dict[str, Any] = {
        "key": str(next((part for part in reversed(loc) if isinstance(part, str)), file.rpartition("/")[2])),
        "value": given,
        "reason": error["msg"],
        "low": "",
        "high": "",
        "limit": "",
        "allowed": "",
        **error.get("ctx", {}),
    }
    values["value"] = _shown(values["value"])
    return _Fault(code, values, given, loc, node.at(loc), language, known)


def _problem(fault: _Fault, node: Node, model: type[BaseModel], file: str, choices: list[str]) -> Problem:
    line, column = fault.place.line, fault.place.column
    if fault.code == "key-unknown":
        line, column = node.at(fault.loc[:-1]).key_place(str(fault.loc[-1]))
    advice = _advice(fault, model, choices)
    return Problem(file, line, column, f"agenda.{fault.code}", fault.words(fault.code), advice)


def _advice(fault: _Fault, model: type[BaseModel], choices: list[str]) -> str:
    """What to write instead: by the sign that stands there, by what was meant, or as the catalog says."""
    words = str(fault.loc[-1]) if fault.code == "key-unknown" else fault.given
    unseen = unseen_sign(words) if isinstance(words, str) else ""
    if unseen:
        return say(fault.language, "loaders.unseen-sign", value=_shown(words), number=named(unseen))
    if fault.code == "key-unknown":
        return _key_advice(fault, model)
    if fault.code == "value-choice":
        return hint(fault.language, fault.values["value"], choices)
    if fault.code == "value-id":
        new = fault.values["key"] == "person" and search_key(str(fault.given)) not in fault.known
        return say(
            fault.language, f"loaders.{'person-add' if new else 'write-this'}", word=fault.ident(fault.given)
        )
    if fault.code == "value-range":
        low, high = fault.values.get("ge", ""), fault.values.get("le", "")
        return say(fault.language, "loaders.value-range.hint", limit=f"≥ {low}" if low != "" else f"≤ {high}")
    return _shape_advice(fault) or fault.words(f"{fault.code}.hint")


def _key_advice(fault: _Fault, model: type[BaseModel]) -> str:
    key = str(fault.loc[-1])
    if starts_like_list(key):
        return say(fault.language, "loaders.value-list.dash", sign=starts_like_list(key))
    known = _known_keys(model, fault.loc[:-1])
    if fault.given is None and " " in key and not nearest(key, known) and not meant(key, known):
        return say(fault.language, "loaders.comma-in-flow")
    return hint(fault.language, key, known)


def _shape_advice(fault: _Fault) -> str:
    """For a list, a mapping or a file name written in another shape; "" when nothing better is known."""
    given, key = fault.given, fault.values["key"]
    first = next(iter(given), "") if isinstance(given, dict) else given
    sign = starts_like_list(first) if isinstance(first, str) else ""
    if fault.code == "value-list" and sign:
        return say(fault.language, "loaders.value-list.dash", sign=sign)
    if fault.code == "value-list" and isinstance(given, str) and given.strip():
        if key in _OF_PEOPLE:
            people = ", ".join(
                f"{{person: {fault.ident(each)}}}" for each in given.split(",") if each.strip()
            )
            return say(fault.language, "loaders.write-this", word=f"{key}: [{people}]")
        return say(fault.language, "loaders.value-list.one", key=key, word=given.strip()[:60])
    if fault.code == "value-mapping" and isinstance(given, str) and key in _OF_PEOPLE:
        return say(fault.language, "loaders.value-mapping.person", word=fault.ident(given))
    if fault.code == "value-text" and isinstance(given, bool | list):
        words = [str(each) for each in given] if isinstance(given, list) else [str(given).lower()]
        text = words[0] if isinstance(given, list) and len(words) == 1 else f'"{", ".join(words)}"'
        return say(fault.language, "loaders.write-this", word=f"{key}: {text}"[:120])
    if fault.code == "value-text" and isinstance(given, dict) and len(given) == 1:
        text = ": ".join(str(part) for part in next(iter(given.items())))
        return say(fault.language, "loaders.write-this", word=f'"{text[:100]}"')
    if fault.code == "value-file" and isinstance(given, str) and "\\" in given:
        path = given.replace("\\", "/")
        if re.match(r"[A-Za-z]:|/", path):
            return say(fault.language, "loaders.value-file.copy", word=path.rpartition("/")[2][:100])
        return say(fault.language, "loaders.value-file.slash", word=path[:100])
    return ""


def validate(
    node: Node,
    model: type[M],
    file: str,
    language: str = "vi",
    known: Mapping[str, str] = MappingProxyType({}),
) -> tuple[M | None, list[Problem]]:
    """The tree as ``model``, or all its faults in the order of the file.

    ``known``: ids by the search key of the name under which somebody may have written them.
    """
    try:
        return model.model_validate(node.plain()), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    told = [detail for detail in details if not _is_echo(detail, details, model)]
    faults = [_fault(detail, node, file, language, known) for detail in told]
    return None, sorted(
        _problem(fault, node, model, file, _choices(detail))
        for fault, detail in zip(faults, told, strict=True)
    )


def _is_echo(error: ErrorDetails, others: list[ErrorDetails], model: type[BaseModel]) -> bool:
    """Whether a fault only follows from another one.

    A list is called too short because what stands in it is broken; a key is missing that is there misspelt.
    """
    place = error["loc"]
    if error["type"] == "too_short":
        return any(other["loc"][: len(place)] == place and len(other["loc"]) > len(place) for other in others)
    if error["type"] != "missing":
        return False
    unknown = (
        str(other["loc"][-1])
        for other in others
        if other["type"] == "extra_forbidden" and other["loc"][:-1] == place[:-1]
    )
    known = _known_keys(model, place[:-1])
    return any((meant(key, known) or nearest(tidy(key), known)) == place[-1] for key in unknown)
