"""The words that call people to the stage, and those that thank them."""

from __future__ import annotations

from collections.abc import Sequence

from ceremony.core.words.wording import set_off, softened
from ceremony.model.agenda import Item
from ceremony.model.kind import Kind
from ceremony.model.rundown import Speaker
from ceremony.staging.scene import Scene
from ceremony.staging.spoken import calm, inside, joined, named, sentence
from ceremony.staging.words.decisions import about

# One after the other: each is called and thanked. All others of an item come up together, are called and
# thanked once.
_IN_TURN = frozenset(
    {
        Kind.DISCUSSION,
        Kind.DIRECTING_SPEECH,
        Kind.RESPONSE,
        Kind.LAUNCH,
        Kind.REPORT,
        Kind.SPEECH,
        Kind.THANKS,
    }
)
_INVITING = {
    Kind.DISCUSSION: "say.discussion",
    Kind.DIRECTING_SPEECH: "say.directing",
    Kind.RESPONSE: "say.response",
    Kind.ANNOUNCE: "say.announce",
    Kind.PRESIDIUM: "say.presiding",
}
_DEEDS = {
    Kind.SPEECH: "deed.speech",
    Kind.THANKS: "deed.thanks",
    Kind.OATH: "deed.oath",
    Kind.PERFORMANCE: "deed.performance",
}
Words = tuple[str, str]  # said with the person's own card, and before leaving it


def speaker_words(scene: Scene, item: Item, speakers: Sequence[Speaker]) -> list[Words]:
    """The words of an item's speakers, in their order."""
    if item.kind in _IN_TURN or len(speakers) == 1:
        return [
            (_invitation(scene, item, one, again=place > 0), _thanks(scene, item, [one]))
            for place, one in enumerate(speakers)
        ]
    if not speakers:
        return []
    words = [(_invitation_to_all(scene, item, speakers), "")]
    words += [(scene.spoken(f"{sentence(named(one))}."), "") for one in speakers[1:]]
    return [*words[:-1], (words[-1][0], _thanks(scene, item, speakers))]


def spoken_title(scene: Scene, item: Item) -> str:
    """A part's title inside "phần {title}": the word "phần" is not said twice."""
    title = scene.spoken(calm(item.title))
    part = scene.say("part-word")
    bare = title[len(part) :].strip() if title.casefold().startswith(f"{part} ") else title
    return inside(bare, scene.language)


def _invitation(scene: Scene, item: Item, speaker: Speaker, *, again: bool) -> str:
    """The words that call one person up, with the title of this item."""
    who = set_off(named(speaker))
    words = _called(scene, item, who, again=again)
    if again:
        words = f"{scene.say('next')} {words[:1].lower()}{words[1:]}"
    return " ".join(part for part in (scene.spoken(words), _address(scene, item, speaker)) if part)


def _called(scene: Scene, item: Item, who: str, *, again: bool) -> str:
    topic = about(scene, "say.topic", item.topic or "", "topic")
    if item.kind in _INVITING:
        return scene.say(_INVITING[item.kind], who=who, topic=topic)
    if item.kind is Kind.REPORT:
        report = _from_title(scene, item, "reporting")
        told = scene.say("a-report") + topic if topic or not report else report
        return scene.say("say.report", who=who, report=told)
    if item.kind is Kind.LAUNCH:
        what = (
            inside(calm(item.topic), scene.language) if item.topic else _from_title(scene, item, "launching")
        )
        if what:
            return scene.say("say.launch", who=who, what=_without(scene, what))
    title = spoken_title(scene, item)
    key = "say.speech.again" if again else "say.speech"
    return scene.say(key, who=who, deed=_deed(scene, item) + topic, title=title)


def _without(scene: Scene, what: str) -> str:
    """What is launched, without the verb in front."""
    verbs = scene.say("launching").split("|")
    verb = next((one for one in verbs if what.casefold().startswith(f"{one} ")), "")
    return what[len(verb) :].strip()


def _from_title(scene: Scene, item: Item, key: str) -> str:
    """The part's title as what is done in it, when it begins with one of the words of ``key``."""
    title = calm(item.title)
    begins = tuple(f"{word} " for word in scene.say(key).split("|"))
    return title[:1].lower() + title[1:] if title.casefold().startswith(begins) else ""


def _deed(scene: Scene, item: Item) -> str:
    """What they come up for: to speak, to perform, to receive what the part confers."""
    if item.kind is Kind.LAUNCH:
        return scene.say("deed.launch")
    if item.kind is Kind.CONFERRAL and not item.awards:
        title = calm(item.title)
        verb = scene.say("conferring")
        if title.casefold().startswith(f"{verb} "):
            return scene.say("deed.receive", what=title[len(verb) :].strip())
    return scene.say(_DEEDS.get(item.kind, "deed.stage"))


def _invitation_to_all(scene: Scene, item: Item, speakers: Sequence[Speaker]) -> str:
    """One invitation to everybody who comes up together."""
    who = joined([named(one) for one in speakers], scene.say("and"))
    if item.kind is Kind.PRESIDIUM:
        return scene.spoken(scene.say("say.presiding.all", who=who))
    if item.kind is Kind.ANNOUNCE:
        return scene.spoken(scene.say("say.announce", who=set_off(who), topic=""))
    return scene.spoken(
        scene.say("say.speech.all", who=who, deed=_deed(scene, item), title=spoken_title(scene, item))
    )


def _address(scene: Scene, item: Item, speaker: Speaker) -> str:
    """ "Xin kính mời đồng chí.", "Xin mời bạn."; nothing where no word of address is known."""
    said = speaker.honorific.casefold()
    if (
        scene.language != "vi"
        or not said
        or "." in said
        or len(said.split()) > 2
        or speaker.honorific.isupper()
    ):
        return ""
    if said in scene.say("address.young").split("|"):
        return scene.say("say.address.young", address=said)
    if said in scene.say("address.students").split("|"):
        return scene.say("say.address.young", address=scene.say("address.student"))
    key = "say.address.high" if item.kind is Kind.DIRECTING_SPEECH else "say.address"
    return scene.say(key, address=softened(speaker.honorific))


def _thanks(scene: Scene, item: Item, speakers: Sequence[Speaker]) -> str:
    """The words after somebody has spoken; whoever takes the chair stays and is not thanked yet."""
    if item.kind is Kind.PRESIDIUM:
        return ""
    names = [f"{softened(one.honorific)} {one.name}".strip() for one in speakers]
    who = joined(names, scene.say("and"))
    receives = item.kind is Kind.CONFERRAL and not item.awards
    return scene.spoken(scene.say("say.congratulated" if receives else "say.thanked", who=who))
