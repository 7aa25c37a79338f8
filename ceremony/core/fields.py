"""What a command's field may hold: each rule reads one raw JSON value or names what is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # would turn a line round


class Unfit(Exception):
    """The value does not fit; ``key`` is a sentence of the core catalog, with its values."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Rule(Protocol):
    """Reads one raw value."""

    def read(self, raw: object) -> Any:
        """The value as the command keeps it. Raises Unfit."""


@dataclass(frozen=True, slots=True)
class Text:
    """NFC text without control characters, ``least`` to ``most`` characters."""

    most: int
    least: int = 0

    def read(self, raw: object) -> str:
        """The text, trimmed and composed. Raises Unfit."""
        if not isinstance(raw, str):
            raise Unfit("field.text")
        if len(raw) > 4 * self.most:  # before composing: never work on what is refused anyway
            raise Unfit("field.length", least=self.least, most=self.most)
        text = unicodedata.normalize("NFC", raw).strip()
        if any(letter in _TURNS or unicodedata.category(letter) in ("Cc", "Cs") for letter in text):
            raise Unfit("field.control")
        if not self.least <= len(text) <= self.most:
            raise Unfit("field.length", least=self.least, most=self.most)
        return text


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number; true and false are none."""

    low: int
    high: int

    def read(self, raw: object) -> int:
        """The number. Raises Unfit."""
        if not isinstance(raw, int) or isinstance(raw, bool):
            raise Unfit("field.whole")
        if not self.low <= raw <= self.high:
            raise Unfit("field.range", low=self.low, high=self.high)
        return raw


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def read(self, raw: object) -> bool:
        """The flag. Raises Unfit."""
        if not isinstance(raw, bool):
            raise Unfit("field.flag")
        return raw


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, raw: object) -> str:
        """The word. Raises Unfit."""
        if not isinstance(raw, str) or raw not in self.words:
            raise Unfit("field.choice", words=", ".join(self.words))
        return raw


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of at most ``most`` texts that each fit ``each``, none twice."""

    most: int
    each: Text

    def read(self, raw: object) -> tuple[str, ...]:
        """The texts. Raises Unfit."""
        if not isinstance(raw, list) or len(raw) > self.most:
            raise Unfit("field.list", most=self.most)
        return tuple(dict.fromkeys(self.each.read(one) for one in raw))


@dataclass(frozen=True, slots=True)
class Wholes:
    """A row of whole numbers that come in groups; ``highs`` is how high each of a group may be, from 0.

    At least one group, at most ``most``.
    """

    most: int
    highs: tuple[int, ...]

    def read(self, raw: object) -> tuple[int, ...]:
        """The numbers. Raises Unfit."""
        size = len(self.highs)
        if not isinstance(raw, list) or not 0 < len(raw) <= self.most * size or len(raw) % size:
            raise Unfit("field.numbers", size=size, most=self.most)
        for place, number in enumerate(raw):
            high = self.highs[place % size]
            if type(number) is not int or not 0 <= number <= high:
                raise Unfit("field.range", low=0, high=high)
        return tuple(raw)


def ruled(rule: Rule, **more: Any) -> Any:
    """A dataclass field that is read by ``rule``; ``default=`` makes it optional."""
    return field(metadata={"rule": rule}, **more)


def rule_of(metadata: Mapping[str, Any]) -> Rule:
    """The rule that ``ruled`` left in a field."""
    rule: Rule = metadata["rule"]
    return rule
