"""The MC's script on paper: every word, what GO brings, what to say in trouble, what is new in this print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from ceremony.core.order import brought, by_go
from ceremony.core.sealing import veiled
from ceremony.documents.acting import acting_people, introduced
from ceremony.documents.earlier import Earlier
from ceremony.documents.programme import agenda_mark
from ceremony.documents.rescues import OPEN, lines_of, shared_lines
from ceremony.documents.sheet import Edition, Sheet, joined_marks, length, make_sheet, words
from ceremony.documents.starts import Start, planned_starts
from ceremony.language.binding import bind_name, unbind
from ceremony.language.catalogs import say
from ceremony.language.numbers import number_words
from ceremony.model.production import Production
from ceremony.model.rundown import Cue, FallbackLine, Item

_STRESSED = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one item's words are set: the edition, and the item by which an earlier print knows them."""

    edition: Edition
    item: str
    starts: Mapping[str, Start] = field(default_factory=dict)

    def fresh(self, text: str) -> bool:
        """Whether the print before this one did not say so."""
        earlier = self.edition.earlier
        return earlier is not None and not earlier.knows(self.item, unbind(text))

    def line(self, text: str) -> dict[str, Any]:
        """One line, and whether it is new."""
        held = self.edition.held(text)
        return {"text": held, "new": self.fresh(held)}

    def paragraphs(self, text: str) -> list[dict[str, Any]]:
        """Paragraphs of runs, and whether each is new; what stood between ``**`` is strong."""
        made = []
        for paragraph in re.split(r"\n\s*\n", text.strip()):
            runs = _runs(self.edition.held(" ".join(paragraph.split("\n"))))
            if runs:
                made.append({"runs": runs, "new": self.fresh(_said(runs))})
        return made


def _runs(plain: str) -> list[dict[str, Any]]:
    runs, place = [], 0
    for found in _STRESSED.finditer(plain):
        runs.append({"words": plain[place : found.start()], "strong": False})
        runs.append({"words": _name(found[1]), "strong": True})
        place = found.end()
    runs.append({"words": plain[place:], "strong": False})
    return [run for run in runs if run["words"]]


def _said(runs: list[dict[str, Any]]) -> str:
    return "".join(run["words"] for run in runs)


def _name(words: str) -> str:
    """What is stressed stays on one line when it is as short as a name."""
    return bind_name(words) if len(words.split()) <= 6 else words


def script(production: Production, edition: Edition) -> Sheet:
    """The whole script, an item a block; what the print before did not say is marked.

    Sealed winners are not in it, unless asked for by name: the MC learns them when everybody does.
    """
    if not edition.unsealed:
        edition = replace(edition, rundown=veiled(edition.rundown))
    cues = edition.rundown.cues
    by_item = {key: list(group) for key, group in groupby(cues, key=lambda cue: cue.item)}
    rescues = {key: lines_of(group) for key, group in by_item.items()}
    shared = shared_lines(rescues.values())
    own = {key: [line for line in lines if line not in shared] for key, lines in rescues.items()}
    starts = planned_starts(edition.rundown)
    items = [
        _item(item, by_item.get(item.id, []), own, Desk(edition, item.id, starts))
        for item in edition.rundown.items
    ]
    people = {one.person for item in edition.rundown.items for one in item.speakers} | introduced(production)
    timed = any(item.starts_ms is not None for item in edition.rundown.items)
    mark = agenda_mark(production, edition.rundown.items, people, timed=timed)
    marks = joined_marks(mark, *(cue.mark for cue in cues))
    return make_sheet(
        edition,
        "script",
        edition.say("script.title"),
        marks,
        items=items,
        shared=[_rescue(line, Desk(edition, "")) for line in shared],
        changes=_changes(items, edition),
        words=words(
            edition,
            "script.after",
            "script.fallback",
            "script.shared",
            "script.deck",
            "script.backstage",
            "script.silent",
            "script.film",
            "script.model",
        ),
    )


def _rescue(line: FallbackLine, desk: Desk) -> dict[str, Any]:
    return {"when": line.situation, "say": desk.paragraphs(line.text)}


def _item(item: Item, cues: list[Cue], rescues: dict[str, list[FallbackLine]], desk: Desk) -> dict[str, Any]:
    edition = desk.edition
    known = desk.starts.get(item.id)
    starts = edition.say("script.from", time=known.words(edition)) if known else ""
    reading = sum(cue.reading_ms for cue in cues if not cue.fallback_of)
    reads = edition.say("script.reads", time=length(reading)) if reading else ""
    told = " · ".join(part for part in (starts, length(item.duration_ms), reads) if part)
    notes = dict.fromkeys(note for note in (item.backstage, *(cue.backstage for cue in cues)) if note)
    return {
        "id": item.id,
        "number": item.number,
        "title": desk.line(item.title),
        "told": desk.line(told),
        "group": item.group,
        "depth": item.depth,
        "people": [desk.line(told) for told in acting_people(item, edition)],
        "backstage": [desk.line(edition.written(note)) for note in notes],
        "cues": _cues([cue for cue in cues if not cue.fallback_of], desk),
        "deck": [_cue(cue, desk) for cue in cues if cue.fallback_of],
        "fallback": [_rescue(line, desk) for line in rescues.get(item.id, ())],
    }


