"""Files as editors really write them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from ceremony.loaders.production import load_production
from ceremony.loaders.source_text import read_text
from ceremony.loaders.suggest import nearest
from ceremony.loaders.yaml_source import parse_yaml
from ceremony.model.values import MoreThan, Pending, Unknown
from tests.loaders.small import AGENDA, EVENT, RECIPIENTS, write


@pytest.mark.parametrize(
    "raw",
    [
        AGENDA.encode("utf-8-sig"),
        AGENDA.replace("\n", "\r\n").encode(),
        AGENDA.replace("\n", "\r").encode(),
        AGENDA.encode("utf-16"),
        b"\xfe\xff" + AGENDA.encode("utf-16-be"),
        unicodedata.normalize("NFD", AGENDA).encode(),
        AGENDA.rstrip("\n").encode(),
    ],
    ids=["bom", "crlf", "cr", "utf-16", "utf-16-be", "nfd", "no-newline"],
)
def test_an_agenda_reads_the_same_however_it_was_saved(raw: bytes, tmp_path: Path) -> None:
    plain, _ = load_production(write(tmp_path / "a"), EVENT)
    saved, problems = load_production(write(tmp_path / "b", agenda_yaml=raw), EVENT)
    assert problems == []
    assert saved is not None
    assert plain is not None
    assert saved.agenda == plain.agenda


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_reads_the_same_however_it_was_saved(separator: str, codec: str, tmp_path: Path) -> None:
    text = RECIPIENTS.replace(",", separator)
    production, problems = load_production(write(tmp_path, recipients_csv=text.encode(codec)), EVENT)
    assert problems == []
    assert production is not None
    rows = production.recipients["recipients.csv"]
    assert [row.kind for row in rows] == ["collective", "individual", "household"]
    assert [row.status for row in rows] == ["", "posthumous", ""]
    assert all(row.sample for row in rows)


def test_columns_may_have_vietnamese_names(tmp_path: Path) -> None:
    header, rest = RECIPIENTS.split("\n", 1)
    assert header == "id,name,kind,form,unit,sample,status"
    text = "Mã,Họ và tên,Đối tượng,Hình thức khen thưởng,Đơn vị,Mẫu,Tình trạng\n" + rest
    production, problems = load_production(write(tmp_path, recipients_csv=text), EVENT)
    assert problems == []
    assert production is not None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a: 8:30", "8:30"),
        ("a: 2021-12-31", "2021-12-31"),
        ("a: 1_000", "1_000"),
        ("a: 0o17", "0o17"),
        ("a: 017", "017"),
        ("a: 1.5", "1.5"),
        ("a: yes", "yes"),
        ("a: no", "no"),
        ("a: 17", 17),
        ("a: true", True),
        ("a: ~", None),
        ('a: "17"', "17"),
        ("a: =", "="),
        ("a: <<", "<<"),
    ],
)
def test_only_whole_numbers_true_false_and_nothing_are_not_text(written: str, read: object) -> None:
    node, problems = parse_yaml(written, "x.yaml")
    assert problems == []
    assert node is not None
    assert node.plain() == {"a": read}


def test_every_value_knows_its_place() -> None:
    node, _ = parse_yaml("a: 1\nb:\n  - c: x\n    d: y\n", "x.yaml")
    assert node is not None
    place = node.at(("b", 0, "d"))
    assert (place.line, place.column) == (4, 8)
    assert node.at(("b", 0)).key_place("d") == (4, 5)


def test_decomposed_text_is_composed(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(unicodedata.normalize("NFD", "Lê Thị Nhật Diệu"), "utf-8")
    text, _ = read_text(file, tmp_path)
    assert text == "Lê Thị Nhật Diệu"


def test_unknown_more_than_and_pending_are_values(tmp_path: Path) -> None:
    text = AGENDA.replace("signers: signers.csv", "signers: chờ danh sách")
    production, problems = load_production(write(tmp_path, agenda_yaml=text), EVENT)
    assert problems == []
    assert production is not None
    items = {item.id: item for item, _ in production.agenda.walk()}
    pledge, awards = items["ky"].pledge, items["trao"].awards
    assert pledge is not None
    assert awards is not None
    assert pledge.signers == Pending()
    assert awards.count == MoreThan(2)
    assert production.agenda.event.venue == Unknown()
    assert production.decisions[0].number == Unknown()


@pytest.mark.parametrize(
    ("count", "told"), [("hơn 2", 0), ("3", 0), ("hơn 3", 1), ("17", 1), ("không rõ", 0)]
)
def test_a_list_that_is_not_as_long_as_the_agenda_says_is_pointed_out(
    count: str, told: int, tmp_path: Path
) -> None:
    production, problems = load_production(write(tmp_path, agenda_yaml=AGENDA.replace("hơn 2", count)), EVENT)
    assert production is not None
    assert [problem.code for problem in problems] == ["agenda.count-differs"] * told


def test_one_id_in_two_lists_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, recipients_csv=RECIPIENTS.replace("tt-1", "ky-1"))
    production, problems = load_production(tmp_path, EVENT)
    assert production is None
    assert [problem.code for problem in problems] == ["agenda.id-elsewhere"]


@pytest.mark.parametrize("name", ["..", "../nho", "a/b", "", "Nhỏ", ".git"])
def test_an_event_outside_of_its_folder_is_refused(name: str, tmp_path: Path) -> None:
    production, problems = load_production(write(tmp_path), name)
    assert production is None
    assert [problem.code for problem in problems] == ["agenda.event-name"]


def test_the_nearest_word_is_found_without_marks() -> None:
    assert nearest("giay khen", ["Giấy khen", "Bằng khen"]) == "Giấy khen"
    assert nearest("zzzzzz", ["Giấy khen"]) == ""


def test_a_folded_text_holds_nothing_but_its_words() -> None:
    node, problems = parse_yaml("script: >-\n  Xin mời\n  đồng chí\n", "a.yaml")
    assert problems == []
    assert node is not None
    assert node.plain() == {"script": "Xin mời đồng chí"}
