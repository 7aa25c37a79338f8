"""Fallback lines on paper: once each, not once a person."""

from __future__ import annotations

import pytest

from ceremony.documents.rescues import OPEN, lines_of, opened, shared_lines
from ceremony.documents.script import script
from ceremony.model.rundown import FallbackLine
from tests.documents.event import founding
from tests.sample import cue


def test_what_is_said_of_each_by_name_becomes_one_line_with_the_name_open() -> None:
    cues = [
        cue("ky/1", "ky", "1", subject="1", fallback_lines=(FallbackLine("Vắng", "Ông An xin phép vắng."),)),
        cue(
            "ky/2",
            "ky",
            "2",
            subject="2",
            fallback_lines=(FallbackLine("Vắng", "Bà Bình Minh xin phép vắng."),),
        ),
    ]
    assert lines_of(cues) == [FallbackLine("Vắng", f"{OPEN} xin phép vắng.")]


def test_a_general_line_of_the_item_stands_for_the_named_ones() -> None:
    general = FallbackLine("Vắng", "Người nhận vắng mặt.")
    cues = [
        cue("trao", "trao", "Đợt 1", fallback_lines=(general,)),
        cue("trao/1", "trao", "1", subject="1", fallback_lines=(FallbackLine("Vắng", "Ông An vắng."),)),
    ]
    assert lines_of(cues) == [general]


def test_one_text_stays_as_it_is() -> None:
    assert opened(["Xin mời ông An.", "Xin mời ông An."]) == "Xin mời ông An."


@pytest.mark.parametrize(
    "names",
    [
        ("Tổ trưởng **Tổ trưởng mẫu 01**", "Tổ trưởng **Tổ trưởng mẫu 02**"),
        ("bà **Nguyễn Thị Hoa**", "bà **Nguyễn Thị Huệ**", "ông **Nguyễn Thị Hùng**"),
        ("**Tổ dân phố 1**", "bà **Tổ Thị Ánh**"),
    ],
)
def test_a_name_is_open_as_a_whole_however_alike_names_begin(names: tuple[str, ...]) -> None:
    told = opened([f"Xin mời {name} lên nhận. Xin chúc mừng {name}!" for name in names])
    assert "*" not in told
    assert told.startswith("Xin mời ")
    assert not any(word in told for word in ("Nguyễn", "mẫu", "dân phố"))
    assert told.endswith(f"{OPEN}!")


def test_what_differs_in_two_places_is_open_in_both() -> None:
    told = opened(
        [
            "Truy tặng Giấy khen cho cố ông **An**, Khu 1. Xin kính mời gia đình.",
            "Truy tặng Lao động tiên tiến cho cố bà **Bình**, Khu 2. Xin kính mời gia đình.",
            "Truy tặng Giấy khen cho cố **Chi**, Khu 2. Xin kính mời gia đình.",
        ]
    )
    assert told == f"Truy tặng {OPEN} cho cố {OPEN}, Khu {OPEN}. Xin kính mời gia đình."


def test_the_printed_script_holds_no_markup() -> None:
    assert "**" not in str(script(*founding()).content)


def test_pictures_that_need_no_word_are_one_line_with_how_often_go_is_pressed() -> None:
    items = {item["id"]: item for item in script(*founding()).content["items"]}
    blind = [cue for cue in items["cong-bo"]["cues"] if cue["go"].startswith("GO ×")]
    pages = sum("danh-sach" in cue.id for cue in founding()[1].rundown.cues)
    assert [cue["go"] for cue in blind] == [f"GO × {pages}"]
    assert blind[0]["title"].endswith(f"{pages}/{pages}")


def test_what_is_said_of_live_results_is_printed_as_a_model() -> None:
    items = {item["id"]: item for item in script(*founding()).content["items"]}
    told = [cue for cue in items["ky-cam-ket"]["cues"] if cue["model"]]
    words = "".join(run["words"] for cue in told for line in cue["say"] for run in line["runs"])
    assert OPEN in words
    assert "mười bảy" in words.replace("\u00a0", " ")


def test_what_many_items_share_stands_in_front_of_all() -> None:
    power, late = FallbackLine("Mất điện", "Xin ngồi yên."), FallbackLine("Trễ giờ", "Ít phút nữa.")
    assert shared_lines([[late, power], [power], [power]]) == [power]


def test_the_script_of_the_founding_event_repeats_no_rescue() -> None:
    sheet = script(*founding())
    whens = [(item["id"], line["when"]) for item in sheet.content["items"] for line in item["fallback"]]
    assert len(whens) == len(set(whens))
    assert "Mất điện" in [line["when"] for line in sheet.content["shared"]]
    assert "Mất điện" not in [when for _, when in whens]
