"""Messages to the stage, overlays, sound and names of screens."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ceremony.core.views import console_view, screen_view
from ceremony.model.rundown import Rundown, Speaker
from tests.core.playbook import SECOND, Playbook
from tests.sample import rundown


def test_a_message_is_read_once_and_cleared() -> None:
    show = Playbook()
    show.ask("message", text="Còn hai phút")
    (note,) = show.state.notes
    show.wait(5).ask("message_read", message=note.id)
    read = show.state.notes[0].read_at
    assert show.wait(5).ask("message_read", message=note.id) == ()
    assert show.state.notes[0].read_at == read
    show.ask("message_clear", message=note.id)
    assert show.state.notes == ()
    assert show.refused("message_clear", message=note.id) == "unknown_message"


def test_an_overlay_replaces_the_one_of_its_kind_only() -> None:
    show = Playbook()
    show.ask("overlay_on", kind="lower-third", text="Bà Nguyễn Thị Hương", note="Tổ trưởng")
    show.ask("overlay_on", kind="clock")
    show.ask("overlay_on", kind="lower-third", text="Ông Trần Văn Bình")
    assert [overlay.text for overlay in show.state.overlays] == ["", "Ông Trần Văn Bình"]
    show.ask("overlay_off", overlay=show.state.overlays[1].id)
    assert [overlay.kind for overlay in show.state.overlays] == ["clock"]
    assert show.refused("overlay_off", overlay="o99") == "unknown_overlay"
    assert show.refused("overlay_on", kind="message") == "empty_overlay"


def test_sound_and_names_of_screens_are_remembered() -> None:
    show = Playbook()
    show.ask("sound", screen="chính")
    show.ask("screen_rename", client="abc", name="Trái")
    assert show.state.sound_screen == "chính"
    assert show.state.screen_names == {"abc": "Trái"}
    assert show.ask("screen_identify") == ()


@pytest.mark.parametrize(("kind", "stands"), [("message", 30), ("lower-third", 12), ("clock", 0)])
def test_an_overlay_stands_as_long_as_is_usual_for_its_kind_or_as_was_said(kind: str, stands: int) -> None:
    show = Playbook()
    show.ask("overlay_on", kind=kind, text="Chữ")
    usual = screen_view(show.frame())["overlays"][0]["until"]
    assert usual == (show.now + stands * SECOND if stands else None)
    show.ask("overlay_on", kind=kind, text="Chữ", seconds=7)
    assert screen_view(show.frame())["overlays"][0]["until"] == show.now + 7 * SECOND
    show.ask("overlay_on", kind=kind, text="Chữ", seconds=0)
    assert console_view(show.frame())["overlays"][0]["until"] is None


@pytest.mark.parametrize(
    ("subject", "text", "note"),
    [
        ("huong", "Bà Nguyễn Thị Hương", "Người dẫn chương trình"),
        ("ky-01", "Tổ trưởng mẫu 01", "Khu dân cư 1"),
        ("witness/ky/cuong", "Đồng chí Lê Văn Cương", "Bí thư Đảng ủy"),
        ("nhan-003", "Cá nhân mẫu 3", ""),
    ],
)
def test_a_lower_third_is_picked_from_people(subject: str, text: str, note: str) -> None:
    show = Playbook(introduced())
    show.ask("overlay_on", kind="lower-third", subject=subject)
    (shown,) = screen_view(show.frame())["overlays"]
    assert (shown["text"], shown["note"], shown["subject"]) == (text, note, subject)


def test_the_title_of_the_part_that_is_on_counts_and_what_was_typed_wins() -> None:
    show = Playbook(introduced()).until("ly-do")
    show.ask("overlay_on", kind="lower-third", subject="huong")
    assert show.state.overlays[0].note == "Người dẫn chương trình"
    show.ask("overlay_on", kind="lower-third", subject="huong", note="Chi hội trưởng")
    assert (show.state.overlays[0].text, show.state.overlays[0].note) == (
        "Bà Nguyễn Thị Hương",
        "Chi hội trưởng",
    )


def test_nobody_unknown_and_nobody_sealed_is_introduced() -> None:
    cues = tuple(replace(cue, sealed=True) if cue.item == "trao" else cue for cue in rundown().cues)
    show = Playbook(replace(rundown(), cues=cues)).until("ky/02")
    assert show.refused("overlay_on", kind="lower-third", subject="ai-do") == "unknown_subject"
    assert show.refused("overlay_on", kind="lower-third", subject="nhan-001") == "still_sealed"


def introduced() -> Rundown:
    """The sample with a speaker of two parts."""
    titles = {"tham-luan-1": "Tổ trưởng Tổ dân phố 55", "ly-do": "Người dẫn chương trình"}
    items = tuple(
        replace(
            item,
            speakers=(Speaker("Nguyễn Thị Hương", "bà", titles[item.id], "", "huong"),),
        )
        if item.id in titles
        else item
        for item in reversed(rundown().items)
    )
    return replace(rundown(), items=items[::-1])
