"""Voices and words: a scene stretches to what is said in it; subtitles and the deck say the same."""

from __future__ import annotations

import stat
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremony.cli.film_task import demand
from ceremony.language.voice import aloud
from ceremony.model.asset import Asset
from ceremony.model.results import Results
from ceremony.model.storyboard import Storyboard
from ceremony.staging.fallback_deck import fallback_deck
from ceremony.video.captioned import Captioned, captioned
from ceremony.video.chapters import reading_seconds
from ceremony.video.film import Film, place
from ceremony.video.guide import GuideError, GuideVoice
from ceremony.video.narrating import guided, readable, voiced
from ceremony.video.scene import Painter, mark_box
from ceremony.video.scenes.section import Section
from ceremony.video.scenes.title import Title
from ceremony.video.stage import FPS, SAMPLE_MARK, Stage
from ceremony.video.storyboard import storyboard
from ceremony.video.subtitles import LINE, pieces, subtitles, two_lines, web_vtt
from tests.results_sample import ROOT, founding, small
from tests.video.recordings import tone
from tests.video.scene_samples import LONG, samples

STAGE = Stage(480, 270, mark=SAMPLE_MARK)
WORDS = "Kinh tế – ngân sách đạt kết quả khá. Thu ngân sách 8.905 triệu đồng, đạt 108,6% kế hoạch."


def voice(seconds: float, name: str = "a") -> Asset:
    return Asset(name, seconds=seconds)


def length(scenes: list[Section | Title]) -> float:
    line = place(scenes, STAGE)
    return (line[-1].last + 1) / FPS


def test_a_scene_stretches_to_its_voice() -> None:
    (scene,) = voiced([Title(3.0, "A")], "", [voice(12.0)])
    assert scene.seconds(STAGE) >= 12.0 + 0.8  # the voice begins after the cross-fade
    assert scene.voice == voice(12.0)


def test_a_long_scene_is_not_cut_to_a_short_voice() -> None:
    before = Title(9.0, "A")
    assert voiced([before], "", [voice(2.0)])[0].reading == before.reading


def test_one_recording_of_a_chapter_goes_on_over_its_scenes_and_the_opening_stays_short() -> None:
    scenes = [Section(2.4, "I", "A"), Title(6.0, "B"), Title(6.0, "C")]
    made = voiced(scenes, "", [voice(40.0)])
    assert length(made) >= 40.8
    assert made[0].reading == scenes[0].reading
    assert [bool(one.voice) for one in made] == [True, False, False]


def test_recordings_one_a_scene_and_the_last_to_the_end() -> None:
    scenes = [Section(2.4, "I", "A"), Title(6.0, "B"), Title(6.0, "C")]
    made = voiced(scenes, "", [voice(5.0), voice(30.0, "b")])
    assert [one.voice for one in made] == [voice(5.0), voice(30.0, "b"), None]
    assert length(made[1:]) >= 30.8


def test_words_get_time_to_be_read_even_without_a_voice() -> None:
    (scene,) = readable([Title(3.0, "A", say=WORDS)])
    assert scene.seconds(STAGE) - 1.2 >= reading_seconds(WORDS) - 0.01


def test_a_guide_reads_only_what_nobody_recorded(tmp_path: Path) -> None:
    recorded = voiced([Title(3.0, "A", say="Một.")], "", [voice(2.0)])
    read: list[str] = []

    def speak(text: str) -> Asset:
        read.append(text)
        return tone(tmp_path / f"{len(read)}.wav", 4.0)

    made = guided([*recorded, Title(3.0, "B", say="Hai."), Title(3.0, "C")], speak)
    assert read == ["Hai."]
    assert [one.guide for one in made] == [False, True, False]
    assert made[1].seconds(STAGE) >= 4.8


