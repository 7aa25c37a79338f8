"""A production becomes a rundown."""

from __future__ import annotations

from typing import Any

import pytest

from ceremony.language.abbreviations import find_abbreviations
from ceremony.language.binding import unbind
from ceremony.model.kind import Kind
from ceremony.model.roster import Signer
from ceremony.model.rundown import Cue, dump, load
from ceremony.staging.stage import stage
from tests.staging.productions import production, recipient

MINUTE = 60_000


def one(kind: str, **more: Any) -> dict[str, Any]:
    return {"id": kind.replace("_", "-"), "kind": kind, "title": "Phần mẫu", **more}


def cues(*items: dict[str, Any], **more: Any) -> list[Cue]:
    return list(stage(production(*items, **more)).cues)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_item_gets_a_picture_by_itself(kind: Kind) -> None:
    made = cues(one(kind.value))
    assert len(made) == 1
    assert made[0].html.startswith("<section")
    assert made[0].id == kind.value.replace("_", "-")


@pytest.mark.parametrize(
    ("kind", "layout"),
    [
        ("flag", "salute"),
        ("silence", "black"),
        ("pre", "countdown"),
        ("break", "countdown"),
        ("meal", "countdown"),
        ("purpose", "title"),
        ("presidium", "programme"),
        ("closing", "thanks"),
        ("draw", "section"),
    ],
)
def test_the_right_picture_for_the_kind(kind: str, layout: str) -> None:
    assert cues(one(kind))[0].layout == layout


def test_the_events_title_waits_for_the_first_go() -> None:
    waiting = stage(production(one("flag"))).waiting_html
    assert "card--title" in waiting
    assert "Hội nghị mẫu" in unbind(waiting)


SPOKEN = one("report", people=[{"person": "cuong"}], script="Kính mời đồng chí.", after="Cảm ơn đồng chí.")


def told(*items: dict[str, Any], slides: tuple[str, ...]) -> list[tuple[str, str, str]]:
    return [(cue.id, cue.script, cue.after) for cue in stage(production(*items, slides=slides)).cues]


def test_a_speakers_deck_follows_the_name_and_ends_with_the_thanks() -> None:
    assert told(SPOKEN | {"slides": ["mot", "hai"]}, slides=("mot", "hai")) == [
        ("report", "Kính mời đồng chí.", ""),
        ("report/mot", "mot", ""),
        ("report/hai", "hai", "Cảm ơn đồng chí."),
    ]


def test_the_slide_of_an_item_stands_before_the_name_and_the_deck_after_it() -> None:
    assert [
        ident for ident, _, _ in told(SPOKEN | {"slide": "mo", "slides": ["mot"]}, slides=("mo", "mot"))
    ] == [
        "report/mo",
        "report",
        "report/mot",
    ]


def test_a_deck_comes_first_where_nobody_speaks() -> None:
    shown = told(one("break", slides=["mot", "hai"]), slides=("mot", "hai"))
    assert [ident for ident, _, _ in shown] == ["break", "break/hai"]


def test_nothing_may_lie_over_the_flag() -> None:
    flag, other = cues(one("flag"), one("draw"))
    assert flag.clean
    assert not other.clean


def test_a_waiting_picture_counts_down() -> None:
    waiting, other = cues(one("pre"), one("purpose"))
    assert waiting.countdown
    assert not other.countdown


@pytest.mark.parametrize(
    "kind", ["report", "discussion", "directing_speech", "response", "launch", "speech", "oath"]
)
def test_a_speaker_stands_with_the_title_of_this_item(kind: str) -> None:
    (cue,) = cues(one(kind, people=[{"person": "cuong", "title": "Bí thư Đảng ủy"}]))
    assert cue.layout == "speaker"
    assert "Bí thư Đảng ủy" in unbind(cue.html)
    assert "Quận ủy viên" not in unbind(cue.html)
    assert "**Lê Văn Cương**" in unbind(cue.script)


