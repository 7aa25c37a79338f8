"""Sealed winners on paper: the MC's script does not give them away."""

from __future__ import annotations

import json
from dataclasses import replace

from ceremony.documents.script import script
from tests.documents.event import founding


def test_the_script_of_a_reveal_names_no_winner() -> None:
    production, edition = founding()
    cues = edition.rundown.cues
    quiet = (replace(cue, script="") if cue.layout == "opener" else cue for cue in cues)
    sealed = tuple(replace(cue, sealed=bool(cue.subject) or cue.layout == "names") for cue in quiet)
    told = script(production, replace(edition, rundown=replace(edition.rundown, cues=sealed)))
    plain = json.dumps(told.content, ensure_ascii=False).replace("\u00a0", " ")
    assert "Chưa công bố" in plain
    assert "Cá nhân mẫu 02" not in plain
    assert "Cá nhân mẫu hai" not in plain


def test_without_a_seal_the_script_names_them() -> None:
    production, edition = founding()
    plain = json.dumps(script(production, edition).content, ensure_ascii=False).replace("\u00a0", " ")
    assert "Cá nhân mẫu hai" in plain