def test_the_system_s_speech_program_reads_words_not_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tone(tmp_path / "spoken.wav", 1.0)
    program = tmp_path / "espeak-ng"
    program.write_text(
        '#!/bin/sh\nwhile [ "$1" != -w ]; do shift; done\n'
        f'cat > "{tmp_path}/text"\ncp "{tmp_path}/spoken.wav" "$2"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    scenes = storyboard(small(), "vi", Storyboard(narration="guide"), GuideVoice(tmp_path / "voices", "vi"))
    assert all(scene.guide for scene in scenes if scene.say)
    said = (tmp_path / "text").read_text(encoding="utf-8")
    assert not any(letter.isdigit() for letter in said)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    GuideVoice(tmp_path / "voices", "vi")(said)  # what was read once is not read again
    with pytest.raises(GuideError):
        GuideVoice(tmp_path / "voices", "vi")("Câu khác.")


def test_a_guide_voice_is_told_on_every_picture() -> None:
    scene = replace(samples()["photo"], guide=True)
    (marked,) = captioned([scene], False, "GIỌNG ĐỌC TẠM")
    plain, told = (Painter(one, STAGE, "rgb").paint(3.0).as_rgb().copy() for one in (scene, marked))
    assert (plain[:20, -130:] != told[:20, -130:]).any()
    assert np.array_equal(plain[40:], told[40:])


def test_the_deck_says_what_the_film_says_in_the_same_order() -> None:
    company = demand(ROOT, "cong-ty-mau-2026")
    cases: list[tuple[Results, Storyboard | None]] = [(founding(), None), (small(), None)]
    for results, written in [*cases, (company.results, company.written)]:
        read = "\n".join(text for _, _, text in fallback_deck(results, "vi", written))
        place_ = 0
        for scene in storyboard(results, "vi", written):
            first = aloud(scene.say, "vi").split(". ")[0].rstrip(".") if scene.say else ""
            found = read.find(first, place_)
            assert found >= 0, (scene.title, first)
            place_ = found


@given(st.text(alphabet="abcđế ,.;:!“”–1", max_size=400))
def test_subtitles_hold_every_word_once_and_no_line_is_too_long(text: str) -> None:
    made = pieces(text)
    assert " ".join(made).split() == text.split()
    words = max((len(word) for word in text.split()), default=0)
    for part in made:
        lines = two_lines(part)
        assert 1 <= len(lines) <= 2
        assert all(len(line) <= max(LINE, words) for line in lines), lines


def test_subtitles_break_where_one_breathes() -> None:
    assert pieces(WORDS) == [
        "Kinh tế – ngân sách đạt kết quả khá.",
        "Thu ngân sách 8.905 triệu đồng, đạt 108,6% kế hoạch.",
    ]


def test_subtitles_follow_each_other_within_their_scenes_slowly_enough_to_be_read() -> None:
    film = Film(storyboard(founding()), STAGE)
    shown = subtitles(film.line)
    assert all(one.end <= two.start + 1e-9 for one, two in pairwise(shown))
    assert shown[0].start >= 0.5
    assert shown[-1].end <= film.seconds - 0.5
    for one in shown:
        assert (one.end - one.start) * 5.5 >= len(" ".join(one.lines).split()) - 1, one


def test_a_spoken_scene_shows_its_words_while_they_are_heard() -> None:
    (scene,) = voiced([Title(3.0, "A", say=WORDS)], "", [voice(7.0)])
    shown = subtitles(place([scene], STAGE))
    assert shown[0].start == pytest.approx(0.8)
    assert shown[-1].end == pytest.approx(7.8)


def test_the_subtitle_file_is_what_players_read() -> None:
    film = Film([Title(4.0, "A", say="Một & hai <ba>. Bốn --> năm.")], STAGE)
    text = web_vtt(film, "ceremony:12ab")
    assert text.startswith("WEBVTT\n\nNOTE ceremony:12ab\n\n1\n00:00:00.600 --> ")
    assert "Một &amp; hai &lt;ba&gt;." in text
    assert text.count("-->") == 1
    assert web_vtt(Film([Title(4.0, "A")], STAGE), "x") == ""


def test_subtitles_of_one_and_of_two_lines_end_at_the_same_height_clear_of_the_edge() -> None:
    said = "Kính thưa quý vị đại biểu. Sau đây là những kết quả chính trong báo cáo tổng kết năm 2021."
    text = web_vtt(Film([Title(9.0, "A", say=said)], STAGE), "x")
    places = [float(line.split("line:")[1].split("%")[0]) for line in text.splitlines() if "-->" in line]
    lines = [len(block.splitlines()) - 2 for block in text.strip().split("\n\n")[2:]]
    assert sorted(lines) == [1, 2]
    assert {round(place + 5.2 * many, 1) for place, many in zip(places, lines, strict=True)} == {94.4}


def burnt(scene: Title, text: str) -> Captioned:
    (made,) = captioned([replace(scene, say=text)], True, "")
    assert isinstance(made, Captioned)
    return made


@pytest.mark.parametrize("text", [WORDS, LONG, "Ổ Ế Ẫ Ỹ Ợ"])
def test_burnt_in_words_stand_in_a_band_of_their_own(text: str) -> None:
    scene = burnt(Title(12.0, "Báo cáo"), text)
    silent = replace(scene, shown=())
    for time in (0.7, 3.0, 6.0):
        spoken, plain = (
            Painter(one, STAGE, "rgb").paint(time).as_rgb().astype(int) for one in (scene, silent)
        )
        rows, columns = np.nonzero(np.abs(spoken - plain).max(axis=2) > 24)
        assert rows.size
        assert rows.min() >= 0.88 * 270 - 1
        assert rows.max() <= 268
        assert columns.max() < mark_box(STAGE).left


def test_burnt_in_words_leave_the_mark_alone_and_the_picture_in_proportion() -> None:
    scene = burnt(Title(12.0, "Báo cáo"), WORDS)
    painter = Painter(scene, STAGE, "rgb")
    box = mark_box(STAGE)
    shown = [
        painter.paint(time).as_rgb()[box.top : box.bottom, box.left : box.right].copy() for time in (0, 2, 9)
    ]
    assert all(np.array_equal(one, shown[0]) for one in shown)
    assert len(np.unique(shown[0].reshape(-1, 3), axis=0)) > 10


@pytest.mark.parametrize("kind", ["photo", "bars", "line", "share", "closing", "points", "faces"])
def test_a_burnt_scene_is_the_same_whatever_was_drawn_before(kind: str) -> None:
    (scene,) = captioned([replace(samples()[kind], say=WORDS)], True, "GIỌNG ĐỌC TẠM")
    stage = Stage(320, 180, mark=SAMPLE_MARK)
    times = (0.0, 0.7, 1.1, 2.3, 5.0)
    alone = [Painter(scene, stage).paint(time).flat.copy() for time in times]
    painter = Painter(scene, stage)
    for index in (*range(5), *reversed(range(5)), 2):
        assert np.array_equal(painter.paint(times[index]).flat, alone[index])


def test_words_that_change_change_the_key_only_when_they_are_burnt_in() -> None:
    one, two = Title(12.0, "A", say="Một."), Title(12.0, "A", say="Hai.")
    assert one.key(STAGE) == two.key(STAGE)
    assert burnt(one, "Một.").key(STAGE) != burnt(two, "Hai.").key(STAGE)
