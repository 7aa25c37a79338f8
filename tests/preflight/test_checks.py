"""Each check has a green event, in which it finds nothing, and a red one that it must catch."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ceremony.cli.check import find_problems
from ceremony.cli.film_faults import film_faults
from ceremony.language.catalogs import catalog
from ceremony.loaders.film_approval import approve
from ceremony.loaders.production import load_production
from ceremony.model.problem import Problem
from ceremony.preflight.checks.unmarked_sample import unmarked_sample
from ceremony.preflight.event import Event
from ceremony.staging.stage import stage
from tests.preflight.small_event import AGENDA, RECIPIENTS, SIGNERS, write_event
from tests.video.recordings import tone

MANUAL = Path(__file__).parents[2] / "docs" / "preflight.md"
TURNING = "  - {id: nhac, kind: other, title: Nhạc, duration: 1 phút, script: Xin mời., advance: 20s}\n"


def problems(root: Path, **spoiled: str) -> list[Problem]:
    return find_problems(write_event(root, **spoiled), "nho")


def with_results(root: Path) -> None:
    """The results of the founding event beside the small event's agenda."""
    results = Path(__file__).parents[2] / "agendas" / "thanh-khe-tay-2021" / "results.yaml"
    (write_event(root) / "agendas" / "nho" / "results.yaml").write_bytes(results.read_bytes())


def codes(found: list[Problem]) -> set[str]:
    return {problem.code for problem in found}


def test_nothing_is_found_in_a_good_event(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


def test_the_hint_of_a_missing_film_is_the_whole_command_to_type(tmp_path: Path) -> None:
    unbuilt = AGENDA.replace("film: {file: phim.mp4}", "film: {file: khac.mp4, results: results.yaml}")
    with_results(tmp_path)
    (hint,) = [one.hint for one in problems(tmp_path, agenda=unbuilt) if one.code == "film.missing"]
    assert hint == "Chạy: ceremony film build nho"


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("media.missing", "nhac.mp3", "khac.mp3"),
        ("media.missing", "film: {file: phim.mp4}", "film: {file: khac.mp4}"),
        ("film.missing", "film: {file: phim.mp4}", "film: {file: khac.mp4, results: results.yaml}"),
        ("film.outdated", "film: {file: phim.mp4}", "film: {file: phim.mp4, results: results.yaml}"),
        ("film.subtitles", "film: {file: phim.mp4}", "film: {file: phim.mp4, subtitles: true}"),
        ("person.unknown", "    people: [{person: le-van-a}]\n", ""),
        ("award.no-presenter", "      presenters: [{person: le-van-a}]\n", ""),
        ("pledge.no-witness", "      witnesses: [{person: le-van-a}]\n", ""),
        ("script.abbreviation", "script: Kính thưa quý vị", "script: Kính thưa BQLDA và quý vị"),
        ("script.expansion", "script: Kính thưa quý vị", "script: Kính thưa UBND và quý vị"),
        ("item.overlong", "duration: 10 phút", "duration: 200 phút"),
        (
            "reveal.tie",
            "      count: hơn 1\n",
            "      count: hơn 1\n      reveal: last\n      forms: [Giấy khen]\n",
        ),
        (
            "reveal.missing",
            "      count: hơn 1\n",
            "      count: hơn 1\n      reveal: last\n      forms: [Giải Nhất, Giấy khen]\n",
        ),
        ("item.too-short", "script: Kính thưa quý vị đại biểu.", f"script: {'lời ' * 1200}"),
        ("cue.waits", "  - id: trao\n", f"{TURNING}  - id: trao\n"),
        ("list.pending", "signers: signers.csv\n      count: 1", "signers: chờ danh sách"),
        ("agenda.count-differs", "count: 1\n", "count: 17\n"),
        ("agenda.count-differs", "count: hơn 1\n", "count: hơn 130\n"),
        (
            "script.placeholder",
            "script: Kính thưa quý vị đại biểu.",
            'fallback: [{when: Trễ, say: "Xin mời {{tên}}"}]',
        ),
    ],
)
def test_a_fault_in_the_agenda_is_found_at_its_line(tmp_path: Path, code: str, old: str, new: str) -> None:
    assert old in AGENDA
    with_results(tmp_path)
    found = [
        problem for problem in problems(tmp_path, agenda=AGENDA.replace(old, new)) if problem.code == code
    ]
    assert found
    assert all(problem.file == "agendas/nho/agenda.yaml" and problem.line > 1 for problem in found)


