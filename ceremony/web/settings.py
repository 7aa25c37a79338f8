"""What a server is told once, at start."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ceremony.web.gate import Places
from ceremony.web.network import lan_addresses


@dataclass(frozen=True, slots=True)
class Mode:
    """The real show, or a rehearsal: how fast, with simulated people or not."""

    rehearsal: bool = False
    speed: int = 1
    people: bool = False


def no_switch(_mode: Mode) -> None:
    """Stands where nothing can start the show anew."""


def no_screen(_url: str) -> bool:
    """Stands where this machine may open no window."""
    return False


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the event lies, where the server listens and who may reach it.

    ``addresses`` gives this machine's addresses on the network; they count only with ``lan``.
    ``open_screen`` puts a URL full screen on the second display and tells whether it could.
    """

    workspace: Path
    event: str
    port: int
    lan: bool = False
    language: str = "vi"
    theme: str = "ceremonial"
    rehearsal: bool = False
    secrets: Path = field(default_factory=lambda: Path(tempfile.gettempdir()) / "secrets.json")
    addresses: Callable[[], tuple[str, ...]] = lan_addresses
    open_screen: Callable[[str], bool] = no_screen
    switch: Callable[[Mode], None] = no_switch
    places: Places = field(default_factory=Places)

    @property
    def media(self) -> Path:
        """The only folder that media are served from."""
        return self.workspace / "media" / self.event

    @property
    def listen(self) -> str:
        """The address that the server binds."""
        return "0.0.0.0" if self.lan else "127.0.0.1"  # noqa: S104 - asked for with --lan

    @property
    def url(self) -> str:
        """The address of this server on this machine."""
        return f"http://127.0.0.1:{self.port}"
