"""Files that are handed over: what comes to nothing leaves nothing, and never takes the record's room."""

from __future__ import annotations

import errno
from pathlib import Path

import pypdfium2
import pytest

from ceremony.web import quick
from tests.running import Show


def handed(show: Show, name: str, data: bytes) -> dict[str, object]:
    told: dict[str, object] = show.http(
        "POST", f"/api/quick/file?file={name}&at=0", role="console", body=data
    ).json()
    return told


def test_a_deck_that_is_refused_in_the_middle_leaves_no_picture(show: Show, tmp_path: Path) -> None:
    path = tmp_path / "deck.pdf"
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(960, 540)
        document.new_page(14_000, 2)  # a strip nobody could read
        document.save(path)
    assert handed(show, "a" * 12, path.read_bytes())["ok"]
    wish = {"do": "file", "handed": f"handed-{'a' * 12}"}
    told = show.http("POST", "/api/quick", role="console", body=wish).json()
    assert told["code"] == "page_size"
    folder = show.workspace / ".ceremony" / show.event / "quick"
    assert [left.name for left in folder.iterdir()] == [f"handed-{'a' * 12}"]


def test_a_file_never_takes_the_room_that_the_record_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick.keep_reserve(tmp_path)
    monkeypatch.setattr(quick, "RESERVE", 2**62)
    with pytest.raises(OSError, match="space") as fault:
        quick.keep_reserve(tmp_path)
    assert fault.value.errno == errno.ENOSPC
