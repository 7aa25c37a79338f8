"""What a rule of protocol has found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ceremony.model.protocol import Rule
from ceremony.preflight.event import Event


@dataclass(frozen=True, slots=True)
class Breach:
    """A place that differs from the rule: item ("" is the agenda), path in it, what the sentence names."""

    item: str
    path: tuple[int | str, ...] = ()
    values: dict[str, object] = field(default_factory=dict)


Look = Callable[[Event, Rule], Iterable[Breach]]
