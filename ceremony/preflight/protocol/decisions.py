"""The decisions behind the awards."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.model.protocol import Rule
from ceremony.model.values import Unknown
from ceremony.preflight.event import Event
from ceremony.preflight.protocol.breach import Breach


def undetermined_decisions(event: Event, _rule: Rule) -> Iterable[Breach]:
    """Decisions announced without number, date or authority."""
    known = {decision.id: decision for decision in event.production.decisions}
    for item in event.items:
        for index, ident in enumerate(item.decisions):
            decision = known[ident]
            if any(isinstance(one, Unknown) for one in (decision.number, decision.date, decision.authority)):
                yield Breach(item.id, ("decisions", index), {"title": item.title, "id": ident})
