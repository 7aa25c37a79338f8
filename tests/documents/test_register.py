"""The register of the pledge on paper: ink where the record holds ink, nothing claimed elsewhere."""

from __future__ import annotations

from dataclasses import replace
from math import sin
from pathlib import Path

import pypdfium2
import pytest

from ceremony.core.state_signing import Signature, Signing
from ceremony.documents.record import Record
from ceremony.documents.register import register
from ceremony.documents.typesetting import typeset
from ceremony.language.binding import unbind
from ceremony.model.ink import Ink
from tests.documents.event import ABSENT, founding, held
from tests.documents.test_sheets import words_of

WITNESS = "witness/ky-cam-ket/le-hoang"
LATE = 9_000  # ms after the mark


def written(turn: int) -> Ink:
    """Something like a signature: a long wave and a stroke below it."""
    high = [round(2600 + 1500 * sin(step / (3 + turn % 3)) - step * 8) for step in range(90)]
    wave = [value for step, y in enumerate(high) for value in (600 + step * 85, y, 0, step * 12)]
    line = [value for step in range(30) for value in (1200 + step * 210, 4600 - step * 25, 0, step * 9)]
    return Ink(strokes=(tuple(wave), tuple(line)))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return held(tmp_path_factory.mktemp("show"))


def signed(record: Record, *subjects: str) -> Record:
    """The same record with signatures on a tablet."""
    at = record.state.opened_at or 0
    signing = Signing(
        inks={who: written(turn) for turn, who in enumerate(subjects)},
        signatures={who: Signature(at + LATE, 1, "bảng") for who in subjects},
    )
    return replace(record, state=replace(record.state, signing=signing))


def test_ink_stands_where_somebody_signed_on_a_tablet_and_words_elsewhere(record: Record) -> None:
    rows = register(signed(record, "ky-01"), founding()[1]).content["parts"][0]["rows"]
    told = {row["number"]: (bool(row["ink"]), row["standing"]) for row in rows}
    assert told[1] == (True, "")
    assert told[2] == (False, "ký trên bản giấy")
    assert told[5] == (False, "vắng")
    assert next(row["when"] for row in rows if row["number"] == 1) == "08:00:09"


def test_ink_that_nobody_confirmed_is_not_printed(record: Record) -> None:
    drawn = replace(record.state.signing, inks={ABSENT: written(0)})
    told = replace(record, state=replace(record.state, signing=drawn))
    row = register(told, founding()[1]).content["parts"][0]["rows"][4]
    assert (row["ink"], row["when"], row["standing"]) == ("", "", "vắng")


def test_witnesses_are_those_of_the_programme_unless_they_have_signed(record: Record) -> None:
    sheet = register(signed(record, WITNESS), founding()[1])
    witnesses = sheet.content["parts"][0]["witnesses"]
    assert [unbind(who["name"]) for who in witnesses if who["ink"]] == ["Lê Hoàng"]
    assert len(witnesses) == 4
    page = " ".join(words_of(typeset(sheet)))
    assert "NGƯỜI CHỨNG KIẾN THEO CHƯƠNG TRÌNH" in page
    assert page.count("sổ ghi không có chữ ký") == 3


def test_the_ink_is_drawn_on_the_page(record: Record) -> None:
    def shapes(which: Record) -> int:
        page = pypdfium2.PdfDocument(typeset(register(which, founding()[1])))[0]
        return sum(1 for _ in page.get_objects(max_depth=6))

    assert shapes(signed(record, "ky-01", "ky-02")) > shapes(record)


def test_the_register_is_printed_again_byte_for_byte(record: Record, tmp_path: Path) -> None:
    told = signed(record, "ky-01", WITNESS)
    assert typeset(register(told, founding()[1])) == typeset(register(told, founding()[1]))
