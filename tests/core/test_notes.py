"""Messages to the stage, overlays, sound and names of screens."""

from __future__ import annotations

from tests.core.playbook import Playbook


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
