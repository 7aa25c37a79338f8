#!/usr/bin/env python3
"""Two commands for a fresh machine, on Linux, macOS and Windows, with nothing but Python 3.11 or newer.

    python3 dev.py demo [--no-open ...]   make .venv, install the locked libraries, run the sample event
    python3 dev.py test [pytest ...]      the same for the tests: format, lint, types, layers, then pytest
    python3 dev.py lint                   the first four only
    python3 dev.py bench NAME [...]       one of the measurements in tests/bench
    python3 dev.py soak NAME [...]        one of the long runs in tests/soak (docs/reliability.md)
    python3 dev.py lock                   write requirements/*.lock from pyproject.toml (--upgrade: newest)

This file must parse on Pythons as old as 3.6, so that they reach the sentence below instead of a traceback.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one place that an old Python reaches
    sys.stderr.write(
        f"Cần Python 3.11 trở lên, đây là {sys.version_info[0]}.{sys.version_info[1]} · "
        f"Ceremony needs Python 3.11 or newer, this is {sys.version_info[0]}.{sys.version_info[1]}\n"
    )
    sys.exit(1)

import hashlib
import json
import os
import re
from pathlib import Path

HOME = Path(__file__).resolve().parent
VENV = HOME / ".venv"
STAMP = "ceremony-installed.json"
WINDOWS = os.name == "nt"
LOCKS = ("run", "test")  # the test lock holds everything of the run lock, in the same versions

SENTENCES = {
    "usage": (
        "Cách dùng: python3 dev.py demo | test | lint | bench TÊN | soak TÊN | lock",
        "Usage: python3 dev.py demo | test | lint | bench NAME | soak NAME | lock",
    ),
    "no_venv": (
        "Python này thiếu mô-đun venv; trên Debian, Ubuntu hãy cài bằng: sudo apt install python3-venv",
        "This Python has no venv module; on Debian or Ubuntu install it with: sudo apt install python3-venv",
    ),
    "no_network": (
        "Không tải được thư viện: hãy nối mạng Internet cho lần cài đầu tiên rồi chạy lại lệnh này.",
        "Cannot download the libraries: connect to the Internet for this first installation and run again.",
    ),
    "pip_failed": ("Cài thư viện không thành: {reason}", "The libraries could not be installed: {reason}"),
    "no_disk": ("Không ghi được {path}: {reason}", "Cannot write {path}: {reason}"),
    "making": ("Tạo môi trường Python trong .venv …", "Making the Python environment in .venv …"),
    "installing": (
        "Cài {count} thư viện đã khoá phiên bản (chỉ lần đầu) …",
        "Installing {count} locked libraries (first time only) …",
    ),
    "no_browser": (
        "Không thấy trình duyệt: hãy cài Google Chrome, Chromium hoặc Edge (hoặc đặt CEREMONY_BROWSER).",
        "No browser found: install Google Chrome, Chromium or Edge (or set CEREMONY_BROWSER).",
    ),
    "getting_browser": ("Cài trình duyệt bằng apt-get …", "Installing browsers with apt-get …"),
    "failed": ("Không đạt: {names}", "Failed: {names}"),
    "no_bench": ("Không có phép đo {name}; có: {known}", "No measurement {name}; there are: {known}"),
    "no_soak": ("Không có lượt chạy bền {name}; có: {known}", "No long run {name}; there are: {known}"),
    "locked": ("Đã ghi {path}", "Wrote {path}"),
}

LINTERS = (
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("mypy", ("-m", "mypy")),
    ("lint-imports", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
)

NO_NETWORK = re.compile(
    r"NameResolutionError|name resolution|NewConnectionError|Failed to establish|Network is unreachable"
    r"|getaddrinfo|ConnectTimeout|Read timed out|from versions: none|ProxyError|No route to host",
    re.IGNORECASE,
)


class Stop(Exception):
    """Ends the command with one sentence."""


def say(key: str, **values: object) -> str:
    """The sentence in the language of LC_ALL, LC_MESSAGES or LANG; Vietnamese unless that is English."""
    chosen = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return SENTENCES[key][1 if chosen.lower().startswith("en") else 0].format(**values)


def note(text: str) -> None:
    """One line for the person who waits, apart from what the command itself prints."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


# --- the environment -------------------------------------------------------------------------------------


