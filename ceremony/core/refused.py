"""The show's "no": a command that will not be done now."""

from __future__ import annotations

from ceremony.language.catalogs import say


class Refused(Exception):
    """The show will not do this now; nothing has changed. ``code`` is one of docs/wire.md.

    ``ask``: the word with which the same command, sent once more, is done all the same; "" without one.
    """

    def __init__(self, code: str, message: str, ask: str = "") -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.ask = ask


def refusal(language: str, code: str, /, **values: object) -> Refused:
    """A refusal with its sentence from the catalog ("core.refused.<code>")."""
    return Refused(code, say(language, f"core.refused.{code}", **values))
