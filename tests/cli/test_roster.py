"""``ceremony roster import``: a spreadsheet in, a readable file out, a report, and the old file kept."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from ceremony.cli.compile import compile_event
from ceremony.cli.roster import roster
from tests.loaders.lists_sent import HEAD, Value, write_list
from tests.loaders.small import AGENDA, EVENT, write

DECISIONS = ("TT", "Số quyết định", "Ngày", "Cơ quan ban hành", "Trích yếu")
FIRST = (1, "12/QĐ-UBND", "28/12/2021", "Chủ tịch UBND phường Mẫu", "Về việc tặng Giấy khen")
INLINE = "decisions:\n  - id: qd-1\n    number: không rõ\n    date: không rõ\n"
NAMED = AGENDA.replace(INLINE, "decisions: decisions.yaml\n").replace("[qd-1]", "[12-qd-ubnd]")


def run(root: Path, file: Path, *words: str, kind: str = "decisions") -> Result:
    made = ["import", str(file), "--event", EVENT, "--as", kind, "--workspace", str(root), *words]
    return CliRunner().invoke(roster, made)


def listed(root: Path, *rows: tuple[Value, ...]) -> Path:
    return write_list(root / "qd.xlsx", [DECISIONS, *rows])


def test_a_list_of_decisions_becomes_a_file_that_the_agenda_can_name(tmp_path: Path) -> None:
    root = write(tmp_path)
    told = run(root, listed(root, FIRST))
    assert told.exit_code == 0, told.output
    assert "số quyết định" in told.output
    assert "decisions: decisions.yaml" in told.output
    assert (root / ".ceremony" / EVENT / "roster-decisions.txt").is_file()
    write(root, agenda_yaml=NAMED)
    assert "decisions: decisions.yaml" not in run(root, listed(root, FIRST)).output
    compiled = CliRunner().invoke(compile_event, [EVENT, "--workspace", str(root), "--json"])
    assert compiled.exit_code == 0, compiled.output
    rundown = (root / ".ceremony" / EVENT / "rundown.json").read_text(encoding="utf-8")
    assert "Quyết định số mười hai" in rundown
    assert "về việc tặng Giấy khen" in rundown


def test_a_dry_run_shows_the_columns_and_writes_nothing(tmp_path: Path) -> None:
    root = write(tmp_path)
    told = run(
        root, listed(root, FIRST, (2, "13/QĐ", "05/06/2021", None, None)), "--dry-run", "--dates", "dmy"
    )
    assert told.exit_code == 0, told.output
    assert "Nhận 2 dòng" in told.output
    assert not (root / "agendas" / EVENT / "decisions.yaml").exists()
    assert not (root / ".ceremony").exists()


def test_columns_can_be_mapped_and_missing_ones_said(tmp_path: Path) -> None:
    root = write(tmp_path, agenda_yaml=NAMED)
    file = write_list(root / "a.xlsx", [("Văn bản", "Hôm", "Số"), ("12/QĐ-UBND", "28/12/2021", "99")])
    told = run(root, file, "--header", "1", "--map", "A=number", "--map", "Hôm=date", "--map", "C=-",
               "--default", "authority=UBND phường Mẫu", "--json")  # fmt: skip
    answer = json.loads(told.stdout)
    assert (answer["written"], answer["taken"], answer["added"]) == (True, 1, 1)
    assert (root / "agendas" / EVENT / "decisions.yaml").read_text(encoding="utf-8") == (
        'decisions:\n  - id: 12-qd-ubnd\n    number: "12/QĐ-UBND"\n    date: 28/12/2021\n'
        '    authority: "UBND phường Mẫu"\n    subject: không rõ\n'
    )


def test_a_second_import_keeps_ids_and_the_file_before(tmp_path: Path) -> None:
    root = write(tmp_path, agenda_yaml=NAMED)
    run(root, listed(root, FIRST))
    file = root / "agendas" / EVENT / "decisions.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("12-qd-ubnd", "chinh"), encoding="utf-8")
    before = file.read_bytes()
    changed = (1, *FIRST[1:3], "Chủ tịch UBND quận Mẫu", FIRST[4])
    answer = json.loads(run(root, listed(root, changed), "--json").stdout)
    assert (answer["kept"], answer["added"]) == (1, 0)
    assert [note["code"] for note in answer["notes"]] == ["decision-changed"]
    assert Path(answer["backup"]).read_bytes() == before
    assert "- id: chinh\n" in file.read_text(encoding="utf-8")


def test_a_list_without_decisions_and_a_wrong_name_of_a_file_are_one_sentence(tmp_path: Path) -> None:
    root = write(tmp_path)
    names = write_list(root / "a.xlsx", [("Họ và tên", "Đơn vị"), ("Lê Văn An", "KDC 1")])
    for words, said in (
        ((), "số quyết định hoặc trích yếu"),
        (("--to", "a.csv"), ".yaml"),
        (("--map", "A=ten"), "number"),
    ):
        told = run(root, names, *words)
        assert told.exit_code == 1
        assert said in told.output
    assert "numbers or subjects of decisions" in run(root, names, "--language", "en").output
    assert not (root / "agendas" / EVENT / "decisions.yaml").exists()


def test_a_field_is_named_by_the_words_of_the_preview_in_either_language(tmp_path: Path) -> None:
    root = write(tmp_path)
    file = write_list(root / "a.xlsx", [("Họ và tên", "Cột lạ", "Ghi"), ("Lê Hoa", "Chủ tịch", "x")])
    for word in ("chức vụ", "Title", "title"):
        told = run(
            root, file, "--map", f"B={word}", "--map", "C=(bỏ qua)", "--json", "--dry-run", kind="people"
        )
        columns = json.loads(told.stdout)["columns"]["Danh sách"]
        assert [column["field"] for column in columns] == ["name", "title", ""]


def test_the_report_counts_every_cell(tmp_path: Path) -> None:
    root = write(tmp_path)
    told = run(root, listed(root, FIRST, ("Tổng cộng: 1 quyết định",)), "--dry-run")
    assert "có 11 ô: nhận 5, tên cột và tiêu đề 5, dòng tổng 1, không nhập 0" in told.output


def test_recipients_are_imported_and_their_old_file_is_kept(tmp_path: Path) -> None:
    root = write(tmp_path)
    rows = [
        HEAD,
        (1, "Tập thể mẫu 1", "tập thể", "Khu dân cư 1", "Giấy khen"),
        (2, "Lê Văn An", "cá nhân", "Khu dân cư 9", "Giấy khen"),
    ]
    file = write_list(root / "a.xlsx", rows)
    answer = json.loads(run(root, file, "--json", kind="recipients").stdout)
    assert (answer["kept"], answer["added"], answer["gone"]) == (1, 1, ["Cá nhân mẫu 1", "Hộ mẫu 1"])
    assert "tt-1,Tập thể mẫu 1" in (root / "agendas" / EVENT / "recipients.csv").read_text(encoding="utf-8")
    assert Path(answer["backup"]).name == "recipients.csv.1.bak"


def test_a_name_that_no_font_draws_is_told_at_import_with_its_signs(tmp_path: Path) -> None:
    root = write(tmp_path)
    rows = [
        HEAD,
        (1, "김민수", "cá nhân", "Khoa học", "Giấy khen"),
        (2, "Y Thôn Ayŭn", "cá nhân", "Khoa học", "Giấy khen"),
    ]
    answer = json.loads(
        run(root, write_list(root / "a.xlsx", rows), "--json", "--replace", kind="recipients").stdout
    )
    (note,) = (note for note in answer["notes"] if note["code"] == "glyphs")
    assert (note["level"], note["row"]) == ("look", 2)
    assert "U+AE40" in note["text"]