def test_without_a_title_of_its_own_the_first_title_counts() -> None:
    (cue,) = cues(one("speech", people=[{"person": "cuong"}]))
    assert "Quận ủy viên" in unbind(cue.html)


def test_what_the_mc_says_holds_no_abbreviation_and_no_digit() -> None:
    topic = "TDP hoàn thành nhiệm vụ năm 2021"
    (cue,) = cues(one("discussion", people=[{"person": "huong"}], topic=topic))
    assert find_abbreviations(cue.script + cue.after) == []
    assert not any(char.isdigit() for char in cue.script)
    assert "Tổ dân phố năm mươi lăm" in unbind(cue.script)


def test_a_placeholder_nobody_filled_is_not_read_aloud() -> None:
    words = "Xin mời {{chủ tọa}} lên điều hành. Chương trình gồm ba phần.\n\nThư ký là {{tên}}."
    (cue,) = cues(one("presidium", script=words))
    assert cue.script == "Chương trình gồm ba phần."


def test_a_line_for_trouble_that_is_only_a_placeholder_is_left_out() -> None:
    lines = [{"when": "Đến sau", "say": "Xin chào {{ai}}."}, {"when": "Mất điện", "say": "Xin ngồi yên."}]
    (cue,) = cues(one("draw", fallback=lines))
    assert [line.text for line in cue.fallback_lines] == ["Xin ngồi yên."]


def test_an_unknown_organiser_is_said_generally() -> None:
    (cue,) = cues(one("purpose"))
    assert "ban tổ chức" in cue.script
    assert "không rõ" not in cue.script
    assert "None" not in cue.script


def test_introductions_are_one_picture_a_person_and_one_for_groups() -> None:
    steps = [{"person": "cuong"}, {"groups": ["Các phòng QLNN quận", "17 khu dân cư"], "heading": "Cùng dự"}]
    person, groups = cues(one("introductions", introduce=steps))
    assert (person.layout, groups.layout) == ("speaker", "points")
    assert "quản lý nhà nước" in groups.script
    assert "mười bảy" in groups.script


def test_a_film_beside_a_speaker_keeps_the_item_as_its_id() -> None:
    made = cues(one("report", people=[{"person": "cuong"}], film={"file": "a.mp4"}))
    assert [(cue.id, cue.layout) for cue in made] == [("report/cuong", "speaker"), ("report", "film")]


def test_the_same_person_introduced_twice_has_two_ids() -> None:
    made = cues(one("introductions", introduce=[{"person": "cuong"}, {"person": "cuong"}]))
    assert [cue.id for cue in made] == ["introductions/cuong", "introductions/cuong/2"]


def test_a_group_has_no_cues_and_numbers_its_children() -> None:
    child = {**one("discussion"), "id": "con"}
    made = stage(production({**one("group"), "items": [child]}, one("closing")))
    assert [(item.number, item.depth, item.group) for item in made.items] == [
        ("1", 0, True),
        ("1.1", 1, False),
        ("2", 0, False),
    ]
    assert [cue.item for cue in made.cues] == ["con", "closing"]


