"""Subtitles from the words that are said: cut where one breathes, shown as long as they are heard or read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ceremony.language.phrases import hold
from ceremony.video.film import Film, Placed
from ceremony.video.heard import VOICE_AT
from ceremony.video.motion import CROSS_FADE_SECONDS
from ceremony.video.stage import FPS

LINE = 42  # letters: two lines of so many are read at a glance
_PLACE = "position:6.25%,line-left align:left size:70%"  # the sample mark stands on the right
_FOOT, _HIGH = 94.4, 5.2  # percent: where the last line ends, level with the sample mark; how high a line is
_BREATHS = (
    re.compile(r"(?<=[.!?…])\s+"),
    re.compile(r"(?<=[;:])\s+"),
    re.compile(r"(?<=,)\s+"),
    re.compile(r"\s+(?=(?:và|hoặc|với|của|cho|từ|so|and|or|with|of|for)\s)"),
    re.compile(r"\s+"),
)


@dataclass(frozen=True)
class Subtitle:
    """One subtitle: from and until when (seconds of the film), and its one or two lines."""

    start: float
    end: float
    lines: tuple[str, ...]


def pieces(text: str, most: int = 2 * LINE - 6, depth: int = 0) -> list[str]:
    """The text in parts of at most ``most`` letters, cut at the strongest breath that does it."""
    text = text.strip()
    if len(text) <= most or depth == len(_BREATHS):
        return [text] if text else []
    out: list[str] = []
    for part in _BREATHS[depth].split(text):
        if out and len(out[-1]) + 1 + len(part) <= most and (depth or len(part) < most // 3):
            out[-1] = f"{out[-1]} {part}"
        else:
            out.append(part)
    return [small for part in out for small in pieces(part, most, depth + 1)]


def two_lines(text: str) -> tuple[str, ...]:
    """The text on one line, or on two of nearly equal length, broken at a space."""
    if len(text) <= LINE:
        return (text,)
    held = hold(text)  # what belongs together keeps together, where it can
    spaces = [found.start() for found in re.finditer(" ", held if len(held) == len(text) else text)]
    fits = [place for place in spaces if max(place, len(text) - place - 1) <= LINE]
    spaces = fits or [found.start() for found in re.finditer(" ", text)]
    if not spaces:
        return (text,)
    middle = min(spaces, key=lambda place: (abs(place - len(text) / 2), place))
    return text[:middle], text[middle + 1 :]


def _weight(text: str) -> float:
    """How long a text takes to be said, in syllables; figures take longer than they look."""
    return len(text.split()) + 0.6 * sum(letter.isdigit() for letter in text) + 1.0


def spread(text: str, start: float, end: float) -> list[Subtitle]:
    """A text as subtitles from ``start`` to ``end``, each as long as its share of the syllables."""
    parts = pieces(text)
    total = sum(map(_weight, parts))
    out = []
    for part in parts:
        until = start + (end - start) * _weight(part) / total
        out.append(Subtitle(start, until, two_lines(part)))
        start, total = until, total - _weight(part)
    return out


def subtitles(line: Sequence[Placed]) -> list[Subtitle]:
    """All subtitles of placed scenes, in order; none overlaps another."""
    out: list[Subtitle] = []
    for index, placed in enumerate(line):
        if not placed.scene.say:
            continue
        inside = line[index : index + placed.scene.span]
        start = placed.first / FPS + (VOICE_AT if placed.scene.voice else CROSS_FADE_SECONDS)
        end = (inside[-1].last + 1) / FPS - CROSS_FADE_SECONDS
        if placed.scene.voice and not any(one.scene.voice for one in inside[1:]):
            end = min(end, start + placed.scene.voice.seconds)
        out += spread(placed.scene.say, start, end)
    return out


def _stamp(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    hours, rest = divmod(thousandths, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("-->", "→")


def _place(one: Subtitle) -> str:
    """Where it stands: a player's own place is the very edge, which a projector may cut off."""
    return f"line:{_FOOT - _HIGH * len(one.lines):.1f}% {_PLACE}"


def web_vtt(film: Film, tag: str) -> str:
    """The film's subtitles as a WebVTT file; ``tag`` says which film they belong to. "" without any."""
    shown = subtitles(film.line)
    if not shown:
        return ""
    blocks = [f"WEBVTT\n\nNOTE {tag}"]
    for number, one in enumerate(shown, 1):
        text = "\n".join(map(_plain, one.lines))
        blocks.append(f"{number}\n{_stamp(one.start)} --> {_stamp(one.end)} {_place(one)}\n{text}")
    return "\n\n".join(blocks) + "\n"
