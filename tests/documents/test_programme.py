"""The programme and the running order: times as far as they are known, the sample mark where it belongs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.documents.programme import programme, running_order
from ceremony.documents.script import script
from ceremony.documents.sheet import SAMPLE, Edition
from ceremony.documents.starts import STEP_MS, planned_starts
from ceremony.language.binding import unbind
from ceremony.model.people import Person
from ceremony.model.production import Production
from ceremony.staging.stage import stage
from tests.documents.event import founding
from tests.staging.productions import production

MINUTE = 60_000


def event(*items: dict[str, Any], **agenda: Any) -> tuple[Production, Edition]:
    made = production(*items, **{"schedule": {"start": "8:00"}, **agenda})
    rundown = stage(made)
    return made, Edition(rundown, rundown.rev)


def part(ident: str, duration: str | None = None, **more: Any) -> dict[str, Any]:
    told = {"duration": duration} if duration else {}
    return {"id": ident, "kind": "other", "title": ident.upper(), **told, **more}


def times(of: tuple[Production, Edition]) -> list[str]:
    return [row["start"] for row in programme(*of).content["rows"]]


def test_behind_a_part_without_a_length_times_are_about_right_and_no_blank() -> None:
    shown = event(part("a", "5 phút"), part("b"), part("c", "10 phút"), part("d", "5 phút"))
    assert times(shown) == ["08:00", "08:05", "khoảng 08:10", "khoảng 08:20"]
    assert [row["length"] for row in running_order(*shown).content["rows"]] == [
        "05:00",
        "–",
        "10:00",
        "05:00",
    ]


def test_the_next_start_that_is_written_is_exact_again() -> None:
    shown = event(part("a"), part("b", "5 phút"), part("c", "5 phút", start="9:00"), part("d"))
    assert times(shown) == ["08:00", "khoảng 08:05", "09:00", "09:05"]


def test_where_no_start_is_written_no_time_is_made_up() -> None:
    assert times(event(part("a"), part("b"), schedule={})) == ["", ""]


PARTS = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(1, 60)), st.one_of(st.none(), st.integers(0, 300))),
    min_size=1, max_size=12,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(PARTS)
def test_a_time_is_exact_only_when_all_before_it_is_known(parts: list[tuple[int | None, int | None]]) -> None:
    base = stage(production(*(part(f"p{n}") for n in range(len(parts)))))
    items = tuple(
        replace(item, duration_ms=minutes and minutes * MINUTE, starts_ms=None if at is None else at * MINUTE)
        for item, (minutes, at) in zip(base.items, parts, strict=True)
    )
    starts = planned_starts(replace(base, items=items))
    exact: int | None = None
    for item in items:
        exact = item.starts_ms if item.starts_ms is not None else exact
        begins = starts.get(item.id)
        assert (begins is not None and not begins.about) == (exact is not None)
        if begins and not begins.about:
            assert begins.ms == exact
        elif begins:
            assert begins.ms % MINUTE == 0
        exact = exact + item.duration_ms if exact is not None and item.duration_ms is not None else None
    assert STEP_MS == 5 * MINUTE


def with_people(of: tuple[Production, Edition], *people: Person) -> tuple[Production, Edition]:
    made, edition = of
    return replace(made, people=made.people | {person.id: person for person in people}), edition


GHOST = Person(id="chu-tri", name="Họ và Tên Người Chủ Trì", sample=True)


def test_a_made_up_person_whom_nobody_names_marks_no_paper() -> None:
    shown = with_people(event(part("a", "5 phút")), GHOST)
    for paper in (programme, running_order, script):
        assert paper(*shown).content["mark"] == ""


def test_a_made_up_person_marks_the_papers_that_name_them() -> None:
    made = production({"id": "a", "kind": "speech", "title": "A", "people": [{"person": "huong"}]})
    made = replace(
        made, people=made.people | {"huong": made.people["huong"].model_copy(update={"sample": True})}
    )
    rundown = stage(made)
    for paper in (programme, running_order, script):
        assert paper(made, Edition(rundown, rundown.rev)).content["mark"] == SAMPLE


def test_a_made_up_part_that_guests_do_not_see_marks_the_running_order_only() -> None:
    shown = event(part("a", "5 phút"), part("b", "5 phút", public=False, sample=True))
    assert programme(*shown).content["mark"] == ""
    assert running_order(*shown).content["mark"] == SAMPLE


def test_made_up_times_mark_a_paper_that_says_them() -> None:
    untimed = event(part("a"), schedule={"sample": True})
    timed = event(part("a"), schedule={"start": "8:00", "sample": True})
    assert (programme(*untimed).content["mark"], programme(*timed).content["mark"]) == ("", SAMPLE)


def test_the_programme_names_those_who_sign_before_their_witnesses() -> None:
    rows = programme(*founding()).content["rows"]
    people = next([unbind(one) for one in row["people"]] for row in rows if row["title"].startswith("Ký"))
    assert people[0] == "17 Tổ trưởng Tổ dân phố (ký cam kết)"
    assert [one.endswith("(chứng kiến)") for one in people[1:]] == [True] * 4
