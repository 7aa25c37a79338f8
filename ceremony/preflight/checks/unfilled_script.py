"""script.placeholder: nothing between braces reaches the MC's lips."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event


def unfilled_script(event: Event) -> Iterable[Problem]:
    """Scripts with a placeholder that nobody filled."""
    for cue in event.rundown.cues:
        words = " ".join((cue.script, cue.after, *(line.text for line in cue.fallback_lines)))
        start = words.find("{{")
        if start >= 0:
            shown = words[start : words.find("}}", start) + 2] or words[start : start + 20]
            yield event.problem(cue.item, "script.placeholder", Severity.ERROR, ("script",), text=shown)
