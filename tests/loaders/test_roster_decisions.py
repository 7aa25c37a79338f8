"""A list of decisions becomes a readable file; ids stay, what is known stays, nothing is guessed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import xlsxwriter

from ceremony.loaders.production import load_production
from ceremony.loaders.roster.entry import Entry, Outcome, Wish
from ceremony.loaders.roster.importing import bring_in, read_roster
from ceremony.loaders.roster.write import put
from ceremony.loaders.sheets.limits import TableRefused
from ceremony.model.values import Unknown
from tests.language.test_legacy import in_tcvn3
from tests.loaders.lists_sent import Value, write_csv, write_list
from tests.loaders.small import AGENDA, EVENT, write

HEAD = ("STT", "Số quyết định", "Ngày ký", "Cơ quan ban hành", "Trích yếu")
ROW = (1, "12/QĐ-UBND", "28/12/2021", "Chủ tịch UBND phường", "tặng Giấy khen")
DECISIONS = Wish("decisions")
INLINE = "decisions:\n  - id: qd-1\n    number: không rõ\n    date: không rõ\n"


def read(tmp_path: Path, *rows: tuple[Value, ...], wish: Wish = DECISIONS) -> tuple[list[Entry], Outcome]:
    return read_roster(write_list(tmp_path / "a.xlsx", rows), wish)


def bring(
    root: Path, *rows: tuple[Value, ...], wish: Wish = DECISIONS, replace: bool = False
) -> tuple[Outcome, str]:
    entries, outcome = read(root, *rows, wish=wish)
    target = root / "agendas" / EVENT / "decisions.yaml"
    bring_in(entries, outcome, (target, root), wish, replace=replace)
    put(target, outcome.text, mark=outcome.mark)
    return outcome, target.read_text(encoding="utf-8")


def codes(outcome: Outcome, level: str) -> list[tuple[str, int]]:
    return [(note.code, note.row) for note in outcome.notes if note.level == level]


def test_the_header_is_found_in_two_rows_with_merged_cells(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        page, day = book.add_worksheet("QĐ"), book.add_format({"num_format": "dd/mm/yyyy"})
        page.merge_range("A1:E1", "DANH MỤC QUYẾT ĐỊNH KHEN THƯỞNG NĂM 2021")
        for place, text in (
            ("A3:A4", "STT"), ("B3:C3", "Quyết định"), ("D3:D4", "Cơ quan ban hành"), ("E3:E4", "Trích yếu"),
        ):  # fmt: skip
            page.merge_range(place, text)
        page.write_row("B4", ["Số", "Ngày"])
        page.write_row("A5", [1, 2, 3, 4, 5])
        page.write_row("A6", [1, "Số 12/QĐ-UBND"])
        page.write_datetime("C6", datetime.date(2021, 12, 28), day)
        page.write_row("D6", ["Chủ tịch UBND phường", "V/v tặng Giấy khen"])
        page.write_row("A7", [2, 13, 44558])
    entries, outcome = read_roster(tmp_path / "a.xlsx", DECISIONS)
    assert [entry.fields for entry in entries] == [
        {"number": "12/QĐ-UBND", "date": "2021-12-28", "authority": "Chủ tịch UBND phường",
         "subject": "tặng Giấy khen", "name": "12/QĐ-UBND"},
        {"number": "13", "date": "2021-12-28", "name": "13"},
    ]  # fmt: skip
    assert [column.field for column in outcome.columns["QĐ"]] == [
        "running",
        "number",
        "date",
        "authority",
        "subject",
    ]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (("Số, ngày, tháng, năm quyết định",), ("12/QĐ-UBND ngày 28/12/2021",)),
        (("Số, ngày quyết định",), ("Số 12/QĐ-UBND, ngày 28 tháng 12 năm 2021",)),
        (("Số ký hiệu", "Ngày ban hành"), ("QĐ số 12 / QĐ - UBND", "28-12-21")),
        (("Quyết định số", "Ngày"), ("12/QĐ-UBND", "Mẫu, ngày 28 tháng 12 năm 2021")),
        (("Decision number", "Decision date"), ("12/QĐ-UBND", "28 Dec 2021")),
        (("Number", "Date"), ("12/QĐ-UBND", "2021-12-28 00:00:00")),
        (("Quyết định", "Trích yếu"), ("12/QĐ-UBND\n28/12/2021", None)),
    ],
)
def test_number_and_day_are_read_however_they_stand(
    tmp_path: Path, head: tuple[str, ...], row: tuple[str, ...]
) -> None:
    entries, outcome = read(tmp_path, ("TT", *head), (1, *row))
    assert codes(outcome, "refused") == []
    assert [(e.fields["number"], e.fields["date"]) for e in entries] == [("12/QĐ-UBND", "2021-12-28")]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ((1, "12/QĐ", "05/06/2021", "UBND", "a"), "date-ambiguous"),
        ((1, "12/QĐ", "31/13/2021", "UBND", "a"), "date-wrong"),
        ((1, "12/QĐ ngày 28/12", None, "UBND", "a"), "date-wrong"),
        ((1, "12/QĐ ngày 27/12/2021", "28/12/2021", "UBND", "a"), "decision-days"),
        ((1, datetime.date(2021, 12, 1), "28/12/2021", "UBND", "a"), "number-day"),
        ((1, "12/QĐ", "28/12/2021", "=A1", "a"), "row-formula"),
        ((1, "#REF!", "28/12/2021", "UBND", "a"), "row-fault"),
        ((1, None, "28/12/2021", "UBND", None), "row-nameless"),
        ((1, "12/QĐ", "28/12/2021", "@UBND", "a"), "row-unsafe"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(tmp_path: Path, row: tuple[Value, ...], code: str) -> None:
    entries, outcome = read(tmp_path, HEAD, row)
    assert entries == []
    assert codes(outcome, "refused") == [(code, 2)]


def test_a_day_with_two_readings_is_decided_by_the_caller_or_by_its_column(tmp_path: Path) -> None:
    row = (1, "12/QĐ", "05/06/2021", "UBND", "a")
    assert read(tmp_path, HEAD, row, wish=Wish("decisions", dates="mdy"))[0][0].fields["date"] == "2021-05-06"
    entries, _ = read(tmp_path, HEAD, row, (2, "13/QĐ", "31/12/2021", "UBND", "b"))
    assert entries[0].fields["date"] == "2021-06-05"
    beside = [
        ("Số, ngày quyết định", "Trích yếu"),
        ("1/QĐ ngày 05/06/2021", "a"),
        ("2/QĐ ngày 31/12/2021", "b"),
    ]
    assert read(tmp_path, *beside)[0][0].fields["date"] == "2021-06-05"


def test_one_decision_in_many_rows_stands_once(tmp_path: Path) -> None:
    rows = [
        HEAD, (1, "12/QĐ-UBND", "28/12/2021", None, "tặng Giấy khen"),
        (2, "12/QĐ–UBND", "28/12/2021", "UBND phường"),
        (3, *ROW[1:3], "UBND phường", "khác hẳn"), (4, "12/QĐ-UBND", "27/12/2020", None, "năm trước"),
        (5, "12/QĐ-UBND", "28/12/2021", "UBND quận", "của quận"),
    ]  # fmt: skip
    entries, outcome = read(tmp_path, *rows)
    assert [(entry.row, entry.fields.get("authority")) for entry in entries] == [
        (2, "UBND phường"), (5, None), (6, "UBND quận"),
    ]  # fmt: skip
    assert codes(outcome, "refused") == [("decision-twice", 4)]
    assert codes(outcome, "said") == [("decision-again", 3)]


def test_what_nobody_has_said_stays_unknown(tmp_path: Path) -> None:
    outcome, text = bring(write(tmp_path), HEAD, (1, ".../QĐ-UBND", "không rõ", "…", "Về việc tặng cờ"))
    assert codes(outcome, "look") == [("decision-open", 2)]
    lines = ["  - id: tang-co", *(f"    {name}: không rõ" for name in ("number", "date", "authority"))]
    assert text.endswith("\n".join([*lines, '    subject: "tặng cờ"', ""]))


def test_a_list_in_an_old_font_is_read(tmp_path: Path) -> None:
    rows = [[in_tcvn3(cell) if isinstance(cell, str) else cell for cell in row] for row in (HEAD, ROW)]
    entries, outcome = read_roster(write_list(tmp_path / "a.xlsx", rows, font=".VnTime"), DECISIONS)
    assert entries[0].fields["authority"] == "Chủ tịch UBND phường"
    assert outcome.columns["Danh sách"][3].font == "tcvn3"


def test_the_decisions_of_a_list_of_recipients_are_found_in_it(tmp_path: Path) -> None:
    head = ["STT", "Họ và tên", "Hình thức", "Số quyết định", "Ngày quyết định"]
    people = [[str(n), f"Người {n}", "Giấy khen", f"1{n % 2}/QĐ-UBND", "28/12/2021"] for n in range(1, 101)]
    entries, outcome = read_roster(write_csv(tmp_path / "a.csv", [head, *people]), DECISIONS)
    assert [entry.fields["number"] for entry in entries] == ["11/QĐ-UBND", "10/QĐ-UBND"]
    assert [note.level for note in outcome.notes] == ["said", "said"]


def test_ids_comments_and_what_the_list_does_not_say_stay(tmp_path: Path) -> None:
    write(tmp_path, agenda_yaml=AGENDA.replace(INLINE, "decisions: decisions.yaml\n"))
    target = tmp_path / "agendas" / EVENT / "decisions.yaml"
    target.write_text(
        "decisions:\n  # quyết định chính\n  - id: qd-1\n    number: 12/QĐ-UBND\n    date: 28/12/2021\n"
        "    authority: UBND\n    subject: tặng khen\n    sample: true\n"
        "  - id: qd-2  # chưa có ngày\n    number: 13/QĐ-UBND\n"
        "  - id: qd-3\n    subject: tặng cờ\n  - id: qd-4\n    number: 99/QĐ-UBND\n    date: 1/1/2020\n",
        encoding="utf-8",
    )
    rows = [
        HEAD, (1, "13/QĐ-UBND", "29/12/2021", None, None),
        (2, "12/QĐ–UBND", "28/12/2021", None, "tặng Giấy khen"),
        (3, "14/QĐ-UBND", "30/12/2021", "UBND", "tặng cờ"), (4, "99/QĐ-UBND", "1/1/2021", None, "khác năm"),
    ]  # fmt: skip
    outcome, text = bring(tmp_path, *rows)
    assert (outcome.kept, outcome.added, outcome.gone) == (3, 1, [])
    assert "# quyết định chính" in text
    assert "# chưa có ngày" in text
    assert codes(outcome, "look") == [("decision-changed", 3), ("decision-changed", 3)]
    assert [note.code for note in outcome.notes if not note.row] == ["decision-stays"]
    production, problems = load_production(tmp_path, EVENT)
    assert problems == []
    assert production is not None
    told = [
        (one.id, one.number, one.date, one.authority, one.subject, one.sample) for one in production.decisions
    ]
    assert told == [
        ("qd-1", "12/QĐ–UBND", "2021-12-28", "UBND", "tặng Giấy khen", False),
        ("qd-2", "13/QĐ-UBND", "2021-12-29", Unknown(), Unknown(), False),
        ("qd-3", "14/QĐ-UBND", "2021-12-30", "UBND", "tặng cờ", False),
        ("qd-4", "99/QĐ-UBND", "2020-01-01", Unknown(), Unknown(), False),
        ("99-qd-ubnd", "99/QĐ-UBND", "2021-01-01", Unknown(), "khác năm", False),
    ]
    again, same = bring(tmp_path, *rows)
    assert (again.kept, again.added, same) == (4, 0, text)
    assert sorted(path.name for path in target.parent.glob("*.bak")) == [
        "decisions.yaml.1.bak",
        "decisions.yaml.2.bak",
    ]


def test_decisions_of_the_agenda_itself_go_into_the_file_with_their_ids(tmp_path: Path) -> None:
    inline = INLINE.replace("number: không rõ", "number: 12/QĐ-UBND")
    root = write(tmp_path, agenda_yaml=AGENDA.replace(INLINE, inline))
    before = (root / "agendas" / EVENT / "agenda.yaml").read_bytes()
    outcome, text = bring(root, HEAD, ROW, (2, "13/QĐ-UBND", "29/12/2021", None, None))
    assert (root / "agendas" / EVENT / "agenda.yaml").read_bytes() == before
    assert (outcome.kept, outcome.added) == (1, 1)
    assert text.startswith('decisions:\n  - id: qd-1\n    number: "12/QĐ-UBND"\n    date: 28/12/2021\n')
    write(root, agenda_yaml=AGENDA.replace(INLINE, "decisions: decisions.yaml\n"))
    assert load_production(root, EVENT)[1] == []


def test_another_list_takes_the_place_only_when_that_is_said(tmp_path: Path) -> None:
    root = write(tmp_path)
    bring(root, HEAD, ROW)
    other = (1, "20/QĐ-UBND", "1/1/2022", None, None)
    assert "12-qd-ubnd" in bring(root, HEAD, other)[1]
    outcome, text = bring(root, HEAD, other, replace=True)
    assert outcome.gone == ["qd-1", "12/QĐ-UBND"]
    assert "12-qd-ubnd" not in text
    assert "20-qd-ubnd" in text


@pytest.mark.parametrize("text", ["decisions: [\n", "decisions:\n  - nubmer: 1\n", "people: []\n"])
def test_a_broken_file_is_not_written_over(tmp_path: Path, text: str) -> None:
    root = write(tmp_path)
    target = root / "agendas" / EVENT / "decisions.yaml"
    target.write_text(text, encoding="utf-8")
    with pytest.raises(TableRefused, match="old-broken"):
        bring(root, HEAD, ROW)
    assert target.read_text(encoding="utf-8") == text
    assert "12-qd-ubnd" in bring(root, HEAD, ROW, replace=True)[1]


@pytest.mark.parametrize(
    "text",
    [
        "decisions: []\n",
        "decisions: [{id: a, number: 1/QĐ, date: 1/1/2021}]\n",
        "decisions:\n- id: a\n  number: 1/QĐ\n",
        "\n",
        "# chưa có\ndecisions: []",
    ],
)
def test_a_file_in_another_form_is_added_to(tmp_path: Path, text: str) -> None:
    root = write(tmp_path, agenda_yaml=AGENDA.replace(INLINE, "decisions: decisions.yaml\n"))
    target = root / "agendas" / EVENT / "decisions.yaml"
    target.write_text(text, encoding="utf-8")
    if not text.strip():
        target.unlink()
    bring(root, HEAD, ROW, (2, "1/QĐ", "1/1/2021", None, None))
    production, problems = load_production(root, EVENT)
    assert [problem.code for problem in problems] == ["agenda.decision-unknown"]
    assert production is None
    text = target.read_text(encoding="utf-8")
    assert text.count("- id:") + text.count("{id:") == 2


def test_more_than_the_loader_reads_is_refused_before_it_stands(tmp_path: Path) -> None:
    rows = [(n, f"{n}/QĐ-UBND", "28/12/2021", "UBND", f"việc {n}") for n in range(1, 2_500)]
    with pytest.raises(TableRefused, match="list-large"):
        bring(write(tmp_path), HEAD, *rows)
