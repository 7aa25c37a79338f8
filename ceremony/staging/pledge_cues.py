"""Cues of a signing: the call, the words of the pledge, one picture per signer, the whole wall."""

from __future__ import annotations

from ceremony.core.words.rescue import rescue_lines
from ceremony.language.binding import bind, bind_name
from ceremony.model.agenda import Item, PledgeRef
from ceremony.model.card import Card
from ceremony.model.roster import Signer
from ceremony.model.rundown import Cue, Entrant, Pledge, Witness
from ceremony.staging.scene import SAMPLE, Scene
from ceremony.staging.spoken import calm, inside, joined, named, quoted, sentence
from ceremony.staging.words.award_words import signer_call


def signers_of(scene: Scene, ref: PledgeRef) -> tuple[Signer, ...]:
    """The signers of an item by number; none while the list is pending."""
    rows = scene.production.signers.get(ref.signers, ()) if isinstance(ref.signers, str) else ()
    return tuple(sorted(rows, key=lambda row: row.number))


def signing_entrants(scene: Scene, item: Item, ref: PledgeRef) -> list[Entrant]:
    """Everyone who signs in this item."""
    return [
        Entrant(
            row.id,
            "signer",
            row.number,
            bind_name(row.name),
            bind(row.area),
            honorific=row.honorific,
            item=item.id,
            sample=row.sample,
            title=bind(row.title),
        )
        for row in signers_of(scene, ref)
    ]


def vow(scene: Scene, ref: PledgeRef) -> tuple[str, ...]:
    """The words of the pledge, paragraph by paragraph; nothing when nobody has written any."""
    if ref.text:
        return tuple(bind(" ".join(part.split())) for part in ref.text.split("\n\n") if part.strip())
    return (bind(_sentence(scene, ref)),) if ref.content else ()


def _sentence(scene: Scene, ref: PledgeRef) -> str:
    """The pledge in one sentence."""
    content = promised(scene, ref)
    if not content:
        return scene.say("vow.open")
    return scene.say("vow.to" if content.startswith("to ") else "vow", content=content)


def promised(scene: Scene, ref: PledgeRef) -> str:
    """What is pledged, behind the word for it: "thực hiện tốt nhiệm vụ", not "cam kết thực hiện …"."""
    content = inside(calm(ref.content or ""), scene.language)
    verb = f"{scene.say('pledging')} "
    return content[len(verb) :] if content.casefold().startswith(verb) else content


def pledge_of(scene: Scene, item: Item, ref: PledgeRef) -> Pledge:
    """What is signed in this item and before whom, for those who sign."""
    witnesses = []
    for person in ref.witnesses:
        known = scene.speaker(person)
        key = f"witness/{item.id}/{person.person}"
        witnesses.append(Witness(key, known.name, known.honorific, known.title))
    return Pledge(item.id, item.title, vow(scene, ref), bind(_sentence(scene, ref)), tuple(witnesses))


def _card(scene: Scene, item: Item, ref: PledgeRef, current: str) -> Card:
    rows = signers_of(scene, ref)
    signers = [
        {"key": row.id, "no": row.number, "name": bind_name(row.name), "area": bind(row.area)} for row in rows
    ]
    witnesses = [
        {"name": speaker.name, "title": speaker.title} for speaker in map(scene.speaker, ref.witnesses)
    ]
    fields = {
        "eyebrow": bind(item.title),
        "signers": signers,
        "current": current,
        "witnesses": witnesses,
    }
    return Card("pledge", fields, SAMPLE if item.sample or any(row.sample for row in rows) else "")


def _invitation(scene: Scene, ref: PledgeRef) -> str:
    """The call to the signers, generally when nobody knows how many, and to the witnesses."""
    count = ref.count if isinstance(ref.count, int) else len(signers_of(scene, ref))
    content = scene.spoken(promised(scene, ref))
    key = "say.signing.one" if count == 1 else "say.signing" if count else "say.signing.open"
    lines = [scene.say(key, count=scene.number(count), content=f" {content}" if content else "")]
    if ref.witnesses:
        who = joined([named(scene.speaker(person)) for person in ref.witnesses], scene.say("and"))
        lines.append(scene.say("say.witnesses", who=scene.spoken(who)))
    return "\n\n".join(lines)


def _opener(scene: Scene, item: Item, ref: PledgeRef, count: int) -> Cue:
    card = Card(
        "opener",
        {
            "eyebrow": scene.say("signing"),
            "title": bind(sentence(ref.content) if ref.content else item.title),
            "note": bind(scene.say("signing.note.one" if count == 1 else "signing.note", count=count))
            if count
            else "",
        },
        SAMPLE if item.sample else "",
    )
    return scene.cue(item.id, item, item.title, card, script=_invitation(scene, ref))


def _vow_cues(scene: Scene, item: Item, ref: PledgeRef) -> list[Cue]:
    """The words that are signed, shown as they stand on paper while they are read."""
    text = vow(scene, ref)
    if not text:
        return []
    card = Card("vow", {"eyebrow": bind(item.title), "text": list(text)}, SAMPLE if item.sample else "")
    said = scene.say("say.vow", text=quoted("\n\n".join(scene.spoken(part) for part in text)))
    return [scene.cue(f"{item.id}/loi-cam-ket", item, scene.say("vow.title"), card, script=said)]


def _signer_cue(scene: Scene, item: Item, ref: PledgeRef, row: Signer) -> Cue:
    call = signer_call(scene, row)
    return scene.cue(
        f"{item.id}/{row.id}",
        item,
        f"{row.number}. {row.name}",
        _card(scene, item, ref, row.id),
        subject=row.id,
        fallback_lines=rescue_lines(scene.wording, call),
        calls=(call,),
    )


def pledge_cues(scene: Scene, item: Item, ref: PledgeRef) -> list[Cue]:
    """The opener, the words of the pledge, one picture per signer, and the wall with all of them."""
    rows = signers_of(scene, ref)
    count = ref.count if isinstance(ref.count, int) else len(rows)
    cues = [_opener(scene, item, ref, count), *_vow_cues(scene, item, ref)]
    for row in rows:
        cues.append(_signer_cue(scene, item, ref, row))
    if rows:
        wall = _card(scene, item, ref, "")
        cues.append(scene.cue(f"{item.id}/da-ky", item, scene.say("wall.title"), wall, tally=True))
    return cues
