"""list.empty, list.pending, list.short: who is to be called up is known, and all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ceremony.language.catalogs import say
from ceremony.model.agenda import Item
from ceremony.model.problem import Problem, Severity
from ceremony.model.values import MoreThan, Pending, Unknown
from ceremony.preflight.event import Event


def empty_list(event: Event) -> Iterable[Problem]:
    """Lists that are awaited, empty, or shorter than the agenda says."""
    for item in event.items:
        if item.awards:
            wanted = _Wanted("awards", "recipients", item.awards.recipients, item.awards.count)
            yield from _judge(event, item, wanted, event.production.recipients)
        if item.pledge:
            wanted = _Wanted("pledge", "signers", item.pledge.signers, item.pledge.count)
            yield from _judge(event, item, wanted, event.production.signers)


@dataclass(frozen=True)
class _Wanted:
    """A list as the agenda asks for it: its place, its file (or "pending") and how many it should hold."""

    part: str
    key: str
    file: str | Pending
    count: int | MoreThan | Unknown


def _judge(
    event: Event, item: Item, wanted: _Wanted, lists: Mapping[str, Sequence[object]]
) -> Iterable[Problem]:
    place = (wanted.part, wanted.key)
    if isinstance(wanted.file, Pending):
        yield event.problem(item.id, "list.pending", Severity.WARNING, place, title=item.title)
        return
    rows, count = len(lists.get(wanted.file, ())), wanted.count
    if rows == 0:
        yield event.problem(item.id, "list.empty", Severity.ERROR, place, file=wanted.file)
        return
    said = _missing_from(event, count, rows)
    if said:
        at = (wanted.part, "count")
        yield event.problem(
            item.id, "list.count", Severity.WARNING, at, said=said, rows=rows, file=wanted.file
        )


def _missing_from(event: Event, count: int | MoreThan | Unknown, rows: int) -> str:
    """What the agenda says, when the list does not hold it; "" when it does."""
    if isinstance(count, MoreThan):
        too_few = rows <= count.number
        return say(event.language, "preflight.more-than", number=count.number) if too_few else ""
    return str(count) if isinstance(count, int) and rows != count else ""
