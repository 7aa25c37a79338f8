"""The sequence of parts, and whether there is more to the event than awards."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.model.agenda import Item
from ceremony.model.kind import Kind
from ceremony.model.protocol import Rule
from ceremony.preflight.event import Event
from ceremony.preflight.protocol.breach import Breach

# What surrounds a handing over of awards and does not make a conference of it.
AROUND = {
    Kind.PRE, Kind.PERFORMANCE, Kind.NOTICE, Kind.FLAG, Kind.SILENCE, Kind.PURPOSE, Kind.INTRODUCTIONS,
    Kind.PRESIDIUM, Kind.ANNOUNCE, Kind.AWARDING, Kind.FLOWERS, Kind.THANKS, Kind.CLOSING, Kind.BREAK,
    Kind.PHOTO, Kind.PROCESSION, Kind.GROUP,
}  # fmt: skip


def out_of_order(event: Event, rule: Rule) -> Iterable[Breach]:
    """Parts that come after one which the rule puts behind them. Kinds it does not name are free."""
    step_of = {kind: place for place, kinds in enumerate(rule.steps) for kind in kinds}
    before: list[Item] = []
    for item in event.items:
        step = step_of.get(item.kind)
        if step is None:
            continue
        ahead = next((other for other in before if step_of[other.kind] > step), None)
        if ahead:
            yield Breach(item.id, ("kind",), {"title": item.title, "other": ahead.title})
        before.append(item)


def awards_alone(event: Event, _rule: Rule) -> Iterable[Breach]:
    """A ceremony of awards and nothing else."""
    items = list(event.items)
    awarding = next((item for item in items if item.kind is Kind.AWARDING), None)
    if awarding and all(item.kind in AROUND for item in items):
        yield Breach(awarding.id, (), {"title": awarding.title})
