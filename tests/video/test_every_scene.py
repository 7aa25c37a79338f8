"""Every scene, with what is usual and with what is hard: pure, marked, whole, as it was seen and approved."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import pickle
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ceremony.model.asset import Asset
from ceremony.video import photos
from ceremony.video.canvas import Pixels
from ceremony.video.captioned import captioned
from ceremony.video.layers import Words
from ceremony.video.lettering import measure
from ceremony.video.scene import Painter, Scene, mark_box
from ceremony.video.scenes.photo import Photo
from ceremony.video.stage import FPS, HEIGHT, MARGIN_X, SAMPLE_MARK, WIDTH, Stage
from tests.video.scene_samples import landscape, odd_scenes, photo, samples

GOLDEN = Path(__file__).parent / "golden"
STAGE = Stage(320, 180, mark=SAMPLE_MARK)
TIMES = (0.0, 0.7, 1.1, 1.5, 2.3, 60.0)
SAMPLES = [pytest.param(scene, id=kind) for kind, scene in samples().items()]
ODD = [pytest.param(scene, id=f"{n}-{scene.kind}") for n, scene in enumerate(odd_scenes())]


@pytest.mark.parametrize("scene", SAMPLES)
def test_a_frame_is_the_same_whatever_was_drawn_before(scene: Scene) -> None:
    alone = [Painter(scene, STAGE).paint(time).flat.copy() for time in TIMES]
    painter = Painter(scene, STAGE)
    for index in (*range(len(TIMES)), *reversed(range(len(TIMES))), 3, 1, 4):
        assert np.array_equal(painter.paint(TIMES[index]).flat, alone[index]), TIMES[index]


@pytest.mark.parametrize("scene", SAMPLES + ODD)
def test_a_scene_stands_still_once_its_layers_say_so(scene: Scene) -> None:
    layers = scene.layers(STAGE)
    settled = max((layer.settled() for layer in layers), default=0.0) + 1 / FPS
    for layer in layers:
        last = layer.state(60.0, STAGE)
        assert all(layer.state(settled + n / 7, STAGE) == last for n in range(40)), layer


@pytest.mark.parametrize("scene", SAMPLES + ODD)
def test_the_sample_mark_stands_whole_in_every_frame(scene: Scene) -> None:
    box = mark_box(STAGE)
    painter = Painter(scene, STAGE, "rgb")
    plain = Painter(samples()["directions"], STAGE, "rgb").paint(0).as_rgb()
    wanted = plain[box.top : box.bottom, box.left : box.right].copy()
    for time in (0.0, 1.1, 60.0):
        assert np.array_equal(
            painter.paint(time).as_rgb()[box.top : box.bottom, box.left : box.right], wanted
        )


def ink(words: Words) -> tuple[float, float, float, float]:
    """Where letters with two marks may reach: left, top, right, bottom."""
    width = measure(words.text, words.font, words.size, words.tracking * words.size, words.tabular)
    left = words.x - {"left": 0.0, "centre": 0.5, "right": 1.0}[words.align] * width
    return left, words.y - 1.05 * words.size, left + width, words.y + 0.28 * words.size


@pytest.mark.parametrize("scene", SAMPLES + ODD)
def test_no_words_leave_the_safe_area(scene: Scene) -> None:
    for layer in scene.layers(Stage(mark=SAMPLE_MARK)):
        if isinstance(layer, Words) and layer.text:
            left, top, right, bottom = ink(layer)
            assert left >= MARGIN_X - 1, layer
            assert right <= WIDTH - MARGIN_X + 8, layer
            assert top >= 0.035 * HEIGHT, layer
            assert bottom <= 0.96 * HEIGHT, layer


@pytest.mark.parametrize("scene", SAMPLES)
def test_lines_of_words_never_lie_on_each_other(scene: Scene) -> None:
    shown = [ink(one) for one in scene.layers(STAGE) if isinstance(one, Words) and one.size < 110]
    for index, (left, top, right, bottom) in enumerate(shown):
        for other in shown[index + 1 :]:
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            assert across <= 1 or down <= 0.3 * min(bottom - top, other[3] - other[1]), (scene.kind, other)


@pytest.mark.parametrize("scene", SAMPLES)
def test_the_usual_is_never_set_smaller_than_the_hall_can_read(scene: Scene) -> None:
    sizes = {layer.size: layer.text for layer in scene.layers(STAGE) if isinstance(layer, Words)}
    assert min(sizes) >= 32, sizes[min(sizes)]


@pytest.mark.parametrize("scene", ODD)
def test_the_odd_is_drawn_at_both_ends(scene: Scene) -> None:
    painter = Painter(scene, Stage(192, 108))
    for time in (0.0, scene.seconds(STAGE)):
        painter.paint(time)


def thumbnails(scene: Scene) -> Pixels:
    """Three moments of a scene, small, side by side."""
    painter = Painter(scene, Stage(480, 270, mark=SAMPLE_MARK), "rgb")
    frames = [Image.fromarray(painter.paint(time).as_rgb()) for time in (0.9, 1.4, 60.0)]
    small = [np.asarray(frame.resize((96, 54), Image.Resampling.BOX)) for frame in frames]
    return np.concatenate(small, axis=1)


def burnt() -> Scene:
    """A scene with its words burnt in and a guide voice."""
    scene = dataclasses.replace(
        samples()["figure"], say="Camera an ninh lắp mới: 52 camera, đạt 130% kế hoạch."
    )
    return captioned([scene], True, "GIỌNG ĐỌC TẠM")[0]


@pytest.mark.parametrize(("kind", "scene"), [*samples().items(), ("captioned", burnt())])
def test_a_scene_looks_as_it_did_when_it_was_approved(kind: str, scene: Scene) -> None:
    """To approve a new look: run with CEREMONY_GOLDEN=write in the environment, and look at the files."""
    made, path = thumbnails(scene), GOLDEN / f"{kind}.png"
    if os.environ.get("CEREMONY_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        Image.fromarray(made).save(path, optimize=True)
    with Image.open(path) as image:
        off = np.abs(np.asarray(image.convert("RGB")).astype(int) - made)
    assert off.mean() < 0.6
    assert off.max() < 40


def test_the_golden_frames_see_a_changed_word() -> None:
    scene = samples()["directions"]
    changed = dataclasses.replace(scene, heading="Nhiệm vụ khác hẳn")  # type: ignore[type-var]
    with Image.open(GOLDEN / "directions.png") as image:
        off = np.abs(np.asarray(image.convert("RGB")).astype(int) - thumbnails(changed))
    assert off.max() >= 40


def test_a_photograph_moves_by_parts_of_a_pixel(tmp_path: Path) -> None:
    """The picture's own shift, measured between frames, is even: no stair of whole pixels."""
    path, along = tmp_path / "waves.png", np.arange(1400)
    waves = 128 + 50 * np.sin(along / 9) + 40 * np.sin(along / 23 + 1)
    Image.fromarray(np.tile(waves.astype(np.uint8), (600, 1))).save(path)
    asset = dataclasses.replace(stored(path, path.read_bytes()), width=1400, height=600)
    painter = Painter(Photo(6.0, asset, shot=1), Stage(960, 540), "yuv")
    rows = [painter.paint(3.0 + n / 30).planes[0][250, 100:860].astype(float) for n in range(9)]
    shifts = []
    for one, two in pairwise(rows):
        slope = np.gradient((one + two) / 2)
        shifts.append(float(-(slope * (two - one)).sum() / (slope * slope).sum()))
    assert 0.02 < abs(np.mean(shifts)) < 1.5
    assert np.std(shifts) < 0.03