def venv_python() -> Path:
    """The environment's own Python."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def fingerprint(lock: str) -> str:
    """What a lock file holds, as one word; line ends do not count (git may change them on Windows)."""
    text = (HOME / "requirements" / f"{lock}.lock").read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(text).hexdigest()


def read_stamp() -> "dict[str, str]":
    """What was installed, lock by lock, and for which folder ("home"); empty when nothing can be read."""
    try:
        stamp = json.loads((VENV / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(lock: str) -> None:
    """Remember what was installed; whoever has the test lock has the run lock too."""
    held = LOCKS if lock == "test" else (lock,)
    stamp = {"home": str(HOME), **{name: fingerprint(name) for name in held}}
    (VENV / STAMP).write_text(json.dumps(stamp), encoding="utf-8")


def installed(lock: str) -> bool:
    """True when this environment holds exactly this lock and nobody has moved the folder since."""
    stamp = read_stamp()
    kept = stamp.get("home") == str(HOME) and stamp.get(lock) == fingerprint(lock)
    return kept and venv_python().exists()


def same_home() -> bool:
    """False when the environment was made for another folder: its scripts would point there."""
    return bool(read_stamp().get("home", str(HOME)) == str(HOME))


def make_venv() -> None:
    """A fresh .venv, unless a working one stands there."""
    import importlib.util
    import subprocess

    if venv_python().exists() and same_home():
        works = subprocess.run(
            [str(venv_python()), "-m", "pip", "--version"], capture_output=True, check=False
        )
        if works.returncode == 0:
            return
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise Stop(say("no_venv"))
    import venv

    note(say("making"))
    try:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=not WINDOWS).create(VENV)
    except subprocess.CalledProcessError as problem:
        raise Stop(say("no_venv")) from problem


def install_lock(lock: str) -> None:
    """The locked libraries, every file checked against its hash."""
    import subprocess

    path = HOME / "requirements" / f"{lock}.lock"
    note(say("installing", count=len(re.findall(r"^[a-z0-9].*==", path.read_text(encoding="utf-8"), re.M))))
    pip = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
    done = subprocess.run(
        [*pip, "--require-hashes", "-r", str(path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Stop(explain_pip(done.stderr))


def explain_pip(errors: str) -> str:
    """One sentence for what pip wrote."""
    if NO_NETWORK.search(errors):
        return say("no_network")
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    told = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return say("pip_failed", reason=(told or lines or ["pip"])[-1])


def install_project() -> None:
    """``import ceremony`` and the ``ceremony`` command, without a build: a path file and a short script."""
    import shlex
    import subprocess

    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.run(
        [str(venv_python()), "-c", ask], capture_output=True, text=True, check=True
    ).stdout.strip()
    Path(site, "ceremony-here.pth").write_text(f"{HOME}\n", encoding="utf-8")
    if WINDOWS:
        script = VENV / "Scripts" / "ceremony.cmd"
        script.write_text('@"%~dp0python.exe" -m ceremony %*\n', encoding="utf-8")
        return
    script = VENV / "bin" / "ceremony"
    script.write_text(
        f'#!/bin/sh\nexec {shlex.quote(str(venv_python()))} -m ceremony "$@"\n', encoding="utf-8"
    )
    script.chmod(0o755)


def prepare(lock: str) -> None:
    """Everything ``lock`` needs; nothing to do when it was done before."""
    if installed(lock):
        return
    try:
        make_venv()
        (VENV / STAMP).unlink(missing_ok=True)
        install_lock(lock)
        install_project()
        write_stamp(lock)
    except OSError as problem:
        raise Stop(
            say("no_disk", path=problem.filename or VENV, reason=problem.strerror or problem)
        ) from problem


# --- the browser -----------------------------------------------------------------------------------------

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_BROWSERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_BROWSERS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


def find_browser() -> "str | None":
    """Chrome, Chromium or Edge: CEREMONY_BROWSER first, then the path, then the usual places."""
    import shutil

    named = os.environ.get("CEREMONY_BROWSER")
    if named:
        return shutil.which(named)
    places = [found for found in map(shutil.which, BROWSERS) if found]
    places += [place for mac in MAC_BROWSERS for place in (mac, str(Path.home()) + mac)]
    roots = [os.environ[name] for name in WINDOWS_FOLDERS if os.environ.get(name)]
    places += [str(Path(root, tail)) for tail in WINDOWS_BROWSERS for root in roots]
    return next((place for place in places if Path(place).is_file()), None)


def is_debian(release: Path = Path("/etc/os-release")) -> bool:
    """Debian itself: Ubuntu's chromium package is only a pointer to another shop."""
    try:
        return re.search(r"^ID=\"?debian\"?$", release.read_text(encoding="utf-8"), re.M) is not None
    except OSError:
        return False


def need_browser() -> str:
    """A browser for the tests; on Debian, as root, it is installed when missing, and Firefox with it."""
    import shutil
    import subprocess

    found = find_browser()
    firefox = shutil.which("firefox-esr") or shutil.which(
        "firefox"
    )  # only where it can be had: tests skip without
    if not (found and firefox) and is_debian() and getattr(os, "geteuid", lambda: 1)() == 0:
        note(say("getting_browser"))
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        wanted = [*([] if found else ["chromium"]), *([] if firefox else ["firefox-esr"])]
        for words in (["update", "-q"], ["install", "-qy", "--no-install-recommends", *wanted]):
            subprocess.run(["apt-get", *words], stdout=subprocess.DEVNULL, env=quiet, check=False)
        found = find_browser()
    if not found:
        raise Stop(say("no_browser"))
    return found


