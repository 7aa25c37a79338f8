"""A file of an event made anew so that the hall plays it: planned, done by a child, looked at again."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ceremony.media.facts import Facts
from ceremony.media.kinds import OTHERS
from ceremony.media.playing import Use, unplayable
from ceremony.media.probing import read_facts

ORIGINALS = "goc"  # the folder below media/<event>/ in which originals are kept
_ENDINGS: dict[Use, str] = {"film": ".mp4", "sound": ".m4a", "still": ".jpg"}
_OFF = 1.0  # seconds that the new file may be shorter or longer than the old


class NotConverted(Exception):
    """Nothing was changed: ``code`` names the sentence ("broken", "large", "exists", "wrong", …)."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True)
class Conversion:
    """What is to be done: names below the event's media folder ``media``."""

    media: Path
    name: str
    target: str
    original: str
    use: Use
    seconds: float

    @property
    def renames(self) -> bool:
        """Whether files that name the old one must name the new one."""
        return self.name != self.target


def use_of(facts: Facts) -> Use:
    """What a file is good for."""
    if facts.is_still:
        return "still"
    return "film" if facts.picture is not None else "sound"


def plan_conversion(media: Path, name: str, facts: Facts) -> Conversion | None:
    """How ``name`` becomes a file that plays; None when it does. Raises NotConverted for what cannot."""
    use = use_of(facts)
    if facts.kind in OTHERS:
        raise NotConverted("kind", file=name)
    if not facts.is_whole or (use == "sound" and facts.sound is None):
        raise NotConverted("broken" if facts.kind else "kind", file=name)
    if unplayable(facts, use, name) is None:
        return None
    target = str(PurePosixPath(name).with_suffix(".png" if facts.transparent else _ENDINGS[use]))
    if target != name and (media / target).exists():
        raise NotConverted("exists", file=name, other=target)
    return Conversion(media, name, target, _free(media, f"{ORIGINALS}/{name}"), use, facts.seconds)


def _free(media: Path, name: str) -> str:
    """The name, or with a number where another original has it."""
    path, number = PurePosixPath(name), 2
    while (media / name).exists():
        name = str(path.with_stem(f"{path.stem}-{number}"))
        number += 1
    return name


def convert(plan: Conversion, report: Callable[[float], None]) -> None:
    """Make the new file, look at it, and only then put the original aside. Raises NotConverted, OSError."""
    source, target, original = (plan.media / name for name in (plan.name, plan.target, plan.original))
    part = target.with_name(f".{target.stem}.{os.getpid()}{target.suffix}")
    try:
        _run(source, part, report)
        _look_again(plan, part)
        original.parent.mkdir(parents=True, exist_ok=True)
        if plan.renames:
            part.rename(target)
            source.rename(original)
        else:
            source.rename(original)
            part.rename(target)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _run(source: Path, part: Path, report: Callable[[float], None]) -> None:
    command = [sys.executable, "-m", "ceremony.media.convert", str(source), str(part)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    told: dict[str, object] = {}
    try:
        assert child.stdout is not None
        for line in child.stdout:
            told = json.loads(line)
            if "done" in told:
                report(float(str(told["done"])))
    finally:
        child.kill()
        child.communicate()
    if not told.get("ok"):
        raise NotConverted(str(told.get("refused", "heavy")), file=source.name)


def _look_again(plan: Conversion, part: Path) -> None:
    """What came out plays, and is as long as what went in."""
    facts = read_facts([part]).get(part, Facts())
    length = plan.use == "still" or abs(facts.seconds - plan.seconds) <= max(_OFF, plan.seconds * 0.01)
    if facts.fault or not length or unplayable(facts, plan.use, part.name) is not None:
        raise NotConverted("wrong", file=plan.name)
