"""Every word of a slide is on its picture, in the order it was written, or told with its line."""

from __future__ import annotations

import random
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremony.cli.check import find_problems
from ceremony.loaders.slides.load import load_slides
from ceremony.model.problem import Problem
from ceremony.preflight.checks.unseen_words import drawn_words, lost_words
from ceremony.staging.pictures import draw
from tests.preflight.small_event import write_event

WHOLE = ("text", "points", "two-columns")
LAYOUTS = (*WHOLE, "title", "section", "person", "programme", "figure", "quote", "table", "names", "picture",
           "countdown", "salute", "thanks", "opener", "holding", "black")  # fmt: skip


@dataclass
class Document:
    """Markdown of all kinds, made at random, with the words that a reader of it must see, in their order."""

    chance: random.Random
    lines: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    number: int = 0

    def word(self) -> str:
        self.number += 1
        made = f"{self.chance.choice(('việc', 'Ổn', 'ấp', 'Đội', 'kỹ'))}{self.number}"
        self.seen.append(made.casefold())
        return made

    def words(self) -> str:
        made = [self.piece() for _ in range(self.chance.randint(1, 5))]
        return " ".join(made)

    def piece(self) -> str:
        shapes = ("{}", "{}", "{},", "**{}**", "*{}*", "_{}_", "`{}`", "~~{}~~", "<b>{}</b>", "“{}”", "({})",
                  "[{}](https://vi.du/a_b?x=1#y)", "<u>{}</u>", "{}<br>", "5 < {}", "A&{}", "{} & {}", "#{}",
                  "![mô tả](anh.png) {}", "<!-- ẩn --> {}", "{} *", "x^{}^")  # fmt: skip
        shape = self.chance.choice(shapes)
        if shape.startswith("5"):
            self.seen.append("5")
        if shape.startswith("A"):
            self.seen.append("a")
        if shape.startswith("x"):
            word = self.word()
            self.seen[-1] = "x" + self.seen[-1]
            return shape.format(word)
        return re.sub(r"\{\}", lambda _: self.word(), shape)

    def block(self) -> None:
        kind = self.chance.choice(
            (
                "paragraph",
                "paragraph",
                "bullets",
                "numbers",
                "table",
                "quote",
                "code",
                "heading",
                "rule",
                "note",
            )
        )
        if self.lines and (
            kind in {"paragraph", "table", "note", "rule", "code"} or self.chance.random() < 0.6
        ):
            self.lines.append("")
        getattr(self, kind)()

    def paragraph(self) -> None:
        self.lines += [self.words() for _ in range(self.chance.randint(1, 3))]

    def bullets(self, indent: str = "", depth: int = 0) -> None:
        sign = self.chance.choice("-*•–")
        for _ in range(self.chance.randint(1, 3)):
            self.lines.append(f"{indent}{sign} {self.words()}")
            if depth < 2 and self.chance.random() < 0.4:
                deeper = indent + self.chance.choice(("  ", "    "))
                self.chance.choice((self.bullets, self.numbers))(deeper, depth + 1)

    def numbers(self, indent: str = "", depth: int = 0) -> None:
        first = self.chance.choice((1, 1, 7, 13, 98))
        for number in range(first, first + self.chance.randint(1, 3)):
            self.seen.append(str(number))
            self.lines.append(f"{indent}{number}{self.chance.choice('.)')} {self.words()}")
            if depth < 2 and self.chance.random() < 0.3:
                self.bullets(indent + "   ", depth + 1)

    def table(self) -> None:
        columns = self.chance.randint(1, 4)
        for row in range(self.chance.randint(2, 4)):
            self.lines.append("| " + " | ".join(self.word() for _ in range(columns)) + " |")
            if row == 0:
                self.lines.append("|" + "---|" * columns)

    def quote(self) -> None:
        self.lines += [f"> {self.words()}" for _ in range(self.chance.randint(1, 2))]
        self.lines.append("")

    def code(self) -> None:
        self.lines += ["```", self.word() + " = " + self.word(), "```"]

    def heading(self) -> None:
        self.lines.append("#" * self.chance.randint(2, 6) + " " + self.words())

    def rule(self) -> None:
        self.lines += ["***", ""]

    def note(self) -> None:
        before = len(self.seen)
        self.lines += [f"[^{self.number}]: {self.word()} {self.word()}", ""]
        self.notes += [str(self.number - 2), *self.seen[before:]]
        del self.seen[before:]


def made(seed: int) -> Document:
    document = Document(random.Random(seed))
    for _ in range(document.chance.randint(1, 7)):
        document.block()
    return document


def read(root: Path, layout: str, body: str) -> tuple[str, list[str], set[tuple[int, str]]]:
    """The text of a slide, the words of its picture, and what is told: line and word."""
    text = f"---\nlayout: {layout}\n---\n{body}\n"
    folder = root / "slides" / "nho"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "media" / "nho").mkdir(parents=True, exist_ok=True)
    (root / "media" / "nho" / "anh.png").write_bytes(b"x")
    (folder / "a.md").write_text(text, encoding="utf-8")
    slides, problems = load_slides(folder, root, "vi")
    assert problems == []
    told = {(word.line, word.text) for run in lost_words(text, slides["a"]) for word in run}
    return text, drawn_words(draw(slides["a"].card)), told


