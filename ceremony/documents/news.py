"""A short text for the news page, in the manner of a ward's own report: only what the record holds."""

from __future__ import annotations

from ceremony.documents.course import Held, course, standing
from ceremony.documents.official import day_line
from ceremony.documents.programme import written_items
from ceremony.documents.record import Record, edition_of, record_mark, record_version
from ceremony.documents.sheet import Edition, Sheet, make_sheet, named, words
from ceremony.model.agenda import Item as Written
from ceremony.model.production import Production
from ceremony.model.rundown import Speaker
from ceremony.staging.spoken import joined, sentence
from ceremony.staging.stage import stage

# Titles that say what somebody does: "Phát động …" becomes "đã phát động …".
_DEEDS = ("phát biểu", "phát động", "tiếp thu", "công bố", "triển khai", "trình bày", "tuyên bố", "trao ")


def news(record: Record, edition: Edition, production: Production | None) -> Sheet:
    """Headline and paragraphs. What was written besides counts only when it is what ran."""
    edition = edition_of(record, edition)
    written = written_items(production) if production and same(production, record) else {}
    told = [sentence(_first(record, edition))]
    for held in course(record):
        told += _paragraph(held, record, edition, written.get(held.item.id))
    told += _last(record, edition)
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


def _last(record: Record, edition: Edition) -> list[str]:
    at = record.state.closed_at
    if at is None:
        return []
    return [edition.say("news.ended", hour=record.local(at, "%H"), minute=record.local(at, "%M"))]


def _paragraph(held: Held, record: Record, edition: Edition, written: Written | None) -> list[str]:
    told = _introduced(held, edition, written)
    if held.film and not told:
        key = "news.fallback" if held.fallbacks else "news.film"
        told.append(edition.say(key, title=edition.written(held.item.public_title or held.item.title)))
    told += [_spoke(speaker, held, edition, written) for speaker in held.spoke]
    told += _signed(held, record, edition) + _received(held, record, edition)
    if held.item.kind == "closing":
        told += [_planned(speaker, held, edition) for speaker in held.planned]
    return [" ".join(told)]


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


def _spoke(speaker: Speaker, held: Held, edition: Edition, written: Written | None) -> str:
    if held.item.kind == "introductions":
        return ""
    name = _named(speaker, edition)
    topic = edition.written(inside(written.topic)) if written and written.topic else ""
    if held.item.kind == "discussion":
        key = "news.discussed" if topic else "news.discussed.open"
        return edition.say(key, who=name, topic=topic)
    title = edition.written(held.item.title)
    return edition.say(_deed(title), who=name, title=inside(title), part=title)


def inside(text: str) -> str:
    """A text in the middle of a sentence: its first letter small, unless a short form or a name begins it."""
    first, _, rest = text.partition(" ")
    proper = (len(first) > 1 and first.isupper()) or rest[:1].isupper()
    return text if proper else text[:1].lower() + text[1:]


def _deed(title: str) -> str:
    plain = title.replace("\u00a0", " ").casefold()
    return "news.did" if plain.startswith(_DEEDS) else "news.took"


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
    witnesses = [_named(speaker, edition) for speaker in held.planned]
    if witnesses:
        told.append(edition.say("news.witnesses", names="; ".join(witnesses)))
    return told


def _received(held: Held, record: Record, edition: Edition) -> list[str]:
    groups = standing(record, held.item, "recipient")
    counts = {kind: sum(1 for who in groups["done"] if who.group == kind) for kind in _KINDS}
    parts = [edition.say(f"news.{kind}", count=count) for kind, count in counts.items() if count]
    if not parts:
        return []
    told = [
        edition.say(
            "news.received", part=edition.written(held.item.title), whom=joined_plainly(parts, edition)
        )
    ]
    if groups["later"]:
        told.append(edition.say("news.later", count=len(groups["later"])))
    return told


_KINDS = ("collective", "household", "individual")


def joined_plainly(parts: list[str], edition: Edition) -> str:
    """ "12 tập thể, 3 hộ gia đình và 60 cá nhân"."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + f" {edition.say('and')} {parts[-1]}"