def test_plans_follow_from_the_first_start_and_the_lengths() -> None:
    made = stage(
        production(
            one("pre", duration="15 phút"),
            one("flag", duration="5 phút"),
            one("draw"),
            one("closing", start="10:00", hard=True),
            schedule={"start": "7:45"},
        )
    )
    hours = [item.starts_ms and item.starts_ms // MINUTE for item in made.items]
    assert hours == [465, 480, 485, 600]
    assert [item.hard_start for item in made.items] == [False, False, False, True]


def test_after_an_unknown_length_no_time_is_claimed() -> None:
    made = stage(production(one("draw", duration="không rõ"), one("closing"), schedule={"start": "8:00"}))
    assert [item.starts_ms for item in made.items] == [480 * MINUTE, None]


def test_a_film_takes_its_own_length() -> None:
    film = one("film", film={"file": "phim/a.mp4"}, duration="3 phút")
    made = stage(production(film, film_ms={"phim/a.mp4": 90_500}))
    assert made.items[0].duration_ms == 90_500
    assert made.cues[0].film is not None
    assert made.cues[0].film.duration_ms == 90_500


def test_a_film_that_is_missing_leaves_the_plan() -> None:
    film = one("film", film={"file": "phim/a.mp4"}, duration="3 phút")
    assert stage(production(film, film_ms={"phim/a.mp4": 0})).items[0].duration_ms == 3 * MINUTE


def test_a_directing_speech_is_timed_upwards() -> None:
    speech, other = stage(production(one("directing_speech"), one("discussion"))).items
    assert (speech.stage_timer, other.stage_timer) == ("up", "down")


def signers(count: int) -> tuple[Signer, ...]:
    return tuple(
        Signer(id=f"ky-{n}", number=n, name=f"Người Mẫu {n}", area=f"Khu dân cư {n}", sample=True)
        for n in range(count, 0, -1)
    )


def test_each_signer_has_a_cue_in_order_before_the_witnesses() -> None:
    pledge = {"signers": "s.csv", "witnesses": [{"person": "cuong", "title": "Bí thư Đảng ủy"}]}
    opener, *rest = cues(one("signing", pledge=pledge), signers=signers(17))
    assert opener.layout == "opener"
    assert "mười bảy" in opener.script
    assert "Lê Văn Cương" in unbind(opener.script)
    *rest, wall = rest
    assert [cue.subject for cue in rest] == [f"ky-{n}" for n in range(1, 18)]
    assert wall.tally
    assert not wall.subject
    assert {cue.layout for cue in rest} == {"pledge"}
    assert {cue.mark for cue in rest} == {"DỮ LIỆU MẪU"}
    assert "Bí thư Đảng ủy" in unbind(rest[0].html)


def test_a_pending_list_of_signers_names_nobody() -> None:
    (opener,) = cues(one("signing", pledge={"signers": "chờ danh sách", "count": 17}))
    assert "mười bảy" in opener.script


def test_a_pending_list_of_recipients_shows_the_item() -> None:
    made = cues(one("awarding", awards={"recipients": "chờ danh sách", "count": "hơn 130"}))
    assert [cue.layout for cue in made] == ["section"]


def test_an_announced_list_keeps_the_order_of_the_decision() -> None:
    rows = tuple(recipient(n, form=form) for n, form in enumerate(("Giấy khen", "Bằng khen") * 10))
    made = cues(one("announce", awards={"recipients": "r.csv", "rows": 16}), recipients=rows)
    pages = [cue for cue in made if cue.layout == "names"]
    assert len(pages) == 2
    shown = unbind(pages[0].html)
    assert shown.index("Mẫu 1<") < shown.index("Mẫu 2<")


def test_an_unknown_decision_is_said_without_number_or_date() -> None:
    made = cues(one("announce", decisions=["qd"]), decisions=[{"id": "qd", "number": "không rõ"}])
    assert made[0].script == "Sau đây, tôi xin công bố Quyết định khen thưởng."


def test_a_known_decision_is_said_with_number_and_date() -> None:
    known = {"id": "qd", "number": "12/QĐ-UBND", "date": "28/12/2021", "subject": "khen thưởng"}
    (cue,) = cues(one("announce", decisions=["qd"]), decisions=[known])
    assert "Quyết định số mười hai, Ủy ban nhân dân" in cue.script
    assert "hai mươi tám" in cue.script


def test_a_rundown_travels_as_json() -> None:
    made = stage(production(one("pre"), one("flag"), one("closing")))
    assert load(dump(made)) == made


def test_an_event_in_english_speaks_english() -> None:
    event = {"name": "Year-end meeting", "language": "en"}
    pre, speech = cues(one("pre"), one("speech", people=[{"person": "cuong"}]), event=event)
    assert "Please take your seats" in pre.script
    assert "Please welcome" in speech.script
