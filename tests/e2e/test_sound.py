"""A cue's own sound: heard on one screen, gone with its cue, silent under the holding card."""

from __future__ import annotations

import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest
from playwright.sync_api import Page

from tests.e2e.hall import Hall
from tests.running import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

KEEP_SOUNDS = """
window.sounds = [];
const Plain = window.Audio;
window.Audio = function (src) {
  const made = new Plain(src);
  window.sounds.push(made);
  return made;
};
"""
HEARD = "() => window.sounds.some((sound) => !sound.paused && !sound.muted && sound.volume > 0)"


def give_a_sound(hall: Hall) -> None:
    """Let the purpose be spoken over a tone."""
    media: Path = hall.show.workspace / "media" / hall.show.event / "nhac.mp3"
    tone = ["-f", "lavfi", "-i", "sine=frequency=330:duration=60", "-q:a", "9", str(media)]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *tone], check=True)
    agenda = hall.show.workspace / "agendas" / hall.show.event / "agenda.yaml"
    rev = hall.show.view()["rev"]
    text = agenda.read_text(encoding="utf-8")
    agenda.write_text(
        text.replace("kind: purpose\n", "kind: purpose\n    sound: {file: nhac.mp3, loop: true}\n", 1),
        encoding="utf-8",
    )
    wait_until(lambda: hall.show.view()["rev"] != rev)


def open_ear(hall: Hall, name: str) -> Page:
    """A screen that keeps every sound it makes."""
    return hall.page(f"screen/{name}", script=KEEP_SOUNDS)


def test_a_cues_sound_is_heard_on_one_screen_and_ends_with_the_cue(hall: Hall) -> None:
    give_a_sound(hall)
    ears = [open_ear(hall, "trai"), open_ear(hall, "phai")]
    assert hall.show.command("take", cue="ly-do")["ok"]
    wait_until(lambda: sorted(ear.evaluate(HEARD) for ear in ears) == [False, True])
    quiet = next(ear for ear in ears if not ear.evaluate(HEARD))
    name = "trai" if quiet is ears[0] else "phai"
    assert hall.show.command("sound", screen=name)["ok"]
    wait_until(lambda: quiet.evaluate(HEARD) and sum(ear.evaluate(HEARD) for ear in ears) == 1)
    assert hall.show.command("panic")["ok"]
    wait_until(lambda: not any(ear.evaluate(HEARD) for ear in ears))
    assert hall.show.command("release")["ok"]
    wait_until(lambda: quiet.evaluate(HEARD))
    assert hall.show.command("take", cue="chi-dao")["ok"]
    wait_until(lambda: not any(ear.evaluate(HEARD) for ear in ears))
