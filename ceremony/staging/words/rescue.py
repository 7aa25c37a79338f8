"""What the MC says when something goes wrong in an item; lines with a name are their cue's own."""

from __future__ import annotations

from ceremony.model.agenda import Item
from ceremony.model.kind import Kind
from ceremony.model.rundown import Cue, FallbackLine
from ceremony.staging.scene import Scene

_BY_KIND = {
    Kind.PRE: ("late",),
    Kind.FLAG: ("anthem",),
    Kind.INTRODUCTIONS: ("guest-late",),
    Kind.BREAK: ("break-longer",),
}


def fallback_lines(scene: Scene, item: Item) -> tuple[FallbackLine, ...]:
    """The lines for any cue of an item; a power cut may come at any time."""
    keys = _BY_KIND.get(item.kind, ())
    if item.film:
        keys = (*keys, "film")
    elif (item.awards and item.kind is not Kind.ANNOUNCE) or item.pledge:
        keys = (*keys, "waiting", "short-of-time") if item.awards else (*keys, "waiting")
    elif item.people:
        keys = (*keys, "waiting", "guest-late", "reordered")
    return tuple(FallbackLine(scene.say(f"when.{key}"), scene.say(f"then.{key}")) for key in (*keys, "power"))


def all_lines(cue: Cue, general: tuple[FallbackLine, ...]) -> tuple[FallbackLine, ...]:
    """All lines of a cue, the agenda's own first: they win over ours for the same situation."""
    made = {line.situation: line for line in cue.fallback_lines}
    for line in general:
        made.setdefault(line.situation, line)
    return tuple(made.values())
