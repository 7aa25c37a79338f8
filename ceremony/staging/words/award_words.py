"""The parts of the words of an awarding, ready to be said; ``core.words`` puts them together."""

from __future__ import annotations

from ceremony.core.words.wording import sentence, set_off, softened
from ceremony.model.agenda import AwardsRef, Item
from ceremony.model.call import Call, Opening
from ceremony.model.kind import Kind
from ceremony.model.roster import Recipient, Signer
from ceremony.staging.awards import Batch
from ceremony.staging.scene import Scene
from ceremony.staging.spoken import calm, inside, joined, named

CLOSINGS = 4  # ways to say the closing words of a batch, in turn


def call_of(scene: Scene, row: Recipient) -> Call:
    """A recipient as the MC names them: honorific, name in stars, unit, what they receive."""
    name = row.name if row.kind == "individual" else calm(row.name)
    words = f"{softened(row.honorific)} **{name}**".strip()
    return Call(
        row.id,
        scene.spoken(words),
        sentence(scene.spoken(calm(row.unit))),
        form_said(scene, row.form),
        row.kind,
    )


def signer_call(scene: Scene, row: Signer) -> Call:
    """A signer as the MC names them: honorific, name in stars, for whom they sign, their title."""
    words = f"{softened(row.honorific)} **{row.name}**".strip()
    area, stands = scene.spoken(calm(row.area)), scene.say("of-area", area="").strip()
    if area and not area.casefold().startswith(stands.casefold()):
        area = scene.say("of-area", area=area)
    return Call(row.id, scene.spoken(words), inside(area), title=scene.spoken(row.title))


def form_said(scene: Scene, form: str) -> str:
    """A form of award as it is conferred and said."""
    return scene.spoken(scene.wording.titled(calm(form))) if form else ""


def opening(scene: Scene, item: Item, batch: Batch, ref: AwardsRef, part: str) -> Opening:
    """What opens a batch; a sealed item names nobody. ``part``: the contest, where there are several."""
    what, of_part = form_said(scene, batch.form), _of_part(scene, part)
    if not what and part and calm(part).casefold().startswith(scene.say("prizes")):
        what, of_part = scene.spoken(calm(part)), ""  # "Giải thưởng sinh viên" is what they receive
    return Opening(
        what=what,
        unit=sentence(scene.spoken(calm(batch.unit))),
        part=of_part,
        hands=_hands(scene, item, batch, ref),
        people=_people(scene, item, batch),
        closing=_closing(scene, batch, ref),
        reveal=item.sealed,
        names=ref.opener_names,
    )


def _of_part(scene: Scene, part: str) -> str:
    """ " của nội dung nấu ăn", ", phần Trao thưởng": how a contest is named behind a prize."""
    if not part:
        return ""
    said = scene.spoken(calm(part))
    if said.casefold().startswith(tuple(scene.say("deeds").split("|"))):
        return ""  # "Trao thưởng": an act, which those who hand over are invited to
    if said.casefold().startswith(tuple(scene.say("categories").split("|"))):
        return scene.say("of-contest", part=inside(said, scene.language))
    if said.casefold().startswith(tuple(scene.say("contests").split("|"))):
        return scene.say("of-contest", part=said)
    return scene.say("of-part", part=said)


def _people(scene: Scene, item: Item, batch: Batch) -> str:
    """Those who take a degree: "tân kỹ sư"; "" for everybody else, who are counted by their kind."""
    if item.kind is not Kind.CONFERRAL or batch.kind != "individual":
        return ""
    degrees = scene.say("degrees").split("|")
    forms = [row.form.casefold() for row in batch.rows]
    if not all(any(degree in form for degree in degrees) for form in forms) or any(
        scene.say("honorary") in form for form in forms
    ):
        return ""
    taken = {next(degree for degree in degrees if degree in form) for form in forms}
    return scene.say("graduates", degree=taken.pop()) if len(taken) == 1 else scene.say("graduates.all")


def _hands(scene: Scene, item: Item, batch: Batch, ref: AwardsRef) -> str:
    """The invitation to those who hand over: with their titles once; a blank where nobody is named."""
    deed = scene.spoken(deed_of(scene, item))
    if not ref.presenters:
        return scene.say("say.hands.open", deed=deed) if batch.number == 1 and not item.sealed else ""
    first = batch.number == 1
    who = joined([named(scene.speaker(one), title=first) for one in ref.presenters], scene.say("and"))
    key = "say.hands" if first else "say.hands.again"
    return scene.say(key, who=set_off(scene.spoken(who)), deed=deed)


def deed_of(scene: Scene, item: Item) -> str:
    """What those who hand over do: as the part's title says, "trao bằng tốt nghiệp", else "trao thưởng"."""
    title = calm(item.title)
    if title.casefold().startswith(tuple(scene.say("deeds").split("|"))):
        return title[:1].lower() + title[1:]
    return scene.say("deed.conferral" if item.kind is Kind.CONFERRAL else "deed")


def _closing(scene: Scene, batch: Batch, ref: AwardsRef) -> str:
    """Congratulations, the photograph, the way back: in a few ways that take turns."""
    who = joined([named(scene.speaker(one), title=False) for one in ref.presenters], scene.say("and"))
    together = scene.say("together", who=scene.spoken(who)) if who else ""
    return scene.say(f"say.batch.after.{(batch.number - 1) % CLOSINGS + 1}", together=together)
