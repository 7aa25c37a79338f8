"""A fallback deck that follows a storyboard: the same scenes in the same order, as pictures and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from ceremony.language.catalogs import say
from ceremony.language.phrases import hold
from ceremony.model import figures
from ceremony.model import storyboard as shots
from ceremony.model.card import Card
from ceremony.model.narration import joined, lower_first
from ceremony.model.results import Group, Indicator
from ceremony.model.storyboard import Storyboard
from ceremony.staging.deck import ROWS, Deck, Picture


def follow(deck: Deck, written: Storyboard) -> Iterator[Picture]:
    """The pictures of a storyboard in its order."""
    for shot in written.shots:
        made = list(_shown(deck, written, shot))
        if shot.say and made:
            card, title, _ = made[0]
            made = [(card, title, deck.aloud(shot.say)), *((c, t, "") for c, t, _ in made[1:])]
        yield from made


def _shown(deck: Deck, written: Storyboard, shot: shots.Written) -> Iterator[Picture]:
    """The pictures of one scene; a scene that only carries a mood has none."""
    results = deck.results
    match shot:
        case shots.TitleShot():
            yield deck.opening()
        case shots.ChapterShot():
            yield from deck.group(_named(results.groups, shot.group))
            if shot.photo:
                yield _photo(deck, shot.photo, shot.caption, shot.below, False)
        case shots.ChaptersShot():
            own = {one.group for one in written.shots if isinstance(one, shots.ChapterShot)}
            yield from (
                page for group in results.groups if group.code not in own for page in deck.group(group)
            )
        case shots.SectionShot():
            fields: dict[str, object] = {"ordinal": shot.ordinal or "", "title": [hold(shot.text)]}
            yield deck.picture("section", fields, shot.text, deck.narration.part(shot.text))
        case shots.FigureShot() | shots.LineShot():
            one = _named(results.indicators, shot.of)
            yield deck.figure(_named(results.groups, one.group), one, text=shot.text)
        case shots.FiguresShot() | shots.BarsShot():
            rows = [_named(results.indicators, code) for code in shot.of]
            first = deck.narration.group(rows) if isinstance(shot, shots.BarsShot) and len(rows) > 1 else ""
            yield deck.table(_group_of(deck, shot), rows, first)
        case shots.TableShot():
            best = [one for one in figures.ranked(results.indicators) if figures.stands_out(one)][:ROWS]
            rows = [_named(results.indicators, code) for code in shot.of] or best
            if rows:
                heading = shot.heading or deck.narration.table(rows)
                yield deck.table(_group_of(deck, shot), rows, heading)
        case _:
            yield from _listed(deck, written, shot)


def _listed(deck: Deck, written: Storyboard, shot: shots.Written) -> Iterator[Picture]:
    """Shares, what was missed, what comes next, the end."""
    match shot:
        case shots.ShareShot():
            yield from _share(deck, shot)
        case shots.MissedShot():
            yield from deck.missed()
        case shots.DirectionsShot():
            heading = shot.heading or say(deck.language, "video.directions.heading")
            yield deck.listed(heading, "", shot.lines or deck.results.directions)
        case shots.ClosingShot():
            yield _closing(deck, shot)
        case _:
            yield from _told(deck, written, shot)


def _told(deck: Deck, written: Storyboard, shot: shots.Written) -> Iterator[Picture]:
    """Pictures, names and moments."""
    match shot:
        case shots.PhotoShot():
            yield _photo(deck, shot.photo, shot.caption, shot.below, shot.sample)
        case shots.MontageShot():
            yield _photo(deck, shot.photos[0], shot.caption, shot.below, shot.sample)
        case shots.ClipShot():
            title = shot.caption or shot.below or deck.results.title
            card: dict[str, object] = {"ordinal": shot.part or "", "title": [hold(title)]}
            yield deck.picture("section", card, title, joined(shot.caption or "", shot.below or "") or title)
        case shots.FacesShot():
            yield from faces(deck, shot.people or written.faces, shot.heading)
        case shots.QuoteShot():
            fields: dict[str, object] = {"text": shot.text, "name": shot.who, "title": shot.post or ""}
            yield deck.picture(
                "quote", fields, shot.who, deck.narration.say("said", who=shot.who, text=shot.text)
            )
        case shots.RollShot():
            for number, page in enumerate(_pages(shot.names, 24)):
                told = deck.narration.roll(shot.heading, len(shot.names))
                names = [{"no": "", "name": one.name, "unit": one.unit or ""} for one in page]
                fields = {"title": shot.heading, "page": "", "pages": "", "names": names, "foot": ""}
                first = f"{shot.heading}:" if number else joined(told)
                yield deck.picture("names", fields, shot.heading, first, *(one.name for one in page))
        case shots.TimelineShot():
            rows = [[one.when, hold(one.what)] for one in shot.moments]
            fields = {"eyebrow": shot.part or "", "title": shot.heading, "head": [], "rows": rows}
            said = (f"{one.when}: {one.what}." for one in shot.moments)
            yield deck.picture("table", fields, shot.heading, f"{shot.heading}.", *said)
        case shots.PointsShot():
            rows = [[one.name, one.text or ""] for one in shot.places]
            title = shot.part or deck.results.title
            fields = {"eyebrow": title, "title": "", "head": [], "rows": rows}
            said = (f"{one.name}: {one.text}." if one.text else f"{one.name}." for one in shot.places)
            yield deck.picture("table", fields, title, *said)
        case _:  # the movements are told by the opening
            return


Coded = TypeVar("Coded", Group, Indicator)
Listed = TypeVar("Listed", shots.Name, shots.Face)


def _named(rows: Sequence[Coded], code: str) -> Coded:
    return next(one for one in rows if one.code == code)


def _pages(rows: Sequence[Listed], most: int) -> list[Sequence[Listed]]:
    return [rows[start : start + most] for start in range(0, len(rows), most)]


def _group_of(deck: Deck, shot: shots.FiguresShot | shots.BarsShot | shots.TableShot) -> Group:
    """The group that the indicators share, or the whole report as one."""
    codes = {_named(deck.results.indicators, code).group for code in shot.of}
    if len(codes) == 1 and not shot.part:
        return _named(deck.results.groups, codes.pop())
    return Group(code="all", title=shot.part or deck.results.title)


def faces(deck: Deck, people: Sequence[shots.Face], heading: str | None) -> Iterator[Picture]:
    """People by name and post; the deck shows no portraits."""
    title = heading or say(deck.language, "video.faces.heading")
    for page in _pages(people, 24):
        names = [{"no": "", "name": one.name, "unit": one.post or ""} for one in page]
        fields: dict[str, object] = {"title": title, "page": "", "pages": "", "names": names, "foot": ""}
        said = deck.narration.say("faces", heading=title, names=", ".join(one.name for one in page))
        yield deck.picture("names", fields, title, joined(said))


def photos(deck: Deck, written: Storyboard, group: Group) -> Iterator[Picture]:
    """The first photograph that was found for a group, with the one sentence that stands for it."""
    for name in written.photos.get(group.code, ())[:1]:
        text = group.sentence or deck.narration.group(deck.results.of_group(group.code))
        card, _, _ = _photo(deck, name, text or group.title, group.title if text else "", False)
        about = (
            deck.narration.say("about", title=group.title, text=lower_first(text)) if text else group.title
        )
        said = group.sentence or about
        yield card, group.title, deck.aloud(joined(said))


def _photo(deck: Deck, name: str, caption: str | None, below: str | None, sample: bool) -> Picture:
    caption, below = caption or "", below or ""
    fields: dict[str, object] = {"src": name, "alt": caption or below, "caption": caption, "note": below}
    said = ". ".join(part for part in (caption, below) if part)
    card, title, text = deck.picture("picture", fields, caption or below or name, said)
    marked = sample or shots.is_stand_in(name)
    mark = card.mark or (say(deck.language, "video.mark.picture") if marked else "")
    return Card(card.layout, card.fields, mark), title, text


def _share(deck: Deck, shot: shots.ShareShot) -> Iterator[Picture]:
    if shot.of and not shot.parts:
        one = _named(deck.results.indicators, shot.of)
        yield deck.figure(_named(deck.results.groups, one.group), one, text=shot.text)
        return
    name, under = shot.name or deck.results.title, shot.under or ""
    shown = [
        (part.name, f"{figures.show_number(part.value, deck.language)} {under}".strip())
        for part in shot.parts
    ]
    rows = [list(pair) for pair in shown]
    fields: dict[str, object] = {"eyebrow": shot.part or "", "title": name, "head": [], "rows": rows}
    yield deck.picture("table", fields, name, deck.narration.share(name, shown, shot.text or ""))


def _closing(deck: Deck, shot: shots.ClosingShot) -> Picture:
    if not shot.headline:
        return deck.closing()
    fields: dict[str, object] = {
        "headline": [hold(shot.headline)],
        "text": [hold(shot.text)] if shot.text else [],
    }
    return deck.picture("thanks", fields, shot.headline, deck.narration.closing())
