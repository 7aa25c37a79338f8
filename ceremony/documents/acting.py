"""Who acts in a part, as papers name them: speakers, who signs, before whom, who hands over."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ceremony.documents.sheet import Edition, who
from ceremony.model.production import Production
from ceremony.model.rundown import Entrant, Item


def acting_people(item: Item, edition: Edition) -> list[str]:
    """A line for each who acts in a part; those who sign together in one line, before their witnesses."""
    seeing = {
        one.name for pledge in edition.rundown.pledges if pledge.item == item.id for one in pledge.witnesses
    }
    before = [one for one in item.speakers if one.name not in seeing]
    behind = [
        one if one.role else replace(one, role=edition.say("role.witness"))
        for one in item.speakers
        if one.name in seeing
    ]
    told = [edition.narrow(edition.written(who(one))) for one in before] + _signers(item, edition)
    return told + [edition.narrow(edition.written(who(one))) for one in behind]


def _signers(item: Item, edition: Edition) -> list[str]:
    """ "17 Tổ trưởng Tổ dân phố (ký cam kết)": how many of which post."""
    people = edition.rundown.places.of_item.get(item.id, [])
    posts = Counter(_post(one) for one in people if one.kind == "signer")
    return [
        edition.narrow(edition.say("role.signers" if post else "role.signers.open", count=count, post=post))
        for post, count in posts.items()
    ]


def _post(one: Entrant) -> str:
    return one.title.replace("\u00a0", " ")


def introduced(production: Production) -> set[str]:
    """The ids of those whom a step of the introductions names."""
    steps = (step for item, _ in production.agenda.walk() for step in item.introduce)
    return {step.person for step in steps if step.person}