@given(seed=st.integers(0, 2**32), layout=st.sampled_from(WHOLE))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_running_text_shows_every_word_in_the_order_it_was_written(seed: int, layout: str) -> None:
    document = made(seed)
    with tempfile.TemporaryDirectory() as root:
        _, drawn, told = read(Path(root), layout, "\n".join(document.lines))
    assert drawn == [*document.seen, *document.notes]
    assert told == set()


@given(seed=st.integers(0, 2**32), layout=st.sampled_from(LAYOUTS))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_word_of_every_layout_is_shown_or_told_with_its_line(seed: int, layout: str) -> None:
    document = made(seed)
    with tempfile.TemporaryDirectory() as root:
        text, drawn, told = read(Path(root), layout, "\n".join(document.lines))
    shown = list(drawn)
    for word in [*document.seen, *document.notes]:
        if word in shown:
            shown.remove(word)
        else:
            assert any(word == said for _, said in told), (word, text)
    for line, word in told:
        assert word in text.split("\n")[line - 1].casefold().replace("^", "")


def told(root: Path, slide: str) -> list[Problem]:
    return [
        problem
        for problem in find_problems(write_event(root, slide=slide), "nho")
        if problem.code in {"slide.unseen", "picture.unseen"}
    ]


def test_what_a_layout_has_no_place_for_is_told_at_its_line(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "---\nlayout: names\ntitle: Danh sách\n---\n\nGồm các đồng chí:\n\n1. Lê A | Tổ 1\n   - phó\n",
    )
    assert [(one.file, one.line, one.column) for one in found] == [
        ("slides/nho/anh.md", 6, 1),
        ("slides/nho/anh.md", 9, 6),
    ]
    assert "gồm các đồng chí" in found[0].message


@pytest.mark.parametrize(
    "slide",
    [
        "---\nlayout: picture\nsrc: anh.png\ntitle: Tên\ncaption: Chú thích\n---\n",
        "---\nlayout: points\npoints: [Một]\n---\n\n- Hai\n",
        "---\nlayout: salute\n---\n\nChào cờ\n",
        "---\nlayout: figure\nvalue: 52\n---\n\nđơn vị\n\ncâu\n\nthừa\n",
        "---\nlayout: text\n---\n\n<script>ẩn</script>\n",
        "---\nlayout: holding\n---\n# Một\n\nHai\n",
    ],
)
def test_words_that_the_picture_does_not_show_are_told(tmp_path: Path, slide: str) -> None:
    assert told(tmp_path, slide)


@pytest.mark.parametrize(
    "slide",
    [
        "---\nlayout: title\norganiser: Ủy ban\ndate: Ngày 1\n---\n\n# Hội nghị\n\ntổng kết\nnăm 2021\n",
        "---\nlayout: quote\nname: Hồ Chí Minh\n---\n\n> Thi đua là **yêu nước**,\n> thì phải thi đua.\n",
        "---\nlayout: table\ntitle: Kết quả\n---\n\n| Chỉ tiêu | KH |\n|---|--:|\n| Camera & loa | 1,5 |\n",
        "---\nlayout: text\n---\n\nXem [cổng](https://a.vn/b_c), `x`, H~2~O, &copy; 2021, a<br>b, 5*3.\n",
        "---\nlayout: figure\nvalue: 52\nbars:\n  - {label: Kế hoạch, text: 40, share: 77%}\n---\n",
    ],
)
def test_a_slide_that_shows_all_its_words_is_not_told(tmp_path: Path, slide: str) -> None:
    assert told(tmp_path, slide) == []


def test_a_second_picture_is_told_at_its_place(tmp_path: Path) -> None:
    slide = "---\nlayout: picture\n---\n![a](anh.png) ![b](phim.mp4.jpg)\n![c](anh.png)\n"
    found = [one for one in find_problems(write_event(tmp_path, slide=slide), "nho") if "media" in one.code]
    assert [(one.code, one.line, one.column) for one in found] == [("media.missing", 4, 15)]


def test_a_picture_that_no_layout_shows_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, "---\nlayout: title\nheadline: [Hội nghị]\n---\n\n![a](anh.png)\n")
    assert [(one.code, one.line) for one in found] == [("picture.unseen", 6)]


@pytest.mark.parametrize("body", ["", "[a](anh.png)\n", "Chú thích\n"])
def test_a_slide_of_a_picture_without_a_picture_is_told(tmp_path: Path, body: str) -> None:
    found = find_problems(write_event(tmp_path, slide=f"---\nlayout: picture\n---\n{body}"), "nho")
    assert "picture.empty" in {one.code for one in found}


@pytest.mark.parametrize(
    "body",
    [
        "![a](anh.png)",
        "![[anh.png]]",
        "![a] (anh.png)",
        "![a](anh.png",
        "![a][1]\n\n[1]: anh.png",
        '<img src="anh.png">',
    ],
)
def test_a_picture_is_seen_in_whatever_way_it_is_written(tmp_path: Path, body: str) -> None:
    slide = f"---\nlayout: picture\n---\n{body}\n"
    assert find_problems(write_event(tmp_path, slide=slide), "nho") == []


@pytest.mark.parametrize(
    "body", ["**Ba việc lớn", "##Phụ", "- [ ] Việc", "Một\n\n+++\n\nHai", "<ghi>Một</ghi>"]
)
def test_signs_that_the_hall_would_see_are_told_at_their_line(tmp_path: Path, body: str) -> None:
    found = find_problems(write_event(tmp_path, slide=f"---\nlayout: text\n---\n\n{body}\n"), "nho")
    assert {one.code for one in found} == {"slide.markup"}
    assert all(one.line >= 5 for one in found)
