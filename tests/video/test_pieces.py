"""A film in pieces: they cover it, are the drawn frames, join exactly, and only what changed is new."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from ceremony.model.recipe import TAG
from ceremony.model.results import Results
from ceremony.video.build import build_film
from ceremony.video.canvas import Pixels
from ceremony.video.children import Processes
from ceremony.video.executor import Inline, Job, LostError
from ceremony.video.film import Film
from ceremony.video.h264 import GOP, Codec, encode_held, encode_moving
from ceremony.video.mux import join
from ceremony.video.piece import Piece, SpoiledError, load_piece
from ceremony.video.plan import cut, least
from ceremony.video.progress import Progress
from ceremony.video.sound import RATE
from ceremony.video.soundtrack import Soundtrack, encode_sound
from ceremony.video.stage import FPS, SAMPLE_MARK, Stage
from ceremony.video.store import Store
from ceremony.video.storyboard import storyboard
from ceremony.video.task import Studio
from tests.results_sample import ROOT, indicator, odd, small

SIZE = (320, 180)
QUICK = Codec("superfast", 28)
DRAFT = Codec("ultrafast", 28, draft=True)


def made(results: Results | None = None, scenes: int | None = None) -> Film:
    return Film(storyboard(results or small())[:scenes], Stage(*SIZE, mark=SAMPLE_MARK))


def with_last_year(value: int) -> Results:
    rows = (
        indicator(code="A", name="Camera an ninh lắp mới", unit="camera", plan=40, actual=52, last_year=35),
        indicator(code="B", name="Hộ nghèo", unit="hộ", direction="down", plan=4, actual=5, last_year=value),
        indicator(code="C", name="Hộ khá", unit="hộ", plan=4, actual=5, last_year=3),
    )
    return small(*rows)


def with_actual(value: int, unit: str = "camera") -> Results:
    return small(indicator(code="A", name="Camera an ninh", unit=unit, plan=40, actual=value, last_year=35))


def build(film: Film, target: Path, **more: object) -> bytes:
    build_film(film, target, tag=TAG + "1", codec=QUICK, **more)  # type: ignore[arg-type]
    return target.read_bytes()


def decoded(path: Path) -> Iterator[Pixels]:
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            yield frame.to_ndarray()


def decode_piece(piece: Piece) -> list[bytes]:
    context = av.CodecContext.create("h264", "r")
    context.extradata = piece.head
    frames = []
    for coded in piece.packets:
        packet = av.Packet(coded.data)
        packet.pts = coded.pts
        frames += context.decode(packet)  # type: ignore[attr-defined]
    frames += context.decode(None)  # type: ignore[attr-defined]
    return [hashlib.md5(frame.to_ndarray().tobytes()).digest() for frame in frames]


@pytest.mark.parametrize("codec", [QUICK, DRAFT], ids=["film", "draft"])
@pytest.mark.parametrize("results", [small(), odd()], ids=["small", "odd"])
def test_the_segments_cover_the_film_without_a_hole(results: Results, codec: Codec) -> None:
    film = made(results)
    place = 0
    for segment in cut(film, codec):
        assert segment.first == place
        assert segment.task.frames >= least(codec)
        assert segment.task.held or segment.task.frames <= GOP
        place += segment.task.frames
    assert place == film.frames


def test_every_frame_of_every_segment_is_the_films_own_frame() -> None:
    film, studio = made(scenes=4), Studio()
    for segment in reversed(cut(film, QUICK)):  # in any order
        for n, pixels in enumerate(segment.task.pictures(studio)):
            assert np.array_equal(pixels, film.paint(segment.first + n).flat), (segment.first, n)


@pytest.mark.parametrize("preset", ["ultrafast", "superfast", "veryfast", "medium"])
@pytest.mark.parametrize("count", [20, 60, 61, 150])
def test_a_held_picture_decodes_to_the_very_same_frame_all_the_time(preset: str, count: int) -> None:
    noise = np.random.default_rng(5).integers(0, 255, SIZE[0] * SIZE[1] * 3 // 2, np.uint8)
    frames = decode_piece(encode_held(noise, count, SIZE, Codec(preset, 20)))
    assert len(frames) == count
    assert len(set(frames)) == 1


def test_held_and_moving_pieces_have_the_same_headers() -> None:
    grey = np.full(SIZE[0] * SIZE[1] * 3 // 2, 90, np.uint8)
    for preset in ("superfast", "veryfast", "medium"):
        codec = Codec(preset, 20)
        moving = encode_moving((grey + n for n in range(30)), 30, SIZE, codec)
        held = encode_held(grey, 30, SIZE, codec)
        assert moving.head == held.head == encode_held(grey, 30, SIZE, Codec(preset, 20, skip=False)).head


def test_the_film_decodes_to_the_drawn_frames_and_its_pauses_stand_still(tmp_path: Path) -> None:
    film = made(scenes=3)
    build(film, tmp_path / "a.mp4")
    held = {
        segment.first + n
        for segment in cut(film, QUICK)
        if segment.task.held
        for n in range(1, segment.task.frames)
    }
    last: Pixels | None = None
    count = 0
    for n, picture in enumerate(decoded(tmp_path / "a.mp4")):
        drawn = film.paint(n).flat.reshape(picture.shape).astype(int)
        assert np.abs(picture.astype(int) - drawn).mean() < 3, n
        assert n not in held or np.array_equal(picture, last), n
        last, count = picture, n + 1
    assert count == film.frames


def test_a_draft_has_every_other_picture_at_its_time_and_the_same_length(tmp_path: Path) -> None:
    film = made(scenes=3)
    build_film(film, tmp_path / "a.mp4", tag=TAG + "1", codec=DRAFT)
    with av.open(str(tmp_path / "a.mp4")) as container:
        frames = [(round(float(frame.time) * FPS), frame.to_ndarray()) for frame in container.decode(video=0)]
        stream = container.streams.video[0]
        assert abs(float(stream.duration * stream.time_base) - film.seconds) < 1e-6
        assert stream.codec_context.profile == "High"
        assert float(container.streams.audio[0].duration / 24_000) == pytest.approx(film.seconds, abs=1 / FPS)
    places = [place for place, _ in frames]
    assert {later - earlier for earlier, later in pairwise(places)} <= {1, 2}
    assert len(places) <= film.frames / 2 + len(cut(film, DRAFT))
    for place, picture in frames:
        drawn = film.paint(place).flat.reshape(picture.shape).astype(int)
        assert np.abs(picture.astype(int) - drawn).mean() < 3, place


def test_both_executors_and_both_times_give_the_same_bytes(tmp_path: Path) -> None:
    film = made(scenes=3)
    one = build(film, tmp_path / "a.mp4", executor=Inline())
    two = build(film, tmp_path / "b.mp4", executor=Processes(2), folder=tmp_path / "store")
    again = build(film, tmp_path / "b.mp4", folder=tmp_path / "store")
    assert one == two == again


def test_one_changed_number_is_rendered_alone_and_the_film_is_as_if_built_anew(tmp_path: Path) -> None:
    store = tmp_path / "store"
    before = made(with_last_year(4))
    build(before, tmp_path / "a.mp4", folder=store)
    old = {path.name: path.stat().st_ino for path in store.glob("*.piece")}
    after = made(with_last_year(6))
    mended = build(after, tmp_path / "a.mp4", folder=store)
    new = {path.name: path.stat().st_ino for path in store.glob("*.piece")}
    keys = {one.key for one in cut(after, QUICK)} - {one.key for one in cut(before, QUICK)}
    added = {name.split(".")[0] for name in new.keys() - old.keys()}
    assert {key for key in added if key in {one.key for one in cut(after, QUICK)}} == keys
    assert len(keys) < len(cut(after, QUICK)) / 2
    assert all(new[name] == old[name] for name in old)  # nothing was written again
    assert mended == build(after, tmp_path / "anew.mp4", executor=Inline())


def coded(store: Path, results: Results) -> tuple[set[str], bytes]:
    """What a build puts into a store that is there already, and the film."""
    before = {path.name for path in store.glob("*.piece")}
    film = build(made(results, 4), store.parent / "a.mp4", folder=store, executor=Inline())
    return {path.name for path in store.glob("*.piece")} - before, film


def test_a_fade_between_two_pictures_is_coded_once_whatever_their_scenes_say_later(tmp_path: Path) -> None:
    """The number counts up only after the fade: the fade into its scene is known by the pixels."""
    store = tmp_path / "store"
    coded(store, with_actual(52))
    new, mended = coded(store, with_actual(51))
    pieces = {name: load_piece((store / name).read_bytes()) for name in new}
    old = [load_piece(path.read_bytes()) for path in store.glob("*.piece") if path.name not in new]
    again = [piece for piece in pieces.values() if piece in old and piece.packets]
    assert len(again) == 1  # under the new scene's name, and not coded again
    assert mended == build(made(with_actual(51), 4), tmp_path / "anew.mp4", executor=Inline())


def test_a_fade_into_a_picture_that_changed_is_coded_again(tmp_path: Path) -> None:
    store = tmp_path / "store"
    coded(store, with_actual(52, "camera"))
    new, mended = coded(store, with_actual(52, "máy quay"))
    old = [load_piece(path.read_bytes()) for path in store.glob("*.piece") if path.name not in new]
    assert not [name for name in new if load_piece((store / name).read_bytes()) in old]
    assert mended == build(made(with_actual(52, "máy quay"), 4), tmp_path / "anew.mp4", executor=Inline())


def test_a_spoiled_piece_is_found_out_and_rendered_again(tmp_path: Path) -> None:
    store, film = tmp_path / "store", made(scenes=2)
    good = build(film, tmp_path / "a.mp4", folder=store)
    for number, path in enumerate(sorted(store.glob("*.piece"))):
        raw = bytearray(path.read_bytes())
        raw[len(raw) * number // 9 % len(raw)] ^= 1
        path.write_bytes(raw)
    assert build(film, tmp_path / "a.mp4", folder=store) == good


def test_a_single_changed_or_missing_byte_is_never_read_as_a_piece() -> None:
    raw = encode_held(np.zeros(16 * 16 * 3 // 2, np.uint8), 20, (16, 16), QUICK).dump()
    assert load_piece(raw).dump() == raw
    for place in range(0, len(raw), 7):
        spoiled = bytearray(raw)
        spoiled[place] ^= 4
        with pytest.raises(SpoiledError):
            load_piece(bytes(spoiled))
        with pytest.raises(SpoiledError):
            load_piece(raw[:place])


def test_pruning_keeps_what_the_film_needs_and_forgets_the_oldest_of_the_rest(tmp_path: Path) -> None:
    store = Store(tmp_path)
    piece = Piece(b"", 1, ())
    size = len(piece.dump())
    for age, key in enumerate(("needed", "young", "old", "oldest")):
        store.put(key, piece)
        os.utime(tmp_path / f"{key}.piece", (time.time() - age * 1000, time.time() - age * 1000))
    store.prune({"needed"}, most=2 * size)
    assert {path.stem for path in tmp_path.glob("*.piece")} == {"needed", "young", "old"}
    store.prune({"old"}, oldest=500)
    assert {path.stem for path in tmp_path.glob("*.piece")} == {"needed", "old"}


def test_a_cancelled_build_goes_on_where_it_stopped(tmp_path: Path) -> None:
    film, store, seen = made(scenes=4), tmp_path / "store", list[Progress]()

    def stop(progress: Progress) -> None:
        if progress.frame > film.frames / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(film, tmp_path / "a.mp4", folder=store, executor=Processes(2), report=stop)
    assert not (tmp_path / "a.mp4").exists()
    build(film, tmp_path / "a.mp4", folder=store, report=seen.append)
    assert seen[-1].kept > film.frames / 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_kill_nine_loses_at_most_the_pieces_in_work(tmp_path: Path) -> None:
    script = f"""
