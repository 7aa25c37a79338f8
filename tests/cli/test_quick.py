"""``ceremony quick``: one wish in, one line of JSON out, whatever is wrong with the wish."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from ceremony.cli.quick import Maker, make
from ceremony.core.corrections import reworded, written
from ceremony.model.card import Card
from ceremony.staging.pictures import draw

URL = "http://192.168.1.10:8321/follow#token=abcdefghijklmnopqrstuvwxyzABCDEF"


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    for name in ("media", "quick"):
        (tmp_path / name).mkdir()
    return Maker(tmp_path / "media", tmp_path / "quick", "vi", limit=lambda: None)  # this process lives on


def speaker() -> str:
    fields = {
        "eyebrow": "Tham luận",
        "honorific": "Bà",
        "name": "Nguyễn Thị Hương",
        "title": "Tổ trưởng Tổ dân phố 55",
    }
    return draw(Card("speaker", fields))


def test_a_sentence_stands_in_the_theme_and_is_escaped(maker: Maker) -> None:
    told = make(maker, {"do": "sentence", "text": "Mời <b>chủ xe</b> ra bãi xe", "note": ""})
    assert told["ok"]
    assert "&lt;b&gt;chủ" in told["pages"][0]
    assert told["notes"] == []


def test_a_sentence_too_long_for_the_card_is_told(maker: Maker) -> None:
    told = make(maker, {"do": "sentence", "text": "dài" * 100})
    assert told["ok"]
    assert len(told["notes"]) == 1


@pytest.mark.parametrize("kind", ["sentence", "guests"])
def test_a_card_without_words_is_refused(maker: Maker, kind: str) -> None:
    assert make(maker, {"do": kind, "text": " "})["code"] == "no_words"


def test_a_photo_stays_inside_the_events_folder(maker: Maker, tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "secret.jpg")
    for src in ("../secret.jpg", str(tmp_path / "secret.jpg"), ""):
        assert make(maker, {"do": "file", "src": src, "id": "abc"})["code"] == "missing"


@pytest.mark.parametrize("name", ["a\0b", "a" * 300, "a/" * 3000, ".", "..", "/", "\n"])
def test_a_name_that_no_file_can_have_is_a_missing_file(maker: Maker, name: str) -> None:
    for place in ("src", "handed"):
        assert make(maker, {"do": "file", place: name})["code"] == "missing"


def test_a_photo_that_only_stands_in_for_another_says_so(maker: Maker) -> None:
    Image.new("RGB", (80, 60)).save(maker.media / "to-1.mau.jpg")
    told = make(maker, {"do": "file", "src": "to-1.mau.jpg", "id": "abc", "caption": "Tổ 1"})
    assert "ẢNH MẪU" in told["pages"][0]
    assert "/media/~quick/abc.jpg" in told["pages"][0]
    assert (maker.folder / "abc.jpg").exists()


def test_the_guests_code_is_whole_with_its_quiet_zone(maker: Maker) -> None:
    html = make(maker, {"do": "guests", "url": URL})["pages"][0]
    side = int(html.split('viewBox="0 0 ')[1].split()[0])
    cells = {
        tuple(map(int, step.split("h")[0].split())) for step in html.split('d="M')[1].split('"')[0].split("M")
    }
    assert all(4 <= place < side - 4 for cell in cells for place in cell)
    image = Image.new("L", (side * 4, side * 4), 255)
    for x, y in cells:
        image.paste(0, (x * 4, y * 4, x * 4 + 4, y * 4 + 4))
    assert zxingcpp.read_barcode(image).text == URL
    assert URL in html


def test_a_correction_is_drawn_anew_and_tells_what_changed_as_written_and_as_said(maker: Maker) -> None:
    wish = {"do": "correction", "layout": "speaker", "html": speaker()}
    told = make(maker, {**wish, "fields": {"title": "Tổ phó Tổ dân phố 55", "name": "Nguyễn Thị Hường"}})
    assert "Nguyễn\u00a0Thị\u00a0Hường" in told["pages"][0]
    mended = tuple((old, new) for old, new in told["mended"])
    said = reworded("bà **Nguyễn Thị Hương**, Tổ trưởng Tổ dân phố năm mươi lăm", mended)
    assert said == "bà **Nguyễn Thị Hường**, Tổ phó Tổ dân phố năm mươi lăm"
    assert [new for _, new in written(mended)] == ["Nguyễn Thị Hường", "Tổ phó Tổ dân phố 55"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": "Nguyễn  Thị Hương"}, "nothing_changed"),
        ({"name": ""}, "no_words"),
        (None, "not_mended_here"),
    ],
)
def test_a_correction_that_is_none_is_refused(maker: Maker, fields: Any, code: str) -> None:
    wish = {"do": "correction", "layout": "speaker", "html": speaker(), "fields": fields}
    assert make(maker, wish)["code"] == code


def test_the_child_answers_one_line_and_leaves_files_only_for_its_owner(tmp_path: Path) -> None:
    media = tmp_path / "media" / "le"
    media.mkdir(parents=True)
    Image.new("RGB", (80, 60), "red").save(media / "a.jpg")
    done = subprocess.run(
        [sys.executable, "-m", "ceremony", "quick", "le", "--workspace", str(tmp_path), "--language", "vi"],
        input=json.dumps({"do": "file", "src": "a.jpg", "id": "abc"}).encode(),
        capture_output=True,
        check=False,
    )
    told = json.loads(done.stdout)
    assert told["ok"], done.stderr
    made = tmp_path / ".ceremony" / "le" / "quick"
    if sys.platform != "win32":
        assert (made.stat().st_mode & 0o777, (made / "abc.jpg").stat().st_mode & 0o777) == (0o700, 0o600)
