"""A short text for the news page, in the manner of a ward's own report: only what the record holds."""

from __future__ import annotations

from collections.abc import Sequence

from ceremony.documents.awarded import awarded
from ceremony.documents.counted import counted, joined_plainly
from ceremony.documents.course import Held, added, course, invited, standing, witnesses
from ceremony.documents.lineup import posthumous, stand_ins
from ceremony.documents.official import day_line
from ceremony.documents.programme import written_items
from ceremony.documents.record import Record, edition_of, record_mark, record_version
from ceremony.documents.sheet import Edition, Sheet, make_sheet, named, words
from ceremony.model.agenda import Item as Written
from ceremony.model.production import Production
from ceremony.model.rundown import Entrant, Speaker
from ceremony.staging.spoken import joined, sentence
from ceremony.staging.stage import stage

# Titles that begin with what somebody does: "Phát động …" becomes "đã phát động …". Behind the first ones
# "của" says whose deed it is ("Phát biểu của …": no deed any more); behind the others whose thing.
_OWN_DEEDS = ("phát biểu", "phát động", "tiếp thu", "triển khai", "tuyên bố", "kết luận")
_DEEDS = ("công bố ", "trình bày ", "thông qua ", "giới thiệu ", "đọc ")
_CONFERRED = ("trao ", "tặng ", "trao tặng ", "truy tặng ", "phong ", "tôn vinh ", "vinh danh ")
# Kinds of part whose own verb English has: "gave the response".
_KINDS_TOLD = ("speech", "directing_speech", "response", "report", "announce", "oath", "performance")
NAMED = 10  # so many are told by name, more only by number


def news(record: Record, edition: Edition, production: Production | None) -> Sheet:
    """Headline and paragraphs. What was written besides counts only when it is what ran."""
    edition = edition_of(record, edition)
    written = written_items(production) if production and same(production, record) else {}
    told = [sentence(_first(record, edition))]
    ran = course(record)
    for held in ran:
        told += _paragraph(held, record, edition, written.get(held.item.id))
    told += [*_left_out(ran, record, edition), *_last(record, edition)]
    return make_sheet(
        edition,
        "news",
        edition.say("news.title"),
        record_mark(record),
        headline=edition.written(record.rundown.name).upper(),
        told=[paragraph for paragraph in told if paragraph],
        words=words(edition, "news.draft", "news.by"),
        version=record_version(record, edition),
    )


def same(production: Production, record: Record) -> bool:
    """Whether the files still say what ran: otherwise nothing of them may be told."""
    return stage(production).rev == record.state.rev


def _first(record: Record, edition: Edition) -> str:
    day, name = day_line(edition, record.day), edition.written(record.rundown.name)
    if not record.rundown.organiser:
        return edition.say("news.held.open", day=day, event=name)
    organiser = edition.written(record.rundown.organiser)
    return edition.say("news.held", day=day, event=name, organiser=organiser)


def _left_out(ran: Sequence[Held], record: Record, edition: Edition) -> list[str]:
    """The parts that somebody left out on purpose, of a show that has ended."""
    came = {held.item.id for held in ran}
    left = [row for row in record.rows if row.item in record.state.skipped and row.item not in came]
    titles = [f"“{edition.written(row.title)}”" for row in left]
    if not titles or record.state.closed_at is None:
        return []
    return [edition.say("news.skipped", parts=joined_plainly(titles, edition))]


def _last(record: Record, edition: Edition) -> list[str]:
    at = record.state.closed_at
    if at is None:
        return []
    hour, minute = record.local(at, "%H").removeprefix("0"), record.local(at, "%M")
    key = "news.ended.hour" if minute == "00" else "news.ended"
    return [edition.say(key, hour=hour, minute=minute)]


def _paragraph(held: Held, record: Record, edition: Edition, written: Written | None) -> list[str]:
    told = _introduced(held, edition, written) or _film(held, edition)
    told += [_spoke(speaker, held, record, edition, written) for speaker in held.spoke]
    told += _signed(held, record, edition) + _received(held, record, edition)
    if held.item.kind == "closing":
        told += [_planned(speaker, held, edition) for speaker in held.planned]
    return [" ".join(part for part in told if part)]


def _film(held: Held, edition: Edition) -> list[str]:
    """A film only when it was seen; pictures in its place only when they came."""
    title = edition.written(held.item.public_title or held.item.title)
    seen = [film for film in held.films if film.seen]
    keys = ["news.film" if all(film.whole for film in seen) else "news.film.part"] if seen else []
    keys += ["news.fallback.then" if seen else "news.fallback"] if held.fallbacks else []
    return [edition.say(key, title=title) for key in keys]


