"""Decoding: what pages send is checked field by field."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremony.core.commands import COMMAND_TYPES, ROLES, Go, Message, decode, encode
from ceremony.core.refused import Refused


def refused(raw: object) -> Refused:
    with pytest.raises(Refused) as caught:
        decode(raw)  # type: ignore[arg-type]
    assert caught.value.code == "bad_command"
    return caught.value


def test_a_command_is_read_with_its_defaults() -> None:
    assert decode({"id": "a", "type": "go", "expected": "x"}) == Go(id="a", expected="x", repeat=False)


def test_what_is_encoded_can_be_decoded() -> None:
    command = decode({"id": "a", "type": "overlay_on", "kind": "clock"})
    assert decode(encode(command)) == command


def test_text_is_composed_and_trimmed() -> None:
    command = decode(
        {"id": "a", "type": "message", "text": " " + unicodedata.normalize("NFD", "Nguyễn") + " "}
    )
    assert isinstance(command, Message)
    assert command.text == "Nguyễn"


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({}, "type"),
        ({"type": "launch", "id": "a"}, "type"),
        ({"type": ["go"], "id": "a"}, "type"),
        ({"type": "go", "expected": "x"}, "id"),
        ({"type": "go", "id": "", "expected": "x"}, "id"),
        ({"type": "go", "id": "x" * 65, "expected": "x"}, "id"),
        ({"type": "go", "id": "a"}, "expected"),
        ({"type": "go", "id": "a", "expected": None}, "expected"),
        ({"type": "go", "id": "a", "expected": "x", "repeat": 1}, "repeat"),
        ({"type": "go", "id": "a", "expected": "x", "force": True}, "force"),
        ({"type": "film_volume", "id": "a", "volume": True}, "volume"),
        ({"type": "film_volume", "id": "a", "volume": 101}, "volume"),
        ({"type": "film_seek", "id": "a", "position_ms": 1.5}, "position_ms"),
        ({"type": "message", "id": "a", "text": "x" * 201}, "text"),
        ({"type": "message", "id": "a", "text": "a\x00b"}, "text"),
        ({"type": "message", "id": "a", "text": "a\u202eb"}, "text"),
        ({"type": "message", "id": "a", "text": "x", "to": "hall"}, "to"),
        ({"type": "mark", "id": "a", "subject": "x", "status": "gone"}, "status"),
    ],
)
def test_a_bad_field_is_named(raw: dict[str, object], field: str) -> None:
    assert f"“{field}”" in refused(raw).message


def test_every_command_may_be_sent_by_somebody() -> None:
    assert ROLES.keys() == COMMAND_TYPES.keys()
    assert all(ROLES.values())
    assert ROLES["mark"] == ROLES["skip_absent"] == {"console", "desk"}
    assert ROLES["message_read"] == {"stage"}


JSON = st.sampled_from(
    [None, True, 0, 1, -(10**30), 1.5, "", "x", "a\x00", "ắ", "x" * 999, [], ["x"], {}, {"x": 1}]
)
NAMES = ("id", "expected", "cue", "text", "ms", "repeat", "item", "on", "volume", "x")


@given(st.sampled_from(sorted(COMMAND_TYPES)), st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_comes_in_is_read_or_refused(type: str, fields: dict[str, object]) -> None:
    try:
        command = decode({"type": type, **fields})
    except Refused as no:
        assert no.code == "bad_command"
    else:
        json.dumps(encode(command))
