"""The log has a sentence for everything that can happen, in both languages."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from ceremony.core.event import Event
from ceremony.core.events import KINDS
from ceremony.journal import Entry
from ceremony.live.log import log_line
from ceremony.model.rundown import Rundown
from tests import sample

_VALUES: dict[str, Any] = {
    "cause": "pick",
    "kind": "",
    "cover": "black",
    "status": "absent",
    "seat": "signer",
}
_TYPES: dict[str, Any] = {"str": "x", "int": 1, "bool": True, "float": 1.0}


def _made(kind: type[Event]) -> Event:
    """An event with something in every field that must be given."""
    needed = [field for field in dataclasses.fields(kind) if field.default is dataclasses.MISSING]
    return kind(**{one.name: _VALUES.get(one.name, _TYPES.get(str(one.type), ())) for one in needed})


def _entry(event: Event) -> Entry:
    return Entry(
        seq=1, epoch=1, at=1, by="x", role="console", id="1", type="x", command={}, answer={}, events=(event,)
    )


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_event_has_its_sentence(kind: type[Event], language: str) -> None:
    rundown: Rundown = dataclasses.replace(sample.rundown(), language=language)
    words = log_line(rundown, _entry(_made(kind)))
    assert "{" not in words
    # nobody did that, it only helps after a restart; and the pieces of a signature are hundreds
    assert words or kind.__name__ in ("SoundKept", "InkDrawn")
