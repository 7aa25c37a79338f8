"""``ceremony run EVENT``: the running show."""

from __future__ import annotations

import errno
import gc
import json
import logging
import os
import re
import signal
import sys
from typing import TYPE_CHECKING, Any

import click

from ceremony.cli.options import Options
from ceremony.cli.spoken import LANGUAGE, WORKSPACE, spoken
from ceremony.language.catalogs import say

if TYPE_CHECKING:
    from ceremony.cli.fresh import Start
    from ceremony.cli.instance import Instance
    from ceremony.cli.serving import Running
    from ceremony.web.asking import Web
    from ceremony.web.settings import Mode

log = logging.getLogger("ceremony.run")

DEFAULT_PORT = 8080
PORTS_TRIED = 20
PORT_REFUSED = (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES, errno.EPERM)


def patch() -> None:
    """Make waiting cooperative; must come before anything that waits is made.

    Part by part, not ``patch_all``, and without asking every installed package for plugins before and
    after each part: that costs more start time than all the rest. TLS stays as it is: nothing here speaks it.
    """
    from gevent import events, monkey

    events.notify_and_call_entry_points = events.notify
    for part in (
        monkey.patch_os,
        monkey.patch_time,
        monkey.patch_thread,
        monkey.patch_socket,
        monkey.patch_select,
        monkey.patch_queue,
        monkey.patch_subprocess,
        monkey.patch_signal,
    ):
        part()


def end_at_once() -> None:
    """Until the show runs a signal ends the process on the spot: all on disk is whole in every moment.

    No KeyboardInterrupt: one that falls into an import is lost.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: os._exit(0))


def fail(options: Options, key: str, **values: Any) -> None:
    """Say on the right channel why there is no show, and end with 1."""
    more = values.pop("more", {})
    sentence = say(options.language, f"cli.run_{key}", **values)
    if options.as_json:
        click.echo(json.dumps({"ok": False, "message": sentence} | more, ensure_ascii=False))
    else:
        click.echo(sentence, err=True)
    sys.exit(1)


@click.command()
@click.argument("event")
@WORKSPACE
@click.option("--port", type=click.IntRange(0, 65535), help=f"Cổng · the port [{DEFAULT_PORT}]")
@click.option("--lan", is_flag=True, help="Cho máy khác trong mạng vào · let other machines in")
@click.option("--no-open", is_flag=True, help="Không mở trình duyệt · open no browser")
@click.option("--json", "as_json", is_flag=True, help="In JSON cho chương trình khác · JSON for programs")
@click.option("--rehearsal", is_flag=True, help="Tập dượt, ghi sổ riêng · rehearse with a record of its own")
@click.option(
    "--speed", type=click.IntRange(1, 20), default=1, help="Tập nhanh gấp mấy lần · how fast to rehearse"
)
@click.option("--people", is_flag=True, help="Tập với người giả lập · rehearse with simulated people")
@click.option(
    "--seed", type=int, default=1, help="Số gieo của người giả lập · the chance of the simulated people"
)
@click.option(
    "--fresh", is_flag=True, help="Bắt đầu sổ mới, cất sổ cũ · a new record, the old one kept aside"
)
@click.option("--sound", default="", hidden=True)
@LANGUAGE
def run(event: str, no_open: bool, **asked: Any) -> None:
    """Chạy buổi lễ · Run the show."""
    workspace = asked["workspace"].resolve()
    said = {"workspace": workspace, "language": spoken(asked["language"], workspace, event)}
    options = Options(event=event, opens=not no_open, **asked | said)
    gc.disable()  # nothing of a start is garbage, and looking for some is a seventh of it
    end_at_once()
    patch()
    from ceremony.cli.instance import AlreadyRunning, Instance

    folder = options.workspace / ".ceremony" / event
    places = (options.workspace / "agendas" / event, folder / "rundown.json")
    if not may_be(event) or not any(place.exists() for place in places):
        fail_unknown(options)
    try:
        with Instance(folder) as instance:
            start = first_rundown(options)
            if start.compiled is None:
                show_faults(start, options)
                if start.crash:
                    fail(options, "crashed", reason=start.crash)
                fail(options, "broken", count=len(start.faults), more={"problems": plain_faults(start)})
            serve(start, instance, options)
    except AlreadyRunning as other:
        fail(options, "already", event=event, where=other.where)
    except OSError as fault:
        fail(options, "folder", folder=fault.filename or folder, reason=fault.strerror or str(fault))


def first_rundown(options: Options) -> Start:
    """What the show starts with. Raises OSError."""
    from ceremony.cli.fresh import fresh_rundown

    try:
        return fresh_rundown(options.workspace, options.event, options.language)
    except OSError:
        raise
    except Exception as fault:
        log.exception("the files were not read")
        fail(options, "crashed", reason=in_a_line(fault))
        raise


def in_a_line(fault: Exception) -> str:
    """A fault of this program, for the one line that others wait for."""
    return f"{type(fault).__name__}: {fault}"[:300]


def may_be(event: str) -> bool:
    """Whether this can be the name of an event's folder: no path, nothing hidden."""
    return re.fullmatch(r"[a-z0-9][a-z0-9-]{,99}", event) is not None


