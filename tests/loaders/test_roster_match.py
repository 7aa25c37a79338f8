"""A corrected list beside the old one: nobody gets the photo, the consent or the status of somebody else."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.loaders.roster.entry import Entry, Outcome, Wish
from ceremony.loaders.roster.importing import bring_in
from ceremony.loaders.roster.write import as_csv

Row = dict[str, str]
NAMES = ("Nguyễn Văn An", "Nguyễn Văn Ân", "Trần Văn Bình", "Lê Thị Hoa", "Lê Thị Hòa", "Vũ Mai")
ROWS = st.fixed_dictionaries(
    {"name": st.sampled_from(NAMES), "unit": st.sampled_from(("Tổ 1", "Tổ 2", "", "Tổ 10")),
     "form": st.sampled_from(("Giấy khen", "Bằng khen"))},
)  # fmt: skip


def again(old: list[Row], new: list[Row]) -> tuple[list[Row], Outcome]:
    """The list that comes of ``new`` where ``old`` stood."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        target = root / "recipients.csv"
        target.write_text(as_csv(old, "recipients", "vi"), encoding="utf-8")
        outcome = Outcome("recipients")
        entries = [Entry("", n, {"kind": "individual", **row}) for n, row in enumerate(new, 2)]
        bring_in(entries, outcome, (target, root), Wish("recipients"), replace=True)
    return outcome.rows, outcome


def person(ident: str, name: str, unit: str, **more: str) -> Row:
    return {"id": ident, "name": name, "kind": "individual", "unit": unit, "form": "Giấy khen", **more}


AN = person("1", "Nguyễn Văn An", "Tổ 1", photo="anh/an.jpg", consent="yes")
BINH = person("2", "Trần Văn Bình", "Tổ 2", photo="anh/binh.jpg", consent="yes")


def test_a_running_number_as_code_hands_nothing_on() -> None:
    rows, outcome = again(
        [AN, BINH], [person("1", "Trần Văn Bình", "Tổ 2"), person("2", "Nguyễn Văn An", "Tổ 1")]
    )
    assert {row["name"]: row["photo"] for row in rows} == {
        "Nguyễn Văn An": "anh/an.jpg", "Trần Văn Bình": "anh/binh.jpg"
    }  # fmt: skip
    assert outcome.renamed == []


def test_somebody_new_under_an_old_running_number_is_somebody_new() -> None:
    rows, outcome = again(
        [AN, BINH], [person("1", "Lê Thị Hoa", "Tổ 1"), person("2", "Trần Văn Bình", "Tổ 2")]
    )
    hoa = next(row for row in rows if row["name"] == "Lê Thị Hoa")
    assert "photo" not in hoa
    assert hoa["id"] != "1"
    assert outcome.gone == ["Nguyễn Văn An"]


def test_a_namesake_of_another_unit_gets_neither_photo_nor_consent_nor_status_and_it_is_told() -> None:
    old = {**AN, "status": "posthumous"}
    rows, outcome = again(
        [old, BINH], [person("", "Nguyễn Văn An", "Tổ 9"), person("", "Trần Văn Bình", "Tổ 2")]
    )
    an = next(row for row in rows if row["name"] == "Nguyễn Văn An")
    assert not {"photo", "consent", "status"} & set(an)
    (note,) = (note for note in outcome.notes if note.code == "withheld")
    assert note.level == "look"
    assert "anh/an.jpg" in note.text
    assert "truy tặng" in note.text


def test_a_corrected_name_keeps_its_status_and_is_told_about_its_photo() -> None:
    old = {**AN, "status": "absent"}
    rows, outcome = again(
        [old, BINH], [person("", "Nguyễn Văn Ân", "Tổ 1"), person("", "Trần Văn Bình", "Tổ 2")]
    )
    an = next(row for row in rows if row["name"] == "Nguyễn Văn Ân")
    assert (an["id"], an["status"], an.get("photo")) == ("1", "absent", None)
    assert outcome.renamed == [("Nguyễn Văn An", "Nguyễn Văn Ân")]
    assert [note.code for note in outcome.notes] == ["withheld"]


def test_a_real_code_tells_somebody_whose_name_was_corrected() -> None:
    old = person("sv20211234", "Nguyễn Thị Lan", "Lớp 1")
    rows, outcome = again([old, BINH], [person("sv20211234", "Nguyễn Thị Liên", "Lớp 1"), BINH])
    assert [row["id"] for row in rows] == ["sv20211234", "2"]
    assert outcome.renamed == [("Nguyễn Thị Lan", "Nguyễn Thị Liên")]


def test_a_leader_under_a_corrected_name_or_title_is_told_and_keeps_no_photo(tmp_path: Path) -> None:
    people = tmp_path / "people.yaml"
    people.write_text(
        "people:\n  - id: lan\n    name: Lê Thị Lan\n    titles: [Bí thư]\n    photo: anh/lan.jpg\n"
        "  - id: mai\n    name: Vũ Mai\n    photo: anh/mai.jpg\n", encoding="utf-8"
    )  # fmt: skip
    entries = [
        Entry("", 2, {"name": "Lê Thị Lân", "title": "Chủ tịch"}), Entry("", 3, {"name": "Vũ Mai",
            "title": "Bí thư"})
    ]  # fmt: skip
    outcome = Outcome("people")
    bring_in(entries, outcome, (people, tmp_path), Wish("people"))
    assert "anh/lan.jpg" not in outcome.text
    assert "anh/mai.jpg" in outcome.text
    assert sorted(note.code for note in outcome.notes) == ["title-changed", "withheld"]


@settings(max_examples=150, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=5), st.lists(ROWS, min_size=1, max_size=5), st.data())
def test_whoever_keeps_a_photo_has_the_same_name_and_unit(
    old: list[Row], new: list[Row], data: st.DataObject
) -> None:
    codes = data.draw(st.permutations(range(1, len(old) + 1)))
    before = [{**row, "id": str(n), "kind": "individual", "photo": f"anh/{n}.jpg", "consent": "yes"}
              for n, row in enumerate(old, 1)]  # fmt: skip
    after = [{**row, "id": str(codes[n])} if n < len(codes) else row for n, row in enumerate(new)]
    owners = {row["photo"]: (row["name"], row["unit"]) for row in before}
    known = any(row["unit"] for row in before) and any(row["unit"] for row in after)
    for row in again(before, after)[0]:
        if "photo" in row:
            name, unit = owners[row["photo"]]
            assert row["name"] == name
            assert not known or row.get("unit", "") == unit