from pathlib import Path
from tests.video.test_pieces import build, made
build(made(scenes=4), Path({str(tmp_path / "a.mp4")!r}), folder=Path({str(tmp_path / "store")!r}),
      report=lambda progress: print(progress.frame, flush=True))
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        told = [int(child.stdout.readline()) for _ in range(4)]
        os.kill(child.pid, signal.SIGKILL)
        child.stdout.read()
    assert not (tmp_path / "a.mp4").exists()
    seen: list[Progress] = []
    good = build(made(scenes=4), tmp_path / "a.mp4", folder=tmp_path / "store", report=seen.append)
    assert seen[0].kept >= told[-1]
    assert good == build(made(scenes=4), tmp_path / "b.mp4", executor=Inline())


class Deadly(Soundtrack):
    """Work that kills who does it."""

    def render(self, _: Studio) -> Piece:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_work_that_kills_its_process_again_and_again_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(LostError):
        list(Processes(1).run([Job("k", 0, Deadly(3), "vi")], Store(tmp_path), lambda: False))


class Messy(Soundtrack):
    """Work that leaves something beside it and then kills who does it."""

    def render(self, _: Studio) -> Piece:
        Path(tempfile.mkdtemp(), "half").write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_work_that_is_killed_leaves_nothing_in_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setenv("TMPDIR", str(place))
    with pytest.raises(LostError):
        list(Processes(1).run([Job("k", 0, Messy(3), "vi")], Store(tmp_path / "store"), lambda: False))
    assert not list(place.iterdir())


