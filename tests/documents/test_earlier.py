"""What has changed since the script was last printed is marked, and stays marked when printed again."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from ceremony.documents.earlier import Earlier, compared_with, note_print, read_prints
from ceremony.documents.script import printed, script
from ceremony.documents.sheet import Edition, Sheet
from ceremony.documents.word.press import write
from ceremony.language.binding import unbind
from tests.documents.event import founding


def after(change: str, edition: Edition) -> Edition:
    """The edition with other words in the directing speech, printed after the old one."""
    old = printed(script(founding()[0], edition), edition)
    cues = tuple(
        replace(cue, script=cue.script.replace("lên phát biểu", change)) if cue.item == "chi-dao" else cue
        for cue in edition.rundown.cues
    )
    rundown = replace(edition.rundown, cues=cues)
    return replace(edition, rundown=rundown, rev=rundown.rev, earlier=old)


def new_parts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for part in value for text in new_parts(part)]
    if not isinstance(value, dict):
        return []
    if "new" in value:
        said = value["text"] if "text" in value else "".join(run["words"] for run in value["runs"])
        return [said] if value["new"] else []
    return new_parts(list(value.values()))


@pytest.fixture(scope="module")
def changed() -> Sheet:
    production, edition = founding()
    return script(production, after("bước lên phát biểu", edition))


def test_the_first_print_marks_nothing() -> None:
    sheet = script(*founding())
    assert (new_parts(sheet.content["items"]), sheet.content["changes"]) == ([], [])


def test_only_the_paragraph_that_changed_is_marked(changed: Sheet) -> None:
    marked = new_parts(changed.content["items"])
    assert len(marked) == 1
    assert "bước lên phát biểu" in unbind(marked[0])
    assert ": 1 chỗ" in changed.content["changes"][0]


def test_the_mark_stands_in_the_word_document_too(changed: Sheet) -> None:
    file = docx.Document(io.BytesIO(write(changed)))
    barred = [line.text for line in file.paragraphs if '<w:left w:val="single"' in line._p.xml]
    assert barred == ["".join(new_parts(changed.content["items"]))]


def test_a_print_without_changes_says_so() -> None:
    production, edition = founding()
    same = replace(edition, earlier=replace(printed(script(production, edition), edition), rev="cu"))
    assert "lời dẫn không đổi" in script(production, same).content["changes"][0]


def test_an_item_that_has_gone_is_named() -> None:
    production, edition = founding()
    old = printed(script(production, edition), edition)
    told = replace(old, rev="cu", titles=old.titles | {"van-nghe": "Văn nghệ chào mừng"})
    changes = script(production, replace(edition, earlier=told)).content["changes"]
    assert changes[-1] == "Đã bỏ các phần: Văn nghệ chào mừng."


def test_printing_a_version_again_compares_with_the_same_print(tmp_path: Path) -> None:
    ledger = tmp_path / "printed.json"
    for rev in ("một", "hai", "hai", "ba", "ba"):
        note_print(ledger, read_prints(ledger), Earlier(rev))
    prints = read_prints(ledger)
    assert [one.rev for one in prints] == ["ba", "hai"]
    assert compared_with(prints, "ba") == Earlier("hai")
    assert compared_with(prints, "bốn") == Earlier("ba")


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"tên": 1}]', "null"])
def test_a_ledger_that_cannot_be_read_is_no_ledger(tmp_path: Path, text: str) -> None:
    ledger = tmp_path / "printed.json"
    ledger.write_text(text, encoding="utf-8")
    assert read_prints(ledger) == []
