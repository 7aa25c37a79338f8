"""What a line must not part."""

from __future__ import annotations

import pytest

from ceremony.language.phrases import hold


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("kế hoạch kinh tế - xã hội", "kế_hoạch kinh_tế_-_xã_hội"),
        ("Phát động thi đua năm 2022", "Phát_động thi_đua năm_2022"),
        ("Quốc phòng – quân sự địa phương", "Quốc_phòng_– quân_sự địa phương"),
        ("một hai", "một hai"),
    ],
)
def test_words_of_two_syllables_stay_together(written: str, held: str) -> None:
    assert hold(written).replace("\u00a0", "_") == held
