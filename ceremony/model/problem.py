"""A problem: a fault in a file as a value, with its place and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """``error`` stops a load or a preflight; ``warning`` and ``note`` never do."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """``file:line:column: message`` and a hint. Line and column count from 1; 0 = unknown.

    ``code`` is the page of the manual, such as "yaml.duplicate-key" or "media.missing".
    ``file`` is relative to the workspace, with forward slashes.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return f"{place}: {self.message} [{self.code}]" + (f"\n    → {self.hint}" if self.hint else "")