# --- the commands ----------------------------------------------------------------------------------------


def call(words: "list[str]", **env: str) -> int:
    """Run the environment's Python in the project's folder and wait for it."""
    import subprocess

    return subprocess.run(
        [str(venv_python()), *words], cwd=HOME, env={**os.environ, **env}, check=False
    ).returncode


def demo(words: "list[str]") -> int:
    """The sample event; this process becomes the show's where the system can do that."""
    prepare("run")
    command = [str(venv_python()), "-m", "ceremony", "demo", *words]
    if not WINDOWS:
        os.execv(command[0], command)  # noqa: S606 - the words are a list, no shell reads them
    return call(command[1:])


def failed_linters() -> "list[str]":
    """The names of the checks that found something; they print what."""
    return [name for name, words in LINTERS if call(list(words))]


def lint(words: "list[str]") -> int:
    """Format, lint, types and layers."""
    prepare("test")
    failed = failed_linters()
    if failed:
        note(say("failed", names=", ".join(failed)))
    return 1 if failed else 0


def test(words: "list[str]") -> int:
    """Format, lint, types, layers and the whole suite; the last line printed is pytest's own closing line."""
    prepare("test")
    browser = need_browser()
    failed = failed_linters()
    code, closing = run_pytest(words, browser)
    if failed:
        note(say("failed", names=", ".join(failed)))
        print(closing, flush=True)
    return code or (1 if failed else 0)


def run_pytest(words: "list[str]", browser: str) -> "tuple[int, str]":
    """pytest on two cores, passed through as it comes; returns its exit code and closing line."""
    import subprocess

    env = {**os.environ, "CEREMONY_BROWSER": browser}
    if sys.stdout.isatty():
        env["PY_COLORS"] = "1"
    tail = b""
    command = [str(venv_python()), "-m", "pytest", "-n", "2", *words]
    with subprocess.Popen(command, cwd=HOME, env=env, stdout=subprocess.PIPE, bufsize=0) as running:
        for chunk in iter(lambda: running.stdout.read(4096) if running.stdout else b"", b""):
            sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
            tail = (tail + chunk)[-4096:]
    lines = tail.decode("utf-8", "replace").rstrip().splitlines()
    return running.returncode, lines[-1] if lines else ""


def bench(words: "list[str]") -> int:
    """One measurement; prints its own table."""
    known = sorted(path.stem for path in (HOME / "tests" / "bench").glob("[a-z]*.py"))
    if not words or words[0] not in known:
        raise Stop(say("no_bench", name=words[0] if words else "?", known=", ".join(known)))
    prepare("test")
    return call(["-m", f"tests.bench.{words[0]}", *words[1:]], CEREMONY_BROWSER=need_browser())


LOOPS = {
    "kill-engine": "tests.journal.kill_loop",
    "kill-server": "tests.web.kill_loop",
    "disk-faults": "tests.journal.fault_loop",
}


def soak(words: "list[str]") -> int:
    """One long run; prints its seed and what came of it."""
    files = (HOME / "tests" / "soak").glob("[a-z]*.py")
    own = {path.stem: f"tests.soak.{path.stem}" for path in files if path.stem[:5] != "test_"}
    known = {**LOOPS, **own}
    if not words or words[0] not in known:
        raise Stop(say("no_soak", name=words[0] if words else "?", known=", ".join(sorted(known))))
    prepare("test")
    return call(["-m", known[words[0]], *words[1:]], CEREMONY_BROWSER=find_browser() or "")


def lock(words: "list[str]") -> int:
    """Both lock files: hashes, every platform, no address of any shop; run in the versions of test."""
    prepare("test")
    probe = "import sys, importlib.util as found; sys.exit(found.find_spec('uv') is None)"
    if call(["-c", probe]) and call(["-m", "pip", "install", "--quiet", "uv"]):
        raise Stop(say("no_network"))
    compile_lock = [
        "-m",
        "uv",
        "pip",
        "compile",
        "--universal",
        "--python-version",
        "3.11",
        "--fork-strategy",
        "fewest",
    ]
    compile_lock += [
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "--no-emit-index-url",
        "--no-config",
        "--quiet",
    ]
    compile_lock += ["pyproject.toml", *words]
    for more in (["--extra", "test", "-o", "requirements/test.lock"], ["-o", "requirements/run.lock"]):
        pins = ["--constraint", "requirements/test.lock"] if "--extra" not in more else []
        if call([*compile_lock, *pins, *more]):
            return 1
        note(say("locked", path=more[-1]))
    return 0


COMMANDS = {"demo": demo, "test": test, "lint": lint, "bench": bench, "soak": soak, "lock": lock}


def main(words: "list[str]") -> int:
    """Run one command; everything foreseeable ends in one sentence and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    command = COMMANDS.get(words[0]) if words else None
    if command is None:
        note(say("usage"))
        return 0 if words and words[0] in ("-h", "--help", "help") else 2
    try:
        return command(words[1:])
    except Stop as stop:
        note(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
