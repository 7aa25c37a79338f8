"""Nothing of a slide's body is lost, glued or renumbered."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.loaders.slides.body import body_fields, to_html
from ceremony.loaders.slides.load import load_slides
from ceremony.model.card import Card
from ceremony.staging.pictures import draw


def html(layout: str, body: str) -> str:
    """What a picture of the body holds, with plain blanks."""
    return draw(Card(layout, body_fields(layout, body))).replace("\u00a0", " ")


def test_a_paragraph_before_and_after_a_list_of_points_stands_where_it_was_written() -> None:
    drawn = html("points", "Ba việc lớn của năm 2022:\n\n- Một\n- Hai\n\nXin cảm ơn.\n")
    assert [drawn.index(words) for words in ("Ba việc lớn", "Một", "Hai", "Xin cảm ơn")] == sorted(
        drawn.index(words) for words in ("Ba việc lớn", "Một", "Hai", "Xin cảm ơn")
    )


def test_a_list_needs_no_blank_line_before_it() -> None:
    assert to_html("Ba việc:\n- Một\n- Hai") == "<p>Ba việc:</p><ul><li>Một</li><li>Hai</li></ul>"


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_a_nested_bullet_is_an_item_below_its_item(indent: str) -> None:
    nested = to_html(f"- Thu ngân sách\n{indent}- 52 camera\n{indent}- 99,7% hồ sơ\n- Khác")
    assert nested == (
        "<ul><li>Thu ngân sách<ul><li>52 camera</li><li>99,7% hồ sơ</li></ul></li><li>Khác</li></ul>"
    )


def test_a_plus_below_a_dash_is_the_second_level() -> None:
    assert to_html("- Một\n+ Một chấm một\n- Hai") == (
        "<ul><li>Một<ul><li>Một chấm một</li></ul></li><li>Hai</li></ul>"
    )


@pytest.mark.parametrize("sign", ["•", "–", "▪", "*", "+"])
def test_bullets_of_word_are_bullets(sign: str) -> None:
    assert body_fields("points", f"{sign} Một\n{sign} Hai") == {"points": ["Một", "Hai"]}


def test_numbers_stand_as_they_were_written() -> None:
    drawn = html("points", "13. Mười ba\n14. Mười bốn\n20. Hai mươi")
    assert [f'<span class="no">{n}.</span>' in drawn for n in (13, 14, 20)] == [True, True, True]


def test_a_list_of_names_keeps_its_numbers() -> None:
    fields = body_fields("names", "13. Cá nhân mẫu 13 | Tổ 1\n14. Cá nhân mẫu 14 | Tổ 2")
    assert [(row["no"], row["name"]) for row in fields["names"]] == [
        (13, "Cá nhân mẫu 13"),
        (14, "Cá nhân mẫu 14"),
    ]


def test_names_without_bullets_are_one_a_line() -> None:
    fields = body_fields("names", "Nguyễn Văn A | Tổ 1\nTrần Thị B | Tổ 2")
    assert [row["name"] for row in fields["names"]] == ["Nguyễn Văn A", "Trần Thị B"]


def test_a_programme_keeps_its_numbers() -> None:
    drawn = html("programme", "5. Tham luận\n6. Trao thưởng")
    assert '<span class="part__no">5</span>' in drawn and '<span class="part__no">6</span>' in drawn


@pytest.mark.parametrize("layout", ["title", "thanks", "countdown", "text", "points", "section"])
def test_a_line_that_begins_with_a_year_keeps_it(layout: str) -> None:
    assert "2021. MỘT NĂM" in html(layout, "2021. Một năm nhìn lại").upper()


def test_more_than_a_share_is_no_quote() -> None:
    assert "&gt; 90% số hộ" in to_html("> 90% số hộ")


@pytest.mark.parametrize(
    "written",
    [
        "<Tên người>",
        "điểm a<b và c>d",
        "[tạm](chờ duyệt)",
        "[Dự kiến]: Bế mạc",
        "5*3*2",
        "C:\\Tài liệu",
        "#ThiĐua",
    ],
)
def test_what_looks_like_markup_and_is_none_stays_as_written(written: str) -> None:
    shown = (
        to_html(written).replace("&lt;", "<").replace("&gt;", ">").removeprefix("<p>").removesuffix("</p>")
    )
    assert shown == written


def test_footnotes_stand_at_the_end_with_their_marks() -> None:
    assert to_html("Thu 48,7 tỷ[^1].\n\n[^1]: Chưa gồm đất.\n\nHết.") == (
        "<p>Thu 48,7 tỷ<sup>1</sup>.</p><p>Hết.</p><p><sup>1</sup> Chưa gồm đất.</p>"
    )


def test_code_keeps_its_lines() -> None:
    assert to_html("```\na = 1\nb = 2\n```") == "<p>a = 1<br>b = 2</p>"


def test_an_empty_cell_in_the_head_of_a_table_keeps_its_column() -> None:
    drawn = html("table", "| | Kế hoạch | Thực hiện |\n|---|---|---|\n| Camera | 40 | 52 |")
    assert drawn.index("<th") < drawn.index("Kế hoạch")
    assert drawn.count("<th ") == 3


def test_counted_lines_of_a_paragraph_keep_their_ends() -> None:
    assert to_html("a) Một\nb) Hai") == "<p>a) Một<br>b) Hai</p>"


def slide(tmp_path: Path, text: str, *files: str) -> tuple[str, list[str]]:
    """The picture of a slide whose event has these media files, and the true names that it found."""
    folder, media = tmp_path / "slides" / "nho", tmp_path / "media" / "nho"
    for made in (folder, media / "anh"):
        made.mkdir(parents=True)
    for name in files:
        (media / name).write_bytes(b"x")
    (folder / "a.md").write_text(text, encoding="utf-8")
    slides, problems = load_slides(folder, tmp_path, "vi")
    assert problems == []
    return draw(slides["a"].card), [picture.file for picture in slides["a"].pictures]


HARD_NAMES = (
    "anh/hội nghị 1.jpg",
    "anh/a(1).jpg",
    "anh/a (1).jpg",
    "anh/a#1.jpg",
    "anh/a?.jpg",
    "anh/100%.jpg",
    "anh/8:30.jpg",
    "anh/[moi] anh.jpg",
    "anh/a&b's.jpg",
    "anh/ảnh.đẹp.JPG",
    "anh/a%20b.png",
)


@pytest.mark.parametrize("layout", ["picture", "text", "points", "two-columns"])
@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_picture_with_any_name_is_shown_in_every_layout(tmp_path: Path, layout: str, name: str) -> None:
    from urllib.parse import quote

    drawn, found = slide(tmp_path, f"---\nlayout: {layout}\n---\n\n![Hội nghị]({name})\n", name)
    assert found == [name]
    assert f'src="/media/{quote(name)}"' in drawn


@pytest.mark.parametrize(
    "written",
    [
        "anh\\hoa.jpg",
        "./anh/hoa.jpg",
        "/media/anh/hoa.jpg",
        "media/nho/anh/hoa.jpg",
        "<anh/hoa.jpg>",
        'anh/hoa.jpg "Hoa"',
        "anh/HOA.JPG",
        "anh/hoa%2Ejpg",
    ],
)
def test_a_picture_is_found_however_its_path_is_written(tmp_path: Path, written: str) -> None:
    drawn, found = slide(tmp_path, f"---\nlayout: text\n---\n![Hoa]({written})\n", "anh/hoa.jpg")
    assert found == ["anh/hoa.jpg"]
    assert 'src="/media/anh/hoa.jpg"' in drawn


def test_a_name_in_another_normal_form_is_found(tmp_path: Path) -> None:
    import unicodedata

    true = unicodedata.normalize("NFD", "anh/hội nghị.jpg")
    drawn, found = slide(tmp_path, "---\nlayout: picture\nsrc: anh/hội nghị.jpg\n---\n", true)
    assert found == [true]
    assert "<img" in drawn


@pytest.mark.parametrize(
    "written", ["http://evil.example/a.jpg", "../khac/a.jpg", "C:\\anh\\a.jpg", "//x/a.jpg"]
)
def test_a_picture_from_outside_is_noted_and_not_drawn(tmp_path: Path, written: str) -> None:
    drawn, found = slide(tmp_path, f"---\nlayout: text\n---\nXem ![a]({written}) nhé\n")
    assert found == [""]
    assert "<img" not in drawn


def test_two_names_that_differ_by_capitals_are_not_guessed(tmp_path: Path) -> None:
    _, found = slide(tmp_path, "---\nlayout: picture\nsrc: anh/HOA.jpg\n---\n", "anh/Hoa.jpg", "anh/hoa.jpg")
    assert found == [""]