def test_what_should_come_after_the_last_picture_is_told(tmp_path: Path) -> None:
    assert "cue.last" in codes(problems(tmp_path, agenda=AGENDA + TURNING))
    assert "cue.last" not in codes(problems(tmp_path, agenda=AGENDA + TURNING.replace(", advance: 20s", "")))


def test_what_comes_by_itself_is_no_fault_where_nobody_is_called(tmp_path: Path) -> None:
    turning = AGENDA.replace(
        "    sound: {file: nhac.mp3}\n", "    sound: {file: nhac.mp3}\n    advance: 20s\n"
    )
    assert not {"cue.waits", "cue.last"} & codes(problems(tmp_path, agenda=turning))


def test_a_guide_voice_is_told_before_the_day(tmp_path: Path) -> None:
    told = AGENDA.replace("film: {file: phim.mp4}", "film: {file: phim.mp4, results: results.yaml}")
    folder = write_event(tmp_path, agenda=told) / "agendas" / "nho"
    results = Path(__file__).parents[2] / "agendas" / "thanh-khe-tay-2021" / "results.yaml"
    (folder / "results.yaml").write_bytes(results.read_bytes())
    (folder / "storyboard.yaml").write_text("narration: guide\nscenes: [title]\n", encoding="utf-8")
    assert "film.guide" in codes(find_problems(tmp_path, "nho"))
    (folder / "storyboard.yaml").write_text("scenes: [title]\n", encoding="utf-8")
    assert "film.guide" not in codes(find_problems(tmp_path, "nho"))


def filmed(root: Path, **told: str) -> list[Problem]:
    """What is found in an event with a film of the founding event's results; texts of them replaced."""
    agenda = AGENDA.replace("film: {file: phim.mp4}", "film: {file: phim.mp4, results: results.yaml}")
    folder = write_event(root, agenda=agenda) / "agendas" / "nho"
    results = Path(__file__).parents[2] / "agendas" / "thanh-khe-tay-2021" / "results.yaml"
    text = results.read_text(encoding="utf-8")
    for old, new in told.items():
        text = re.sub(old, new, text) if old.startswith("(?m)") else text
        text = text.replace(f"name: {old.replace('_', ' ')}", f"name: {new}")
    (folder / "results.yaml").write_text(text, encoding="utf-8")
    return find_problems(root, "nho")


def test_a_group_without_any_figure_is_told_for_it_has_no_part_of_the_film(tmp_path: Path) -> None:
    assert "film.silent-group" not in codes(filmed(tmp_path))
    pending = {r"(?m)^    actual: 99\.1$": "    actual:"}  # the only figure of its group
    assert "film.silent-group" in codes(filmed(tmp_path, **pending))


def test_words_of_the_film_that_the_last_row_cannot_read_are_told(tmp_path: Path) -> None:
    assert "film.small" not in codes(filmed(tmp_path))
    found = filmed(tmp_path, Hộ_kinh_doanh_đăng_ký_mới="Hộ kinh doanh cá thể đăng ký mới trong năm " * 5)
    assert "film.small" in codes(found)


def test_a_recording_that_will_not_open_is_told_before_the_day(tmp_path: Path) -> None:
    filmed(tmp_path)
    tone(tmp_path / "media" / "nho" / "a.wav", 1.0)
    board = tmp_path / "agendas" / "nho" / "storyboard.yaml"
    board.write_text("scenes:\n  - {scene: title, voice: a.wav}\n", encoding="utf-8")
    production, _ = load_production(tmp_path, "nho")
    assert production is not None
    (tmp_path / "media" / "nho" / "a.wav").unlink()
    assert codes(list(film_faults(Event(tmp_path, production, stage(production))))) == {"film.asset"}


