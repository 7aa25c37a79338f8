"""Slides: Markdown with front matter becomes cards; every fault has its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.loaders.slides.load import load_slides
from ceremony.model.card import LAYOUTS
from ceremony.model.problem import Problem
from ceremony.model.slide import Slide
from ceremony.staging.pictures import draw
from tests.staging.pictures.test_harmless import PAYLOADS, faults


def load(tmp_path: Path, **files: str) -> tuple[dict[str, Slide], list[Problem]]:
    folder = tmp_path / "slides"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return load_slides(folder, tmp_path, "vi")


def fields_of(tmp_path: Path, text: str) -> dict[str, object]:
    slides, problems = load(tmp_path, trang=text)
    assert problems == []
    return slides["trang"].card.fields


def test_a_slide_has_a_layout_fields_and_a_mark(tmp_path: Path) -> None:
    slides, problems = load(
        tmp_path,
        a="---\nlayout: figure\nvalue: 52\nunit: camera\nmark: SỐ LIỆU MẪU\n---\nĐạt 130% kế hoạch\n",
    )
    card = slides["a"].card
    assert (problems, card.layout, card.mark) == ([], "figure", "SỐ LIỆU MẪU")
    assert card.fields["value"] == "52"
    assert slides["a"].source == "slides/a.md"


def test_a_title_takes_heading_and_lines_from_the_body(tmp_path: Path) -> None:
    fields = fields_of(tmp_path, "---\nlayout: title\n---\n\n# Hội nghị\n\nTổng kết công tác\nnăm nay\n")
    assert fields == {"headline": ["Hội nghị"], "name": ["Tổng kết công tác", "năm nay"]}


def test_points_keep_their_stress(tmp_path: Path) -> None:
    fields = fields_of(
        tmp_path, "---\nlayout: points\ntitle: Ý chính\n---\n- Một **mạnh**\n- Hai\n  tiếp theo\n"
    )
    assert fields["points"] == ["Một <strong>mạnh</strong>", "Hai tiếp theo"]


def test_two_columns_part_at_a_line_of_plus_signs(tmp_path: Path) -> None:
    fields = fields_of(tmp_path, "---\nlayout: two-columns\n---\nTrái\n\n+++\n\nPhải\n")
    assert (fields["left"], fields["right"]) == ("<p>Trái</p>", "<p>Phải</p>")


def test_a_markdown_table_becomes_head_and_rows(tmp_path: Path) -> None:
    fields = fields_of(
        tmp_path, "---\nlayout: table\n---\n| Tên | Số |\n|---|--:|\n| A | 1 |\n| B \\| C | 2 |\n"
    )
    assert fields == {"head": ["Tên", "Số"], "rows": [["A", "1"], ["B | C", "2"]]}


def test_names_may_carry_a_unit(tmp_path: Path) -> None:
    fields = fields_of(
        tmp_path, "---\nlayout: names\ntitle: Danh sách\n---\n1. Cá nhân mẫu | Đoàn Thanh niên\n2. Khác\n"
    )
    assert [(row["no"], row["unit"]) for row in fields["names"]] == [(1, "Đoàn Thanh niên"), (2, "")]  # type: ignore[attr-defined]


def test_a_picture_may_be_written_as_markdown(tmp_path: Path) -> None:
    fields = fields_of(tmp_path, "---\nlayout: picture\n---\n![Hồ](anh/ho.jpg)\n\nBình yên\n")
    assert fields == {"src": "anh/ho.jpg", "alt": "Hồ", "caption": "Bình yên"}


@pytest.mark.parametrize("line", ["???", "Notes:", "Ghi chú:"])
def test_what_stands_after_the_notes_line_is_the_script(tmp_path: Path, line: str) -> None:
    slides, _ = load(tmp_path, a=f"---\nlayout: text\n---\nHội trường thấy.\n\n{line}\n\nLời dẫn.\n")
    assert slides["a"].notes == "Lời dẫn."
    assert "Lời dẫn" not in draw(slides["a"].card)


def test_sample_true_means_the_mark_of_the_layout(tmp_path: Path) -> None:
    slides, _ = load(
        tmp_path,
        a="---\nlayout: figure\nsample: true\n---\n",
        b="---\nlayout: names\nsample: true\n---\n",
        c="---\nlayout: picture\nsample: true\n---\n",
    )
    assert [slides[name].card.mark for name in "abc"] == ["SỐ LIỆU MẪU", "DỮ LIỆU MẪU", "ẢNH MẪU"]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("# Không có phần đầu\n", 1, "slide.no-front-matter"),
        ("---\nlayout: text\n", 1, "slide.front-matter-open"),
        ("---\ntitle: A\n---\n", 2, "slide.layout-missing"),
        ("---\ntitle: A\nlayout: poinst\n---\n", 3, "slide.layout-unknown"),
        ("---\nlayout: points\n\ntitel: A\n---\n", 4, "slide.field-unknown"),
        ("---\nlayout: figure\nmark: MẪU\n---\n", 3, "slide.mark-unknown"),
        ("---\nlayout: quote\ntext: [a, b]\n---\n", 3, "slide.field-text"),
        ("---\nlayout: figure\nbars:\n  - label: A\n    share: 1.7\n---\n", 5, "slide.share"),
        ("---\nlayout: text\nlayout: text\n---\n", 3, "yaml.duplicate-key"),
        ("---\nlayout: text\n---\n" + "dài " * 3000, 4, "slide.field-large"),
        ("---\nlayout: text\n---\n" + "dài " * 30000, 1, "slide.too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and "\n" not in value else "",
)
def test_a_fault_has_its_line(tmp_path: Path, text: str, line: int, code: str) -> None:
    slides, problems = load(tmp_path, hong=text)
    assert [(p.file, p.line, p.code) for p in problems] == [("slides/hong.md", line, code)]
    assert slides == {}


def test_a_misspelt_layout_and_field_are_guessed(tmp_path: Path) -> None:
    _, problems = load(tmp_path, a="---\nlayout: poinst\n---\n", b="---\nlayout: points\ntitel: A\n---\n")
    assert "points" in problems[0].hint
    assert "title" in problems[1].hint


def test_one_broken_slide_leaves_the_others(tmp_path: Path) -> None:
    slides, problems = load(tmp_path, a="hỏng", b="---\nlayout: text\n---\nTốt\n", c="hỏng")
    assert list(slides) == ["b"]
    assert len(problems) == 2


def test_every_layout_of_a_slide_can_be_drawn() -> None:
    from ceremony.loaders.slides.fields import FIELDS
    from ceremony.loaders.slides.fields import LAYOUTS as KNOWN

    assert set(KNOWN.values()) <= set(LAYOUTS)
    assert set(FIELDS) == set(KNOWN.values())


@pytest.mark.parametrize("layout", ["text", "points", "columns", "title", "quote", "names", "table"])
def test_hostile_markdown_is_harmless(tmp_path: Path, layout: str) -> None:
    body = "\n\n".join(f"- {payload}\n" if layout == "points" else payload for payload in PAYLOADS)
    slides, _ = load(
        tmp_path,
        a=f"---\nlayout: {layout}\n---\n{body}\n[x](javascript:alert(1)) ![y](http://evil.example/y)\n",
    )
    for slide in slides.values():
        assert faults(draw(slide.card)) == []
