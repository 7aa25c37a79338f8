"""How far each item is: done, on air, on standby, to do or skipped."""

from __future__ import annotations

from ceremony.core.order import find_cue
from ceremony.core.state import State
from ceremony.model.rundown import Rundown


def item_states(rundown: Rundown, state: State) -> dict[str, str]:
    """Every item's state by id; a group's follows from its children's."""
    here = _place(rundown, state.program.item)
    standby = find_cue(rundown, state.standby)
    states: dict[str, str] = {}
    for place, item in enumerate(rundown.items):
        ran = item.id in state.runs
        if place == here:
            states[item.id] = "done" if state.phase == "closed" else "on-air"
        elif standby and standby.item == item.id:
            states[item.id] = "standby"
        elif item.id in state.skipped:
            states[item.id] = "skipped"
        else:
            states[item.id] = "done" if ran and here is not None and place < here else "todo"
    _join_groups(rundown, states)
    return states


def _join_groups(rundown: Rundown, states: dict[str, str]) -> None:
    for place, item in enumerate(rundown.items):
        if not item.group:
            continue
        children = []
        for child in rundown.items[place + 1 :]:
            if child.depth <= item.depth:
                break
            children.append(states[child.id])
        states[item.id] = _joined(children)


def _joined(children: list[str]) -> str:
    if "on-air" in children:
        return "on-air"
    if "standby" in children:
        return "standby"
    if "done" in children:
        return "done"  # the show has gone past it, and past those of its parts that were left out
    return "skipped" if children and all(child == "skipped" for child in children) else "todo"


def _place(rundown: Rundown, ident: str) -> int | None:
    return next((place for place, item in enumerate(rundown.items) if item.id == ident), None)
