"""The parts of the words that call people up; ``core.words`` puts them together as the line stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """One person whom a cue calls, in the middle of a sentence and ready to be said.

    ``name`` is the honorific and, between ``**``, the name. ``group`` is an entrant's; "" for a signer.
    """

    subject: str
    name: str
    unit: str = ""
    form: str = ""  # what they receive
    group: str = ""
    title: str = ""  # of a signer


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a batch, ready to be said."""

    what: str = ""  # what all of it receive; "" when they receive different things
    unit: str = ""  # whose people they are, when all are of one unit
    part: str = ""  # the contest, where there are several
    hands: str = ""  # the paragraph that invites whoever hands over
    people: str = ""  # what those who are called are, where it is no kind of recipient: "tân kỹ sư"
    own: str = ""  # the agenda's own words, said instead
    closing: str = ""  # what is said when the last of the batch has been called
    reveal: bool = False  # it names nobody: who it is comes with their own pictures
    names: bool = True  # whether it reads out all names
