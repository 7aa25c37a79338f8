"""``ceremony quick EVENT``: draws one card that nobody planned. The running show calls it; it reads one wish.

The wish is one JSON object on the standard input, the answer one line of JSON: {"ok": true, "title", "pages",
"notes", …} or {"ok": false, "code", "message"}. What a stranger's file is opened by has limits first.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.core.commands_quick import MENDED_MOST
from ceremony.decks.limits import PAGE_LIMIT, DeckRefused, limit_process
from ceremony.language.catalogs import say
from ceremony.model.card import MARKS, Card

SERVED = "~quick"  # the address of finished pictures below /media/
WISH_LIMIT = 400_000  # bytes
SAMPLE_PHOTO = MARKS[2]


@dataclass(frozen=True, slots=True)
class Maker:
    """Where things lie, in which language a card speaks, and what binds this process."""

    media: Path
    folder: Path
    language: str
    limit: Callable[[], None] = limit_process  # for good: only a process made for one card may be bound

    def say(self, key: str, **values: object) -> str:
        """A sentence of the room ``decks``."""
        return say(self.language, f"decks.{key}", **values)

    def drawn(self, card: Card, title: str, notes: list[str]) -> dict[str, Any]:
        """The answer for a card of one page; what does not fit is told."""
        from ceremony.staging.pictures import draw, overfull

        tight = [self.say("overfull")] if overfull(card) else []
        return {"title": title, "pages": [draw(card, language=self.language)], "notes": notes + tight}


def _words(wish: Mapping[str, Any], name: str, most: int = 400) -> str:
    raw = wish.get(name, "")
    return " ".join(raw.split())[:most] if isinstance(raw, str) else ""


def _source(maker: Maker, wish: Mapping[str, Any]) -> Path:
    """The file that is meant: of the event's media, or one that was handed over. Raises DeckRefused."""
    handed = _words(wish, "handed")
    root, name = (maker.folder, handed) if handed else (maker.media, _words(wish, "src"))
    try:
        found = (root / name).resolve()
        there = bool(name) and found.is_relative_to(root.resolve()) and found.is_file()
    except (OSError, ValueError) as error:  # no file can have such a name
        raise DeckRefused("missing") from error
    if not there:
        raise DeckRefused("missing")
    return found


def _file(maker: Maker, wish: Mapping[str, Any]) -> dict[str, Any]:
    """Whatever somebody hands over: a photo, a PDF, a presentation."""
    from ceremony.decks.kinds import kind_of

    source = _source(maker, wish)
    kind = kind_of(source)
    if kind == "photo":
        return {"kind": "photo", **_photo(maker, wish)}
    return {"kind": "deck", **_deck(maker, wish, source, kind)}


def _photo(maker: Maker, wish: Mapping[str, Any]) -> dict[str, Any]:
    from ceremony.decks.photo import make_photo
    from ceremony.language.binding import bind
    from ceremony.model.storyboard import is_stand_in

    maker.limit()
    source, name = _source(maker, wish), f"{_ident(wish)}.jpg"
    make_photo(source, maker.folder / name)
    caption = bind(_words(wish, "caption", 160))
    title = caption or _words(wish, "title", 120) or maker.say("photo")
    mark = SAMPLE_PHOTO if is_stand_in(source.name) else ""
    return maker.drawn(Card("snapshot", {"src": f"{SERVED}/{name}", "caption": caption}, mark), title, [])


def _deck(maker: Maker, wish: Mapping[str, Any], source: Path, kind: str) -> dict[str, Any]:
    from ceremony.staging.pictures import draw

    if kind == "office":
        from ceremony.decks.office import to_pdf

        source = to_pdf(source, maker.folder)  # before the limits: LibreOffice needs more room
    maker.limit()
    from ceremony.decks.pages import make_pages

    names, count = make_pages(source, maker.folder, _ident(wish), str(wish.get("password", ""))[:200])
    cards = [Card("snapshot", {"src": f"{SERVED}/{name}"}) for name in names]
    notes = [maker.say("cut", count=count, kept=PAGE_LIMIT)] if count > len(names) else []
    title = _words(wish, "title", 120) or maker.say("deck")
    return {"title": title, "pages": [draw(card, language=maker.language) for card in cards], "notes": notes}


def _sentence(maker: Maker, wish: Mapping[str, Any]) -> dict[str, Any]:
    from ceremony.language.binding import bind

    text = _words(wish, "text")
    if not text:
        raise DeckRefused("no_words")
    fields = {"text": bind(text), "note": bind(_words(wish, "note", 200))}
    return maker.drawn(Card("sentence", fields), text[:120], [])


