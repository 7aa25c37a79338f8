"""Ready-made words, one by one: what a master of ceremonies would say for each kind of part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.language.binding import unbind
from ceremony.model.people import Person
from ceremony.model.roster import Recipient, Signer
from ceremony.model.rundown import Cue
from ceremony.staging.stage import stage
from tests.staging.productions import production, recipient

PEOPLE = {
    "huong": Person(id="huong", name="Nguyễn Thị Hương", honorific="bà", titles=("Chủ tịch",)),
    "cuong": Person(id="cuong", name="Lê Văn Cương", honorific="đồng chí"),
    "sv": Person(id="sv", name="Trần Mẫu", honorific="sinh viên", titles=("Thủ khoa",)),
    "gs": Person(id="gs", name="Phạm Mẫu", honorific="PGS.TS."),
    "stone": Person(id="stone", name="Mary Stone", honorific="Dr", titles=("Director",)),
}
HUONG, CUONG = [{"person": "huong"}], [{"person": "cuong"}]


def part(kind: str, title: str = "Phần mẫu", **more: Any) -> dict[str, Any]:
    return {"id": "a", "kind": kind, "title": title, **more}


def cues(*items: dict[str, Any], language: str = "vi", name: str = "", **more: Any) -> list[Cue]:
    named = name or ("Hội nghị mẫu" if language == "vi" else "Annual Awards Conference")
    event = {"name": named, "language": language, **more.pop("event", {})}
    made = replace(production(*items, event=event, **more), people=PEOPLE)
    return [replace(cue, script=unbind(cue.script), after=unbind(cue.after)) for cue in stage(made).cues]


def script(*items: dict[str, Any], **more: Any) -> str:
    return cues(*items, **more)[0].script


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (
            part("launch", topic="phong trào mới", people=HUONG),
            "Xin trân trọng kính mời bà **Nguyễn Thị Hương**, Chủ tịch, lên phát động phong "
            "trào mới. Xin kính mời bà.",
        ),
        (
            part("launch", "Phát động phong trào thi đua năm 2022", people=CUONG),
            "Xin trân trọng kính mời đồng chí **Lê Văn Cương** lên phát động phong trào thi "
            "đua năm hai nghìn không trăm "
            "hai mươi hai. Xin kính mời đồng chí.",
        ),
        (
            part("speech", "Phát biểu chào mừng", people=HUONG),
            "Tiếp theo là phần phát biểu chào mừng. Xin trân trọng kính mời bà **Nguyễn Thị "
            "Hương**, Chủ tịch, lên phát biểu. "
            "Xin kính mời bà.",
        ),
        (
            part("speech", "Cảm tưởng", people=[{"person": "sv"}]),
            "Tiếp theo là phần cảm tưởng. Xin trân trọng kính mời sinh viên **Trần Mẫu**, "
            "Thủ khoa, lên phát biểu. Xin mời bạn.",
        ),
        (
            part("discussion", people=[{"person": "gs"}], topic="về việc học"),
            "Xin trân trọng kính mời Phó Giáo sư Tiến sĩ **Phạm Mẫu** lên tham luận về việc học.",
        ),
        (
            part("report", "Báo cáo khóa học", people=CUONG),
            "Xin trân trọng kính mời đồng chí **Lê Văn Cương** lên trình bày báo cáo khóa "
            "học. Xin kính mời đồng chí.",
        ),
        (
            part("conferral", "Trao bằng Tiến sĩ danh dự", people=HUONG),
            "Tiếp theo là phần trao bằng Tiến sĩ danh dự. Xin trân trọng kính mời bà "
            "**Nguyễn Thị Hương**, Chủ tịch, "
            "lên nhận bằng Tiến sĩ danh dự. Xin kính mời bà.",
        ),
        (
            part("silence"),
            "Xin kính mời quý vị đại biểu đứng lên, dành một phút mặc niệm.\n\nPhút mặc niệm bắt đầu.",
        ),
        (part("performance", "Văn nghệ"), "Mở đầu chương trình, xin mời quý vị thưởng thức văn nghệ."),
        (part("draw", "Phần bốc thăm"), "Kính thưa quý vị, tiếp theo là phần bốc thăm."),
        (part("vote", "BẦU BAN CHẤP HÀNH"), "Kính thưa quý vị, tiếp theo là phần bầu ban chấp hành."),
    ],
)
def test_what_is_said_for_a_part(item: dict[str, Any], words: str) -> None:
    assert script(item) == words


def test_only_the_first_performance_opens_the_programme() -> None:
    first, second = cues(
        {**part("performance", "Múa"), "id": "mot"}, {**part("performance", "Hát"), "id": "hai"}
    )
    assert first.script.startswith("Mở đầu chương trình")
    assert second.script == "Tiếp theo, xin mời quý vị thưởng thức hát."


def test_an_honorary_doctor_is_congratulated_not_thanked() -> None:
    assert cues(part("conferral", people=HUONG))[0].after == "Xin trân trọng chúc mừng bà Nguyễn Thị Hương!"


def test_the_chair_is_invited_once_and_not_sent_off() -> None:
    first, second = cues(part("presidium", people=[*HUONG, *CUONG]))
    assert first.script == (
        "Xin trân trọng kính mời các vị có tên sau đây lên điều hành hội nghị: "
        "bà **Nguyễn Thị Hương**, Chủ tịch; và đồng chí **Lê Văn Cương**."
    )
    assert (second.script, first.after, second.after) == ("Đồng chí **Lê Văn Cương**.", "", "")


def test_a_panel_is_thanked_together_at_its_end() -> None:
    first, second = cues(part("qa", "Hỏi đáp", people=[*HUONG, *CUONG]))
    assert first.after == ""
    assert second.after == "Trân trọng cảm ơn bà Nguyễn Thị Hương và đồng chí Lê Văn Cương."


def test_speakers_in_turn_are_each_called_and_thanked() -> None:
    first, second = cues(part("discussion", people=[*HUONG, *CUONG]))
    assert first.after == "Trân trọng cảm ơn bà Nguyễn Thị Hương."
    assert second.script.startswith(
        "Tiếp theo, xin trân trọng kính mời đồng chí **Lê Văn Cương** lên tham luận."
    )


def test_a_break_and_a_meal_ask_nobody_to_be_seated() -> None:
    for kind, words in (("break", "giải lao"), ("meal", "ngon miệng")):
        html = unbind(cues(part(kind))[0].html)
        assert words in html
        assert "im lặng" not in html


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Hội nghị tổng kết", "sau hội nghị"),
        ("Lễ tốt nghiệp", "sau buổi lễ"),
        ("Đại hội Đoàn", "sau đại hội"),
        ("Tổng kết năm", "sau chương trình"),
    ],
)
def test_the_event_is_called_by_its_own_word(name: str, told: str) -> None:
    cue = cues(part("awarding", awards={"recipients": "r.csv"}), recipients=(recipient(1),), name=name)[1]
    assert any(told in line.text for line in cue.fallback_lines)


def award(
    rows: tuple[Recipient, ...], title: str = "Trao thưởng", kind: str = "awarding", **awards: Any
) -> list[Cue]:
    item = part(kind, title, awards={"recipients": "r.csv", **awards})
    return cues(item, recipients=rows)


def test_nobody_named_to_hand_over_leaves_a_blank_to_fill_once() -> None:
    rows = tuple(recipient(n) for n in range(1, 4))
    openers = [cue.script for cue in award(rows, batch=1) if cue.layout == "opener"]
    assert "Xin trân trọng kính mời ………… lên trao thưởng." in openers[0]
    assert not any("…………" in words for words in openers[1:])


def test_whoever_hands_over_is_named_with_the_title_once() -> None:
    rows = tuple(recipient(n) for n in range(1, 4))
    openers = [cue.script for cue in award(rows, batch=1, presenters=HUONG) if cue.layout == "opener"]
    assert "kính mời bà **Nguyễn Thị Hương**, Chủ tịch, lên trao thưởng." in openers[0]
    assert openers[1].endswith("Xin kính mời bà **Nguyễn Thị Hương** trao thưởng.")


def test_a_single_batch_has_no_number_and_the_last_of_several_says_so() -> None:
    rows = tuple(recipient(n) for n in range(1, 7))
    assert next(cue.script for cue in award(rows) if cue.layout == "opener").startswith(
        "Xin trân trọng kính mời sáu"
    )
    several = [cue.script for cue in award(rows, batch=2) if cue.layout == "opener"]
    starts = ("Xin trân trọng", "Tiếp theo là đợt trao thứ hai.", "Và sau đây là đợt trao cuối cùng.")
    assert [words.startswith(start) for words, start in zip(several, starts, strict=True)] == [True] * 3


def test_the_photograph_is_asked_for_in_a_few_ways_that_take_turns() -> None:
    rows = tuple(recipient(n) for n in range(1, 6))
    said = [cue.after for cue in award(rows, batch=1) if cue.after]
    assert len(set(said)) == 4
    assert said[0] == said[4]


def test_an_opener_may_leave_the_names_to_their_own_pictures() -> None:
    opener = award((recipient(1), recipient(2)), opener_names=False)[0].script
    assert opener.startswith("Xin trân trọng kính mời hai cá nhân lên nhận Giấy khen.")


def test_a_unit_is_counted_by_what_it_is_and_told_what_it_receives() -> None:
    rows = tuple(recipient(n, "collective", "Giải Nhì", unit="Khu phố 2") for n in (1, 2))
    opener, first, _ = award(rows, group="unit")
    assert "kính mời đại diện hai tập thể của Khu phố hai có tên sau đây lên nhận Giải Nhì:" in opener.script
    assert first.script == "**Mẫu một**."


def test_prizes_of_several_forms_are_told_with_the_names() -> None:
    rows = (recipient(1, form="Giải Nhất", unit="Khu phố 1"), recipient(2, form="Giải Nhì", unit="Khu phố 1"))
    opener, first, _ = award(rows, group="unit", sort="list")
    assert "lên nhận phần thưởng: **Mẫu một**, Giải Nhất; và **Mẫu hai**, Giải Nhì." in opener.script
    assert first.script == "**Mẫu một**, Giải Nhất."


def test_graduates_take_their_degrees() -> None:
    rows = tuple(recipient(n, form="Bằng kỹ sư", unit="Khoa Xây dựng") for n in range(1, 15))
    opener, first, *_ = award(
        rows, "Trao bằng tốt nghiệp", "conferral", group="unit", batch=100, presenters=HUONG
    )
    assert (
        "mười bốn tân kỹ sư của Khoa Xây dựng chuẩn bị lên sân khấu theo thứ tự để nhận Bằng kỹ sư"
        in opener.script
    )
    assert "Chủ tịch, lên trao bằng tốt nghiệp." in opener.script
    assert "Trao bằng: bà Nguyễn Thị Hương" in unbind(opener.html)
    assert first.script == "**Mẫu một**."


def test_a_batch_of_posthumous_awards_says_what_is_awarded() -> None:
    opener, cue = award((recipient(1, status="posthumous", honorific="ông", unit="Khu dân cư 12"),))
    assert opener.script.startswith("Sau đây là phần truy tặng Giấy khen.")
    assert cue.script == (
        "Truy tặng Giấy khen cho cố ông **Mẫu một**, Khu dân cư mười hai. "
        "Xin trân trọng kính mời đại diện gia đình lên đón nhận."
    )


def test_before_a_reveal_the_hall_hears_which_contest_and_not_who() -> None:
    rows = (recipient(1, form="Giải Nhất"),)
    items = [
        {**part("awarding", title, awards={"recipients": "r.csv", "reveal": "last"}), "id": ident}
        for ident, title in (("nau", "Nội dung nấu ăn"), ("cam", "Nội dung cắm hoa"))
    ]
    opener = cues(*items, recipients=rows)[0]
    assert opener.script == "Và sau đây là kết quả: Giải Nhất của nội dung nấu ăn."
    assert "cá nhân" not in unbind(opener.html)
    assert "1 giải" in unbind(opener.html)


def test_decisions_without_numbers_are_announced_as_the_part_calls_them() -> None:
    decisions = [{"id": "qd", "number": "không rõ"}]
    item = part("announce", "Công bố các Quyết định khen thưởng", decisions=["qd"])
    assert script(item, decisions=decisions) == "Sau đây, tôi xin công bố các Quyết định khen thưởng."


def signing(*rows: Signer, language: str = "vi") -> list[Cue]:
    item = part("signing", pledge={"signers": "s.csv", "content": "thực hiện tốt nhiệm vụ"})
    return cues(item, signers=rows, language=language)


def test_a_title_is_said_to_the_first_signer_and_a_wrong_name_invites_the_right_one_to_sign() -> None:
    rows = [
        Signer(
            id=f"k{n}", number=n, name=f"Ký {n}", area=f"Khu dân cư {n}", title="Tổ trưởng", honorific="ông"
        )
        for n in (1, 2)
    ]
    made = [cue for cue in signing(*rows) if cue.subject]
    assert [cue.script for cue in made] == [
        "Xin mời ông **Ký một**, Tổ trưởng, đại diện Khu dân cư một.",
        "Tiếp theo, xin mời ông **Ký hai**, đại diện Khu dân cư hai.",
    ]
    wrong = next(line.text for line in made[0].fallback_lines if line.situation == "Màn hình hiện sai tên")
    assert wrong == "Ban tổ chức xin đính chính: xin trân trọng kính mời ông **Ký một** lên ký cam kết."


def test_the_mc_reads_a_pledge_and_makes_none() -> None:
    vow = next(cue for cue in signing() if cue.layout == "vow")
    assert vow.script.endswith("\n\n“Tôi cam kết thực hiện tốt nhiệm vụ.”")


def test_groups_in_capitals_are_read_in_small_letters() -> None:
    step = {"groups": ["CÁC PHÒNG BAN", "Các đơn vị UBND phường"]}
    told = script(part("introductions", introduce=[step]))
    assert told == "Xin trân trọng giới thiệu các phòng ban và các đơn vị Ủy ban nhân dân phường."


ENGLISH = [
    (
        part("launch", "Launch", topic="the 2027 programme", people=[{"person": "stone"}]),
        "Please welcome Dr **Mary Stone**, Director, to launch the 2027 programme.",
    ),
    (
        part("draw", "Annual General Meeting"),
        "Ladies and gentlemen, next: Annual General Meeting.",
    ),
    (
        part("speech", "Response", people=[{"person": "stone"}]),
        "Next: Response. Please welcome Dr **Mary Stone**, Director, to speak.",
    ),
]


@pytest.mark.parametrize(("item", "words"), ENGLISH)
def test_what_is_said_in_english(item: dict[str, Any], words: str) -> None:
    assert script(item, language="en") == words


def test_an_english_welcome_says_the_day_and_leaves_names_as_they_are() -> None:
    event = {"date": "2026-11-06", "organiser": "Riverside Council"}
    assert script(part("purpose"), language="en", event=event) == (
        "Ladies and gentlemen, today, 6 November 2026, we welcome you on behalf of Riverside Council "
        "to the Annual Awards Conference."
    )


def test_english_counts_one_and_many() -> None:
    item = part("awarding", "Awards", awards={"recipients": "r.csv", "presenters": [{"person": "stone"}]})
    one = cues(item, language="en", recipients=(recipient(1, "collective", "Gold Medal"),))[0]
    two = cues(
        item, language="en", recipients=tuple(recipient(n, "collective", "Gold Medal") for n in (1, 2))
    )[0]
    assert one.script == (
        "We invite **Mẫu 1** to receive the Gold Medal.\n\n"
        "Please welcome Dr **Mary Stone**, Director, to present the awards."
    )
    assert two.script.startswith(
        "We invite 2 organisations to receive the Gold Medal: **Mẫu 1** and **Mẫu 2**."
    )
    assert "1 organisation<" in unbind(one.html)
    assert "BATCH 1" in unbind(one.html).upper()


def test_english_days_are_written_out_on_a_decision() -> None:
    known = {"id": "qd", "number": "12", "date": "01/06/2026", "subject": "awards"}
    cue = cues(part("announce", decisions=["qd"]), language="en", decisions=[known])[0]
    assert cue.script == "I now announce decision no. 12, of 1 June 2026, on awards."
    assert "1 June 2026" in unbind(cue.html)
    assert "01/06/2026" not in unbind(cue.html)


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 60), st.sampled_from(["", "Chủ tịch Ủy ban nhân dân phường, Trưởng Ban Chỉ đạo"]))
def test_what_somebody_speaks_on_is_on_their_card_or_told_at_check(words: int, title: str) -> None:
    topic = " ".join(f"chữ{number}" for number in range(words))
    person = {"person": "cuong", "title": title} if title else {"person": "cuong"}
    html = unbind(cues(part("discussion", people=[person], topic=topic))[0].html)
    assert f"chữ{words - 1}" in html.lower() or "data-overfull" in html


def test_a_pledge_is_not_pledged_twice() -> None:
    item = part("signing", pledge={"signers": "s.csv", "content": "cam kết giữ gìn trật tự."})
    assert script(item).startswith(
        "Xin trân trọng kính mời các vị có tên trong danh sách lên ký cam kết giữ gìn trật tự."
    )
    vow = next(cue for cue in cues(item) if cue.layout == "vow")
    assert vow.script.endswith("“Tôi cam kết giữ gìn trật tự.”")


def test_two_names_need_no_break_between_them() -> None:
    rows = (recipient(1), recipient(2))
    assert award(rows)[0].script.startswith(
        "Xin trân trọng kính mời hai cá nhân có tên sau đây lên nhận Giấy khen: **Mẫu một** và **Mẫu hai**."
    )
