"""What the MC says of somebody who is called when it goes otherwise, by name."""

from __future__ import annotations

from ceremony.core.words.standing import name_line
from ceremony.core.words.wording import Wording, sentence
from ceremony.model.call import Call
from ceremony.model.rundown import FallbackLine

_RECIPIENT = ("absent", "stand-in", "wrong-name", "missed", "posthumous")
_SIGNER = ("signer-absent", "wrong-signer", "missed-signer")


def rescue_lines(wording: Wording, call: Call, by: str = "") -> tuple[FallbackLine, ...]:
    """The lines for one person, whose group says whether they receive or sign; ``by`` receives for them."""
    if not call.group:
        return tuple(_line(wording, key, _then(wording, key, call)) for key in _SIGNER)
    keys = [key for key in _RECIPIENT if key != "posthumous" or call.group == "individual"]
    texts = {key: _then(wording, key, call) for key in keys if key != "posthumous"}
    if "posthumous" in keys:
        texts["posthumous"] = name_line(wording, call, "posthumous", "")
    if by:
        texts["stand-in"] = name_line(wording, call, "stand_in", by)
    return tuple(_line(wording, key, texts[key]) for key in keys)


def open_rescue_lines(wording: Wording) -> tuple[FallbackLine, ...]:
    """The same for a batch that is shown at once: nobody is named."""
    return tuple(_line(wording, key, wording.say(f"then.{key}.open")) for key in _RECIPIENT)


def with_stand_in(
    wording: Wording, lines: tuple[FallbackLine, ...], call: Call, by: str
) -> tuple[FallbackLine, ...]:
    """A cue's lines, with the name of whoever receives in somebody's place once it is known."""
    if not by:
        return lines
    pairs = zip(rescue_lines(wording, call), rescue_lines(wording, call, by), strict=True)
    known = dict(pairs)
    return tuple(known.get(line, line) for line in lines)


def _then(wording: Wording, key: str, call: Call) -> str:
    return wording.say(f"then.{key}", name=call.name, first=sentence(call.name))


def _line(wording: Wording, key: str, text: str) -> FallbackLine:
    return FallbackLine(wording.say(f"when.{key}"), text)