def _cues(cues: list[Cue], desk: Desk) -> list[dict[str, Any]]:
    """The pictures of an item; one that only takes its turn among others, without a word, needs no line."""
    turned = cues[1:] if cues and cues[0].advance == "round" else []
    told = [_cue(cue, desk) for cue in cues if cue not in turned or cue.script or cue.after]
    made: list[dict[str, Any]] = []
    for blind, run in groupby(told, key=_is_blind):
        pictures = list(run)
        made += [_joined(pictures, desk)] if blind and len(pictures) > 1 else pictures
    return made


def _is_blind(told: dict[str, Any]) -> bool:
    """Whether it is only GO: nobody is called, nothing is said, nothing runs or comes by itself."""
    says = told["say"] or told["after"] or told["film"] or told["then"]
    return not says and not told["short"] and told["go"] == "GO"


def _joined(pictures: list[dict[str, Any]], desk: Desk) -> dict[str, Any]:
    """Pictures in a row that need no word: one line with how often GO is pressed."""
    first, last = pictures[0]["title"], pictures[-1]["title"]
    title = desk.edition.say("script.run", first=first, last=last)
    return pictures[0] | {"go": f"GO × {len(pictures)}", "title": title}


def _then(cue: Cue, desk: Desk) -> str:
    """What comes without GO after this cue, or keeps GO waiting."""
    told = [desk.edition.say("script.then.arm")] if cue.arm_end else []
    if cue.advance == "round" or brought(desk.edition.rundown, cue):
        told.append(desk.edition.say(f"script.then.{cue.advance}", time=length(cue.advance_ms)))
    return " · ".join(told)


def _model(cue: Cue, edition: Edition) -> str:
    """What is said where live results come first, with the numbers open: the prompter fills them in."""
    of = edition.rundown.places.kinds.get(("signer", cue.item), 0)
    if not cue.tally or not of:
        return ""
    language = edition.language
    told = dict.fromkeys(("signed", "later", "open"), OPEN) | {"of": _number(of, language)}
    lines = [say(language, "core.tally.said", **told), say(language, "core.tally.said.later", **told)]
    return f"{lines[0]} ({edition.say('script.if-any')} {lines[1]})"


def _number(number: int, language: str) -> str:
    return number_words(number) if language == "vi" else str(number)


def _cue(cue: Cue, desk: Desk) -> dict[str, Any]:
    model = _model(cue, desk.edition)
    return {
        "title": desk.edition.held(cue.title),
        "say": [*desk.paragraphs(model), *desk.paragraphs(cue.script)],
        "model": bool(model),
        "after": desk.paragraphs(cue.after),
        "film": length(cue.film.duration_ms) if cue.film and cue.film.duration_ms else "",
        "go": "GO" if by_go(desk.edition.rundown, cue) else desk.edition.say("script.itself"),
        "then": _then(cue, desk),
        "short": bool(cue.subject),
        "mark": cue.mark,
    }


def _texts(value: Any) -> list[str]:
    """The text of every line and paragraph in a part of the script."""
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    if not isinstance(value, dict):
        return []
    if "new" in value:
        return [unbind(value["text"] if "text" in value else _said(value["runs"]))]
    return _texts(list(value.values()))


def _new(value: Any) -> int:
    """How many lines and paragraphs are new; a time that has moved is no word."""
    if isinstance(value, list):
        return sum(map(_new, value))
    return (
        (value["new"] if "new" in value else _new([part for key, part in value.items() if key != "told"]))
        if isinstance(value, dict)
        else 0
    )


def _changes(items: list[dict[str, Any]], edition: Edition) -> list[str]:
    """What the first page says about the print before: which, how many places, which items have gone."""
    earlier = edition.earlier
    if earlier is None:
        return []
    count = sum(map(_new, items))
    told = [edition.say("script.since", rev=earlier.rev, stamp=earlier.stamp or "–", count=count)]
    if not count:
        told = [edition.say("script.same", rev=earlier.rev, stamp=earlier.stamp or "–")]
    gone = [title for ident, title in earlier.titles.items() if ident not in {item["id"] for item in items}]
    return told + ([edition.say("script.gone", titles="; ".join(gone))] if gone else [])


def printed(sheet: Sheet, edition: Edition) -> Earlier:
    """What this print says, for the one after it."""
    items, shared = sheet.content["items"], sheet.content["shared"]
    titles = {item["id"]: unbind(item["title"]["text"]) for item in items}
    return Earlier(
        edition.rev,
        edition.stamp,
        titles,
        {item["id"]: _texts(item) for item in items} | {"": _texts(shared)},
    )
