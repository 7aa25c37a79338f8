"""Trays of a running show: in the order in which people really stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ceremony.core.state import Manner
from ceremony.documents.awards import tray_sheets
from ceremony.documents.lineup import Lineup, live_edition
from ceremony.documents.minutes import minutes
from ceremony.documents.record import read_record
from ceremony.documents.rollcall import roll_call
from ceremony.documents.sheet import Edition
from tests.documents.event import AWAY, LATER, founding, held
from tests.live.stage import Stage

FIRST = ("tap-the-01", "tap-the-02", "tap-the-03", "tap-the-04", "tap-the-05", "tap-the-06")


def standing(edition: Edition) -> list[tuple[int, int]]:
    """Place and card number of those who come up in the first batch."""
    rows = tray_sheets(founding()[0], edition).content["batches"][0]["rows"]
    return [(row["place"], row["number"]) for row in rows if not row["away"]]


def test_before_the_show_the_order_is_the_one_of_the_script() -> None:
    sheet = tray_sheets(*founding())
    assert sheet.content["order"] == "Theo thứ tự trong kịch bản."
    assert standing(founding()[1]) == [(n, n) for n in range(1, 7)]


def test_whoever_is_away_is_laid_aside_and_the_others_close_ranks(tmp_path: Path) -> None:
    live = live_edition(held(tmp_path, until="be-mac"), founding()[1])
    sheet = tray_sheets(founding()[0], live)
    assert sheet.content["order"] == "Theo thứ tự đang đứng trong sổ ghi."
    assert sheet.content["version"].startswith("Theo sổ ghi đến")
    assert standing(live) == [(1, 1), (2, 2), (3, 3), (4, 4), (5, 6)]
    assert live.lineup is not None
    assert live.lineup.away(AWAY)
    assert live.lineup.away(LATER)


def test_the_tray_follows_those_who_have_changed_places() -> None:
    lines = {"dot": (FIRST[1], FIRST[0], *FIRST[2:])}
    assert standing(replace(founding()[1], lineup=Lineup(lines)))[:3] == [(1, 2), (2, 1), (3, 3)]


def test_a_stand_in_is_named_and_comes_up_for_whoever_is_absent() -> None:
    lineup = Lineup({"dot": FIRST}, {FIRST[0]: "absent"}, {FIRST[0]: "Bà Người nhận thay"})
    row = tray_sheets(founding()[0], replace(founding()[1], lineup=lineup)).content["batches"][0]["rows"][0]
    assert (row["away"], row["note"]) == (False, "nhận thay: Bà Người nhận thay")


@pytest.mark.parametrize("status", ["absent", "later"])
def test_an_absence_that_was_planned_and_has_not_come_true_is_not_told(status: str) -> None:
    production, edition = founding()
    rows = {
        name: tuple(row.model_copy(update={"status": status}) if row.id == FIRST[0] else row for row in rows)
        for name, rows in production.recipients.items()
    }
    planned = replace(production, recipients=rows)
    told = tray_sheets(planned, edition).content["batches"][0]["rows"][0]
    lineup = Lineup({"dot": FIRST}, {FIRST[0]: "present"})
    live = tray_sheets(planned, replace(edition, lineup=lineup)).content["batches"][0]["rows"][0]
    assert (told["away"], live["away"], live["note"]) == (True, False, "")


def test_two_who_changed_places_at_the_desk_and_a_stand_in_stand_so_on_the_tray(tmp_path: Path) -> None:
    show = Stage(tmp_path, founding()[1].rundown)
    show.send("open")
    assert show.send("queue_swap", subject=FIRST[0], other=FIRST[2])["ok"]
    assert show.send("manner", subject=FIRST[3], kind="stand_in", by="Bà Người nhận thay")["ok"]
    show.journal.close()
    live = live_edition(read_record(show.path), founding()[1])
    rows = tray_sheets(founding()[0], live).content["batches"][0]["rows"]
    assert [row["number"] for row in rows] == [3, 2, 1, 4, 5, 6]
    assert rows[3]["note"] == "nhận thay: Bà Người nhận thay"


def test_minutes_and_roll_call_name_who_received_for_whom(tmp_path: Path) -> None:
    record = held(tmp_path)
    manners = {FIRST[0]: Manner("stand_in", "bà Người nhận thay")}
    told = replace(record, state=replace(record.state, manners=manners))
    items = minutes(told, founding()[1]).content["items"]
    lines = [line for item in items for line in item["told"]]
    assert any("Nhận thay (1): Tập thể mẫu 01" in line and "bà Người nhận thay" in line for line in lines)
    assert roll_call(told, founding()[1])[:2] == b"PK"