def test_a_build_waits_and_then_goes_on(tmp_path: Path) -> None:
    for executor in (Inline(), Processes(1)):
        live, seen = threading.Event(), list[Progress]()
        live.set()

        def note(progress: Progress, live: threading.Event = live, seen: list[Progress] = seen) -> None:
            seen.append(progress)
            if progress.waiting:
                live.clear()

        target = tmp_path / f"{type(executor).__name__}.mp4"
        build(made(scenes=1), target, executor=executor, report=note, wait=live.is_set)
        assert any(one.waiting for one in seen)
        assert target.exists()


def clicks(path: Path, seconds: float, at: list[float]) -> None:
    """Silence as bare floats with a click at some moments."""
    samples = np.zeros((round(seconds * RATE), 2), "<f4")
    for moment in at:
        samples[round(moment * RATE) : round(moment * RATE) + 24] = 0.6
    path.write_bytes(samples.tobytes())


def test_sound_and_picture_are_together_to_the_end_of_ten_minutes(tmp_path: Path) -> None:
    minutes, moments = 10, [0.5, 300.0, 599.5]
    size = (64, 36)
    black, white = (np.full(size[0] * size[1] * 3 // 2, value, np.uint8) for value in (16, 235))
    pieces, place = [], 0
    for moment in [*moments, minutes * 60.0]:
        pieces.append(encode_held(black, round(moment * FPS) - place, size, QUICK))
        if moment < minutes * 60:
            pieces.append(encode_moving((white for _ in range(3)), 3, size, QUICK))
        place = round(moment * FPS) + 3
    clicks(tmp_path / "clicks.f32", minutes * 60, moments)
    told = {"codec": QUICK, "size": size, "tag": TAG, "title": ""}
    target = tmp_path / "a.mp4"
    join(target, pictures=pieces, sound=encode_sound(tmp_path / "clicks.f32"), **told)  # type: ignore[arg-type]
    with av.open(str(target)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        lengths = [float(stream.duration * stream.time_base) for stream in (video, audio)]
        assert abs(lengths[0] - 600) < 1e-6
        assert abs(lengths[1] - 600) < 1 / FPS
        assert seen_at(container, moments) == pytest.approx(moments, abs=1e-3)
        assert heard_at(container, moments) == pytest.approx(moments, abs=1 / FPS / 4)


def around(container: av.container.InputContainer, kind: str, moments: list[float]) -> Iterator[Any]:
    """The decoded frames of the second before and after each moment."""
    for moment in moments:
        container.seek(int((moment - 1) * 1e6))
        for frame in container.decode(**{kind: 0}):
            if frame.time > moment + 1:
                break
            yield frame


def firsts(times: list[float]) -> list[float]:
    """The first of every cluster of times."""
    return [time for n, time in enumerate(times) if n == 0 or time - times[n - 1] > 1]


def seen_at(container: av.container.InputContainer, moments: list[float]) -> list[float]:
    frames = around(container, "video", moments)
    return firsts([float(frame.time) for frame in frames if frame.to_ndarray()[18, 32] > 128])


def heard_at(container: av.container.InputContainer, moments: list[float]) -> list[float]:
    loud: list[float] = []
    for frame in around(container, "audio", moments):
        samples = np.abs(frame.to_ndarray()[0])
        if samples.max() > 0.01:
            loud.append(float(frame.time) + int(samples.argmax()) / RATE)
    return firsts(loud)


def test_decoding_times_rise_and_no_frame_shows_before_it_is_decoded(tmp_path: Path) -> None:
    build(made(scenes=3), tmp_path / "a.mp4")
    with av.open(str(tmp_path / "a.mp4")) as container:
        packets = [packet for packet in container.demux(video=0) if packet.dts is not None]
    assert all(one.dts < two.dts for one, two in pairwise(packets))
    assert all(packet.pts >= packet.dts for packet in packets)
