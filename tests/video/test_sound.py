"""What the hall hears: level, music that gives way, no click, and the same loudness whatever was recorded."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.files.digest import digest_of
from ceremony.loaders.recording import RecordingError, recording_asset
from ceremony.media.probe import look_at
from ceremony.model.asset import Asset
from ceremony.video.build import build_film
from ceremony.video.film import Film, Music
from ceremony.video.h264 import Codec
from ceremony.video.heard import Heard
from ceremony.video.loudness import LOUDNESS, measure_loudness, normalise
from ceremony.video.mixing import Placed, mix, music_gains, ring
from ceremony.video.narrating import voiced
from ceremony.video.scenes.clip import Clip
from ceremony.video.scenes.section import Section
from ceremony.video.scenes.title import Title
from ceremony.video.sound import RATE, Samples, SoundError, own_music, sound_seconds, write_samples
from ceremony.video.soundtrack import Cue, Soundtrack, soundtrack_of
from ceremony.video.stage import FPS, Stage
from tests.media.samples import FFMPEG
from tests.video.recordings import little_film, tone

STAGE = Stage(64, 36)


def heard(film: Film, path: Path) -> tuple[float, float]:
    """Loudness and true peak of a finished film."""
    build_film(film, path, tag="ceremony:1", codec=Codec("ultrafast", 30))
    return measure_loudness(path)


def constant(seconds: float, value: float = 0.25) -> Samples:
    return np.full((round(seconds * RATE), 2), value, np.float32)


def whole(samples: int, music: Placed | None, told: list[Placed], chapters: tuple[int, ...] = ()) -> Samples:
    return np.concatenate(list(mix(samples, music, told, chapters, False)))


def test_our_own_music_lasts_a_few_minutes_and_is_as_it_was_composed() -> None:
    assert 150 <= sound_seconds(own_music()) <= 300


@pytest.mark.parametrize("kind", ["music", "voice", "loud", "quiet", "clip"])
def test_every_film_is_as_loud_as_r128_says(tmp_path: Path, kind: str) -> None:
    voices = {"voice": 0.3, "loud": 0.999, "quiet": 0.004}
    scenes = [Title(6.0, "A"), Section(4.0, "I", "B"), Title(6.0, "C")]
    if kind in voices:
        scenes[0] = replace(scenes[0], voice=tone(tmp_path / "a.wav", 5.0, voices[kind]))
    if kind == "clip":
        film = little_film(tmp_path / "a.mp4")
        scenes[2] = Clip(2.0, film, 0.0, film.seconds)  # type: ignore[call-overload]
    loudness, peak = heard(Film(scenes, STAGE), tmp_path / "film.mp4")
    assert loudness == pytest.approx(LOUDNESS, abs=0.5)
    assert peak <= -1.0


def test_hard_peaks_are_held_down_and_the_whole_stays_as_loud(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    samples = 0.01 * random.standard_normal((20 * RATE, 2))
    samples[:: RATE // 3] = 0.95  # a knock three times a second over a murmur
    path = tmp_path / "mix.f32"
    path.write_bytes(samples.astype("<f4").tobytes())
    made, gain = normalise(path, tmp_path)
    loudness, peak = measure_loudness(made, raw=True)
    assert peak + gain <= -1.0
    assert abs(loudness + gain - LOUDNESS) <= 0.5


def test_silence_stays_silence(tmp_path: Path) -> None:
    film = Film([Title(2.0, "A")], STAGE, music=None)
    loudness, _ = heard(film, tmp_path / "film.mp4")
    assert loudness < -60


def test_the_music_gives_way_before_a_voice_begins_and_comes_back_after_it() -> None:
    gains = music_gains(40 * RATE, [(10 * RATE, 20 * RATE)], [])
    assert gains[500] == pytest.approx(0, abs=0.01)
    assert gains[1000:2000].max() <= -12.9
    assert gains[2200] == pytest.approx(0, abs=0.01)
    assert np.abs(np.diff(gains[200:3500])).max() < 1.0  # decibels in a hundredth of a second


def test_the_music_takes_a_breath_where_a_chapter_begins() -> None:
    gains = music_gains(40 * RATE, [], [15 * RATE])
    assert gains[1500] == pytest.approx(-7, abs=0.1)
    assert gains[1300] == pytest.approx(0, abs=0.1)
    assert gains[1800] == pytest.approx(0, abs=0.1)


def test_the_music_begins_and_ends_in_silence() -> None:
    music = Placed(0, constant(30.0))
    out = whole(30 * RATE, music, [])
    assert np.abs(out[:8]).max() < 1e-4
    assert np.abs(out[-8:]).max() < 1e-4


def test_music_that_is_too_short_begins_again_without_a_gap() -> None:
    swing = np.sin(2 * np.pi * 220 * np.arange(9 * RATE) / RATE)
    music = np.repeat(swing[:, None], 2, axis=1).astype(np.float32)
    out = ring(music, 0, 60 * RATE)
    assert len(out) == 60 * RATE
    powers = [np.sqrt((out[n * RATE : (n + 1) * RATE] ** 2).mean()) for n in range(59)]
    assert min(powers) > 0.2  # nowhere a hole, even if the two waves stand against each other


@given(first=st.integers(0, 3 * RATE), length=st.integers(2000, RATE))
@settings(max_examples=30, deadline=None)
def test_nothing_clicks_wherever_a_recording_is_cut(first: int, length: int) -> None:
    hertz = 300.0
    wave = np.cos(2 * np.pi * hertz * np.arange(length) / RATE)  # full strength from its first sample on
    told = [Placed(first, np.repeat(wave[:, None], 2, axis=1).astype(np.float32))]
    steepest = 2 * np.pi * hertz / RATE + 1 / 500
    assert np.abs(np.diff(whole(4 * RATE, None, told), axis=0)).max() < steepest


def test_a_recording_cut_without_care_would_click() -> None:
    wave = np.cos(2 * np.pi * 300 * np.arange(RATE) / RATE)
    assert abs(wave[0] - 0) > 0.5  # what the test above would see


def test_a_voice_is_heard_where_its_scene_stands(tmp_path: Path) -> None:
    voice = replace(tone(tmp_path / "a.wav", 2.0), seconds=2.0)
    film = Film([Title(5.0, "A"), Title(5.0, "B", voice=voice)], STAGE, music=None)
    (cue,) = soundtrack_of(film).cues
    assert cue.frame == film.line[1].first
    out = np.concatenate(list(soundtrack_of(film)._mix(tmp_path)))
    at = film.line[1].first / FPS + cue.heard.at
    assert np.abs(out[: round((at - 0.01) * RATE)]).max() == 0
    assert np.abs(out[round((at + 0.1) * RATE) : round((at + 1.9) * RATE)]).max() > 0.05
    assert np.abs(out[round((at + 2.01) * RATE) :]).max() == 0


def test_a_stretch_of_a_recording_begins_at_its_sample(tmp_path: Path) -> None:
    asset = tone(tmp_path / "a.wav", 4.0, hertz=2.0)
    samples = write_samples(asset, tmp_path / "a.f32", 1.25, 0.5)
    assert len(samples) == RATE // 2
    time = 1.25 + np.arange(RATE // 2) / RATE
    assert np.abs(samples[:, 0] / samples[:, 0].max() - np.cos(4 * np.pi * time)).max() < 0.02


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100])
def test_recordings_of_any_rate_keep_their_length(tmp_path: Path, rate: int) -> None:
    asset = tone(tmp_path / "a.wav", 3.0, rate=rate)
    assert sound_seconds(asset) == pytest.approx(3.0, abs=0.01)
    assert len(write_samples(asset, tmp_path / "a.f32")) / RATE == pytest.approx(3.0, abs=0.02)


def test_the_length_of_an_mp3_is_counted_not_worked_out_of_its_first_frame(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    quiet_then_loud = "aevalsrc='if(lt(t,20),0.0001*random(0),0.6*random(0)-0.3)':d=40:s=44100"
    line = [FFMPEG, "-v", "error", "-f", "lavfi", "-i", quiet_then_loud, "-c:a", "libmp3lame", "-q:a", "5"]
    subprocess.run([*line, "-write_xing", "0", str(path)], check=True)
    with av.open(str(path)) as container:
        assert abs(float(container.duration or 0) / 1e6 - 40) > 2, "what the head tells is wrong"
    asset = recording_asset(path, "a.mp3", look_at(path))
    assert sound_seconds(asset) == pytest.approx(40.0, abs=0.1)
    (scene,) = voiced([Title(3.0, "A")], "", [asset])
    assert scene.seconds(STAGE) >= 40.0


def test_a_film_without_sound_is_no_fault_but_a_broken_recording_is(tmp_path: Path) -> None:
    film = little_film(tmp_path / "a.mp4", sound=False)
    mute = Heard(0.0, film, -24.0, 0.0, 1.0, silent=True)
    assert sum(map(len, Soundtrack(60, False, None, (Cue(0, mute),))._mix(tmp_path))) == 60 * RATE // FPS
    broken = tmp_path / "b.wav"
    broken.write_bytes(b"RIFF\x00\x00\x00\x00WAVEfmt " + bytes(40))
    with pytest.raises(SoundError) as caught:
        write_samples(Asset(digest_of(broken), path=broken, name="b.wav"), tmp_path / "b.f32")
    assert caught.value.sentence == "video.sound-broken"


def test_a_stretch_after_the_end_of_a_film_s_sound_is_silent(tmp_path: Path) -> None:
    film = little_film(tmp_path / "a.mp4", 3.0)
    late = Heard(0.0, film, -24.0, 30.0, 1.0, silent=True)
    assert sum(map(len, Soundtrack(30, False, None, (Cue(0, late),))._mix(tmp_path))) == RATE


def test_a_recording_that_was_replaced_is_refused(tmp_path: Path) -> None:
    asset = tone(tmp_path / "a.wav", 1.0, hertz=447.0)  # lengths are remembered by content: no other has this
    tone(tmp_path / "a.wav", 2.0)
    with pytest.raises(SoundError) as caught:
        sound_seconds(asset)
    assert caught.value.reason == "changed"


@pytest.mark.parametrize("raw", [b"", b"hello, this is text", b"\x89PNG\r\n\x1a\n0000"])
def test_what_is_no_recording_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(raw)
    with pytest.raises(RecordingError):
        recording_asset(path, "a.mp3", look_at(path))


def test_another_word_voice_or_music_is_another_sound(tmp_path: Path) -> None:
    voice = tone(tmp_path / "a.wav", 1.0)
    plain, spoken = Title(3.0, "A"), Title(3.0, "A", voice=voice)
    choices: list[tuple[Title, Music]] = [(plain, "own"), (plain, None), (plain, voice), (spoken, "own")]
    made = [soundtrack_of(Film([scene], STAGE, music=music)) for scene, music in choices]
    assert len(set(made)) == 4


def test_the_sound_is_the_same_every_time(tmp_path: Path) -> None:
    track = Soundtrack(90, False, own_music(), (), (40,), True)
    one, two = (track.render(None) for _ in range(2))  # type: ignore[arg-type]
    assert one == two


def test_the_sound_is_as_long_as_the_pictures(tmp_path: Path) -> None:
    film = Film([Title(3.0, "A")], STAGE)
    build_film(film, tmp_path / "a.mp4", tag="ceremony:1", codec=Codec("ultrafast", 30))
    with av.open(str(tmp_path / "a.mp4")) as made:
        audio = made.streams.audio[0]
        assert abs(float(audio.duration * audio.time_base) - film.seconds) < 1 / FPS  # type: ignore[operator]
