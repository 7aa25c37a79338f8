"""Cues of an awarding: an opener for each batch, then one picture per recipient or per page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from ceremony.core.words.rescue import open_rescue_lines, rescue_lines
from ceremony.language.binding import bind, bind_name
from ceremony.language.phrases import hold
from ceremony.model.agenda import AwardsRef, Item, SoundRef
from ceremony.model.card import Card
from ceremony.model.kind import Kind
from ceremony.model.roster import Recipient
from ceremony.model.rundown import Cue, Entrant, Sound
from ceremony.staging.awards import Batch, batches
from ceremony.staging.pictures.events import fits_eyebrow
from ceremony.staging.pictures.rolls import batch_places, list_places
from ceremony.staging.scene import SAMPLE, Scene, known
from ceremony.staging.spoken import joined
from ceremony.staging.words.award_words import call_of, opening

Row = TypeVar("Row")
OPENER_WIDE, BATCH_WIDE, HONOUR_WIDE = 1220, 1350, 1200  # of 1920: the room of the line above a picture
MOST_FORMS = 4  # together on the card of a decision


def rows_of(scene: Scene, ref: AwardsRef) -> tuple[Recipient, ...]:
    """The recipients of an item; none while the list is pending."""
    return scene.production.recipients.get(ref.recipients, ()) if isinstance(ref.recipients, str) else ()


def batches_of(scene: Scene, ref: AwardsRef) -> list[Batch]:
    """The batches of an item, by the forms of award that hold on the event's day."""
    return batches(rows_of(scene, ref), ref, scene.production.award_forms, known(scene.event.date))


def shown_name(row: Recipient) -> str:
    """The name as it stands on the screen: a person's name on one line, an organisation's free to break."""
    return bind_name(row.name) if row.kind == "individual" else bind(row.name)


def entrants(scene: Scene, item: Item, ref: AwardsRef) -> list[Entrant]:
    """Everyone who is called in this item, numbered in the order of calling."""
    made: list[Entrant] = []
    for batch in batches_of(scene, ref):
        for row in batch.rows:
            made.append(
                Entrant(
                    row.id,
                    "recipient",
                    len(made) + 1,
                    shown_name(row),
                    bind(row.unit),
                    batch_id(item, batch),
                    row.form,
                    row.kind,
                    row.honorific,
                    row.reason,
                    item.id,
                    row.sample,
                    status=row.status,
                )
            )
    return made


def forms_line(scene: Scene, item: Item) -> str:
    """The forms of award that an item's list confers, in its order; "" when they are none or many."""
    rows = rows_of(scene, item.awards) if item.awards else ()
    forms = list(dict.fromkeys(row.form for row in rows if row.form))
    return " · ".join(map(hold, forms)) if len(forms) <= MOST_FORMS else ""


def is_reveal(item: Item, ref: AwardsRef) -> bool:
    """Whether names are sealed until they are on program."""
    return item.sealed or ref.reveal != "none"


def show_of(item: Item, ref: AwardsRef) -> str:
    """How recipients are shown; a grid would name them all with the first."""
    if not is_reveal(item, ref):
        return ref.show
    return "page" if ref.reveal == "all" or ref.show == "page" else "person"


def batch_id(item: Item, batch: Batch) -> str:
    """The batch's own id, which is also the id of its opener cue."""
    return f"{item.id}/dot-{batch.number}"


def mark_of(rows: Sequence[Recipient], item: Item) -> str:
    """The mark of a picture that names these people."""
    return SAMPLE if item.sample or any(row.sample for row in rows) else ""


def _count(scene: Scene, item: Item, batch: Batch, ref: AwardsRef) -> str:
    """ "10 cá nhân"; before a reveal how many prizes, not who or what receives them."""
    kind = "prize" if is_reveal(item, ref) else batch.kind or "mixed"
    one = ".one" if len(batch.rows) == 1 else ""
    return scene.say("batch.note", count=len(batch.rows), kind=scene.say(f"kind.{kind}{one}"))


def part_title(scene: Scene, item: Item) -> str:
    """What a part of the awards is called where there are several; "" where there is one only."""
    parts = [one for one, _ in scene.production.agenda.walk() if one.awards and one.kind is not Kind.ANNOUNCE]
    return bind(item.title) if len(parts) > 1 else ""