def _introduced(held: Held, edition: Edition, written: Written | None) -> list[str]:
    steps = written.introduce if written else ()
    seen = {each.cue.id for each in held.shown}
    groups = [
        edition.written(inside(group))
        for number, step in enumerate(steps, 1)
        if step.groups and f"{held.item.id}/nhom-{number}" in seen
        for group in step.groups
    ]
    return [edition.say("news.groups", groups=joined(groups, edition.say("and")))] if groups else []


def _spoke(speaker: Speaker, held: Held, record: Record, edition: Edition, written: Written | None) -> str:
    if held.item.kind == "introductions":
        return ""
    name = _named(speaker, edition)
    topic = edition.written(inside(written.topic)) if written and written.topic else ""
    if held.item.kind == "discussion":
        key = "news.discussed" if topic else "news.discussed.open"
        return edition.say(key, who=name, topic=topic)
    title = edition.written(held.item.title)
    key = told_as(held.item.kind, title, invited(held, record), edition.language)
    return edition.say(key, who=name, title=inside(title), part=title)


def told_as(kind: str, title: str, role: str, language: str) -> str:
    """The sentence that tells of one who came: they received, were asked to come up, or did something."""
    plain = title.replace("\u00a0", " ").casefold()
    if role == "conferred" and language == "vi":
        return "news.conferred" if plain.startswith(_CONFERRED) else "news.conferred.part"
    if role:
        return "news.conferred.part" if role == "conferred" else f"news.{role}"
    if language != "vi":
        return f"news.took.{kind}" if kind in _KINDS_TOLD else "news.took"
    shouted = title[:2].isupper()
    did = plain.startswith(_DEEDS) or (plain.startswith(_OWN_DEEDS) and " của " not in f"{plain} ")
    return "news.did" if did and not shouted else "news.took"


def inside(text: str) -> str:
    """A text in the middle of a sentence: its first letter small, unless a short form or a name begins it."""
    first, _, rest = text.partition(" ")
    proper = (len(first) > 1 and first.isupper()) or rest[:1].isupper()
    return text if proper else text[:1].lower() + text[1:]


def _planned(speaker: Speaker, held: Held, edition: Edition) -> str:
    return edition.say(
        "news.planned", who=edition.written(named(speaker)), part=edition.written(held.item.title)
    )


def _named(speaker: Speaker, edition: Edition) -> str:
    words_of = f"{speaker.honorific} {speaker.name}".strip()
    title = f" – {speaker.title}" if speaker.title else ""
    return edition.written(sentence(words_of) + title)


def _signed(held: Held, record: Record, edition: Edition) -> list[str]:
    groups = standing(record, held.item, "signer")
    if not groups["all"]:
        return []
    title = edition.written(held.item.title)
    told = [edition.say("news.signed", part=title, done=len(groups["done"]), all=len(groups["all"]))]
    if groups["done"]:
        names = ", ".join(entrant.name for entrant in groups["done"])
        told.append(edition.say("news.signers", names=names))
    told += _others(groups, edition)
    seeing = [_named(one, edition) for one in held.planned if one.name in witnesses(held, record)]
    if seeing:
        told.append(edition.say("news.witnesses", names="; ".join(seeing)))
    return told


def _received(held: Held, record: Record, edition: Edition) -> list[str]:
    groups = standing(record, held.item, "recipient")
    if not groups["all"]:
        return []
    part = edition.written(held.item.title)
    what = awarded(groups["all"], conferral=held.item.kind == "conferral")
    key = "news.received" if what == "award" else f"news.received.{what}"
    key = key if groups["done"] else "news.received.nobody"
    told = [edition.say(key, part=part, whom=counted(groups["done"], edition))]
    by, family = stand_ins(record), posthumous(record)
    instead = [who for who in groups["done"] if who.id in by]
    told += _told("stand_in", instead, edition)
    told += _told("posthumous", [who for who in groups["done"] if who.id in family], edition)
    told += _told("added", added(record, groups["done"]), edition)
    return told + _others(groups, edition)


def _others(groups: dict[str, list[Entrant]], edition: Edition) -> list[str]:
    """How many it stands otherwise with, by name when they are few."""
    told = []
    for name in ("absent", "later", "withdrawn", "open"):
        told += _told(name, groups[name], edition)
    return told


def _told(name: str, people: Sequence[Entrant], edition: Edition) -> list[str]:
    if not people:
        return []
    many = len(people) > NAMED
    names = "" if many else ": " + "; ".join(who.name for who in people)
    one = ".one" if len(people) == 1 else ""
    return [edition.say(f"news.{name}{one}", count=len(people), names=names)]