def fail_unknown(options: Options) -> None:
    """Say that there is no such event, and which was meant."""
    from ceremony.loaders.production import events_in
    from ceremony.loaders.suggest import hint

    meant = hint(options.language, options.event, events_in(options.workspace))
    fail(options, "unknown", event=options.event[:60], folder=options.workspace, meant=meant)


def plain_faults(start: Start) -> list[dict[str, object]]:
    """The faults of the files as JSON values."""
    from ceremony.model.compiled import problem_json

    return [problem_json(problem) for problem in start.faults]


def show_faults(start: Start, options: Options) -> None:
    """Every fault with its place, for people."""
    if not options.as_json:
        for problem in start.faults:
            click.echo(str(problem), err=True)


def serve(start: Start, instance: Instance, options: Options) -> None:
    """Put the show together, tell where it is, serve until a signal ends it."""
    from ceremony.web.library import load_sockets

    load_sockets()  # before anything else of the web asks for it
    from ceremony.cli.serving import open_windows, prepare
    from ceremony.journal import JournalBusy, JournalFault, JournalFull, JournalLost, JournalNewer

    port = choose_port(options)
    try:
        running = prepare(start, options, port)
    except JournalBusy as fault:
        fail(options, "busy", reason=str(fault))
    except (JournalFull, JournalLost) as fault:
        fail(options, "folder", folder=options.workspace / ".ceremony", reason=str(fault))
    except JournalNewer as fault:
        fail(options, "newer", reason=str(fault))
    except JournalFault as fault:
        fail(options, "journal", reason=str(fault))
    except OSError as fault:
        reason = fault.strerror or str(fault)
        if fault.filename or fault.errno not in PORT_REFUSED:
            fail(options, "folder", folder=fault.filename or options.workspace / ".ceremony", reason=reason)
        fail(options, "port_taken", port=port, reason=reason)
    except Exception as fault:
        log.exception("the show did not begin")
        fail(options, "crashed", reason=in_a_line(fault))
    instance.tell(running.web.settings.url)
    if options.as_json:
        tell_programs(running.web)
    else:
        show_faults(start, options)
        tell_people(running, start, options.language)
    if options.opens:
        open_windows(running.web)
    gc.freeze()  # what the start made stays: no search for garbage walks over it while the show runs
    gc.enable()
    running.serve()
    if running.wanted:
        start_anew(options, running.wanted, port, running.web.conductor.sounding)


def start_anew(options: Options, mode: Mode, port: int, sounding: str) -> None:
    """This process becomes the show in another mode, at the same address; the same screen sounds on."""
    words = ["run", options.event, "--workspace", str(options.workspace), "--port", str(port), "--no-open"]
    words += ["--lan"] if options.lan else []
    words += ["--json"] if options.as_json else []
    words += ["--language", options.language, *(["--sound", sounding] if sounding else [])]
    if mode.rehearsal:
        words += ["--rehearsal", "--speed", str(mode.speed), *(["--people"] if mode.people else [])]
    os.execv(sys.executable, [sys.executable, "-m", "ceremony", *words])  # noqa: S606 - no shell reads it


def choose_port(options: Options) -> int:
    """The port that was asked for, or the usual one, or the next free one after it."""
    from ceremony.web.network import free_port

    listen = "0.0.0.0" if options.lan else "127.0.0.1"  # noqa: S104 - asked for with --lan
    wanted = DEFAULT_PORT if options.port is None else options.port
    found = free_port(wanted, listen, PORTS_TRIED if options.port is None else 1)
    if found is None:
        fail(options, "port_taken", port=wanted, reason="")
    assert found is not None
    return found


def tell_programs(web: Web) -> None:
    """The one line that docs/wire.md promises."""
    from ceremony.web.access import ROLES

    tokens = {role: web.access.token(role) for role in ROLES}
    line = {"url": web.settings.url, "pid": os.getpid(), "tokens": tokens}
    click.echo(json.dumps(line))
    sys.stdout.flush()


def tell_people(running: Running, start: Start, language: str) -> None:
    """Every address, and with --lan a way in for other devices."""
    web = running.web
    hosts = [web.settings.url, *(f"http://{own}:{web.settings.port}" for own in web.guard.own)]
    click.echo(say(language, "cli.run_ready", name=start.compiled.rundown.name if start.compiled else ""))
    for role in ("console", "screen", "stage", "desk", "sign", "follow"):
        click.echo(f"  {say(language, f'cli.run_page_{role}')}")
        for host in hosts:
            click.echo(f"    {host}/{role}#token={web.access.token(role)}")
    if start.faults:
        click.echo(say(language, "cli.run_old_rundown", count=len(start.faults)), err=True)
    show_pairing(web, language)
    if not (web.settings.lan and web.guard.own):
        click.echo(say(language, "cli.run_only_here"))
    click.echo(say(language, "cli.run_stop"))


def show_pairing(web: Web, language: str) -> None:
    """A QR picture that lets one phone in as the stage display."""
    from ceremony.web.pairing import drawing

    offer = web.access.offer("stage")
    host = web.guard.own[0] if web.guard.own else "127.0.0.1"
    url = f"http://{host}:{web.settings.port}/pair?role=stage#code={offer.code}"
    click.echo(drawing(url))
    click.echo(say(language, "cli.run_pairing", pin=offer.pin))
