"""Every word that is said at the founding event, read by a person once: nothing changes unseen.

After a change that is meant, read the difference and keep it:
``python -m ceremony script thanh-khe-tay-2021 > tests/golden/thanh-khe-tay-2021.txt``
"""

from __future__ import annotations

from pathlib import Path

from ceremony.cli.script import lines_of, read_event
from ceremony.language.abbreviations import find_abbreviations, unknown_short_forms

HOME = Path(__file__).resolve().parents[2]
GOLDEN = HOME / "tests" / "golden" / "thanh-khe-tay-2021.txt"


def _said() -> list[str]:
    return "\n".join(lines_of(read_event(HOME, "thanh-khe-tay-2021").rundown)).rstrip().splitlines()


def test_the_mc_says_what_somebody_has_read() -> None:
    assert _said() == GOLDEN.read_text(encoding="utf-8").rstrip().splitlines()


def test_no_line_holds_a_short_form_or_a_place_to_fill() -> None:
    spoken = [line for line in _said() if not line.startswith("##")]
    assert [line for line in spoken if "{" in line or find_abbreviations(line)] == []
    assert [line for line in spoken if unknown_short_forms(line)] == []
