"""Keys of the store: the same thing has one key everywhere, and whatever changes changes the key."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceremony.model.recipe import drawing_files
from ceremony.theme.tokens import theme
from ceremony.video.film import Film
from ceremony.video.fingerprint import Fingerprints
from ceremony.video.h264 import Codec
from ceremony.video.plan import cut
from ceremony.video.scene import Scene
from ceremony.video.soundtrack import Soundtrack
from ceremony.video.stage import SAMPLE_MARK, Stage
from ceremony.video.storyboard import storyboard
from ceremony.video.task import Part, Stretch
from tests.results_sample import ROOT, odd, small

STAGE = Stage(320, 180, mark=SAMPLE_MARK)
plain = (
    st.none()
    | st.booleans()
    | st.integers(-3, 300)
    | st.floats(allow_nan=False)
    | st.text(max_size=4)
    | st.binary(max_size=4)
    | st.decimals(allow_nan=False, allow_infinity=False, places=1, min_value=-9, max_value=9)
)
values = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
    ),
    max_leaves=8,
)


def name(*things: object) -> str:
    return Fingerprints().name(*things)


def written(value: object) -> str:
    """A value with the kinds of all its parts: 1, True, 1.0 and Decimal(1) are four things."""
    if isinstance(value, tuple):
        return "(" + ",".join(map(written, value)) + ")"
    if isinstance(value, dict):
        return "{" + ",".join(f"{key!r}:{written(value[key])}" for key in sorted(value)) + "}"
    return f"{type(value).__name__}{value!r}"


@given(values, values)
@settings(max_examples=300)
def test_two_values_share_a_name_only_when_they_are_the_same(one: object, other: object) -> None:
    assert (name(one) == name(other)) == (written(one) == written(other))


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_texts_cannot_run_into_each_other(one: list[str], other: list[str]) -> None:
    assert (name(*one) == name(*other)) == (one == other)


def test_what_has_no_certain_name_is_refused() -> None:
    for value in (object(), lambda: None, Stage, iter(())):
        with pytest.raises(TypeError):
            name((1, value))


def test_a_file_counts_by_its_content_alone(tmp_path: Path) -> None:
    first, second = tmp_path / "a.jpg", tmp_path / "b.png"
    first.write_bytes(b"photo")
    second.write_bytes(b"photo")
    before = name(first)
    assert name(second) == before
    first.write_bytes(b"phot0")
    os.utime(first, ns=(second.stat().st_atime_ns, second.stat().st_mtime_ns))  # same size, same date
    assert name(first) != before
    with pytest.raises(OSError, match="nowhere"):
        name(tmp_path / "nowhere.jpg")


def changed(value: Any) -> list[Any]:
    """Values next to a value: other text, other number, a part more, a part less, a part changed."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, str):
        return [value + "́", value + " "]
    if isinstance(value, int | float | Decimal):
        return [value + 1]
    if isinstance(value, tuple):
        inside = [(*value[:n], new, *value[n + 1 :]) for n in range(len(value)) for new in changed(value[n])]
        return [(*value, None), *([value[:-1]] if value else []), *inside]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        counted = [field.name for field in dataclasses.fields(value) if field.compare]
        return [
            dataclasses.replace(value, **{field: new})
            for field in counted
            for new in changed(getattr(value, field))
        ]
    if isinstance(value, dict):
        return [{**value, key: new} for key in value for new in changed(value[key])]
    return ["something"] if value is None else []


SCENES = {scene.kind: scene for scene in storyboard(odd()) + storyboard(small())}


@pytest.mark.parametrize("kind", sorted(SCENES))
def test_any_change_of_a_scene_changes_its_key(kind: str) -> None:
    scene: Scene = SCENES[kind]
    others = changed(scene)
    task = Stretch((Part(scene, 0),), 30, False, STAGE, Codec())
    names = {name(dataclasses.replace(task, parts=(Part(other, 0),))) for other in others}
    assert len(others) > 2
    assert name(task) not in names
    assert len(names) == len({written_scene(other) for other in others})


def written_scene(scene: Scene) -> str:
    return f"{type(scene).__name__}{scene!r}"


def test_any_change_of_the_stage_the_codec_or_the_frames_changes_the_key() -> None:
    scene, other = storyboard(small())[:2]
    task = Stretch((Part(scene, 0),), 30, False, STAGE, Codec())
    tasks = [
        dataclasses.replace(task, **change)
        for change in (
            {"parts": (Part(scene, 1),)},
            {"parts": (Part(scene, 0), Part(other, 0))},
            {"parts": (Part(other, 0), Part(scene, 0))},
            {"frames": 31},
            {"held": True},
            *({"codec": codec} for codec in changed(Codec())),
            *({"stage": stage} for stage in changed(STAGE)),
            {"stage": dataclasses.replace(STAGE, theme=theme("blue"))},
        )
    ]
    assert len({name(one) for one in (task, *tasks)}) == len(tasks) + 1
    assert name(Soundtrack(300)) != name(Soundtrack(301))


def test_another_process_finds_the_same_keys() -> None:
    script = (
        "import json; from tests.video.test_keys import keys; print(json.dumps(keys()))"  # hash seeds differ
    )
    env = {**os.environ, "PYTHONHASHSEED": "77"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=ROOT, env=env)
    assert json.loads(done.stdout) == keys()


def keys() -> list[str]:
    return [segment.key for segment in cut(Film(storyboard(odd()), STAGE), Codec())]


def test_a_key_does_not_depend_on_where_in_the_film_a_scene_stands() -> None:
    scenes = storyboard(small())
    moved = Film([dataclasses.replace(scenes[0], reading=9.0), *scenes[1:]], STAGE)
    before = [one.key for one in cut(Film(scenes, STAGE), Codec()) if one.scene > 1]
    assert [one.key for one in cut(moved, Codec()) if one.scene > 1] == before


def test_everything_that_draws_is_part_of_every_key() -> None:
    script = """
import importlib, pkgutil, sys
import ceremony.video, ceremony.video.scenes
for room in (ceremony.video, ceremony.video.scenes):
    for module in pkgutil.iter_modules(room.__path__):
        if module.name != "worker":
            importlib.import_module(f"{room.__name__}.{module.name}")
print("\\n".join(m.__file__ for n, m in sys.modules.items() if n.startswith("ceremony") and m.__file__))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = {Path(line).relative_to(ROOT / "ceremony").as_posix() for line in done.stdout.splitlines()}
    counted = {
        Path(str(file)).relative_to(ROOT / "ceremony").as_posix()
        for _, file in drawing_files(ROOT / "ceremony")
    }
    # The recipe hashes the others; the catalogs' reader, the package and the modes of files draw nothing.
    idle = {"__init__.py", "media/__init__.py", "model/__init__.py", "model/recipe.py"}
    assert loaded - counted <= idle | {"files/__init__.py", "files/private.py"}
    assert any(file.endswith(".ttf") for file in counted)