def test_subtitles_beside_the_film_are_enough(tmp_path: Path) -> None:
    told = AGENDA.replace("film: {file: phim.mp4}", "film: {file: phim.mp4, subtitles: true}")
    root = write_event(tmp_path, agenda=told)
    (root / "media" / "nho" / "phim.vtt").write_text("WEBVTT\n\nNOTE by hand\n", encoding="utf-8")
    assert "film.subtitles" not in codes(find_problems(tmp_path, "nho"))


def test_an_empty_list_is_found(tmp_path: Path) -> None:
    header = SIGNERS.splitlines(keepends=True)[0]
    assert "list.empty" in codes(problems(tmp_path, signers=header))


def test_a_film_cut_short_is_found(tmp_path: Path) -> None:
    film = write_event(tmp_path) / "media" / "nho" / "phim.mp4"
    film.write_bytes(film.read_bytes()[:20])
    assert "media.broken" in codes(find_problems(tmp_path, "nho"))


def test_another_film_than_the_approved_one_is_found(tmp_path: Path) -> None:
    film = write_event(tmp_path) / "media" / "nho" / "phim.mp4"
    approve(film, "Lê Thị Hà", datetime(2021, 12, 30, 9, 0, tzinfo=UTC))
    assert "film.altered" not in codes(find_problems(tmp_path, "nho"))
    film.write_bytes(film.read_bytes() + b"\0" * 8)
    assert "film.altered" in codes(find_problems(tmp_path, "nho"))


def test_a_picture_cut_short_is_found(tmp_path: Path) -> None:
    picture = write_event(tmp_path) / "media" / "nho" / "anh.png"
    picture.write_bytes(picture.read_bytes()[:30])
    assert "media.broken" in codes(find_problems(tmp_path, "nho"))


def test_a_missing_picture_of_a_slide_is_found(tmp_path: Path) -> None:
    (write_event(tmp_path) / "media" / "nho" / "anh.png").unlink()
    assert "media.missing" in codes(find_problems(tmp_path, "nho"))


def test_a_name_that_no_row_can_hold_is_found(tmp_path: Path) -> None:
    name = "Ổ Ế Ẫ " * 60
    assert "picture.overfull" in codes(
        problems(tmp_path, recipients=RECIPIENTS.replace("Cá nhân mẫu 1", name))
    )


def test_sample_data_without_its_mark_is_found(tmp_path: Path) -> None:
    production, _ = load_production(write_event(tmp_path), "nho")
    assert production is not None
    honest = stage(production)
    event = Event(tmp_path, production, honest)
    assert list(unmarked_sample(event)) == []
    forged = replace(honest, cues=tuple(replace(cue, mark="") for cue in honest.cues))
    assert codes(list(unmarked_sample(Event(tmp_path, production, forged)))) == {"sample.unmarked"}


def test_every_code_has_a_page_in_the_manual() -> None:
    written = set(re.findall(r"^## (\S+)$", MANUAL.read_text(encoding="utf-8"), re.MULTILINE))
    said = {
        key.removeprefix("preflight.").removesuffix(".hint")
        for key in catalog("vi")
        if key.startswith("preflight.") and key.endswith(".hint")
    }
    assert written == said


def test_messages_come_in_english_too(tmp_path: Path) -> None:
    write_event(
        tmp_path, agenda=AGENDA.replace("signers: signers.csv\n      count: 1", "signers: list pending")
    )
    found = find_problems(tmp_path, "nho", "en")
    assert "still waits for its list" in found[0].message


LISTED = "id,name,kind,unit,form,sample\nr1,Mẫu 1,cá nhân,Khu 1,{},mẫu\nr2,Mẫu 2,tập thể,Khu 2,{},mẫu\n"
COUNTED = "      count: hơn 1\n"


