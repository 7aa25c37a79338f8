"""A screen whose network goes silent, where the system lets a test make one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.network import play, possible


@pytest.mark.browser
@pytest.mark.skipif(not possible(), reason="needs Linux, root, ip and tc")
def test_a_screen_behind_a_silent_network_is_missed_keeps_its_picture_and_comes_back(tmp_path: Path) -> None:
    (told,) = play(tmp_path, rounds=1, seed=1, lasts=(4.5,))
    assert told["kept"]
    assert told["right"] < 10
