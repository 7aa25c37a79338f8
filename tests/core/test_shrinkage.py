"""What an edit takes away: one part at once, half of an agenda not before somebody has said so."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.shrinkage import Loss, loss, loss_words
from ceremony.core.state import Run, State
from ceremony.model.rundown import Entrant, Item, Rundown
from tests.documents.event import founding
from tests.sample import cue, rundown


def event(items: int, people: int) -> Rundown:
    """An event of so many items, the last of which calls so many people."""
    lines = tuple(Item(f"muc-{n}", str(n), "speech", f"Mục {n}") for n in range(items))
    last = lines[-1].id
    who = tuple(Entrant(f"nguoi-{n}", "recipient", n, f"Người {n}", item=last) for n in range(people))
    return replace(rundown(), items=lines, cues=tuple(cue(i.id, i.id, i.title) for i in lines), entrants=who)


def without(old: Rundown, items: set[int] = frozenset(), people: set[int] = frozenset()) -> Rundown:  # type: ignore[assignment]
    gone = {old.items[n].id for n in items}
    return replace(
        old,
        items=tuple(item for item in old.items if item.id not in gone),
        cues=tuple(one for one in old.cues if one.item not in gone),
        entrants=tuple(who for n, who in enumerate(old.entrants) if n not in people and who.item not in gone),
    )


@given(st.integers(1, 30), st.integers(0, 60), st.data())
def test_one_item_or_one_person_taken_out_never_asks(items: int, people: int, data: st.DataObject) -> None:
    old = event(items, people)
    assert not loss(old, without(old, {data.draw(st.integers(0, items - 1))}), State(phase="open"))
    if people:
        assert not loss(
            old, without(old, people={data.draw(st.integers(0, people - 1))}), State(phase="open")
        )


@given(st.integers(4, 30), st.integers(0, 3))
def test_the_half_of_an_agenda_that_was_to_come_always_asks(items: int, run: int) -> None:
    old = event(items, 0)
    state = State(phase="open", runs={f"muc-{n}": Run(0) for n in range(run)})
    cut = run + (items - run) // 4
    lost = loss(old, without(old, set(range(cut, items))), state)
    assert len(lost.items) == items - cut or items - cut < 2
    assert not loss(old, without(old, set(range(run))), state)  # what has run may go


@given(st.integers(6, 200), st.integers(0, 100))
def test_a_list_cut_to_a_third_or_emptied_asks(people: int, percent: int) -> None:
    old, kept = event(3, people), people * min(percent, 33) // 100
    lost = loss(old, without(old, people=set(range(kept, people))), State(phase="open"))
    assert len(lost.people) == people - kept


@given(st.integers(3, 200), st.integers(2, 3))
def test_the_end_of_a_list_that_is_cut_off_asks_however_long_the_rest_is(people: int, cut: int) -> None:
    cut = min(cut, people - 1)
    old = event(3, people)
    lost = loss(old, without(old, people=set(range(people - cut, people))), State(phase="open"))
    assert lost.people == tuple(who.name for who in old.entrants[people - cut :])


@given(st.integers(7, 200), st.data())
def test_two_people_taken_out_of_the_middle_never_ask(people: int, data: st.DataObject) -> None:
    old = event(3, people)
    gone = {data.draw(st.integers(0, people - 2)) for _ in range(2)}
    assert not loss(old, without(old, people=gone), State(phase="open"))


def test_a_deck_that_lost_its_last_pictures_asks() -> None:
    old = event(3, 0)
    deck = tuple(cue(f"trang-{n}", "muc-2", f"Trang {n}") for n in range(20))
    old, short = replace(old, cues=old.cues + deck), replace(old, cues=old.cues + deck[:18])
    assert loss(old, short, State(phase="open")).cues == ("Trang 18", "Trang 19")


def test_who_was_called_already_may_go_from_the_list() -> None:
    old = event(3, 20)
    called = State(phase="open", statuses={f"nguoi-{n}": "received" for n in range(18)})
    assert not loss(old, without(old, people=set(range(18))), called)


def test_other_items_in_their_place_are_an_edit_like_any() -> None:
    old = event(8, 0)
    new = replace(
        old,
        items=tuple(replace(item, id=f"khac-{item.id}") for item in old.items),
        cues=tuple(replace(one, id=f"khac-{one.id}", item=f"khac-{one.item}") for one in old.cues),
    )
    assert not loss(old, new, State(phase="open"))


def test_the_first_third_of_the_founding_agenda_asks_and_says_what_is_gone() -> None:
    whole = founding()[1].rundown
    half = without(whole, set(range(len(whole.items) // 3, len(whole.items))))
    lost = loss(whole, half, State(phase="open"))
    assert len(lost.items) == len(whole.items) - len(whole.items) // 3
    for language in ("vi", "en"):
        assert str(len(lost.items)) in loss_words(language, lost)
        assert loss_words(language, Loss(people=("A", "B"), cues=("C",)))


def test_a_closed_show_asks_nothing() -> None:
    old = event(8, 8)
    assert not loss(old, without(old, set(range(7))), State(phase="closed"))


@given(st.integers(3, 30), st.integers(2, 3))
def test_the_end_of_an_agenda_that_is_cut_off_asks_however_long_the_rest_is(items: int, cut: int) -> None:
    cut = min(cut, items - 1)
    old = event(items, 0)
    lost = loss(old, without(old, set(range(items - cut, items))), State(phase="open"))
    assert lost.items == tuple(item.title for item in old.items[items - cut :])
