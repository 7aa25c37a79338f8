"""Awards: order, batches, cues."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.language.binding import unbind
from ceremony.model.agenda import AwardsRef
from ceremony.model.roster import Recipient
from ceremony.model.rundown import Cue, Rundown
from ceremony.staging.awards import batches, in_order
from ceremony.staging.stage import stage
from tests.staging.productions import production, recipient

ROWS = st.lists(
    st.tuples(
        st.sampled_from(("collective", "household", "individual")),
        st.sampled_from(("Giấy khen", "Bằng khen", "Gia đình văn hóa", "Thư khen")),
        st.sampled_from(("Khoa A", "Khoa B")),
    ),
    min_size=1,
    max_size=60,
).map(lambda rows: tuple(recipient(n, kind, form, unit=unit) for n, (kind, form, unit) in enumerate(rows)))
GROUPS = st.sampled_from(("form", "unit", "none"))
SORTS = st.sampled_from(("rank", "list"))


def ref(**more: Any) -> AwardsRef:
    return AwardsRef.model_validate({"recipients": "r.csv", **more})


def staged(rows: tuple[Recipient, ...], **awards: Any) -> Rundown:
    item = {
        "id": "trao",
        "kind": "awarding",
        "title": "Trao thưởng",
        "awards": {"recipients": "r.csv", **awards},
    }
    return stage(production(item, recipients=rows))


@given(ROWS, GROUPS, SORTS, st.integers(1, 10))
def test_everybody_is_in_exactly_one_batch(
    rows: tuple[Recipient, ...], group: str, sort: str, size: int
) -> None:
    made = batches(rows, ref(group=group, sort=sort, batch=size))
    assert sorted(row.id for batch in made for row in batch.rows) == sorted(row.id for row in rows)
    assert all(1 <= len(batch.rows) <= size for batch in made)
    assert [batch.number for batch in made] == list(range(1, len(made) + 1))


@given(ROWS)
def test_higher_forms_come_first_then_collectives_then_the_list(rows: tuple[Recipient, ...]) -> None:
    forms = ("Bằng khen", "Giấy khen", "Gia đình văn hóa", "Thư khen")
    kinds = ("collective", "household", "individual")
    order = in_order(rows, ref(forms=forms))
    keys = [(forms.index(r.form), kinds.index(r.kind), int(r.id.removeprefix("r-"))) for r in order]
    assert keys == sorted(keys)


@given(ROWS)
def test_a_signed_list_keeps_its_order_when_told_to(rows: tuple[Recipient, ...]) -> None:
    assert in_order(rows, ref(sort="list")) == list(rows)


def test_batches_are_nearly_equal() -> None:
    rows = tuple(recipient(n) for n in range(21))
    assert [len(batch.rows) for batch in batches(rows, ref(batch=10))] == [7, 7, 7]


def test_by_custom_a_medal_comes_before_a_certificate() -> None:
    rows = (
        recipient(1, form="Giấy khen"),
        recipient(2, form="Huân chương Lao động"),
        recipient(3, form="Bằng khen"),
    )
    assert [row.id for row in in_order(rows, ref())] == ["r-2", "r-3", "r-1"]


def test_each_batch_opens_and_then_calls_one_after_the_other() -> None:
    made = staged(tuple(recipient(n) for n in range(1, 13)), batch=10)
    assert [cue.layout for cue in made.cues] == ["opener", *["batch"] * 6, "opener", *["batch"] * 6]
    assert [cue.subject for cue in made.cues if cue.subject] == [f"r-{n}" for n in range(1, 13)]
    assert made.cues[1].id == "trao/dot-1/r-1"


@pytest.mark.parametrize(
    ("show", "layouts"), [("person", {"opener", "person"}), ("page", {"opener", "batch"})]
)
def test_the_agenda_chooses_how_recipients_are_shown(show: str, layouts: set[str]) -> None:
    assert {cue.layout for cue in staged((recipient(1), recipient(2)), show=show).cues} == layouts


def test_everybody_is_an_entrant_numbered_in_the_order_of_calling() -> None:
    rows = (recipient(1, "individual"), recipient(2, "collective"))
    made = staged(rows)
    assert [(e.number, e.id, e.batch) for e in made.entrants] == [
        (1, "r-2", "trao/dot-1"),
        (2, "r-1", "trao/dot-2"),
    ]


def test_the_family_is_invited_when_an_award_is_posthumous() -> None:
    rows = (recipient(1), recipient(2, status="posthumous"))
    opener, first, second = staged(rows).cues
    assert "Mẫu hai" not in opener.script
    assert "gia đình" in second.script
    assert "không nhạc" in second.backstage
    assert "gia đình" not in first.script


def test_someone_known_to_be_absent_is_not_called_up() -> None:
    opener, _, absent = staged((recipient(1), recipient(2, status="absent"))).cues
    assert "Mẫu hai" not in opener.script
    assert "trao sau" in absent.script


def test_presenters_are_named_only_when_they_are_known() -> None:
    assert "kính mời ………… lên trao thưởng" in staged((recipient(1),)).cues[0].script
    named = staged((recipient(1),), presenters=[{"person": "cuong"}]).cues[0].script
    assert "Lê Văn Cương" in unbind(named)


def test_sample_rows_mark_their_pictures() -> None:
    opener, cue = staged((recipient(1, sample=True),)).cues
    assert (opener.mark, cue.mark) == ("DỮ LIỆU MẪU", "DỮ LIỆU MẪU")
    assert [cue.mark for cue in staged((recipient(1),)).cues] == ["", ""]


def test_there_is_a_picture_for_every_length_of_a_name_that_nobody_knows_yet() -> None:
    blanks = staged((recipient(1),)).blanks
    assert [blank.letters for blank in blanks] == sorted(blank.letters for blank in blanks)
    assert all(blank.html.count(place) == 1 for blank in blanks for place in ("{name}", "{unit}", "{form}"))


def winners(**awards: Any) -> Rundown:
    rows = tuple(recipient(n, form=form) for n, form in enumerate(("Giải Nhất", "Giải Nhì", "Giải Ba"), 1))
    return staged(rows, forms=["Giải Nhất", "Giải Nhì", "Giải Ba"], **awards)


def test_a_reveal_goes_from_the_last_place_to_the_first_and_names_nobody_early() -> None:
    made = winners(reveal="last")
    assert [cue.subject for cue in made.cues if cue.subject] == ["r-3", "r-2", "r-1"]
    assert [cue.sealed for cue in made.cues] == [False, True] * 3
    openers = [cue for cue in made.cues if not cue.sealed]
    assert not any("Mẫu" in unbind(cue.html + cue.script + cue.title) for cue in openers)


def test_a_reveal_one_by_one_shows_a_person_and_all_at_once_a_page() -> None:
    assert {cue.layout for cue in winners(reveal="one", show="batch").cues if cue.sealed} == {"person"}
    assert {cue.layout for cue in winners(reveal="all").cues if cue.sealed} == {"batch"}


def rolls(made: Rundown) -> list[Cue]:
    return [cue for cue in made.cues if cue.layout == "honour"]


def test_the_roll_of_honour_stands_behind_the_last_batch_form_by_form() -> None:
    rows = tuple(recipient(n, form="Bằng khen" if n < 4 else "Giấy khen") for n in range(1, 50))
    made = staged(rows, forms=["Bằng khen", "Giấy khen"], honour=True)
    assert [cue.layout for cue in made.cues[-3:]] == ["honour"] * 3
    named = [cue.html.count("data-key") for cue in rolls(made)]
    assert [("BẰNG KHEN" in unbind(cue.html)) for cue in rolls(made)] == [True, False, False]
    assert named == [3, 23, 23], "pages of one form are even"
    assert all(cue.subject == "" and cue.batch == "" for cue in rolls(made))


def test_a_roll_of_honour_of_sealed_winners_is_sealed_until_it_is_on_program() -> None:
    assert [cue.sealed for cue in rolls(winners(reveal="last", honour=True))] == [True] * 3
    assert rolls(winners(reveal="last")) == []


def test_a_batch_is_as_large_as_the_stage_is_wide_unless_it_says_how_large() -> None:
    rows = tuple(recipient(n) for n in range(1, 12))
    assert [len(batch.rows) for batch in batches(rows, ref(stage_m=8))] == [11]
    assert [len(batch.rows) for batch in batches(rows, ref(stage_m=8, batch=6))] == [6, 5]


def test_why_the_order_is_not_the_usual_one_is_told_in_the_wings() -> None:
    made = staged((recipient(1),), because="Theo đề nghị của đơn vị")
    assert "Theo đề nghị của đơn vị" in made.cues[0].backstage


def test_a_photo_is_shown_only_with_consent() -> None:
    rows = (recipient(1, photo="anh/1.jpg", consent=True), recipient(2, photo="anh/2.jpg"))
    first, second = (cue.html for cue in staged(rows, show="person").cues if cue.subject)
    assert 'src="/media/anh/1.jpg"' in first
    assert "anh/2.jpg" not in second


def test_presenters_stand_on_the_picture_that_opens_a_batch() -> None:
    assert "Lê Văn Cương" in unbind(staged((recipient(1),), presenters=[{"person": "cuong"}]).cues[0].html)
    assert "Trao thưởng:" not in unbind(staged((recipient(1),)).cues[0].html)


def test_a_fanfare_opens_a_batch_and_music_goes_on_over_its_people() -> None:
    sounds = {"fanfare": {"file": "ken.mp3"}, "music": {"file": "nhac.mp3", "loop": True, "fade_ms": 1500}}
    opener, first, second = (cue.sound for cue in staged((recipient(1), recipient(2)), **sounds).cues)
    assert (opener and opener.src, opener and opener.over) == ("ken.mp3", "")
    assert first == second
    assert (first and first.src, first and first.over, first and first.fade_ms) == ("nhac.mp3", "trao", 1500)