def above(width: float, part: str, what: tuple[str, ...], turn: str = "") -> str:
    """The line above a picture of the awards: without room for all, the turn goes, then the part's end.

    What is awarded stays whole.
    """
    whole, short = _dotted(part, *what, turn), _dotted(part, *what)
    if fits_eyebrow(whole, width) or not part:
        return whole
    words = part.replace("\u00a0", " ").split(" ")
    starts = (" ".join(words[:count]).rstrip(",;:–- ") for count in range(len(words) - 1, 1, -1))
    tried = (short, *(_dotted(f"{start}…", *what) for start in starts))
    return next((text for text in tried if fits_eyebrow(text, width)), _dotted(*what, turn))


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _eyebrow(scene: Scene, item: Item, batch: Batch, lit: Recipient | None) -> str:
    """Above the names: the part, the prize of who is lit where a batch has several, the unit, the turn."""
    form = batch.form or (lit.form if lit else "")
    part, turn = part_title(scene, item), scene.say("batch", number=batch.number)
    if form or batch.unit:
        return above(BATCH_WIDE, part, tuple(told for told in (form, batch.unit) if told), turn)
    return above(BATCH_WIDE, part or scene.say("awards"), (), turn)


def _opener(scene: Scene, item: Item, batch: Batch, ref: AwardsRef) -> Card:
    note = _count(scene, item, batch, ref)
    fields = {
        "eyebrow": above(OPENER_WIDE, part_title(scene, item), (scene.say("batch", number=batch.number),)),
        "title": hold(batch.unit or batch.form or item.title),
        "note": bind(_dotted(batch.form if batch.unit else "", note)),
        "presenters": _presenters(scene, item, ref),
    }
    return Card("opener", fields, mark_of(batch.rows, item))


def _presenters(scene: Scene, item: Item, ref: AwardsRef) -> str:
    """Who hands the awards over, as the hall reads it."""
    who = [scene.speaker(person) for person in ref.presenters]
    names = joined([f"{one.honorific} {one.name}".strip() for one in who], scene.say("and"))
    key = "presenters.conferral" if item.kind is Kind.CONFERRAL else "presenters"
    return bind(scene.say(key, who=names)) if names else ""


def _picture(scene: Scene, item: Item, batch: Batch, row: Recipient, show: str) -> Card:
    if show == "person":
        reason = [hold(scene_line) for scene_line in (row.reason, row.unit) if scene_line][:2]
        fields: dict[str, object] = {
            "form": row.form,
            "honorific": row.honorific[:1].upper() + row.honorific[1:],
            "manner": _manner(scene, row),
            "name": shown_name(row),
            "unit": bind(row.unit),
            "reason": reason[:1] if row.reason else [],
            "photo": row.photo if row.consent else "",
            "alt": row.name,
        }
        return Card("person", fields, mark_of((row,), item))
    return _grid(scene, item, batch, row.id)


def _manner(scene: Scene, row: Recipient) -> str:
    """What stands above the name of one who has died."""
    return scene.say("when.posthumous") if row.status == "posthumous" else ""


def _grids(batch: Batch) -> list[list[dict[str, object]]]:
    """The rows of a batch, one list for each picture: as many together as the last row of seats can read."""
    rows: list[dict[str, object]] = [
        {"key": row.id, "no": n, "name": shown_name(row), "unit": bind(row.unit)}
        for n, row in enumerate(batch.rows, 1)
    ]
    places = batch_places([shown_name(row) for row in batch.rows])
    return [list(part) for part in even_pages(rows, places)]


