"""The show's "no": a command that will not be done now."""

from __future__ import annotations

from ceremony.language.catalogs import say


class Refused(Exception):
    """The show will not do this now; nothing has changed. ``code`` is one of docs/wire.md."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


def refusal(language: str, code: str, /, **values: object) -> Refused:
    """A refusal with its sentence from the catalog ("core.refused.<code>")."""
    return Refused(code, say(language, f"core.refused.{code}", **values))
