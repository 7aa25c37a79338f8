"""The events in the repository: what the article says is there, what it does not say is open or marked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ceremony.language.abbreviations import find_abbreviations
from ceremony.language.binding import unbind
from ceremony.loaders.production import load_production
from ceremony.model.production import Production
from ceremony.model.rundown import Cue, Rundown
from ceremony.model.values import MoreThan, Unknown
from ceremony.staging.stage import stage

HOUSE = Path(__file__).resolve().parents[2]
FOUNDING, GRADUATION = "thanh-khe-tay-2021", "dai-hoc-mau-2026"
PEOPLE = {
    "Lê Văn Cương", "Lê Thị Nhật Diệu", "Đinh Quang Tưởng", "Nguyễn Thị Hương", "Bùi Duy Khánh", "Lê Hoàng",
    "Đồng Phú Quý", "Ngô Văn Khôi",
}  # fmt: skip


@cache
def production(event: str = FOUNDING) -> Production:
    made, problems = load_production(HOUSE, event)
    assert made is not None, [str(problem) for problem in problems]
    return made


@cache
def rundown(event: str = FOUNDING) -> Rundown:
    return stage(production(event))


def cue(ident: str) -> Cue:
    return next(cue for cue in rundown().cues if cue.id == ident)


def test_exactly_the_eight_people_of_the_article_are_named() -> None:
    assert {person.name for person in production().people.values()} == PEOPLE


def test_the_parts_of_the_article_come_in_its_order() -> None:
    told = "bao-cao tham-luan-1 tham-luan-2 chi-dao tiep-thu phat-dong ky-cam-ket cong-bo trao-thuong be-mac"
    assert [item.id for item in rundown().items if item.id in told.split()] == told.split()


def test_one_person_has_two_titles_in_two_parts() -> None:
    assert "Quận ủy viên, Bí thư Đảng ủy phường" in unbind(cue("chi-dao").html)
    assert "Quận ủy viên" not in unbind(cue("ky-cam-ket/ky-01").html)
    assert "Bí thư Đảng ủy" in unbind(cue("ky-cam-ket/ky-01").html)


def test_four_witnesses_stand_in_the_order_of_the_article() -> None:
    item = next(item for item in rundown().items if item.id == "ky-cam-ket")
    names = [unbind(speaker.name) for speaker in item.speakers]
    assert names == ["Lê Văn Cương", "Lê Thị Nhật Diệu", "Lê Hoàng", "Đồng Phú Quý"]


def test_seventeen_sign_and_more_than_a_hundred_and_thirty_receive() -> None:
    kinds = [entrant.kind for entrant in rundown().entrants]
    assert kinds.count("signer") == 17
    assert kinds.count("recipient") == 132
    items = {item.id: item for item, _ in production().agenda.walk()}
    awards = items["trao-thuong"].awards
    assert awards is not None
    assert awards.count == MoreThan(130)


def test_every_invented_name_is_marked_as_sample() -> None:
    assert all(entrant.sample for entrant in rundown().entrants)
    assert all("mẫu" in entrant.name for entrant in rundown().entrants)
    shown = [c for c in rundown().cues if c.layout in {"batch", "pledge", "names", "person"}]
    assert {c.mark for c in shown if not c.fallback_of} == {"DỮ LIỆU MẪU"}
    assert all(c.mark for c in shown)  # faces of the fallback deck stand under its figures' mark
    assert rundown().sample


def test_what_the_article_does_not_say_is_unknown() -> None:
    agenda = production().agenda
    decision = production().decisions[0]
    assert agenda.event.venue == Unknown()
    assert {decision.number, decision.date, decision.authority, decision.subject} == {Unknown()}
    assert agenda.schedule.sample


def test_both_movements_and_several_forms_are_among_the_recipients() -> None:
    rows = production().recipients["recipients.csv"]
    assert {row.movement for row in rows} == {"Thi đua yêu nước", "Toàn dân bảo vệ an ninh Tổ quốc"}
    assert len({row.form for row in rows}) >= 3
    assert {row.kind for row in rows} == {"collective", "household", "individual"}


@pytest.mark.parametrize("event", [FOUNDING, GRADUATION])
def test_the_mc_reads_no_abbreviation_and_no_placeholder(event: str) -> None:
    for each in rundown(event).cues:
        said = each.script + each.after + "".join(line.text for line in each.fallback_lines)
        assert "{{" not in said, each.id
        assert [found.short for found in find_abbreviations(said)] == [], each.id
        assert "không rõ" not in said, each.id


@pytest.mark.parametrize("event", [FOUNDING, GRADUATION])
def test_every_picture_fits(event: str) -> None:
    assert [each.id for each in rundown(event).cues if "data-overfull" in each.html] == []


@pytest.mark.parametrize("event", [FOUNDING, GRADUATION])
def test_ids_are_there_once(event: str) -> None:
    made = rundown(event)
    lists = (made.cues, made.items, made.entrants)
    for idents in ([each.id for each in several] for several in lists):
        assert len(idents) == len(set(idents))


def test_the_film_has_a_fallback_deck() -> None:
    deck = [c for c in rundown().cues if c.fallback_of == "bao-cao"]
    assert deck
    assert all(c.script for c in deck)


def test_six_hundred_graduates_are_called_one_by_one_by_faculty() -> None:
    made = rundown(GRADUATION)
    people = [c for c in made.cues if c.item == "trao-bang"]
    assert len([c for c in people if c.layout == "person"]) == 600
    assert len([c for c in people if c.layout == "opener"]) == 6
    assert made.theme == "blue"