def even_pages(rows: Sequence[Row], places: int) -> list[Sequence[Row]]:
    """As few pages of at most ``places`` rows as will do, as even as they come."""
    each = -(-len(rows) // -(-len(rows) // places))
    return [rows[start : start + each] for start in range(0, len(rows), each)]


def _grid(scene: Scene, item: Item, batch: Batch, lit: str) -> Card:
    """The picture on which somebody is lit."""
    rows = next(part for part in _grids(batch) if any(row["key"] == lit for row in part))
    return _grid_card(scene, item, batch, rows, lit)


def _grid_card(scene: Scene, item: Item, batch: Batch, rows: list[dict[str, object]], lit: str = "") -> Card:
    called = next((row for row in batch.rows if row.id == lit), None)
    fields = {
        "eyebrow": _eyebrow(scene, item, batch, called),
        "rows": rows,
        "lit": lit,
        "manner": _manner(scene, called) if called else "",
    }
    return Card("batch", fields, mark_of(batch.rows, item))


def _recipient_cues(scene: Scene, item: Item, batch: Batch, ref: AwardsRef) -> list[Cue]:
    made = []
    for row in batch.rows:
        call = call_of(scene, row)
        made.append(
            scene.cue(
                f"{batch_id(item, batch)}/{row.id}",
                item,
                row.name,
                _picture(scene, item, batch, row, show_of(item, ref)),
                subject=row.id,
                batch=batch_id(item, batch),
                fallback_lines=rescue_lines(scene.wording, call),
                calls=(call,),
            )
        )
    return made


def award_cues(scene: Scene, item: Item, ref: AwardsRef) -> list[Cue]:
    """An opener and the pictures of every batch; a pending list gives one opener without names."""
    cues: list[Cue] = []
    sealed = is_reveal(item, ref)
    item = item.model_copy(update={"sealed": sealed})
    for batch in batches_of(scene, ref):
        ident = batch_id(item, batch)
        title = scene.say("batch.title", number=batch.number, what=batch.unit or batch.form or item.title)
        words = opening(scene, item, batch, ref, _contest(scene, item))
        opener = scene.cue(
            ident,
            item,
            title,
            _opener(scene, item, batch, ref),
            batch=ident,
            backstage=_backstage(scene, batch, ref),
            opening=words,
        )
        opener = replace(opener, sound=sound_of(item, ref.fanfare) or sound_of(item, ref.music, over=True))
        cues.append(replace(opener, sealed=False))  # it names nobody
        if show_of(item, ref) == "page":
            named_cues = _page_cues(scene, item, batch, title, words.closing)
        else:
            named_cues = _recipient_cues(scene, item, batch, ref)
        cues += [replace(cue, sound=sound_of(item, ref.music, over=True)) for cue in named_cues]
    return cues


def _contest(scene: Scene, item: Item) -> str:
    """A part's title as its words name it, where there are several parts."""
    return item.title if part_title(scene, item) else ""


def _page_cues(scene: Scene, item: Item, batch: Batch, title: str, closing: str) -> list[Cue]:
    """A batch that is shown at once: one picture, more when the names need the room."""
    ident, grids = batch_id(item, batch), _grids(batch)
    rows = {row.id: row for row in batch.rows}
    return [
        scene.cue(
            f"{ident}/trang" if turn == 1 else f"{ident}/trang-{turn}",
            item,
            title,
            _grid_card(scene, item, batch, shown),
            batch=ident,
            after=closing if turn == len(grids) else "",
            fallback_lines=open_rescue_lines(scene.wording),
            calls=tuple(call_of(scene, rows[str(row["key"])]) for row in shown),
        )
        for turn, shown in enumerate(grids, 1)
    ]


def sound_of(item: Item, ref: SoundRef | None, *, over: bool = False) -> Sound | None:
    """A fanfare ends with its cue; music goes on over all who are called."""
    if ref is None:
        return None
    return Sound(ref.file, ref.loop, ref.volume, ref.fade_ms, over=item.id if over else "")


def _backstage(scene: Scene, batch: Batch, ref: AwardsRef) -> str:
    """What the wings do for a batch; with the first, why the order is not the usual one."""
    note = scene.say("note.batch")
    return (
        f"{scene.say('note.because', why=ref.because)} {note}" if ref.because and batch.number == 1 else note
    )


def _listed(row: Recipient) -> dict[str, str]:
    """Name and unit of a row of the list: "Tổ mẫu – Khu dân cư 1" gives both when no unit is written."""
    name, dash, unit = row.name.rpartition(" – ")
    if dash and not row.unit and row.kind != "individual":
        return {"name": bind(name), "unit": bind(unit)}
    return {"name": shown_name(row), "unit": bind(row.unit)}


def list_cues(scene: Scene, item: Item, ref: AwardsRef) -> list[Cue]:
    """The list of an announced decision, page by page, in the order in which it is written."""
    rows = rows_of(scene, ref)
    most = list_places([_listed(row) for row in rows], ref.rows)
    pages = even_pages(rows, most) if rows else []
    cues, first = [], 0
    for number, page in enumerate(pages, 1):
        names = [{"no": first + n, **_listed(row)} for n, row in enumerate(page, 1)]
        fields = {
            "title": scene.say("list.title"),
            "page": number,
            "pages": len(pages),
            "places": len(pages[0]) if len(pages) > 1 else "",
            "names": names,
            "foot": "",
        }
        title = scene.say("list.page", page=number, pages=len(pages))
        card = Card("names", fields, mark_of(page, item))
        cues.append(scene.cue(f"{item.id}/danh-sach-{number}", item, title, card))
        first += len(page)
    return cues
