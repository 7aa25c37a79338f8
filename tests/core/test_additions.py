"""Who is added at the last minute or honoured after death: told to the hall as it was typed, and as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.views import screen_view
from ceremony.model.rundown import Blank, Rundown
from tests.core.playbook import Playbook
from tests.core.test_awards import at, three_batches


def test_a_posthumous_award_is_told_to_the_picture_of_its_name() -> None:
    show = Playbook(three_batches()).until("trao/dot-1/n1")
    show.ask("manner", subject="n2", kind="posthumous")
    show.ask("manner", subject="n3", kind="stand_in", by="Con trai")
    told = screen_view(show.frame())
    assert (told["program"]["slots"]["manner"], told["next"]["slots"]["manner"]) == ("", "Truy tặng")
    assert told["program"]["manners"] == {"n2": "posthumous", "n3": "stand_in"}


ODD = st.sampled_from(
    ["{unit}", "{name}", "{form} {unit}", "{honorific}", "{{name}}", "{0}", "%s", r"\\g<1>", "$&"]
)


@given(name=ODD, unit=ODD, form=ODD, honorific=ODD)
def test_what_is_typed_for_somebody_added_stands_as_it_was_typed(
    name: str, unit: str, form: str, honorific: str
) -> None:
    show = at("n5")
    blank = Blank("trao", 120, "<b>{name}</b><i>{unit}</i><u>{form}</u><s>{honorific}</s>")
    show.rundown = replace(show.rundown, blanks=(blank,))
    show.ask("late_add", name=name, unit=unit, form=form, honorific=honorific)
    html = next(one.html for one in show.rundown.cues if one.added)
    told = [unescape(part).replace("\u00a0", " ") for part in re.findall(r"<[bius]>(.*?)</", html)]
    assert told == [name, unit, form.upper(), honorific[:1].upper() + honorific[1:]]


def mixed() -> Rundown:
    """A first batch of collectives, a second of people; the rest receive what anybody may."""
    whole = three_batches()
    forms = {
        1: ("Tập thể tiên tiến", "collective"),
        2: ("Chiến sĩ thi đua", "individual"),
        3: ("Giấy khen", ""),
    }
    people = []
    for who in whole.entrants:
        form, group = forms[int(who.batch[-1])] if who.kind == "recipient" else (who.form, who.group)
        people.append(replace(who, form=form, group=group))
    return replace(whole, entrants=tuple(people))


@pytest.mark.parametrize(
    ("batch", "kind", "form"),
    [
        (1, "collective", "Tập thể tiên tiến"),
        (2, "individual", "Chiến sĩ thi đua"),
        (3, "household", "Giấy khen"),
    ],
)
def test_one_added_without_a_form_receives_that_of_the_batch_where_it_fits(
    batch: int, kind: str, form: str
) -> None:
    show = Playbook(mixed()).until("trao/dot-1")
    show.ask("late_add", name="Ổi", batch=f"trao/dot-{batch}", kind=kind)
    assert show.state.additions[0].form == form


@pytest.mark.parametrize(("batch", "kind"), [(1, "individual"), (2, "collective")])
def test_nobody_is_announced_as_what_they_are_not(batch: int, kind: str) -> None:
    show = Playbook(mixed()).until("trao/dot-1")
    assert show.refused("late_add", name="Ổi", batch=f"trao/dot-{batch}", kind=kind) == "which_form"
    show.ask("late_add", name="Ổi", batch=f"trao/dot-{batch}", kind=kind, form="Giấy khen")
    assert show.state.additions[0].form == "Giấy khen"
