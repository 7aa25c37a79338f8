"""The guests' view: the public programme, and nothing before its time."""

from __future__ import annotations

from typing import Any

from ceremony.core.frame import Frame
from ceremony.core.order import find_item
from ceremony.core.plain import common
from ceremony.core.progress import item_states
from ceremony.core.signing_views import item_tally
from ceremony.core.unheard import gives_away
from ceremony.language.catalogs import say
from ceremony.model.rundown import Item

_STATES = {"done": "done", "on-air": "now"}
_PARTS = {"awarding": "awards", "announce": "awards", "conferral": "awards", "signing": "signing"}


def follow_view(frame: Frame) -> dict[str, Any]:
    """What a guest's phone shows."""
    states = item_states(frame.rundown, frame.state)
    rows = []
    for item in frame.rundown.items:
        title = _public_title(frame, item)
        if not item.public or not title or states[item.id] == "skipped":
            continue
        times = frame.clocks.items.get(item.id)
        starts = (times.started or times.expected or times.planned) if times else None
        rows.append(
            {
                "number": item.number,
                "title": title,
                "depth": item.depth,
                "state": _STATES.get(states[item.id], "todo"),
                "starts": starts,
                "tally": item_tally(frame, item.id) if item.id in frame.state.runs else None,
            }
        )
    here = find_item(frame.rundown, frame.state.program.item)
    now_title = _public_title(frame, here) if here and here.public else ""
    return {**common(frame, "follow"), "programme": rows, "now_title": now_title}


def _public_title(frame: Frame, item: Item) -> str:
    """The title guests may read: no name before its time, "" while even the kind of part is sealed."""
    title = item.public_title
    if not title:
        sealed = any(cue.sealed for cue in frame.rundown.cues if cue.item == item.id)
        title = "" if sealed and item.id not in frame.state.runs else item.title
    return _plain_title(frame, item) if gives_away(frame.rundown, frame.state, title) else title


def _plain_title(frame: Frame, item: Item) -> str:
    """What kind of part it is, without a name."""
    kind = "speech" if item.speakers else _PARTS.get(item.kind, "part")
    return say(frame.rundown.language, f"core.follow.{kind}")
