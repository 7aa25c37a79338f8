"""A screen whose network goes silent, where the system lets a test make one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.soak.network import possible


@pytest.mark.browser
@pytest.mark.skipif(not possible(), reason="needs Linux, root, ip and tc")
def test_a_screen_behind_a_failing_network_is_missed_keeps_its_picture_and_comes_back() -> None:
    words = [sys.executable, "-m", "tests.soak.network", "--rounds", "1", "--longest", "4.5", "--seed", "1"]
    told = subprocess.run(words, capture_output=True, text=True, check=False)  # a browser of its own
    assert "'kept': True" in told.stdout, told.stderr
    assert "right after" in told.stdout
