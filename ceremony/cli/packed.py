"""Where the sample events are: in the repository, or packed into the installed wheel."""

from __future__ import annotations

import shutil
from pathlib import Path

FOUNDING_EVENT = "thanh-khe-tay-2021"
SHELVES = ("agendas", "slides", "media")  # the three folders of every workspace
BUILT = "phim"  # media/<event>/phim holds built films, which are never copied


def repository() -> Path | None:
    """The repository, when this package is run from one."""
    root = Path(__file__).resolve().parents[2]
    return root if (root / "dev.py").is_file() and (root / "agendas").is_dir() else None


def samples() -> Path:
    """The workspace that holds the sample events; only to be copied when it is packed."""
    return repository() or Path(__file__).resolve().parents[1] / "_demo"


def has_event(workspace: Path, event: str) -> bool:
    """True when the workspace has an agenda of that name."""
    try:
        return (workspace / "agendas" / event / "agenda.yaml").is_file()
    except (OSError, ValueError):  # no file can have such a name
        return False


def event_names(workspace: Path) -> list[str]:
    """All events of a workspace, sorted."""
    return sorted(file.parent.name for file in (workspace / "agendas").glob("*/agenda.yaml"))


def copy_sample(event: str, workspace: Path, name: str | None = None) -> None:
    """A sample event copied into a workspace under ``name``; files that stand there are left alone."""
    for shelf in SHELVES:
        source, target = samples() / shelf / event, workspace / shelf / (name or event)
        target.mkdir(parents=True, exist_ok=True)
        for file in sorted(source.rglob("*")):
            place = target / file.relative_to(source)
            if file.is_file() and BUILT not in place.parts and not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, place)
