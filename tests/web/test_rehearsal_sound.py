"""A rehearsal moves no sound: the screen that sounded goes on, whichever comes back first."""

from __future__ import annotations

from tests.running import Show, wait_until


def sounding(show: Show) -> list[str]:
    """The names of the screens that sound."""
    return [row["name"] for row in show.view()["screens"] if row["sound"]]


def rehearses(show: Show) -> bool:
    try:
        return bool(show.view()["rehearsal"])
    except OSError:
        return False  # it starts anew just now


def test_the_screen_that_sounded_sounds_in_the_rehearsal(own_show: Show) -> None:
    own_show.socket("screen", name="phải", client="right")
    own_show.socket("screen", name="trái", client="left")
    assert own_show.command("sound", screen="trái")["ok"]
    wait_until(lambda: sounding(own_show) == ["trái"])
    mode = {"on": True, "speed": 1, "people": False}
    assert own_show.http("POST", "/api/rehearsal", role="console", body=mode).status == 200
    wait_until(lambda: rehearses(own_show))
    own_show.socket("screen", name="phải", client="right")
    own_show.socket("screen", name="trái", client="left")
    wait_until(lambda: sounding(own_show) == ["trái"])
