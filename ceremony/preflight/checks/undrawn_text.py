"""text.glyphs: signs that no font here can draw; the hall and the papers would show nothing, or boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event
from ceremony.preflight.written import written_texts
from ceremony.theme.glyphs import show_signs, undrawn

_TAG = re.compile(r"<[^>]*>")


def undrawn_text(event: Event) -> Iterable[Problem]:
    """Each name, title and unit with its signs; then pictures with signs that none of these have."""
    told: set[str] = set()
    for written in written_texts(event):
        signs = undrawn(written.text)
        if signs:
            told |= set(signs)
            yield written.problem(event, "text.glyphs", Severity.ERROR, signs=show_signs(signs))
    for cue in event.rundown.cues:
        signs = "" if cue.html.isascii() else undrawn(unescape(_TAG.sub(" ", cue.html)))
        signs = "".join(sign for sign in signs if sign not in told)
        if signs:
            told |= set(signs)
            letters = any(
                map(str.isalpha, signs)
            )  # an arrow the machine may still draw with a font of its own
            severity = Severity.ERROR if letters else Severity.WARNING
            yield event.problem(
                cue.item, "picture.glyphs", severity, title=cue.title, signs=show_signs(signs)
            )
