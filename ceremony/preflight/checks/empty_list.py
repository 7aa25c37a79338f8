"""list.empty, list.pending: who is to be called up is known. How many, the loaders compare with ``count``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ceremony.model.agenda import Item
from ceremony.model.problem import Problem, Severity
from ceremony.model.values import Pending
from ceremony.preflight.event import Event


def empty_list(event: Event) -> Iterable[Problem]:
    """Lists that are awaited or empty."""
    for item in event.items:
        if item.awards:
            lists = event.production.recipients
            yield from _judge(event, item, ("awards", "recipients"), item.awards.recipients, lists)
        if item.pledge:
            lists_of_signers = event.production.signers
            yield from _judge(event, item, ("pledge", "signers"), item.pledge.signers, lists_of_signers)


def _judge(
    event: Event,
    item: Item,
    place: tuple[str, str],
    file: str | Pending,
    lists: Mapping[str, Sequence[object]],
) -> Iterable[Problem]:
    if isinstance(file, Pending):
        yield event.problem(item.id, "list.pending", Severity.WARNING, place, title=item.title)
    elif not lists.get(file):
        yield event.problem(item.id, "list.empty", Severity.ERROR, place, file=file)
