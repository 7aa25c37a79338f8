"""A text file as NFC text, whatever editor wrote it; or one clear sentence why not."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from dataclasses import replace
from pathlib import Path

from ceremony.language.catalogs import say
from ceremony.language.text import nfc
from ceremony.loaders.hints.nearby import nearby
from ceremony.model.problem import Problem

SIZE_LIMIT = 1_000_000  # bytes
ROW_LIMIT = 10_000  # of a table
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_WIDE_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def name_in(root: Path, path: Path) -> str:
    """The path as problems name it: relative to the workspace, with forward slashes."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, OSError, RuntimeError):  # RuntimeError: links that lead round in a circle
        return path.name


def _fault(
    file: str, code: str, language: str, line: int = 1, column: int = 1, /, **values: object
) -> Problem:
    name = code.partition(".")[2]
    return Problem(
        file,
        line,
        column,
        code,
        say(language, f"loaders.{name}", **values),
        say(language, f"loaders.{name}.hint", **values),
    )


def _missing(path: Path, file: str, language: str) -> Problem:
    """A file that is not there, with the one that somebody may have meant."""
    problem, near = _fault(file, "text.missing", language, 0, 0, file=file), nearby(path)
    if not near:
        return problem
    key = (
        "near-txt"
        if near.casefold() != path.name.casefold() and near.casefold().startswith(path.name.casefold())
        else "near-file"
    )
    return replace(problem, hint=say(language, f"loaders.{key}", near=near, file=path.name))


def _decode(raw: bytes, file: str, language: str) -> tuple[str | None, list[Problem]]:
    """UTF-8 with or without BOM, UTF-16 with BOM; anything else is named with its line."""
    for bom, codec in _WIDE_BOMS:
        if raw.startswith(bom):
            try:
                return raw[len(bom) :].decode(codec), []
            except UnicodeDecodeError:
                return None, [_fault(file, "text.broken-utf16", language)]
    body = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = body[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        byte = f"0x{body[error.start]:02X}"
        return None, [_fault(file, "text.not-utf8", language, line, column, byte=byte)]


def read_text(path: Path, root: Path, language: str = "vi") -> tuple[str | None, list[Problem]]:
    """The file's text: NFC, line ends as ``\\n``, no byte-order mark. Never raises for what is in it."""
    file = name_in(root, path)
    try:
        facts = path.stat()
        if facts.st_size > SIZE_LIMIT:
            return None, [_fault(file, "text.too-large", language, size=facts.st_size)]
        if not stat.S_ISREG(facts.st_mode):  # a pipe would never end
            wrong = errno.EISDIR if stat.S_ISDIR(facts.st_mode) else errno.EINVAL
            raise OSError(wrong, os.strerror(wrong))
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [_missing(path, file, language)]
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return None, [_fault(file, "text.unreadable", language, 0, 0, reason=reason)]
    text, problems = _decode(raw, file, language)
    if text is None:
        return None, problems
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        column = control.start() - text.rfind("\n", 0, control.start())
        sign = f"U+{ord(control.group()):04X}"
        return None, [_fault(file, "text.control", language, line, column, sign=sign)]
    return text, []
