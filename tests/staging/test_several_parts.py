"""Several contests in one event, prizes of several forms in one batch: each is named and counts its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ceremony.core.views import console_view, desk_view, screen_view
from ceremony.language.binding import unbind
from ceremony.model.roster import Recipient
from ceremony.model.rundown import Cue, Rundown
from ceremony.staging.stage import stage
from tests.core.playbook import Playbook
from tests.staging.productions import production, recipient

STORIES, SONGS = "Hội thi Kể chuyện", "Hội thi Tiếng hát"


def contest(ident: str, title: str, **awards: Any) -> dict[str, Any]:
    return {
        "id": ident,
        "kind": "awarding",
        "title": title,
        "awards": {"recipients": f"{ident}.csv", **awards},
    }


def rows(prefix: str, *forms: str) -> tuple[Recipient, ...]:
    return tuple(
        recipient(n, form=form).model_copy(update={"id": f"{prefix}-{n}", "name": f"Người {prefix} {n}"})
        for n, form in enumerate(forms, 1)
    )


def two_contests(**awards: Any) -> Rundown:
    told = production(contest("ke", STORIES, **awards), contest("hat", SONGS, **awards))
    lists = {
        "ke.csv": rows("ke", "Giải Nhất", "Giải Nhì", "Giải Nhì"),
        "hat.csv": rows("hat", "Giải Nhất", "Giải Ba"),
    }
    return stage(replace(told, recipients=lists))


def one(rundown: Rundown, layout: str, item: str) -> list[Cue]:
    return [cue for cue in rundown.cues if cue.item == item and cue.layout == layout]


@pytest.mark.parametrize(("item", "title", "other"), [("ke", STORIES, SONGS), ("hat", SONGS, STORIES)])
def test_title_and_words_of_a_part_name_that_part_and_no_other(item: str, title: str, other: str) -> None:
    rundown = two_contests()
    for cue in (*one(rundown, "opener", item), *one(rundown, "batch", item)):
        told = unbind(cue.html).upper()
        assert title.upper() in told
        assert other.upper() not in told
    for cue in one(rundown, "opener", item):
        assert title in cue.script
        assert other not in cue.script


def test_one_part_alone_is_not_named_again() -> None:
    rundown = stage(
        replace(production(contest("ke", STORIES)), recipients={"ke.csv": rows("ke", "Giải Nhất")})
    )
    assert "phần" not in rundown.cues[0].script
    assert unbind(one(rundown, "batch", "ke")[0].html).count(STORIES) == 0


def test_the_counter_is_that_of_the_part() -> None:
    rundown = two_contests()
    show = Playbook(rundown).until("hat/dot-1/hat-1")
    slots = screen_view(show.frame())["program"]["slots"]
    assert [slots[name] for name in ("called", "of", "batch", "batches")] == ["1", "2", "1", "2"]
    told = console_view(show.frame())
    counts = told["counts"]
    assert (counts["called"], counts["recipients"], counts["batch"]) == (1, 2, 1)
    queue = told["awards"]
    assert (queue["number"], queue["batches"]) == (1, 2)
    assert SONGS in queue["title"]
    assert queue["line"][0]["batch"] == 1
    assert SONGS in desk_view(show.frame())["batch"]["title"]
    shown = console_view(show.frame())["standby"]["slots"]
    assert (shown["of"], shown["batch"]) == ("2", "2")


def test_outside_of_awards_the_counts_are_those_of_the_whole_event() -> None:
    told = production(
        contest("ke", STORIES), contest("hat", SONGS), {"id": "het", "kind": "closing", "title": "Bế mạc"}
    )
    lists = {"ke.csv": rows("ke", "Giải Nhất"), "hat.csv": rows("hat", "Giải Nhất", "Giải Ba")}
    show = Playbook(stage(replace(told, recipients=lists))).until("het")
    counts = console_view(show.frame())["counts"]
    assert (counts["called"], counts["recipients"], counts["waiting"]) == (3, 3, 0)


UNITS = tuple(
    recipient(n, form=form, unit=unit)
    for n, (form, unit) in enumerate(
        [
            ("Giải Nhất", "Khoa Luật"),
            ("Giải Ba", "Khoa Luật"),
            ("Giải Nhì", "Khoa Y"),
            ("Giải Nhì", "Khoa Y"),
        ],
        1,
    )
)


@pytest.mark.parametrize("show", ["batch", "person"])
def test_batches_by_unit_show_and_read_the_prize(show: str) -> None:
    told = production(contest("trao", "Trao giải", group="unit", show=show))
    rundown = stage(replace(told, recipients={"trao.csv": UNITS}))
    for row in UNITS:
        cue = next(cue for cue in rundown.cues if cue.subject == row.id)
        assert row.form.upper() in unbind(cue.html).upper()
    law, medicine = one(rundown, "opener", "trao")
    first = next(cue for cue in rundown.cues if cue.subject == "r-1")
    assert "Giải Nhất" in law.script
    assert "Giải Ba" in law.script
    assert "Giải Nhất" in first.script
    assert "nhận Giải Nhì" in medicine.script
    assert "Giải Nhì" in unbind(medicine.html)
    assert next(cue for cue in rundown.cues if cue.subject == "r-3").script.count("Giải Nhì") == 0


def test_a_batch_of_several_forms_shows_and_reads_each_ones_own() -> None:
    told = production(contest("trao", "Trao giải", group="none"))
    rundown = stage(replace(told, recipients={"trao.csv": UNITS}))
    for row in UNITS:
        cue = next(cue for cue in rundown.cues if cue.subject == row.id)
        assert row.form.upper() in unbind(cue.html).upper()
        assert row.form in cue.script


LONG = "Hội thi Tuyên truyền viên giỏi về phòng cháy, chữa cháy và cứu nạn, cứu hộ cấp phường lần thứ hai"


@pytest.mark.parametrize("layout", ["opener", "batch"])
def test_a_long_title_of_a_part_gives_way_to_the_prize_and_runs_under_nothing(layout: str) -> None:
    told = production(contest("ke", LONG), contest("hat", SONGS))
    lists = {"ke.csv": rows("ke", "Giải Nhất"), "hat.csv": rows("hat", "Giải Ba")}
    cue = one(stage(replace(told, recipients=lists)), layout, "ke")[0]
    text = unbind(cue.html)
    assert "data-overfull" not in cue.html
    assert "HỘI THI TUYÊN TRUYỀN VIÊN GIỎI" in text
    assert "…" in text
    assert ("GIẢI NHẤT" if layout == "batch" else "Giải Nhất") in text
