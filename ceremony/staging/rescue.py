"""What the MC says when something goes wrong: by the kind of the item, by name where somebody is called."""

from __future__ import annotations

from ceremony.model.agenda import Item
from ceremony.model.kind import Kind
from ceremony.model.rundown import Cue, FallbackLine
from ceremony.staging.award_cues import rows_of
from ceremony.staging.pledge_cues import signers_of
from ceremony.staging.scene import Scene
from ceremony.staging.spoken import sentence

_BY_KIND = {
    Kind.PRE: ("late",),
    Kind.FLAG: ("anthem",),
    Kind.INTRODUCTIONS: ("guest-late",),
    Kind.BREAK: ("break-longer",),
}
_RECIPIENT = ("absent", "stand-in", "wrong-name", "missed", "posthumous")
_SIGNER = ("signer-absent", "wrong-name", "missed-signer")


def fallback_lines(scene: Scene, item: Item) -> tuple[FallbackLine, ...]:
    """The lines for any cue of an item; a power cut may come at any time."""
    keys = _BY_KIND.get(item.kind, ())
    if item.film:
        keys = (*keys, "film")
    elif (item.awards and item.kind is not Kind.ANNOUNCE) or item.pledge:
        keys = (*keys, "waiting", "short-of-time") if item.awards else (*keys, "waiting")
    elif item.people:
        keys = (*keys, "waiting", "guest-late", "reordered")
    return tuple(_line(scene, key) for key in (*keys, "power"))


def rescue_lines(
    scene: Scene, item: Item, cue: Cue, general: tuple[FallbackLine, ...]
) -> tuple[FallbackLine, ...]:
    """All lines of a cue, the agenda's own first: they win over ours for the same situation."""
    made = {line.situation: line for line in cue.fallback_lines}
    for line in (*_named(scene, item, cue), *general):
        made.setdefault(line.situation, line)
    return tuple(made.values())


def _named(scene: Scene, item: Item, cue: Cue) -> tuple[FallbackLine, ...]:
    """The lines for whom a cue calls, with the name; a batch that is shown as a page has them without."""
    name, keys = _called(scene, item, cue.subject)
    if name:
        return tuple(_line(scene, key, name=name, first=sentence(name)) for key in keys)
    if cue.batch and item.awards:
        return tuple(_line(scene, f"{key}.open") for key in _RECIPIENT)
    return ()


def _called(scene: Scene, item: Item, subject: str) -> tuple[str, tuple[str, ...]]:
    if subject and item.awards:
        row = next((row for row in rows_of(scene, item.awards) if row.id == subject), None)
        if row:
            words = f"{row.honorific} **{row.name}**".strip()
            posthumous = row.kind == "individual"
            return scene.spoken(words), tuple(k for k in _RECIPIENT if posthumous or k != "posthumous")
    if subject and item.pledge:
        signer = next((row for row in signers_of(scene, item.pledge) if row.id == subject), None)
        if signer:
            words = f"{signer.honorific} **{signer.name}**".strip()
            return scene.spoken(words), _SIGNER
    return "", ()


def _line(scene: Scene, key: str, **values: object) -> FallbackLine:
    when = key.removesuffix(".open")
    return FallbackLine(scene.say(f"when.{when}"), scene.say(f"then.{key}", **values))
