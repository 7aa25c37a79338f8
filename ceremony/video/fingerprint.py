"""What a picture is made of as one short name: equal things, equal names, in every process.

A file (a ``Path``) counts by its content, never by its name or date; a field that does not count when
two values are compared does not count here. What cannot be named for certain raises TypeError: a wrong
hit in the store would show a hall yesterday's number.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_PLAIN = (int, str, Decimal, Fraction, datetime.date, datetime.datetime)


class Fingerprints:
    """Names for values; each file is read once. Make a new one to read files again."""

    def __init__(self) -> None:
        self.files: dict[Path, bytes] = {}
        self._named: dict[int, tuple[object, bytes]] = {}  # held, so that no other gets its place

    def name(self, *values: object) -> str:
        """24 letters that change whenever any of the values does. TypeError, OSError for a missing file."""
        total = hashlib.blake2b(digest_size=12)
        for part in self._parts(values):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
        return total.hexdigest()

    def _parts(self, value: object) -> Iterator[bytes]:
        """The value as a row of byte strings, each kind with its own mark and count."""
        kind = type(value)
        yield f"{kind.__module__}.{kind.__qualname__}".encode()
        if value is None or kind is bool or kind in _PLAIN:
            yield str(value).encode()
        elif isinstance(value, float):
            yield value.hex().encode()
        elif isinstance(value, bytes):
            yield value
        elif isinstance(value, Enum):
            yield value.name.encode()
        elif isinstance(value, Path):
            yield self._content(value)
        else:
            yield from self._whole(value)

    def _whole(self, value: object) -> Iterator[bytes]:
        if isinstance(value, tuple | list):
            inside: Sequence[object] = value
        elif isinstance(value, Mapping):
            inside = sorted(value.items())
        elif isinstance(value, frozenset | set):
            names = sorted(Fingerprints.name(self, one) for one in value)
            inside = names
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            yield self._fields(value)
            return
        else:
            raise TypeError(f"no certain name for a {type(value).__qualname__}")
        yield str(len(inside)).encode()
        for one in inside:
            yield from self._parts(one)

    def _fields(self, value: DataclassInstance) -> bytes:
        """A frozen thing's own name; asked for again, it is not worked out again."""
        if id(value) in self._named:
            return self._named[id(value)][1]
        counted = [field.name for field in dataclasses.fields(value) if field.compare]
        made = self.name(*((name, getattr(value, name)) for name in counted)).encode()
        if type(value).__dataclass_params__.frozen:  # type: ignore[attr-defined]
            self._named[id(value)] = (value, made)
        return made

    def _content(self, path: Path) -> bytes:
        if path not in self.files:
            with path.open("rb") as file:
                self.files[path] = hashlib.file_digest(file, "blake2b").digest()
        return self.files[path]
