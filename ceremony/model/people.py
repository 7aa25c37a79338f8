"""People as written: who they are; the title that counts is said where they act."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from ceremony.model.values import File, Ident, Text


class Strict(BaseModel):
    """Frozen, and a key that the model does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Person(Strict):
    """Someone named in the agenda. ``titles`` holds every title in use, the fullest first."""

    id: Ident
    name: Text
    honorific: Text | None = None
    titles: tuple[Text, ...] = ()
    photo: File | None = None
    say: Text | None = None
    sample: bool = False
    note: Text | None = None


class PeopleFile(Strict):
    """``people.yaml``."""

    people: tuple[Person, ...]


class PersonRef(Strict):
    """A person in one item. ``title`` and ``honorific`` said here win over those of ``people.yaml``."""

    person: Ident
    title: Text | None = None
    honorific: Text | None = None
    role: Text | None = None
