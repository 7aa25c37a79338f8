"""A screen window: a browser without any frame, full screen on the second display, with sound allowed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BROWSERS = (
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge-stable",
    "microsoft-edge",
    "brave-browser",
    "chrome",
    "msedge",
)
MAC_BROWSERS = ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")
WINDOWS_BROWSERS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
QUIET = (
    "--no-first-run",
    "--no-default-browser-check",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-features=Translate,TranslateUI,MediaRouter,GlobalMediaControls",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-component-update",
    "--disable-session-crashed-bubble",
    "--disable-infobars",
    "--disable-pinch",
    "--overscroll-history-navigation=0",
    "--hide-crash-restore-bubble",
    "--noerrdialogs",
    "--password-store=basic",
)
_XRANDR = re.compile(r"^\S+ connected (primary )?(\d+)x(\d+)\+(-?\d+)\+(-?\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Display:
    """One monitor's place on the desktop, in pixels."""

    x: int
    y: int
    width: int
    height: int
    primary: bool = False


def find_browser() -> str | None:
    """The path of a browser of the Chromium family; CEREMONY_BROWSER wins; None when there is none."""
    chosen = os.environ.get("CEREMONY_BROWSER")
    if chosen and shutil.which(chosen):
        return shutil.which(chosen)
    return next((path for path in _candidates() if path and Path(path).is_file()), None)


def _candidates() -> list[str | None]:
    found = [shutil.which(name) for name in BROWSERS]
    if sys.platform == "darwin":
        roots = (Path("/Applications"), Path.home() / "Applications")
        found += [
            str(root / f"{name}.app" / "Contents" / "MacOS" / name) for name in MAC_BROWSERS for root in roots
        ]
    if sys.platform == "win32":
        keys = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        found += [
            str(Path(os.environ[key]) / tail)
            for tail in WINDOWS_BROWSERS
            for key in keys
            if key in os.environ
        ]
    return found


def read_xrandr(text: str) -> list[Display]:
    """The displays that ``xrandr --query`` lists."""
    return [
        Display(int(m[4]), int(m[5]), int(m[2]), int(m[3]), primary=bool(m[1]))
        for m in _XRANDR.finditer(text)
    ]


def _linux_displays() -> list[Display]:
    tool = shutil.which("xrandr")
    if not tool or not os.environ.get("DISPLAY"):
        return []
    try:
        asked = subprocess.run([tool, "--query"], capture_output=True, text=True, timeout=3, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return read_xrandr(asked.stdout)


def _windows_displays() -> list[Display]:
    import ctypes
    from ctypes import wintypes

    user32 = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
    found: list[Display] = []

    def note(_monitor: int, _context: int, box: object, _more: int) -> int:
        area = box.contents  # type: ignore[attr-defined]
        left, top = area.left, area.top
        found.append(Display(left, top, area.right - left, area.bottom - top, primary=not (left or top)))
        return 1

    kind = ctypes.WINFUNCTYPE(  # type: ignore[attr-defined,unused-ignore]
        ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(wintypes.RECT), ctypes.c_void_p
    )
    user32.EnumDisplayMonitors(None, None, kind(note), 0)
    return found


def displays() -> list[Display]:
    """The monitors of this machine; empty where that cannot be known (macOS, Wayland without xrandr).

    There the window opens where the browser puts it: drag it to the projector once; the browser
    remembers the place for its profile.
    """
    if sys.platform == "win32":
        return _windows_displays()
    return _linux_displays() if sys.platform.startswith("linux") else []


def hall_display(found: Sequence[Display]) -> Display | None:
    """The display for the hall: the first that is not the operator's, else the only one."""
    others = [display for display in found if not display.primary]
    if len(found) > 1 and len(others) == len(found):
        others = [display for display in found if (display.x, display.y) != (0, 0)] or others
    return others[0] if others else (found[0] if found else None)


def command_line(browser: str, url: str, profile: Path, display: Display | None) -> list[str]:
    """The whole command that opens the window."""
    line = [browser, f"--app={url}", "--kiosk", f"--user-data-dir={profile}", *QUIET]
    if display:
        line += [
            f"--window-position={display.x},{display.y}",
            f"--window-size={display.width},{display.height}",
        ]
    if sys.platform.startswith("linux") and os.geteuid() == 0:
        line.append("--no-sandbox")  # the browser refuses to start for root otherwise
    return line


def kept(line: list[str]) -> list[str]:
    """The same window, kept by a process that loads its page again when that crashes (not on Windows)."""
    if os.name != "posix":
        return line
    return [sys.executable, "-P", str(Path(__file__).with_name("window.py")), *line]


def open_screen(url: str, profile: Path, display: Display | None = None) -> bool:
    """Open ``url`` full screen on the hall's display; in the usual browser when no other is there."""
    browser = find_browser()
    if browser is None:
        return webbrowser.open(url)
    profile.mkdir(parents=True, exist_ok=True)
    line = kept(command_line(browser, url, profile, display or hall_display(displays())))
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen(line, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError:
        return webbrowser.open(url)
    return True