def test_a_lower_form_before_a_higher_one_is_told_unless_somebody_says_why(tmp_path: Path) -> None:
    rows = LISTED.format("Giấy khen", "Bằng khen")
    upside_down = f"{COUNTED}      forms: [Giấy khen, Bằng khen]\n"
    told = problems(tmp_path, agenda=AGENDA.replace(COUNTED, upside_down), recipients=rows)
    assert "award.order" in codes(told)
    meant = AGENDA.replace(COUNTED, f"{upside_down}      because: Theo đề nghị của đơn vị\n")
    assert "award.order" not in codes(problems(tmp_path, agenda=meant, recipients=rows))


def test_a_person_before_a_collective_of_the_same_form_is_told(tmp_path: Path) -> None:
    rows = LISTED.format("Giấy khen", "Giấy khen")
    agenda = AGENDA.replace(COUNTED, f"{COUNTED}      sort: list\n")
    assert "award.order" in codes(problems(tmp_path, agenda=agenda, recipients=rows))
    assert "award.order" not in codes(problems(tmp_path, recipients=rows))


def test_a_form_that_is_out_of_date_is_told(tmp_path: Path) -> None:
    rows = LISTED.format("Giấy khen", "Khu dân cư văn hóa")
    day = AGENDA.replace("date: 31/12/2021", "date: 31/12/2024")
    assert "award.form-date" in codes(problems(tmp_path, agenda=day, recipients=rows))
    assert "award.form-date" not in codes(problems(tmp_path, recipients=rows))


def test_a_form_that_goes_to_others_than_the_law_says_is_told(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, recipients=LISTED.format("Giấy khen", "Lao động tiên tiến"))
    assert told.code == "award.form-kind"
    assert "không dành cho tập thể" in told.message


def test_the_order_of_awards_cites_the_decree_of_the_day(tmp_path: Path) -> None:
    agenda = AGENDA.replace(COUNTED, f"{COUNTED}      sort: list\n")
    rows = LISTED.format("Giấy khen", "Giấy khen")
    for day, source in (("31/12/2021", "145/2013"), ("31/12/2024", "98/2023")):
        (told,) = problems(tmp_path, agenda=agenda.replace("2021", day[-4:]), recipients=rows)
        assert source in told.hint


def test_an_organisations_own_forms_count(tmp_path: Path) -> None:
    rows = LISTED.format("Ngôi sao của năm", "Giấy khen")
    agenda = AGENDA.replace(COUNTED, f"{COUNTED}      forms: [Giấy khen, Ngôi sao của năm]\n")
    root = write_event(tmp_path, agenda=agenda, recipients=rows)
    own = "forms:\n  - {code: ngoi-sao, label: Ngôi sao của năm, level: organisation}\n"
    (root / "agendas" / "nho" / "award-forms.yaml").write_text(own, encoding="utf-8")
    assert "award.order" in codes(find_problems(root, "nho"))
    (root / "agendas" / "nho" / "award-forms.yaml").write_text(own + own[7:], encoding="utf-8")
    assert "agenda.award-form-twice" in codes(find_problems(root, "nho"))


def test_a_sign_in_a_ready_made_line_that_no_rule_reads_is_told_with_its_place(tmp_path: Path) -> None:
    agenda = AGENDA.replace("title: Phát biểu chỉ đạo", "title: Phát biểu\n    topic: đóng điện trạm 110kV")
    (told,) = [one for one in problems(tmp_path, agenda=agenda) if one.code == "script.sign"]
    assert "110kV" in told.message
    assert told.line > 1


def test_figures_and_units_that_can_be_read_are_not_told(tmp_path: Path) -> None:
    agenda = AGENDA.replace(
        "title: Phát biểu chỉ đạo", "title: Phát biểu\n    topic: đường 2/9, 60 km/h và 38°C"
    )
    assert "script.sign" not in codes(problems(tmp_path, agenda=agenda))


def test_every_code_of_the_manual_has_a_case_that_turns_red() -> None:
    codes_told = re.findall(r"^## ([a-z.-]+)$", MANUAL.read_text(encoding="utf-8"), re.MULTILINE)
    cases = "".join(
        path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("test_*.py"))
    )
    assert [code for code in codes_told if f'"{code}"' not in cases] == []