def test_a_photograph_never_moves_farther_than_four_per_cent() -> None:
    for shot in photos.SHOTS:
        zooms = [shot.at(part / 20)[0] for part in range(21)]
        assert 1.0 <= min(zooms) <= max(zooms) <= 1.04


def test_the_key_of_a_photo_scene_knows_the_picture_and_not_the_folder(tmp_path: Path) -> None:
    scene = samples()["photo"]
    asset: Asset = scene.asset  # type: ignore[attr-defined]
    moved = dataclasses.replace(scene, asset=dataclasses.replace(asset, path=tmp_path / "x", name="x"))  # type: ignore[type-var]
    other = dataclasses.replace(scene, asset=photo(1200, 800, 9))  # type: ignore[type-var]
    assert moved.key(STAGE) == scene.key(STAGE) != other.key(STAGE)


def test_what_is_said_over_a_scene_changes_no_picture() -> None:
    scene = samples()["table"]
    assert dataclasses.replace(scene, say="Kính thưa").key(STAGE) == scene.key(STAGE)


def stored(path: Path, raw: bytes) -> Asset:
    path.write_bytes(raw)
    return Asset(hashlib.blake2b(raw, digest_size=16).hexdigest(), path=path, name=path.name)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_photographs_of_the_four_usual_kinds_open_upright(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "photo"
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    landscape(60, 40).save(path, kind, **({} if kind == "GIF" else {"exif": exif}))
    image = photos.open_photo(stored(path, path.read_bytes()))
    assert image.mode == "RGB"
    assert image.size == ((60, 40) if kind == "GIF" else (40, 60))


def test_sixteen_bits_of_grey_are_all_the_greys_between_black_and_white(tmp_path: Path) -> None:
    path = tmp_path / "grey.png"
    ramp = np.linspace(0, 65_535, 64, dtype=np.uint16)[None].repeat(16, 0)
    Image.fromarray(ramp).save(path)
    grey = np.asarray(photos.open_photo(stored(path, path.read_bytes())).convert("L")).astype(int)
    assert np.abs(grey[8] - np.linspace(0, 255, 64)).max() <= 2


def test_a_photograph_that_was_changed_broken_or_is_no_photograph_is_refused(tmp_path: Path) -> None:
    whole = tmp_path / "whole.png"
    landscape(60, 40).save(whole)
    raw = whole.read_bytes()
    changed = stored(whole, raw)
    whole.write_bytes(raw + b" ")
    for asset, reason in (
        (changed, "changed"),
        (stored(tmp_path / "half.png", raw[: len(raw) // 2]), "broken"),
        (stored(tmp_path / "text.png", b"hello"), "broken"),
        (stored(tmp_path / "film.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"), "broken"),
    ):
        with pytest.raises(photos.PhotoError) as found:
            photos.open_photo(asset)
        assert found.value.reason == reason


def test_a_photograph_too_large_is_refused_before_it_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.png"
    landscape(60, 40).save(path)
    monkeypatch.setattr(photos, "PIXEL_LIMIT", 60 * 40 - 1)
    with pytest.raises(photos.PhotoError) as found:
        photos.open_photo(stored(path, path.read_bytes()))
    assert found.value.reason == "large"


def test_a_fault_of_a_photograph_travels_between_processes() -> None:
    told = pickle.loads(pickle.dumps(photos.PhotoError(Asset("x", name="a.jpg"), "broken")))
    assert (told.reason, told.asset.name) == ("broken", "a.jpg")
