"""What events and commands share: equality, a hash, and how they show themselves."""

from __future__ import annotations

import pytest

from ceremony.core.commands import COMMAND_TYPES, Back, Go
from ceremony.core.events import KINDS as EVENT_KINDS
from ceremony.core.events import Held, Released, TimeAdded
from ceremony.core.value import Value


def test_equal_fields_of_one_kind_are_equal_and_hash_alike() -> None:
    assert TimeAdded(5, "mo-dau", 60_000) == TimeAdded(5, "mo-dau", 60_000)
    assert len({TimeAdded(5, "mo-dau", 60_000), TimeAdded(5, "mo-dau", 60_000)}) == 1


def test_one_other_field_makes_another_event() -> None:
    assert TimeAdded(5, "mo-dau", 60_000) != TimeAdded(5, "mo-dau", 60_001)


def test_two_kinds_with_the_same_fields_are_not_equal() -> None:
    assert Held(5) != Released(5)
    assert Go(id="a", expected="x") != Back(id="a", expected="x")


def test_a_value_shows_itself_as_it_would_be_written() -> None:
    assert repr(TimeAdded(5, "mo-dau", 60_000)) == "TimeAdded(at=5, item='mo-dau', ms=60000)"


@pytest.mark.parametrize(
    "kind", [*EVENT_KINDS.values(), *COMMAND_TYPES.values()], ids=lambda kind: kind.__name__
)
def test_no_kind_brings_its_own_equality(kind: type[Value]) -> None:
    # each that does costs every start of a show half a millisecond, and 93 of them 50
    assert kind.__eq__ is Value.__eq__
    assert kind.__repr__ is Value.__repr__