def _guests(maker: Maker, wish: Mapping[str, Any]) -> dict[str, Any]:
    import segno

    url = _words(wish, "url")
    if not url:
        raise DeckRefused("no_words")
    code = segno.make(url, error="m", micro=False, boost_error=False)
    rows = ["".join("1" if module else "0" for module in row) for row in code.matrix]
    note = _words(wish, "note", 160) or maker.say("guests_note")
    fields = {"title": maker.say("guests_title"), "note": note, "url": url, "code": rows}
    return maker.drawn(Card("invitation", fields), maker.say("guests"), [])


def _break(maker: Maker, wish: Mapping[str, Any]) -> dict[str, Any]:
    headline = _words(wish, "text", 80) or maker.say("break")
    fields = {"headline": headline, "note": _words(wish, "note", 160)}
    return maker.drawn(Card("intermission", fields), headline, [])


def _correction(maker: Maker, wish: Mapping[str, Any]) -> dict[str, Any]:
    from ceremony.core.card_words import EDITABLE, editable_words, read_card
    from ceremony.language.binding import bind

    layout, html, given = str(wish.get("layout")), str(wish.get("html")), wish.get("fields")
    if layout not in EDITABLE or not isinstance(given, dict):
        raise DeckRefused("not_mended_here")
    before, fields = editable_words(layout, html), read_card(layout, html)
    after = {name: _words(given, name, 300) if name in given else before[name] for name in EDITABLE[layout]}
    changed = {name: text for name, text in after.items() if text != before[name]}
    if not changed:
        raise DeckRefused("nothing_changed")
    if "name" in after and not after["name"]:
        raise DeckRefused("no_words")
    for name, text in changed.items():
        words = text if name in ("name", "honorific") else bind(text)
        fields[name] = [words] if isinstance(fields.get(name), list) else words
    mended = _pairs([(before[name], text) for name, text in changed.items() if name != "honorific"])
    card = Card(layout, fields, str(fields.pop("mark", "")))
    title = after.get("name") or after.get("title") or next(iter(after.values()))
    return {**maker.drawn(card, title[:120], []), "mended": mended}


def _pairs(changed: list[tuple[str, str]]) -> list[list[str]]:
    """What is replaced in the words of the item: as it is written, and as the script says it aloud."""
    from ceremony.language.numbers import NORTH, SOUTH
    from ceremony.language.voice import aloud

    pairs = [list(pair) for pair in changed if pair[0]]
    for old, new in changed:
        for voice in (NORTH, SOUTH):
            said = [aloud(old, "vi", voice), aloud(new, "vi", voice)]
            if old and said[0] != old and said not in pairs:
                pairs.append(said)
    return pairs[:MENDED_MOST]


def _thumbnails(maker: Maker, wish: Mapping[str, Any]) -> dict[str, Any]:
    from ceremony.decks.photo import make_thumbnails

    maker.limit()
    folder = maker.folder / "thumbs"
    folder.mkdir(mode=0o700, exist_ok=True)
    raw = wish.get("names")
    names = [name for name in raw if isinstance(name, str)] if isinstance(raw, list) else []
    sound = [name for name in names if (maker.media / name).resolve().is_relative_to(maker.media.resolve())]
    return {"names": make_thumbnails(maker.media, sound, folder)}


def _ident(wish: Mapping[str, Any]) -> str:
    ident = _words(wish, "id", 40)
    if not ident.isalnum():
        raise DeckRefused("missing")
    return ident


_MAKERS: Mapping[str, Callable[[Maker, Mapping[str, Any]], dict[str, Any]]] = {
    "file": _file,
    "sentence": _sentence,
    "guests": _guests,
    "break": _break,
    "correction": _correction,
    "thumbnails": _thumbnails,
}


def make(maker: Maker, wish: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a wish, whatever is wrong with it."""
    work = _MAKERS.get(str(wish.get("do")))
    try:
        if work is None:
            raise DeckRefused("kind")
        return {"ok": True, "kind": str(wish.get("do")), **work(maker, wish)}
    except DeckRefused as refused:
        return {"ok": False, "code": refused.code, "message": maker.say(refused.code, **refused.values)}
    except MemoryError:
        return {"ok": False, "code": "heavy", "message": maker.say("heavy")}
    except OSError as fault:  # the disk is full, or a limit of the process
        why = fault.strerror or str(fault)
        return {"ok": False, "code": "disk", "message": maker.say("disk", why=why)}


@click.command("quick", hidden=True)
@click.argument("event")
@WORKSPACE
@LANGUAGE
def quick(event: str, workspace: Path, language: str | None) -> None:
    """Vẽ một thẻ chiếu nhanh; buổi lễ tự gọi · Draw a card nobody planned; the running show calls it."""
    os.umask(0o077)
    wish = json.loads(sys.stdin.buffer.read(WISH_LIMIT))
    folder = workspace / ".ceremony" / event / "quick"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    maker = Maker(workspace / "media" / event, folder, spoken(language, workspace, event))
    click.echo(json.dumps(make(maker, wish), ensure_ascii=False))
